#include "export/tables.h"

static const struct export_column columns[] = {
    COLUMN("codice_obiettivo", EXPORT_TEXT, true, "Codice dell’obiettivo"),
    COLUMN("indicatore", EXPORT_TEXT, true, "Nome dell’indicatore"),
    COLUMN("formula", EXPORT_TEXT, false, "Come si misura, nelle parole del documento"),
    COLUMN("tipo", EXPORT_TEXT, true, "Come il raggiungimento segue da target e consuntivo"),
    COLUMN("target", EXPORT_MIXED, false, "Quanto era atteso, nell’unità dell’indicatore"),
    COLUMN("consuntivo", EXPORT_MIXED, false, "Quanto è stato fatto, nella stessa unità"),
    COLUMN("scostamento", EXPORT_MIXED, false,
           "Differenza fra consuntivo e target, come pubblicata"),
    COLUMN("peso", EXPORT_NUMBER, false, "Quanto conta l’indicatore nel suo obiettivo"),
    COLUMN("raggiungimento_pubblicato", EXPORT_PERCENT, false,
           "Percentuale che il documento stampa per l’indicatore"),
    COLUMN("raggiungimento_da_target", EXPORT_PERCENT, false,
           "Percentuale ricalcolata da target e consuntivo, a due cifre"),
    COLUMN("stato", EXPORT_TEXT, true, "Se l’indicatore è misurato e conta nelle medie"),
};

void indicators_add_columns(const struct export_source *source, struct row_writer *rows)
{
    (void)source;
    ROWS_ADD_COLUMNS(rows, columns);
}

static void write_indicator(struct row_writer *rows, const struct objective *objective,
                            const struct indicator *indicator,
                            const struct indicator_score *score)
{
    const struct addend *from_target = &score->addends[BASIS_FROM_TARGET];
    bool recomputed =
        from_target->reason == REASON_COUNTED || from_target->reason == REASON_NO_WEIGHT;

    rows_text(rows, objective->code);
    rows_text(rows, indicator->name);
    rows_text(rows, indicator->formula);
    rows_text(rows, words_for_kind(indicator->kind));
    rows_figure(rows, &indicator->target);
    rows_figure(rows, &indicator->actual);
    rows_figure(rows, &indicator->deviation);
    rows_figure(rows, &indicator->weight);
    rows_figure(rows, &indicator->achievement);
    rows_percent(rows, recomputed, from_target->value);
    rows_text(rows, words_for_state(score->state));
}

void indicators_write(const struct export_source *source, struct row_writer *rows)
{
    for (size_t i = 0; i < source->edition->objective_count; i++) {
        const struct objective *objective = &source->edition->objectives[i];
        for (size_t j = 0; j < objective->indicator_count && rows_go_on(rows); j++)
            write_indicator(rows, objective, &objective->indicators[j],
                            &source->scores->objectives[i].indicators[j]);
    }
}

size_t indicators_count(const struct export_source *source)
{
    size_t count = 0;

    for (size_t i = 0; i < source->edition->objective_count; i++)
        count += source->edition->objectives[i].indicator_count;
    return count;
}
