/* Which codes an objective has, of which unit and with which weight: one row for each. */
#include "import/objectives.h"

/* What the rows of an objective say, as the cells of one row would. */
struct shared {
    struct text codes;
    struct text weights;
    struct text units;
};

static struct text join_column(struct arena *arena, const struct plan *plan, size_t entry,
                               size_t field)
{
    size_t count = plan->entries[entry].item_count;
    struct text *cells = arena_allocate_array(arena, count, sizeof *cells);
    size_t filled = 0;

    for (size_t i = 0; i < count; i++) {
        cells[filled] = plan_item_cell(plan, entry, i, field);
        filled += cells[filled].length > 0;
    }
    return sheet_join(arena, cells, filled);
}

static struct shared read_shared(struct import_run *run, const struct plan *plan, size_t entry)
{
    return (struct shared){
        .codes = join_column(run->arena, plan, entry, FIELD_SHARE),
        .weights = join_column(run->arena, plan, entry, FIELD_WEIGHT),
        .units = join_column(run->arena, plan, entry, FIELD_AXES + run->edition->unit_axis),
    };
}

static bool take(struct import_run *run, struct cell_change change, const struct text *base,
                 struct text *current)
{
    change.base = base;
    return merge_apply(&change, current, run->diagnostics);
}

/* Takes the rows of an objective into it; true when something is different. */
static bool merge(struct import_run *run, const struct pair *pair,
                  const struct plan *fresh_plan, const struct plan *base_plan)
{
    struct objective *objective = pair->objective;
    struct shared fresh = read_shared(run, fresh_plan, pair->fresh);
    struct shared base = {0};
    bool known = pair->base != NONE;
    size_t axis = run->edition->unit_axis;
    struct objective_record record = objective_open(run->arena, objective);
    struct text units = objective_axis_cell(run->arena, run->edition, objective, axis, NULL);
    struct cell_change change = {.place = plan_place(fresh_plan, pair->fresh, FIELD_SHARE)};

    if (known)
        base = read_shared(run, base_plan, pair->base);
    change.fresh = fresh.codes;
    bool changed = take(run, change, known ? &base.codes : NULL, &record.codes);
    change.fresh = fresh.weights;
    if (layout_has(fresh_plan->layout, FIELD_WEIGHT))
        changed = take(run, change, known ? &base.weights : NULL, &record.weights) || changed;
    change.fresh = fresh.units;
    bool moved = take(run, change, known ? &base.units : NULL, &units);
    objective_close(run->arena, &record, objective);
    if (moved)
        objective->values[axis] = axes_resolve(&run->axes, axis, units, &change.place).values;
    run->report->rows.changed += changed || moved;
    run->report->rows.unchanged += !changed && !moved;
    return changed || moved;
}

static struct pair *check(struct import_run *run, const struct plan *fresh,
                          const struct plan *base)
{
    struct pair *pairs = arena_allocate_array(run->arena, fresh->count, sizeof *pairs);
    struct map known = {0};

    for (size_t i = 0; i < base->count; i++)
        map_add(&known, plan_cell(base, i, FIELD_CODE), i);
    for (size_t i = 0; i < fresh->count; i++) {
        struct shared shared = read_shared(run, fresh, i);
        struct place place = plan_place(fresh, i, FIELD_SHARE);
        struct place unit_place = plan_place(fresh, i, FIELD_AXES + run->edition->unit_axis);
        struct text code = plan_cell(fresh, i, FIELD_CODE);
        size_t found = objective_find_known(run, code, plan_place(fresh, i, FIELD_CODE));
        size_t copy = map_find(&known, code);
        struct axis_placement units =
            axes_resolve(&run->axes, run->edition->unit_axis, shared.units, &unit_place);
        pairs[i] = (struct pair){.fresh = i, .base = copy != MAP_NONE ? copy : NONE};
        if (found != MAP_NONE)
            pairs[i].objective = &run->edition->objectives[found];
        sharing_check(run, &(struct sharing){code, shared.codes, shared.weights,
                                             units.values.count, place});
    }
    map_free(&known);
    return pairs;
}

void shares_import(struct import_run *run)
{
    struct objectives all = {.run = run};

    objective_sides_read(&all, NONE);
    struct pair *pairs = check(run, &all.fresh, &all.base);
    if (run_failed(run))
        return;
    objective_files_open(&all);
    all.objectives = run->edition->objectives;
    all.count = run->edition->objective_count;
    for (size_t i = 0; i < all.fresh.count; i++) {
        if (pairs[i].objective != NULL && merge(run, &pairs[i], &all.fresh, &all.base))
            objective_files_mark(&all, pairs[i].objective);
    }
    objective_files_write(&all);
    objective_files_close(&all);
}
