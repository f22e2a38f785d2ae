/* A walk through the whole output, before anything in it is changed. */
#ifndef VETRO_WRITE_SURVEY_H
#define VETRO_WRITE_SURVEY_H

#include "write/tree.h"

/* Free `items`; the texts are in the arena of the tree. */
struct name_list {
    struct text *items;
    size_t count;
    size_t capacity;
};

struct survey {
    size_t foreign;             /* files, links and so on that no build wrote */
    struct name_list obstacles; /* folders where files belong, deepest first; terminated */
    struct name_list strangers; /* see write_summary; in the order found */
    struct name_list others;    /* folders that are not of the site */
    bool odd;                   /* one of those has a path that no list can hold */
};

/*
 * Finds the stale files that are still there, the stale files and folders that are in the place
 * of something of the new site, and what no build wrote. Conflicts are noted in the entries.
 * Free with survey_free in any case; all texts are in the arena of the tree.
 */
bool survey_output(struct write_tree *tree, struct survey *survey,
                   struct diagnostics *diagnostics);

void survey_free(struct survey *survey);

#endif
