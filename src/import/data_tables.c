#include "import/data_tables.h"

#include "import/suppress.h"
#include "load/load.h"

#include <stdlib.h>

/* One import of a data table. */
struct conversion {
    struct import_run *run;
    struct data_table *table; /* its definition */
    struct sheet sheet;
    size_t *columns;      /* per column of the table: that of the sheet, or NONE */
    size_t *people_words; /* columns of the sheet that are searched for people */
    size_t people_word_count;
    size_t dropped; /* rows about too few people */
};

bool data_table_is_named(const struct import_options *options)
{
    struct diagnostics unsaid = {0};
    struct site site = {0};
    struct table_bytes none = {TEXT("-"), TEXT("")};
    bool named = false;

    if (options->table.length > 0) {
        load_table(options->content, options->edition, none, &site, &unsaid);
        named = site.edition_count > 0 &&
                model_find_table(&site.editions[0], options->table) != NONE;
    }
    model_free(&site);
    diagnostics_free(&unsaid);
    return named;
}

/* ---- Columns ---- */

static bool heading_is(struct arena *arena, struct text heading, struct text wanted)
{
    return text_equal(text_fold(arena, heading), text_fold(arena, wanted));
}

static bool is_heading_of(struct arena *arena, struct text heading,
                          const struct data_column *column)
{
    bool found =
        heading_is(arena, heading, column->title) || heading_is(arena, heading, column->name);

    for (size_t i = 0; !found && i < column->source.heading_count; i++)
        found = heading_is(arena, heading, column->source.headings[i]);
    return found;
}

static bool match_columns(struct conversion *conversion)
{
    struct arena *arena = conversion->run->arena;
    const struct data_table *table = conversion->table;
    const struct sheet *sheet = &conversion->sheet;
    bool done = true;

    conversion->columns =
        arena_allocate_array(arena, table->column_count, sizeof *conversion->columns);
    for (size_t i = 0; i < table->column_count; i++) {
        size_t found = NONE;
        for (size_t j = 0; found == NONE && j < sheet->width; j++) {
            if (is_heading_of(arena, sheet->heading.cells[j], &table->columns[i]))
                found = j;
        }
        conversion->columns[i] = found;
        if (found != NONE)
            continue;
        diagnose(conversion->run->diagnostics, SEVERITY_ERROR,
                 sheet_place(sheet, &sheet->heading), _("there is no column \"%.*s\""),
                 TEXT_PRINT(table->columns[i].title));
        diagnose_hint(conversion->run->diagnostics, "%s",
                      _("add its heading to \"headings\" of the column in tables.json"));
        done = false;
    }
    return done;
}

static bool match_people_words(struct conversion *conversion)
{
    const struct data_table *table = conversion->table;
    const struct sheet *sheet = &conversion->sheet;
    struct arena *arena = conversion->run->arena;

    conversion->people_words =
        arena_allocate_array(arena, table->people_word_count, sizeof *conversion->people_words);
    for (size_t i = 0; i < table->people_word_count; i++) {
        size_t column = 0;
        while (column < sheet->width &&
               !heading_is(arena, sheet->heading.cells[column], table->people_words[i]))
            column++;
        if (column == sheet->width) {
            diagnose(conversion->run->diagnostics, SEVERITY_ERROR,
                     sheet_place(sheet, &sheet->heading),
                     _("there is no column \"%.*s\" to be searched for people"),
                     TEXT_PRINT(table->people_words[i]));
            return false;
        }
        conversion->people_words[conversion->people_word_count++] = column;
    }
    return true;
}

/* ---- Cells ---- */

static bool is_blank(const struct data_column *column, struct text cell)
{
    for (size_t i = 0; i < column->source.blank_count; i++) {
        if (text_equal(cell, column->source.blanks[i]))
            return true;
    }
    return cell.length == 0;
}

/* "meno di 4" and the like: the spreadsheet has suppressed the cell itself. */
static bool is_suppressed(const struct data_column *column, struct text cell)
{
    return column->source.counts_people && text_starts_with(cell, TEXT("meno di "));
}

/* The cell as the content writes it; as it is when it is not of its type: load reports that. */
static struct text convert(struct arena *arena, const struct data_column *column,
                           struct text cell)
{
    char number_space[DECIMAL_TEXT_SIZE];
    char date_space[DATE_TEXT_SIZE];
    struct decimal number;
    struct date date;

    if (is_blank(column, cell))
        return TEXT("");
    if (is_suppressed(column, cell))
        return TEXT("*");
    if (model_column_is_numeric(column->type) && text_ends_with(cell, TEXT("%")))
        cell = text_trim(text_slice(cell, 0, cell.length - 1));
    if (column->type == COLUMN_DATE && date_parse_italian(cell, &date))
        return arena_copy(arena, date_format_iso(date, date_space));
    if (model_column_is_numeric(column->type) && decimal_parse_italian(cell, &number))
        return arena_copy(arena, decimal_format_plain(number, number_space));
    return cell;
}

/* Of one to three people, or of the lowest or highest one. */
static bool tells_of_few(const struct conversion *conversion, const struct sheet_row *row)
{
    for (size_t i = 0; i < conversion->people_word_count; i++) {
        struct text cell = row->cells[conversion->people_words[i]];
        if (suppress_tells_of_few(cell) || suppress_tells_of_extreme(cell))
            return true;
    }
    return false;
}

/* ---- CSV of the content ---- */

static void append_cell(struct buffer *csv, struct text cell, bool last)
{
    bool quoted = false;

    for (size_t i = 0; i < cell.length; i++)
        quoted = quoted || text_find(TEXT(",\"\r\n"), cell.data[i]) < 4;
    if (quoted)
        buffer_append_byte(csv, '"');
    for (size_t i = 0; i < cell.length; i++) {
        if (cell.data[i] == '"')
            buffer_append_byte(csv, '"');
        buffer_append_byte(csv, cell.data[i]);
    }
    if (quoted)
        buffer_append_byte(csv, '"');
    buffer_append_byte(csv, last ? '\n' : ',');
}

static void append_heading(struct buffer *csv, const struct data_table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        append_cell(csv, table->columns[i].name, i + 1 == table->column_count);
}

/* The sheet in the form of the content. Rows about too few people are gone. */
static void convert_sheet(struct conversion *conversion, struct buffer *csv)
{
    const struct data_table *table = conversion->table;

    append_heading(csv, table);
    for (size_t i = 0; i < conversion->sheet.row_count; i++) {
        const struct sheet_row *row = &conversion->sheet.rows[i];
        if (tells_of_few(conversion, row)) {
            conversion->dropped++;
            continue;
        }
        for (size_t j = 0; j < table->column_count; j++)
            append_cell(csv,
                        convert(conversion->run->arena, &table->columns[j],
                                row->cells[conversion->columns[j]]),
                        j + 1 == table->column_count);
    }
}

static void write_table(const struct data_table *table, struct buffer *csv)
{
    append_heading(csv, table);
    for (size_t i = 0; i < table->row_count; i++) {
        for (size_t j = 0; j < table->column_count; j++) {
            const struct data_cell *cell = &table->rows[i].cells[j];
            append_cell(csv, cell->state == CELL_SUPPRESSED ? TEXT("*") : cell->text,
                        j + 1 == table->column_count);
        }
    }
}

/* ---- The whole ---- */

static void tell(struct conversion *conversion, const struct suppression *suppression)
{
    struct diagnostics *diagnostics = conversion->run->diagnostics;
    struct place place = run_place(conversion->run);

    if (conversion->dropped > 0)
        diagnose(diagnostics, SEVERITY_NOTE, place,
                 _("%zu rows are about fewer than %d people, and were left out"),
                 conversion->dropped, PEOPLE_FEWEST);
    if (suppression->primary > 0)
        diagnose(diagnostics, SEVERITY_NOTE, place,
                 _("%zu cells are about fewer than %d people, and were suppressed"),
                 suppression->primary, PEOPLE_FEWEST);
    if (suppression->secondary > 0)
        diagnose(diagnostics, SEVERITY_NOTE, place,
                 _("%zu more cells would have revealed them, and were suppressed too"),
                 suppression->secondary);
}

/* Reads the converted sheet as load does, suppresses what must be, and plans the file. */
static bool finish(struct conversion *conversion, struct text csv)
{
    struct import_run *run = conversion->run;
    struct table_bytes bytes = {run->options->table, csv};
    struct buffer result = {0};
    struct site site;

    if (!load_table(run->options->content, run->options->edition, bytes, &site,
                    run->diagnostics)) {
        model_free(&site);
        return false;
    }
    const struct edition *edition = &site.editions[0];
    struct data_table *table = &edition->tables[model_find_table(edition, bytes.table)];
    struct suppression suppression = suppress_people(table);
    write_table(table, &result);
    tell(conversion, &suppression);
    run->report->rows.added = table->row_count;
    run_add_output(run, arena_copy(run->arena, table->file), buffer_text(&result));
    buffer_free(&result);
    model_free(&site);
    return true;
}

bool data_table_import(struct import_run *run, struct text bytes)
{
    struct conversion conversion = {.run = run};
    struct table_bytes none = {TEXT("-"), TEXT("")};
    struct buffer csv = {0};

    run->report->table = run->options->table.data;
    if (!load_table(run->options->content, run->options->edition, none, &run->site,
                    run->diagnostics))
        return false;
    run->edition = run->site.editions;
    conversion.table =
        &run->edition->tables[model_find_table(run->edition, run->options->table)];
    if (!sheet_read(run->arena, run->options->file, bytes, &conversion.sheet,
                    run->diagnostics) ||
        !match_columns(&conversion) || !match_people_words(&conversion))
        return false;
    convert_sheet(&conversion, &csv);
    bool done = finish(&conversion, buffer_text(&csv));
    buffer_free(&csv);
    return done;
}
