/* Objectives and indicators from their sheet into objectives/NAME.json. */
#include "import/objectives.h"

struct text objective_axis_cell(struct arena *arena, const struct edition *edition,
                                const struct objective *objective, size_t axis,
                                const struct layout *layout)
{
    bool levels = layout != NULL && layout->levels[axis] != NULL;
    struct axis_placement placement = {
        .values = objective->values[axis],
        .prevailing = objective->prevailing != NULL ? objective->prevailing[axis] : NONE,
    };

    if (objective->printed[axis].length > 0 && !levels)
        return objective->printed[axis];
    return axes_spell(arena, &edition->axes[axis], &placement, levels);
}

/* ---- Objectives ---- */

static struct axis_placement *resolved(const struct objectives *all, size_t entry, size_t axis)
{
    return &all->values[entry * all->run->edition->axis_count + axis];
}

static void set_prevailing(const struct objectives *all, struct objective *objective,
                           size_t axis, size_t value)
{
    size_t count = all->run->edition->axis_count;

    if (objective->prevailing == NULL && value == NONE)
        return;
    size_t *prevailing = arena_allocate_array(all->run->arena, count, sizeof *prevailing);
    for (size_t i = 0; i < count; i++)
        prevailing[i] = objective->prevailing != NULL ? objective->prevailing[i] : NONE;
    prevailing[axis] = value;
    objective->prevailing = prevailing;
}

/* The values of an axis, and the file's spelling where it is another. */
static void set_axis(const struct objectives *all, struct objective *objective, size_t entry,
                     size_t axis)
{
    struct arena *arena = all->run->arena;
    const struct layout *layout = all->fresh.layout;
    const struct axis_placement *placement = resolved(all, entry, axis);
    struct text cell = plan_cell(&all->fresh, entry, FIELD_AXES + axis);
    bool levels = layout->levels[axis] != NULL;

    objective->values[axis] = placement->values;
    set_prevailing(all, objective, axis, placement->prevailing);
    struct text usual = axes_spell(arena, &all->run->edition->axes[axis], placement, levels);
    objective->printed[axis] = text_equal(cell, usual) || levels ? TEXT("") : cell;
}

static void create_objective(struct objectives *all, const struct pair *pair)
{
    const struct import_run *run = all->run;
    struct objective *objective = pair->objective;
    struct objective_record record = {.code = plan_cell(&all->fresh, pair->fresh, FIELD_CODE)};
    size_t axis_count = run->edition->axis_count;
    size_t indicator_count = all->fresh.entries[pair->fresh].item_count;

    *objective = (struct objective){
        .values = arena_allocate_array(run->arena, axis_count, sizeof *objective->values),
        .printed = arena_allocate_array(run->arena, axis_count, sizeof *objective->printed),
        .indicators =
            arena_allocate_array(run->arena, indicator_count, sizeof *objective->indicators),
        .indicator_count = indicator_count,
    };
    for (size_t i = 0; i < OBJECTIVE_CELLS; i++)
        *objective_cell(&record, objective_cells[i].field) =
            plan_cell(&all->fresh, pair->fresh, objective_cells[i].field);
    objective_close(run->arena, &record, objective);
    for (size_t i = 0; i < axis_count; i++)
        set_axis(all, objective, pair->fresh, i);
    for (size_t i = 0; i < indicator_count; i++)
        indicator_create(all, pair, i, &objective->indicators[i]);
    objective_files_place(all, objective);
    run->report->rows.added++;
    run->report->indicators.added += indicator_count;
    diagnose(run->diagnostics, SEVERITY_NOTE, plan_place(&all->fresh, pair->fresh, FIELD_CODE),
             _("new objective \"%.*s\""),
             TEXT_PRINT(sheet_excerpt(&run->diagnostics->arena, objective->title)));
}

static bool update_text(const struct objectives *all, const struct pair *pair, size_t field,
                        struct text *current)
{
    struct cell_change change = {0};
    struct text base;

    if (!layout_has(all->fresh.layout, field))
        return false;
    change.fresh = plan_cell(&all->fresh, pair->fresh, field);
    change.place = plan_place(&all->fresh, pair->fresh, field);
    if (pair->base != NONE && layout_has(all->base.layout, field)) {
        base = plan_cell(&all->base, pair->base, field);
        change.base = &base;
    }
    return merge_apply(&change, current, all->run->diagnostics);
}

static bool update_cells(const struct objectives *all, const struct pair *pair)
{
    struct objective_record record = objective_open(all->run->arena, pair->objective);
    bool changed = false;

    for (size_t i = 0; i < OBJECTIVE_CELLS; i++) {
        size_t field = objective_cells[i].field;
        changed = update_text(all, pair, field, objective_cell(&record, field)) || changed;
    }
    if (changed)
        objective_close(all->run->arena, &record, pair->objective);
    return changed;
}

/* An objective that moves to another value of the main axis goes to the file of that. */
static bool update_axis(struct objectives *all, const struct pair *pair, size_t axis)
{
    const struct edition *edition = all->run->edition;
    struct objective *objective = pair->objective;
    struct text current =
        objective_axis_cell(all->run->arena, edition, objective, axis, all->fresh.layout);
    size_t before = objective_main_value(all, objective);

    if (!update_text(all, pair, FIELD_AXES + axis, &current))
        return false;
    set_axis(all, objective, pair->fresh, axis);
    if (objective_main_value(all, objective) != before)
        objective_files_place(all, objective);
    return true;
}

static void update_objective(struct objectives *all, const struct pair *pair, size_t **moved)
{
    struct objective *objective = pair->objective;
    struct import_counts *counts = &all->run->report->rows;
    const size_t axis_count = all->run->edition->axis_count;
    bool changed = update_cells(all, pair);
    bool has_indicators = layout_has(all->fresh.layout, FIELD_INDICATOR);

    for (size_t i = 0; i < axis_count; i++)
        changed = update_axis(all, pair, i) || changed;
    counts->changed += changed;
    counts->unchanged += !changed;
    if ((has_indicators && indicators_merge(all, pair, moved)) || changed)
        objective_files_mark(all, objective);
}

static void report_kept(const struct objectives *all, const struct objective *objective)
{
    struct place place = run_place(all->run);

    place.code = objective->code;
    diagnose(all->run->diagnostics, SEVERITY_WARNING, place,
             _("kept, though the file does not hold the objective"));
}

static void report_gone(const struct objectives *all, const struct merged_list *merged)
{
    struct diagnostics *diagnostics = all->run->diagnostics;

    for (size_t i = 0; i < merged->removed_count; i++) {
        const struct objective *objective =
            &all->run->edition->objectives[merged->removed[i].current];
        struct place place = run_place(all->run);
        place.code = objective->code;
        all->run->report->indicators.removed += objective->indicator_count;
        diagnose(diagnostics, SEVERITY_NOTE, place, _("removed the objective \"%.*s\""),
                 TEXT_PRINT(sheet_excerpt(&diagnostics->arena, objective->title)));
    }
    for (size_t i = 0; i < merged->deleted_count; i++) {
        diagnose(diagnostics, SEVERITY_WARNING,
                 plan_place(&all->fresh, merged->deleted[i].fresh, FIELD_CODE),
                 _("the objective was deleted by hand, and is not added again"));
        diagnose_hint(diagnostics, _("to have it back, delete the copies in imports/ and "
                                     "import once more"));
    }
    all->run->report->rows.removed += merged->removed_count;
}

static void merge_all(struct objectives *all, const struct merged_list *merged)
{
    const struct import_run *run = all->run;
    const struct edition *edition = run->edition;
    struct renumbering *renumbering = &all->renumbering;

    renumbering->objectives = arena_allocate_array(run->arena, edition->objective_count,
                                                   sizeof *renumbering->objectives);
    renumbering->indicators = arena_allocate_array(run->arena, edition->objective_count,
                                                   sizeof *renumbering->indicators);
    for (size_t i = 0; i < edition->objective_count; i++)
        renumbering->objectives[i] = NONE;
    all->objectives = arena_allocate_array(run->arena, merged->count, sizeof *all->objectives);
    all->count = merged->count;
    for (size_t i = 0; i < merged->count; i++) {
        const struct merged_item *item = &merged->items[i];
        struct pair pair = {item->fresh, item->base, &all->objectives[i]};
        if (item->current == NONE) {
            create_objective(all, &pair);
            continue;
        }
        all->objectives[i] = edition->objectives[item->current];
        renumbering->objectives[item->current] = i;
        if (item->fresh != NONE)
            update_objective(all, &pair, &renumbering->indicators[item->current]);
        else if (!run->has_base)
            report_kept(all, &all->objectives[i]);
    }
}

/* ---- The table ---- */

/* The main axis has one value, but where units that share the objective are the main axis. */
static void check_main(const struct objectives *all, size_t entry)
{
    const struct edition *edition = all->run->edition;
    size_t values = resolved(all, entry, edition->main_axis)->values.count;
    size_t codes;

    sheet_split(all->run->arena, plan_cell(&all->fresh, entry, FIELD_CODES), &codes);
    if (values > 1 && (edition->main_axis != edition->unit_axis || codes <= 1))
        diagnose(all->run->diagnostics, SEVERITY_ERROR,
                 plan_place(&all->fresh, entry, FIELD_AXES + edition->main_axis),
                 _("%zu values of the main axis, expected one"), values);
}

/* Every code leads to one objective. */
static void check_codes(const struct objectives *all, size_t entry, struct map *taken)
{
    struct import_run *run = all->run;
    struct text code = plan_cell(&all->fresh, entry, FIELD_CODE);
    size_t count;
    struct text *codes =
        sheet_split(run->arena, plan_cell(&all->fresh, entry, FIELD_CODES), &count);

    for (size_t i = 0; i < count; i++) {
        size_t first = map_add(taken, codes[i], entry);
        if (first != entry || (i > 0 && text_equal(codes[i], code)))
            diagnose(run->diagnostics, SEVERITY_ERROR,
                     plan_place(&all->fresh, entry, FIELD_CODES),
                     _("the code \"%.*s\" is given twice"),
                     TEXT_PRINT(sheet_excerpt(&run->diagnostics->arena, codes[i])));
    }
    sharing_check(
        run, &(struct sharing){
                 .code = code,
                 .codes = plan_cell(&all->fresh, entry, FIELD_CODES),
                 .weights = plan_cell(&all->fresh, entry, FIELD_WEIGHTS),
                 .value_count = resolved(all, entry, run->edition->unit_axis)->values.count,
                 .place = plan_place(&all->fresh, entry, FIELD_CODES),
             });
}

static void resolve_axes(struct objectives *all)
{
    struct import_run *run = all->run;
    size_t axis_count = run->edition->axis_count;
    struct map taken = {0};

    all->values = arena_allocate_array(
        run->arena, memory_multiply(all->fresh.count, axis_count), sizeof *all->values);
    for (size_t i = 0; i < all->fresh.count; i++)
        map_add(&taken, plan_cell(&all->fresh, i, FIELD_CODE), i);
    for (size_t i = 0; i < all->fresh.count; i++) {
        for (size_t axis = 0; axis < axis_count; axis++) {
            struct place place = plan_place(&all->fresh, i, FIELD_AXES + axis);
            *resolved(all, i, axis) = axes_resolve(
                &run->axes, axis, plan_cell(&all->fresh, i, FIELD_AXES + axis), &place);
        }
        check_main(all, i);
        check_codes(all, i, &taken);
    }
    map_free(&taken);
}

static struct keys current_codes(const struct import_run *run)
{
    size_t count = run->edition->objective_count;
    struct keys keys = {arena_allocate_array(run->arena, count, sizeof(struct text)), count};

    for (size_t i = 0; i < count; i++)
        keys.items[i] = run->edition->objectives[i].code;
    return keys;
}

static void merge_objectives(struct objectives *all)
{
    struct import_run *run = all->run;
    struct keys fresh = plan_codes(run->arena, &all->fresh);
    struct keys base = plan_codes(run->arena, &all->base);
    struct keys current = current_codes(run);
    struct merged_list merged =
        merge_lists(run->arena, &fresh, run->has_base ? &base : NULL, &current, false);

    objective_files_open(all);
    report_gone(all, &merged);
    merge_all(all, &merged);
    objective_files_write(all);
    run->edition->objectives = all->objectives;
    run->edition->objective_count = all->count;
    evidence_renumber(run, &all->renumbering);
    axes_report(&run->axes);
    run_add_edition(run, acknowledgements_renumber(run, &all->renumbering));
    objective_files_close(all);
}

void objective_sides_read(struct objectives *all, size_t main_axis)
{
    struct import_run *run = all->run;
    struct diagnostics unsaid = {0};

    plan_read(run->arena, &run->fresh, main_axis, &all->fresh, run->diagnostics);
    if (run->has_base)
        plan_read(run->arena, &run->base, main_axis, &all->base, &unsaid);
    diagnostics_free(&unsaid);
}

size_t objective_find_known(struct import_run *run, struct text code, struct place place)
{
    size_t found = map_find(&run->edition->objective_by_code, code);

    if (found == MAP_NONE) {
        diagnose(run->diagnostics, SEVERITY_ERROR, place, _("unknown objective \"%.*s\""),
                 TEXT_PRINT(sheet_excerpt(&run->diagnostics->arena, code)));
        diagnose_hint(run->diagnostics, _("import the objectives first, or correct the code"));
    }
    return found;
}

void objectives_import(struct import_run *run)
{
    struct objectives all = {.run = run};

    objective_sides_read(&all, run->edition->main_axis);
    resolve_axes(&all);
    if (!run_failed(run))
        merge_objectives(&all);
}
