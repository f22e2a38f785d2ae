/* How the achievement of one indicator follows from target and actual: one sentence a kind. */
#include "score/score.h"

/* Target, actual and the achievement that follows, as the sentence needs them. */
struct comparison {
    struct arena *arena;
    const struct edition *edition;
    const struct objective *objective;
    const struct indicator *indicator;
    struct text target;
    struct text actual;
    struct text value;
    bool strict;
    bool reached;
    bool in_proportion; /* neither 0 nor 100 */
};

static struct text write_number(struct arena *arena, struct decimal value)
{
    char space[DECIMAL_TEXT_SIZE];

    return arena_copy(arena, decimal_format_italian(decimal_normalise(value), space));
}

static struct text say_share(const struct comparison *comparison, struct text part,
                             struct text whole)
{
    return arena_format(comparison->arena, "%.*s ÷ %.*s × 100 = %.*s.", TEXT_PRINT(part),
                        TEXT_PRINT(whole), TEXT_PRINT(comparison->value));
}

/* "50 ma non 60 …": the actual, what it does, and what it is measured with. */
static struct text say(const struct comparison *comparison, const char *reached,
                       const char *missed, struct text what)
{
    return arena_format(comparison->arena, "%.*s %s %.*s: %.*s.",
                        TEXT_PRINT(comparison->actual), comparison->reached ? reached : missed,
                        TEXT_PRINT(what), TEXT_PRINT(comparison->value));
}

static struct text say_at_least(const struct comparison *comparison)
{
    if (comparison->in_proportion)
        return say_share(comparison, comparison->actual, comparison->target);
    if (comparison->strict)
        return say(comparison, "supera", "non supera", comparison->target);
    return say(comparison, "raggiunge il target di", "non raggiunge il target di",
               comparison->target);
}

static struct text say_at_most(const struct comparison *comparison)
{
    if (comparison->in_proportion)
        return say_share(comparison, comparison->target, comparison->actual);
    if (comparison->strict)
        return say(comparison, "è inferiore a", "non è inferiore a", comparison->target);
    return say(comparison, "non supera il massimo di", "supera il massimo di",
               comparison->target);
}

static struct text say_range(const struct comparison *comparison)
{
    struct text range =
        arena_format(comparison->arena, "%.*s e %.*s", TEXT_PRINT(comparison->target),
                     TEXT_PRINT(comparison->indicator->reading->limit.printed));

    return say(comparison, "sta tra", "non sta tra", range);
}

static struct text say_increase(const struct comparison *comparison)
{
    const struct indicator *indicator = comparison->indicator;
    const struct reading *reading = indicator->reading;
    struct decimal gained = indicator->actual.value;
    struct text start = TEXT("");

    if (reading != NULL && reading->baseline.known) {
        decimal_subtract(indicator->actual.value, reading->baseline.value, &gained);
        start =
            arena_format(comparison->arena, "%.*s − %.*s = %.*s. ",
                         TEXT_PRINT(comparison->actual), TEXT_PRINT(reading->baseline.printed),
                         TEXT_PRINT(write_number(comparison->arena, gained)));
    }
    struct comparison increase = *comparison;
    increase.actual = write_number(comparison->arena, gained);
    struct text rest;
    if (!indicator->target.known)
        rest = arena_format(comparison->arena, "%s: %.*s.",
                            comparison->reached ? "C’è un incremento" : "Non c’è un incremento",
                            TEXT_PRINT(comparison->value));
    else if (comparison->in_proportion)
        rest = say_share(&increase, increase.actual, comparison->target);
    else
        rest = say(&increase, "raggiunge l’incremento di", "non raggiunge l’incremento di",
                   comparison->target);
    return arena_format(comparison->arena, "%.*s%.*s", TEXT_PRINT(start), TEXT_PRINT(rest));
}

/* 30 + 25 (2024) = 55. */
static struct text say_cumulative(const struct comparison *comparison)
{
    const struct reading *reading = comparison->indicator->reading;
    struct comparison whole = *comparison;
    struct decimal wanted;
    struct buffer sum = {0};

    score_cumulated(comparison->edition, reading, &wanted);
    whole.target = write_number(comparison->arena, wanted);
    if (reading->baseline.known)
        buffer_append_format(&sum, "%.*s", TEXT_PRINT(reading->baseline.printed));
    for (size_t i = 0; i < reading->year_count; i++) {
        const struct year_value *share = &reading->years[i];
        if (date_known(comparison->edition->to) && share->year > comparison->edition->to.year)
            break;
        buffer_append_format(&sum, "%s%.*s (%u)", sum.length > 0 ? " + " : "",
                             TEXT_PRINT(share->value.printed), share->year);
    }
    struct text result =
        arena_format(comparison->arena, "Quote fino a quest’anno: %.*s = %.*s. %.*s",
                     TEXT_PRINT(buffer_text(&sum)), TEXT_PRINT(whole.target),
                     TEXT_PRINT(say_at_least(&whole)));
    buffer_free(&sum);
    return result;
}

static struct text say_bands(const struct comparison *comparison)
{
    const struct reading *reading = comparison->indicator->reading;
    size_t number = score_find_band(reading, comparison->indicator->actual.value);
    const struct band *band = &reading->bands[number];
    struct text from = band->from.known ? arena_format(comparison->arena, " da %.*s",
                                                       TEXT_PRINT(band->from.printed))
                                        : TEXT("");
    struct text to = band->to.known ? arena_format(comparison->arena, " fino a %.*s",
                                                   TEXT_PRINT(band->to.printed))
                                    : TEXT("");
    struct text label = band->label.length > 0 ? arena_format(comparison->arena, " «%.*s»",
                                                              TEXT_PRINT(band->label))
                                               : TEXT("");

    return arena_format(comparison->arena, "%.*s cade nella fascia%.*s%.*s%.*s, che vale %.*s.",
                        TEXT_PRINT(comparison->actual), TEXT_PRINT(label), TEXT_PRINT(from),
                        TEXT_PRINT(to), TEXT_PRINT(comparison->value));
}

static struct text say_k_of_n(const struct comparison *comparison)
{
    const struct reading *reading = comparison->indicator->reading;
    struct comparison among = *comparison;

    if (comparison->in_proportion)
        return say_share(comparison, comparison->actual, comparison->target);
    if (reading != NULL && reading->limit.known)
        among.target =
            arena_format(comparison->arena, "%.*s su %.*s", TEXT_PRINT(comparison->target),
                         TEXT_PRINT(reading->limit.printed));
    return say(&among, "raggiunge il target di", "non raggiunge il target di", among.target);
}

static struct text say_schedule(const struct comparison *comparison)
{
    size_t due;
    size_t in_time;

    if (comparison->indicator->actual.known && comparison->indicator->target.known)
        return say_at_least(comparison);
    if (comparison->indicator->actual.known)
        return comparison->reached ? TEXT("Il cronoprogramma è stato rispettato: 100.")
                                   : TEXT("Il cronoprogramma non è stato rispettato: 0.");
    score_phases(comparison->edition, comparison->objective, &due, &in_time);
    return arena_format(comparison->arena, "Fasi finite in tempo: %zu su %zu da finire: %.*s.",
                        in_time, due, TEXT_PRINT(comparison->value));
}

static struct text say_comparison(const struct comparison *comparison)
{
    bool reached = comparison->reached;

    switch (comparison->indicator->kind) {
    case INDICATOR_AT_LEAST:
        return say_at_least(comparison);
    case INDICATOR_AT_MOST:
        return say_at_most(comparison);
    case INDICATOR_EQUAL:
        return say(comparison, "è uguale al target di", "non è uguale al target di",
                   comparison->target);
    case INDICATOR_BOOLEAN:
        return reached ? TEXT("Fatto: 100.") : TEXT("Non fatto: 0.");
    case INDICATOR_BOOLEAN_NEGATIVE:
        return reached ? TEXT("Non è accaduto, come si voleva: 100.")
                       : TEXT("È accaduto, e non doveva: 0.");
    case INDICATOR_BY_DATE:
        return arena_format(comparison->arena, "La data %.*s %s la scadenza %.*s: %.*s.",
                            TEXT_PRINT(comparison->actual), reached ? "rispetta" : "supera",
                            TEXT_PRINT(comparison->target), TEXT_PRINT(comparison->value));
    case INDICATOR_RANGE:
        return say_range(comparison);
    case INDICATOR_INCREASE:
        return say_increase(comparison);
    case INDICATOR_CUMULATIVE:
        return say_cumulative(comparison);
    case INDICATOR_BANDS:
        return say_bands(comparison);
    case INDICATOR_K_OF_N:
        return say_k_of_n(comparison);
    case INDICATOR_SCHEDULE:
        return say_schedule(comparison);
    case INDICATOR_TEXT:
    case INDICATOR_CONTEXT:
        break;
    }
    return TEXT("");
}

/* The figure that the target was read as, where its text says more than that. */
static struct text find_target(struct arena *arena, const struct indicator *indicator)
{
    char space[DATE_TEXT_SIZE];

    if (indicator->reading == NULL)
        return indicator->target.printed;
    if (indicator->reading->value.known)
        return indicator->reading->value.printed;
    if (date_known(indicator->reading->by.date) && indicator->kind == INDICATOR_BY_DATE)
        return arena_copy(arena, date_format_italian(indicator->reading->by.date, space));
    return indicator->target.printed;
}

struct text derivation_of_indicator(struct arena *arena, const struct edition *edition,
                                    const struct scores *scores, size_t objective,
                                    size_t indicator)
{
    const struct indicator *source = &edition->objectives[objective].indicators[indicator];
    const struct addend *addend =
        &scores->objectives[objective].indicators[indicator].addends[BASIS_FROM_TARGET];
    int to_hundred = decimal_compare(addend->value, decimal_from_integer(100));
    const struct comparison comparison = {
        .arena = arena,
        .edition = edition,
        .objective = &edition->objectives[objective],
        .indicator = source,
        .target = find_target(arena, source),
        .actual = source->actual.printed,
        .value = score_percent(arena, addend->value),
        .strict = source->reading != NULL && source->reading->strict,
        .reached = to_hundred == 0,
        .in_proportion = to_hundred < 0 && addend->value.units > 0,
    };

    if (addend->reason == REASON_NOT_MEASURED)
        return TEXT("Non si può ricalcolare: manca il consuntivo.");
    if (addend->reason != REASON_COUNTED && addend->reason != REASON_NO_WEIGHT)
        return arena_format(arena, "Non si può ricalcolare: %s.",
                            score_reason_words(addend->reason));
    return say_comparison(&comparison);
}

struct text *derivations_of_indicators(struct arena *arena, const struct edition *edition,
                                       const struct scores *scores, size_t objective)
{
    size_t count = edition->objectives[objective].indicator_count;
    struct text *derivations = arena_allocate_array(arena, count, sizeof *derivations);

    for (size_t i = 0; i < count; i++)
        derivations[i] = derivation_of_indicator(arena, edition, scores, objective, i);
    return derivations;
}
