/*
 * The tables that can be imported: their fields, the headings these have, and which column
 * of a sheet holds which field.
 */
#ifndef VETRO_IMPORT_TABLE_H
#define VETRO_IMPORT_TABLE_H

#include "import/sheet.h"
#include "model/model.h"

/* The fields of all tables. Behind them, from FIELD_AXES on, come the axes of the edition. */
enum import_field {
    FIELD_CODE,
    FIELD_CODES,
    FIELD_WEIGHTS,
    FIELD_TITLE,
    FIELD_SUMMARY,
    FIELD_TYPOLOGIES,
    FIELD_RECIPIENTS,
    FIELD_INITIAL_STATE,
    FIELD_PUBLIC_VALUE,
    FIELD_CUPS,
    FIELD_PNRR,
    FIELD_INDICATOR, /* from here to FIELD_ACHIEVEMENT: of an indicator */
    FIELD_INDICATOR_CODE,
    FIELD_FORMULA,
    FIELD_PURPOSE,
    FIELD_MEASURE,
    FIELD_SOURCE,
    FIELD_COMPETENCE,
    FIELD_UNITS, /* of an indicator or phase */
    FIELD_KIND,
    FIELD_TARGET,
    FIELD_TARGET_VALUE,
    FIELD_BY,
    FIELD_STRICT,
    FIELD_BASELINE,
    FIELD_LIMIT,
    FIELD_BANDS,
    FIELD_YEARS,
    FIELD_ACTUAL,
    FIELD_DEVIATION,
    FIELD_WEIGHT,
    FIELD_ACHIEVEMENT,
    FIELD_PHASE,
    FIELD_WORK,
    FIELD_PHASE_UNIT,
    FIELD_START,
    FIELD_END,
    FIELD_ACTUAL_END,
    FIELD_STATE,
    FIELD_NOTE,
    FIELD_SHARE,
    FIELD_ARROW,
    FIELD_UNIT,
    FIELD_UNIT_ID,
    FIELD_ALIASES,
    FIELD_MANAGER,
    FIELD_ROLE,
    FIELD_COST_CENTRE,
    FIELD_INTERIM,
    FIELD_VALID_FROM,
    FIELD_VALID_TO,
    FIELD_OTHER_CODE,
    FIELD_REASON,
    FIELD_AXIS,
    FIELD_VALUE,
    FIELD_WHERE,
    FIELD_OBJECTIVES,
    FIELD_MEAN_WEIGHT,
    FIELD_LABEL,
    FIELD_FROM,
    FIELD_TO,
    FIELD_AXES
};

/* What a cell may hold. */
enum cell_form {
    FORM_TEXT,
    FORM_CODE,
    FORM_WEIGHT,  /* an Italian number, not negative */
    FORM_PERCENT, /* an Italian number from 0 to 100 */
    FORM_ARROW,   /* su, giu, none */
    FORM_KIND,    /* of an indicator: a word that rules.c knows */
    FORM_YES_NO,  /* sì or no, in any of their spellings */
    FORM_DATE,    /* of the calendar, ISO or Italian */
    FORM_COUNT,   /* a number without decimals */
    FORM_NUMBER,  /* an Italian number */
    FORM_STATE,   /* of a phase: planned, conditional, suspended */
    FORM_LIST,    /* texts separated by `|` */
    FORM_WORDS,   /* the same, to be told as one text */
    FORM_CODES,   /* codes separated by `|` */
    FORM_WEIGHTS, /* Italian numbers that are not negative, separated by `|` */
    FORM_UNITS,   /* units of the registry, separated by `|` */
    FORM_BANDS,   /* 0-59|60-89|90-100, perhaps with what each is worth: 60-89=50 */
    FORM_YEARS,   /* 2024: 25|2025: 20 */
};

/* How many bands, years, codes or units a cell may hold. */
enum { CELL_ITEMS_MAX = 100 };

/* How many columns must be axes of the edition. */
enum axis_use { AXES_NONE, AXES_ONE, AXES_UNITS, AXES_MAIN };

struct field_use {
    enum import_field field;
    const char *name;     /* in import.json */
    const char *headings; /* separated by `|`; export writes the first */
    enum cell_form form;
    bool required; /* the column must be there */
    bool filled;   /* and so must every cell */
};

struct table {
    const char *name; /* in import.json, in options, and of the copy in imports/ */
    enum axis_use axes;
    const struct field_use *fields; /* in the order of the columns of an export */
    size_t field_count;
};

enum { TABLE_COUNT = 10 };

/* In the order of enum table_id. */
extern const struct table import_tables[TABLE_COUNT];
enum table_id {
    TABLE_OBJECTIVES,
    TABLE_UNITS,
    TABLE_AGGREGATES,
    TABLE_SCALE,
    TABLE_REPRINTS,
    TABLE_INDICATOR_REPRINTS,
    TABLE_RELATED,
    TABLE_INDICATORS,
    TABLE_PHASES,
    TABLE_SHARES,
};

/* import.json: headings that stand for a field, beside those built in. */
struct mapping_entry {
    size_t table;
    size_t field;          /* or FIELD_AXES + an axis */
    struct text *headings; /* any of them; of levels: all of them */
    size_t heading_count;
    bool levels; /* the values of an axis that is a tree, from the top down */
    struct place place;
};

/*
 * import.json: what a word in a cell stands for, or what every cell holds. A star in the word
 * stands for any text; the value `*` is the cell as it is.
 */
struct mapping_rule {
    size_t table;
    size_t field;
    bool constant; /* for files without such a column; then there is no word */
    struct text word;
    struct text value;
};

struct mapping {
    struct mapping_entry *items;
    size_t count;
    struct mapping_rule *rules;
    size_t rule_count;
    bool named[TABLE_COUNT]; /* the tables that import.json speaks of */
};

/* Which column holds which field. */
struct layout {
    const struct table *table;
    size_t *columns; /* by field, then by axis: the column, or NONE */
    size_t count;    /* FIELD_AXES + axes of the edition */
    size_t axis;     /* of a table with AXES_ONE; NONE for others */
    size_t **levels; /* by axis: the columns of its levels from the top down, or NULL */
    size_t *level_counts;
    bool complete; /* no column is missing that the table cannot do without */
};

/* A sheet, and which of its columns holds what. */
struct side {
    struct sheet sheet;
    struct layout layout;
};

/*
 * Reads import.json of an edition folder; without that file the mapping is empty. The axes it
 * names must be those of the edition.
 */
bool mapping_read(struct arena *arena, struct text folder, const struct edition *edition,
                  struct mapping *mapping, struct diagnostics *diagnostics);

/* The entry for a field, or NULL. */
const struct mapping_entry *mapping_find(const struct mapping *mapping, size_t table,
                                         size_t field);

struct table_source {
    const struct sheet *sheet;
    const struct edition *edition;
    const struct mapping *mapping;
};

/* The number of the table called `name`; an unknown name is an error at `place` that lists all. */
bool table_find(struct text name, struct place place, size_t *table,
                struct diagnostics *diagnostics);

/* The table whose columns the sheet has most of; one that lacks none goes first. */
bool table_recognise(struct arena *arena, const struct table_source *source, size_t *table,
                     struct diagnostics *diagnostics);

/*
 * Matches the columns of the sheet with the fields of a table, and reports what does not fit;
 * columns that no field wants are noted. Without `diagnostics` all of that stays unsaid: for
 * the copy of an earlier import.
 */
bool table_match(struct arena *arena, const struct table_source *source, size_t table,
                 struct layout *layout, struct diagnostics *diagnostics);

/* The heading that export writes for a field or axis when no import has shown another. */
struct text table_heading(struct arena *arena, const struct table_source *source, size_t table,
                          size_t field);

/* Whether import.json gives all rows the same value of a field. */
bool mapping_has_constant(const struct mapping *mapping, size_t table, size_t field);

/* The use that a table makes of a field, or NULL. */
const struct field_use *table_use(const struct table *table, size_t field);

static inline bool layout_has(const struct layout *layout, size_t field)
{
    return layout->columns[field] != NONE;
}

/* The cell of a field; empty when the sheet has no such column. */
static inline struct text layout_cell(const struct layout *layout, const struct sheet_row *row,
                                      size_t field)
{
    size_t column = layout->columns[field];

    return column != NONE ? row->cells[column] : TEXT("");
}

/* The place of a cell: row and heading. */
struct place layout_place(const struct layout *layout, const struct sheet *sheet,
                          const struct sheet_row *row, size_t field);

/* Reports the cells that are not of the form that their fields have. */
void layout_check(const struct layout *layout, const struct sheet *sheet,
                  struct diagnostics *diagnostics);

#endif
