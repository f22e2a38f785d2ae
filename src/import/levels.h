/* An axis that is a tree, told by one column for each of its levels. */
#ifndef VETRO_IMPORT_LEVELS_H
#define VETRO_IMPORT_LEVELS_H

#include "import/run.h"

/*
 * Makes of the columns of the levels one column with the ids of the values: those of the levels
 * joined by hyphens. Levels with a single entry hold for all entries of the others. With
 * `report`, an axis without values gets them from here, and rows whose levels do not go together
 * are errors. Call it when run->axes is open and before rules_apply.
 */
void levels_compose(struct import_run *run, struct side *side, bool report);

#endif
