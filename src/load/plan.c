/* What follows from all objectives of an edition together. */
#include "load/loader.h"

#include <stdlib.h>

/* The value of the main axis; beyond the last for an objective without one. */
static size_t main_value(const struct edition *edition, const struct objective *objective)
{
    if (edition->axis_count == 0)
        return 0;

    const struct references *values = &objective->values[edition->main_axis];
    if (objective->prevailing != NULL && objective->prevailing[edition->main_axis] != NONE)
        return objective->prevailing[edition->main_axis];
    return values->count > 0 ? values->items[0] : edition->axes[edition->main_axis].value_count;
}

/* Into the edition, by value of the main axis and then as read: a counting sort is stable. */
static void order_objectives(struct plan *plan)
{
    struct edition *edition = plan->edition;
    size_t groups =
        edition->axis_count > 0 ? edition->axes[edition->main_axis].value_count + 1 : 1;
    size_t *next = arena_allocate_array(&plan->loader->scratch, groups + 1, sizeof *next);

    for (size_t i = 0; i < plan->objective_count; i++)
        next[main_value(edition, plan->objectives[i]) + 1]++;
    for (size_t i = 1; i <= groups; i++)
        next[i] += next[i - 1];
    edition->objectives = arena_allocate_array(plan->loader->arena, plan->objective_count,
                                               sizeof *edition->objectives);
    edition->objective_count = plan->objective_count;
    for (size_t i = 0; i < plan->objective_count; i++) {
        size_t position = next[main_value(edition, plan->objectives[i])]++;
        edition->objectives[position] = *plan->objectives[i];
    }
    free(plan->objectives);
    plan->objectives = NULL;
}

static void index_codes(struct edition *edition)
{
    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct objective *objective = &edition->objectives[i];
        for (size_t j = 0; j < objective->share_count; j++) {
            if (objective->shares[j].code.length > 0)
                map_add(&edition->objective_by_code, objective->shares[j].code, i);
        }
    }
}

/* Fills the objectives of every value of one axis. */
static void list_objectives(struct plan *plan, size_t axis_number)
{
    struct edition *edition = plan->edition;
    struct axis *axis = &edition->axes[axis_number];
    size_t *counts =
        arena_allocate_array(&plan->loader->scratch, axis->value_count, sizeof *counts);

    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct references *values = &edition->objectives[i].within[axis_number];
        for (size_t j = 0; j < values->count; j++)
            counts[values->items[j]]++;
    }
    for (size_t i = 0; i < axis->value_count; i++)
        axis->values[i].objectives.items = arena_allocate_array(
            plan->loader->arena, counts[i], sizeof *axis->values[i].objectives.items);
    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct references *values = &edition->objectives[i].within[axis_number];
        for (size_t j = 0; j < values->count; j++) {
            struct references *list = &axis->values[values->items[j]].objectives;
            list->items[list->count++] = i;
        }
    }
}

/* Objectives with the same title, chained in plan order. */
struct family {
    size_t count;
    size_t first;
    size_t last;
};

static void list_sisters(struct plan *plan, struct objective *objective, size_t self,
                         const struct family *family, const size_t *next)
{
    size_t most = family->count - 1 < SISTERS_MAX ? family->count - 1 : SISTERS_MAX;
    size_t sister = family->first;

    objective->sisters.items =
        arena_allocate_array(plan->loader->arena, most, sizeof *objective->sisters.items);
    while (objective->sisters.count < most) {
        if (sister != self)
            objective->sisters.items[objective->sisters.count++] = sister;
        sister = next[sister];
    }
}

static void find_sisters(struct plan *plan)
{
    struct edition *edition = plan->edition;
    struct arena scratch = {0};
    size_t count = edition->objective_count;
    struct family *families = arena_allocate_array(&scratch, count, sizeof *families);
    size_t *family_of = arena_allocate_array(&scratch, count, sizeof *family_of);
    size_t *next = arena_allocate_array(&scratch, count, sizeof *next);
    struct map by_title = {0};

    for (size_t i = 0; i < count; i++) {
        struct text title = text_fold(&scratch, edition->objectives[i].title);
        size_t number = title.length > 0 ? map_add(&by_title, title, i) : i;
        struct family *family = &families[number];

        family_of[i] = number;
        if (family->count++ == 0)
            family->first = i;
        else
            next[family->last] = i;
        family->last = i;
    }
    for (size_t i = 0; i < count; i++) {
        if (families[family_of[i]].count > 1)
            list_sisters(plan, &edition->objectives[i], i, &families[family_of[i]], next);
    }
    map_free(&by_title);
    arena_free(&scratch);
}

/* What is asked for each file that is written is found out once. */
static void note_kinds(struct edition *edition)
{
    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct objective *objective = &edition->objectives[i];
        if (objective->share_count > 1 ||
            (objective->share_count > 0 && objective->shares[0].weight.known))
            edition->has_shares = true;
        if (objective->phase_count > 0)
            edition->has_phases = true;
    }
}

void plan_complete(struct plan *plan)
{
    order_objectives(plan);
    note_kinds(plan->edition);
    index_codes(plan->edition);
    for (size_t i = 0; i < plan->edition->axis_count; i++)
        list_objectives(plan, i);
    find_sisters(plan);
    relations_resolve(plan);
}
