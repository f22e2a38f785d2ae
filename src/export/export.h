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
    const struct data_table *table; /* set by export_dataset, for those of the content */
};

enum export_type {
    EXPORT_TEXT,
    EXPORT_INTEGER,
    EXPORT_NUMBER,
    EXPORT_PERCENT, /* 0 to 100 */
    EXPORT_MIXED,   /* a number where the document prints one, else its text */
    EXPORT_DATE,
    EXPORT_YEAR,
};

/* Texts are Italian and outlive the tables. */
struct export_column {
    struct text name;        /* never changes: others read the data by it */
    struct text description; /* what it means, one sentence */
    struct text unit;        /* euro, persone, %; may be empty */
    enum export_type type;
    bool required; /* no row is without it */
};

enum export_format { EXPORT_CSV, EXPORT_JSON, EXPORT_FORMAT_COUNT };

struct row_writer;

/* Columns whose values all stand in columns of another table, row by row. */
struct export_reference {
    const char *table;
    const char *columns[2]; /* the second may be NULL */
    const char *others[2];  /* of that table */
};

/* A sort of table. */
struct export_table {
    const char *name;
    const char *title;       /* Italian, a word or two */
    const char *description; /* Italian, one sentence */
    const char *key;         /* column whose values are all different, or NULL */
    const struct export_reference *references;
    size_t reference_count;
    void (*add_columns)(const struct export_source *source, struct row_writer *rows);
    void (*write)(const struct export_source *source, struct row_writer *rows);
    size_t (*count)(const struct export_source *source); /* rows */
};

/* A table as an edition has it. */
struct export_dataset {
    const struct export_table *table;
    struct export_source source;
    struct text name;  /* unique in the edition: obiettivi, tabella-atti */
    struct text path;  /* of its page and files within EDITION/dati/: obiettivi, tabelle/atti */
    struct text title; /* Obiettivi, Registro degli atti */
    struct text description;
};

/* Tables of an edition: those of the plan, then the data tables of the content. */
size_t export_count(const struct edition *edition);

/* One of them; `index` is less than export_count. Its texts are made in `arena`. */
struct export_dataset export_dataset(struct arena *arena, const struct export_source *source,
                                     size_t index);

/* The columns of a table, in `arena`; their number in `count`. */
struct export_column *export_columns(struct arena *arena, const struct export_dataset *dataset,
                                     size_t *count);

/* Shows the cells of the first `most` rows, row by row, as the CSV has them. */
struct export_preview {
    void (*show)(void *context, size_t column, struct text text, bool number);
    void *context;
    size_t most;
};
void export_preview(const struct export_dataset *dataset, const struct export_preview *preview);

/* What a type is called in Italian. */
struct text export_type_words(enum export_type type);

/* What the numbers of a column count; empty: nothing that has a name. */
struct text export_unit(const struct export_column *column);

/* csv, json */
const char *export_extension(enum export_format format);

/* Appends the whole table to `output`. */
void export_write(const struct export_dataset *dataset, enum export_format format,
                  struct buffer *output);

/* ---- What describes the data ---- */

/* A file of an edition that says what its data are. */
struct export_description {
    const char *name; /* file name within EDITION/dati/ */
    void (*write)(const struct export_source *source, struct buffer *output);
};

extern const struct export_description export_descriptions[];
extern const size_t export_description_count;

/* A file of the whole site that says what its data are. */
struct export_site_description {
    const char *path; /* within the site */
    void (*write)(const struct site *site, struct buffer *output);
};

extern const struct export_site_description export_site_descriptions[];
extern const size_t export_site_description_count;

/*
 * What addresses within the site begin with in the files of the folder dati/: the address of
 * the site, or the way up to it where that is not known.
 */
struct text export_root(struct arena *arena, const struct site *site);

/* A page on the way to another. */
struct export_step {
    struct text name;
    struct text path; /* within the site */
};

/*
 * The ways to many pages (BreadcrumbList of schema.org) as one JSON-LD file: begun, one way after
 * the other added, ended. Zero-initialise to create.
 */
struct export_trails {
    struct json_writer json;
    struct arena arena;
    struct text file; /* its path within the site */
    struct text up;   /* from there to the root of the site: ../../ */

    /* The steps above the last page as JSON: the next page is most often below the same one. */
    struct text above; /* path of the lowest of them */
    struct buffer steps;
};

/* `file`: its path within the site, in the folder dati/ of what all the pages are in. */
void export_trails_begin(struct export_trails *trails, const struct site *site,
                         struct text file, struct buffer *output);

/* Where in that file the way to a page is: 2025/dati/percorsi.jsonld#obiettivi/index.html */
struct text export_trail_address(struct arena *arena, struct text file, struct text page);

/* The steps from the home page to the page itself, which comes last. */
void export_trails_add(struct export_trails *trails, const struct export_step *steps,
                       size_t count);

void export_trails_end(struct export_trails *trails);

/* The history of an edition that has one, for EDITION/dati/storia.json. */
void export_history(const struct edition *edition, const struct publications *history,
                    struct buffer *output);

/*
 * Everything that the page of an objective shows, as JSON (schema/api-objective.schema.json):
 * EDITION/obiettivi/CODE/index.json. What it takes to say that stays in `arena`.
 */
void export_objective(const struct export_source *source, size_t index,
                      const struct objective_account *account, struct arena *arena,
                      struct buffer *output);

/*
 * The tables of an edition as one workbook for people: a sheet for each, typed cells, filters,
 * a header that stays, and a sheet that explains the columns. Text stays text, whatever it
 * begins with. False: the temporary file that it needs could not be written.
 */
bool export_workbook(const struct export_source *source, struct buffer *output,
                     struct diagnostics *diagnostics);

#endif
