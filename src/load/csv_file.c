#include "load/csv_file.h"

#include <csv.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { CELL_STEP = 16 * 1024 }; /* how libcsv's memory for one cell grows, in bytes */

/* What the callbacks of libcsv fill. Rows point at cells by number until all are read. */
struct reading {
    struct arena *arena;
    struct text *cells; /* on the heap */
    size_t cell_count;
    size_t cell_capacity;
    struct csv_row *rows; /* on the heap */
    size_t *firsts;       /* per row: number of its first cell; on the heap */
    size_t row_count;
    size_t row_capacity;
    size_t first_capacity;
    size_t row_start; /* number of the first cell of the row being read */
    size_t line;      /* where that row begins */
    size_t breaks;    /* line ends within its cells */
    bool after_return;
};

static void take_cell(void *data, size_t length, void *state)
{
    struct reading *reading = state;
    struct text cell = arena_copy(reading->arena, (struct text){data, length});

    for (size_t i = 0; i < length; i++)
        reading->breaks += cell.data[i] == '\n';
    reading->cells = memory_grow(reading->cells, &reading->cell_capacity, reading->cell_count,
                                 sizeof *reading->cells);
    reading->cells[reading->cell_count++] = cell;
    reading->after_return = false;
}

/* Called at every CR and LF, also of CR LF; blank lines are counted, but not kept. */
static void take_row(int end, void *state)
{
    struct reading *reading = state;
    size_t count = reading->cell_count - reading->row_start;

    if (end == '\n' && reading->after_return && count == 0) {
        reading->after_return = false;
        return;
    }
    reading->after_return = end == '\r';
    if (count > 0) {
        reading->rows = memory_grow(reading->rows, &reading->row_capacity, reading->row_count,
                                    sizeof *reading->rows);
        reading->firsts = memory_grow(reading->firsts, &reading->first_capacity,
                                      reading->row_count, sizeof *reading->firsts);
        reading->firsts[reading->row_count] = reading->row_start;
        reading->rows[reading->row_count++] = (struct csv_row){reading->line, NULL, count};
    }
    reading->row_start = reading->cell_count;
    reading->line += reading->breaks + 1;
    reading->breaks = 0;
}

/* The line of a byte, for findings about bytes. */
static size_t line_of(struct text bytes, size_t position)
{
    size_t line = 1;

    for (size_t i = 0; i < position && i < bytes.length; i++)
        line += bytes.data[i] == '\n';
    return line;
}

static bool refuse(struct diagnostics *diagnostics, struct text path, size_t line,
                   const char *message, const char *hint)
{
    diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = path, .line = line}, "%s",
             message);
    diagnose_hint(diagnostics, "%s", hint);
    return false;
}

static bool check_bytes(struct text path, struct text bytes, struct diagnostics *diagnostics)
{
    size_t invalid = text_find_invalid_utf8(bytes);

    if (bytes.length > CSV_SIZE_MAX)
        return refuse(diagnostics, path, 1, _("the table is larger than 256 MiB"),
                      _("split it into several tables"));
    if (text_starts_with(bytes, TEXT("\xEF\xBB\xBF")))
        return refuse(diagnostics, path, 1, _("the file begins with a byte order mark"),
                      _("save it as UTF-8 without a byte order mark"));
    if (invalid < bytes.length)
        return refuse(diagnostics, path, line_of(bytes, invalid), _("this is not UTF-8 text"),
                      _("save the file as UTF-8"));
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned byte = (unsigned char)bytes.data[i];
        if (byte >= ' ' || byte == '\t' || byte == '\n' || byte == '\r')
            continue;
        diagnose(diagnostics, SEVERITY_ERROR,
                 (struct place){.file = path, .line = line_of(bytes, i)},
                 _("the control character U+%04X, which no page can show"), byte);
        diagnose_hint(diagnostics, "%s", _("take it out of the cell"));
        return false;
    }
    return true;
}

static bool parse(struct reading *reading, struct text path, struct text bytes,
                  struct diagnostics *diagnostics)
{
    struct csv_parser parser;

    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) {
        diagnose_system(diagnostics, path, ENOMEM, _("cannot read the table"));
        return false;
    }
    csv_set_blk_size(&parser, CELL_STEP);
    size_t parsed = csv_parse(&parser, bytes.data, bytes.length, take_cell, take_row, reading);
    bool done = parsed == bytes.length;
    if (!done)
        refuse(diagnostics, path, line_of(bytes, parsed), _("a quote where none may stand"),
               _("put the whole cell in quotes, and double those within it"));
    else if (csv_fini(&parser, take_cell, take_row, reading) != 0)
        done = refuse(diagnostics, path, reading->line,
                      _("a cell that begins with a quote in this row never ends"),
                      _("close the quote, or double it if it belongs to the text"));
    csv_free(&parser);
    return done;
}

/* Moves rows and cells from the heap to the arena. */
static bool keep(struct reading *reading, struct text path, struct csv_file *file,
                 struct diagnostics *diagnostics)
{
    struct text *cells =
        arena_allocate_array(reading->arena, reading->cell_count, sizeof *cells);
    bool done = true;

    if (reading->row_count == 0)
        return refuse(diagnostics, path, 1, _("the file is empty, expected a row of headings"),
                      _("write the names of the columns into the first row"));
    memcpy(cells, reading->cells, reading->cell_count * sizeof *cells);
    file->row_count = reading->row_count;
    file->rows = arena_allocate_array(reading->arena, reading->row_count, sizeof *file->rows);
    for (size_t i = 0; i < reading->row_count; i++) {
        struct csv_row *row = &file->rows[i];
        *row = reading->rows[i];
        row->cells = cells + reading->firsts[i];
        if (row->count == file->rows[0].count)
            continue;
        diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = path, .line = row->line},
                 _("the row has %zu cells, expected %zu as in the heading row"), row->count,
                 file->rows[0].count);
        diagnose_hint(diagnostics, "%s", _("put quotes round a cell that holds a comma"));
        done = false;
    }
    return done;
}

bool csv_file_read(struct arena *arena, struct text path, struct text bytes,
                   struct csv_file *file, struct diagnostics *diagnostics)
{
    struct reading reading = {.arena = arena, .line = 1};

    *file = (struct csv_file){0};
    bool done = check_bytes(path, bytes, diagnostics) &&
                parse(&reading, path, bytes, diagnostics) &&
                keep(&reading, path, file, diagnostics);
    free(reading.cells);
    free(reading.rows);
    free(reading.firsts);
    return done;
}
