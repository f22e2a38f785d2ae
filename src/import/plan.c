#include "import/plan.h"

struct grouping {
    struct plan *plan;
    size_t main_axis;
    struct map codes; /* code → entry */
    size_t *rows;     /* of indicators, of all entries one after another */
    size_t row_count;
    struct diagnostics *diagnostics;
};

static const struct sheet_row *first_row(const struct plan *plan, size_t entry)
{
    return &plan->sheet->rows[plan->entries[entry].first];
}

static struct place place_of(const struct grouping *grouping, const struct sheet_row *row,
                             size_t field)
{
    const struct plan *plan = grouping->plan;
    struct place place = layout_place(plan->layout, plan->sheet, row, field);

    if (plan->count > 0)
        place.code = plan_cell(plan, plan->count - 1, FIELD_CODE);
    return place;
}

static void fail(struct grouping *grouping, struct place place, const char *message,
                 const char *hint)
{
    diagnose(grouping->diagnostics, SEVERITY_ERROR, place, "%s", message);
    if (hint != NULL)
        diagnose_hint(grouping->diagnostics, "%s", hint);
}

/* A further row must not say anything else about the objective. */
static void check_repeated(struct grouping *grouping, const struct sheet_row *row)
{
    const struct plan *plan = grouping->plan;
    const struct sheet_row *first = first_row(plan, plan->count - 1);
    struct arena *arena = &grouping->diagnostics->arena;

    for (size_t field = 0; field < plan->layout->count; field++) {
        struct text cell = layout_cell(plan->layout, row, field);
        struct text expected = layout_cell(plan->layout, first, field);
        if (plan_is_of_indicator(field) || cell.length == 0 || text_equal(cell, expected))
            continue;
        diagnose(grouping->diagnostics, SEVERITY_ERROR, place_of(grouping, row, field),
                 _("found \"%.*s\", but the objective begins in row %zu with \"%.*s\""),
                 TEXT_PRINT(sheet_excerpt(arena, cell)), first->number,
                 TEXT_PRINT(sheet_excerpt(arena, expected)));
        diagnose_hint(grouping->diagnostics,
                      _("leave the cell blank or repeat it; another objective needs its own "
                        "code"));
    }
}

static void check_first(struct grouping *grouping, const struct sheet_row *row)
{
    size_t main_field = FIELD_AXES + grouping->main_axis;
    const struct layout *layout = grouping->plan->layout;

    if (layout_cell(layout, row, FIELD_TITLE).length == 0)
        fail(grouping, place_of(grouping, row, FIELD_TITLE),
             _("the title of the objective is missing"), NULL);
    if (layout_cell(layout, row, main_field).length == 0)
        fail(grouping, place_of(grouping, row, main_field),
             _("the objective has no value on the main axis"),
             _("fill the cell on the first row of every objective"));
}

/* Adds the row's indicator to the entry; false when it has none. */
static bool take_indicator(struct grouping *grouping, const struct sheet_row *row,
                           size_t number)
{
    const struct layout *layout = grouping->plan->layout;
    struct plan_entry *entry = &grouping->plan->entries[grouping->plan->count - 1];
    size_t filled = 0;

    for (size_t field = FIELD_INDICATOR; field <= FIELD_ACHIEVEMENT; field++)
        filled += layout_cell(layout, row, field).length > 0;
    if (filled == 0)
        return false;
    if (layout_cell(layout, row, FIELD_INDICATOR).length == 0)
        fail(grouping, place_of(grouping, row, FIELD_INDICATOR),
             _("the name of the indicator is missing"), NULL);
    if (entry->indicator_count == 0)
        entry->indicators = grouping->rows + grouping->row_count;
    grouping->rows[grouping->row_count++] = number;
    entry->indicator_count++;
    return true;
}

static void begin_entry(struct grouping *grouping, const struct sheet_row *row, size_t number)
{
    struct plan *plan = grouping->plan;
    struct text code = layout_cell(plan->layout, row, FIELD_CODE);

    plan->entries[plan->count++] = (struct plan_entry){.first = number};
    size_t other = map_add(&grouping->codes, code, plan->count - 1);
    if (other != plan->count - 1) {
        diagnose(grouping->diagnostics, SEVERITY_ERROR, place_of(grouping, row, FIELD_CODE),
                 _("the code stands in row %zu already"), first_row(plan, other)->number);
        diagnose_hint(grouping->diagnostics,
                      _("put the rows of an objective together, or correct the code"));
    }
    check_first(grouping, row);
    take_indicator(grouping, row, number);
}

static bool is_unused(const struct layout *layout, const struct sheet_row *row)
{
    for (size_t field = 0; field < layout->count; field++) {
        if (layout_cell(layout, row, field).length > 0)
            return false;
    }
    return true;
}

static void take_row(struct grouping *grouping, size_t number)
{
    struct plan *plan = grouping->plan;
    const struct sheet_row *row = &plan->sheet->rows[number];
    struct text code = layout_cell(plan->layout, row, FIELD_CODE);

    if (is_unused(plan->layout, row))
        return;
    if (code.length > 0 &&
        (plan->count == 0 || !text_equal(code, plan_cell(plan, plan->count - 1, FIELD_CODE)))) {
        begin_entry(grouping, row, number);
    } else if (plan->count == 0) {
        fail(grouping, place_of(grouping, row, FIELD_CODE),
             _("the first objective has no code"), NULL);
    } else {
        check_repeated(grouping, row);
        if (!take_indicator(grouping, row, number))
            fail(grouping, place_of(grouping, row, FIELD_INDICATOR),
                 _("a further row of an objective, but without an indicator"),
                 _("remove the row, or give the objective its code"));
    }
}

void plan_read(struct arena *arena, const struct side *side, size_t main_axis,
               struct plan *plan, struct diagnostics *diagnostics)
{
    const struct sheet *sheet = &side->sheet;
    struct grouping grouping = {
        .plan = plan,
        .main_axis = main_axis,
        .rows = arena_allocate_array(arena, sheet->row_count, sizeof(size_t)),
        .diagnostics = diagnostics,
    };

    *plan = (struct plan){.sheet = sheet, .layout = &side->layout};
    plan->entries = arena_allocate_array(arena, sheet->row_count, sizeof *plan->entries);
    for (size_t i = 0; i < sheet->row_count; i++)
        take_row(&grouping, i);
    map_free(&grouping.codes);
}

struct text plan_cell(const struct plan *plan, size_t entry, size_t field)
{
    return layout_cell(plan->layout, first_row(plan, entry), field);
}

static const struct sheet_row *indicator_row(const struct plan *plan, size_t entry,
                                             size_t indicator)
{
    return &plan->sheet->rows[plan->entries[entry].indicators[indicator]];
}

struct text plan_indicator_cell(const struct plan *plan, size_t entry, size_t indicator,
                                size_t field)
{
    return layout_cell(plan->layout, indicator_row(plan, entry, indicator), field);
}

struct place plan_place(const struct plan *plan, size_t entry, size_t field)
{
    struct place place = layout_place(plan->layout, plan->sheet, first_row(plan, entry), field);

    place.code = plan_cell(plan, entry, FIELD_CODE);
    return place;
}

struct place plan_indicator_place(const struct plan *plan, size_t entry, size_t indicator,
                                  size_t field)
{
    const struct sheet_row *row = indicator_row(plan, entry, indicator);
    struct place place = layout_place(plan->layout, plan->sheet, row, field);

    place.code = plan_cell(plan, entry, FIELD_CODE);
    return place;
}

struct keys plan_codes(struct arena *arena, const struct plan *plan)
{
    struct keys keys = {arena_allocate_array(arena, plan->count, sizeof(struct text)),
                        plan->count};

    for (size_t i = 0; i < keys.count; i++)
        keys.items[i] = plan_cell(plan, i, FIELD_CODE);
    return keys;
}

struct keys plan_indicator_names(struct arena *arena, const struct plan *plan, size_t entry)
{
    size_t count = plan->entries[entry].indicator_count;
    struct keys keys = {arena_allocate_array(arena, count, sizeof(struct text)), count};

    for (size_t i = 0; i < count; i++)
        keys.items[i] = text_fold(arena, plan_indicator_cell(plan, entry, i, FIELD_INDICATOR));
    return keys;
}
