/*
 * Rows of a table, told once and written in any format. Columns are announced first, then each
 * row gives its cells in the same order. Private to `export`.
 */
#ifndef VETRO_EXPORT_ROWS_H
#define VETRO_EXPORT_ROWS_H

#include "export/export.h"

struct row_writer {
    enum export_format format;
    struct buffer *output;
    struct json_writer json;
    struct text *columns; /* names; they outlive the writer */
    size_t column_count;
    size_t column_capacity;
    size_t cell; /* of the row being written */
};

void rows_begin(struct row_writer *rows, enum export_format format, struct buffer *output);
void rows_add_column(struct row_writer *rows, struct text name);
void rows_add_columns(struct row_writer *rows, const char *const *names, size_t count);
void rows_end(struct row_writer *rows);

/* A text; an empty one is not known. */
void rows_text(struct row_writer *rows, struct text text);

/* A number with the digits it has. */
void rows_number(struct row_writer *rows, bool known, struct decimal value);

/* A computed percentage: two digits, rounded half-up. */
void rows_percent(struct row_writer *rows, bool known, struct decimal value);

void rows_count(struct row_writer *rows, size_t count);

/* The number where the figure was read as one; else the text as published. */
void rows_figure(struct row_writer *rows, const struct figure *figure);

#endif
