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
size_t objectives_count(const struct export_source *source);
void indicators_add_columns(const struct export_source *source, struct row_writer *rows);
void indicators_write(const struct export_source *source, struct row_writer *rows);
size_t indicators_count(const struct export_source *source);
void aggregates_add_columns(const struct export_source *source, struct row_writer *rows);
void aggregates_write(const struct export_source *source, struct row_writer *rows);
size_t aggregates_count(const struct export_source *source);
void findings_add_columns(const struct export_source *source, struct row_writer *rows);
void findings_write(const struct export_source *source, struct row_writer *rows);
size_t findings_count(const struct export_source *source);
void places_add_columns(const struct export_source *source, struct row_writer *rows);
void places_write(const struct export_source *source, struct row_writer *rows);
size_t places_count(const struct export_source *source);

void phases_add_columns(const struct export_source *source, struct row_writer *rows);
void phases_write(const struct export_source *source, struct row_writer *rows);
size_t phases_count(const struct export_source *source);
void shares_add_columns(const struct export_source *source, struct row_writer *rows);
void shares_write(const struct export_source *source, struct row_writer *rows);
size_t shares_count(const struct export_source *source);

/* A data table of the content, `source->table`. */
extern const struct export_table export_data_table;

/* ---- Descriptions ---- */

void datapackage_write(const struct export_source *source, struct buffer *output);
void catalogue_write_turtle(const struct site *site, struct buffer *output);
void catalogue_write_json_ld(const struct site *site, struct buffer *output);
void schema_org_write(const struct site *site, struct buffer *output);

#endif
