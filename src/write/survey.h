/* A walk through the whole output, before anything in it is changed. */
#ifndef VETRO_WRITE_SURVEY_H
#define VETRO_WRITE_SURVEY_H

#include "write/tree.h"

struct survey {
    size_t foreign;         /* files, links and so on that no build wrote */
    struct text *obstacles; /* folders where files belong, deepest first; terminated */
    size_t obstacle_count;
    size_t obstacle_capacity;
};

/*
 * Finds the stale files that are still there, the stale files and folders that are in the place
 * of something of the new site, and what no build wrote. Conflicts are noted in the entries.
 * Free `obstacles` in any case; their texts are in the arena of the tree.
 */
bool survey_output(struct write_tree *tree, struct survey *survey,
                   struct diagnostics *diagnostics);

#endif
