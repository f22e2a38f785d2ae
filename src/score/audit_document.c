/* What a reader found in the document, as discrepancies.json of the edition says it. */
#include "score/audit_internal.h"

void audit_document(struct audit *audit)
{
    for (size_t i = 0; i < audit->edition->discrepancy_count; i++) {
        enum discrepancy_kind kind = audit->edition->discrepancies[i].kind;
        enum audit_rule rule = (enum audit_rule)(AUDIT_DOCUMENT_FIGURES + (int)kind);
        audit_add(audit, rule)->discrepancy = i;
    }
}

/* ---- Words ---- */

/* Where each text stands: 900,32 (capitolo 3.3); 990,93 (tabella). */
static struct text places_words(struct arena *arena, const struct discrepancy *discrepancy)
{
    struct buffer words = {0};

    for (size_t i = 0; i < discrepancy->place_count; i++) {
        const struct printed_place *place = &discrepancy->places[i];
        buffer_append_format(&words, "%s%.*s (%.*s)",
                             i > 0 ? "; " : "Stampato: ", TEXT_PRINT(place->text),
                             TEXT_PRINT(place->where));
    }
    struct text result = arena_copy(arena, buffer_text(&words));
    buffer_free(&words);
    return result;
}

void describe_document_finding(struct description *description)
{
    const struct discrepancy *discrepancy =
        &description->audit->edition->discrepancies[description->finding->discrepancy];
    struct finding_words *words = &description->words;

    words->subject = discrepancy->subject;
    words->origin = discrepancy->origin;
    if (discrepancy->place_count > 0)
        words->published = discrepancy->places[0].text;
    words->recomputed = discrepancy->expected;
    if (words->recomputed.length == 0 && discrepancy->place_count > 1)
        words->recomputed = discrepancy->places[1].text;
    words->explanation =
        arena_format(description->arena, "%.*s.%s%.*s",
                     TEXT_PRINT(places_words(description->arena, discrepancy)),
                     discrepancy->note.length > 0 ? " " : "", TEXT_PRINT(discrepancy->note));
}
