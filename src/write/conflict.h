/* Tells what in the output forbids to put the new site in place. */
#ifndef VETRO_WRITE_CONFLICT_H
#define VETRO_WRITE_CONFLICT_H

#include "write/tree.h"

/* One diagnostic for each conflict noted in the tree, sorted by path. True: there is none. */
bool conflict_report(const struct write_tree *tree, struct diagnostics *diagnostics);

#endif
