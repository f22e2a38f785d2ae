/* What is due when: ends of phases and deadlines of indicators, month by month. */
#include "view/pages.h"

#include <stdlib.h>

/* ---- Collecting ---- */

static bool phase_counts(const struct phase *phase)
{
    return phase->state != PHASE_SUSPENDED && phase->end.printed.length > 0;
}

static size_t count_dues(const struct edition *edition)
{
    size_t count = 0;

    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct objective *objective = &edition->objectives[i];
        for (size_t j = 0; j < objective->phase_count; j++)
            count += phase_counts(&objective->phases[j]);
        for (size_t j = 0; j < objective->indicator_count; j++)
            count += date_known(objective->indicators[j].target.date);
    }
    return count;
}

static int compare_places(size_t a, size_t b)
{
    return a < b ? -1 : a > b;
}

/* Things without a day go last. */
static int compare_dues(const void *left, const void *right)
{
    const struct due *a = left;
    const struct due *b = right;

    if (date_known(a->date) != date_known(b->date))
        return date_known(a->date) ? -1 : 1;
    int order = date_compare(a->date, b->date);
    if (order == 0)
        order = compare_places(a->objective, b->objective);
    if (order == 0)
        order = compare_places(a->phase, b->phase);
    return order != 0 ? order : compare_places(a->indicator, b->indicator);
}

void calendar_collect(struct view *view, size_t index)
{
    const struct edition *edition = &view->site->editions[index];
    struct edition_cards *cards = &view->editions[index];

    cards->dues = arena_allocate_array(&view->arena, count_dues(edition), sizeof *cards->dues);
    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct objective *objective = &edition->objectives[i];
        for (size_t j = 0; j < objective->phase_count; j++) {
            if (phase_counts(&objective->phases[j]))
                cards->dues[cards->due_count++] =
                    (struct due){objective->phases[j].end.date, i, j, NONE};
        }
        for (size_t j = 0; j < objective->indicator_count; j++) {
            if (date_known(objective->indicators[j].target.date))
                cards->dues[cards->due_count++] =
                    (struct due){objective->indicators[j].target.date, i, NONE, j};
        }
    }
    if (cards->due_count > 1)
        qsort(cards->dues, cards->due_count, sizeof *cards->dues, compare_dues);
}

/* ---- The page ---- */

/* 1º marzo 2024 → marzo 2024 */
static struct text name_month(struct arena *arena, struct date date)
{
    char space[DATE_TEXT_SIZE];

    if (!date_known(date))
        return TEXT("Senza un giorno del calendario");
    struct text day = date_format_italian(date, space);
    size_t blank = text_find(day, ' ');
    struct text month = arena_copy(arena, text_slice(day, blank + 1, day.length));
    return month;
}

static void add_due(struct draft *draft, struct mustache_list *rows, const struct due *due)
{
    const struct objective *objective = &draft->edition->objectives[due->objective];
    struct mustache_object *row = mustache_list_add_object(rows);

    draft_share_object(row, NAME_objective, draft->cards->objectives[due->objective]);
    mustache_set_flag(row, NAME_is_phase, due->phase != NONE);
    mustache_set_nothing(row, NAME_status);
    if (due->phase != NONE) {
        const struct phase *phase = &objective->phases[due->phase];
        mustache_set_text(row, NAME_name, phase->name);
        draft_set_optional(row, NAME_work, phase->work);
        if (phase->state == PHASE_CONDITIONAL)
            mustache_set_text(row, NAME_status, TEXT("subordinata"));
        mustache_set_text(row, NAME_day, phase->end.printed);
    } else {
        mustache_set_text(row, NAME_name, objective->indicators[due->indicator].name);
        mustache_set_nothing(row, NAME_work);
    }
    if (date_known(due->date))
        mustache_set_text(row, NAME_day, arena_format(draft->arena, "%u", due->date.day));
}

static bool same_month(struct date a, struct date b)
{
    return a.year == b.year && a.month == b.month;
}

void page_calendar(struct draft *draft)
{
    const struct edition_cards *cards = draft->cards;
    size_t first = draft->page.part * VIEW_ENTRIES_PER_PAGE;
    size_t last = first + VIEW_ENTRIES_PER_PAGE;
    struct mustache_list *months = mustache_set_list(draft->data, NAME_dues);
    struct mustache_list *rows = NULL;

    draft_set_description(draft, arena_format(draft->arena, "Che cosa scade e quando: %.*s",
                                              TEXT_PRINT(draft->edition->title)));
    mustache_set_text(draft->data, NAME_due_count,
                      figure_count(draft->arena, cards->due_count));
    for (size_t i = first; i < last && i < cards->due_count; i++) {
        const struct due *due = &cards->dues[i];
        if (rows == NULL || !same_month(due->date, cards->dues[i - 1].date)) {
            struct mustache_object *month = mustache_list_add_object(months);
            mustache_set_text(month, NAME_month, name_month(draft->arena, due->date));
            mustache_set_text(
                month, NAME_id,
                arena_format(draft->arena, "mese-%u-%u", due->date.year, due->date.month));
            rows = mustache_set_list(month, NAME_rows);
        }
        add_due(draft, rows, due);
    }
    draft_set_parts(draft, path_count_parts(cards->due_count));
}
