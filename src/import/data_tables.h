/* Data tables of an edition from spreadsheets: tables/NAME.csv. */
#ifndef VETRO_IMPORT_DATA_TABLES_H
#define VETRO_IMPORT_DATA_TABLES_H

#include "import/run.h"

/* Whether the options name a table that tables.json of the edition describes. */
bool data_table_is_named(const struct import_options *options);

/* As import_file, for such a table. */
bool data_table_import(struct import_run *run, struct text bytes);

#endif
