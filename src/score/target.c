/* What a target asks for, as it was read: beside its text as printed. */
#include "score/score.h"

/* " giorni"; nothing where the unit is not known. */
static struct text add_measure(struct arena *arena, const struct indicator *indicator)
{
    if (indicator->measure.length == 0)
        return TEXT("");
    return arena_format(arena, " %.*s", TEXT_PRINT(indicator->measure));
}

static struct text write_value(struct arena *arena, const struct indicator *indicator)
{
    char space[DECIMAL_TEXT_SIZE];
    struct text value = decimal_format_italian(indicator->target.value, space);

    return arena_format(arena, "%.*s%.*s", TEXT_PRINT(value),
                        TEXT_PRINT(add_measure(arena, indicator)));
}

static struct text say_increase(struct arena *arena, const struct indicator *indicator)
{
    const struct reading *reading = indicator->reading;
    struct text more = indicator->target.known
                           ? arena_format(arena, "un aumento di %.*s",
                                          TEXT_PRINT(write_value(arena, indicator)))
                           : TEXT("un aumento");

    if (reading == NULL || !reading->baseline.known)
        return more;
    return arena_format(arena, "%.*s, a partire da %.*s", TEXT_PRINT(more),
                        TEXT_PRINT(reading->baseline.printed));
}

/* 25 nel 2024, 20 nel 2025 */
static struct text say_years(struct arena *arena, const struct reading *reading)
{
    struct text words = TEXT("");

    for (size_t i = 0; i < reading->year_count; i++)
        words =
            arena_format(arena, "%.*s%s%.*s nel %u", TEXT_PRINT(words), i > 0 ? ", " : "",
                         TEXT_PRINT(reading->years[i].value.printed), reading->years[i].year);
    if (!reading->baseline.known)
        return words;
    return arena_format(arena, "%.*s, oltre a %.*s già raggiunto", TEXT_PRINT(words),
                        TEXT_PRINT(reading->baseline.printed));
}

static struct text say_band(struct arena *arena, const struct band *band)
{
    if (!band->from.known)
        return arena_format(arena, "fino a %.*s", TEXT_PRINT(band->to.printed));
    if (!band->to.known)
        return arena_format(arena, "oltre %.*s", TEXT_PRINT(band->from.printed));
    return arena_format(arena, "%.*s–%.*s", TEXT_PRINT(band->from.printed),
                        TEXT_PRINT(band->to.printed));
}

static struct text say_bands(struct arena *arena, const struct reading *reading)
{
    struct text words = TEXT("fasce di giudizio:");

    for (size_t i = 0; i < reading->band_count; i++)
        words = arena_format(arena, "%.*s%s %.*s", TEXT_PRINT(words), i > 0 ? "," : "",
                             TEXT_PRINT(say_band(arena, &reading->bands[i])));
    return words;
}

static struct text say_with(struct arena *arena, const struct indicator *indicator,
                            const char *words)
{
    if (!indicator->target.known)
        return TEXT("");
    return arena_format(arena, "%s %.*s", words, TEXT_PRINT(write_value(arena, indicator)));
}

static struct text say_limit(struct arena *arena, const struct indicator *indicator,
                             const char *format)
{
    char space[DECIMAL_TEXT_SIZE];
    const struct reading *reading = indicator->reading;
    bool range = indicator->kind == INDICATOR_RANGE;

    if (!indicator->target.known || reading == NULL || !reading->limit.known)
        return say_with(arena, indicator, format);
    struct text value = decimal_format_italian(indicator->target.value, space);
    return arena_format(arena, "%s %.*s %s %.*s%.*s", format, TEXT_PRINT(value),
                        range ? "a" : "su", TEXT_PRINT(reading->limit.printed),
                        TEXT_PRINT(range ? add_measure(arena, indicator) : TEXT("")));
}

static struct text say_kind(struct arena *arena, const struct indicator *indicator)
{
    const struct reading *reading = indicator->reading;
    bool strict = reading != NULL && reading->strict;

    switch (indicator->kind) {
    case INDICATOR_AT_LEAST:
        return say_with(arena, indicator, strict ? "più di" : "almeno");
    case INDICATOR_AT_MOST:
        return say_with(arena, indicator, strict ? "meno di" : "al massimo");
    case INDICATOR_EQUAL:
        return say_with(arena, indicator, "esattamente");
    case INDICATOR_BOOLEAN:
        return TEXT("da fare");
    case INDICATOR_BOOLEAN_NEGATIVE:
        return TEXT("da evitare");
    case INDICATOR_RANGE:
        return say_limit(arena, indicator, "da");
    case INDICATOR_K_OF_N:
        return say_limit(arena, indicator, "almeno");
    case INDICATOR_INCREASE:
        return say_increase(arena, indicator);
    case INDICATOR_CUMULATIVE:
        return reading != NULL ? say_years(arena, reading) : TEXT("");
    case INDICATOR_BANDS:
        return reading != NULL ? say_bands(arena, reading) : TEXT("");
    case INDICATOR_SCHEDULE:
        return TEXT("rispetto delle fasi");
    case INDICATOR_BY_DATE:
    case INDICATOR_TEXT:
    case INDICATOR_CONTEXT:
        break;
    }
    return TEXT("");
}

struct text target_words(struct arena *arena, const struct indicator *indicator)
{
    char space[DATE_TEXT_SIZE];
    struct text words = say_kind(arena, indicator);

    if (!date_known(indicator->target.date))
        return words;
    struct text date = date_format_italian(indicator->target.date, space);
    return arena_format(arena, "%.*s%sentro il %.*s", TEXT_PRINT(words),
                        words.length > 0 ? ", " : "", TEXT_PRINT(date));
}
