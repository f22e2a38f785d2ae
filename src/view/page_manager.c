#include "view/pages.h"

void page_managers(struct draft *draft)
{
    const struct entity *entity = &draft->view->site->entity;
    struct mustache_list *managers = mustache_set_list(draft->data, NAME_managers);
    struct mustache_list *vacant = mustache_set_list(draft->data, NAME_vacant_units);
    bool has_vacant = false;

    draft_set_description(draft, TEXT("Gli uffici, chi ne risponde e i loro obiettivi"));
    for (size_t i = 0; i < draft->cards->manager_count; i++)
        draft_add_object(managers, draft->cards->managers[i]);
    for (size_t i = 0; i < entity->unit_count; i++) {
        if (draft->cards->manager_of_unit[i] != NONE ||
            !model_unit_serves(&entity->units[i], draft->edition))
            continue;
        draft_add_object(vacant, draft->cards->units[i]);
        has_vacant = true;
    }
    mustache_set_flag(draft->data, NAME_has_vacant_units, has_vacant);
}

struct text heading_of_manager(const struct draft *draft)
{
    return draft->cards->manager_list[draft->page.item].name;
}

void page_manager(struct draft *draft)
{
    const struct manager *manager = &draft->cards->manager_list[draft->page.item];
    struct mustache_list *units = mustache_set_list(draft->data, NAME_units);

    draft_set_description(draft,
                          arena_format(draft->arena, "Uffici e obiettivi di cui risponde %.*s",
                                       TEXT_PRINT(manager->name)));
    for (size_t i = 0; i < manager->units.count; i++)
        draft_add_object(units, draft->cards->units[manager->units.items[i]]);
    draft_set_objectives(draft, &manager->objectives);
}
