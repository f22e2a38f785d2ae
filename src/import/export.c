/* Objectives as the CSV they were imported from. */
#include "import/import.h"

#include "import/plan.h"
#include "import/rules.h"
#include "import/run.h"
#include "load/load.h"

/* The columns of the export: which field each holds, and its heading. */
struct columns {
    size_t *fields;
    struct text *headings;
    size_t count;
};

static void add_column(struct columns *columns, size_t field, struct text heading)
{
    columns->fields[columns->count] = field;
    columns->headings[columns->count++] = heading;
}

/* As in the file last imported. */
static void take_columns(const struct side *copy, struct columns *columns)
{
    for (size_t column = 0; column < copy->sheet.width; column++) {
        for (size_t field = 0; field < copy->layout.count; field++) {
            if (copy->layout.columns[field] == column)
                add_column(columns, field, copy->sheet.heading.cells[column]);
        }
    }
}

/* Codes and kinds of indicators are a column only where some indicator needs it. */
static bool is_needed(const struct edition *edition, size_t field)
{
    if (field != FIELD_INDICATOR_CODE && field != FIELD_KIND)
        return true;
    for (size_t i = 0; i < edition->objective_count; i++) {
        for (size_t j = 0; j < edition->objectives[i].indicator_count; j++) {
            const struct indicator *indicator = &edition->objectives[i].indicators[j];
            if (field == FIELD_INDICATOR_CODE ? indicator->code.length > 0
                                              : indicator->kind != INDICATOR_AT_LEAST &&
                                                    indicator->kind != INDICATOR_BOOLEAN)
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
            if (plan_is_of_indicator(order[i]) == (round == 1) && is_needed(edition, order[i]))
                add_column(columns, order[i],
                           table_heading(run->arena, &source, TABLE_OBJECTIVES, order[i]));
        }
    }
}

static struct text objective_cell(struct import_run *run, const struct objective *objective,
                                  size_t field)
{
    if (field >= FIELD_AXES)
        return objective_axis_cell(run->arena, run->edition, objective, field - FIELD_AXES);
    if (field == FIELD_CODE)
        return objective->code;
    return field == FIELD_TITLE ? objective->title : objective->summary;
}

/* The word of the spreadsheet for a kind: the first that import.json gives it, or its name. */
static struct text kind_word(const struct mapping *mapping, enum indicator_kind kind)
{
    enum indicator_kind other;

    for (size_t i = 0; i < mapping->rule_count; i++) {
        const struct mapping_rule *rule = &mapping->rules[i];
        if (rule->table == TABLE_OBJECTIVES && rule->field == FIELD_KIND &&
            rule->word.length > 0 && rules_find_kind(rule->value, &other) && other == kind)
            return rule->word;
    }
    return rules_kind_name(kind);
}

/* One row for each indicator; the cells of the objective stand on the first. */
static void append_objective(struct import_run *run, const struct columns *columns,
                             const struct objective *objective, struct buffer *csv)
{
    struct text *cells = arena_allocate_array(run->arena, columns->count, sizeof *cells);
    size_t rows = objective->indicator_count > 0 ? objective->indicator_count : 1;

    for (size_t row = 0; row < rows; row++) {
        for (size_t i = 0; i < columns->count; i++) {
            size_t field = columns->fields[i];
            cells[i] = TEXT("");
            if (!plan_is_of_indicator(field) && row == 0)
                cells[i] = objective_cell(run, objective, field);
            if (plan_is_of_indicator(field) && row < objective->indicator_count)
                cells[i] = field == FIELD_KIND
                               ? kind_word(&run->mapping, objective->indicators[row].kind)
                               : *indicator_cell(&objective->indicators[row], field);
        }
        sheet_append_row(csv, cells, columns->count);
    }
}

/* The order of the file last imported; what it did not hold follows what precedes it. */
static void append_objectives(struct import_run *run, const struct columns *columns,
                              struct buffer *csv)
{
    const struct edition *edition = run->edition;
    struct plan plan = {0};
    struct diagnostics unsaid = {0};
    struct keys file = {0};
    struct keys content = {
        arena_allocate_array(run->arena, edition->objective_count, sizeof(struct text)),
        edition->objective_count};

    if (run->has_base) {
        plan_read(run->arena, &run->base, edition->main_axis, &plan, &unsaid);
        file = plan_codes(run->arena, &plan);
    }
    for (size_t i = 0; i < content.count; i++)
        content.items[i] = edition->objectives[i].code;
    struct merged_list merged = merge_lists(run->arena, &file, NULL, &content, false);
    for (size_t i = 0; i < merged.count; i++) {
        if (merged.items[i].current != NONE)
            append_objective(run, columns, &edition->objectives[merged.items[i].current], csv);
    }
    diagnostics_free(&unsaid);
}

static void append_all(struct import_run *run, struct buffer *csv)
{
    size_t most = FIELD_AXES + run->edition->axis_count;
    struct columns columns = {
        .fields = arena_allocate_array(run->arena, most, sizeof *columns.fields),
        .headings = arena_allocate_array(run->arena, most, sizeof *columns.headings),
    };

    if (run->has_base)
        take_columns(&run->base, &columns);
    else
        choose_columns(run, &columns);
    sheet_append_heading(csv, columns.headings, columns.count);
    append_objectives(run, &columns, csv);
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
        run.has_base = run_read_copy(
            &run, run_copy_path(&arena, run.folder, TABLE_OBJECTIVES, TEXT("")), &run.base);
        if (!run_failed(&run))
            append_all(&run, csv);
    }
    model_free(&run.site);
    arena_free(&arena);
    return !run_failed(&run);
}
