/*
 * A content folder in the making: what is valid is taken over, all else leaves no trace.
 * Private to `cli`.
 */
#ifndef VETRO_CLI_STAGING_H
#define VETRO_CLI_STAGING_H

#include "cli/cli.h"

struct staging {
    struct arena arena;
    struct text folder; /* terminated; empty: not made */
};

/* Makes an empty folder of a new name in `parent`. */
bool staging_make(struct staging *staging, struct text parent, struct diagnostics *diagnostics);

/* Copies all of a content folder into it; hidden files are left out. */
bool staging_copy(struct staging *staging, struct text content,
                  struct diagnostics *diagnostics);

/*
 * Whether the content is valid, as `vetro check` sees it; findings are as with
 * staging_name_places.
 */
bool staging_check(struct staging *staging, struct text content,
                   struct diagnostics *diagnostics);

/* The places of findings that name the folder in the making name `content` instead. */
void staging_name_places(const struct staging *staging, struct text content,
                         struct diagnostics *diagnostics);

/* Removes what is left of it. */
void staging_remove(struct staging *staging);

#endif
