/* What the indicators of an objective were over the years: sparklines and their tables. */
#include "view/pages.h"

/* The drawing, in units of its view box; the line keeps off the edges. */
enum { WIDTH = 240, HEIGHT = 60, EDGE = 6 };

/* The years of an indicator, and what its line stretches over. */
struct history {
    struct series series;
    struct decimal least;
    struct decimal most; /* more than least */
};

static struct history measure(const struct series *series)
{
    struct history history = {.series = *series};

    for (size_t i = 0; i < series->count; i++) {
        const struct figure *value = &series->years[i].value;
        if (!value->known)
            continue;
        if (decimal_compare(value->value, history.least) < 0)
            history.least = value->value;
        if (decimal_compare(value->value, history.most) > 0)
            history.most = value->value;
    }
    if (decimal_compare(history.most, history.least) == 0)
        history.most = decimal_from_integer(1);
    return history;
}

static int64_t place_x(const struct history *history, size_t index)
{
    unsigned first = history->series.years[0].year;
    unsigned span = history->series.years[history->series.count - 1].year - first;

    return EDGE + (int64_t)(history->series.years[index].year - first) * (WIDTH - 2 * EDGE) /
                      (span > 0 ? span : 1);
}

static int64_t place_y(const struct history *history, size_t index)
{
    struct decimal above = {0};
    struct decimal range = {0};
    struct decimal height = {0};

    if (decimal_subtract(history->series.years[index].value.value, history->least, &above) &&
        decimal_subtract(history->most, history->least, &range))
        decimal_multiply_divide(above, decimal_from_integer(HEIGHT - 2 * EDGE), range, 0,
                                &height);
    return HEIGHT - EDGE - height.units;
}

/* "M6 54L120 30": a line from year to year, broken where a value is missing. */
static void set_line(struct arena *arena, struct mustache_object *object,
                     const struct history *history)
{
    struct mustache_list *marks = mustache_set_list(object, NAME_marks);
    struct buffer line = {0};
    bool pen = false;

    for (size_t i = 0; i < history->series.count; i++) {
        if (!history->series.years[i].value.known) {
            pen = false;
            continue;
        }
        long long x = place_x(history, i);
        long long y = place_y(history, i);
        struct mustache_object *mark = mustache_list_add_object(marks);
        buffer_append_format(&line, "%c%lld %lld", pen ? 'L' : 'M', x, y);
        mustache_set_text(mark, NAME_x_place, arena_format(arena, "%lld", x));
        mustache_set_text(mark, NAME_y_place, arena_format(arena, "%lld", y));
        pen = true;
    }
    mustache_set_text(object, NAME_line, arena_copy(arena, buffer_text(&line)));
    buffer_free(&line);
}

static void add_history(struct draft *draft, struct mustache_list *list,
                        const struct indicator *indicator, const struct history *history)
{
    struct arena *arena = draft->arena;
    struct mustache_object *object = mustache_list_add_object(list);
    struct mustache_list *years = mustache_set_list(object, NAME_years);

    mustache_set_text(object, NAME_name, indicator->name);
    mustache_set_text(object, NAME_finding, series_words(arena, &history->series));
    set_line(arena, object, history);
    for (size_t i = 0; i < history->series.count; i++) {
        struct mustache_object *year = mustache_list_add_object(years);
        mustache_set_text(year, NAME_label,
                          arena_format(arena, "%u", history->series.years[i].year));
        draft_set_optional(year, NAME_value_text, history->series.years[i].value.printed);
    }
}

void histories_set(struct draft *draft, const struct objective *objective)
{
    struct mustache_list *list = mustache_set_list(draft->data, NAME_histories);

    for (size_t i = 0; i < objective->indicator_count; i++) {
        const struct indicator *indicator = &objective->indicators[i];
        struct series series = series_of_indicator(draft->arena, draft->edition, indicator);
        if (!series.shows)
            continue;
        struct history history = measure(&series);
        add_history(draft, list, indicator, &history);
    }
    mustache_set_flag(draft->data, NAME_has_histories, mustache_list_count(list) > 0);
}
