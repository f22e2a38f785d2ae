#include "export/tables.h"

static const struct export_column first_columns[] = {
    COLUMN("codice", EXPORT_TEXT, true, "Codice dell’obiettivo, come stampato nel documento"),
    COLUMN("titolo", EXPORT_TEXT, true, "Titolo dell’obiettivo"),
};

static const struct export_column last_columns[] = {
    COLUMN("responsabile", EXPORT_TEXT, false, "Chi risponde degli uffici dell’obiettivo"),
    COLUMN("indicatori", EXPORT_INTEGER, true, "Quanti indicatori ha l’obiettivo"),
    COLUMN("raggiungimento_pubblicato", EXPORT_PERCENT, false,
           "Percentuale che il documento stampa per l’obiettivo; vuota se non la stampa"),
    COLUMN("raggiungimento_calcolato", EXPORT_PERCENT, false,
           "Media pesata delle percentuali pubblicate degli indicatori, a due cifre; vuota se "
           "nessuno è misurato"),
    COLUMN("raggiungimento_da_target", EXPORT_PERCENT, false,
           "La stessa media, ricalcolata tutta da target e consuntivi"),
    COLUMN("valutazione", EXPORT_TEXT, false,
           "Gradino della scala di valutazione in cui cade la percentuale"),
};

/* A column for each axis comes between the fixed ones. */
void objectives_add_columns(const struct export_source *source, struct row_writer *rows)
{
    ROWS_ADD_COLUMNS(rows, first_columns);
    for (size_t i = 0; i < source->edition->axis_count; i++) {
        const struct axis *axis = &source->edition->axes[i];
        struct export_column column = {
            .name = axis->id, .description = axis->label, .type = EXPORT_TEXT};
        rows_add_columns(rows, &column, 1);
    }
    ROWS_ADD_COLUMNS(rows, last_columns);
}

/* Several values in one cell are separated by a vertical bar. */
static void append_to_list(struct buffer *cell, struct text entry)
{
    if (cell->length > 0 && entry.length > 0)
        buffer_append(cell, TEXT("|"));
    buffer_append(cell, entry);
}

static void write_values(struct row_writer *rows, const struct axis *axis,
                         const struct references *values, struct buffer *cell)
{
    buffer_clear(cell);
    for (size_t i = 0; i < values->count; i++)
        append_to_list(cell, axis->values[values->items[i]].name);
    rows_text(rows, buffer_text(cell));
}

static void write_managers(struct row_writer *rows, const struct entity *entity,
                           const struct objective *objective, struct buffer *cell)
{
    buffer_clear(cell);
    for (size_t i = 0; i < objective->units.count; i++)
        append_to_list(cell, entity->units[objective->units.items[i]].manager);
    rows_text(rows, buffer_text(cell));
}

/* Lists are put together in `cell`. */
static void write_objective(const struct export_source *source, struct row_writer *rows,
                            size_t index, struct buffer *cell)
{
    const struct edition *edition = source->edition;
    const struct objective *objective = &edition->objectives[index];
    const struct mean *means = source->scores->objectives[index].means;
    struct shown shown = score_shown(&objective->achievement, &means[BASIS_CALCULATED]);
    const struct rating *rating = shown.known ? score_rate(edition, shown.value) : NULL;

    rows_text(rows, objective->code);
    rows_text(rows, objective->title);
    for (size_t i = 0; i < edition->axis_count; i++)
        write_values(rows, &edition->axes[i], &objective->values[i], cell);
    write_managers(rows, &source->site->entity, objective, cell);
    rows_count(rows, objective->indicator_count);
    rows_figure(rows, &objective->achievement);
    rows_percent(rows, means[BASIS_CALCULATED].known, means[BASIS_CALCULATED].value);
    rows_percent(rows, means[BASIS_FROM_TARGET].known, means[BASIS_FROM_TARGET].value);
    rows_text(rows, rating != NULL ? rating->label : TEXT(""));
}

void objectives_write(const struct export_source *source, struct row_writer *rows)
{
    struct buffer cell = {0};

    for (size_t i = 0; i < source->edition->objective_count && rows_go_on(rows); i++)
        write_objective(source, rows, i, &cell);
    buffer_free(&cell);
}

size_t objectives_count(const struct export_source *source)
{
    return source->edition->objective_count;
}
