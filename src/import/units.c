/* The registry of units from its sheet into entity.json. */
#include "import/records.h"
#include "import/writing.h"

#include "load/fields.h"

#include <stddef.h>

/* A unit whose aliases are one cell, as in the sheet. */
struct unit_record {
    struct unit unit;
    struct text aliases;
};

static const struct record_cell unit_cells[] = {
    {FIELD_UNIT, offsetof(struct unit_record, unit.name)},
    {FIELD_ALIASES, offsetof(struct unit_record, aliases)},
    {FIELD_MANAGER, offsetof(struct unit_record, unit.manager)},
    {FIELD_ROLE, offsetof(struct unit_record, unit.role)},
    {FIELD_COST_CENTRE, offsetof(struct unit_record, unit.cost_centre)},
};

static struct text join_aliases(struct arena *arena, const struct unit *unit)
{
    struct buffer buffer = {0};

    for (size_t i = 0; i < unit->alias_count; i++) {
        if (i > 0)
            buffer_append_byte(&buffer, '|');
        buffer_append(&buffer, unit->aliases[i]);
    }
    struct text joined = arena_copy(arena, buffer_text(&buffer));
    buffer_free(&buffer);
    return joined;
}

static void split_aliases(struct arena *arena, struct text cell, struct unit *unit)
{
    struct text rest = cell;
    struct text alias;
    size_t most = 1;

    for (size_t i = 0; i < cell.length; i++)
        most += cell.data[i] == '|';
    unit->aliases = arena_allocate_array(arena, most, sizeof *unit->aliases);
    unit->alias_count = 0;
    while (text_next(&rest, '|', &alias)) {
        alias = text_trim(alias);
        if (alias.length > 0)
            unit->aliases[unit->alias_count++] = alias;
    }
}

/* A unit is looked up by all its spellings, so no two may have one in common. */
static void check_spelling(struct import_run *run, struct map *map, size_t number,
                           struct text spelling)
{
    const struct side *fresh = &run->fresh;
    struct text folded = text_fold(run->arena, spelling);
    size_t first = folded.length > 0 ? map_add(map, folded, number) : number;

    if (first == number)
        return;
    diagnose(
        run->diagnostics, SEVERITY_ERROR,
        layout_place(&fresh->layout, &fresh->sheet, &fresh->sheet.rows[number], FIELD_UNIT),
        _("\"%.*s\" also stands for the unit in row %zu"),
        TEXT_PRINT(sheet_excerpt(&run->diagnostics->arena, spelling)),
        fresh->sheet.rows[first].number);
}

static void check_spellings(struct import_run *run)
{
    const struct side *fresh = &run->fresh;
    struct map map = {0};

    for (size_t i = 0; i < fresh->sheet.row_count; i++) {
        const struct sheet_row *row = &fresh->sheet.rows[i];
        struct text rest = layout_cell(&fresh->layout, row, FIELD_ALIASES);
        struct text alias;
        check_spelling(run, &map, i, layout_cell(&fresh->layout, row, FIELD_UNIT));
        while (text_next(&rest, '|', &alias))
            check_spelling(run, &map, i, alias);
    }
    map_free(&map);
}

struct unit_keying {
    struct import_run *run;
    struct map spellings; /* folded name or alias → index of the unit */
};

/* The id of the unit that has this name; or the one that the name gives. */
static struct text make_key(void *context, const struct side *side, const struct sheet_row *row)
{
    const struct unit_keying *keying = context;
    struct arena *arena = keying->run->arena;
    struct text name = layout_cell(&side->layout, row, FIELD_UNIT);
    size_t unit = map_find(&keying->spellings, text_fold(arena, name));

    return unit != MAP_NONE ? keying->run->site.entity.units[unit].id : text_slug(arena, name);
}

static void check_ids(struct import_run *run, const struct keys *keys)
{
    const struct side *fresh = &run->fresh;

    for (size_t i = 0; i < keys->count; i++) {
        const struct sheet_row *row = &fresh->sheet.rows[i];
        struct text name = layout_cell(&fresh->layout, row, FIELD_UNIT);
        if (name.length == 0 || identifier_is_valid(keys->items[i]))
            continue;
        diagnose(run->diagnostics, SEVERITY_ERROR,
                 layout_place(&fresh->layout, &fresh->sheet, row, FIELD_UNIT),
                 _("\"%.*s\" cannot be made an identifier"),
                 TEXT_PRINT(sheet_excerpt(&run->diagnostics->arena, name)));
        diagnose_hint(run->diagnostics,
                      _("add the unit to entity.json with an id of your own"));
    }
}

static struct unit_record *take_units(struct import_run *run, struct records *records,
                                      struct map *spellings)
{
    const struct entity *entity = &run->site.entity;
    struct unit_record *items =
        arena_allocate_array(run->arena, entity->unit_count, sizeof *items);

    records->count = entity->unit_count;
    records->current =
        (struct keys){arena_allocate_array(run->arena, entity->unit_count, sizeof(struct text)),
                      entity->unit_count};
    for (size_t i = 0; i < entity->unit_count; i++) {
        const struct unit *unit = &entity->units[i];
        items[i] = (struct unit_record){*unit, join_aliases(run->arena, unit)};
        records->current.items[i] = unit->id;
        map_add(spellings, text_fold(run->arena, unit->name), i);
        for (size_t j = 0; j < unit->alias_count; j++)
            map_add(spellings, text_fold(run->arena, unit->aliases[j]), i);
    }
    return items;
}

static void write_units(struct import_run *run, const struct records *records)
{
    struct unit_record *items = records->items;
    struct entity *entity = &run->site.entity;
    struct buffer buffer = {0};

    entity->unit_count = records->count;
    entity->units = arena_allocate_array(run->arena, records->count, sizeof *entity->units);
    for (size_t i = 0; i < records->count; i++) {
        const struct merged_item *merged = &records->merged.items[i];
        if (merged->current == NONE)
            items[i].unit.id = records->fresh.items[merged->fresh];
        split_aliases(run->arena, items[i].aliases, &items[i].unit);
        entity->units[i] = items[i].unit;
    }
    writing_entity(&buffer, entity);
    run_add_output(run, files_join(run->arena, run->options->content, TEXT("entity.json")),
                   buffer_text(&buffer));
    buffer_free(&buffer);
}

void units_import(struct import_run *run)
{
    struct unit_keying keying = {.run = run};
    struct records records = {
        .cells = unit_cells,
        .cell_count = sizeof unit_cells / sizeof *unit_cells,
        .subject = FIELD_UNIT,
        .size = sizeof(struct unit_record),
        .never_removes = true,
    };

    records.items = take_units(run, &records, &keying.spellings);
    records_make_keys(run, &records, (struct record_keying){make_key, &keying});
    map_free(&keying.spellings);
    check_spellings(run);
    check_ids(run, &records.fresh);
    if (run_failed(run))
        return;
    records_merge(run, &records);
    if (records.changed)
        write_units(run, &records);
}
