#include "view/pages.h"

void page_axis(struct draft *draft)
{
    const struct axis *axis = &draft->edition->axes[draft->page.axis];

    draft_set_edition(draft);
    draft_set_heading(
        draft, axis->plural,
        arena_format(draft->arena, "%.*s: obiettivi e risultati", TEXT_PRINT(axis->plural)));
    draft_share_object(draft->data, NAME_axis, draft->cards->axes[draft->page.axis]);
}

/* The manager of the office that the value stands for. */
static void set_manager(struct draft *draft, const struct axis_value *value)
{
    size_t manager = value->unit != NONE ? draft->cards->manager_of_unit[value->unit] : NONE;

    if (manager == NONE) {
        mustache_set_nothing(draft->data, NAME_manager);
        return;
    }
    struct mustache_object *link = mustache_set_object(draft->data, NAME_manager);
    const struct unit *unit = &draft->view->site->entity.units[value->unit];
    mustache_set_text(link, NAME_label, unit->manager);
    mustache_set_text(
        link, NAME_path,
        path_of_manager(draft->arena, draft->edition, &draft->cards->manager_list[manager]));
    draft_set_optional(link, NAME_role, unit->role);
}

void page_value(struct draft *draft)
{
    const struct axis *axis = &draft->edition->axes[draft->page.axis];
    const struct axis_value *value = &axis->values[draft->page.item];

    draft_set_edition(draft);
    draft_add_breadcrumb(draft, axis->plural,
                         path_of_axis(draft->arena, draft->edition, draft->page.axis));
    draft_set_heading(draft, value->name,
                      arena_format(draft->arena, "%.*s: %.*s, obiettivi e risultati",
                                   TEXT_PRINT(axis->label), TEXT_PRINT(value->name)));
    draft_set_optional(draft->data, NAME_page_lead, value->description);
    draft_share_object(draft->data, NAME_axis, draft->cards->axes[draft->page.axis]);
    draft_share_object(draft->data, NAME_value,
                       draft->cards->values[draft->page.axis][draft->page.item]);
    derivation_set_value(draft);
    findings_set_notice(draft, draft->data,
                        &draft->cards->by_value[draft->page.axis][draft->page.item]);
    set_manager(draft, value);
    history_set_value(draft);
    draft_set_objectives(draft, &value->objectives);
}
