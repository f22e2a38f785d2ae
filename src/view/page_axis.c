#include "view/pages.h"

struct text heading_of_axis(const struct draft *draft)
{
    return draft->edition->axes[draft->page.axis].plural;
}

void page_axis(struct draft *draft)
{
    const struct axis *axis = &draft->edition->axes[draft->page.axis];

    draft_set_description(draft, arena_format(draft->arena, "%.*s: obiettivi e risultati",
                                              TEXT_PRINT(axis->plural)));
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

/* The values right below it. */
static void set_children(struct draft *draft, const struct axis *axis,
                         const struct axis_value *value)
{
    struct mustache_object *children = mustache_object_create(draft->arena);
    struct mustache_list *list = mustache_set_list(children, NAME_values);
    bool has_calculations = false;

    mustache_set_nothing(draft->data, NAME_children);
    if (value->children.count == 0)
        return;
    for (size_t i = 0; i < value->children.count; i++) {
        size_t child = value->children.items[i];
        draft_add_object(list, draft->cards->values[draft->page.axis][child]);
        has_calculations = has_calculations || figure_of_value(draft->edition, draft->scores,
                                                               draft->page.axis, child);
    }
    mustache_set_text(children, NAME_label, axis->label);
    mustache_set_text(children, NAME_plural, axis->plural);
    mustache_set_flag(children, NAME_has_calculations, has_calculations);
    draft_share_object(draft->data, NAME_children, children);
}

struct text heading_of_value(const struct draft *draft)
{
    return draft->edition->axes[draft->page.axis].values[draft->page.item].name;
}

void page_value(struct draft *draft)
{
    const struct axis *axis = &draft->edition->axes[draft->page.axis];
    const struct axis_value *value = &axis->values[draft->page.item];

    draft_set_description(draft,
                          arena_format(draft->arena, "%.*s: %.*s, obiettivi e risultati",
                                       TEXT_PRINT(axis->label), TEXT_PRINT(value->name)));
    draft_set_optional(draft->data, NAME_page_lead, value->description);
    set_children(draft, axis, value);
    draft_share_object(draft->data, NAME_axis, draft->cards->axes[draft->page.axis]);
    draft_share_object(draft->data, NAME_value,
                       draft->cards->values[draft->page.axis][draft->page.item]);
    derivation_set_value(draft);
    derivation_set_weight(draft);
    schedule_set_unit(draft, value);
    findings_set_notice(draft, draft->data,
                        &draft->cards->by_value[draft->page.axis][draft->page.item]);
    set_manager(draft, value);
    history_set_value(draft);
    draft_set_objectives(draft, &value->objectives);
}
