/* Phases: a row for each, in plan order. */
#include "export/tables.h"

static const struct export_column columns[] = {
    COLUMN("codice_obiettivo", EXPORT_TEXT, true, "Codice dell’obiettivo"),
    COLUMN("intervento", EXPORT_TEXT, false, "Opera o intervento di cui la fase fa parte"),
    COLUMN("fase", EXPORT_TEXT, true, "Nome della fase"),
    COLUMN("competenza", EXPORT_TEXT, false, "Chi la svolge, come è stampato"),
    COLUMN("inizio", EXPORT_DATE, false,
           "Data di inizio; vuota se non è una data del calendario"),
    COLUMN("fine", EXPORT_DATE, false, "Data di fine; vuota se non è una data del calendario"),
    COLUMN("fine_effettiva", EXPORT_DATE, false, "Quando è finita davvero"),
    COLUMN("stato", EXPORT_TEXT, true, "prevista, subordinata o sospesa"),
    COLUMN("inizio_stampato", EXPORT_TEXT, false, "L’inizio come è stampato"),
    COLUMN("fine_stampata", EXPORT_TEXT, false, "La fine come è stampata"),
    COLUMN("nota", EXPORT_TEXT, false, "Nota"),
};

void phases_add_columns(const struct export_source *source, struct row_writer *rows)
{
    (void)source;
    ROWS_ADD_COLUMNS(rows, columns);
}

static struct text state_words(enum phase_state state)
{
    switch (state) {
    case PHASE_PLANNED:
        return TEXT("prevista");
    case PHASE_CONDITIONAL:
        return TEXT("subordinata");
    case PHASE_SUSPENDED:
        return TEXT("sospesa");
    }
    return TEXT("");
}

static void write_date(struct row_writer *rows, const struct moment *moment)
{
    rows_date(rows, date_known(moment->date), moment->date);
}

static void write_phase(struct row_writer *rows, const struct objective *objective,
                        const struct phase *phase)
{
    rows_text(rows, objective->code);
    rows_text(rows, phase->work);
    rows_text(rows, phase->name);
    rows_text(rows, phase->unit);
    write_date(rows, &phase->start);
    write_date(rows, &phase->end);
    write_date(rows, &phase->actual_end);
    rows_text(rows, state_words(phase->state));
    rows_text(rows, phase->start.printed);
    rows_text(rows, phase->end.printed);
    rows_text(rows, phase->note);
}

void phases_write(const struct export_source *source, struct row_writer *rows)
{
    const struct edition *edition = source->edition;

    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct objective *objective = &edition->objectives[i];
        for (size_t j = 0; j < objective->phase_count && rows_go_on(rows); j++)
            write_phase(rows, objective, &objective->phases[j]);
    }
}

size_t phases_count(const struct export_source *source)
{
    size_t count = 0;

    for (size_t i = 0; i < source->edition->objective_count; i++)
        count += source->edition->objectives[i].phase_count;
    return count;
}
