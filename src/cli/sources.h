/* Plan data that lives elsewhere: content/ID/sources.json. Private to `cli`. */
#ifndef VETRO_CLI_SOURCES_H
#define VETRO_CLI_SOURCES_H

#include "cli/cli.h"

enum source_type {
    SOURCE_CONTENT, /* a file of the edition as it is */
    SOURCE_CSV,     /* what `vetro import` takes */
};

struct source {
    struct text edition; /* id; this and all below in the arena */
    struct text url;
    enum source_type type;
    struct text file;  /* within the edition, of SOURCE_CONTENT */
    struct text table; /* of SOURCE_CSV; may be empty, as with `vetro import` */
    struct text title;
    struct place place; /* of its address */
};

struct source_list {
    struct source *items; /* by edition, then as in the file */
    size_t count;
};

/*
 * Reads the sources of an edition, or with an empty `edition` of all that have some. False:
 * errors were added.
 */
bool sources_read(struct text content, struct text edition, struct arena *arena,
                  struct source_list *list, struct diagnostics *diagnostics);

#endif
