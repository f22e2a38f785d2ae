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
static struct addend count_share(struct decimal part, struct decimal whole)
{
    struct decimal share;

    if (!decimal_multiply_divide(part, hundred, whole, SCORE_SCALE, &share))
        return leave_out(REASON_TOO_LARGE);
    return count(decimal_compare(share, hundred) > 0 ? hundred : share);
}

static int sign(struct decimal value)
{
    return value.units < 0 ? -1 : value.units > 0;
}

static struct addend score_at_least(struct decimal target, struct decimal actual)
{
    if (decimal_compare(actual, target) >= 0)
        return count_all_or_nothing(true);
    if (sign(target) <= 0 || sign(actual) <= 0)
        return count_all_or_nothing(false);
    return count_share(actual, target);
}

static struct addend score_at_most(struct decimal target, struct decimal actual,
                                   const struct method *method)
{
    if (decimal_compare(actual, target) <= 0)
        return count_all_or_nothing(true);
    if (!method->at_most_is_proportional || sign(target) <= 0)
        return count_all_or_nothing(false);
    return count_share(target, actual);
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

/* Whether a figure is there in the form that the kind needs. */
static bool is_readable(const struct indicator *indicator, const struct figure *figure)
{
    return indicator->kind == INDICATOR_BY_DATE ? date_known(figure->date) : figure->known;
}

enum indicator_state score_state(const struct indicator *indicator)
{
    if (indicator->declared != STATE_MEASURED)
        return indicator->declared;
    if (indicator->kind == INDICATOR_CONTEXT)
        return STATE_CONTEXT;
    bool measured = is_readable(indicator, &indicator->actual) || indicator->achievement.known;
    return measured ? STATE_MEASURED : STATE_NOT_MEASURED;
}

static enum score_reason reason_for_state(enum indicator_state state)
{
    switch (state) {
    case STATE_MEASURED:
        return REASON_COUNTED;
    case STATE_NOT_MEASURED:
        return REASON_NOT_MEASURED;
    case STATE_NOT_APPLICABLE:
        return REASON_NOT_APPLICABLE;
    case STATE_SUSPENDED:
        return REASON_SUSPENDED;
    case STATE_CONTEXT:
        return REASON_CONTEXT;
    }
    return REASON_COUNTED;
}

/* Whether target and actual are there to be compared. */
static enum score_reason check_figures(const struct indicator *indicator)
{
    bool needs_target =
        indicator->kind != INDICATOR_BOOLEAN && indicator->kind != INDICATOR_BOOLEAN_NEGATIVE;

    if (indicator->kind == INDICATOR_TEXT)
        return REASON_WORDS;
    if (indicator->actual.printed.length == 0)
        return REASON_NOT_MEASURED;
    if (!is_readable(indicator, &indicator->actual))
        return REASON_UNREADABLE_ACTUAL;
    if (needs_target && indicator->target.printed.length == 0)
        return REASON_NO_TARGET;
    if (needs_target && !is_readable(indicator, &indicator->target))
        return REASON_UNREADABLE_TARGET;
    return REASON_COUNTED;
}

struct addend score_indicator(const struct indicator *indicator, const struct method *method)
{
    enum score_reason reason = reason_for_state(score_state(indicator));

    if (reason == REASON_COUNTED || reason == REASON_NOT_MEASURED)
        reason = check_figures(indicator);
    if (reason != REASON_COUNTED)
        return leave_out(reason);
    switch (indicator->kind) {
    case INDICATOR_AT_LEAST:
        return score_at_least(indicator->target.value, indicator->actual.value);
    case INDICATOR_AT_MOST:
        return score_at_most(indicator->target.value, indicator->actual.value, method);
    case INDICATOR_EQUAL:
        return count_all_or_nothing(
            decimal_compare(indicator->actual.value, indicator->target.value) == 0);
    case INDICATOR_BOOLEAN:
        return score_boolean(indicator->actual.value, 1);
    case INDICATOR_BOOLEAN_NEGATIVE:
        return score_boolean(indicator->actual.value, 0);
    case INDICATOR_BY_DATE:
        return count_all_or_nothing(
            date_compare(indicator->actual.date, indicator->target.date) <= 0);
    case INDICATOR_TEXT:
        return leave_out(REASON_WORDS);
    case INDICATOR_CONTEXT:
        return leave_out(REASON_CONTEXT);
    }
    return leave_out(REASON_NOT_MEASURED);
}
