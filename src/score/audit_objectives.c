#include "score/audit_internal.h"

/* The weights of an objective's indicators, taken together. */
struct weights {
    struct decimal sum; /* of those known */
    size_t known;
    size_t missing; /* measured indicators without one, where others have one */
    bool overflowed;
};

static struct weights add_weights(const struct objective *objective,
                                  const struct objective_score *score)
{
    struct weights weights = {.sum = {0, 0}};

    for (size_t i = 0; i < objective->indicator_count; i++) {
        const struct figure *weight = &objective->indicators[i].weight;
        weights.missing +=
            score->indicators[i].addends[BASIS_CALCULATED].reason == REASON_NO_WEIGHT;
        if (!weight->known)
            continue;
        weights.known++;
        if (!decimal_add(weights.sum, weight->value, &weights.sum))
            weights.overflowed = true;
    }
    return weights;
}

static bool adds_to_hundred(const struct weights *weights)
{
    return !weights->overflowed &&
           decimal_compare(weights->sum, decimal_from_integer(100)) == 0;
}

static void check_weights(struct audit *audit, size_t index)
{
    const struct weights weights =
        add_weights(&audit->edition->objectives[index], &audit->scores->objectives[index]);
    bool must_add = audit->edition->method.weights_are_shares && weights.known > 0;

    if (weights.missing > 0 || (must_add && !adds_to_hundred(&weights)))
        audit_add_objective(audit, AUDIT_OBJECTIVE_WEIGHTS, index);
}

/* A plan need not be measured; a percentage that it prints must be checked all the same. */
static void check_measured(struct audit *audit, size_t index)
{
    const struct objective *objective = &audit->edition->objectives[index];
    bool expected =
        audit->edition->kind == EDITION_RESULTS || objective->achievement.printed.length > 0;

    if (objective->indicator_count == 0)
        audit_add_objective(audit, AUDIT_OBJECTIVE_EMPTY, index);
    else if (expected && !audit->scores->objectives[index].means[BASIS_CALCULATED].known)
        audit_add_objective(audit, AUDIT_OBJECTIVE_NOT_MEASURED, index);
}

void audit_objectives(struct audit *audit)
{
    for (size_t i = 0; i < audit->edition->objective_count; i++) {
        check_weights(audit, i);
        check_measured(audit, i);
    }
}

/* ---- Words ---- */

static void describe_weights(struct description *description, const struct objective *objective,
                             const struct objective_score *score)
{
    const struct weights weights = add_weights(objective, score);
    struct finding_words *words = &description->words;
    char space[DECIMAL_TEXT_SIZE];
    struct buffer text = {0};

    if (weights.overflowed) {
        words->explanation = TEXT("I pesi sono troppo grandi per essere sommati.");
        return;
    }
    words->published = arena_copy(
        description->arena, decimal_format_italian(decimal_normalise(weights.sum), space));
    if (!adds_to_hundred(&weights) && description->audit->edition->method.weights_are_shares) {
        words->recomputed = TEXT("100");
        buffer_append_format(&text,
                             "I pesi sommano a %.*s: la media si divide per questa somma.",
                             TEXT_PRINT(words->published));
    }
    if (text.length > 0 && weights.missing > 0)
        buffer_append_byte(&text, ' ');
    if (weights.missing == 1)
        buffer_append(&text, TEXT("Un indicatore non ha peso e resta fuori dalla media."));
    else if (weights.missing > 1)
        buffer_append_format(&text,
                             "%zu indicatori non hanno peso e restano fuori dalla media.",
                             weights.missing);
    words->explanation = arena_copy(description->arena, buffer_text(&text));
    buffer_free(&text);
}

void describe_objective_finding(struct description *description)
{
    const struct audit *audit = description->audit;
    size_t number = description->finding->objective;
    const struct objective *objective = &audit->edition->objectives[number];

    if (description->finding->rule == AUDIT_OBJECTIVE_WEIGHTS) {
        describe_weights(description, objective, &audit->scores->objectives[number]);
        return;
    }
    description->words.published = objective->achievement.printed;
    description->words.explanation =
        derivation_of_objective(description->arena, audit->edition, audit->scores, number)
            .method;
}
