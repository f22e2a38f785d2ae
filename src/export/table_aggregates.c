#include "export/tables.h"

static const struct export_column columns[] = {
    COLUMN("asse", EXPORT_TEXT, true, "Identificativo dell’asse di lettura"),
    COLUMN("valore", EXPORT_TEXT, true, "Nome del valore dell’asse"),
    COLUMN("obiettivi", EXPORT_INTEGER, true, "Quanti obiettivi vi appartengono"),
    COLUMN("obiettivi_misurati", EXPORT_INTEGER, true, "Quanti di questi entrano nella media"),
    COLUMN("raggiungimento_pubblicato", EXPORT_PERCENT, false,
           "Media che il documento stampa; vuota se non la stampa"),
    COLUMN("raggiungimento_calcolato", EXPORT_PERCENT, false,
           "Media ricalcolata dalle percentuali pubblicate degli indicatori, a due cifre"),
    COLUMN("raggiungimento_da_target", EXPORT_PERCENT, false,
           "Media ricalcolata tutta da target e consuntivi, a due cifre"),
    COLUMN("esito", EXPORT_TEXT, true, "Confronto fra la media pubblicata e quella calcolata"),
};

/* Only where the document prints some of it. */
static const struct export_column printed_columns[] = {
    COLUMN("obiettivi_pubblicati", EXPORT_INTEGER, false,
           "Quanti obiettivi vi appartengono secondo il documento"),
    COLUMN("peso_pubblicato", EXPORT_NUMBER, false,
           "Peso medio degli obiettivi che il documento stampa"),
};

static bool has_printed(const struct edition *edition)
{
    for (size_t i = 0; i < edition->aggregate_count; i++) {
        if (edition->aggregates[i].objectives.known || edition->aggregates[i].weight.known)
            return true;
    }
    return false;
}

void aggregates_add_columns(const struct export_source *source, struct row_writer *rows)
{
    ROWS_ADD_COLUMNS(rows, columns);
    if (has_printed(source->edition))
        ROWS_ADD_COLUMNS(rows, printed_columns);
}

/* What the document prints of a value beside its mean; NULL: nothing. */
static const struct aggregate *find_aggregate(const struct edition *edition, size_t axis,
                                              size_t value)
{
    for (size_t i = 0; i < edition->aggregate_count; i++) {
        if (edition->aggregates[i].axis == axis && edition->aggregates[i].value == value)
            return &edition->aggregates[i];
    }
    return NULL;
}

static void write_printed(struct row_writer *rows, const struct aggregate *aggregate)
{
    static const struct figure none = {0};
    const struct figure *count = aggregate != NULL ? &aggregate->objectives : &none;
    const struct figure *weight = aggregate != NULL ? &aggregate->weight : &none;

    rows_number(rows, count->known, count->value);
    rows_number(rows, weight->known, weight->value);
}

static void write_group(struct row_writer *rows, const struct axis *axis,
                        const struct axis_value *value, const struct group_score *score)
{
    const struct mean *calculated = &score->means[BASIS_CALCULATED];
    const struct mean *from_target = &score->means[BASIS_FROM_TARGET];
    struct figure published = score->published != NULL ? *score->published : (struct figure){0};

    rows_text(rows, axis->id);
    rows_text(rows, value->name);
    rows_count(rows, value->objectives.count);
    rows_count(rows, calculated->counted);
    rows_figure(rows, &published);
    rows_percent(rows, calculated->known, calculated->value);
    rows_percent(rows, from_target->known, from_target->value);
    rows_text(rows, words_for_outcome(score->outcome));
}

void aggregates_write(const struct export_source *source, struct row_writer *rows)
{
    const struct edition *edition = source->edition;
    bool printed = has_printed(edition);

    for (size_t i = 0; i < edition->axis_count; i++) {
        for (size_t j = 0; j < edition->axes[i].value_count && rows_go_on(rows); j++) {
            write_group(rows, &edition->axes[i], &edition->axes[i].values[j],
                        &source->scores->axes[i][j]);
            if (printed)
                write_printed(rows, find_aggregate(edition, i, j));
        }
    }
}

size_t aggregates_count(const struct export_source *source)
{
    size_t count = 0;

    for (size_t i = 0; i < source->edition->axis_count; i++)
        count += source->edition->axes[i].value_count;
    return count;
}
