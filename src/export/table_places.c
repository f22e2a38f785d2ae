/* Where objectives stand: a row for each objective and value of an axis. */
#include "export/tables.h"

static const struct export_column columns[] = {
    COLUMN("codice_obiettivo", EXPORT_TEXT, true, "Codice dell’obiettivo"),
    COLUMN("asse", EXPORT_TEXT, true, "Identificativo dell’asse di lettura"),
    COLUMN("valore", EXPORT_TEXT, true, "Nome del valore dell’asse a cui appartiene"),
};

void places_add_columns(const struct export_source *source, struct row_writer *rows)
{
    (void)source;
    ROWS_ADD_COLUMNS(rows, columns);
}

void places_write(const struct export_source *source, struct row_writer *rows)
{
    const struct edition *edition = source->edition;

    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct objective *objective = &edition->objectives[i];
        for (size_t j = 0; j < edition->axis_count; j++) {
            const struct references *values = &objective->values[j];
            for (size_t k = 0; k < values->count && rows_go_on(rows); k++) {
                rows_text(rows, objective->code);
                rows_text(rows, edition->axes[j].id);
                rows_text(rows, edition->axes[j].values[values->items[k]].name);
            }
        }
    }
}

size_t places_count(const struct export_source *source)
{
    const struct edition *edition = source->edition;
    size_t count = 0;

    for (size_t i = 0; i < edition->objective_count; i++) {
        for (size_t j = 0; j < edition->axis_count; j++)
            count += edition->objectives[i].values[j].count;
    }
    return count;
}
