#include "import/unit_cells.h"

static void add_spelling(struct unit_names *names, struct text spelling, size_t unit)
{
    struct text folded = text_fold(names->run->arena, spelling);

    if (folded.length == 0)
        return;
    map_add(&names->spellings, folded, unit);
    names->candidates[names->candidate_count++] = spelling;
}

void unit_names_open(struct unit_names *names, struct import_run *run)
{
    const struct entity *entity = &run->site.entity;
    size_t most = 0;

    for (size_t i = 0; i < entity->unit_count; i++)
        most += 3 + entity->units[i].alias_count;
    *names = (struct unit_names){
        .run = run,
        .candidates = arena_allocate_array(run->arena, most, sizeof *names->candidates),
    };
    for (size_t i = 0; i < entity->unit_count; i++) {
        const struct unit *unit = &entity->units[i];
        if (!model_unit_serves(unit, run->edition))
            continue;
        add_spelling(names, unit->name, i);
        add_spelling(names, unit->id, i);
        for (size_t j = 0; j < unit->alias_count; j++)
            add_spelling(names, unit->aliases[j], i);
        add_spelling(names, unit->cost_centre, i);
    }
}

void unit_names_close(struct unit_names *names)
{
    map_free(&names->spellings);
}

static bool add_unit(const struct unit_names *names, struct text spelling,
                     struct references *units)
{
    struct arena scratch = {0};
    size_t unit = map_find(&names->spellings, text_fold(&scratch, spelling));

    arena_free(&scratch);
    if (unit == MAP_NONE)
        return false;
    for (size_t i = 0; i < units->count; i++) {
        if (units->items[i] == unit)
            return true;
    }
    units->items[units->count++] = unit;
    return true;
}

bool unit_names_find(const struct unit_names *names, struct text item, struct references *units)
{
    bool found = add_unit(names, item, units);
    bool whole = found;
    struct text rest = item;
    struct text before;

    while (!whole && text_next(&rest, '(', &before)) {
        if (add_unit(names, text_slice(rest, 0, text_find(rest, ')')), units))
            found = true;
    }
    return found;
}

static void report_unknown(struct unit_names *names, struct text item, struct place place)
{
    struct diagnostics *diagnostics = names->run->diagnostics;
    size_t nearest;

    diagnose(diagnostics, SEVERITY_ERROR, place,
             _("\"%.*s\" is not a unit of the registry, nor an alias of one"),
             TEXT_PRINT(sheet_excerpt(&diagnostics->arena, item)));
    if (text_nearest(item, names->candidates, names->candidate_count, &nearest, 1) > 0)
        diagnose_hint(diagnostics, _("the nearest: \"%.*s\""),
                      TEXT_PRINT(names->candidates[nearest]));
    else
        diagnose_hint(diagnostics,
                      _("add the unit, or this spelling as an alias, to "
                        "entity.json; or say in import.json that it stands for "
                        "none: \"units\": {\"%.*s\": \"\"}"),
                      TEXT_PRINT(sheet_excerpt(&diagnostics->arena, item)));
}

struct text unit_cells_spell(struct arena *arena, const struct entity *entity,
                             const struct references *units)
{
    struct text *ids = arena_allocate_array(arena, units->count, sizeof *ids);

    for (size_t i = 0; i < units->count; i++)
        ids[i] = entity->units[units->items[i]].id;
    return sheet_join(arena, ids, units->count);
}

struct references unit_cells_read(struct arena *arena, const struct entity *entity,
                                  struct text cell)
{
    size_t count;
    struct text *ids = sheet_split(arena, cell, &count);
    struct references units = {arena_allocate_array(arena, count, sizeof *units.items), 0};

    for (size_t i = 0; i < count; i++) {
        for (size_t unit = 0; unit < entity->unit_count; unit++) {
            if (text_equal(entity->units[unit].id, ids[i]))
                units.items[units.count++] = unit;
        }
    }
    return units;
}

/* Without a place, what names no unit is left out in silence. */
static struct text translate(struct unit_names *names, struct text cell,
                             const struct place *place)
{
    struct import_run *run = names->run;
    const struct entity *entity = &run->site.entity;
    struct references units = {
        arena_allocate_array(run->arena, entity->unit_count, sizeof *units.items), 0};
    size_t count;
    struct text *items = sheet_split(run->arena, cell, &count);

    for (size_t i = 0; i < count; i++) {
        if (!unit_names_find(names, items[i], &units) && place != NULL)
            report_unknown(names, items[i], *place);
    }
    return unit_cells_spell(run->arena, entity, &units);
}

struct text unit_cells_translate(struct import_run *run, struct text cell)
{
    struct unit_names names;

    unit_names_open(&names, run);
    struct text result = translate(&names, cell, NULL);
    unit_names_close(&names);
    return result;
}

/* Codes in the place of names: the id of a unit, or its cost centre. */
static struct map map_codes(struct import_run *run, const struct axis *axis)
{
    struct map codes = {0};

    for (size_t i = 0; i < axis->value_count; i++) {
        const struct unit *unit = &run->site.entity.units[axis->values[i].unit];
        map_add(&codes, text_fold(run->arena, unit->id), i);
        if (unit->cost_centre.length > 0)
            map_add(&codes, text_fold(run->arena, unit->cost_centre), i);
    }
    return codes;
}

/* A code is no other spelling of the name: it becomes the name. */
static void name_codes(struct import_run *run, struct side *side, size_t number)
{
    const struct axis *axis = &run->edition->axes[number];
    size_t column = side->layout.columns[FIELD_AXES + number];
    struct map codes = map_codes(run, axis);

    for (size_t i = 0; i < side->sheet.row_count; i++) {
        struct text *cell = &side->sheet.rows[i].cells[column];
        size_t count;
        struct text *items = sheet_split(run->arena, *cell, &count);
        bool named = false;
        for (size_t j = 0; j < count; j++) {
            size_t value = map_find(&codes, text_fold(run->arena, items[j]));
            if (value == MAP_NONE)
                continue;
            items[j] = axis->values[value].printed;
            named = true;
        }
        if (named)
            *cell = sheet_join(run->arena, items, count);
    }
    map_free(&codes);
}

void unit_cells_apply(struct import_run *run, struct side *side, bool report)
{
    struct unit_names names;

    for (size_t i = 0; i < run->edition->axis_count; i++) {
        if (run->edition->axes[i].from_units && layout_has(&side->layout, FIELD_AXES + i))
            name_codes(run, side, i);
    }
    if (!layout_has(&side->layout, FIELD_UNITS))
        return;
    unit_names_open(&names, run);
    for (size_t i = 0; i < side->sheet.row_count; i++) {
        struct sheet_row *row = &side->sheet.rows[i];
        struct text *cell = &row->cells[side->layout.columns[FIELD_UNITS]];
        struct place place = layout_place(&side->layout, &side->sheet, row, FIELD_UNITS);
        *cell = translate(&names, *cell, report ? &place : NULL);
    }
    unit_names_close(&names);
}
