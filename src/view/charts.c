#include "view/pages.h"

/* Colours and patterns that the style sheet has for the steps of a scale. */
enum { CHART_TONES = 5 };

/* Charts are drawn on a width of 1000 and stretched to the page. */
enum { CHART_WIDTH = 1000, CHART_LABEL_WIDTH = 60 };

size_t chart_tone(const struct edition *edition, size_t rating)
{
    if (rating >= edition->scale_count)
        return 0;
    if (edition->scale_count == 1)
        return CHART_TONES;
    return 1 + rating * (CHART_TONES - 1) / (edition->scale_count - 1);
}

static struct text format_plain(struct arena *arena, size_t value)
{
    return arena_format(arena, "%zu", value);
}

/* "12 su 40: 30 %", rounded to whole per cent. */
static struct text format_share(struct arena *arena, size_t part, size_t whole)
{
    char space[DECIMAL_TEXT_SIZE];
    struct decimal share = {0};

    if (whole > 0)
        decimal_multiply_divide(decimal_from_integer((int64_t)part), decimal_from_integer(100),
                                decimal_from_integer((int64_t)whole), 1, &share);
    return arena_copy(arena, decimal_format_italian(decimal_normalise(share), space));
}

/* A piece of the bar: from `before` to `before` + `count` of `total` objectives. */
static void add_segment(struct arena *arena, struct mustache_list *list, size_t before,
                        size_t count, size_t total, size_t tone)
{
    size_t start = before * CHART_WIDTH / total;
    size_t width = (before + count) * CHART_WIDTH / total - start;
    struct mustache_object *segment = mustache_list_add_object(list);

    mustache_set_text(segment, NAME_x, format_plain(arena, start));
    mustache_set_text(segment, NAME_width, format_plain(arena, width));
    mustache_set_text(segment, NAME_middle, format_plain(arena, start + width / 2));
    mustache_set_text(segment, NAME_count, figure_count(arena, count));
    mustache_set_text(segment, NAME_tone, format_plain(arena, tone));
    mustache_set_flag(segment, NAME_wide, width >= CHART_LABEL_WIDTH);
}

static void add_row(const struct chart_source *source, struct mustache_list *list,
                    size_t rating, size_t total)
{
    struct arena *arena = source->arena;
    struct mustache_object *row = mustache_list_add_object(list);
    size_t count = source->counts[rating];

    mustache_set_text(row, NAME_label, ratings_label(source->edition, rating));
    mustache_set_text(row, NAME_path, source->cards->rating_paths[rating]);
    mustache_set_text(row, NAME_tone, format_plain(arena, chart_tone(source->edition, rating)));
    mustache_set_text(row, NAME_count, figure_count(arena, count));
    mustache_set_text(row, NAME_percent, format_share(arena, count, total));
}

/* The order of charts: the best step first, objectives without any last. */
static size_t rank(const struct edition *edition, size_t position)
{
    return position < edition->scale_count ? edition->scale_count - 1 - position
                                           : edition->scale_count;
}

/* What the chart shows, in words: "Su 312 obiettivi: Superato 250, Parziale 40". */
static struct text find_finding(const struct chart_source *source, size_t total)
{
    struct arena *arena = source->arena;
    struct text finding =
        arena_format(arena, "Su %.*s %s", TEXT_PRINT(figure_count(arena, total)),
                     total == 1 ? "obiettivo" : "obiettivi");
    const char *between = ": ";

    for (size_t i = 0; i < ratings_count(source->edition); i++) {
        size_t rating = rank(source->edition, i);
        if (source->counts[rating] == 0)
            continue;
        finding = arena_format(arena, "%.*s%s%.*s %.*s", TEXT_PRINT(finding), between,
                               TEXT_PRINT(ratings_label(source->edition, rating)),
                               TEXT_PRINT(figure_count(arena, source->counts[rating])));
        between = ", ";
    }
    return finding;
}

void chart_set_distribution(const struct chart_source *source, struct mustache_object *object)
{
    size_t ratings = ratings_count(source->edition);
    size_t total = 0;
    size_t before = 0;

    for (size_t i = 0; i < ratings; i++)
        total += source->counts[i];
    mustache_set_nothing(object, NAME_distribution);
    if (total == 0)
        return;
    struct mustache_object *chart = mustache_set_object(object, NAME_distribution);
    struct mustache_list *segments = mustache_set_list(chart, NAME_segments);
    struct mustache_list *rows = mustache_set_list(chart, NAME_rows);
    mustache_set_text(chart, NAME_finding, find_finding(source, total));
    mustache_set_text(chart, NAME_objective_count, figure_count(source->arena, total));
    for (size_t i = 0; i < ratings; i++) {
        size_t rating = rank(source->edition, i);
        size_t count = source->counts[rating];
        if (count > 0 || rating < source->edition->scale_count)
            add_row(source, rows, rating, total);
        if (count > 0)
            add_segment(source->arena, segments, before, count, total,
                        chart_tone(source->edition, rating));
        before += count;
    }
}

/* ---- Bullet: what was reached against what was expected ---- */

/* `value` ÷ `most` on the width of the chart; both from 0. */
static struct text scale_to_width(struct arena *arena, struct decimal value,
                                  struct decimal most)
{
    struct decimal place = {0};
    char space[DECIMAL_TEXT_SIZE];

    decimal_multiply_divide(value, decimal_from_integer(CHART_WIDTH), most, 0, &place);
    return arena_copy(arena, decimal_format_plain(place, space));
}

/* A chart makes sense of quantities only: not of dates, words, or a yes and no. */
static bool is_quantity(const struct indicator *indicator)
{
    static const struct decimal zero = {0};

    switch (indicator->kind) {
    case INDICATOR_AT_LEAST:
    case INDICATOR_AT_MOST:
    case INDICATOR_EQUAL:
        return indicator->target.known && indicator->actual.known &&
               decimal_compare(indicator->target.value, zero) >= 0 &&
               decimal_compare(indicator->actual.value, zero) >= 0;
    case INDICATOR_BOOLEAN:
    case INDICATOR_BOOLEAN_NEGATIVE:
    case INDICATOR_BY_DATE:
    case INDICATOR_RANGE:
    case INDICATOR_INCREASE:
    case INDICATOR_CUMULATIVE:
    case INDICATOR_BANDS:
    case INDICATOR_K_OF_N:
    case INDICATOR_SCHEDULE:
    case INDICATOR_TEXT:
    case INDICATOR_CONTEXT:
        return false;
    }
    return false;
}

bool chart_set_bullet(struct arena *arena, struct mustache_object *row,
                      const struct indicator *indicator)
{
    static const struct decimal zero = {0};
    struct decimal most = indicator->target.value;

    mustache_set_nothing(row, NAME_bullet);
    if (!is_quantity(indicator))
        return false;
    if (decimal_compare(indicator->actual.value, most) > 0)
        most = indicator->actual.value;
    if (decimal_compare(most, zero) == 0)
        return false;
    struct mustache_object *bullet = mustache_set_object(row, NAME_bullet);
    mustache_set_text(bullet, NAME_width, scale_to_width(arena, indicator->actual.value, most));
    mustache_set_text(bullet, NAME_x, scale_to_width(arena, indicator->target.value, most));
    return true;
}
