#include "import/explain.h"

#include "import/rules.h"
#include "import/unit_cells.h"

enum { WORDS_LISTED = 12 };

/* A word of a column, and in how many rows it stands. */
struct word_count {
    struct text word;
    size_t count;
};

/* What a cell stands for, in words; of units their ids. */
static struct text explain_word(struct import_run *run, size_t field, struct text word)
{
    struct text value =
        rules_translate(run->arena, &run->mapping, &run->fresh.layout, field, word);

    if (field == FIELD_UNITS)
        value = unit_cells_translate(run, value);
    return value.length > 0 ? value : text_from(_("(nothing)"));
}

/* What the words of a column stand for, those found first. */
static void list_words(struct import_run *run, size_t column, size_t field, struct buffer *text)
{
    const struct side *side = &run->fresh;
    struct word_count *words =
        arena_allocate_array(run->arena, side->sheet.row_count, sizeof *words);
    struct map seen = {0};
    size_t count = 0;

    for (size_t i = 0; i < side->sheet.row_count; i++) {
        struct text cell = side->sheet.rows[i].cells[column];
        if (cell.length == 0)
            continue;
        size_t number = map_add(&seen, cell, count);
        if (number == count)
            words[count++].word = cell;
        words[number].count++;
    }
    map_free(&seen);
    for (size_t i = 0; i < count && i < WORDS_LISTED; i++) {
        struct text value = explain_word(run, field, words[i].word);
        buffer_append_format(text, "      \"%.*s\" (%zu) -> %.*s\n",
                             TEXT_PRINT(sheet_excerpt(run->arena, words[i].word)),
                             words[i].count, TEXT_PRINT(value));
    }
    if (count > WORDS_LISTED)
        buffer_append_format(text, _("      and %zu more\n"), count - WORDS_LISTED);
}

static void explain_cells(struct import_run *run, size_t column, size_t field,
                          struct buffer *text)
{
    const struct sheet *sheet = &run->fresh.sheet;
    struct text first = {0};
    size_t filled = 0;

    for (size_t i = 0; i < sheet->row_count; i++) {
        if (sheet->rows[i].cells[column].length == 0)
            continue;
        if (filled++ == 0)
            first = sheet->rows[i].cells[column];
    }
    buffer_append_format(text, _("      %zu of %zu rows filled"), filled, sheet->row_count);
    if (filled > 0 && !rules_concern(&run->mapping, &run->fresh.layout, field))
        buffer_append_format(text, _(", the first \"%.*s\""),
                             TEXT_PRINT(sheet_excerpt(run->arena, first)));
    buffer_append(text, TEXT("\n"));
    if (rules_concern(&run->mapping, &run->fresh.layout, field))
        list_words(run, column, field, text);
}

static struct text field_name(struct import_run *run, size_t field)
{
    if (field >= FIELD_AXES)
        return arena_format(run->arena, _("axis %.*s"),
                            TEXT_PRINT(run->edition->axes[field - FIELD_AXES].id));
    return text_from(table_use(run->fresh.layout.table, field)->name);
}

/* The levels of trees that the column holds; true when it does. */
static bool explain_levels(struct import_run *run, size_t column, struct buffer *text)
{
    const struct layout *layout = &run->fresh.layout;
    bool found = false;

    for (size_t axis = 0; axis < run->edition->axis_count; axis++) {
        for (size_t i = 0; i < layout->level_counts[axis]; i++) {
            if (layout->levels[axis][i] != column)
                continue;
            buffer_append_format(text, _("axis %.*s, level %zu of %zu, by import.json\n"),
                                 TEXT_PRINT(run->edition->axes[axis].id), i + 1,
                                 layout->level_counts[axis]);
            explain_cells(run, column, FIELD_AXES + axis, text);
            found = true;
        }
    }
    return found;
}

/* A column may hold several fields, as import.json has it. */
static void explain_column(struct import_run *run, size_t column, struct buffer *text)
{
    const struct layout *layout = &run->fresh.layout;

    buffer_append_format(
        text, "%4zu  %.*s: ", column + 1,
        TEXT_PRINT(sheet_excerpt(run->arena, run->fresh.sheet.heading.cells[column])));
    bool found = explain_levels(run, column, text);
    for (size_t field = 0; field < layout->count; field++) {
        if (layout->columns[field] != column ||
            (field >= FIELD_AXES && layout->levels[field - FIELD_AXES] != NULL))
            continue;
        if (found)
            buffer_append_format(text, _("      also "));
        buffer_append(text, field_name(run, field));
        buffer_append_format(text, mapping_find(&run->mapping, run->table, field) != NULL
                                       ? _(", by import.json\n")
                                       : _(", by its heading\n"));
        explain_cells(run, column, field, text);
        found = true;
    }
    if (!found)
        buffer_append_format(text, _("not used\n"));
}

void explain_columns(struct import_run *run, struct buffer *text)
{
    const struct layout *layout = &run->fresh.layout;

    for (size_t i = 0; i < run->fresh.sheet.width; i++)
        explain_column(run, i, text);
    for (size_t i = 0; i < run->mapping.rule_count; i++) {
        const struct mapping_rule *rule = &run->mapping.rules[i];
        if (rule->table == run->table && rule->constant && !layout_has(layout, rule->field))
            buffer_append_format(text, _("   -  %s: \"%.*s\" in all rows, by import.json\n"),
                                 table_use(layout->table, rule->field)->name,
                                 TEXT_PRINT(rule->value));
    }
    for (size_t i = 0; i < layout->table->field_count; i++) {
        if (!layout_has(layout, layout->table->fields[i].field))
            buffer_append_format(text, _("   -  %s: no column\n"),
                                 layout->table->fields[i].name);
    }
}
