#include "export/compression.h"
#include "export/tables.h"

#include <pthread.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* Longest text that a cell of a workbook holds, in bytes of UTF-8 to be on the safe side. */
enum { CELL_MAX_BYTES = 32767 };

/* Characters of the name of a sheet, and rows of a sheet without its header. */
enum { SHEET_NAME_MAX = 31, SHEET_MAX_ROWS = LXW_ROW_MAX - 1 };

/* A workbook in the making. */
struct book {
    lxw_workbook *workbook;
    lxw_format *bold;
    lxw_format *date;
    struct arena arena;
    struct map names; /* of sheets, folded: Excel does not tell cases apart */
    bool failed;      /* the file behind a sheet could not be made */
    bool overflowed;  /* a table has more rows than a sheet */
};

/* What a sheet in the making needs. */
struct sheet {
    struct book *book;
    lxw_worksheet *worksheet;
    struct arena cells; /* emptied after each row */
};

/* Whether `text` begins with _xHHHH_, by which a workbook writes characters XML cannot hold. */
static bool is_code(struct text text)
{
    enum { LENGTH = 7, DIGITS = 4 };

    if (text.length < LENGTH || text.data[0] != '_' || text.data[1] != 'x' ||
        text.data[LENGTH - 1] != '_')
        return false;
    for (size_t i = 0; i < DIGITS; i++) {
        if (strchr("0123456789ABCDEFabcdef", text.data[2 + i]) == NULL)
            return false;
    }
    return true;
}

static bool has_code(struct text text)
{
    for (size_t i = 0; i < text.length; i++) {
        i += text_find(text_slice(text, i, text.length), '_');
        if (is_code(text_slice(text, i, text.length)))
            return true;
    }
    return false;
}

/* Terminated, not too long for a cell; what only looks like such a code stays what it is. */
static const char *terminate(struct arena *arena, struct text text)
{
    struct buffer escaped = {0};

    if (text.length > CELL_MAX_BYTES)
        text.length = text_find_invalid_utf8(text_slice(text, 0, CELL_MAX_BYTES));
    if (!has_code(text))
        return arena_copy(arena, text).data;
    for (size_t i = 0; i < text.length; i++) {
        buffer_append_byte(&escaped, text.data[i]);
        if (is_code(text_slice(text, i, text.length)))
            buffer_append(&escaped, TEXT("x005F_"));
    }
    const char *result = arena_copy(arena, buffer_text(&escaped)).data;
    buffer_free(&escaped);
    return result;
}

/* Typed: numbers and dates are such; all else is text, so that = + - @ make no formula. */
static void write_typed(struct sheet *sheet, const struct row_writer *rows,
                        const struct cell *cell)
{
    lxw_row_t row = (lxw_row_t)(rows->row + 1);
    lxw_col_t column = (lxw_col_t)rows->cell;
    lxw_datetime date = {
        .year = cell->date.year, .month = cell->date.month, .day = cell->date.day};

    if (date_known(cell->date) && cell->date.year >= 1900)
        worksheet_write_datetime(sheet->worksheet, row, column, &date, sheet->book->date);
    else if (cell->number)
        worksheet_write_number(sheet->worksheet, row, column, decimal_to_double(cell->value),
                               NULL);
    else
        worksheet_write_string(sheet->worksheet, row, column,
                               terminate(&sheet->cells, cell->text), NULL);
}

static void write_workbook_cell(struct row_writer *rows, const struct cell *cell)
{
    struct sheet *sheet = rows->format;

    if (rows->row >= SHEET_MAX_ROWS)
        sheet->book->overflowed = true;
    else if (cell->text.length > 0)
        write_typed(sheet, rows, cell);
    if (rows_at_end(rows))
        arena_reset(&sheet->cells);
}

static void write_header(const struct sheet *sheet, const struct row_writer *rows)
{
    for (size_t i = 0; i < rows->column_count; i++) {
        bool wide = rows->columns[i].type == EXPORT_TEXT;
        worksheet_set_column(sheet->worksheet, (lxw_col_t)i, (lxw_col_t)i, wide ? 40 : 16,
                             NULL);
        worksheet_write_string(sheet->worksheet, 0, (lxw_col_t)i,
                               terminate(&sheet->book->arena, rows->columns[i].name),
                               sheet->book->bold);
    }
    worksheet_freeze_panes(sheet->worksheet, 1, 0);
}

/* The title without what a sheet may not be called, cut where that is too long. */
static struct text fit_name(struct arena *arena, struct text title, size_t characters)
{
    struct buffer name = {0};
    size_t position = 0;

    while (position < title.length && characters > 0) {
        size_t start = position;
        uint32_t character = text_decode(title, &position);
        bool refused =
            character < ' ' || (character < 128 && strchr("[]:*?/\\'", (int)character));
        characters -= character > 0xFFFF && characters > 1 ? 2 : 1;
        buffer_append(&name, refused ? TEXT(" ") : text_slice(title, start, position - start));
    }
    struct text result = text_trim(arena_copy(arena, buffer_text(&name)));
    buffer_free(&name);
    return result;
}

/* Unique in the workbook: a number follows where two would be the same. */
static const char *name_sheet(struct book *book, const struct export_dataset *dataset)
{
    enum { NUMBER_LENGTH = 5 };
    struct text name = fit_name(&book->arena, dataset->title, SHEET_NAME_MAX);
    struct text start = fit_name(&book->arena, dataset->title, SHEET_NAME_MAX - NUMBER_LENGTH);

    for (size_t number = 2;
         name.length == 0 || map_find(&book->names, text_fold(&book->arena, name)) != MAP_NONE;
         number++)
        name = arena_format(&book->arena, "%.*s %zu", TEXT_PRINT(start), number);
    map_add(&book->names, text_fold(&book->arena, name), 0);
    return arena_copy(&book->arena, name).data;
}

/*
 * Rows wait in a file until the sheet is whole: tens of millions of bytes, which the library
 * would write by the page, and lock the file for each cell.
 */
enum { SHEET_BUFFER = 256 * 1024 };

/* A new sheet; NULL, and the book failed, when the file behind it could not be made. */
static lxw_worksheet *add_sheet(struct book *book, const char *name)
{
    lxw_worksheet *worksheet =
        book->failed ? NULL : workbook_add_worksheet(book->workbook, name);

    book->failed = worksheet == NULL;
    if (worksheet != NULL && worksheet->optimize_tmpfile != NULL) {
        setvbuf(worksheet->optimize_tmpfile, arena_allocate(&book->arena, SHEET_BUFFER), _IOFBF,
                SHEET_BUFFER);
        __fsetlocking(worksheet->optimize_tmpfile, FSETLOCKING_BYCALLER);
    }
    return worksheet;
}

static struct text add_table(struct book *book, const struct export_dataset *dataset)
{
    const char *name = name_sheet(book, dataset);
    struct sheet sheet = {.book = book, .worksheet = add_sheet(book, name)};
    struct row_writer rows = {.write = write_workbook_cell, .format = &sheet};

    if (book->failed)
        return text_from(name);
    dataset->table->add_columns(&dataset->source, &rows);
    write_header(&sheet, &rows);
    dataset->table->write(&dataset->source, &rows);
    size_t last = rows.row < SHEET_MAX_ROWS ? rows.row : SHEET_MAX_ROWS;
    worksheet_autofilter(sheet.worksheet, 0, 0, (lxw_row_t)last,
                         (lxw_col_t)(rows.column_count - 1));
    rows_free(&rows);
    arena_free(&sheet.cells);
    return text_from(name);
}

/* A sheet with a line for every column of every table. */
static void add_explanations(struct book *book, const struct export_source *source,
                             lxw_worksheet *worksheet, const struct text *names)
{
    static const char *const headings[] = {"Foglio", "Colonna", "Che cosa vuol dire", "Tipo",
                                           "Unità"};
    enum { HEADINGS = sizeof headings / sizeof *headings };
    struct arena *arena = &book->arena;
    lxw_row_t row = 0;

    worksheet_set_column(worksheet, 0, 1, 28, NULL);
    worksheet_set_column(worksheet, 2, 2, 90, NULL);
    worksheet_set_column(worksheet, 3, 4, 24, NULL);
    worksheet_freeze_panes(worksheet, 1, 0);
    for (int i = 0; i < HEADINGS; i++)
        worksheet_write_string(worksheet, 0, (lxw_col_t)i, headings[i], book->bold);
    for (size_t i = 0; i < export_count(source->edition); i++) {
        struct export_dataset dataset = export_dataset(arena, source, i);
        size_t count;
        const struct export_column *columns = export_columns(arena, &dataset, &count);
        for (size_t j = 0; j < count; j++) {
            const struct text cells[HEADINGS] = {
                names[i], columns[j].name, columns[j].description,
                export_type_words(columns[j].type), columns[j].unit};
            row++;
            for (int k = 0; k < HEADINGS; k++)
                worksheet_write_string(worksheet, row, (lxw_col_t)k, terminate(arena, cells[k]),
                                       NULL);
        }
    }
    worksheet_autofilter(worksheet, 0, 0, row, HEADINGS - 1);
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

static void add_sheets(struct book *book, const struct export_source *source)
{
    size_t count = export_count(source->edition);
    struct text *names = arena_allocate_array(&book->arena, count, sizeof *names);

    for (size_t i = 0; i < count; i++) {
        struct export_dataset dataset = export_dataset(&book->arena, source, i);
        names[i] = add_table(book, &dataset);
    }
    lxw_worksheet *explanations = add_sheet(book, "Colonne");
    if (!book->failed)
        add_explanations(book, source, explanations, names);
}

/* The library dates a workbook by gmtime, whose memory all threads share: one at a time. */
static bool close_workbook(lxw_workbook *workbook)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

    pthread_mutex_lock(&lock);
    bool closed = workbook_close(workbook) == LXW_NO_ERROR;
    pthread_mutex_unlock(&lock);
    return closed;
}

/* Row by row to the disk: a large table need not be in memory as a whole. */
static bool write_to(const char *path, const struct export_source *source, bool *overflowed)
{
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    struct book book = {.workbook = workbook_new_opt(path, &options)};

    if (book.workbook == NULL)
        return false;
    book.bold = workbook_add_format(book.workbook);
    format_set_bold(book.bold);
    book.date = workbook_add_format(book.workbook);
    format_set_num_format(book.date, "dd/mm/yyyy");
    map_add(&book.names, text_fold(&book.arena, TEXT("Colonne")), 0);
    set_properties(book.workbook, source, &book.arena);
    compression_prefer_speed();
    add_sheets(&book, source);
    bool closed = !book.failed && close_workbook(book.workbook);
    if (book.failed)
        lxw_workbook_free(book.workbook);
    *overflowed = book.overflowed;
    map_free(&book.names);
    arena_free(&book.arena);
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
    bool overflowed = false;
    bool done = false;

    if (descriptor >= 0) {
        close(descriptor);
        done =
            write_to(path.data, source, &overflowed) && files_read(path, output, diagnostics);
        unlink(path.data);
    }
    if (!done)
        diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){.file = path},
                 _("cannot write the workbook of edition %.*s"),
                 TEXT_PRINT(source->edition->id));
    if (done && overflowed)
        diagnose(
            diagnostics, SEVERITY_WARNING, (struct place){.file = source->edition->id},
            _("a table has more rows than a sheet of a workbook holds (%d): the rest is in "
              "its CSV and JSON only"),
            SHEET_MAX_ROWS);
    arena_free(&arena);
    return done;
}
