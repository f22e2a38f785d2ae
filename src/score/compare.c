#include "score/score.h"

/* True when `exact`, rounded to `scale` digits, is `printed`. */
static bool rounds_to(struct decimal exact, struct decimal printed, uint8_t scale)
{
    struct decimal rounded;

    return decimal_round(exact, scale, &rounded) && decimal_compare(rounded, printed) == 0;
}

enum score_outcome score_compare(const struct figure *published, const struct mean *mean)
{
    if (published == NULL || published->printed.length == 0)
        return OUTCOME_NOT_PUBLISHED;
    if (!published->known || !mean->known)
        return OUTCOME_NOT_CHECKED;
    if (rounds_to(mean->value, published->value, published->value.scale))
        return OUTCOME_AGREES;
    struct decimal shorter = decimal_normalise(published->value);
    if (shorter.scale < published->value.scale &&
        rounds_to(mean->value, published->value, shorter.scale))
        return OUTCOME_ROUNDED;
    return OUTCOME_DIFFERS;
}

const struct rating *score_rate(const struct edition *edition, struct decimal value)
{
    const struct rating *reached = NULL;

    for (size_t i = 0; i < edition->scale_count; i++) {
        if (decimal_compare(edition->scale[i].from, value) <= 0)
            reached = &edition->scale[i];
    }
    return reached;
}

struct shown score_shown(const struct figure *published, const struct mean *calculated)
{
    if (published != NULL && published->known)
        return (struct shown){.known = true, .published = true, .value = published->value};
    return (struct shown){.known = calculated->known, .value = calculated->value};
}

struct mean score_recomputed(const struct indicator_score *score)
{
    const struct addend *addend = &score->addends[BASIS_FROM_TARGET];

    return (struct mean){
        .known = addend->reason == REASON_COUNTED || addend->reason == REASON_NO_WEIGHT,
        .value = addend->value,
    };
}

struct shown score_shown_indicator(const struct indicator *indicator,
                                   const struct indicator_score *score)
{
    struct mean mean = score_recomputed(score);

    return score_shown(&indicator->achievement, &mean);
}

struct text score_shown_percent(struct arena *arena, struct shown shown)
{
    char space[DECIMAL_TEXT_SIZE];

    return shown.published ? arena_copy(arena, decimal_format_italian(shown.value, space))
                           : score_percent(arena, shown.value);
}
