/* A sheet of objectives: which rows belong to which objective. */
#ifndef VETRO_IMPORT_PLAN_H
#define VETRO_IMPORT_PLAN_H

#include "import/merge.h"
#include "import/table.h"

/*
 * An objective: its first row, which holds its own cells, and those of its items: indicators,
 * phases or codes, as the table has it.
 */
struct plan_entry {
    size_t first; /* row of the sheet; NONE: of an objective that the sheet does not hold */
    size_t *items;
    size_t item_count;
};

struct plan {
    const struct sheet *sheet;
    const struct layout *layout;
    struct plan_entry *entries;
    size_t count;
};

/*
 * Groups the rows. Cells of the objective stand on its first row; further rows leave them blank
 * or repeat them. All that does not fit is reported.
 */
void plan_read(struct arena *arena, const struct side *side, size_t main_axis,
               struct plan *plan, struct diagnostics *diagnostics);

/* The cell of an objective. */
struct text plan_cell(const struct plan *plan, size_t entry, size_t field);

/* The cell of an item of an objective. */
struct text plan_item_cell(const struct plan *plan, size_t entry, size_t item, size_t field);

/* The place of a cell, with the code of the objective. */
struct place plan_place(const struct plan *plan, size_t entry, size_t field);
struct place plan_item_place(const struct plan *plan, size_t entry, size_t item, size_t field);

/* The codes of all entries. */
struct keys plan_codes(struct arena *arena, const struct plan *plan);

/* The folded names of the items of an entry; of phases with the work they are part of. */
struct keys plan_item_names(struct arena *arena, const struct plan *plan, size_t entry);

/* The name of an item; that of a phase holds good within its work. */
struct text plan_name_key(struct arena *arena, struct text name, struct text work);

/* True when a field of the table belongs to the item, not to the objective. */
bool plan_is_of_item(const struct layout *layout, size_t field);

#endif
