#include "view/pages.h"

static struct text copy_italian(struct arena *arena, struct decimal value)
{
    char space[DECIMAL_TEXT_SIZE];

    return arena_copy(arena, decimal_format_italian(value, space));
}

struct text figure_count(struct arena *arena, size_t count)
{
    return words_for_count(arena, count);
}

struct text figure_decimal(struct arena *arena, struct decimal value)
{
    return copy_italian(arena, decimal_normalise(value));
}

struct text figure_period(struct arena *arena, const struct edition *edition)
{
    char from[DATE_TEXT_SIZE];
    char to[DATE_TEXT_SIZE];

    date_format_italian(edition->from, from);
    date_format_italian(edition->to, to);
    return arena_format(arena, "Dal %s al %s", from, to);
}

/* Sets `points`: 0 to 100 with a decimal point, for the length of a bar. */
static void set_points(struct arena *arena, struct mustache_object *object,
                       struct decimal value)
{
    char space[DECIMAL_TEXT_SIZE];
    struct decimal rounded = value;

    if (value.scale > 2)
        decimal_round(value, 2, &rounded);
    mustache_set_text(object, NAME_points,
                      arena_copy(arena, decimal_format_plain(rounded, space)));
}

static void set_rating(const struct edition *edition, struct arena *arena,
                       struct mustache_object *object, struct decimal value)
{
    const struct rating *rating = score_rate(edition, value);

    if (rating == NULL) {
        mustache_set_nothing(object, NAME_rating);
        return;
    }
    struct mustache_object *step = mustache_set_object(object, NAME_rating);
    mustache_set_text(step, NAME_label, rating->label);
    mustache_set_text(
        step, NAME_tone,
        figure_count(arena, chart_tone(edition, (size_t)(rating - edition->scale))));
}

/* The part that all achievements have in common. `other` is what was recomputed. */
static void set_shown(const struct edition *edition, struct arena *arena,
                      struct mustache_object *object, struct shown shown, bool differs,
                      struct decimal other)
{
    mustache_set_flag(object, NAME_known, shown.known);
    mustache_set_flag(object, NAME_awaited, edition->kind != EDITION_RESULTS);
    mustache_set_flag(object, NAME_published, shown.published);
    mustache_set_flag(object, NAME_differs, differs);
    if (!shown.known) {
        mustache_set_nothing(object, NAME_rating);
        return;
    }
    mustache_set_text(object, NAME_percent, score_shown_percent(arena, shown));
    mustache_set_text(object, NAME_calculated, score_percent(arena, other));
    set_points(arena, object, shown.value);
    set_rating(edition, arena, object, shown.value);
}

struct mustache_object *figure_make_achievement(const struct edition *edition,
                                                struct arena *arena,
                                                const struct figure *published,
                                                const struct mean *calculated)
{
    struct mustache_object *achievement = mustache_object_create(arena);
    struct shown shown = score_shown(published, calculated);
    bool differs = score_compare(published, calculated) == OUTCOME_DIFFERS;

    set_shown(edition, arena, achievement, shown, differs, calculated->value);
    return achievement;
}

void figure_set_achievement(const struct edition *edition, struct arena *arena,
                            struct mustache_object *object, const struct figure *published,
                            const struct mean *calculated)
{
    draft_share_object(object, NAME_achievement,
                       figure_make_achievement(edition, arena, published, calculated));
}

bool figure_of_objective(const struct edition *edition, const struct scores *scores,
                         size_t objective)
{
    const struct mean *mean = &scores->objectives[objective].means[BASIS_CALCULATED];

    return !edition->awaits_results &&
           score_shown(&edition->objectives[objective].achievement, mean).known;
}

bool figure_of_value(const struct edition *edition, const struct scores *scores, size_t axis,
                     size_t value)
{
    const struct group_score *score = &scores->axes[axis][value];

    return !edition->awaits_results &&
           score_shown(score->published, &score->means[BASIS_CALCULATED]).known;
}

void figure_set_indicator(const struct edition *edition, struct arena *arena,
                          struct mustache_object *object, const struct indicator *indicator,
                          const struct indicator_score *score)
{
    struct mean mean = score_recomputed(score);
    struct shown shown = score_shown(&indicator->achievement, &mean);
    bool differs = score_compare(&indicator->achievement, &mean) == OUTCOME_DIFFERS;

    set_shown(edition, arena, mustache_set_object(object, NAME_achievement), shown, differs,
              mean.value);
}
