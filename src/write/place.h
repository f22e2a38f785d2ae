/* The two ways in which write_commit changes the old site: placing and removing. */
#ifndef VETRO_WRITE_PLACE_H
#define VETRO_WRITE_PLACE_H

#include "write/survey.h"
#include "write/tree.h"

/* Moves what is staged into the output. The entries must be sorted. */
bool place_staged(struct write_tree *tree, struct diagnostics *diagnostics);

/* Removes stale files and folders that are in the place of something staged. */
bool place_remove_obstacles(struct write_tree *tree, const struct survey *survey,
                            struct diagnostics *diagnostics);

/* Removes all other stale files, then the folders that this or a crash left empty. */
bool place_remove_stale(struct write_tree *tree, struct diagnostics *diagnostics);

#endif
