/* The same objective or value in other editions, where the content says that it is the same. */
#include "view/pages.h"

struct history {
    struct draft *draft;
    struct mustache_list *list;
    size_t count;
};

static void add(struct history *history, const struct edition *edition, struct text label,
                struct text path)
{
    struct mustache_object *entry = mustache_list_add_object(history->list);

    mustache_set_text(entry, NAME_title, edition->title);
    mustache_set_text(entry, NAME_label, label);
    mustache_set_text(entry, NAME_path, path);
    history->count++;
}

static struct history begin(struct draft *draft)
{
    return (struct history){draft, mustache_set_list(draft->data, NAME_history), 0};
}

static void finish(const struct history *history)
{
    mustache_set_flag(history->draft->data, NAME_has_history, history->count > 0);
}

static void add_objective(struct history *history, const struct edition *edition, size_t number)
{
    struct arena *arena = history->draft->arena;
    const struct objective *objective = &edition->objectives[number];

    add(history, edition,
        arena_format(arena, "%.*s (%.*s)", TEXT_PRINT(objective->title),
                     TEXT_PRINT(objective->code)),
        path_of_objective(arena, edition, objective));
}

void history_set_objective(struct draft *draft, size_t number)
{
    const struct site *site = draft->view->site;
    struct history history = begin(draft);
    struct counterpart *others =
        arena_allocate_array(draft->arena, site->edition_count, sizeof *others);
    size_t count = model_find_counterparts(site, draft->edition, number, others);

    for (size_t i = 0; i < count; i++)
        add_objective(&history, others[i].edition, others[i].objective);
    finish(&history);
}

static void add_value(struct history *history, const struct edition *edition, size_t axis,
                      size_t value)
{
    add(history, edition, edition->axes[axis].values[value].name,
        path_of_value(history->draft->arena, edition, axis, value));
}

static bool is_predecessor(const struct unit *unit, size_t before)
{
    for (size_t i = 0; i < unit->predecessors.count; i++) {
        if (unit->predecessors.items[i] == before)
            return true;
    }
    return false;
}

/* Whether `later` continues `earlier`, both values of the axis with the same id. */
static bool continues(const struct entity *entity, const struct axis_value *earlier,
                      const struct axis_value *later)
{
    if (earlier->unit != NONE && later->unit != NONE)
        return earlier->unit == later->unit ||
               is_predecessor(&entity->units[later->unit], earlier->unit);
    return text_equal(earlier->id,
                      later->predecessor.length > 0 ? later->predecessor : later->id);
}

/* Values of `other`, an edition before or after this one, that are this value then. */
static void add_values(struct history *history, const struct edition *other, size_t axis,
                       bool before)
{
    const struct draft *draft = history->draft;
    const struct axis *here = &draft->edition->axes[axis];
    const struct axis_value *value = &here->values[draft->page.item];
    size_t there = model_find_axis(other, here->id);

    for (size_t i = 0; there != NONE && i < other->axes[there].value_count; i++) {
        const struct axis_value *candidate = &other->axes[there].values[i];
        if (before ? continues(&draft->view->site->entity, candidate, value)
                   : continues(&draft->view->site->entity, value, candidate))
            add_value(history, other, there, i);
    }
}

void history_set_value(struct draft *draft)
{
    const struct site *site = draft->view->site;
    struct history history = begin(draft);
    const struct edition *before = model_find_predecessor(site, draft->edition);

    if (before != NULL)
        add_values(&history, before, draft->page.axis, true);
    for (size_t i = 0; i < site->edition_count; i++) {
        if (model_find_predecessor(site, &site->editions[i]) == draft->edition)
            add_values(&history, &site->editions[i], draft->page.axis, false);
    }
    finish(&history);
}
