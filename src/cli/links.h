/* The links of the content that lead to other sites. Private to `cli`. */
#ifndef VETRO_CLI_LINKS_H
#define VETRO_CLI_LINKS_H

#include "cli/cli.h"

struct link_use {
    struct text url;    /* without what is behind #; in the arena */
    struct place place; /* where it stands first */
};

struct link_list {
    struct link_use *items; /* by address; each once */
    size_t count;
};

/* ---- links.c ---- */

/*
 * Gathers the addresses in all files of a content folder that people read or write: JSON,
 * Markdown and CSV, but not where data are fetched from or the site is published to. They are
 * found by how they look, so that each has its place.
 */
bool links_gather(struct text content, struct arena *arena, struct link_list *list,
                  struct diagnostics *diagnostics);

/* ---- link_check.c ---- */

struct link_counts {
    size_t links;
    size_t cached; /* known to be good from an earlier run */
    size_t good;
    size_t broken;
    size_t untried; /* the time was up */
};

/*
 * Tries the links, a few hosts at a time, each of them by one request after another, for at
 * most `seconds`. What does not answer well is a warning at its place.
 */
void links_check(const struct link_list *list, size_t seconds, struct link_counts *counts,
                 struct diagnostics *diagnostics);

/* ---- link_cache.c: good answers are believed for a week ---- */

struct link_cache {
    struct arena arena;
    struct map good; /* address → time in seconds */
    long long now;
};

void link_cache_read(struct link_cache *cache);
bool link_cache_knows(const struct link_cache *cache, struct text url);
void link_cache_add(struct link_cache *cache, struct text url);

/* One that cannot be written only costs time. */
void link_cache_write(const struct link_cache *cache, const struct link_list *list);
void link_cache_free(struct link_cache *cache);

#endif
