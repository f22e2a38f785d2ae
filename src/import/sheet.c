#include "import/sheet.h"

#include <csv.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { CELL_STEP = 64 * 1024 }; /* how libcsv's memory for one cell grows, in bytes */

/* What the callbacks of libcsv fill. The arrays are on the heap until the sheet is made. */
struct reading {
    struct arena *arena;
    struct text *cells; /* of all rows, one after another */
    size_t cell_count;
    size_t cell_capacity;
    struct span *spans; /* one per row that is not blank */
    size_t span_count;
    size_t span_capacity;
    size_t row_start;  /* first cell of the row being read */
    size_t number;     /* of the row being read */
    bool after_return; /* the last row ended with CR: an LF now belongs to it */
};

struct span {
    size_t number;
    size_t first;
    size_t count;
};

/* ---- Characters to cells ---- */

/* Line ends within a cell are as various as those between rows. */
static struct text unify_line_ends(struct text text)
{
    char *bytes = (char *)(uintptr_t)text.data; /* a fresh copy, ours to change */
    size_t length = 0;

    for (size_t i = 0; i < text.length; i++) {
        if (bytes[i] == '\r' && i + 1 < text.length && bytes[i + 1] == '\n')
            continue;
        bytes[length++] = bytes[i] == '\r' ? '\n' : bytes[i];
    }
    return (struct text){text.data, length};
}

static void take_cell(void *data, size_t length, void *state)
{
    struct reading *reading = state;
    struct text cell = text_trim((struct text){data, length});

    reading->cells = memory_grow(reading->cells, &reading->cell_capacity, reading->cell_count,
                                 sizeof *reading->cells);
    if (cell.length > 0)
        cell = unify_line_ends(arena_copy(reading->arena, cell));
    reading->cells[reading->cell_count++] = cell.length > 0 ? cell : TEXT("");
    reading->after_return = false;
}

/* Rows without any text are counted, but not kept. */
static void take_row(int end, void *state)
{
    struct reading *reading = state;
    size_t count = reading->cell_count - reading->row_start;
    bool blank = true;

    if (end == '\n' && reading->after_return && count == 0) {
        reading->after_return = false;
        return;
    }
    reading->number++;
    reading->after_return = end == '\r';
    for (size_t i = reading->row_start; blank && i < reading->cell_count; i++)
        blank = reading->cells[i].length == 0;
    if (blank) {
        reading->cell_count = reading->row_start;
        return;
    }
    reading->spans = memory_grow(reading->spans, &reading->span_capacity, reading->span_count,
                                 sizeof *reading->spans);
    reading->spans[reading->span_count++] =
        (struct span){reading->number, reading->row_start, count};
    reading->row_start = reading->cell_count;
}

/* The separator that the first row with text holds most of, outside quotes. */
static char find_separator(struct text text)
{
    static const char separators[] = {';', '\t', ','};
    size_t counts[sizeof separators] = {0};
    size_t best = 0;
    bool quoted = false;

    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        if (byte == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if ((byte == '\n' || byte == '\r') && text_trim(text_slice(text, 0, i)).length > 0)
            break;
        for (size_t j = 0; j < sizeof separators; j++)
            counts[j] += byte == separators[j];
    }
    for (size_t j = 1; j < sizeof separators; j++) {
        if (counts[j] > counts[best])
            best = j;
    }
    return separators[best];
}

static bool report_open_quote(const struct reading *reading, struct text file,
                              struct diagnostics *diagnostics)
{
    diagnose(diagnostics, SEVERITY_ERROR,
             (struct place){.file = file, .line = reading->number + 1},
             _("a cell that begins with a quote in this row never ends"));
    diagnose_hint(diagnostics, _("close the quote, or double it if it belongs to the text"));
    return false;
}

static bool parse(struct reading *reading, struct text file, struct text text,
                  struct diagnostics *diagnostics)
{
    struct csv_parser parser;

    if (csv_init(&parser, CSV_REPALL_NL) != 0) {
        diagnose_system(diagnostics, file, ENOMEM, _("cannot read the table"));
        return false;
    }
    csv_set_delim(&parser, (unsigned char)find_separator(text));
    csv_set_blk_size(&parser, CELL_STEP);
    bool done =
        csv_parse(&parser, text.data, text.length, take_cell, take_row, reading) == text.length;
    /* Quotes within a cell pass, as spreadsheets let them; one that is never closed does not. */
    csv_set_opts(&parser, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
    if (!done)
        diagnose_system(diagnostics, file, ENOMEM, _("cannot read the table"));
    else if (csv_fini(&parser, take_cell, take_row, reading) != 0)
        done = report_open_quote(reading, file, diagnostics);
    csv_free(&parser);
    return done;
}

/* ---- Cells to a sheet ---- */

struct place sheet_place(const struct sheet *sheet, const struct sheet_row *row)
{
    return (struct place){.file = sheet->file, .line = row->number};
}

/* Position of the first byte that content cannot hold; the length when there is none. */
static size_t find_control(struct text cell)
{
    for (size_t i = 0; i < cell.length; i++) {
        unsigned char byte = (unsigned char)cell.data[i];
        if (byte < ' ' && byte != '\t' && byte != '\n')
            return i;
    }
    return cell.length;
}

static bool check_cells(const struct sheet *sheet, const struct sheet_row *row,
                        struct diagnostics *diagnostics)
{
    bool done = true;

    for (size_t i = 0; i < sheet->width; i++) {
        struct text cell = row->cells[i];
        size_t control = find_control(cell);
        if (control == cell.length)
            continue;
        struct place place = sheet_place(sheet, row);
        place.pointer = sheet->heading.cells[i];
        diagnose(diagnostics, SEVERITY_ERROR, place,
                 _("the cell holds the control character U+%04X, which no page can show"),
                 (unsigned)(unsigned char)cell.data[control]);
        diagnose_hint(diagnostics, cell.data[control] == '\0'
                                       ? _("the file may be damaged, or not a CSV file at all")
                                       : _("take it out of the cell in the spreadsheet"));
        done = false;
    }
    return done;
}

static bool make_row(const struct sheet *sheet, const struct reading *reading,
                     const struct span *span, struct sheet_row *row,
                     struct diagnostics *diagnostics)
{
    size_t used = span->count;

    *row = (struct sheet_row){span->number, reading->cells + span->first};
    while (used > sheet->width && row->cells[used - 1].length == 0)
        used--;
    if (span->count >= sheet->width && used <= sheet->width)
        return check_cells(sheet, row, diagnostics);
    diagnose(diagnostics, SEVERITY_ERROR, sheet_place(sheet, row),
             _("the row has %zu cells, expected %zu as in the heading row"),
             span->count < sheet->width ? span->count : used, sheet->width);
    diagnose_hint(diagnostics, _("put quotes round a cell that holds the separator"));
    return false;
}

static bool make_sheet(const struct reading *reading, struct sheet *sheet,
                       struct diagnostics *diagnostics)
{
    const struct span *heading = reading->spans;
    bool done = true;

    if (reading->span_count == 0) {
        diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = sheet->file},
                 _("the file is empty, expected a row of headings"));
        return false;
    }
    sheet->heading = (struct sheet_row){heading->number, reading->cells + heading->first};
    sheet->width = heading->count;
    while (sheet->heading.cells[sheet->width - 1].length == 0)
        sheet->width--;
    done = check_cells(sheet, &sheet->heading, diagnostics);
    sheet->row_count = reading->span_count - 1;
    sheet->rows = arena_allocate_array(reading->arena, sheet->row_count, sizeof *sheet->rows);
    for (size_t i = 0; i < sheet->row_count; i++)
        done = make_row(sheet, reading, &reading->spans[i + 1], &sheet->rows[i], diagnostics) &&
               done;
    if (sheet->row_count == 0) {
        diagnose(diagnostics, SEVERITY_ERROR, sheet_place(sheet, &sheet->heading),
                 _("there are only headings, expected rows below them"));
        done = false;
    }
    return done;
}

/* The cells move from the heap to the arena, where the rows of the sheet point at them. */
static void keep_cells(struct reading *reading)
{
    struct text *cells =
        arena_allocate_array(reading->arena, reading->cell_count, sizeof *cells);

    if (reading->cell_count > 0)
        memcpy(cells, reading->cells, reading->cell_count * sizeof *cells);
    free(reading->cells);
    reading->cells = cells;
}

bool sheet_read(struct arena *arena, struct text file, struct text bytes, struct sheet *sheet,
                struct diagnostics *diagnostics)
{
    struct reading reading = {.arena = arena};
    struct text text;

    *sheet = (struct sheet){.file = arena_copy(arena, file)};
    if (!encoding_decode(arena, file, bytes, &text, diagnostics))
        return false;
    bool done = parse(&reading, file, text, diagnostics);
    keep_cells(&reading);
    done = done && make_sheet(&reading, sheet, diagnostics);
    free(reading.spans);
    return done;
}

struct text sheet_excerpt(struct arena *arena, struct text cell)
{
    size_t length = cell.length;

    if (length > SHEET_EXCERPT_MAX) {
        length = SHEET_EXCERPT_MAX;
        while (length > 0 && ((unsigned char)cell.data[length] & 0xC0) == 0x80)
            length--;
    }
    struct text excerpt = arena_format(arena, "%.*s%s", TEXT_PRINT(text_slice(cell, 0, length)),
                                       length < cell.length ? "…" : "");
    char *bytes = (char *)(uintptr_t)excerpt.data; /* a fresh copy, ours to change */
    for (size_t i = 0; i < excerpt.length; i++) {
        if ((unsigned char)bytes[i] < ' ' || bytes[i] == 0x7F)
            bytes[i] = ' ';
    }
    return excerpt;
}

struct text *sheet_split(struct arena *arena, struct text cell, size_t *count)
{
    struct text rest = cell;
    struct text item;
    size_t most = 1;

    for (size_t i = 0; i < cell.length; i++)
        most += cell.data[i] == '|';
    struct text *items = arena_allocate_array(arena, most, sizeof *items);
    *count = 0;
    while (text_next(&rest, '|', &item)) {
        item = text_trim(item);
        if (item.length > 0)
            items[(*count)++] = item;
    }
    return items;
}

struct text sheet_join(struct arena *arena, const struct text *items, size_t count)
{
    struct buffer buffer = {0};

    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buffer_append_byte(&buffer, '|');
        buffer_append(&buffer, items[i]);
    }
    struct text joined = arena_copy(arena, buffer_text(&buffer));
    buffer_free(&buffer);
    return joined;
}

/* ---- Cells to CSV ---- */

/* True when the cell holds one of the bytes that only quotes protect. */
static bool needs_quotes(struct text cell, struct text special)
{
    for (size_t i = 0; i < cell.length; i++) {
        if (text_find(special, cell.data[i]) < special.length)
            return true;
    }
    return false;
}

static void append_cell(struct buffer *buffer, struct text cell, struct text special)
{
    if (!needs_quotes(cell, special)) {
        buffer_append(buffer, cell);
        return;
    }
    buffer_append_byte(buffer, '"');
    for (size_t i = 0; i < cell.length; i++) {
        if (cell.data[i] == '"')
            buffer_append_byte(buffer, '"');
        buffer_append_byte(buffer, cell.data[i]);
    }
    buffer_append_byte(buffer, '"');
}

static void append_cells(struct buffer *buffer, const struct text *cells, size_t count,
                         struct text special)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buffer_append_byte(buffer, ';');
        append_cell(buffer, cells[i], special);
    }
    buffer_append_byte(buffer, '\n');
}

void sheet_append_heading(struct buffer *buffer, const struct text *cells, size_t count)
{
    append_cells(buffer, cells, count, TEXT(";\"\r\n,\t"));
}

void sheet_append_row(struct buffer *buffer, const struct text *cells, size_t count)
{
    append_cells(buffer, cells, count, TEXT(";\"\r\n"));
}
