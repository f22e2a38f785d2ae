/* Which objectives belong together, from their sheet into those objectives. */
#include "import/objectives.h"

static size_t find(struct import_run *run, const struct sheet_row *row, size_t field)
{
    const struct side *fresh = &run->fresh;
    struct text code = layout_cell(&fresh->layout, row, field);

    if (code.length == 0)
        return MAP_NONE;
    return objective_find_known(run, code,
                                layout_place(&fresh->layout, &fresh->sheet, row, field));
}

static struct relation *find_relation(struct objective *objective, struct text other)
{
    for (size_t i = 0; i < objective->related_count; i++) {
        if (text_equal(objective->related[i].code, other))
            return &objective->related[i];
    }
    return NULL;
}

static void add_relation(struct import_run *run, struct objective *objective,
                         struct relation relation)
{
    size_t count = objective->related_count;
    struct relation *grown = arena_allocate_array(run->arena, count + 1, sizeof *grown);

    for (size_t i = 0; i < count; i++)
        grown[i] = objective->related[i];
    grown[count] = relation;
    objective->related = grown;
    objective->related_count = count + 1;
}

/* True when something is different from before. */
static bool take_row(struct import_run *run, const struct sheet_row *row,
                     struct objective *objective)
{
    const struct layout *layout = &run->fresh.layout;
    struct relation relation = {
        .code = layout_cell(layout, row, FIELD_OTHER_CODE),
        .reason = layout_cell(layout, row, FIELD_REASON),
        .declared = true,
    };
    struct relation *known = find_relation(objective, relation.code);
    struct import_counts *counts = &run->report->rows;

    if (known == NULL) {
        add_relation(run, objective, relation);
        counts->added++;
        return true;
    }
    bool changed =
        layout_has(layout, FIELD_REASON) && !text_equal(known->reason, relation.reason);
    if (changed)
        *known = relation;
    counts->changed += changed;
    counts->unchanged += !changed;
    return changed;
}

/* What the copy held and the file no longer does goes; what was added by hand stays. */
static bool drop_old(struct import_run *run, const struct sheet_row *row,
                     const struct map *kept)
{
    const struct layout *layout = &run->base.layout;
    struct text code = layout_cell(layout, row, FIELD_CODE);
    struct text other = layout_cell(layout, row, FIELD_OTHER_CODE);
    size_t number = map_find(&run->edition->objective_by_code, code);

    if (number == MAP_NONE ||
        map_find(kept, arena_format(run->arena, "%.*s %.*s", TEXT_PRINT(code),
                                    TEXT_PRINT(other))) != MAP_NONE)
        return false;
    struct objective *objective = &run->edition->objectives[number];
    struct relation *relation = find_relation(objective, other);
    if (relation == NULL)
        return false;
    *relation = objective->related[--objective->related_count];
    run->report->rows.removed++;
    return true;
}

static void merge(struct objectives *all)
{
    struct import_run *run = all->run;
    struct objective *objectives = run->edition->objectives;
    const struct side *fresh = &run->fresh;
    struct map kept = {0};

    for (size_t i = 0; i < fresh->sheet.row_count; i++) {
        const struct sheet_row *row = &fresh->sheet.rows[i];
        struct text code = layout_cell(&fresh->layout, row, FIELD_CODE);
        struct text other = layout_cell(&fresh->layout, row, FIELD_OTHER_CODE);
        size_t number = map_find(&run->edition->objective_by_code, code);
        map_add(&kept,
                arena_format(run->arena, "%.*s %.*s", TEXT_PRINT(code), TEXT_PRINT(other)), i);
        if (take_row(run, row, &objectives[number]))
            objective_files_mark(all, &objectives[number]);
    }
    for (size_t i = 0; run->has_base && i < run->base.sheet.row_count; i++) {
        const struct sheet_row *row = &run->base.sheet.rows[i];
        if (drop_old(run, row, &kept))
            objective_files_mark(
                all, &objectives[map_find(&run->edition->objective_by_code,
                                          layout_cell(&run->base.layout, row, FIELD_CODE))]);
    }
    map_free(&kept);
}

void related_import(struct import_run *run)
{
    struct objectives all = {.run = run};
    const struct sheet *sheet = &run->fresh.sheet;

    for (size_t i = 0; i < sheet->row_count; i++) {
        size_t one = find(run, &sheet->rows[i], FIELD_CODE);
        size_t other = find(run, &sheet->rows[i], FIELD_OTHER_CODE);
        if (one == other && one != MAP_NONE)
            diagnose(run->diagnostics, SEVERITY_ERROR, sheet_place(sheet, &sheet->rows[i]),
                     _("an objective is not related to itself"));
    }
    if (run_failed(run))
        return;
    objective_files_open(&all);
    all.objectives = run->edition->objectives;
    all.count = run->edition->objective_count;
    merge(&all);
    objective_files_write(&all);
    objective_files_close(&all);
}
