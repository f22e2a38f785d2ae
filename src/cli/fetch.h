/* One run of `vetro fetch`. Private to `cli`. */
#ifndef VETRO_CLI_FETCH_H
#define VETRO_CLI_FETCH_H

#include "cli/fetched.h"

enum fetch_state {
    FETCH_FAILED,    /* no bytes came; the local copy stays */
    FETCH_UNCHANGED, /* the local copy is what the host has */
    FETCH_NEW,       /* bytes came that are not valid, or not looked at yet */
    FETCH_TAKEN,
};

/* A source and what became of it. */
struct fetch_item {
    const struct source *source;
    enum fetch_state state;
    struct buffer bytes;
    struct fetched now; /* what to remember of it */
};

struct fetch {
    struct text content;
    bool insecure;
    bool dry_run;
    struct arena arena;
    struct source_list sources;
    struct fetch_item *items; /* one a source */
    struct text *written;     /* files of the content that changed, or would */
    size_t written_count;
};

/* ---- fetch.c ---- */

/*
 * Fetches what the sources name, checks the content with it, and takes over what is valid:
 * everything together where possible, else each source for itself. What was not taken is a
 * finding, with the address in place of a file for what was fetched.
 */
void fetch_run(struct fetch *fetch, struct diagnostics *diagnostics);
void fetch_free(struct fetch *fetch);

/* ---- download.c ---- */

/* Asks the hosts; sets the state of all items. */
void fetch_download(struct fetch *fetch, struct diagnostics *diagnostics);

#endif
