/* What changed since the last publication. Private to `cli`. */
#ifndef VETRO_CLI_HISTORY_H
#define VETRO_CLI_HISTORY_H

#include "cli/judge.h"

/*
 * Compares every edition with what is published in the folder `published` (a site; it need not
 * be there) and fills `histories` [edition], in `arena`. What is told depends on the content
 * and on that folder alone:
 *
 * - nothing there: the first publication, of the day that the content gives as its last update;
 * - the same data: the history as it is;
 * - other data of a later day: a new entry, and the data there are kept as the earlier ones;
 * - other data of the same day: the newest entry is told anew from the earlier data, so that
 *   several builds on one day make one entry.
 *
 * False: what is there could not be read.
 */
bool histories_fill(const struct judged *judged, struct text published,
                    struct publications *histories, struct arena *arena,
                    struct diagnostics *diagnostics);

#endif
