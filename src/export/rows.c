#include "export/rows.h"

#include <stdlib.h>

void rows_add_columns(struct row_writer *rows, const struct export_column *columns,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        rows->columns = memory_grow(rows->columns, &rows->column_capacity, rows->column_count,
                                    sizeof *rows->columns);
        rows->columns[rows->column_count++] = columns[i];
    }
}

void rows_free(struct row_writer *rows)
{
    free(rows->columns);
    *rows = (struct row_writer){0};
}

bool rows_at_start(const struct row_writer *rows)
{
    return rows->cell == 0;
}

bool rows_at_end(const struct row_writer *rows)
{
    return rows->cell + 1 == rows->column_count;
}

bool rows_go_on(const struct row_writer *rows)
{
    return rows->most == 0 || rows->row < rows->most;
}

static void write_cell(struct row_writer *rows, const struct cell *cell)
{
    rows->write(rows, cell);
    if (rows_at_end(rows)) {
        rows->cell = 0;
        rows->row++;
    } else {
        rows->cell++;
    }
}

void rows_text(struct row_writer *rows, struct text text)
{
    write_cell(rows, &(struct cell){.text = text});
}

void rows_date(struct row_writer *rows, bool known, struct date date)
{
    char space[DATE_TEXT_SIZE];
    struct cell cell = {0};

    if (known)
        cell = (struct cell){.text = date_format_iso(date, space), .date = date};
    write_cell(rows, &cell);
}

void rows_number(struct row_writer *rows, bool known, struct decimal value)
{
    char space[DECIMAL_TEXT_SIZE];
    struct cell cell = {.number = known, .value = value};

    cell.text = known ? decimal_format_plain(value, space) : TEXT("");
    write_cell(rows, &cell);
}

void rows_percent(struct row_writer *rows, bool known, struct decimal value)
{
    struct decimal rounded = value;

    rows_number(rows, known && decimal_round(value, 2, &rounded), rounded);
}

void rows_count(struct row_writer *rows, size_t count)
{
    rows_number(rows, true, decimal_from_integer((int64_t)count));
}

void rows_figure(struct row_writer *rows, const struct figure *figure)
{
    if (figure->known)
        rows_number(rows, true, figure->value);
    else
        rows_text(rows, figure->printed);
}

void rows_printed(struct row_writer *rows, struct text text)
{
    struct figure figure = {.printed = text};

    figure.known = decimal_parse_italian(text, &figure.value);
    rows_figure(rows, &figure);
}
