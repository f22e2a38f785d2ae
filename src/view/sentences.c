#include "view/pages.h"

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
