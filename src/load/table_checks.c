/* What must hold between the cells of data tables. */
#include "load/tables.h"

enum {
    CHECK_RESULT,
    CHECK_COLUMNS,
    CHECK_PARTS,
    CHECK_MINUS,
    CHECK_TIMES,
    CHECK_DIVIDED_BY,
    CHECK_FROM,
    CHECK_DIVISOR_FROM,
    CHECK_AT_MOST,
    CHECK_SAME_AS,
    CHECK_ELSEWHERE,
    CHECK_AUDIT,
    CHECK_NOTE,
    CHECK_FIELDS
};

static const struct field check_fields[CHECK_FIELDS] = {
    [CHECK_RESULT] = {"result", JSON_TEXT, true},
    [CHECK_COLUMNS] = {"columns", JSON_LIST, true},
    [CHECK_PARTS] = {"parts", JSON_LIST, false},
    [CHECK_MINUS] = {"minus", JSON_LIST, false},
    [CHECK_TIMES] = {"times", JSON_TEXT | JSON_NUMBER, false},
    [CHECK_DIVIDED_BY] = {"divided_by", JSON_LIST, false},
    [CHECK_FROM] = {"from", JSON_TEXT, false},
    [CHECK_DIVISOR_FROM] = {"divisor_from", JSON_TEXT, false},
    [CHECK_AT_MOST] = {"at_most", JSON_BOOLEAN, false},
    [CHECK_SAME_AS] = {"same_as", JSON_OBJECT, false},
    [CHECK_ELSEWHERE] = {"elsewhere", JSON_OBJECT, false},
    [CHECK_AUDIT] = {"audit", JSON_BOOLEAN, false},
    [CHECK_NOTE] = {"note", JSON_TEXT, false},
};

size_t table_find_column(const struct data_table *table, struct json_value text)
{
    return table_find_column_named(table, text, json_text(text));
}

size_t table_find_column_named(const struct data_table *table, struct json_value text,
                               struct text name)
{
    size_t column = model_find_column(table, name);

    if (column != NONE)
        return column;
    struct text excerpt = json_excerpt(text.document, name);
    struct text *names = value_candidates(text, table->column_count);
    value_error(text, _("the table \"%.*s\" has no column \"%.*s\""), TEXT_PRINT(table->id),
                TEXT_PRINT(excerpt));
    if (names == NULL)
        return NONE;
    for (size_t i = 0; i < table->column_count; i++)
        names[i] = table->columns[i].name;
    value_suggest(text, name, names, table->column_count);
    return NONE;
}

size_t table_find_row(const struct table_draft *draft, struct json_value text)
{
    const struct data_table *table = draft->table;

    if (!draft->rows_known || !value_expect(text, JSON_TEXT))
        return NONE;
    size_t row = model_find_row(table, json_text(text));
    if (row != NONE)
        return row;
    struct text excerpt = json_excerpt(text.document, json_text(text));
    struct text *names = value_candidates(text, table->row_count);
    value_error(text, _("the table \"%.*s\" has no row \"%.*s\""), TEXT_PRINT(table->id),
                TEXT_PRINT(excerpt));
    if (names == NULL)
        return NONE;
    for (size_t i = 0; i < table->row_count; i++)
        names[i] = table->rows[i].key;
    value_suggest(text, json_text(text), names, table->row_count);
    return NONE;
}

static struct references read_rows(struct plan *plan, const struct table_draft *draft,
                                   struct json_value list)
{
    struct references rows = {0};

    if (!json_present(list))
        return rows;
    rows.items =
        arena_allocate_array(plan->loader->arena, json_count(list), sizeof *rows.items);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        size_t row = table_find_row(draft, item);
        if (row != NONE)
            rows.items[rows.count++] = row;
    }
    return rows;
}

/* A column whose cells can be reckoned with. */
static size_t read_column(const struct data_table *table, struct json_value text)
{
    if (!json_present(text) || !value_expect(text, JSON_TEXT))
        return NONE;
    size_t column = table_find_column(table, text);
    if (column != NONE && !model_column_is_numeric(table->columns[column].type)) {
        value_error(text, _("the column \"%.*s\" does not hold numbers"),
                    TEXT_PRINT(table->columns[column].name));
        return NONE;
    }
    return column;
}

static struct references read_columns(struct plan *plan, const struct data_table *table,
                                      struct json_value list)
{
    struct references columns = {0};

    if (!json_present(list))
        return columns;
    columns.items =
        arena_allocate_array(plan->loader->arena, json_count(list), sizeof *columns.items);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        size_t column = read_column(table, item);
        if (column != NONE)
            columns.items[columns.count++] = column;
    }
    return columns;
}

struct tables_known {
    const struct table_draft *drafts;
    size_t count;
};

static struct cell_reference read_same(const struct tables_known *known,
                                       struct json_value value)
{
    enum { TABLE, ROW, COLUMN, FIELDS };
    static const struct field fields[FIELDS] = {
        [TABLE] = {"table", JSON_TEXT, true},
        [ROW] = {"row", JSON_TEXT, true},
        [COLUMN] = {"column", JSON_TEXT, true},
    };
    struct cell_reference same = {NONE, NONE, NONE};
    struct json_value found[FIELDS];

    if (!json_present(value) || !fields_read(value, fields, FIELDS, found) ||
        !json_present(found[TABLE]) || !json_present(found[ROW]) ||
        !json_present(found[COLUMN]))
        return same;
    for (size_t i = 0; i < known->count; i++) {
        if (!text_equal(known->drafts[i].table->id, json_text(found[TABLE])))
            continue;
        same.row = table_find_row(&known->drafts[i], found[ROW]);
        same.column = read_column(known->drafts[i].table, found[COLUMN]);
        if (same.row != NONE && same.column != NONE)
            same.table = i;
        return same;
    }
    struct text excerpt = json_excerpt(value.document, json_text(found[TABLE]));
    value_error(found[TABLE], _("there is no table \"%.*s\""), TEXT_PRINT(excerpt));
    return same;
}

static void read_elsewhere(struct plan *plan, struct json_value value, struct data_check *check)
{
    enum { PRINTED, WHERE, FIELDS };
    static const struct field fields[FIELDS] = {
        [PRINTED] = {"printed", JSON_TEXT, true},
        [WHERE] = {"where", JSON_TEXT, true},
    };
    struct decimal number;
    struct json_value found[FIELDS];

    if (!json_present(value) || !fields_read(value, fields, FIELDS, found))
        return;
    check->elsewhere = value_text(found[PRINTED], plan->loader->arena);
    check->where = value_text(found[WHERE], plan->loader->arena);
    if (check->elsewhere.length > 0 && !decimal_parse_italian(check->elsewhere, &number))
        value_error(found[PRINTED], _("this is not a number as documents print it: 1.234,50"));
}

static void read_times(struct plan *plan, struct json_value value, struct data_check *check)
{
    struct figure figure = value_figure(value, plan->loader->arena);

    check->has_times = json_present(value);
    check->times = figure.value;
    if (check->has_times && !figure.known)
        value_error(value, _("this is not a number as documents print it: 1.234,50"));
}

/* False when it cannot be applied. */
static bool read_check(struct plan *plan, const struct tables_known *known,
                       const struct table_draft *draft, struct json_value item,
                       struct data_check *check)
{
    size_t errors = plan->loader->diagnostics->errors;
    struct json_value found[CHECK_FIELDS];

    if (!fields_read(item, check_fields, CHECK_FIELDS, found))
        return false;
    *check = (struct data_check){
        .result = json_present(found[CHECK_RESULT]) ? table_find_row(draft, found[CHECK_RESULT])
                                                    : NONE,
        .columns = read_columns(plan, draft->table, found[CHECK_COLUMNS]),
        .parts = read_rows(plan, draft, found[CHECK_PARTS]),
        .minus = read_rows(plan, draft, found[CHECK_MINUS]),
        .divisors = read_rows(plan, draft, found[CHECK_DIVIDED_BY]),
        .from_column = read_column(draft->table, found[CHECK_FROM]),
        .divisor_column = read_column(draft->table, found[CHECK_DIVISOR_FROM]),
        .at_most = json_present(found[CHECK_AT_MOST]) && json_true(found[CHECK_AT_MOST]),
        .same = read_same(known, found[CHECK_SAME_AS]),
        .audit = json_present(found[CHECK_AUDIT]) && json_true(found[CHECK_AUDIT]),
        .note = value_text(found[CHECK_NOTE], plan->loader->arena),
        .origin = {draft->table->origin.file, json_line(item)},
    };
    read_elsewhere(plan, found[CHECK_ELSEWHERE], check);
    read_times(plan, found[CHECK_TIMES], check);
    int ways = json_present(found[CHECK_PARTS]) + json_present(found[CHECK_SAME_AS]) +
               json_present(found[CHECK_ELSEWHERE]);
    if (ways != 1)
        value_error(item, _("a check needs one of \"parts\", \"same_as\" and \"elsewhere\""));
    bool same_known = !json_present(found[CHECK_SAME_AS]) || check->same.table != NONE;
    return check->result != NONE && same_known && plan->loader->diagnostics->errors == errors;
}

/* What the source itself gets wrong is for the audit; all else is a slip of the content. */
static void apply(struct plan *plan, const struct data_table *table,
                  const struct data_check *check)
{
    struct diagnostics *diagnostics = plan->loader->diagnostics;
    char space[DECIMAL_TEXT_SIZE];

    for (size_t i = 0; i < check->columns.count && !check->audit; i++) {
        size_t column = check->columns.items[i];
        struct data_comparison comparison =
            model_check(plan->edition->tables, table, check, column);
        const struct data_row *row = &table->rows[check->result];
        if (comparison.outcome != CHECK_DIFFERS)
            continue;
        struct place place = {
            .file = table->file, .line = row->line, .pointer = table->columns[column].name};
        diagnose(diagnostics, SEVERITY_ERROR, place,
                 _("the row \"%.*s\" says %.*s, but the check at line %zu of tables.json "
                   "comes to %s"),
                 TEXT_PRINT(row->key), TEXT_PRINT(comparison.cell->text), check->origin.line,
                 decimal_format_plain(comparison.expected, space).data);
        diagnose_hint(diagnostics, "%s",
                      _("mend the cell; or, if the source prints it so, add \"audit\": true to "
                        "the check"));
    }
}

void table_read_checks(struct plan *plan, const struct table_draft *drafts, size_t count,
                       const struct table_draft *draft)
{
    struct data_table *table = draft->table;
    struct tables_known known = {drafts, count};

    if (!json_present(draft->checks) || !draft->rows_known)
        return;
    table->checks = arena_allocate_array(plan->loader->arena, json_count(draft->checks),
                                         sizeof *table->checks);
    for (struct json_value item = json_first(draft->checks); json_present(item);
         item = json_next(item)) {
        struct data_check *check = &table->checks[table->check_count];
        if (!read_check(plan, &known, draft, item, check))
            continue;
        table->check_count++;
        apply(plan, table, check);
    }
}
