#include "import/axes.h"

#include <stdlib.h>
#include <string.h>

enum {
    SUGGESTIONS_MAX = 100,       /* per axis: looking for the nearest name is slow */
    IDENTIFIER_LENGTH_MAX = 100, /* docs/content.md */
};

static void add_spelling(struct axes *axes, struct axis_spellings *item, struct text spelling,
                         size_t value)
{
    struct text folded = text_fold(axes->arena, spelling);

    if (folded.length == 0 || map_find(&item->spellings, folded) != MAP_NONE)
        return;
    map_add(&item->spellings, folded, value);
    item->candidates = memory_grow(item->candidates, &item->candidate_capacity,
                                   item->candidate_count, sizeof *item->candidates);
    item->candidates[item->candidate_count++] = spelling;
}

static void add_value(struct axes *axes, struct axis_spellings *item, size_t number)
{
    const struct axis_value *value = &item->axis->values[number];

    add_spelling(axes, item, value->name, number);
    add_spelling(axes, item, value->printed, number);
    add_spelling(axes, item, value->id, number);
}

void axes_open(struct axes *axes, struct arena *arena, struct site *site,
               struct diagnostics *diagnostics)
{
    struct edition *edition = site->editions;

    *axes = (struct axes){.arena = arena, .edition = edition, .diagnostics = diagnostics};
    axes->items = memory_allocate_zeroed(edition->axis_count, sizeof *axes->items);
    for (size_t i = 0; i < edition->axis_count; i++) {
        struct axis_spellings *item = &axes->items[i];
        item->axis = &edition->axes[i];
        item->creating = item->axis->value_count == 0 && !item->axis->from_units;
        for (size_t j = 0; j < item->axis->value_count; j++)
            add_value(axes, item, j);
        for (size_t j = 0; item->axis->from_units && j < item->axis->value_count; j++) {
            const struct unit *unit = &site->entity.units[item->axis->values[j].unit];
            for (size_t k = 0; k < unit->alias_count; k++)
                add_spelling(axes, item, unit->aliases[k], j);
        }
    }
}

void axes_free(struct axes *axes)
{
    for (size_t i = 0; i < axes->edition->axis_count; i++) {
        map_free(&axes->items[i].spellings);
        free(axes->items[i].candidates);
    }
    free(axes->items);
    axes->items = NULL;
}

size_t axes_find(struct axes *axes, size_t axis, struct text spelling)
{
    struct arena scratch = {0};
    size_t found = map_find(&axes->items[axis].spellings, text_fold(&scratch, spelling));

    arena_free(&scratch);
    return found;
}

/* ---- New values ---- */

/* Letters beyond ASCII are those of Latin-1: U+00C0 to U+00DE but for U+00D7, the times sign. */
static bool is_accented_capital(const unsigned char *bytes)
{
    return bytes[0] == 0xC3 && bytes[1] >= 0x80 && bytes[1] <= 0x9E && bytes[1] != 0x97;
}

static bool is_all_capitals(struct text text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte >= 'a' && byte <= 'z')
            return false;
        if (byte == 0xC3 && (unsigned char)text.data[i + 1] >= 0x9F)
            return false;
    }
    return true;
}

/* CREMONA CHE CURA → Cremona che cura; what is not all capitals stays as it is. */
static struct text sentence_case(struct arena *arena, struct text text)
{
    struct text result = arena_copy(arena, text);
    unsigned char *bytes = (unsigned char *)(uintptr_t)result.data; /* a fresh copy */
    bool first = true;

    if (!is_all_capitals(text))
        return result;
    for (size_t i = 0; i < result.length; i++) {
        bool capital = bytes[i] >= 'A' && bytes[i] <= 'Z';
        bool accented = is_accented_capital(bytes + i);
        if (capital && !first)
            bytes[i] = (unsigned char)(bytes[i] - 'A' + 'a');
        if (accented && !first)
            bytes[i + 1] = (unsigned char)(bytes[i + 1] + 0x20);
        if (capital || accented)
            first = false;
    }
    return result;
}

bool axes_is_identifier(struct text slug)
{
    return slug.length > 0 && slug.length <= IDENTIFIER_LENGTH_MAX;
}

static void make_room(struct axes *axes, struct axis_spellings *item)
{
    struct axis *axis = item->axis;
    struct axis_value *old = axis->values;

    if (axis->value_count < item->value_capacity)
        return;
    item->value_capacity = item->value_capacity > 0 ? item->value_capacity * 2 : 8;
    axis->values =
        arena_allocate_array(axes->arena, item->value_capacity, sizeof *axis->values);
    if (axis->value_count > 0)
        memcpy(axis->values, old, axis->value_count * sizeof *old);
}

static size_t create_value(struct axes *axes, const struct axis_creation *creation)
{
    struct diagnostics *diagnostics = axes->diagnostics;
    struct axis_spellings *item = &axes->items[creation->axis];
    struct axis *axis = item->axis;

    if (!axes_is_identifier(creation->id) ||
        axes_find(axes, creation->axis, creation->id) != NONE) {
        diagnose(diagnostics, SEVERITY_ERROR, creation->place,
                 _("\"%.*s\" cannot be made an identifier"),
                 TEXT_PRINT(sheet_excerpt(&diagnostics->arena, creation->name)));
        diagnose_hint(diagnostics, _("add the values of the axis \"%.*s\" to edition.json"),
                      TEXT_PRINT(axis->id));
        return NONE;
    }
    make_room(axes, item);
    axis->is_tree = axis->is_tree || creation->parent != NONE;
    axis->values[axis->value_count] = (struct axis_value){
        .id = creation->id,
        .name = sentence_case(axes->arena, creation->name),
        .printed = arena_copy(axes->arena, creation->name),
        .unit = NONE,
        .parent = creation->parent,
    };
    add_value(axes, item, axis->value_count);
    return axis->value_count++;
}

static size_t find_id(const struct axis *axis, struct text id)
{
    for (size_t i = 0; i < axis->value_count; i++) {
        if (text_equal(axis->values[i].id, id))
            return i;
    }
    return NONE;
}

size_t axes_create(struct axes *axes, const struct axis_creation *creation)
{
    const struct axis_spellings *item = &axes->items[creation->axis];
    size_t found = find_id(item->axis, creation->id);

    if (found != NONE || !creation->wanted || !item->creating)
        return found;
    return create_value(axes, creation);
}

/* ---- Cells ---- */

static void report_unknown(struct axis_spellings *item, struct text spelling,
                           const struct place *place, struct diagnostics *diagnostics)
{
    enum { SUGGESTED = 3 };
    const struct axis *axis = item->axis;
    size_t nearest[SUGGESTED];
    size_t found = 0;

    diagnose(diagnostics, SEVERITY_ERROR, *place,
             axis->from_units ? _("\"%.*s\" is not a unit of the registry, nor an alias of one")
                              : _("\"%.*s\" is not a value of its axis"),
             TEXT_PRINT(sheet_excerpt(&diagnostics->arena, spelling)));
    if (item->reported++ < SUGGESTIONS_MAX)
        found =
            text_nearest(spelling, item->candidates, item->candidate_count, nearest, SUGGESTED);
    if (found > 0) {
        struct text names = TEXT("");
        for (size_t i = 0; i < found; i++)
            names = arena_format(&diagnostics->arena, "%.*s%s\"%.*s\"", TEXT_PRINT(names),
                                 i > 0 ? ", " : "", TEXT_PRINT(item->candidates[nearest[i]]));
        diagnose_hint(diagnostics, _("the nearest: %.*s"), TEXT_PRINT(names));
    } else if (axis->from_units) {
        diagnose_hint(diagnostics, _("add the unit, or this spelling as an alias, to "
                                     "entity.json"));
    } else {
        diagnose_hint(diagnostics, _("add the value to the axis \"%.*s\" in edition.json"),
                      TEXT_PRINT(axis->id));
    }
}

static size_t find_or_create(struct axes *axes, size_t axis, struct text spelling,
                             const struct place *place)
{
    struct axis_spellings *item = &axes->items[axis];
    size_t value = axes_find(axes, axis, spelling);

    if (value != NONE)
        return value;
    if (item->creating)
        return create_value(axes,
                            &(struct axis_creation){.axis = axis,
                                                    .wanted = true,
                                                    .id = text_slug(axes->arena, spelling),
                                                    .name = spelling,
                                                    .parent = NONE,
                                                    .place = *place});
    report_unknown(item, spelling, place, axes->diagnostics);
    return NONE;
}

static bool has_value(const struct references *values, size_t value)
{
    for (size_t i = 0; i < values->count; i++) {
        if (values->items[i] == value)
            return true;
    }
    return false;
}

/* A star behind a value marks the prevailing one. */
static struct text cut_star(struct text spelling, bool *starred)
{
    *starred = text_ends_with(spelling, TEXT("*")) && spelling.length > 1;
    return *starred ? text_trim(text_slice(spelling, 0, spelling.length - 1)) : spelling;
}

struct axis_placement axes_resolve(struct axes *axes, size_t axis, struct text cell,
                                   const struct place *place)
{
    size_t count = cell.length > 0 ? 1 : 0;
    const struct text *spellings = &cell;
    struct axis_placement result = {.prevailing = NONE};

    if (axes_find(axes, axis, cell) == NONE || text_find(cell, '*') < cell.length)
        spellings = sheet_split(axes->arena, cell, &count);
    if (count > CELL_ITEMS_MAX) {
        diagnose(axes->diagnostics, SEVERITY_ERROR, *place, _("%zu values in one cell"), count);
        count = 0;
    }
    result.values.items = arena_allocate_array(axes->arena, count, sizeof *result.values.items);
    for (size_t i = 0; i < count; i++) {
        bool starred;
        struct text spelling = cut_star(spellings[i], &starred);
        size_t value = find_or_create(axes, axis, spelling, place);
        if (value == NONE || has_value(&result.values, value))
            continue;
        result.values.items[result.values.count++] = value;
        if (starred && result.prevailing != NONE)
            diagnose(axes->diagnostics, SEVERITY_ERROR, *place,
                     _("a second prevailing value, expected one"));
        if (starred)
            result.prevailing = value;
    }
    return result;
}

struct text axes_spell(struct arena *arena, const struct axis *axis,
                       const struct axis_placement *placement, bool ids)
{
    const struct references *values = &placement->values;
    struct text *spellings = arena_allocate_array(arena, values->count, sizeof *spellings);

    for (size_t i = 0; i < values->count; i++) {
        const struct axis_value *value = &axis->values[values->items[i]];
        spellings[i] = ids ? value->id : value->printed;
        if (values->items[i] == placement->prevailing)
            spellings[i] = arena_format(arena, "%.*s*", TEXT_PRINT(spellings[i]));
    }
    return sheet_join(arena, spellings, values->count);
}

bool axes_changed(const struct axes *axes)
{
    for (size_t i = 0; i < axes->edition->axis_count; i++) {
        if (axes->items[i].creating && axes->items[i].axis->value_count > 0)
            return true;
    }
    return false;
}

void axes_report(const struct axes *axes)
{
    for (size_t i = 0; i < axes->edition->axis_count; i++) {
        const struct axis *axis = axes->items[i].axis;
        for (size_t j = 0; axes->items[i].creating && j < axis->value_count; j++)
            diagnose(axes->diagnostics, SEVERITY_NOTE,
                     (struct place){.file = axes->edition->origin.file},
                     _("new value \"%.*s\" of the axis \"%.*s\", printed \"%.*s\""),
                     TEXT_PRINT(axis->values[j].id), TEXT_PRINT(axis->id),
                     TEXT_PRINT(axis->values[j].printed));
    }
}
