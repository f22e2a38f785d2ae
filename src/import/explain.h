/* How a file was understood, column by column, in words. */
#ifndef VETRO_IMPORT_EXPLAIN_H
#define VETRO_IMPORT_EXPLAIN_H

#include "import/run.h"

/* Appends it; the cells of the fresh side must still be those of the file. */
void explain_columns(struct import_run *run, struct buffer *text);

#endif
