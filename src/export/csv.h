/* Rows of a CSV file. Private to `export`. */
#ifndef VETRO_EXPORT_CSV_H
#define VETRO_EXPORT_CSV_H

#include "base/base.h"

struct csv_writer {
    struct buffer *output;
    bool started; /* the row has a cell already */
};

/* A cell, quoted where it has to be. */
void csv_cell(struct csv_writer *writer, struct text text);

/* A number with a decimal point and the digits it has; nothing when not known. */
void csv_number(struct csv_writer *writer, bool known, struct decimal value);

/* The same with two digits, rounded half-up. */
void csv_percent(struct csv_writer *writer, bool known, struct decimal value);

void csv_count(struct csv_writer *writer, size_t count);
void csv_end_row(struct csv_writer *writer);

#endif
