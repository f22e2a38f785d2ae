/* What is said about changes, in Italian: all of it here. */
#include "score/score.h"

struct text words_for_field(struct text id)
{
    static const struct {
        struct text id;
        struct text label;
    } fields[] = {
        {TEXT_INITIALISER("codice"), TEXT_INITIALISER("Codice")},
        {TEXT_INITIALISER("titolo"), TEXT_INITIALISER("Titolo")},
        {TEXT_INITIALISER("descrizione"), TEXT_INITIALISER("Descrizione")},
        {TEXT_INITIALISER("responsabile"), TEXT_INITIALISER("Responsabile")},
        {TEXT_INITIALISER("valutazione"), TEXT_INITIALISER("Valutazione")},
        {TEXT_INITIALISER("codice_indicatore"), TEXT_INITIALISER("Codice dell’indicatore")},
        {TEXT_INITIALISER("indicatore"), TEXT_INITIALISER("Indicatore")},
        {TEXT_INITIALISER("formula"), TEXT_INITIALISER("Formula")},
        {TEXT_INITIALISER("finalita"), TEXT_INITIALISER("Finalità")},
        {TEXT_INITIALISER("tipo"), TEXT_INITIALISER("Tipo")},
        {TEXT_INITIALISER("target"), TEXT_INITIALISER("Target")},
        {TEXT_INITIALISER("consuntivo"), TEXT_INITIALISER("Consuntivo")},
        {TEXT_INITIALISER("scostamento"), TEXT_INITIALISER("Scostamento")},
        {TEXT_INITIALISER("peso"), TEXT_INITIALISER("Peso")},
        {TEXT_INITIALISER("stato"), TEXT_INITIALISER("Stato")},
        {TEXT_INITIALISER("pesi"), TEXT_INITIALISER("Pesi")},
        {TEXT_INITIALISER("raggiungimento_pubblicato"),
         TEXT_INITIALISER("Raggiungimento pubblicato")},
        {TEXT_INITIALISER("raggiungimento_calcolato"),
         TEXT_INITIALISER("Raggiungimento calcolato")},
        {TEXT_INITIALISER("raggiungimento_da_target"),
         TEXT_INITIALISER("Raggiungimento da target")},
    };

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (text_equal(fields[i].id, id))
            return fields[i].label;
    }
    return TEXT("");
}

static struct text field_words(struct arena *arena, const struct changes *changes,
                               const struct change *change)
{
    struct text label = snapshot_label(changes->snapshots[1], change->field);
    struct text before = change->values[0];
    struct text after = change->values[1];

    if (before.length == 0)
        return arena_format(arena, "%.*s: prima vuoto, ora «%.*s»", TEXT_PRINT(label),
                            TEXT_PRINT(after));
    if (after.length == 0)
        return arena_format(arena, "%.*s: era «%.*s», ora vuoto", TEXT_PRINT(label),
                            TEXT_PRINT(before));
    return arena_format(arena, "%.*s: da «%.*s» a «%.*s»", TEXT_PRINT(label),
                        TEXT_PRINT(before), TEXT_PRINT(after));
}

struct text changes_describe(struct arena *arena, const struct changes *changes,
                             const struct change *change)
{
    bool indicator = changes_find_indicator(changes, change) != NULL;

    switch (change->kind) {
    case CHANGE_ADDED:
        return indicator ? TEXT("Indicatore aggiunto") : TEXT("Obiettivo aggiunto");
    case CHANGE_REMOVED:
        return indicator ? TEXT("Indicatore eliminato") : TEXT("Obiettivo eliminato");
    case CHANGE_FIELD:
        return field_words(arena, changes, change);
    }
    return TEXT("");
}
