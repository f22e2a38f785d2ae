/* Phases in time: a bar each on the years that they span, beside their dates in words. */
#include "view/pages.h"

/* Bars are drawn on a width of 1000 and stretched to the page. */
enum { SCHEDULE_WIDTH = 1000, SCHEDULE_LEAST = 6, QUARTERS = 4 };

/* Whole years that a schedule shows; first is 0 while nothing is dated. */
struct span {
    unsigned first;
    unsigned last;
};

static void widen(struct span *span, struct date date)
{
    if (!date_known(date))
        return;
    if (span->first == 0 || date.year < span->first)
        span->first = date.year;
    if (date.year > span->last)
        span->last = date.year;
}

static void widen_by_phase(struct span *span, const struct phase *phase)
{
    widen(span, phase->start.date);
    widen(span, phase->end.date);
    widen(span, phase->actual_end.date);
}

/* A slip such as 2204 must not make a schedule of two hundred years. */
enum { YEARS_MOST = 15 };

static size_t find_x(const struct span *span, struct date date)
{
    const struct date start = {(uint16_t)span->first, 1, 1};
    const struct date end = {(uint16_t)(span->last + 1), 1, 1};
    uint32_t whole = date_day_number(end) - date_day_number(start);

    return (size_t)(date_day_number(date) - date_day_number(start)) * SCHEDULE_WIDTH / whole;
}

static void set_number(struct arena *arena, struct mustache_object *object, mustache_name name,
                       size_t value)
{
    mustache_set_text(object, name, arena_format(arena, "%zu", value));
}

/* ---- The years above the bars, and the lines between them ---- */

static bool set_years(struct draft *draft, struct mustache_object *schedule,
                      const struct span *span)
{
    bool drawn = span->first > 0 && span->last - span->first < YEARS_MOST;
    struct mustache_list *years = mustache_set_list(schedule, NAME_years);
    struct text marks = TEXT("");

    for (unsigned year = span->first; drawn && year <= span->last; year++) {
        struct mustache_object *entry = mustache_list_add_object(years);
        set_number(draft->arena, entry, NAME_label, year);
        for (unsigned quarter = 0; quarter < QUARTERS; quarter++) {
            const struct date day = {(uint16_t)year, (uint8_t)(1 + 3 * quarter), 1};
            size_t x = find_x(span, day);
            if (x > 0)
                marks = arena_format(draft->arena, "%.*sM%zu %dv%d", TEXT_PRINT(marks), x,
                                     quarter == 0 ? 0 : 14, quarter == 0 ? 20 : 6);
        }
    }
    mustache_set_text(schedule, NAME_marks, marks);
    return drawn;
}

/* ---- One phase ---- */

static struct text find_class(const struct phase *phase)
{
    switch (phase->state) {
    case PHASE_PLANNED:
        return date_known(phase->actual_end.date) ? TEXT("done") : TEXT("planned");
    case PHASE_CONDITIONAL:
        return TEXT("conditional");
    case PHASE_SUSPENDED:
        return TEXT("suspended");
    }
    return TEXT("");
}

static void add_bar(struct draft *draft, struct mustache_list *bars, const struct span *span,
                    const struct phase *phase)
{
    enum phase_timing timing = score_phase_timing(phase);
    struct date start = date_known(phase->start.date) ? phase->start.date : phase->end.date;
    struct date end = date_known(phase->end.date) ? phase->end.date : phase->start.date;

    if (timing == TIMING_UNDATED || timing == TIMING_REVERSED)
        return;
    struct mustache_object *bar = mustache_list_add_object(bars);
    size_t x = find_x(span, start);
    size_t width = find_x(span, end) - x;
    if (width < SCHEDULE_LEAST)
        width = SCHEDULE_LEAST;
    if (x + width > SCHEDULE_WIDTH)
        x = SCHEDULE_WIDTH - width;
    set_number(draft->arena, bar, NAME_x, x);
    set_number(draft->arena, bar, NAME_width, width);
    mustache_set_text(bar, NAME_state_class,
                      timing == TIMING_HALF ? TEXT("half") : find_class(phase));
    mustache_set_nothing(bar, NAME_mark);
    if (date_known(phase->actual_end.date))
        set_number(draft->arena, bar, NAME_mark, find_x(span, phase->actual_end.date));
}

/* ---- An objective ---- */

static void set_units(struct draft *draft, struct mustache_object *row,
                      const struct phase *phase)
{
    struct mustache_list *units = mustache_set_list(row, NAME_units);

    for (size_t i = 0; i < phase->units.count; i++)
        draft_add_object(units, draft->cards->units[phase->units.items[i]]);
}

static void add_phase(struct draft *draft, struct mustache_list *rows, const struct span *span,
                      const struct phase *phase)
{
    struct mustache_object *row = mustache_list_add_object(rows);
    struct mustache_list *bars = mustache_set_list(row, NAME_bars);
    struct text dates = words_for_phase_dates(draft->arena, phase);

    mustache_set_text(row, NAME_name, phase->name);
    draft_set_optional(row, NAME_unit, phase->unit);
    draft_set_optional(row, NAME_note, phase->note);
    draft_set_optional(row, NAME_text, dates);
    draft_set_optional(row, NAME_status, words_for_phase_status(draft->arena, phase));
    set_units(draft, row, phase);
    if (span != NULL)
        add_bar(draft, bars, span, phase);
}

/* A heading above the phases of a work, where there are works. */
static struct mustache_list *begin_work(struct mustache_list *groups, struct text work)
{
    struct mustache_object *group = mustache_list_add_object(groups);

    draft_set_optional(group, NAME_work, work);
    return mustache_set_list(group, NAME_rows);
}

void schedule_set_objective(struct draft *draft, const struct objective *objective)
{
    struct span span = {0};
    struct mustache_list *rows = NULL;
    struct text work = TEXT("");

    mustache_set_nothing(draft->data, NAME_schedule);
    if (objective->phase_count == 0)
        return;
    for (size_t i = 0; i < objective->phase_count; i++)
        widen_by_phase(&span, &objective->phases[i]);
    struct mustache_object *schedule = mustache_set_object(draft->data, NAME_schedule);
    bool drawn = set_years(draft, schedule, &span);
    struct mustache_list *groups = mustache_set_list(schedule, NAME_phases);
    for (size_t i = 0; i < objective->phase_count; i++) {
        const struct phase *phase = &objective->phases[i];
        if (rows == NULL || !text_equal(work, phase->work))
            rows = begin_work(groups, phase->work);
        work = phase->work;
        add_phase(draft, rows, drawn ? &span : NULL, phase);
    }
}

/* ---- An office ---- */

/* Phases of one objective that an office takes part in, taken together. */
struct summary {
    size_t count;
    size_t suspended;
    size_t conditional;
    size_t undated; /* some day of it is not known */
    struct date start;
    struct date end;
};

static void add_to_summary(struct summary *summary, const struct phase *phase)
{
    enum phase_timing timing = score_phase_timing(phase);
    struct date start = phase->start.date;
    struct date end = phase->end.date;

    summary->count++;
    summary->suspended += phase->state == PHASE_SUSPENDED;
    summary->conditional += phase->state == PHASE_CONDITIONAL;
    summary->undated += phase->state != PHASE_SUSPENDED && timing != TIMING_DATED;
    if (date_known(start) &&
        (!date_known(summary->start) || date_compare(start, summary->start) < 0))
        summary->start = start;
    if (date_known(end) && (!date_known(summary->end) || date_compare(end, summary->end) > 0))
        summary->end = end;
}

static void append_count(struct buffer *text, size_t count, const char *one, const char *many)
{
    if (count > 0)
        buffer_append_format(text, ", %zu %s", count, count == 1 ? one : many);
}

/* "8 fasi, 1 sospesa, 2 subordinate" */
static struct text tell_summary(struct arena *arena, const struct summary *summary)
{
    struct buffer buffer = {0};

    buffer_append_format(&buffer, "%zu %s", summary->count,
                         summary->count == 1 ? "fase" : "fasi");
    append_count(&buffer, summary->suspended, "sospesa", "sospese");
    append_count(&buffer, summary->conditional, "subordinata", "subordinate");
    append_count(&buffer, summary->undated, "senza date certe", "senza date certe");
    struct text text = arena_copy(arena, buffer_text(&buffer));
    buffer_free(&buffer);
    return text;
}

static struct text tell_period(struct arena *arena, const struct summary *summary)
{
    char from[DATE_TEXT_SIZE];
    char to[DATE_TEXT_SIZE];

    if (!date_known(summary->start) || !date_known(summary->end))
        return TEXT("");
    date_format_italian(summary->start, from);
    date_format_italian(summary->end, to);
    return arena_format(arena, "%s – %s", from, to);
}

static void add_objective(struct draft *draft, struct mustache_list *rows,
                          const struct span *span, size_t number, size_t unit)
{
    const struct objective *objective = &draft->edition->objectives[number];
    struct summary summary = {0};

    for (size_t i = 0; i < objective->phase_count; i++) {
        if (unit == NONE || model_is_of_unit(&objective->phases[i].units, unit))
            add_to_summary(&summary, &objective->phases[i]);
    }
    if (summary.count == 0)
        return;
    struct mustache_object *row = mustache_list_add_object(rows);
    struct mustache_list *bars = mustache_set_list(row, NAME_bars);
    draft_share_object(row, NAME_objective, draft->cards->objectives[number]);
    draft_set_optional(row, NAME_text, tell_period(draft->arena, &summary));
    mustache_set_text(row, NAME_status, tell_summary(draft->arena, &summary));
    for (size_t i = 0; span != NULL && i < objective->phase_count; i++) {
        if (unit == NONE || model_is_of_unit(&objective->phases[i].units, unit))
            add_bar(draft, bars, span, &objective->phases[i]);
    }
}

void schedule_set_unit(struct draft *draft, const struct axis_value *value)
{
    const struct references *objectives = &value->objectives;
    size_t first = draft->page.part * VIEW_ENTRIES_PER_PAGE;
    size_t last = first + VIEW_ENTRIES_PER_PAGE;
    struct span span = {0};
    size_t phases = 0;

    mustache_set_nothing(draft->data, NAME_schedule);
    for (size_t i = first; i < last && i < objectives->count; i++) {
        const struct objective *objective = &draft->edition->objectives[objectives->items[i]];
        for (size_t j = 0; j < objective->phase_count; j++)
            widen_by_phase(&span, &objective->phases[j]);
        phases += objective->phase_count;
    }
    if (phases == 0)
        return;
    struct mustache_object *schedule = mustache_set_object(draft->data, NAME_schedule);
    bool drawn = set_years(draft, schedule, &span);
    struct mustache_list *rows = mustache_set_list(schedule, NAME_rows);
    for (size_t i = first; i < last && i < objectives->count; i++)
        add_objective(draft, rows, drawn ? &span : NULL, objectives->items[i], value->unit);
}
