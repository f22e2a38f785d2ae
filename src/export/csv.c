#include "export/csv.h"

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

void csv_cell(struct csv_writer *writer, struct text text)
{
    if (writer->started)
        buffer_append_byte(writer->output, ',');
    writer->started = true;
    if (needs_quotes(text))
        append_quoted(writer->output, text);
    else
        buffer_append(writer->output, text);
}

void csv_number(struct csv_writer *writer, bool known, struct decimal value)
{
    char space[DECIMAL_TEXT_SIZE];

    csv_cell(writer, known ? decimal_format_plain(value, space) : (struct text){"", 0});
}

void csv_percent(struct csv_writer *writer, bool known, struct decimal value)
{
    struct decimal rounded;

    csv_number(writer, known && decimal_round(value, 2, &rounded), rounded);
}

void csv_count(struct csv_writer *writer, size_t count)
{
    csv_number(writer, true, decimal_from_integer((int64_t)count));
}

void csv_end_row(struct csv_writer *writer)
{
    buffer_append(writer->output, TEXT("\r\n"));
    writer->started = false;
}
