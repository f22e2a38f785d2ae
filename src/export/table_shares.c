/* Codes of objectives: a row for each, with the office that has it and its weight there. */
#include "export/tables.h"

static const struct export_column columns[] = {
    COLUMN("codice", EXPORT_TEXT, true, "Codice, come è stampato"),
    COLUMN("codice_obiettivo", EXPORT_TEXT, true,
           "Codice dell’obiettivo a cui porta; lo stesso, se non è condiviso"),
    COLUMN("ufficio", EXPORT_TEXT, false, "Ufficio che ha l’obiettivo sotto quel codice"),
    COLUMN("peso", EXPORT_NUMBER, false, "Peso dell’obiettivo per quell’ufficio"),
};

void shares_add_columns(const struct export_source *source, struct row_writer *rows)
{
    (void)source;
    ROWS_ADD_COLUMNS(rows, columns);
}

static void write_share(struct row_writer *rows, const struct edition *edition,
                        const struct objective *objective, const struct share *share)
{
    const struct axis *axis = &edition->axes[edition->unit_axis];

    rows_text(rows, share->code);
    rows_text(rows, objective->code);
    rows_text(rows, share->value != NONE ? axis->values[share->value].name : TEXT(""));
    rows_number(rows, share->weight.known, share->weight.value);
}

void shares_write(const struct export_source *source, struct row_writer *rows)
{
    const struct edition *edition = source->edition;

    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct objective *objective = &edition->objectives[i];
        for (size_t j = 0; j < objective->share_count && rows_go_on(rows); j++)
            write_share(rows, edition, objective, &objective->shares[j]);
    }
}

size_t shares_count(const struct export_source *source)
{
    size_t count = 0;

    for (size_t i = 0; i < source->edition->objective_count; i++)
        count += source->edition->objectives[i].share_count;
    return count;
}
