/* A sheet of objectives: which rows belong to which objective. */
#ifndef VETRO_IMPORT_PLAN_H
#define VETRO_IMPORT_PLAN_H

#include "import/merge.h"
#include "import/table.h"

/* An objective: its first row, which holds its own cells, and those of its indicators. */
struct plan_entry {
    size_t first; /* row of the sheet */
    size_t *indicators;
    size_t indicator_count;
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

/* The cell of an indicator of an objective. */
struct text plan_indicator_cell(const struct plan *plan, size_t entry, size_t indicator,
                                size_t field);

/* The place of a cell, with the code of the objective. */
struct place plan_place(const struct plan *plan, size_t entry, size_t field);
struct place plan_indicator_place(const struct plan *plan, size_t entry, size_t indicator,
                                  size_t field);

/* The codes of all entries. */
struct keys plan_codes(struct arena *arena, const struct plan *plan);

/* The folded names of the indicators of an entry. */
struct keys plan_indicator_names(struct arena *arena, const struct plan *plan, size_t entry);

/* True when a field belongs to the indicator, not to the objective. */
static inline bool plan_is_of_indicator(size_t field)
{
    return field >= FIELD_INDICATOR && field <= FIELD_ACHIEVEMENT;
}

#endif
