/* Cells that name units of the registry, for indicators and phases. */
#ifndef VETRO_IMPORT_UNIT_CELLS_H
#define VETRO_IMPORT_UNIT_CELLS_H

#include "import/run.h"

/* The spellings of the edition's units: ids, names, aliases, cost centres. */
struct unit_names {
    struct import_run *run;
    struct map spellings;    /* folded → unit */
    struct text *candidates; /* to suggest */
    size_t candidate_count;
};

void unit_names_open(struct unit_names *names, struct import_run *run);
void unit_names_close(struct unit_names *names);

/*
 * Appends the units that an item of a list names: as a whole, or by what stands in brackets in
 * it. `units` has room for all of the registry. False when it names none.
 */
bool unit_names_find(const struct unit_names *names, struct text item,
                     struct references *units);

/* What a cell becomes; what names no unit is left out. */
struct text unit_cells_translate(struct import_run *run, struct text cell);

/*
 * Makes the cells of FIELD_UNITS lists of ids; with `report`, what names none is an error. On
 * axes from the registry, ids and cost centres become names.
 */
void unit_cells_apply(struct import_run *run, struct side *side, bool report);

/* The ids of units as such a cell, and back. */
struct text unit_cells_spell(struct arena *arena, const struct entity *entity,
                             const struct references *units);
struct references unit_cells_read(struct arena *arena, const struct entity *entity,
                                  struct text cell);

#endif
