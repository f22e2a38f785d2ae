/* The explanation of a published mean in words. */
#include "score/audit_explain.h"

static struct text describe_cell(struct arena *arena, const struct audit *audit,
                                 const struct cell *cell)
{
    const struct objective *objective = &audit->edition->objectives[cell->objective];
    const struct objective_score *score = &audit->scores->objectives[cell->objective];
    struct decimal plan = score->means[BASIS_CALCULATED].value;
    const char *place = "dagli indicatori";
    struct text subject = arena_format(arena, "%.*s «%.*s»", TEXT_PRINT(objective->code),
                                       TEXT_PRINT(objective->title));

    if (cell->indicator != NONE) {
        bool published = objective->indicators[cell->indicator].achievement.known;
        plan = score->indicators[cell->indicator].addends[BASIS_CALCULATED].value;
        place = published ? "nel piano" : "da target e consuntivo";
        if (objective->indicator_count > 1)
            subject = arena_format(arena, "%.*s, indicatore n. %zu", TEXT_PRINT(subject),
                                   cell->indicator + 1);
    }
    struct text before = score_percent(arena, plan);
    struct text after = score_percent(arena, cell->other);
    if (cell->reprint == NULL)
        return arena_format(arena, "%.*s (%.*s %s, %.*s da target e consuntivo)",
                            TEXT_PRINT(subject), TEXT_PRINT(before), place, TEXT_PRINT(after));
    return arena_format(arena, "%.*s (%.*s %s, %.*s in «%.*s»)", TEXT_PRINT(subject),
                        TEXT_PRINT(before), place, TEXT_PRINT(after),
                        TEXT_PRINT(cell->reprint->table));
}

static void append_set(struct buffer *words, struct arena *arena, const struct audit *audit,
                       const struct explanation *explanation, size_t number)
{
    const struct cell *cells = &explanation->cells[number * explanation->size];

    for (size_t i = 0; i < explanation->size; i++) {
        if (i > 0)
            buffer_append(words, i + 1 < explanation->size ? TEXT(", ") : TEXT(" e "));
        buffer_append(words, describe_cell(arena, audit, &cells[i]));
    }
}

static void append_sets(struct buffer *words, struct arena *arena, const struct audit *audit,
                        const struct explanation *explanation)
{
    size_t listed =
        explanation->found < AUDIT_MAX_LISTED ? explanation->found : AUDIT_MAX_LISTED;

    buffer_append_format(words, "Il valore stampato si ottiene%s ",
                         explanation->rounded ? ", arrotondato a meno cifre," : "");
    if (explanation->found == 1) {
        buffer_append(words, TEXT("con l’altro valore noto di "));
        append_set(words, arena, audit, explanation, 0);
        buffer_append_byte(words, '.');
        return;
    }
    buffer_append_format(words,
                         "in %zu modi diversi con l’altro valore noto di alcune celle, e non "
                         "si può dire quale sia quello giusto:",
                         explanation->found);
    for (size_t i = 0; i < listed; i++) {
        buffer_append_format(words, " %zu) ", i + 1);
        append_set(words, arena, audit, explanation, i);
        buffer_append_byte(words, i + 1 < listed ? ';' : '.');
    }
    if (explanation->found == listed + 1)
        buffer_append(words, TEXT(" Un altro non è elencato."));
    else if (explanation->found > listed)
        buffer_append_format(words, " Gli altri %zu non sono elencati.",
                             explanation->found - listed);
}

static void append_failure(struct buffer *words, const struct explanation *explanation)
{
    if (explanation->candidates == 0)
        buffer_append(words,
                      TEXT("Nessuna cella ha un altro valore noto: non si sa spiegare."));
    else if (explanation->stopped)
        buffer_append_format(words,
                             "Le celle con un altro valore noto sono %zu, troppe per provarne "
                             "tutti gli insiemi: la ricerca si è fermata dopo %zu tentativi, "
                             "senza trovare una spiegazione.",
                             explanation->candidates, explanation->tried);
    else
        buffer_append_format(words,
                             "Nessun insieme di al più %d celle con un altro valore noto "
                             "spiega il valore stampato.",
                             AUDIT_MAX_CELLS);
}

struct text explanation_describe(struct arena *arena, const struct audit *audit,
                                 const struct explanation *explanation)
{
    struct buffer words = {0};

    if (explanation->found == 0)
        append_failure(&words, explanation);
    else
        append_sets(&words, arena, audit, explanation);
    if (explanation->found > 0 && explanation->stopped)
        buffer_append(&words, TEXT(" La ricerca si è fermata al limite: possono essercene "
                                   "altri."));
    struct text copy = arena_copy(arena, buffer_text(&words));
    buffer_free(&words);
    return copy;
}
