/*
 * A spreadsheet as offices export it, read into cells; and cells written back as CSV.
 * Knows encodings, separators and quotes, nothing of plans.
 */
#ifndef VETRO_IMPORT_SHEET_H
#define VETRO_IMPORT_SHEET_H

#include "base/base.h"

/* Cells are UTF-8, trimmed, with LF as line end. */
struct sheet_row {
    size_t number;      /* as a spreadsheet shows it: the first row of the file is 1 */
    struct text *cells; /* as many as the sheet is wide */
};

struct sheet {
    struct text file;         /* for findings */
    struct sheet_row heading; /* the first row that is not blank */
    struct sheet_row *rows;   /* those behind it, without the blank ones */
    size_t row_count;
    size_t width; /* columns up to the last one with a heading */
};

/*
 * Reads `bytes`: UTF-8 with or without byte order mark, or Windows-1252; separated by `;`, `,`
 * or tab, whichever the heading row holds most of; rows end with LF, CR LF or CR. All that is
 * wrong with the form of the file is reported in one run. Everything is in the arena.
 */
bool sheet_read(struct arena *arena, struct text file, struct text bytes, struct sheet *sheet,
                struct diagnostics *diagnostics);

/* Where a row is. */
struct place sheet_place(const struct sheet *sheet, const struct sheet_row *row);

/*
 * A cell made fit for a message: cut to SHEET_EXCERPT_MAX bytes, control characters replaced.
 * The result is in the arena.
 */
enum { SHEET_EXCERPT_MAX = 80 };
struct text sheet_excerpt(struct arena *arena, struct text cell);

/* A cell that holds a list: texts separated by `|`, blanks round them and empty ones dropped. */
struct text *sheet_split(struct arena *arena, struct text cell, size_t *count);
struct text sheet_join(struct arena *arena, const struct text *items, size_t count);

/*
 * Appends a row of CSV: `;` between cells, quotes only where needed, LF. In a heading that
 * includes what could be taken for another separator.
 */
void sheet_append_heading(struct buffer *buffer, const struct text *cells, size_t count);
void sheet_append_row(struct buffer *buffer, const struct text *cells, size_t count);

/*
 * UTF-8 without byte order mark from the bytes of a file; `text` may point into `bytes` or into
 * the arena.
 */
bool encoding_decode(struct arena *arena, struct text file, struct text bytes,
                     struct text *text, struct diagnostics *diagnostics);

#endif
