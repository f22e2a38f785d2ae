/*
 * Open data: the tables of an edition as CSV after RFC 4180 (UTF-8, comma, one header row,
 * CR LF, decimal point, ISO dates), as JSON (a list of objects; what is not known is null) and
 * as one spreadsheet workbook; and the descriptions that make them usable without asking.
 * The names of columns are fixed by the output contract.
 */
#ifndef VETRO_EXPORT_H
#define VETRO_EXPORT_H

#include "model/model.h"
#include "score/score.h"

/* What the tables of an edition are made from. */
struct export_source {
    const struct site *site;
    const struct edition *edition;
    const struct scores *scores;
    const struct audit *audit;
    const struct data_table *table; /* for export_data_table only */
};

enum export_type {
    EXPORT_TEXT,
    EXPORT_INTEGER,
    EXPORT_NUMBER,
    EXPORT_PERCENT, /* 0 to 100 */
    EXPORT_MIXED,   /* a number where the document prints one, else its text */
};

/* Texts are Italian and outlive the tables. */
struct export_column {
    struct text name;        /* never changes: others read the data by it */
    struct text description; /* what it means, one sentence */
    enum export_type type;
    bool required; /* no row is without it */
};

enum export_format { EXPORT_CSV, EXPORT_JSON, EXPORT_FORMAT_COUNT };

struct row_writer;

/* A table, written to EDITION/dati/NAME.csv and NAME.json. */
struct export_table {
    const char *name;
    const char *title;       /* Italian, a word or two */
    const char *description; /* Italian, one sentence */
    const char *key;         /* column whose values are all different, or NULL */
    void (*add_columns)(const struct export_source *source, struct row_writer *rows);
    void (*write)(const struct export_source *source, struct row_writer *rows);
};

/* All tables, in the order in which pages list them. */
extern const struct export_table export_tables[];
extern const size_t export_table_count;

/* A data table of the narrative, `source->table`: EDITION/dati/tabelle/ID.csv and ID.json. */
extern const struct export_table export_data_table;

/* csv, json */
const char *export_extension(enum export_format format);

/* Appends the whole table to `output`. */
void export_write(const struct export_table *table, enum export_format format,
                  const struct export_source *source, struct buffer *output);

/* ---- What describes the data ---- */

/* A file of an edition that says what its data are. */
struct export_description {
    const char *name; /* file name within EDITION/dati/ */
    void (*write)(const struct export_source *source, struct buffer *output);
};

extern const struct export_description export_descriptions[];
extern const size_t export_description_count;

/*
 * Everything that the page of an objective shows, as JSON (schema/api-objective.schema.json):
 * EDITION/obiettivi/CODE/index.json.
 */
void export_objective(const struct export_source *source, size_t index, struct buffer *output);

/*
 * The tables of an edition as one workbook for people: a sheet for each, typed cells, filters,
 * a header that stays, and a sheet that explains the columns. Text stays text, whatever it
 * begins with. False: the temporary file that it needs could not be written.
 */
bool export_workbook(const struct export_source *source, struct buffer *output,
                     struct diagnostics *diagnostics);

#endif
