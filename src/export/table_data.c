/* Data tables of the narrative, as their content has them. */
#include "export/tables.h"

static enum export_type find_type(enum column_type type)
{
    switch (type) {
    case COLUMN_INTEGER:
        return EXPORT_INTEGER;
    case COLUMN_YEAR:
        return EXPORT_YEAR;
    case COLUMN_DATE:
        return EXPORT_DATE;
    case COLUMN_DECIMAL:
    case COLUMN_MONEY:
    case COLUMN_PERCENT:
        return EXPORT_NUMBER;
    case COLUMN_TEXT:
        return EXPORT_TEXT;
    }
    return EXPORT_TEXT;
}

static struct text find_unit(const struct data_column *column)
{
    if (column->unit.length > 0)
        return column->unit;
    if (column->type == COLUMN_PERCENT)
        return TEXT("%");
    return column->type == COLUMN_MONEY ? TEXT("euro") : TEXT("");
}

static void add_columns(const struct export_source *source, struct row_writer *rows)
{
    static const struct export_column suppressed = COLUMN(
        "celle_riservate", EXPORT_TEXT, false,
        "Colonne che in questa riga non si pubblicano, perché riguardano meno di quattro "
        "persone o le rivelerebbero; separate da una barra verticale.");
    const struct data_table *table = source->table;

    for (size_t i = 0; i < table->column_count; i++) {
        struct export_column column = {.name = table->columns[i].name,
                                       .description = table->columns[i].title,
                                       .unit = find_unit(&table->columns[i]),
                                       .type = find_type(table->columns[i].type)};
        rows_add_columns(rows, &column, 1);
    }
    if (table->suppressed)
        rows_add_columns(rows, &suppressed, 1);
}

static void write_suppressed(const struct data_table *table, const struct data_row *row,
                             struct row_writer *rows)
{
    struct buffer names = {0};

    for (size_t i = 0; i < table->column_count; i++) {
        if (row->cells[i].state != CELL_SUPPRESSED)
            continue;
        buffer_append(&names, names.length > 0 ? TEXT("|") : TEXT(""));
        buffer_append(&names, table->columns[i].name);
    }
    rows_text(rows, buffer_text(&names));
    buffer_free(&names);
}

static void write(const struct export_source *source, struct row_writer *rows)
{
    const struct data_table *table = source->table;

    for (size_t i = 0; i < table->row_count && rows_go_on(rows); i++) {
        const struct data_row *row = &table->rows[i];
        for (size_t j = 0; j < table->column_count; j++) {
            const struct data_cell *cell = &row->cells[j];
            if (model_column_is_numeric(table->columns[j].type))
                rows_number(rows, cell->state == CELL_KNOWN, cell->value);
            else if (table->columns[j].type == COLUMN_DATE)
                rows_date(rows, cell->state == CELL_KNOWN, cell->date);
            else
                rows_text(rows, cell->text);
        }
        if (table->suppressed)
            write_suppressed(table, row, rows);
    }
}

static size_t count(const struct export_source *source)
{
    return source->table->row_count;
}

const struct export_table export_data_table = {
    .name = "tabella",
    .title = "Tabella",
    .description = "Una tabella della relazione.",
    .add_columns = add_columns,
    .write = write,
    .count = count,
};
