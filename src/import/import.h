/*
 * Spreadsheet exports (CSV) become content, and content becomes the same CSV again. What the
 * tables are, how columns are matched and what merging does is told in docs/import.md.
 */
#ifndef VETRO_IMPORT_H
#define VETRO_IMPORT_H

#include "base/base.h"

struct import_options {
    struct text content; /* the content folder */
    struct text edition; /* id of an edition in it; its edition.json must be there */
    struct text file;    /* the CSV file */
    struct text table;   /* name of a table; empty: recognised from the headings */
    struct text title;   /* what the source calls a table of reprints; empty: the file's name */
    bool dry_run;        /* everything but writing */
    bool explain;        /* says how the columns were understood, and goes no further */
};

struct import_counts {
    size_t added;
    size_t changed;
    size_t removed;
    size_t unchanged;
};

struct import_report {
    const char *table;               /* name of the table that the file was read as */
    struct import_counts rows;       /* objectives, or the rows of any other table */
    struct import_counts indicators; /* of objectives */
    size_t files;                    /* written; in a dry run: that would be */
    struct buffer explanation;       /* one line a column and more; freed by the caller */
};

/*
 * Takes a CSV file into the content folder. Every change is told as a SEVERITY_NOTE in
 * `diagnostics`, in the order of the file. All errors of the file come in one run; when there
 * is one, nothing is written and the result is false. It is also false when a file could not
 * be written: a finding then says which ones were before.
 */
bool import_file(const struct import_options *options, struct import_report *report,
                 struct diagnostics *diagnostics);

/*
 * Appends the objectives of an edition as CSV: the columns and the order of rows of the file
 * last imported, if there is one. False when the content has errors.
 */
bool import_export(struct text content, struct text edition, struct buffer *csv,
                   struct diagnostics *diagnostics);

#endif
