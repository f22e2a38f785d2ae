/*
 * CSV files of the content, read strictly after RFC 4180. Spreadsheets in all their variety
 * are what `import` is for.
 */
#ifndef VETRO_LOAD_CSV_FILE_H
#define VETRO_LOAD_CSV_FILE_H

#include "base/base.h"

enum { CSV_SIZE_MAX = 256 * 1024 * 1024 }; /* bytes of a file */

struct csv_row {
    size_t line; /* where it begins, from 1 */
    struct text *cells;
    size_t count;
};

struct csv_file {
    struct csv_row *rows; /* the first is the heading */
    size_t row_count;
};

/*
 * UTF-8, commas, quotes doubled within quotes, LF or CR LF. Reports what is wrong in its form,
 * rows of another length than the heading among it. Everything is in the arena.
 */
bool csv_file_read(struct arena *arena, struct text path, struct text bytes,
                   struct csv_file *file, struct diagnostics *diagnostics);

#endif
