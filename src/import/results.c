/* The published aggregates and the rating scale, from their sheets into edition.json. */
#include "import/records.h"

#include <stddef.h>

/* ---- Aggregates ---- */

static const struct record_cell aggregate_cells[] = {
    {FIELD_ACHIEVEMENT, offsetof(struct aggregate, achievement.printed)},
    {FIELD_OBJECTIVES, offsetof(struct aggregate, objectives.printed)},
    {FIELD_MEAN_WEIGHT, offsetof(struct aggregate, weight.printed)},
    {FIELD_WHERE, offsetof(struct aggregate, where)},
};

static bool is_name_of_axis(struct arena *arena, const struct axis *axis, struct text folded)
{
    if (text_equal(folded, text_fold(arena, axis->id)) ||
        text_equal(folded, text_fold(arena, axis->label)) ||
        text_equal(folded, text_fold(arena, axis->plural)))
        return true;
    for (size_t i = 0; i < axis->alias_count; i++) {
        if (text_equal(folded, text_fold(arena, axis->aliases[i])))
            return true;
    }
    return false;
}

static size_t find_axis(struct import_run *run, const struct side *side,
                        const struct sheet_row *row)
{
    struct arena scratch = {0};
    struct text folded = text_fold(&scratch, layout_cell(&side->layout, row, FIELD_AXIS));
    size_t found = NONE;

    for (size_t i = 0; found == NONE && i < run->edition->axis_count; i++) {
        if (is_name_of_axis(&scratch, &run->edition->axes[i], folded))
            found = i;
    }
    arena_free(&scratch);
    return found;
}

static struct text aggregate_key(struct arena *arena, size_t axis, size_t value)
{
    return arena_format(arena, "%zu/%zu", axis, value);
}

/* Rows of the copy that name what is no longer there have a key that matches nothing. */
static struct text make_aggregate_key(void *context, const struct side *side,
                                      const struct sheet_row *row)
{
    struct import_run *run = context;
    size_t axis = find_axis(run, side, row);
    struct text cell = layout_cell(&side->layout, row, FIELD_VALUE);

    return aggregate_key(run->arena, axis,
                         axis != NONE ? axes_find(&run->axes, axis, cell) : row->number);
}

static void resolve_aggregate(struct import_run *run, const struct sheet_row *row,
                              struct aggregate *resolved)
{
    const struct side *fresh = &run->fresh;
    struct text name = layout_cell(&fresh->layout, row, FIELD_AXIS);
    struct place place = layout_place(&fresh->layout, &fresh->sheet, row, FIELD_AXIS);

    resolved->axis = find_axis(run, fresh, row);
    if (resolved->axis == NONE && name.length > 0) {
        diagnose(run->diagnostics, SEVERITY_ERROR, place,
                 _("\"%.*s\" is not the name of an axis of the edition"),
                 TEXT_PRINT(sheet_excerpt(&run->diagnostics->arena, name)));
        diagnose_hint(run->diagnostics,
                      _("add it to the \"aliases\" of the axis in edition.json"));
    }
    if (resolved->axis == NONE)
        return;
    place = layout_place(&fresh->layout, &fresh->sheet, row, FIELD_VALUE);
    struct references values =
        axes_resolve(&run->axes, resolved->axis, layout_cell(&fresh->layout, row, FIELD_VALUE),
                     &place)
            .values;
    if (values.count > 1)
        diagnose(run->diagnostics, SEVERITY_ERROR, place, _("%zu values, expected one"),
                 values.count);
    resolved->value = values.count > 0 ? values.items[0] : NONE;
}

/* The axis and the value of every row; reports those that are not there. */
static void resolve_aggregates(struct import_run *run, struct aggregate *resolved)
{
    for (size_t i = 0; i < run->fresh.sheet.row_count; i++)
        resolve_aggregate(run, &run->fresh.sheet.rows[i], &resolved[i]);
}

static void merge_aggregates(struct import_run *run, struct records *records,
                             const struct aggregate *resolved)
{
    struct edition *edition = run->edition;

    for (size_t i = 0; i < records->count; i++)
        records->current.items[i] = aggregate_key(run->arena, edition->aggregates[i].axis,
                                                  edition->aggregates[i].value);
    records_merge(run, records);
    edition->aggregates = records->items;
    edition->aggregate_count = records->count;
    for (size_t i = 0; i < records->count; i++) {
        const struct merged_item *merged = &records->merged.items[i];
        if (merged->current != NONE)
            continue;
        edition->aggregates[i].axis = resolved[merged->fresh].axis;
        edition->aggregates[i].value = resolved[merged->fresh].value;
    }
    axes_report(&run->axes);
    run_add_edition(run, records->changed);
}

void aggregates_import(struct import_run *run)
{
    size_t count = run->edition->aggregate_count;
    struct aggregate *resolved =
        arena_allocate_array(run->arena, run->fresh.sheet.row_count, sizeof *resolved);
    struct records records = {
        .cells = aggregate_cells,
        .cell_count = sizeof aggregate_cells / sizeof *aggregate_cells,
        .subject = FIELD_VALUE,
        .size = sizeof(struct aggregate),
        .items = run->edition->aggregates,
        .count = count,
        .current = {arena_allocate_array(run->arena, count, sizeof(struct text)), count},
    };

    resolve_aggregates(run, resolved);
    records_make_keys(run, &records, (struct record_keying){make_aggregate_key, run});
    if (!run_failed(run))
        records_check_unique(run, &records);
    if (!run_failed(run))
        merge_aggregates(run, &records, resolved);
}

/* ---- Scale ---- */

/* A step whose ends are cells, as in the sheet. */
struct scale_record {
    struct text label;
    struct text from;
    struct text to;
};

static const struct record_cell scale_cells[] = {
    {FIELD_LABEL, offsetof(struct scale_record, label)},
    {FIELD_FROM, offsetof(struct scale_record, from)},
    {FIELD_TO, offsetof(struct scale_record, to)},
};

static struct text make_scale_key(void *context, const struct side *side,
                                  const struct sheet_row *row)
{
    const struct import_run *run = context;

    return text_fold(run->arena, layout_cell(&side->layout, row, FIELD_LABEL));
}

static bool parse_step(const struct scale_record *record, struct rating *step)
{
    step->label = record->label;
    return decimal_parse_italian(record->from, &step->from) &&
           decimal_parse_italian(record->to, &step->to);
}

/* Steps ascend and do not overlap. */
static void check_scale(struct import_run *run)
{
    const struct side *fresh = &run->fresh;
    struct rating previous = {0};
    bool has_previous = false;

    for (size_t i = 0; i < fresh->sheet.row_count; i++) {
        const struct sheet_row *row = &fresh->sheet.rows[i];
        struct scale_record record = {
            .from = layout_cell(&fresh->layout, row, FIELD_FROM),
            .to = layout_cell(&fresh->layout, row, FIELD_TO),
        };
        struct rating step;
        if (!parse_step(&record, &step))
            continue;
        if (decimal_compare(step.from, step.to) > 0)
            diagnose(run->diagnostics, SEVERITY_ERROR,
                     layout_place(&fresh->layout, &fresh->sheet, row, FIELD_TO),
                     _("the step ends below its beginning"));
        else if (has_previous && decimal_compare(step.from, previous.to) <= 0)
            diagnose(run->diagnostics, SEVERITY_ERROR,
                     layout_place(&fresh->layout, &fresh->sheet, row, FIELD_FROM),
                     _("the step begins within or below the one before; expected ascending "
                       "steps without overlap"));
        previous = step;
        has_previous = true;
    }
}

static void take_scale(struct import_run *run, struct records *records)
{
    const struct edition *edition = run->edition;
    struct scale_record *items =
        arena_allocate_array(run->arena, edition->scale_count, sizeof *items);

    records->items = items;
    records->count = edition->scale_count;
    records->current = (struct keys){
        arena_allocate_array(run->arena, edition->scale_count, sizeof(struct text)),
        edition->scale_count};
    for (size_t i = 0; i < edition->scale_count; i++) {
        const struct rating *rating = &edition->scale[i];
        char space[DECIMAL_TEXT_SIZE];
        items[i].label = rating->label;
        items[i].from = arena_copy(run->arena, decimal_format_italian(rating->from, space));
        items[i].to = arena_copy(run->arena, decimal_format_italian(rating->to, space));
        records->current.items[i] = text_fold(run->arena, rating->label);
    }
}

void scale_import(struct import_run *run)
{
    struct edition *edition = run->edition;
    struct records records = {
        .cells = scale_cells,
        .cell_count = sizeof scale_cells / sizeof *scale_cells,
        .subject = FIELD_LABEL,
        .size = sizeof(struct scale_record),
    };

    check_scale(run);
    take_scale(run, &records);
    records_make_keys(run, &records, (struct record_keying){make_scale_key, run});
    if (run_failed(run))
        return;
    records_merge(run, &records);
    edition->scale_count = records.count;
    edition->scale = arena_allocate_array(run->arena, records.count, sizeof *edition->scale);
    for (size_t i = 0; i < records.count; i++)
        parse_step((const struct scale_record *)records.items + i, &edition->scale[i]);
    run_add_edition(run, records.changed);
}
