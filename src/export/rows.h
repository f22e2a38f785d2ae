/*
 * Rows of a table, told once and written in any format. Columns are announced first, then each
 * row gives its cells in the same order. Private to `export`.
 */
#ifndef VETRO_EXPORT_ROWS_H
#define VETRO_EXPORT_ROWS_H

#include "export/export.h"

/* A cell as it is handed to a format. */
struct cell {
    struct text text;     /* as CSV shows it; empty: not known */
    bool number;          /* `text` is a number */
    struct decimal value; /* of a number */
    struct date date;     /* known when `text` is one */
};

struct row_writer {
    struct export_column *columns;
    size_t column_count;
    size_t column_capacity;
    size_t row;  /* from 0 */
    size_t most; /* rows wanted; 0: all */
    size_t cell;
    void (*write)(struct row_writer *rows, const struct cell *cell);
    void *format; /* what `write` needs */
};

/* Announces columns; `count` of them. */
void rows_add_columns(struct row_writer *rows, const struct export_column *columns,
                      size_t count);

#define ROWS_ADD_COLUMNS(rows, columns)                                                        \
    rows_add_columns((rows), (columns), sizeof(columns) / sizeof *(columns))

void rows_free(struct row_writer *rows);

/* Whether the cell being written is the first, or the last, of its row. */
bool rows_at_start(const struct row_writer *rows);
bool rows_at_end(const struct row_writer *rows);

/* Whether a further row is wanted. */
bool rows_go_on(const struct row_writer *rows);

/* A text; an empty one is not known. */
void rows_text(struct row_writer *rows, struct text text);

/* An ISO date. */
void rows_date(struct row_writer *rows, bool known, struct date date);

/* A number with the digits it has. */
void rows_number(struct row_writer *rows, bool known, struct decimal value);

/* A computed percentage: two digits, rounded half-up. */
void rows_percent(struct row_writer *rows, bool known, struct decimal value);

void rows_count(struct row_writer *rows, size_t count);

/* The number where the figure was read as one; else the text as published. */
void rows_figure(struct row_writer *rows, const struct figure *figure);

/* The same for a text that may be a number as Italian documents print it. */
void rows_printed(struct row_writer *rows, struct text text);

#endif
