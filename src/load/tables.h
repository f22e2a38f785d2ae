/* Reading of data tables. Private to the room. */
#ifndef VETRO_LOAD_TABLES_H
#define VETRO_LOAD_TABLES_H

#include "load/loader.h"

enum {
    TABLES_MAX = 1000,        /* of an edition */
    COLUMNS_MAX = 100,        /* of a table */
    TABLE_CELLS_MAX = 1000000 /* of a table */
};

/* What stands for a cell that is suppressed. */
#define TABLE_SUPPRESSED TEXT("*")

/* A table while it is being read: what waits in tables.json for the rows. */
struct table_draft {
    struct data_table *table;
    struct json_value key;
    struct json_value checks;
    struct json_value act;
    struct json_value footings;
    bool rows_known; /* the CSV could be read: unknown rows are errors */
};

/* Reads one object of tables.json. False when it has no usable id or columns. */
bool table_read_definition(struct plan *plan, struct json_value item,
                           struct table_draft *draft);

/* Reads the rows of a table from the bytes of its CSV. */
void table_read_rows(struct plan *plan, struct table_draft *draft, struct text bytes);

/* Reads the checks of a table and applies them; the rows of all tables must be there. */
void table_read_checks(struct plan *plan, const struct table_draft *drafts, size_t count,
                       const struct table_draft *draft);

/* The index of the row with the key `text`; NONE, with a report when it cannot be there. */
size_t table_find_row(const struct table_draft *draft, struct json_value text);

/* The index of the column called `text`; NONE with a report. */
size_t table_find_column(const struct data_table *table, struct json_value text);

/* The same where `text` is not the name alone. */
size_t table_find_column_named(const struct data_table *table, struct json_value text,
                               struct text name);

#endif
