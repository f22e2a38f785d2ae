#include "score/score.h"

static const struct decimal hundred = {100, 0};

static struct addend leave_out(enum score_reason reason)
{
    return (struct addend){.reason = reason};
}

static struct addend count(struct decimal value)
{
    return (struct addend){.reason = REASON_COUNTED, .value = value};
}

static struct addend count_all_or_nothing(bool reached)
{
    return count(decimal_from_integer(reached ? 100 : 0));
}

/* part ÷ whole as a percentage from 0 to 100; both are more than 0. */
static struct addend count_share(struct decimal part, struct decimal whole,
                                 const struct method *method)
{
    struct decimal share;

    if (method->all_or_nothing)
        return count_all_or_nothing(false);
    if (!decimal_multiply_divide(part, hundred, whole, SCORE_SCALE, &share))
        return leave_out(REASON_TOO_LARGE);
    return count(decimal_compare(share, hundred) > 0 ? hundred : share);
}

static int sign(struct decimal value)
{
    return value.units < 0 ? -1 : value.units > 0;
}

/* What is strict is reached or not: a share of it would come out as 100 at the value itself. */
static bool is_strict(const struct indicator *indicator)
{
    return indicator->reading != NULL && indicator->reading->strict;
}

static struct addend score_at_least(struct decimal target, struct decimal actual, bool strict,
                                    const struct method *method)
{
    if (strict)
        return count_all_or_nothing(decimal_compare(actual, target) > 0);
    if (decimal_compare(actual, target) >= 0)
        return count_all_or_nothing(true);
    if (sign(target) <= 0 || sign(actual) <= 0)
        return count_all_or_nothing(false);
    return count_share(actual, target, method);
}

static struct addend score_at_most(struct decimal target, struct decimal actual, bool strict,
                                   const struct method *method)
{
    if (strict)
        return count_all_or_nothing(decimal_compare(actual, target) < 0);
    if (decimal_compare(actual, target) <= 0)
        return count_all_or_nothing(true);
    if (!method->at_most_is_proportional || sign(target) <= 0)
        return count_all_or_nothing(false);
    return count_share(target, actual, method);
}

/* `success` is the value that means 100. */
static struct addend score_boolean(struct decimal actual, int64_t success)
{
    if (decimal_compare(actual, decimal_from_integer(success)) == 0)
        return count_all_or_nothing(true);
    if (decimal_compare(actual, decimal_from_integer(1 - success)) == 0)
        return count_all_or_nothing(false);
    return leave_out(REASON_UNREADABLE_ACTUAL);
}

/* ---- Kinds that need a reading ---- */

static struct addend score_range(const struct indicator *indicator)
{
    const struct reading *reading = indicator->reading;

    if (reading == NULL || !reading->limit.known)
        return leave_out(REASON_UNREADABLE_TARGET);
    return count_all_or_nothing(
        decimal_compare(indicator->actual.value, indicator->target.value) >= 0 &&
        decimal_compare(indicator->actual.value, reading->limit.value) <= 0);
}

/* Without a baseline the actual is itself the increase. */
static struct addend score_increase(const struct indicator *indicator,
                                    const struct method *method)
{
    const struct reading *reading = indicator->reading;
    struct decimal gained = indicator->actual.value;
    bool has_baseline = reading != NULL && reading->baseline.known;

    if (has_baseline &&
        !decimal_subtract(indicator->actual.value, reading->baseline.value, &gained))
        return leave_out(REASON_TOO_LARGE);
    if (indicator->target.known)
        return score_at_least(indicator->target.value, gained, is_strict(indicator), method);
    if (!has_baseline)
        return leave_out(REASON_UNREADABLE_TARGET);
    return count_all_or_nothing(sign(gained) > 0);
}

bool score_cumulated(const struct edition *edition, const struct reading *reading,
                     struct decimal *wanted)
{
    bool begun = false;

    *wanted = (struct decimal){0};
    if (reading == NULL)
        return false;
    if (reading->baseline.known)
        *wanted = reading->baseline.value;
    for (size_t i = 0; i < reading->year_count; i++) {
        const struct year_value *share = &reading->years[i];
        if (!share->value.known || (date_known(edition->to) && share->year > edition->to.year))
            continue;
        begun = true;
        if (!decimal_add(*wanted, share->value.value, wanted))
            return false;
    }
    return begun;
}

static struct addend score_cumulative(const struct edition *edition,
                                      const struct indicator *indicator)
{
    struct decimal wanted;

    if (!score_cumulated(edition, indicator->reading, &wanted))
        return leave_out(REASON_UNREADABLE_TARGET);
    return score_at_least(wanted, indicator->actual.value, is_strict(indicator),
                          &edition->method);
}

size_t score_find_band(const struct reading *reading, struct decimal value)
{
    for (size_t i = 0; reading != NULL && i < reading->band_count; i++) {
        const struct band *band = &reading->bands[i];
        if (band->from.known && decimal_compare(value, band->from.value) < 0)
            return i > 0 ? i - 1 : NONE; /* between two bands: the lower one */
        if (!band->to.known || decimal_compare(value, band->to.value) <= 0)
            return i;
    }
    return NONE;
}

static struct addend score_bands(const struct indicator *indicator)
{
    size_t band = score_find_band(indicator->reading, indicator->actual.value);

    if (indicator->reading == NULL || indicator->reading->band_count == 0)
        return leave_out(REASON_UNREADABLE_TARGET);
    if (band == NONE)
        return leave_out(REASON_UNREADABLE_ACTUAL);
    if (!indicator->reading->bands[band].achievement.known)
        return leave_out(REASON_BANDS);
    return count(indicator->reading->bands[band].achievement.value);
}

static struct addend score_k_of_n(const struct indicator *indicator,
                                  const struct method *method)
{
    const struct reading *reading = indicator->reading;
    struct decimal actual = indicator->actual.value;

    if (reading != NULL && reading->limit.known &&
        decimal_compare(actual, reading->limit.value) > 0)
        return leave_out(REASON_UNREADABLE_ACTUAL);
    if (sign(actual) < 0 || decimal_normalise(actual).scale > 0)
        return leave_out(REASON_UNREADABLE_ACTUAL);
    return score_at_least(indicator->target.value, actual, is_strict(indicator), method);
}

bool score_phases(const struct edition *edition, const struct objective *objective, size_t *due,
                  size_t *in_time)
{
    *due = 0;
    *in_time = 0;
    for (size_t i = 0; i < objective->phase_count; i++) {
        const struct phase *phase = &objective->phases[i];
        bool later = date_known(edition->to) && date_compare(phase->end.date, edition->to) > 0;
        if (phase->state != PHASE_PLANNED || !date_known(phase->end.date) || later)
            continue;
        if (!date_known(phase->actual_end.date))
            return false;
        (*due)++;
        *in_time += date_compare(phase->actual_end.date, phase->end.date) <= 0;
    }
    return *due > 0;
}

/* Told by a figure (a share of 100, or 1 and 0 for yes and no); else by the phases themselves. */
static struct addend score_schedule(const struct edition *edition,
                                    const struct objective *objective,
                                    const struct indicator *indicator)
{
    const struct figure *target = &indicator->target;
    size_t due;
    size_t in_time;

    if (indicator->actual.known && !target->known)
        return score_boolean(indicator->actual.value, 1);
    if (indicator->actual.known)
        return score_at_least(target->value, indicator->actual.value, is_strict(indicator),
                              &edition->method);
    if (!score_phases(edition, objective, &due, &in_time))
        return leave_out(REASON_NOT_MEASURED);
    if (in_time == 0 || in_time == due)
        return count_all_or_nothing(in_time > 0);
    return count_share(decimal_from_integer((int64_t)in_time),
                       decimal_from_integer((int64_t)due), &edition->method);
}

/* ---- Whether it can be scored ---- */

/* The target is for a time after the edition's, and the body has not judged it already. */
static bool is_later(const struct edition *edition, const struct indicator *indicator)
{
    const struct reading *reading = indicator->reading;

    if (!date_known(edition->to) || indicator->achievement.known)
        return false;
    if (indicator->kind == INDICATOR_CUMULATIVE && reading != NULL && reading->year_count > 0)
        return reading->years[0].year > edition->to.year;
    return date_known(indicator->target.date) &&
           date_compare(indicator->target.date, edition->to) > 0;
}

/* Whether a figure is there in the form that the kind needs. */
static bool is_readable(const struct indicator *indicator, const struct figure *figure)
{
    return indicator->kind == INDICATOR_BY_DATE ? date_known(figure->date) : figure->known;
}

enum indicator_state score_state(const struct edition *edition,
                                 const struct objective *objective,
                                 const struct indicator *indicator)
{
    size_t due;
    size_t in_time;

    if (indicator->declared != STATE_MEASURED)
        return indicator->declared;
    if (indicator->kind == INDICATOR_CONTEXT)
        return STATE_CONTEXT;
    if (indicator->achievement.known)
        return STATE_MEASURED;
    if (is_later(edition, indicator))
        return STATE_LATER;
    if (is_readable(indicator, &indicator->actual))
        return STATE_MEASURED;
    bool by_phases = indicator->kind == INDICATOR_SCHEDULE &&
                     indicator->actual.printed.length == 0 &&
                     score_phases(edition, objective, &due, &in_time);
    if (by_phases)
        return STATE_MEASURED;
    return edition->kind != EDITION_RESULTS && indicator->actual.printed.length == 0
               ? STATE_AWAITED
               : STATE_NOT_MEASURED;
}

static enum score_reason reason_for_state(enum indicator_state state)
{
    switch (state) {
    case STATE_MEASURED:
        return REASON_COUNTED;
    case STATE_NOT_MEASURED:
        return REASON_NOT_MEASURED;
    case STATE_AWAITED:
        return REASON_AWAITED;
    case STATE_NOT_APPLICABLE:
        return REASON_NOT_APPLICABLE;
    case STATE_SUSPENDED:
        return REASON_SUSPENDED;
    case STATE_CONTEXT:
        return REASON_CONTEXT;
    case STATE_LATER:
        return REASON_LATER;
    }
    return REASON_COUNTED;
}

/* Kinds whose target is in the reading, or goes without saying, check it themselves. */
static bool needs_target(enum indicator_kind kind)
{
    switch (kind) {
    case INDICATOR_AT_LEAST:
    case INDICATOR_AT_MOST:
    case INDICATOR_EQUAL:
    case INDICATOR_BY_DATE:
    case INDICATOR_RANGE:
    case INDICATOR_K_OF_N:
        return true;
    case INDICATOR_BOOLEAN:
    case INDICATOR_BOOLEAN_NEGATIVE:
    case INDICATOR_INCREASE:
    case INDICATOR_CUMULATIVE:
    case INDICATOR_BANDS:
    case INDICATOR_SCHEDULE:
    case INDICATOR_TEXT:
    case INDICATOR_CONTEXT:
        return false;
    }
    return false;
}

/* Whether target and actual are there to be compared. */
static enum score_reason check_figures(const struct edition *edition,
                                       const struct indicator *indicator)
{
    bool by_phases = indicator->kind == INDICATOR_SCHEDULE;

    if (indicator->kind == INDICATOR_TEXT)
        return REASON_WORDS;
    if (is_later(edition, indicator))
        return REASON_LATER;
    if (indicator->actual.printed.length == 0 && !by_phases)
        return REASON_NOT_MEASURED;
    if (indicator->actual.printed.length > 0 && !is_readable(indicator, &indicator->actual))
        return REASON_UNREADABLE_ACTUAL;
    if (!needs_target(indicator->kind) || is_readable(indicator, &indicator->target))
        return REASON_COUNTED;
    return indicator->target.printed.length == 0 ? REASON_NO_TARGET : REASON_UNREADABLE_TARGET;
}

static struct addend score_figures(const struct edition *edition,
                                   const struct objective *objective,
                                   const struct indicator *indicator)
{
    const struct method *method = &edition->method;
    struct decimal target = indicator->target.value;
    struct decimal actual = indicator->actual.value;

    switch (indicator->kind) {
    case INDICATOR_AT_LEAST:
        return score_at_least(target, actual, is_strict(indicator), method);
    case INDICATOR_AT_MOST:
        return score_at_most(target, actual, is_strict(indicator), method);
    case INDICATOR_EQUAL:
        return count_all_or_nothing(decimal_compare(actual, target) == 0);
    case INDICATOR_BOOLEAN:
        return score_boolean(actual, 1);
    case INDICATOR_BOOLEAN_NEGATIVE:
        return score_boolean(actual, 0);
    case INDICATOR_BY_DATE:
        return count_all_or_nothing(
            date_compare(indicator->actual.date, indicator->target.date) <= 0);
    case INDICATOR_RANGE:
        return score_range(indicator);
    case INDICATOR_INCREASE:
        return score_increase(indicator, method);
    case INDICATOR_CUMULATIVE:
        return score_cumulative(edition, indicator);
    case INDICATOR_BANDS:
        return score_bands(indicator);
    case INDICATOR_K_OF_N:
        return score_k_of_n(indicator, method);
    case INDICATOR_SCHEDULE:
        return score_schedule(edition, objective, indicator);
    case INDICATOR_TEXT:
        return leave_out(REASON_WORDS);
    case INDICATOR_CONTEXT:
        return leave_out(REASON_CONTEXT);
    }
    return leave_out(REASON_NOT_MEASURED);
}

struct addend score_indicator(const struct edition *edition, const struct objective *objective,
                              const struct indicator *indicator)
{
    enum score_reason reason = reason_for_state(score_state(edition, objective, indicator));
    bool awaited = reason == REASON_AWAITED;

    if (reason == REASON_COUNTED || reason == REASON_NOT_MEASURED || awaited)
        reason = check_figures(edition, indicator);
    struct addend addend = reason == REASON_COUNTED
                               ? score_figures(edition, objective, indicator)
                               : leave_out(reason);
    if (awaited && addend.reason == REASON_NOT_MEASURED)
        addend.reason = REASON_AWAITED;
    return addend;
}
