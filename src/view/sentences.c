#include "view/pages.h"

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
            figure_shown_indicator(&objective->indicators[i], &score->indicators[i]);
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
    struct text measured = figure_count(arena, tally->measured);

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
                        TEXT_PRINT(figure_count(arena, tally->reached)),
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
                            TEXT_PRINT(figure_count(arena, count)),
                            count == 1 ? "altro è" : "altri sono");
    return arena_format(arena, " %.*s %s.", TEXT_PRINT(figure_count(arena, count)),
                        count == 1 ? "altro non conta: non è misurato"
                                   : "altri non contano: non sono misurati");
}

struct text sentence_of_objective(const struct draft *draft, size_t number)
{
    struct arena *arena = draft->arena;
    const struct objective *objective = &draft->edition->objectives[number];
    const struct objective_score *score = &draft->scores->objectives[number];
    struct tally tally = count_indicators(objective, score);
    struct shown shown = score_shown(&objective->achievement, &score->means[BASIS_CALCULATED]);

    if (!shown.known && draft->edition->kind != EDITION_RESULTS && tally.total > 0)
        return TEXT("È un impegno del piano: il risultato non è ancora noto.");
    if (!shown.known)
        return tally.total == 0
                   ? TEXT("Non ha indicatori: non si può dire come è andato.")
                   : TEXT("Non è misurato: nessuno dei suoi indicatori ha un risultato che "
                          "conti. Non vuol dire zero.");
    const struct rating *rating = score_rate(draft->edition, shown.value);
    struct text result = arena_format(arena, "Raggiungimento: %.*s %%",
                                      TEXT_PRINT(figure_percent(arena, shown)));
    if (rating != NULL)
        result = arena_format(arena, "%.*s, valutazione «%.*s».", TEXT_PRINT(result),
                              TEXT_PRINT(rating->label));
    else
        result = arena_format(arena, "%.*s.", TEXT_PRINT(result));
    return arena_format(arena, "%.*s%.*s%.*s", TEXT_PRINT(result),
                        TEXT_PRINT(describe_reached(arena, &tally)),
                        TEXT_PRINT(describe_unmeasured(
                            arena, &tally, draft->edition->kind != EDITION_RESULTS)));
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

struct text sentence_why_missed(const struct draft *draft, size_t number)
{
    struct arena *arena = draft->arena;
    const struct objective *objective = &draft->edition->objectives[number];
    struct tally tally = count_indicators(objective, &draft->scores->objectives[number]);
    size_t missed = tally.measured - tally.reached;

    if (tally.missed == NONE)
        return TEXT("");
    struct text first =
        describe_indicator(arena, &objective->indicators[tally.missed],
                           &draft->scores->objectives[number].indicators[tally.missed]);
    if (missed == 1)
        return first;
    return arena_format(
        arena, "%.*s; e %.*s", TEXT_PRINT(first),
        TEXT_PRINT(missed == 2 ? TEXT("un altro indicatore")
                               : arena_format(arena, "altri %zu indicatori", missed - 1)));
}

static bool reached_nothing(const struct draft *draft, size_t number)
{
    static const struct decimal zero = {0};
    struct shown shown =
        score_shown(&draft->edition->objectives[number].achievement,
                    &draft->scores->objectives[number].means[BASIS_CALCULATED]);

    return decimal_compare(shown.value, zero) == 0;
}

/* ", 3 in parte e 2 per niente": those that fell short, by how far. */
static struct text describe_missed(const struct draft *draft)
{
    struct arena *arena = draft->arena;
    const struct references *missed = &draft->cards->missed;
    size_t nothing = 0;

    while (nothing < missed->count && reached_nothing(draft, missed->items[nothing]))
        nothing++;
    struct text partly = figure_count(arena, missed->count - nothing);
    struct text none = figure_count(arena, nothing);
    if (nothing == 0)
        return arena_format(arena, " e %.*s solo in parte", TEXT_PRINT(partly));
    if (nothing == missed->count)
        return arena_format(arena, " e %.*s per niente", TEXT_PRINT(none));
    return arena_format(arena, ", %.*s in parte e %.*s per niente", TEXT_PRINT(partly),
                        TEXT_PRINT(none));
}

struct text sentence_of_edition(const struct draft *draft)
{
    struct arena *arena = draft->arena;
    const struct edition_cards *cards = draft->cards;
    size_t total = draft->edition->objective_count;
    size_t reached = 0;

    if (draft->edition->awaits_results)
        return arena_format(arena,
                            "Il piano ha %.*s %s, con %.*s %s. I risultati non sono ancora "
                            "noti: le pagine sono in attesa di consuntivo.",
                            TEXT_PRINT(figure_count(arena, total)),
                            total == 1 ? "obiettivo" : "obiettivi",
                            TEXT_PRINT(figure_count(arena, cards->indicator_count)),
                            cards->indicator_count == 1 ? "indicatore" : "indicatori");
    for (size_t i = 0; i < total; i++)
        reached += cards->reached[i];
    size_t unmeasured = total - reached - cards->missed.count;
    struct text result = arena_format(
        arena, "Su %.*s %s, %.*s %s del tutto%.*s", TEXT_PRINT(figure_count(arena, total)),
        total == 1 ? "obiettivo" : "obiettivi", TEXT_PRINT(figure_count(arena, reached)),
        reached == 1 ? "è raggiunto" : "sono raggiunti", TEXT_PRINT(describe_missed(draft)));
    if (unmeasured == 0)
        return arena_format(arena, "%.*s.", TEXT_PRINT(result));
    if (draft->edition->kind != EDITION_RESULTS)
        return arena_format(arena, "%.*s; %.*s %s in attesa di consuntivo.", TEXT_PRINT(result),
                            TEXT_PRINT(figure_count(arena, unmeasured)),
                            unmeasured == 1 ? "è" : "sono");
    return arena_format(arena, "%.*s; %.*s non %s.", TEXT_PRINT(result),
                        TEXT_PRINT(figure_count(arena, unmeasured)),
                        unmeasured == 1 ? "è misurato" : "sono misurati");
}
