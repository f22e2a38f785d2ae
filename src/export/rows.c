#include "export/rows.h"

#include <stdlib.h>

/* ---- CSV ---- */

static bool needs_quotes(struct text text)
{
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        if (byte == ',' || byte == '"' || byte == '\n' || byte == '\r')
            return true;
    }
    return false;
}

static void append_quoted(struct buffer *output, struct text text)
{
    buffer_append_byte(output, '"');
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '"')
            buffer_append_byte(output, '"');
        buffer_append_byte(output, text.data[i]);
    }
    buffer_append_byte(output, '"');
}

static void write_csv_cell(struct row_writer *rows, struct text text, bool last)
{
    if (needs_quotes(text))
        append_quoted(rows->output, text);
    else
        buffer_append(rows->output, text);
    buffer_append(rows->output, last ? TEXT("\r\n") : TEXT(","));
}

static void write_csv_header(struct row_writer *rows)
{
    for (size_t i = 0; i < rows->column_count; i++)
        write_csv_cell(rows, rows->columns[i], i + 1 == rows->column_count);
}

/* ---- Any format ---- */

void rows_begin(struct row_writer *rows, enum export_format format, struct buffer *output)
{
    *rows = (struct row_writer){
        .format = format,
        .output = output,
        .json = {.buffer = output},
    };
    if (format == EXPORT_JSON)
        json_writer_open(&rows->json, JSON_WRITER_NO_KEY, '[');
}

void rows_add_column(struct row_writer *rows, struct text name)
{
    rows->columns = memory_grow(rows->columns, &rows->column_capacity, rows->column_count,
                                sizeof *rows->columns);
    rows->columns[rows->column_count++] = name;
}

void rows_add_columns(struct row_writer *rows, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        rows_add_column(rows, text_from(names[i]));
}

/* The header comes with the first row, or at the end where there is none. */
static bool header_is_due(const struct row_writer *rows)
{
    return rows->format == EXPORT_CSV && rows->output->length == 0;
}

/* One cell; the first opens its row, the last closes it. */
static void write_cell(struct row_writer *rows, struct text text, bool number)
{
    struct text column = rows->columns[rows->cell];
    bool last = rows->cell + 1 == rows->column_count;

    if (header_is_due(rows))
        write_csv_header(rows);
    switch (rows->format) {
    case EXPORT_CSV:
        write_csv_cell(rows, text, last);
        break;
    case EXPORT_JSON:
        if (rows->cell == 0)
            json_writer_open(&rows->json, JSON_WRITER_NO_KEY, '{');
        if (text.length == 0)
            json_writer_plain(&rows->json, column, TEXT("null"));
        else if (number)
            json_writer_plain(&rows->json, column, text);
        else
            json_writer_text(&rows->json, column, text);
        if (last)
            json_writer_close(&rows->json, '}');
        break;
    case EXPORT_FORMAT_COUNT:
        break;
    }
    rows->cell = last ? 0 : rows->cell + 1;
}

void rows_end(struct row_writer *rows)
{
    if (header_is_due(rows))
        write_csv_header(rows);
    if (rows->format == EXPORT_JSON)
        json_writer_close(&rows->json, ']');
    free(rows->columns);
}

void rows_text(struct row_writer *rows, struct text text)
{
    write_cell(rows, text, false);
}

void rows_number(struct row_writer *rows, bool known, struct decimal value)
{
    char space[DECIMAL_TEXT_SIZE];

    write_cell(rows, known ? decimal_format_plain(value, space) : TEXT(""), true);
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
