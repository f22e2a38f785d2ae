#include "view/pages.h"

#include <stdlib.h>

static int compare_managers(const void *left, const void *right)
{
    const struct manager *a = left;
    const struct manager *b = right;

    return text_compare(a->slug, b->slug);
}

/* One entry for each person; names that differ in case or accents only are one person. */
static void collect_names(struct arena *arena, const struct entity *entity,
                          const struct edition *edition, struct edition_cards *cards)
{
    struct map by_slug = {0};

    cards->manager_list =
        arena_allocate_array(arena, entity->unit_count, sizeof *cards->manager_list);
    for (size_t i = 0; i < entity->unit_count; i++) {
        struct text slug = text_slug(arena, entity->units[i].manager);
        if (slug.length == 0 || !model_unit_serves(&entity->units[i], edition) ||
            map_add(&by_slug, slug, cards->manager_count) != cards->manager_count)
            continue;
        cards->manager_list[cards->manager_count++] =
            (struct manager){.name = entity->units[i].manager, .slug = slug};
    }
    map_free(&by_slug);
    qsort(cards->manager_list, cards->manager_count, sizeof *cards->manager_list,
          compare_managers);
}

static void assign_units(struct arena *arena, const struct entity *entity,
                         const struct edition *edition, struct edition_cards *cards)
{
    struct map by_slug = {0};

    for (size_t i = 0; i < cards->manager_count; i++) {
        struct manager *manager = &cards->manager_list[i];
        map_add(&by_slug, manager->slug, i);
        manager->units.items =
            arena_allocate_array(arena, entity->unit_count, sizeof *manager->units.items);
    }
    cards->manager_of_unit =
        arena_allocate_array(arena, entity->unit_count, sizeof *cards->manager_of_unit);
    for (size_t i = 0; i < entity->unit_count; i++) {
        size_t manager = model_unit_serves(&entity->units[i], edition)
                             ? map_find(&by_slug, text_slug(arena, entity->units[i].manager))
                             : MAP_NONE;
        cards->manager_of_unit[i] = manager == MAP_NONE ? NONE : manager;
        if (manager == MAP_NONE)
            continue;
        struct references *units = &cards->manager_list[manager].units;
        units->items[units->count++] = i;
    }
    map_free(&by_slug);
}

/* The managers of an objective, each once, in the order of its units. Returns how many. */
static size_t managers_of(const struct objective *objective, const struct edition_cards *cards,
                          size_t *managers)
{
    size_t count = 0;

    for (size_t i = 0; i < objective->units.count; i++) {
        size_t manager = cards->manager_of_unit[objective->units.items[i]];
        size_t seen = 0;
        while (seen < count && managers[seen] != manager)
            seen++;
        if (manager != NONE && seen == count)
            managers[count++] = manager;
    }
    return count;
}

static void assign_objectives(struct arena *arena, const struct edition *edition,
                              size_t unit_count, struct edition_cards *cards)
{
    size_t *managers = arena_allocate_array(arena, unit_count, sizeof *managers);

    for (size_t i = 0; i < edition->objective_count; i++) {
        size_t count = managers_of(&edition->objectives[i], cards, managers);
        for (size_t j = 0; j < count; j++)
            cards->manager_list[managers[j]].objectives.count++;
    }
    for (size_t i = 0; i < cards->manager_count; i++) {
        struct references *objectives = &cards->manager_list[i].objectives;
        objectives->items =
            arena_allocate_array(arena, objectives->count, sizeof *objectives->items);
        objectives->count = 0;
    }
    for (size_t i = 0; i < edition->objective_count; i++) {
        size_t count = managers_of(&edition->objectives[i], cards, managers);
        for (size_t j = 0; j < count; j++) {
            struct references *objectives = &cards->manager_list[managers[j]].objectives;
            objectives->items[objectives->count++] = i;
        }
    }
}

void managers_collect(struct view *view, const struct edition *edition,
                      struct edition_cards *cards)
{
    const struct entity *entity = &view->site->entity;

    collect_names(&view->arena, entity, edition, cards);
    assign_units(&view->arena, entity, edition, cards);
    assign_objectives(&view->arena, edition, entity->unit_count, cards);
}
