/* Which column of a sheet holds which field, told by the headings. */
#include "import/table.h"

#include <stdint.h>

/* Case, accents, blanks and punctuation make no difference between headings. */
static struct text heading_key(struct arena *arena, struct text heading)
{
    struct text slug = text_slug(arena, heading);
    char *bytes = (char *)(uintptr_t)slug.data; /* a fresh text, ours to change */
    size_t length = 0;

    for (size_t i = 0; i < slug.length; i++) {
        if (bytes[i] != '-')
            bytes[length++] = bytes[i];
    }
    return (struct text){bytes, length};
}

struct matching {
    struct arena *arena;
    const struct table_source *source;
    size_t table;
    struct layout *layout;
    struct text *keys;               /* of the columns */
    bool *taken;                     /* per column */
    struct diagnostics *diagnostics; /* NULL: in silence */
    bool failed;
};

static void report_twice(struct matching *matching, size_t first, size_t second)
{
    const struct sheet *sheet = matching->source->sheet;
    struct place place = sheet_place(sheet, &sheet->heading);

    matching->failed = true;
    if (matching->diagnostics == NULL)
        return;
    place.pointer = sheet->heading.cells[second];
    diagnose(matching->diagnostics, SEVERITY_ERROR, place,
             _("the columns \"%.*s\" (%zu) and \"%.*s\" (%zu) stand for the same field"),
             TEXT_PRINT(sheet->heading.cells[first]), first + 1,
             TEXT_PRINT(sheet->heading.cells[second]), second + 1);
    diagnose_hint(matching->diagnostics, _("remove one, or name the right one in import.json"));
}

static bool is_mapped(const struct matching *matching, size_t field)
{
    return mapping_find(matching->source->mapping, matching->table, field) != NULL;
}

/*
 * Gives `field` the column called `heading`, if there is one. Fields built in share none; those
 * of import.json may, as it names them.
 */
static void take(struct matching *matching, size_t field, struct text heading)
{
    bool may_share = is_mapped(matching, field);
    struct text key = heading_key(matching->arena, heading);
    size_t *column = &matching->layout->columns[field];

    for (size_t i = 0; key.length > 0 && i < matching->source->sheet->width; i++) {
        if ((matching->taken[i] && !may_share) || *column == i ||
            !text_equal(matching->keys[i], key))
            continue;
        matching->taken[i] = true;
        if (*column == NONE)
            *column = i;
        else
            report_twice(matching, *column, i);
    }
}

static void report_no_column(struct matching *matching, const struct mapping_entry *entry,
                             struct text heading)
{
    matching->failed = true;
    if (matching->diagnostics == NULL)
        return;
    diagnose(matching->diagnostics, SEVERITY_ERROR, entry->place,
             _("%.*s has no column \"%.*s\""), TEXT_PRINT(matching->source->sheet->file),
             TEXT_PRINT(heading));
    diagnose_hint(matching->diagnostics,
                  _("write the heading as it stands in the spreadsheet"));
}

/* The columns of the levels of an axis that is a tree: all must be there. */
static void take_levels(struct matching *matching, const struct mapping_entry *entry)
{
    size_t axis = entry->field - FIELD_AXES;
    size_t *column = &matching->layout->columns[entry->field];
    size_t *levels =
        arena_allocate_array(matching->arena, entry->heading_count, sizeof *levels);

    for (size_t i = 0; i < entry->heading_count; i++) {
        *column = NONE;
        take(matching, entry->field, entry->headings[i]);
        levels[i] = *column;
        if (*column == NONE)
            report_no_column(matching, entry, entry->headings[i]);
    }
    for (size_t i = 0; i < entry->heading_count; i++) {
        if (levels[i] == NONE)
            return;
    }
    *column = levels[0];
    matching->layout->levels[axis] = levels;
    matching->layout->level_counts[axis] = entry->heading_count;
}

/* What import.json names goes before everything built in. */
static void take_mapped(struct matching *matching)
{
    const struct mapping *mapping = matching->source->mapping;

    for (size_t i = 0; i < mapping->count; i++) {
        const struct mapping_entry *entry = &mapping->items[i];
        if (entry->table != matching->table)
            continue;
        if (entry->levels) {
            take_levels(matching, entry);
            continue;
        }
        for (size_t j = 0; j < entry->heading_count; j++)
            take(matching, entry->field, entry->headings[j]);
        if (!layout_has(matching->layout, entry->field))
            report_no_column(matching, entry, entry->headings[0]);
    }
}

static void take_fields(struct matching *matching)
{
    const struct table *table = matching->layout->table;

    for (size_t i = 0; i < table->field_count; i++) {
        struct text rest = text_from(table->fields[i].headings);
        struct text heading;
        while (!is_mapped(matching, table->fields[i].field) && text_next(&rest, '|', &heading))
            take(matching, table->fields[i].field, heading);
    }
}

static void take_axis(struct matching *matching, size_t axis)
{
    const struct axis *wanted = &matching->source->edition->axes[axis];
    size_t field = FIELD_AXES + axis;

    if (is_mapped(matching, field))
        return;
    take(matching, field, wanted->id);
    take(matching, field, wanted->label);
    take(matching, field, wanted->plural);
    for (size_t i = 0; i < wanted->alias_count; i++)
        take(matching, field, wanted->aliases[i]);
}

static void take_axes(struct matching *matching)
{
    for (size_t i = 0; i < matching->source->edition->axis_count; i++)
        take_axis(matching, i);
}

/* Whether the column of one axis says rather than that of another what the table is about. */
static bool goes_before(const struct matching *matching, size_t axis, size_t other)
{
    const size_t *columns = matching->layout->columns + FIELD_AXES;
    bool mapped = is_mapped(matching, FIELD_AXES + axis);

    if (mapped != is_mapped(matching, FIELD_AXES + other))
        return mapped;
    return columns[axis] < columns[other];
}

/*
 * The axis that a table of reprints is about: the one of import.json, or else the leftmost. The
 * registry is it only where there is no other, and then its column also names the unit.
 */
static void choose_axis(struct matching *matching)
{
    const struct edition *edition = matching->source->edition;
    struct layout *layout = matching->layout;

    for (size_t i = 0; i < edition->axis_count; i++) {
        if (edition->axes[i].from_units || !layout_has(layout, FIELD_AXES + i))
            continue;
        if (layout->axis == NONE || goes_before(matching, i, layout->axis))
            layout->axis = i;
    }
    for (size_t i = 0; layout->axis == NONE && i < edition->axis_count; i++) {
        size_t *column = &layout->columns[FIELD_AXES + i];
        if (*column == NONE && edition->axes[i].from_units)
            *column = layout->columns[FIELD_UNIT];
        if (*column != NONE)
            layout->axis = i;
    }
    for (size_t i = 0; i < edition->axis_count; i++) {
        size_t *column = &layout->columns[FIELD_AXES + i];
        if (i == layout->axis || *column == NONE)
            continue;
        matching->taken[*column] = *column == layout->columns[FIELD_UNIT];
        *column = NONE;
    }
}

static void report_missing(struct matching *matching, struct text heading)
{
    struct diagnostics *diagnostics = matching->diagnostics;
    const struct sheet *sheet = matching->source->sheet;
    struct text *free_headings =
        arena_allocate_array(matching->arena, sheet->width, sizeof *free_headings);
    size_t count = 0;
    size_t nearest;

    matching->failed = true;
    matching->layout->complete = false;
    if (diagnostics == NULL)
        return;
    for (size_t i = 0; i < sheet->width; i++) {
        if (!matching->taken[i])
            free_headings[count++] = sheet->heading.cells[i];
    }
    diagnose(diagnostics, SEVERITY_ERROR, sheet_place(sheet, &sheet->heading),
             _("the column \"%.*s\" is missing"), TEXT_PRINT(heading));
    if (text_nearest(heading, free_headings, count, &nearest, 1) > 0)
        diagnose_hint(diagnostics, _("is it the one called \"%.*s\"?"),
                      TEXT_PRINT(sheet_excerpt(matching->arena, free_headings[nearest])));
    else
        diagnose_hint(diagnostics,
                      _("add it, or name the column that holds it in import.json"));
}

/* A constant stands for a column, and so does a table of their own for those of indicators. */
static bool can_do_without(const struct matching *matching, size_t field)
{
    const struct mapping *mapping = matching->source->mapping;

    return mapping_has_constant(mapping, matching->table, field) ||
           (matching->table == TABLE_OBJECTIVES && field == FIELD_INDICATOR &&
            mapping->named[TABLE_INDICATORS]);
}

static void check_required(struct matching *matching)
{
    const struct table *table = matching->layout->table;
    const struct edition *edition = matching->source->edition;

    size_t wanted = table->axes == AXES_MAIN ? edition->main_axis : edition->unit_axis;
    if ((table->axes == AXES_MAIN || table->axes == AXES_UNITS) &&
        !layout_has(matching->layout, FIELD_AXES + wanted))
        report_missing(matching, table_heading(matching->arena, matching->source,
                                               matching->table, FIELD_AXES + wanted));
    for (size_t i = 0; i < table->field_count; i++) {
        const struct field_use *use = &table->fields[i];
        if (use->required && !layout_has(matching->layout, use->field) &&
            !can_do_without(matching, use->field))
            report_missing(matching, table_heading(matching->arena, matching->source,
                                                   matching->table, use->field));
    }
    if (table->axes == AXES_ONE && matching->layout->axis == NONE)
        report_missing(matching, table_heading(matching->arena, matching->source,
                                               matching->table, FIELD_AXES));
}

static void note_ignored(const struct matching *matching)
{
    const struct sheet *sheet = matching->source->sheet;

    for (size_t i = 0; matching->diagnostics != NULL && i < sheet->width; i++) {
        if (matching->taken[i])
            continue;
        struct place place = sheet_place(sheet, &sheet->heading);
        place.pointer = sheet->heading.cells[i];
        diagnose(matching->diagnostics, SEVERITY_NOTE, place, _("column %zu is not used"),
                 i + 1);
    }
}

bool table_match(struct arena *arena, const struct table_source *source, size_t table,
                 struct layout *layout, struct diagnostics *diagnostics)
{
    const struct sheet *sheet = source->sheet;
    struct matching matching = {
        .arena = arena,
        .source = source,
        .table = table,
        .layout = layout,
        .keys = arena_allocate_array(arena, sheet->width, sizeof *matching.keys),
        .taken = arena_allocate_array(arena, sheet->width, sizeof *matching.taken),
        .diagnostics = diagnostics,
    };

    *layout = (struct layout){.table = &import_tables[table], .axis = NONE, .complete = true};
    layout->count = FIELD_AXES + source->edition->axis_count;
    layout->columns = arena_allocate_array(arena, layout->count, sizeof *layout->columns);
    for (size_t i = 0; i < layout->count; i++)
        layout->columns[i] = NONE;
    layout->levels =
        arena_allocate_array(arena, source->edition->axis_count, sizeof *layout->levels);
    layout->level_counts =
        arena_allocate_array(arena, source->edition->axis_count, sizeof *layout->level_counts);
    for (size_t i = 0; i < sheet->width; i++)
        matching.keys[i] = heading_key(arena, sheet->heading.cells[i]);
    take_mapped(&matching);
    take_fields(&matching);
    if (layout->table->axes != AXES_NONE)
        take_axes(&matching);
    if (layout->table->axes == AXES_ONE)
        choose_axis(&matching);
    check_required(&matching);
    note_ignored(&matching);
    return !matching.failed;
}

struct text table_heading(struct arena *arena, const struct table_source *source, size_t table,
                          size_t field)
{
    const struct mapping_entry *entry = mapping_find(source->mapping, table, field);

    if (entry != NULL)
        return entry->headings[0];
    if (field < FIELD_AXES) {
        struct text headings = text_from(table_use(&import_tables[table], field)->headings);
        return text_slice(headings, 0, text_find(headings, '|'));
    }
    const struct axis *axis = &source->edition->axes[field - FIELD_AXES];
    if (axis->alias_count > 0)
        return axis->aliases[0];
    struct text heading = arena_copy(arena, axis->id);
    char *bytes = (char *)(uintptr_t)heading.data; /* a fresh copy, ours to change */
    if (bytes[0] >= 'a' && bytes[0] <= 'z')
        bytes[0] = (char)(bytes[0] - 'a' + 'A');
    return heading;
}
