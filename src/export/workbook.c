#include "export/tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* What a sheet in the making needs. */
struct sheet {
    lxw_worksheet *worksheet;
    struct arena *arena;
};

/* Longest text that a cell of a workbook holds, in bytes of UTF-8 to be on the safe side. */
enum { CELL_MAX_BYTES = 32767 };

static const char *terminate(struct arena *arena, struct text text)
{
    if (text.length > CELL_MAX_BYTES)
        text.length = text_find_invalid_utf8(text_slice(text, 0, CELL_MAX_BYTES));
    return arena_copy(arena, text).data;
}

/* Numbers are numbers; everything else is text, so that = + - @ never make a formula. */
static void write_workbook_cell(struct row_writer *rows, const struct cell *cell)
{
    struct sheet *sheet = rows->format;
    lxw_row_t row = (lxw_row_t)(rows->row + 1);
    lxw_col_t column = (lxw_col_t)rows->cell;

    if (cell->text.length == 0)
        return;
    const char *text = terminate(sheet->arena, cell->text);
    if (cell->number)
        worksheet_write_number(sheet->worksheet, row, column, strtod(text, NULL), NULL);
    else
        worksheet_write_string(sheet->worksheet, row, column, text, NULL);
}

static void write_header(const struct sheet *sheet, const struct row_writer *rows,
                         lxw_format *bold)
{
    for (size_t i = 0; i < rows->column_count; i++) {
        bool wide = rows->columns[i].type == EXPORT_TEXT;
        worksheet_write_string(sheet->worksheet, 0, (lxw_col_t)i,
                               terminate(sheet->arena, rows->columns[i].name), bold);
        worksheet_set_column(sheet->worksheet, (lxw_col_t)i, (lxw_col_t)i, wide ? 40 : 16,
                             NULL);
    }
    worksheet_freeze_panes(sheet->worksheet, 1, 0);
}

static void add_table(lxw_workbook *workbook, const struct export_table *table,
                      const struct export_source *source, lxw_format *bold)
{
    struct arena arena = {0};
    struct sheet sheet = {workbook_add_worksheet(workbook, table->title), &arena};
    struct row_writer rows = {.write = write_workbook_cell, .format = &sheet};

    table->add_columns(source, &rows);
    write_header(&sheet, &rows, bold);
    table->write(source, &rows);
    worksheet_autofilter(sheet.worksheet, 0, 0, (lxw_row_t)rows.row,
                         (lxw_col_t)(rows.column_count - 1));
    rows_free(&rows);
    arena_free(&arena);
}

/* A sheet with a line for every column of every table. */
static void add_explanations(lxw_workbook *workbook, const struct export_source *source,
                             lxw_format *bold)
{
    static const char *const headings[] = {"Foglio", "Colonna", "Che cosa vuol dire"};
    struct arena arena = {0};
    lxw_worksheet *sheet = workbook_add_worksheet(workbook, "Colonne");
    lxw_row_t row = 0;

    for (lxw_col_t i = 0; i < 3; i++)
        worksheet_write_string(sheet, row, i, headings[i], bold);
    for (size_t i = 0; i < export_table_count; i++) {
        struct row_writer rows = {0};
        export_tables[i].add_columns(source, &rows);
        for (size_t j = 0; j < rows.column_count; j++) {
            row++;
            worksheet_write_string(sheet, row, 0, export_tables[i].title, NULL);
            worksheet_write_string(sheet, row, 1, terminate(&arena, rows.columns[j].name),
                                   NULL);
            worksheet_write_string(sheet, row, 2,
                                   terminate(&arena, rows.columns[j].description), NULL);
        }
        rows_free(&rows);
    }
    worksheet_set_column(sheet, 0, 1, 28, NULL);
    worksheet_set_column(sheet, 2, 2, 90, NULL);
    worksheet_freeze_panes(sheet, 1, 0);
    arena_free(&arena);
}

/*
 * The library takes texts that it does not change as `char *`.
 * The same content gives the same bytes: the file is dated by the edition, not by the clock.
 */
static void set_properties(lxw_workbook *workbook, const struct export_source *source,
                           struct arena *arena)
{
    struct tm date = {.tm_year = source->edition->to.year - 1900,
                      .tm_mon = source->edition->to.month - 1,
                      .tm_mday = source->edition->to.day,
                      .tm_isdst = 0};
    lxw_doc_properties properties = {
        .title = (char *)arena_copy(arena, source->edition->title).data,
        .company = (char *)arena_copy(arena, source->site->entity.name).data,
        .created = timegm(&date),
    };

    workbook_set_properties(workbook, &properties);
}

static bool write_to(const char *path, const struct export_source *source)
{
    struct arena arena = {0};
    lxw_workbook *workbook = workbook_new(path);

    if (workbook == NULL)
        return false;
    lxw_format *bold = workbook_add_format(workbook);
    format_set_bold(bold);
    set_properties(workbook, source, &arena);
    for (size_t i = 0; i < export_table_count; i++)
        add_table(workbook, &export_tables[i], source, bold);
    add_explanations(workbook, source, bold);
    bool closed = workbook_close(workbook) == LXW_NO_ERROR;
    arena_free(&arena);
    return closed;
}

/* The library writes files only: one in the folder for temporary files, read back. */
bool export_workbook(const struct export_source *source, struct buffer *output,
                     struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    const char *folder = getenv("TMPDIR");
    struct text path =
        arena_format(&arena, "%s/vetro-XXXXXX", folder != NULL ? folder : "/tmp");
    int descriptor = mkstemp((char *)path.data);
    bool done = false;

    if (descriptor >= 0) {
        close(descriptor);
        done = write_to(path.data, source) && files_read(path, output, diagnostics);
        unlink(path.data);
    }
    if (!done)
        diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){.file = path},
                 _("cannot write the workbook of edition %.*s"),
                 TEXT_PRINT(source->edition->id));
    arena_free(&arena);
    return done;
}
