#include "export/rows.h"

/* ---- CSV ---- */

#define QUOTED_FOR(X) X(',') X('"') X('\n') X('\r')

static const struct marks quoted_for = MARKS(QUOTED_FOR);

static void append_csv_cell(struct buffer *output, struct text text, bool last)
{
    bool quoted = marks_find(text, 0, &quoted_for) < text.length;

    if (quoted)
        buffer_append_byte(output, '"');
    for (size_t i = 0; quoted && i < text.length; i++) {
        if (text.data[i] == '"')
            buffer_append_byte(output, '"');
        buffer_append_byte(output, text.data[i]);
    }
    if (!quoted)
        buffer_append(output, text);
    else
        buffer_append_byte(output, '"');
    buffer_append(output, last ? TEXT("\r\n") : TEXT(","));
}

static void write_csv(struct row_writer *rows, const struct cell *cell)
{
    append_csv_cell(rows->format, cell->text, rows_at_end(rows));
}

static void export_csv(const struct export_dataset *dataset, struct buffer *output)
{
    struct row_writer rows = {.write = write_csv, .format = output};

    dataset->table->add_columns(&dataset->source, &rows);
    for (size_t i = 0; i < rows.column_count; i++)
        append_csv_cell(output, rows.columns[i].name, i + 1 == rows.column_count);
    dataset->table->write(&dataset->source, &rows);
    rows_free(&rows);
}

/* ---- JSON ---- */

static void write_json(struct row_writer *rows, const struct cell *cell)
{
    struct json_writer *json = rows->format;
    struct text name = rows->columns[rows->cell].name;

    if (rows_at_start(rows))
        json_writer_open(json, JSON_WRITER_NO_KEY, '{');
    if (cell->text.length == 0)
        json_writer_plain(json, name, TEXT("null"));
    else if (cell->number)
        json_writer_plain(json, name, cell->text);
    else
        json_writer_text(json, name, cell->text);
    if (rows_at_end(rows))
        json_writer_close(json, '}');
}

/* The names of the columns are the keys of each row. */
static void escape_names(struct row_writer *rows, struct arena *arena)
{
    for (size_t i = 0; i < rows->column_count; i++) {
        struct buffer name = {0};
        json_writer_escape(&name, rows->columns[i].name);
        rows->columns[i].name = arena_copy(arena, buffer_text(&name));
        buffer_free(&name);
    }
}

static void export_json(const struct export_dataset *dataset, struct buffer *output)
{
    struct json_writer json = {.buffer = output};
    struct row_writer rows = {.write = write_json, .format = &json};
    struct arena arena = {0};

    dataset->table->add_columns(&dataset->source, &rows);
    escape_names(&rows, &arena);
    json_writer_open(&json, JSON_WRITER_NO_KEY, '[');
    dataset->table->write(&dataset->source, &rows);
    json_writer_close(&json, ']');
    rows_free(&rows);
    arena_free(&arena);
}

/* ---- Any of them ---- */

const char *export_extension(enum export_format format)
{
    return format == EXPORT_CSV ? "csv" : "json";
}

void export_write(const struct export_dataset *dataset, enum export_format format,
                  struct buffer *output)
{
    switch (format) {
    case EXPORT_CSV:
        export_csv(dataset, output);
        break;
    case EXPORT_JSON:
        export_json(dataset, output);
        break;
    case EXPORT_FORMAT_COUNT:
        break;
    }
}
