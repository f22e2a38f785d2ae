/* The rows of a data table from its CSV. */
#include "load/csv_file.h"
#include "load/tables.h"

/* Where a cell is. */
static struct place cell_place(const struct data_table *table, size_t line, size_t column)
{
    return (struct place){
        .file = table->file, .line = line, .pointer = table->columns[column].name};
}

static const char *type_name(enum column_type type)
{
    switch (type) {
    case COLUMN_TEXT:
        return _("a text");
    case COLUMN_INTEGER:
        return _("a whole number");
    case COLUMN_DECIMAL:
        return _("a number such as 1234.50");
    case COLUMN_PERCENT:
        return _("a percentage such as 79.53, without the sign");
    case COLUMN_MONEY:
        return _("an amount such as 1234.50, with two digits at most");
    case COLUMN_DATE:
        return _("a date such as 2025-12-31");
    case COLUMN_YEAR:
        return _("a year such as 2025");
    }
    return "";
}

static bool cell_fits(enum column_type type, struct data_cell *cell)
{
    bool number =
        model_column_is_numeric(type) && decimal_parse_plain(cell->text, &cell->value);

    switch (type) {
    case COLUMN_TEXT:
        return true;
    case COLUMN_INTEGER:
        return number && cell->value.scale == 0;
    case COLUMN_DECIMAL:
    case COLUMN_PERCENT:
        return number;
    case COLUMN_MONEY:
        return number && cell->value.scale <= 2;
    case COLUMN_YEAR:
        return number && cell->text.length == 4;
    case COLUMN_DATE:
        return date_parse_iso(cell->text, &cell->date);
    }
    return false;
}

static void read_cell(struct plan *plan, struct data_table *table, size_t line, size_t column,
                      struct data_cell *cell)
{
    enum { EXCERPT_MAX = 60 };
    enum column_type type = table->columns[column].type;

    if (cell->text.length == 0)
        return;
    if (text_equal(cell->text, TABLE_SUPPRESSED)) {
        *cell = (struct data_cell){.state = CELL_SUPPRESSED};
        table->suppressed = true;
        return;
    }
    cell->state = CELL_KNOWN;
    if (cell_fits(type, cell))
        return;
    diagnose(plan->loader->diagnostics, SEVERITY_ERROR, cell_place(table, line, column),
             _("\"%.*s\" is not %s"), TEXT_PRINT(text_slice(cell->text, 0, EXCERPT_MAX)),
             type_name(type));
    diagnose_hint(plan->loader->diagnostics, "%s",
                  _("mend the cell, or the type of its column in tables.json"));
}

/* ---- Keys ---- */

static void append_to_key(struct buffer *key, const struct data_row *row, struct key_part part)
{
    enum { YEAR_LENGTH = 4 };
    struct text cell = row->cells[part.column].text;

    if (cell.length == 0)
        return;
    if (key->length > 0)
        buffer_append_byte(key, ' ');
    buffer_append(key, part.year ? text_slice(cell, 0, YEAR_LENGTH) : cell);
}

/* Where all columns of the key are empty, the first cell that is not. */
static struct text make_key(struct arena *arena, const struct data_table *table,
                            const struct data_row *row)
{
    struct buffer key = {0};

    if (table->key_count == 0)
        buffer_append_format(&key, "%zu", (size_t)(row - table->rows) + 1);
    for (size_t i = 0; i < table->key_count; i++)
        append_to_key(&key, row, table->key[i]);
    for (size_t i = 0; key.length == 0 && i < table->column_count; i++)
        append_to_key(&key, row, (struct key_part){i, false});
    struct text slug = text_slug(arena, buffer_text(&key));
    buffer_free(&key);
    return slug;
}

static void check_keys(struct plan *plan, struct data_table *table)
{
    struct map seen = {0};

    for (size_t i = 0; i < table->row_count; i++) {
        struct data_row *row = &table->rows[i];
        struct place place = {.file = table->file, .line = row->line};
        size_t first = row->key.length > 0 ? map_add(&seen, row->key, i) : i;
        if (row->key.length == 0) {
            diagnose(plan->loader->diagnostics, SEVERITY_ERROR, place,
                     _("the row has no key: all its cells are empty"));
        } else if (first != i) {
            diagnose(plan->loader->diagnostics, SEVERITY_ERROR, place,
                     _("the row has the key \"%.*s\", as the one at line %zu"),
                     TEXT_PRINT(row->key), table->rows[first].line);
            diagnose_hint(plan->loader->diagnostics, "%s",
                          _("name more columns in \"key\" in tables.json"));
        }
    }
    map_free(&seen);
}

static void read_key_columns(struct plan *plan, struct table_draft *draft)
{
    struct data_table *table = draft->table;

    if (!json_present(draft->key))
        return;
    table->key =
        arena_allocate_array(plan->loader->arena, json_count(draft->key), sizeof *table->key);
    for (struct json_value item = json_first(draft->key); json_present(item);
         item = json_next(item)) {
        if (!value_expect(item, JSON_TEXT))
            continue;
        struct text name = json_text(item);
        bool year = text_ends_with(name, TEXT(".year"));
        size_t column = table_find_column_named(
            table, item, year ? text_slice(name, 0, name.length - 5) : name);
        if (column != NONE)
            table->key[table->key_count++] = (struct key_part){column, year};
    }
}

/* ---- The heading ---- */

static bool check_heading(struct plan *plan, const struct data_table *table,
                          const struct csv_row *heading)
{
    bool done = true;

    for (size_t i = 0; i < heading->count && i < table->column_count; i++) {
        if (text_equal(heading->cells[i], table->columns[i].name))
            continue;
        diagnose(plan->loader->diagnostics, SEVERITY_ERROR,
                 (struct place){.file = table->file, .line = heading->line},
                 _("column %zu is called \"%.*s\", expected \"%.*s\" as in tables.json"), i + 1,
                 TEXT_PRINT(text_slice(heading->cells[i], 0, IDENTIFIER_MAX)),
                 TEXT_PRINT(table->columns[i].name));
        done = false;
    }
    if (heading->count != table->column_count) {
        diagnose(plan->loader->diagnostics, SEVERITY_ERROR,
                 (struct place){.file = table->file, .line = heading->line},
                 _("%zu columns, but tables.json names %zu"), heading->count,
                 table->column_count);
        done = false;
    }
    return done;
}

static bool take_rows(struct plan *plan, struct data_table *table, const struct csv_file *file)
{
    struct arena *arena = plan->loader->arena;

    table->row_count = file->row_count - 1;
    if (table->row_count * table->column_count > TABLE_CELLS_MAX) {
        diagnose(plan->loader->diagnostics, SEVERITY_ERROR, (struct place){.file = table->file},
                 _("more than %d cells"), TABLE_CELLS_MAX);
        return false;
    }
    table->rows = arena_allocate_array(arena, table->row_count, sizeof *table->rows);
    for (size_t i = 0; i < table->row_count; i++) {
        struct data_row *row = &table->rows[i];
        row->line = file->rows[i + 1].line;
        row->cells = arena_allocate_array(arena, table->column_count, sizeof *row->cells);
        for (size_t j = 0; j < table->column_count; j++) {
            row->cells[j].text = file->rows[i + 1].cells[j];
            read_cell(plan, table, row->line, j, &row->cells[j]);
        }
        row->key = make_key(arena, table, row);
    }
    return true;
}

static void mark_footings(const struct table_draft *draft)
{
    for (struct json_value item = json_first(draft->footings); json_present(item);
         item = json_next(item)) {
        size_t row = table_find_row(draft, item);
        if (row != NONE)
            draft->table->rows[row].footing = true;
    }
}

void table_read_rows(struct plan *plan, struct table_draft *draft, struct text bytes)
{
    struct loader *loader = plan->loader;
    struct data_table *table = draft->table;
    size_t errors = loader->diagnostics->errors;
    struct csv_file file;

    read_key_columns(plan, draft);
    if (!csv_file_read(loader->arena, table->file, bytes, &file, loader->diagnostics) ||
        !check_heading(plan, table, &file.rows[0]) || !take_rows(plan, table, &file)) {
        table->row_count = 0;
        return;
    }
    check_keys(plan, table);
    draft->rows_known = loader->diagnostics->errors == errors;
    table->broken = !draft->rows_known;
    if (json_present(draft->footings))
        mark_footings(draft);
}
