/* How an objective went, in words. */
#include "score/score.h"

/* How the indicators of an objective went. */
struct tally {
    size_t total;
    size_t measured;
    size_t reached;
    size_t missed; /* index of the first that was measured and not reached, or NONE */
};

static bool is_whole(struct decimal achievement)
{
    static const struct decimal whole = {100, 0};

    return decimal_compare(achievement, whole) >= 0;
}

static struct tally count_indicators(const struct objective *objective,
                                     const struct objective_score *score)
{
    struct tally tally = {.total = objective->indicator_count, .missed = NONE};

    for (size_t i = 0; i < tally.total; i++) {
        struct shown shown =
            score_shown_indicator(&objective->indicators[i], &score->indicators[i]);
        if (!shown.known)
            continue;
        tally.measured++;
        if (is_whole(shown.value))
            tally.reached++;
        else if (tally.missed == NONE)
            tally.missed = i;
    }
    return tally;
}

/* Which of the measured indicators came up to what was expected. */
static struct text describe_reached(struct arena *arena, const struct tally *tally)
{
    struct text measured = words_for_count(arena, tally->measured);

    if (tally->measured == 0)
        return TEXT("");
    if (tally->measured == 1)
        return tally->reached == 1
                   ? TEXT(" Il risultato atteso dell’unico indicatore è stato raggiunto.")
                   : TEXT(" Il risultato atteso dell’unico indicatore non è stato raggiunto.");
    if (tally->reached == tally->measured)
        return arena_format(arena, " Tutti i %.*s indicatori hanno dato il risultato atteso.",
                            TEXT_PRINT(measured));
    if (tally->reached == 0)
        return arena_format(
            arena, " Nessuno dei %.*s indicatori ha dato del tutto il risultato atteso.",
            TEXT_PRINT(measured));
    return arena_format(arena, " %.*s indicator%s su %.*s %s dato il risultato atteso.",
                        TEXT_PRINT(words_for_count(arena, tally->reached)),
                        tally->reached == 1 ? "e" : "i", TEXT_PRINT(measured),
                        tally->reached == 1 ? "ha" : "hanno");
}

static struct text describe_unmeasured(struct arena *arena, const struct tally *tally,
                                       bool planned)
{
    size_t count = tally->total - tally->measured;

    if (count == 0 || tally->measured == 0)
        return TEXT("");
    if (planned)
        return arena_format(arena, " %.*s %s in attesa di consuntivo.",
                            TEXT_PRINT(words_for_count(arena, count)),
                            count == 1 ? "altro è" : "altri sono");
    return arena_format(arena, " %.*s %s.", TEXT_PRINT(words_for_count(arena, count)),
                        count == 1 ? "altro non conta: non è misurato"
                                   : "altri non contano: non sono misurati");
}

struct text sentence_of_objective(struct arena *arena, const struct edition *edition,
                                  const struct scores *scores, size_t number)
{
    const struct objective *objective = &edition->objectives[number];
    const struct objective_score *score = &scores->objectives[number];
    struct tally tally = count_indicators(objective, score);
    struct shown shown = score_shown(&objective->achievement, &score->means[BASIS_CALCULATED]);

    if (!shown.known && edition->kind != EDITION_RESULTS && tally.total > 0)
        return TEXT("È un impegno del piano: il risultato non è ancora noto.");
    if (!shown.known)
        return tally.total == 0
                   ? TEXT("Non ha indicatori: non si può dire come è andato.")
                   : TEXT("Non è misurato: nessuno dei suoi indicatori ha un risultato che "
                          "conti. Non vuol dire zero.");
    const struct rating *rating = score_rate(edition, shown.value);
    struct text result = arena_format(arena, "Raggiungimento: %.*s %%",
                                      TEXT_PRINT(score_shown_percent(arena, shown)));
    if (rating != NULL)
        result = arena_format(arena, "%.*s, valutazione «%.*s».", TEXT_PRINT(result),
                              TEXT_PRINT(rating->label));
    else
        result = arena_format(arena, "%.*s.", TEXT_PRINT(result));
    return arena_format(
        arena, "%.*s%.*s%.*s", TEXT_PRINT(result), TEXT_PRINT(describe_reached(arena, &tally)),
        TEXT_PRINT(describe_unmeasured(arena, &tally, edition->kind != EDITION_RESULTS)));
}

/*
 * "«Ore di apertura»: atteso 40, ottenuto 30". Where that would do, and only the published
 * figure says that it fell short, it says so.
 */
static struct text describe_indicator(struct arena *arena, const struct indicator *indicator,
                                      const struct indicator_score *score)
{
    struct text target = indicator->target.printed;
    struct text actual = indicator->actual.printed;

    const struct addend *recomputed = &score->addends[BASIS_FROM_TARGET];
    struct text result =
        arena_format(arena, "«%.*s»: atteso %.*s, ottenuto %.*s", TEXT_PRINT(indicator->name),
                     TEXT_PRINT(target.length > 0 ? target : TEXT("non indicato")),
                     TEXT_PRINT(actual.length > 0 ? actual : TEXT("non indicato")));
    if (recomputed->reason == REASON_COUNTED && is_whole(recomputed->value))
        return arena_format(arena, "%.*s, ma il documento pubblica %.*s %%", TEXT_PRINT(result),
                            TEXT_PRINT(indicator->achievement.printed));
    return result;
}

struct text sentence_why_missed(struct arena *arena, const struct edition *edition,
                                const struct scores *scores, size_t number)
{
    const struct objective *objective = &edition->objectives[number];
    struct tally tally = count_indicators(objective, &scores->objectives[number]);
    size_t missed = tally.measured - tally.reached;

    if (tally.missed == NONE)
        return TEXT("");
    struct text first =
        describe_indicator(arena, &objective->indicators[tally.missed],
                           &scores->objectives[number].indicators[tally.missed]);
    if (missed == 1)
        return first;
    return arena_format(
        arena, "%.*s; e %.*s", TEXT_PRINT(first),
        TEXT_PRINT(missed == 2 ? TEXT("un altro indicatore")
                               : arena_format(arena, "altri %zu indicatori", missed - 1)));
}
