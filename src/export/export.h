/*
 * Open data: each table of an edition as CSV after RFC 4180 (UTF-8, comma, one header row,
 * CR LF, decimal point, ISO dates) and as JSON (a list of objects; what is not known is null).
 * The names of columns are fixed by the output contract.
 */
#ifndef VETRO_EXPORT_H
#define VETRO_EXPORT_H

#include "model/model.h"
#include "score/score.h"

/* What the tables of an edition are made from. */
struct export_source {
    const struct entity *entity;
    const struct edition *edition;
    const struct scores *scores;
    const struct audit *audit;
};

enum export_format { EXPORT_CSV, EXPORT_JSON, EXPORT_FORMAT_COUNT };

struct row_writer;

/* A table, written to EDITION/dati/NAME.csv and NAME.json. */
struct export_table {
    const char *name;
    const char *title; /* Italian */
    void (*write)(const struct export_source *source, struct row_writer *rows);
};

/* All tables, in the order in which pages list them. */
extern const struct export_table export_tables[];
extern const size_t export_table_count;

/* csv, json */
const char *export_extension(enum export_format format);

/* Appends the whole table to `output`. */
void export_write(const struct export_table *table, enum export_format format,
                  const struct export_source *source, struct buffer *output);

#endif
