/* Sheets of what objectives consist of: indicators, phases. */
#include "import/objectives.h"

static struct text *cell_of(const struct item *item, size_t number)
{
    return (struct text *)(void *)((char *)item->record + item->cells[number].offset);
}

void item_create(const struct objectives *all, const struct pair *pair, size_t number,
                 struct item *item)
{
    for (size_t i = 0; i < item->cell_count; i++)
        *cell_of(item, i) =
            plan_item_cell(&all->fresh, pair->fresh, number, item->cells[i].field);
}

bool item_update(const struct objectives *all, const struct pair *pair,
                 const struct merged_item *merged, struct item *item)
{
    struct text subject = *cell_of(item, 0);
    bool changed = false;

    for (size_t i = 0; i < item->cell_count; i++) {
        size_t field = item->cells[i].field;
        struct cell_change change = {.subject = subject};
        struct text base;
        if (!layout_has(all->fresh.layout, field))
            continue;
        change.fresh = plan_item_cell(&all->fresh, pair->fresh, merged->fresh, field);
        change.place = plan_item_place(&all->fresh, pair->fresh, merged->fresh, field);
        if (merged->base != NONE && layout_has(all->base.layout, field)) {
            base = plan_item_cell(&all->base, pair->base, merged->base, field);
            change.base = &base;
        }
        changed = merge_apply(&change, cell_of(item, i), all->run->diagnostics) || changed;
    }
    return changed;
}

/* ---- A table of them ---- */

/* Objectives whose items are all gone from the file get an entry without any. */
static void add_gone(struct objectives *all)
{
    struct import_run *run = all->run;
    struct plan *fresh = &all->fresh;
    size_t most = fresh->count + all->base.count;
    struct plan_entry *entries = arena_allocate_array(run->arena, most, sizeof *entries);
    struct map there = {0};

    for (size_t i = 0; i < fresh->count; i++) {
        entries[i] = fresh->entries[i];
        map_add(&there, plan_cell(fresh, i, FIELD_CODE), i);
    }
    fresh->entries = entries;
    for (size_t i = 0; i < all->base.count; i++) {
        if (map_find(&there, plan_cell(&all->base, i, FIELD_CODE)) == MAP_NONE)
            entries[fresh->count++] = (struct plan_entry){.first = NONE};
    }
    map_free(&there);
}

/* The entries of the file, each with that of its copy and its objective. */
static struct pair *make_pairs(struct objectives *all)
{
    struct import_run *run = all->run;
    struct pair *pairs = arena_allocate_array(run->arena, all->fresh.count, sizeof *pairs);
    struct map base = {0};
    struct map used = {0};
    size_t gone = 0;

    for (size_t i = 0; i < all->base.count; i++)
        map_add(&base, plan_cell(&all->base, i, FIELD_CODE), i);
    for (size_t i = 0; i < all->fresh.count; i++) {
        if (all->fresh.entries[i].first != NONE)
            map_add(&used, plan_cell(&all->fresh, i, FIELD_CODE), i);
    }
    for (size_t i = 0; i < all->fresh.count; i++) {
        pairs[i] = (struct pair){.fresh = i, .base = NONE};
        struct text code;
        if (all->fresh.entries[i].first != NONE) {
            code = plan_cell(&all->fresh, i, FIELD_CODE);
            size_t found = map_find(&base, code);
            pairs[i].base = found != MAP_NONE ? found : NONE;
        } else {
            while (map_find(&used, plan_cell(&all->base, gone, FIELD_CODE)) != MAP_NONE)
                gone++;
            code = plan_cell(&all->base, gone, FIELD_CODE);
            pairs[i].base = gone++;
        }
        size_t objective =
            all->fresh.entries[i].first != NONE
                ? objective_find_known(run, code, plan_place(&all->fresh, i, FIELD_CODE))
                : map_find(&run->edition->objective_by_code, code);
        if (objective != MAP_NONE)
            pairs[i].objective = &run->edition->objectives[objective];
    }
    map_free(&base);
    map_free(&used);
    return pairs;
}

static void open_renumbering(struct objectives *all)
{
    const struct import_run *run = all->run;
    size_t count = run->edition->objective_count;
    struct renumbering *renumbering = &all->renumbering;

    renumbering->objectives =
        arena_allocate_array(run->arena, count, sizeof *renumbering->objectives);
    renumbering->indicators =
        arena_allocate_array(run->arena, count, sizeof *renumbering->indicators);
    for (size_t i = 0; i < count; i++)
        renumbering->objectives[i] = i;
}

static void merge_pair(struct objectives *all, const struct pair *pair)
{
    struct import_run *run = all->run;
    size_t number = (size_t)(pair->objective - run->edition->objectives);
    bool changed = run->table == TABLE_PHASES
                       ? phases_merge(all, pair)
                       : indicators_merge(all, pair, &all->renumbering.indicators[number]);

    if (changed)
        objective_files_mark(all, pair->objective);
}

void items_import(struct import_run *run)
{
    struct objectives all = {.run = run};

    objective_sides_read(&all, NONE);
    add_gone(&all);
    struct pair *pairs = make_pairs(&all);
    if (run_failed(run))
        return;
    objective_files_open(&all);
    open_renumbering(&all);
    all.objectives = run->edition->objectives;
    all.count = run->edition->objective_count;
    for (size_t i = 0; i < all.fresh.count; i++) {
        if (pairs[i].objective != NULL)
            merge_pair(&all, &pairs[i]);
    }
    objective_files_write(&all);
    evidence_renumber(run, &all.renumbering);
    run_add_edition(run, acknowledgements_renumber(run, &all.renumbering));
    objective_files_close(&all);
    if (run->table == TABLE_INDICATORS)
        run->report->rows = run->report->indicators;
    run->report->indicators = (struct import_counts){0};
}
