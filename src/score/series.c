#include "score/score.h"

static size_t count_known(const struct series *series)
{
    size_t known = 0;

    for (size_t i = 0; i < series->count; i++)
        known += series->years[i].value.known;
    return known;
}

struct series series_of_indicator(struct arena *arena, const struct edition *edition,
                                  const struct indicator *indicator)
{
    struct series series = {.count = indicator->series_count};
    unsigned own = edition->to.year;

    if (series.count == 0)
        return series;
    series.years = arena_allocate_array(arena, series.count + 1, sizeof *series.years);
    for (size_t i = 0; i < series.count; i++)
        series.years[i] = indicator->series[i];
    if (series.years[series.count - 1].year < own && indicator->actual.known)
        series.years[series.count++] = (struct year_value){own, indicator->actual};
    series.shows = count_known(&series) >= 2;
    return series;
}

struct text series_words(struct arena *arena, const struct series *series)
{
    const struct year_value *first = series->years;
    const struct year_value *last = &series->years[series->count - 1];

    while (!first->value.known)
        first++;
    while (!last->value.known)
        last--;
    return arena_format(arena, "Da %.*s nel %u a %.*s nel %u.",
                        TEXT_PRINT(first->value.printed), first->year,
                        TEXT_PRINT(last->value.printed), last->year);
}
