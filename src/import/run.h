/* One import: what its parts share, and the tables' own ways into the content. */
#ifndef VETRO_IMPORT_RUN_H
#define VETRO_IMPORT_RUN_H

#include "import/axes.h"
#include "import/import.h"
#include "import/merge.h"
#include "import/table.h"

/* A file to be written when all has gone well. */
struct output {
    struct text path;
    struct text content;
};

struct import_run {
    const struct import_options *options;
    struct import_report *report;
    struct diagnostics *diagnostics;
    size_t errors; /* in `diagnostics` before this import */
    struct site site;
    struct arena *arena; /* of everything that is not in the site's own */
    struct edition *edition;
    struct text folder; /* of the edition */
    struct mapping mapping;
    size_t table;
    struct side fresh;
    struct side base; /* the copy of the last import; only when has_base */
    bool has_base;
    struct axes axes;
    struct output *outputs; /* on the heap */
    size_t output_count;
    size_t output_capacity;
};

static inline bool run_failed(const struct import_run *run)
{
    return run->diagnostics->errors > run->errors;
}

/* Plans to write a file. The content is copied. */
void run_add_output(struct import_run *run, struct text path, struct text content);

/* The place of a finding about the file as a whole. */
static inline struct place run_place(const struct import_run *run)
{
    return (struct place){.file = run->options->file};
}

/*
 * What the tables do: check what only they know, and unless run_failed then, merge into the
 * model and add outputs.
 */
void objectives_import(struct import_run *run);
void units_import(struct import_run *run);
void aggregates_import(struct import_run *run);
void scale_import(struct import_run *run);
void reprints_import(struct import_run *run);
void related_import(struct import_run *run);
void items_import(struct import_run *run); /* indicators, phases */
void shares_import(struct import_run *run);

/* Files the edition, when its axes got values or `changed`. */
void run_add_edition(struct import_run *run, bool changed);

/* ---- Evidence and objectives ---- */

/* Where objectives and indicators went; by their old indexes, NONE for those removed. */
struct renumbering {
    size_t *objectives;
    size_t **indicators; /* per old objective; NULL: as before */
};

/* Keeps the references of the evidence right, and files what changed by that. */
void evidence_renumber(struct import_run *run, const struct renumbering *renumbering);

/* The same for acknowledged findings, which stand in the edition; true when that changed. */
bool acknowledgements_renumber(struct import_run *run, const struct renumbering *renumbering);

/* ---- Single cells of the model, for import and export ---- */

/* What the cell of an indicator says. */
struct text indicator_cell(struct import_run *run, const struct indicator *indicator,
                           size_t field);

/* The spelling of an objective's values on an axis; `layout` may be NULL. */
struct text objective_axis_cell(struct arena *arena, const struct edition *edition,
                                const struct objective *objective, size_t axis,
                                const struct layout *layout);

/* ---- Names of files ---- */

/* Name of the copy of a table in imports/; `file` matters for reprints only. */
struct text run_copy_path(struct arena *arena, struct text folder, size_t table,
                          struct text file);

/* The file name without folders and ending. */
struct text run_stem(struct text file);

/*
 * Reads the copy of the last import and matches its columns. False when there is none, and,
 * with a report, when it is damaged.
 */
bool run_read_copy(struct import_run *run, struct text path, struct side *copy);

/*
 * Makes the cells what the content says, with run->axes open: levels, words, units. What they
 * do not fit is reported for the file itself, not for its copy.
 */
void run_translate(struct import_run *run, struct side *side, bool report);

#endif
