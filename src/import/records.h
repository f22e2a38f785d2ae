/* Tables whose every row is one record of the model: all but the objectives. */
#ifndef VETRO_IMPORT_RECORDS_H
#define VETRO_IMPORT_RECORDS_H

#include "import/run.h"

/* A field, and where in the record its text is. */
struct record_cell {
    enum import_field field;
    size_t offset;
};

struct records {
    const struct record_cell *cells;
    size_t cell_count;
    enum import_field subject; /* what a row is called in messages */
    size_t size;               /* of a record, in bytes */
    void *items;               /* of the content; after merging: as they shall be */
    size_t count;
    struct keys fresh; /* of the rows of the file, of its copy, and of the records */
    struct keys base;
    struct keys current;
    bool never_removes;        /* what the file no longer holds is kept, with a warning */
    struct merged_list merged; /* after merging */
    bool changed;
};

/* How the key of a row is made. */
struct record_keying {
    struct text (*make)(void *context, const struct side *side, const struct sheet_row *row);
    void *context;
};

/* Makes the keys of the file and of its copy. */
void records_make_keys(struct import_run *run, struct records *records,
                       struct record_keying keying);

/* Merges the file into the records cell by cell; what was added has its cells, but no more. */
void records_merge(struct import_run *run, struct records *records);

/* Two rows of the file with the same key are an error. */
void records_check_unique(struct import_run *run, const struct records *records);

#endif
