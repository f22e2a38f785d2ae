/*
 * Files that other steps put beside those of a build and that belong to the site all the same:
 * the index of the search (scripts/search), compressed files (scripts/compress).
 */
#ifndef VETRO_WRITE_COMPANION_H
#define VETRO_WRITE_COMPANION_H

#include "write/tree.h"

/*
 * Adds them to the entries. A compressed file that does not bear the time of its page was made of
 * an older one, which a host would go on to show: it is left out. False: a folder cannot be read.
 */
bool companion_add_all(struct write_tree *tree, struct diagnostics *diagnostics);

#endif
