#include "view/pages.h"

#include <stdlib.h>

size_t ratings_count(const struct edition *edition)
{
    if (edition->scale_count == 0 || edition->awaits_results)
        return 0;
    return edition->scale_count + 1;
}

struct text ratings_label(const struct edition *edition, size_t rating)
{
    return rating < edition->scale_count ? edition->scale[rating].label
                                         : TEXT("Senza valutazione");
}

/* The folder of the page: the label, with the number of the step where two labels clash. */
static struct text make_slug(struct arena *arena, const struct edition *edition, size_t rating,
                             struct map *slugs)
{
    struct text slug = text_slug(arena, ratings_label(edition, rating));

    if (slug.length == 0 || map_find(slugs, slug) != MAP_NONE)
        slug = arena_format(arena, "%.*s%s%zu", TEXT_PRINT(slug), slug.length > 0 ? "-" : "",
                            rating + 1);
    map_add(slugs, slug, rating);
    return slug;
}

static struct shown find_shown(const struct view *view, size_t edition, size_t objective)
{
    return score_shown(&view->site->editions[edition].objectives[objective].achievement,
                       &view->scores[edition].objectives[objective].means[BASIS_CALCULATED]);
}

/* Fills rating_of, and counts how many objectives each step has. */
static void rate_objectives(struct view *view, size_t index)
{
    const struct edition *edition = &view->site->editions[index];
    struct edition_cards *cards = &view->editions[index];

    for (size_t i = 0; i < edition->objective_count; i++) {
        struct shown shown = find_shown(view, index, i);
        const struct rating *rating = shown.known ? score_rate(edition, shown.value) : NULL;
        size_t step = rating != NULL ? (size_t)(rating - edition->scale) : edition->scale_count;
        cards->rating_of[i] = step;
        cards->by_rating[step].count++;
    }
}

static void list_objectives(struct view *view, size_t index)
{
    const struct edition *edition = &view->site->editions[index];
    struct edition_cards *cards = &view->editions[index];

    for (size_t i = 0; i <= edition->scale_count; i++) {
        struct references *list = &cards->by_rating[i];
        list->items = arena_allocate_array(&view->arena, list->count, sizeof *list->items);
        list->count = 0;
    }
    for (size_t i = 0; i < edition->objective_count; i++) {
        struct references *list = &cards->by_rating[cards->rating_of[i]];
        list->items[list->count++] = i;
    }
}

struct shortfall {
    size_t objective;
    struct decimal value;
};

/* Furthest from the mark first, then in plan order. */
static int compare_shortfalls(const void *left, const void *right)
{
    const struct shortfall *a = left;
    const struct shortfall *b = right;
    int order = decimal_compare(a->value, b->value);

    return order != 0 ? order : (a->objective > b->objective) - (a->objective < b->objective);
}

static void list_missed(struct view *view, size_t index)
{
    static const struct decimal whole = {100, 0};
    struct edition_cards *cards = &view->editions[index];
    size_t count = view->site->editions[index].objective_count;
    struct shortfall *found = memory_allocate_zeroed(count, sizeof *found);

    cards->reached = arena_allocate_array(&view->arena, count, sizeof *cards->reached);
    for (size_t i = 0; i < count; i++) {
        struct shown shown = find_shown(view, index, i);
        cards->reached[i] = shown.known && decimal_compare(shown.value, whole) >= 0;
        if (shown.known && !cards->reached[i])
            found[cards->missed.count++] = (struct shortfall){i, shown.value};
    }
    qsort(found, cards->missed.count, sizeof *found, compare_shortfalls);
    cards->missed.items =
        arena_allocate_array(&view->arena, cards->missed.count, sizeof *cards->missed.items);
    for (size_t i = 0; i < cards->missed.count; i++)
        cards->missed.items[i] = found[i].objective;
    free(found);
}

void ratings_collect(struct view *view, size_t index)
{
    const struct edition *edition = &view->site->editions[index];
    struct edition_cards *cards = &view->editions[index];
    struct arena *arena = &view->arena;
    size_t count = edition->scale_count + 1;
    struct map slugs = {0};

    cards->rating_of =
        arena_allocate_array(arena, edition->objective_count, sizeof *cards->rating_of);
    cards->by_rating = arena_allocate_array(arena, count, sizeof *cards->by_rating);
    cards->rating_paths = arena_allocate_array(arena, count, sizeof *cards->rating_paths);
    for (size_t i = 0; i < count; i++) {
        struct text slug = make_slug(arena, edition, i, &slugs);
        cards->rating_paths[i] = arena_format(arena, "%.*s/valutazioni/%.*s/index.html",
                                              TEXT_PRINT(edition->id), TEXT_PRINT(slug));
    }
    map_free(&slugs);
    rate_objectives(view, index);
    list_objectives(view, index);
    list_missed(view, index);
}
