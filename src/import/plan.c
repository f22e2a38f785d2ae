#include "import/plan.h"

struct grouping {
    struct plan *plan;
    size_t main_axis;
    struct map codes; /* code → entry */
    size_t *rows;     /* of items, of all entries one after another */
    size_t row_count;
    struct diagnostics *diagnostics;
};

bool plan_is_of_item(const struct layout *layout, size_t field)
{
    if (layout->table != &import_tables[TABLE_OBJECTIVES])
        return field != FIELD_CODE;
    return field >= FIELD_INDICATOR && field <= FIELD_ACHIEVEMENT;
}

/* What an item is called by. */
static size_t name_field(const struct layout *layout)
{
    if (layout->table == &import_tables[TABLE_PHASES])
        return FIELD_PHASE;
    return layout->table == &import_tables[TABLE_SHARES] ? FIELD_SHARE : FIELD_INDICATOR;
}

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
        if (plan_is_of_item(plan->layout, field) || cell.length == 0 ||
            text_equal(cell, expected))
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

    if (layout->table != &import_tables[TABLE_OBJECTIVES])
        return;
    if (layout_cell(layout, row, FIELD_TITLE).length == 0)
        fail(grouping, place_of(grouping, row, FIELD_TITLE),
             _("the title of the objective is missing"), NULL);
    if (layout_cell(layout, row, main_field).length == 0)
        fail(grouping, place_of(grouping, row, main_field),
             _("the objective has no value on the main axis"),
             _("fill the cell on the first row of every objective"));
}

static void report_nameless(struct grouping *grouping, const struct sheet_row *row)
{
    const struct layout *layout = grouping->plan->layout;
    size_t field = name_field(layout);

    fail(grouping, place_of(grouping, row, field),
         field == FIELD_PHASE   ? _("the name of the phase is missing")
         : field == FIELD_SHARE ? _("the code is missing")
                                : _("the name of the indicator is missing"),
         NULL);
}

/* Adds the row's item to the entry; false when it has none. */
static bool take_item(struct grouping *grouping, const struct sheet_row *row, size_t number)
{
    const struct layout *layout = grouping->plan->layout;
    struct plan_entry *entry = &grouping->plan->entries[grouping->plan->count - 1];
    size_t filled = 0;

    for (size_t field = 0; field < layout->count; field++)
        filled += plan_is_of_item(layout, field) && layout_cell(layout, row, field).length > 0;
    if (filled == 0)
        return false;
    if (layout_cell(layout, row, name_field(layout)).length == 0)
        report_nameless(grouping, row);
    if (entry->item_count == 0)
        entry->items = grouping->rows + grouping->row_count;
    grouping->rows[grouping->row_count++] = number;
    entry->item_count++;
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
    take_item(grouping, row, number);
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
        if (!take_item(grouping, row, number))
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

static const struct sheet_row *item_row(const struct plan *plan, size_t entry, size_t item)
{
    return &plan->sheet->rows[plan->entries[entry].items[item]];
}

struct text plan_item_cell(const struct plan *plan, size_t entry, size_t item, size_t field)
{
    return layout_cell(plan->layout, item_row(plan, entry, item), field);
}

struct place plan_place(const struct plan *plan, size_t entry, size_t field)
{
    struct place place = {.file = plan->sheet->file};

    if (plan->entries[entry].first == NONE)
        return place;
    place = layout_place(plan->layout, plan->sheet, first_row(plan, entry), field);
    place.code = plan_cell(plan, entry, FIELD_CODE);
    return place;
}

struct place plan_item_place(const struct plan *plan, size_t entry, size_t item, size_t field)
{
    const struct sheet_row *row = item_row(plan, entry, item);
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

struct text plan_name_key(struct arena *arena, struct text name, struct text work)
{
    struct text folded = text_fold(arena, name);

    if (work.length == 0)
        return folded;
    return arena_format(arena, "%.*s\n%.*s", TEXT_PRINT(folded),
                        TEXT_PRINT(text_fold(arena, work)));
}

struct keys plan_item_names(struct arena *arena, const struct plan *plan, size_t entry)
{
    size_t count = plan->entries[entry].item_count;
    struct keys keys = {arena_allocate_array(arena, count, sizeof(struct text)), count};

    for (size_t i = 0; i < count; i++)
        keys.items[i] =
            plan_name_key(arena, plan_item_cell(plan, entry, i, name_field(plan->layout)),
                          plan_item_cell(plan, entry, i, FIELD_WORK));
    return keys;
}
