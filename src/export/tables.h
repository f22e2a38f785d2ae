/* The tables, one file for each. Private to `export`. */
#ifndef VETRO_EXPORT_TABLES_H
#define VETRO_EXPORT_TABLES_H

#include "export/rows.h"

/* A column with its name and meaning as literals. */
#define COLUMN(name_literal, type_value, required_value, description_literal)                  \
    {                                                                                          \
        .name = TEXT_INITIALISER(name_literal), .type = (type_value),                          \
        .required = (required_value), .description = TEXT_INITIALISER(description_literal)     \
    }

void objectives_add_columns(const struct export_source *source, struct row_writer *rows);
void objectives_write(const struct export_source *source, struct row_writer *rows);
void indicators_add_columns(const struct export_source *source, struct row_writer *rows);
void indicators_write(const struct export_source *source, struct row_writer *rows);
void aggregates_add_columns(const struct export_source *source, struct row_writer *rows);
void aggregates_write(const struct export_source *source, struct row_writer *rows);
void findings_add_columns(const struct export_source *source, struct row_writer *rows);
void findings_write(const struct export_source *source, struct row_writer *rows);
void places_add_columns(const struct export_source *source, struct row_writer *rows);
void places_write(const struct export_source *source, struct row_writer *rows);

/* A data table of the content, `source->table`. */
extern const struct export_table export_data_table;

/* datapackage.c */
void datapackage_write(const struct export_source *source, struct buffer *output);

#endif
