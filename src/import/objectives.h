/* What the files that merge objectives share. */
#ifndef VETRO_IMPORT_OBJECTIVES_H
#define VETRO_IMPORT_OBJECTIVES_H

#include "import/plan.h"
#include "import/records.h"

/* A file of objectives. */
struct objective_file {
    struct text path;
    uint64_t before; /* digest of the codes in it and their order */
    uint64_t after;
    bool changed;                        /* something within an objective is different */
    const struct objective **objectives; /* that it shall hold */
    size_t count;
};

struct objectives {
    struct import_run *run;
    struct plan fresh;
    struct plan base;
    struct axis_placement *values; /* per entry of the file and axis */
    struct objective *objectives;  /* as they shall be */
    size_t count;
    struct renumbering renumbering;
    struct objective_file *files; /* on the heap */
    size_t file_count;
    size_t file_capacity;
    struct map file_by_path;
    size_t *file_of_value; /* per value of the main axis: the file its objectives stand in */
};

/* An entry of the file, the objective that it becomes, and its entry in the copy or NONE. */
struct pair {
    size_t fresh;
    size_t base;
    struct objective *objective;
};

/* Reads the file and its copy; `main_axis` as for plan_read. What was wrong with the copy was told. */
void objective_sides_read(struct objectives *all, size_t main_axis);

/* The number of the objective with that code; else MAP_NONE, and an error at the place. */
size_t objective_find_known(struct import_run *run, struct text code, struct place place);

/* The value of the main axis. */
size_t objective_main_value(const struct objectives *all, const struct objective *objective);

/* ---- Files (objective_files.c) ---- */

/* Takes stock of the files as they are. */
void objective_files_open(struct objectives *all);
void objective_files_close(struct objectives *all);

/* Puts an objective into the file of its value of the main axis. */
void objective_files_place(struct objectives *all, struct objective *objective);

/* Something within the objective is different. */
void objective_files_mark(struct objectives *all, const struct objective *objective);

/* Files those in which something is different. */
void objective_files_write(struct objectives *all);

/* ---- Items of objectives: indicators and phases (items.c) ---- */

/* An item as a record of texts, and where in it they are. */
struct item {
    void *record;
    const struct record_cell *cells; /* the first is its name */
    size_t cell_count;
};

/* Fills the record with the cells of an item of the file. */
void item_create(const struct objectives *all, const struct pair *pair, size_t number,
                 struct item *item);

/* Merges the cells of the file into the record; true when something changed. */
bool item_update(const struct objectives *all, const struct pair *pair,
                 const struct merged_item *merged, struct item *item);

/* ---- Indicators (indicators.c) ---- */

/* The indicator in row `number` of the entry. */
void indicator_create(const struct objectives *all, const struct pair *pair, size_t number,
                      struct indicator *indicator);

/*
 * Merges the indicators of an objective that was there before; true when something changed.
 * `moved` gets the new index of each of them, NONE for those removed.
 */
bool indicators_merge(const struct objectives *all, const struct pair *pair, size_t **moved);

/* ---- Phases (phases.c) ---- */

/* Merges the phases of an objective; true when something changed. */
bool phases_merge(const struct objectives *all, const struct pair *pair);

/* ---- An objective's own cells (objective_cells.c) ---- */

/* An objective, and what of it is no text of its own as one. */
struct objective_record {
    struct text code;
    struct text codes; /* empty: one code, which is not said again */
    struct text weights;
    struct text title;
    struct text summary;
    struct text typologies;
    struct text recipients;
    struct text initial_state;
    struct text public_value;
    struct text cups;
    struct text pnrr;
};

enum { OBJECTIVE_CELLS = 10 };
extern const struct record_cell objective_cells[OBJECTIVE_CELLS];

struct objective_record objective_open(struct arena *arena, const struct objective *objective);
void objective_close(struct arena *arena, const struct objective_record *record,
                     struct objective *objective);

/* The cell of a field in it. */
struct text *objective_cell(struct objective_record *record, size_t field);

/* Reports codes, weights and units that do not go together. */
struct sharing {
    struct text code; /* of the objective */
    struct text codes;
    struct text weights;
    size_t value_count; /* on the axis of the units */
    struct place place;
};
void sharing_check(struct import_run *run, const struct sharing *sharing);

#endif
