/* Which objective, and which indicator of it, a reprinted row is about. */
#ifndef VETRO_IMPORT_JOINS_H
#define VETRO_IMPORT_JOINS_H

#include "import/run.h"

struct joined {
    size_t objective; /* NONE: it could not be told */
    size_t indicator; /* NONE: the row is about the objective as a whole */
};

/* For every row of the file; `values` are their values of the axis. */
struct joined *joins_by_title(struct import_run *run, const size_t *values);
struct joined *joins_by_code(struct import_run *run);

#endif
