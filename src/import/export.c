/* Objectives as the CSV they were imported from. */
#include "import/import.h"

#include "import/objectives.h"
#include "import/rules.h"
#include "import/run.h"
#include "load/load.h"

/* A column of the export: which field it holds, of a tree which level of it. */
struct column {
    size_t field;
    size_t level;  /* NONE: the field as a whole */
    size_t source; /* of the file last imported, or NONE */
    struct text heading;
};

struct columns {
    struct column *items;
    size_t count;
};

/* The file last imported, as it is and as what it says. */
struct origin_file {
    bool there;
    struct sheet printed;
    struct plan meant;  /* of the same rows */
    struct map entries; /* code → entry */
};

struct exporting {
    struct import_run *run;
    struct columns columns;
    struct origin_file origin;
};

static void add_column(struct columns *columns, size_t field, struct text heading)
{
    columns->items[columns->count++] = (struct column){field, NONE, NONE, heading};
}

static bool find_level(const struct layout *layout, size_t axis_count, struct column *column)
{
    for (size_t axis = 0; axis < axis_count; axis++) {
        for (size_t i = 0; i < layout->level_counts[axis]; i++) {
            if (layout->levels[axis][i] != column->source)
                continue;
            column->field = FIELD_AXES + axis;
            column->level = i;
            return true;
        }
    }
    return false;
}

/* As in the file last imported; of fields that share a column the first. */
static void take_columns(const struct import_run *run, struct columns *columns)
{
    const struct side *copy = &run->base;

    columns->items =
        arena_allocate_array(run->arena, copy->sheet.width, sizeof *columns->items);
    for (size_t source = 0; source < copy->sheet.width; source++) {
        struct column column = {NONE, NONE, source, copy->sheet.heading.cells[source]};
        for (size_t field = 0; field < copy->layout.count && column.field == NONE; field++) {
            if (copy->layout.columns[field] == source)
                column.field = field;
        }
        if (find_level(&copy->layout, run->edition->axis_count, &column) ||
            column.field != NONE)
            columns->items[columns->count++] = column;
    }
}

static bool is_of_indicator(size_t field)
{
    return field >= FIELD_INDICATOR && field <= FIELD_ACHIEVEMENT;
}

/* What every plan has is always a column, all else only where there is some of it. */
static bool is_needed(struct import_run *run, size_t field)
{
    static const size_t always[] = {FIELD_CODE,        FIELD_TITLE,     FIELD_SUMMARY,
                                    FIELD_INDICATOR,   FIELD_FORMULA,   FIELD_TARGET,
                                    FIELD_ACTUAL,      FIELD_DEVIATION, FIELD_WEIGHT,
                                    FIELD_ACHIEVEMENT, FIELD_PURPOSE};
    const struct edition *edition = run->edition;

    for (size_t i = 0; i < sizeof always / sizeof *always; i++) {
        if (always[i] == field)
            return true;
    }
    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct objective *objective = &edition->objectives[i];
        struct objective_record record = objective_open(run->arena, objective);
        if (field == FIELD_CODES
                ? objective->share_count > 1
                : !is_of_indicator(field) && objective_cell(&record, field)->length > 0)
            return true;
        for (size_t j = 0; j < objective->indicator_count && is_of_indicator(field); j++) {
            const struct indicator *indicator = &objective->indicators[j];
            if (field == FIELD_KIND ? indicator->kind != INDICATOR_AT_LEAST &&
                                          indicator->kind != INDICATOR_BOOLEAN
                                    : indicator_cell(run, indicator, field).length > 0)
                return true;
        }
    }
    return false;
}

/* Where there was none: the main axis and the units first, other axes after the summary. */
static void choose_columns(struct import_run *run, struct columns *columns)
{
    const struct edition *edition = run->edition;
    const struct table_source source = {NULL, edition, &run->mapping};
    const struct table *table = &import_tables[TABLE_OBJECTIVES];
    size_t order[FIELD_AXES];
    size_t count = 0;

    columns->items = arena_allocate_array(run->arena, FIELD_AXES + edition->axis_count,
                                          sizeof *columns->items);
    for (size_t i = 0; i < table->field_count; i++)
        order[count++] = table->fields[i].field;
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < edition->axis_count; i++) {
            bool is_first = i == edition->main_axis || edition->axes[i].from_units;
            if (is_first != (round == 0))
                continue;
            add_column(columns, FIELD_AXES + i,
                       table_heading(run->arena, &source, TABLE_OBJECTIVES, FIELD_AXES + i));
        }
        for (size_t i = 0; i < count; i++) {
            if (is_of_indicator(order[i]) == (round == 1) && is_needed(run, order[i]))
                add_column(columns, order[i],
                           table_heading(run->arena, &source, TABLE_OBJECTIVES, order[i]));
        }
    }
}

/* The word of the spreadsheet for a kind: the first that import.json gives it, or its name. */
static struct text kind_word(const struct mapping *mapping, enum indicator_kind kind)
{
    enum indicator_kind other;

    for (size_t i = 0; i < mapping->rule_count; i++) {
        const struct mapping_rule *rule = &mapping->rules[i];
        if (rule->table == TABLE_OBJECTIVES && rule->field == FIELD_KIND && !rule->constant &&
            text_find(rule->word, '*') == rule->word.length &&
            rules_find_kind(rule->value, &other) && other == kind)
            return rule->word;
    }
    return rules_kind_name(kind);
}

/* ---- Cells ---- */

/* The id of a value without that of the one above it: what its level says. */
static struct text level_of(const struct axis *axis, size_t value, size_t level)
{
    while (axis->values[value].depth > level)
        value = axis->values[value].parent;
    const struct axis_value *found = &axis->values[value];
    if (found->parent == NONE)
        return found->id;
    size_t above = axis->values[found->parent].id.length;
    return text_slice(found->id, above + 1, found->id.length);
}

static struct text level_cell(struct import_run *run, const struct objective *objective,
                              const struct column *column)
{
    size_t number = column->field - FIELD_AXES;
    const struct axis *axis = &run->edition->axes[number];
    const struct references *values = &objective->values[number];
    struct text *parts = arena_allocate_array(run->arena, values->count, sizeof *parts);

    for (size_t i = 0; i < values->count; i++) {
        parts[i] = level_of(axis, values->items[i], column->level);
        if (objective->prevailing != NULL && objective->prevailing[number] == values->items[i])
            parts[i] = arena_format(run->arena, "%.*s*", TEXT_PRINT(parts[i]));
    }
    return sheet_join(run->arena, parts, values->count);
}

/* What the content says in the field of an objective. */
static struct text current_cell(const struct exporting *exporting,
                                const struct objective *objective, size_t field)
{
    struct import_run *run = exporting->run;
    const struct layout *layout = exporting->origin.there ? &run->base.layout : NULL;
    struct objective_record record = objective_open(run->arena, objective);

    if (field >= FIELD_AXES)
        return objective_axis_cell(run->arena, run->edition, objective, field - FIELD_AXES,
                                   layout);
    return *objective_cell(&record, field);
}

/* As it was imported, unless what it says has changed since. */
static struct text export_objective_cell(const struct exporting *exporting,
                                         const struct objective *objective, size_t entry,
                                         const struct column *column)
{
    const struct origin_file *origin = &exporting->origin;
    struct text current = current_cell(exporting, objective, column->field);

    if (entry != NONE && column->source != NONE &&
        text_equal(current, plan_cell(&origin->meant, entry, column->field)))
        return origin->printed.rows[origin->meant.entries[entry].first].cells[column->source];
    return column->level != NONE ? level_cell(exporting->run, objective, column) : current;
}

static struct text export_item_cell(const struct exporting *exporting,
                                    const struct indicator *indicator, size_t entry,
                                    size_t item, const struct column *column)
{
    const struct origin_file *origin = &exporting->origin;
    struct text current = indicator_cell(exporting->run, indicator, column->field);

    if (item != NONE && column->source != NONE &&
        text_equal(current, plan_item_cell(&origin->meant, entry, item, column->field)))
        return origin->printed.rows[origin->meant.entries[entry].items[item]]
            .cells[column->source];
    return column->field == FIELD_KIND ? kind_word(&exporting->run->mapping, indicator->kind)
                                       : current;
}

/* ---- Rows ---- */

/* Of each indicator the item of the file, or NONE. */
static size_t *match_items(const struct exporting *exporting, const struct objective *objective,
                           size_t entry)
{
    struct arena *arena = exporting->run->arena;
    size_t count = objective->indicator_count;
    struct keys names = {arena_allocate_array(arena, count, sizeof(struct text)), count};
    struct keys items = {0};

    for (size_t i = 0; i < count; i++)
        names.items[i] = text_fold(arena, objective->indicators[i].name);
    if (entry != NONE)
        items = plan_item_names(arena, &exporting->origin.meant, entry);
    return merge_match(arena, &names, &items, false);
}

/* One row for each indicator; the cells of the objective stand on the first. */
static void append_objective(const struct exporting *exporting,
                             const struct objective *objective, struct buffer *csv)
{
    struct import_run *run = exporting->run;
    const struct columns *columns = &exporting->columns;
    struct text *cells = arena_allocate_array(run->arena, columns->count, sizeof *cells);
    size_t found = exporting->origin.there
                       ? map_find(&exporting->origin.entries, objective->code)
                       : MAP_NONE;
    size_t entry = found != MAP_NONE ? found : NONE;
    size_t *items = match_items(exporting, objective, entry);
    bool has_indicators = false;

    for (size_t i = 0; i < columns->count; i++)
        has_indicators = has_indicators || is_of_indicator(columns->items[i].field);
    size_t rows =
        has_indicators && objective->indicator_count > 0 ? objective->indicator_count : 1;
    for (size_t row = 0; row < rows; row++) {
        for (size_t i = 0; i < columns->count; i++) {
            const struct column *column = &columns->items[i];
            cells[i] = TEXT("");
            if (!is_of_indicator(column->field) && row == 0)
                cells[i] = export_objective_cell(exporting, objective, entry, column);
            if (is_of_indicator(column->field) && row < objective->indicator_count)
                cells[i] = export_item_cell(exporting, &objective->indicators[row], entry,
                                            items[row], column);
        }
        sheet_append_row(csv, cells, columns->count);
    }
}

/* The order of the file last imported; what it did not hold follows what precedes it. */
static void append_objectives(const struct exporting *exporting, struct buffer *csv)
{
    struct import_run *run = exporting->run;
    const struct edition *edition = run->edition;
    struct keys file = plan_codes(run->arena, &exporting->origin.meant);
    struct keys content = {
        arena_allocate_array(run->arena, edition->objective_count, sizeof(struct text)),
        edition->objective_count};

    for (size_t i = 0; i < content.count; i++)
        content.items[i] = edition->objectives[i].code;
    struct merged_list merged = merge_lists(run->arena, &file, NULL, &content, false);
    for (size_t i = 0; i < merged.count; i++) {
        if (merged.items[i].current != NONE)
            append_objective(exporting, &edition->objectives[merged.items[i].current], csv);
    }
}

/* Reads the copy twice: once to keep it as it is, once to make of it what it says. */
static void open_origin(struct exporting *exporting)
{
    struct import_run *run = exporting->run;
    struct text path = run_copy_path(run->arena, run->folder, TABLE_OBJECTIVES, TEXT(""));
    struct origin_file *origin = &exporting->origin;
    struct diagnostics unsaid = {0};
    struct side printed = {0};

    origin->there = run_read_copy(run, path, &run->base) && run_read_copy(run, path, &printed);
    if (!origin->there)
        return;
    origin->printed = printed.sheet;
    take_columns(run, &exporting->columns);
    run_translate(run, &run->base, false);
    plan_read(run->arena, &run->base, run->edition->main_axis, &origin->meant, &unsaid);
    for (size_t i = 0; i < origin->meant.count; i++)
        map_add(&origin->entries, plan_cell(&origin->meant, i, FIELD_CODE), i);
    diagnostics_free(&unsaid);
}

static void append_all(struct import_run *run, struct buffer *csv)
{
    struct exporting exporting = {.run = run};

    open_origin(&exporting);
    if (!exporting.origin.there)
        choose_columns(run, &exporting.columns);
    struct text *headings =
        arena_allocate_array(run->arena, exporting.columns.count, sizeof *headings);
    for (size_t i = 0; i < exporting.columns.count; i++)
        headings[i] = exporting.columns.items[i].heading;
    sheet_append_heading(csv, headings, exporting.columns.count);
    append_objectives(&exporting, csv);
    map_free(&exporting.origin.entries);
}

bool import_export(struct text content, struct text edition, struct buffer *csv,
                   struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct import_run run = {
        .diagnostics = diagnostics,
        .errors = diagnostics->errors,
        .arena = &arena,
        .folder = files_join(&arena, content, edition),
        .table = TABLE_OBJECTIVES,
    };

    if (load_edition(content, edition, &run.site, diagnostics)) {
        run.edition = run.site.editions;
        mapping_read(&arena, run.folder, run.edition, &run.mapping, diagnostics);
        axes_open(&run.axes, &arena, &run.site, diagnostics);
        if (!run_failed(&run))
            append_all(&run, csv);
        axes_free(&run.axes);
    }
    model_free(&run.site);
    arena_free(&arena);
    return !run_failed(&run);
}
