/* The registry of units from its sheet into entity.json. */
#include "import/records.h"
#include "import/writing.h"

#include <stddef.h>

/* A unit whose aliases are one cell, as in the sheet. */
struct unit_record {
    struct unit unit;
    struct text aliases;
    struct text interim; /* true, or empty */
    struct text from;    /* ISO dates */
    struct text to;
    size_t origin; /* index in the registry */
};

static const struct record_cell unit_cells[] = {
    {FIELD_UNIT, offsetof(struct unit_record, unit.name)},
    {FIELD_ALIASES, offsetof(struct unit_record, aliases)},
    {FIELD_MANAGER, offsetof(struct unit_record, unit.manager)},
    {FIELD_ROLE, offsetof(struct unit_record, unit.role)},
    {FIELD_COST_CENTRE, offsetof(struct unit_record, unit.cost_centre)},
    {FIELD_INTERIM, offsetof(struct unit_record, interim)},
    {FIELD_VALID_FROM, offsetof(struct unit_record, from)},
    {FIELD_VALID_TO, offsetof(struct unit_record, to)},
};

/* A unit is looked up by all its spellings, so no two may have one in common. */
struct spelling_check {
    struct import_run *run;
    struct map map; /* folded spelling → row, or beyond the rows: unit of the registry */
};

static void check_spelling(struct spelling_check *check, size_t number, struct text spelling)
{
    struct import_run *run = check->run;
    const struct sheet *sheet = &run->fresh.sheet;
    struct text folded = text_fold(run->arena, spelling);
    size_t first = folded.length > 0 ? map_add(&check->map, folded, number) : number;

    if (first == number || number >= sheet->row_count)
        return;
    struct place place =
        layout_place(&run->fresh.layout, sheet, &sheet->rows[number], FIELD_UNIT);
    struct text excerpt = sheet_excerpt(&run->diagnostics->arena, spelling);
    if (first < sheet->row_count)
        diagnose(run->diagnostics, SEVERITY_ERROR, place,
                 _("\"%.*s\" also stands for the unit in row %zu"), TEXT_PRINT(excerpt),
                 sheet->rows[first].number);
    else
        diagnose(run->diagnostics, SEVERITY_ERROR, place,
                 _("\"%.*s\" also stands for the unit \"%.*s\" of the registry"),
                 TEXT_PRINT(excerpt),
                 TEXT_PRINT(run->site.entity.units[first - sheet->row_count].id));
}

static void check_spellings_of(struct spelling_check *check, size_t number, struct text name,
                               struct text aliases)
{
    size_t count;
    struct text *items = sheet_split(check->run->arena, aliases, &count);

    check_spelling(check, number, name);
    for (size_t i = 0; i < count; i++)
        check_spelling(check, number, items[i]);
}

/* The rows of the file, and the units that it leaves alone. */
static void check_spellings(struct import_run *run, const struct records *records)
{
    const struct side *fresh = &run->fresh;
    const struct unit_record *units = records->items;
    struct spelling_check check = {.run = run};
    struct map touched = {0};

    for (size_t i = 0; i < fresh->sheet.row_count; i++)
        map_add(&touched, records->fresh.items[i], i);
    for (size_t i = 0; i < records->count; i++) {
        if (map_find(&touched, units[i].unit.id) == MAP_NONE)
            check_spellings_of(&check, fresh->sheet.row_count + i, units[i].unit.name,
                               units[i].aliases);
    }
    for (size_t i = 0; i < fresh->sheet.row_count; i++) {
        const struct sheet_row *row = &fresh->sheet.rows[i];
        check_spellings_of(&check, i, layout_cell(&fresh->layout, row, FIELD_UNIT),
                           layout_cell(&fresh->layout, row, FIELD_ALIASES));
    }
    map_free(&touched);
    map_free(&check.map);
}

struct unit_keying {
    struct import_run *run;
    struct map spellings; /* folded name or alias → index of the unit */
    struct map others;    /* ids of units of other years */
};

/*
 * The id of the unit that has this name; or the one that the file or the name gives, with the edition's
 * behind it where a unit of other years has taken that.
 */
static struct text make_key(void *context, const struct side *side, const struct sheet_row *row)
{
    const struct unit_keying *keying = context;
    struct arena *arena = keying->run->arena;
    struct text name = layout_cell(&side->layout, row, FIELD_UNIT);
    size_t unit = map_find(&keying->spellings, text_fold(arena, name));

    if (unit != MAP_NONE)
        return keying->run->site.entity.units[unit].id;
    struct text given = layout_cell(&side->layout, row, FIELD_UNIT_ID);
    struct text id = text_slug(arena, given.length > 0 ? given : name);
    if (map_find(&keying->others, id) == MAP_NONE)
        return id;
    return arena_format(arena, "%.*s-%.*s", TEXT_PRINT(id),
                        TEXT_PRINT(keying->run->options->edition));
}

static void check_ids(struct import_run *run, const struct keys *keys)
{
    const struct side *fresh = &run->fresh;

    for (size_t i = 0; i < keys->count; i++) {
        const struct sheet_row *row = &fresh->sheet.rows[i];
        struct text name = layout_cell(&fresh->layout, row, FIELD_UNIT);
        if (name.length == 0 || axes_is_identifier(keys->items[i]))
            continue;
        diagnose(run->diagnostics, SEVERITY_ERROR,
                 layout_place(&fresh->layout, &fresh->sheet, row, FIELD_UNIT),
                 _("\"%.*s\" cannot be made an identifier"),
                 TEXT_PRINT(sheet_excerpt(&run->diagnostics->arena, name)));
        diagnose_hint(run->diagnostics,
                      _("add the unit to entity.json with an id of your own"));
    }
}

static struct text write_date(struct arena *arena, struct date date)
{
    char space[DATE_TEXT_SIZE];

    return date_known(date) ? arena_copy(arena, date_format_iso(date, space)) : TEXT("");
}

/* The units of the edition's period: others may have the same names. */
static struct unit_record *take_units(struct import_run *run, struct records *records,
                                      struct unit_keying *keying)
{
    const struct entity *entity = &run->site.entity;
    struct arena *arena = run->arena;
    struct unit_record *items = arena_allocate_array(arena, entity->unit_count, sizeof *items);

    records->count = 0;
    records->current.items =
        arena_allocate_array(arena, entity->unit_count, sizeof *records->current.items);
    for (size_t i = 0; i < entity->unit_count; i++) {
        const struct unit *unit = &entity->units[i];
        if (!model_unit_serves(unit, run->edition)) {
            map_add(&keying->others, unit->id, i);
            continue;
        }
        records->current.items[records->count] = unit->id;
        items[records->count++] = (struct unit_record){
            .unit = *unit,
            .aliases = sheet_join(arena, unit->aliases, unit->alias_count),
            .interim = unit->interim ? TEXT("true") : TEXT(""),
            .from = write_date(arena, unit->from),
            .to = write_date(arena, unit->to),
            .origin = i,
        };
        map_add(&keying->spellings, text_fold(arena, unit->name), i);
        for (size_t j = 0; j < unit->alias_count; j++)
            map_add(&keying->spellings, text_fold(arena, unit->aliases[j]), i);
    }
    records->current.count = records->count;
    return items;
}

static struct unit finish_unit(struct import_run *run, const struct unit_record *record)
{
    struct unit unit = record->unit;

    unit.aliases = sheet_split(run->arena, record->aliases, &unit.alias_count);
    unit.interim = text_equal(record->interim, TEXT("true"));
    unit.from = unit.to = (struct date){0};
    date_parse_iso(record->from, &unit.from);
    date_parse_iso(record->to, &unit.to);
    return unit;
}

/* Units keep their places in the registry; new ones come last. */
static void write_units(struct import_run *run, const struct records *records)
{
    struct unit_record *items = records->items;
    struct entity *entity = &run->site.entity;
    size_t most = entity->unit_count + records->count;
    struct unit *units = arena_allocate_array(run->arena, most, sizeof *units);
    struct buffer buffer = {0};

    for (size_t i = 0; i < entity->unit_count; i++)
        units[i] = entity->units[i];
    for (size_t i = 0; i < records->count; i++) {
        const struct merged_item *merged = &records->merged.items[i];
        bool is_new = merged->current == NONE;
        if (is_new)
            items[i].unit.id = records->fresh.items[merged->fresh];
        units[is_new ? entity->unit_count++ : items[i].origin] = finish_unit(run, &items[i]);
    }
    entity->units = units;
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

    records.items = take_units(run, &records, &keying);
    records_make_keys(run, &records, (struct record_keying){make_key, &keying});
    map_free(&keying.spellings);
    map_free(&keying.others);
    check_spellings(run, &records);
    check_ids(run, &records.fresh);
    if (!run_failed(run))
        records_check_unique(run, &records);
    if (run_failed(run))
        return;
    records_merge(run, &records);
    if (records.changed)
        write_units(run, &records);
}
