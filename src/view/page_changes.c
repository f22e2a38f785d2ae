/* What changed since the edition before: where some objective is the same in both. */
#include "view/pages.h"

/* Changes of one objective follow one another: where each of them begins. */
static void find_groups(struct view *view, struct edition_changes *compared)
{
    const struct changes *changes = &compared->changes;

    compared->groups =
        arena_allocate_array(&view->arena, changes->count, sizeof *compared->groups);
    for (size_t i = 0; i < changes->count; i++) {
        if (i == 0 || changes_find_objective(changes, &changes->items[i]) !=
                          changes_find_objective(changes, &changes->items[i - 1]))
            compared->groups[compared->group_count++] = i;
    }
}

void changes_collect(struct view *view, size_t index)
{
    const struct site *site = view->site;
    const struct edition *edition = &site->editions[index];
    const struct edition *before = model_find_predecessor(site, edition);
    struct edition_changes *compared = &view->editions[index].compared;
    struct snapshot *snapshots;

    if (before == NULL)
        return;
    compared->before = (size_t)(before - site->editions);
    snapshots = arena_allocate_array(&view->arena, 2, sizeof *snapshots);
    snapshot_from_edition(&snapshots[0], &view->arena, &site->entity, before,
                          &view->scores[compared->before]);
    snapshot_from_edition(&snapshots[1], &view->arena, &site->entity, edition,
                          &view->scores[index]);
    changes_find(&compared->changes, &view->arena, &snapshots[0], &snapshots[1]);
    compared->known = compared->changes.added < edition->objective_count;
    if (compared->known)
        find_groups(view, compared);
}

/* The page of the objective, which of the two editions it may be. */
static struct text find_path_of(struct draft *draft, const struct change *change)
{
    const struct edition *before = &draft->view->site->editions[draft->cards->compared.before];

    if (change->objectives[1] != NONE)
        return path_of_objective(draft->arena, draft->edition,
                                 &draft->edition->objectives[change->objectives[1]]);
    return path_of_objective(draft->arena, before, &before->objectives[change->objectives[0]]);
}

static void add_change(struct draft *draft, struct mustache_list *list,
                       const struct change *change)
{
    const struct changes *changes = &draft->cards->compared.changes;
    const struct snapshot_item *indicator = changes_find_indicator(changes, change);
    struct mustache_object *row = mustache_list_add_object(list);
    bool field = change->kind == CHANGE_FIELD;

    draft_set_optional(row, NAME_indicator, indicator != NULL ? indicator->title : TEXT(""));
    mustache_set_text(row, NAME_label,
                      field ? snapshot_label(changes->snapshots[1], change->field)
                            : changes_describe(draft->arena, changes, change));
    mustache_set_flag(row, NAME_differs, field);
    draft_set_optional(row, NAME_before, change->values[0]);
    draft_set_optional(row, NAME_after, change->values[1]);
}

/* The percentage of an objective then and now, where a change of the group is about one. */
static bool set_calculations(struct draft *draft, struct mustache_object *group, size_t first,
                             size_t last)
{
    const struct view *view = draft->view;
    size_t before = draft->cards->compared.before;
    const struct change *changes = draft->cards->compared.changes.items;
    const size_t *objectives = changes[first].objectives;
    bool found = false;

    mustache_set_nothing(group, NAME_calculation);
    for (size_t i = first; i < last; i++)
        found = found || text_starts_with(changes[i].field, TEXT("raggiungimento_"));
    if (!found || objectives[0] == NONE || objectives[1] == NONE)
        return false;
    struct mustache_object *object = mustache_set_object(group, NAME_calculation);
    draft_set_optional(object, NAME_calculation_before,
                       derivation_short_formula(draft->arena, &view->site->editions[before],
                                                &view->scores[before], objectives[0]));
    draft_set_optional(
        object, NAME_formula,
        derivation_short_formula(draft->arena, draft->edition, draft->scores, objectives[1]));
    return true;
}

static bool add_group(struct draft *draft, struct mustache_list *list, size_t number)
{
    const struct edition_changes *compared = &draft->cards->compared;
    const struct changes *changes = &compared->changes;
    size_t first = compared->groups[number];
    size_t last =
        number + 1 < compared->group_count ? compared->groups[number + 1] : changes->count;
    const struct snapshot_item *objective =
        changes_find_objective(changes, &changes->items[first]);
    struct mustache_object *group = mustache_list_add_object(list);

    mustache_set_text(group, NAME_title, objective->title);
    mustache_set_text(group, NAME_code, objective->code);
    mustache_set_text(group, NAME_path, find_path_of(draft, &changes->items[first]));
    struct mustache_list *rows = mustache_set_list(group, NAME_rows);
    for (size_t i = first; i < last; i++)
        add_change(draft, rows, &changes->items[i]);
    return set_calculations(draft, group, first, last);
}

void page_changes(struct draft *draft)
{
    const struct edition_changes *compared = &draft->cards->compared;
    const struct edition *before = &draft->view->site->editions[compared->before];
    struct mustache_list *groups = mustache_set_list(draft->data, NAME_groups);
    size_t first = draft->page.part * VIEW_ENTRIES_PER_PAGE;
    bool has_calculations = false;

    draft_set_description(draft, arena_format(draft->arena, "Le differenze rispetto a %.*s",
                                              TEXT_PRINT(before->title)));
    mustache_set_text(draft->data, NAME_before, before->title);
    mustache_set_text(draft->data, NAME_path, path_of_edition(draft->arena, before));
    draft_set_optional(draft->data, NAME_act, draft->edition->act);
    mustache_set_text(draft->data, NAME_added_count,
                      figure_count(draft->arena, compared->changes.added));
    mustache_set_text(draft->data, NAME_removed_count,
                      figure_count(draft->arena, compared->changes.removed));
    mustache_set_text(draft->data, NAME_changed_count,
                      figure_count(draft->arena, compared->changes.changed));
    for (size_t i = first; i < compared->group_count && i < first + VIEW_ENTRIES_PER_PAGE; i++)
        has_calculations = add_group(draft, groups, i) || has_calculations;
    mustache_set_flag(draft->data, NAME_has_calculations, has_calculations);
    mustache_set_flag(draft->data, NAME_has_groups, compared->group_count > 0);
    draft_set_parts(draft, path_count_parts(compared->group_count));
}
