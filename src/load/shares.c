/* The codes of an objective, and what each means for one unit that shares it. */
#include "load/loader.h"

static void report_code_twice(struct plan *plan, struct json_value value, size_t first,
                              const struct objective *objective)
{
    bool own = first == plan->objective_count;
    struct origin origin = own ? objective->origin : plan->objectives[first]->origin;
    struct text excerpt = json_excerpt(value.document, json_text(value));

    value_error(value, _("the code \"%.*s\" is given twice"), TEXT_PRINT(excerpt));
    value_hint(value, _("the first one is in %.*s at line %zu"), TEXT_PRINT(origin.file),
               origin.line);
}

/* `value` is absent where the objective has no code at all: that is told elsewhere. */
static void add_share(struct plan *plan, struct json_value value, struct text code,
                      struct objective *objective)
{
    size_t first = map_find(&plan->codes, code);
    size_t line = json_present(value) ? json_line(value) : objective->origin.line;

    if (first != MAP_NONE)
        report_code_twice(plan, value, first, objective);
    else if (code.length > 0)
        map_add(&plan->codes, code, plan->objective_count);
    objective->shares[objective->share_count++] = (struct share){
        .code = code,
        .value = NONE,
        .origin = {objective->origin.file, line},
    };
}

void shares_read(struct plan *plan, struct json_value code, struct json_value aliases,
                 struct objective *objective)
{
    struct arena *arena = plan->loader->arena;
    size_t most = 1 + (json_present(aliases) ? json_count(aliases) : 0);

    objective->shares = arena_allocate_array(arena, most, sizeof *objective->shares);
    add_share(plan, code, objective->code, objective);
    if (!json_present(aliases))
        return;
    for (struct json_value item = json_first(aliases); json_present(item);
         item = json_next(item)) {
        if (value_expect(item, JSON_TEXT))
            add_share(plan, item, value_code(item, arena), objective);
    }
}

/* The n-th code is that of the n-th unit; a single one is that of all. */
static void find_values(struct plan *plan, struct json_value axes, struct objective *objective)
{
    const struct edition *edition = plan->edition;
    const struct references *values = &objective->values[edition->unit_axis];

    if (objective->share_count > 1 && values->count < objective->share_count) {
        struct share *share = &objective->shares[values->count];
        struct text excerpt = json_excerpt(axes.document, share->code);
        value_error(axes,
                    _("the code \"%.*s\" is of no value of the axis \"%.*s\": %zu codes, "
                      "%zu values"),
                    TEXT_PRINT(excerpt), TEXT_PRINT(edition->axes[edition->unit_axis].id),
                    objective->share_count, values->count);
        value_hint(axes, "%s",
                   _("list as many values as there are codes, in the same order: the first is "
                     "that of \"code\", the others those of \"aliases\""));
    }
    for (size_t i = 0; i < objective->share_count && i < values->count; i++)
        objective->shares[i].value = values->items[i];
}

static void read_weights(struct plan *plan, struct json_value list, struct objective *objective)
{
    size_t count = json_count(list);
    size_t number = 0;

    if (count != objective->share_count) {
        value_error(list, _("%zu weights for %zu codes"), count, objective->share_count);
        value_hint(list, "%s", _("give one weight for each code, in the same order"));
        return;
    }
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item), number++) {
        if (value_expect(item, JSON_TEXT | JSON_NUMBER))
            objective->shares[number].weight = value_weight(item, plan->loader->arena);
    }
}

void shares_complete(struct plan *plan, struct json_value axes, struct json_value weight,
                     struct objective *objective)
{
    if (json_present(axes) && plan->edition->axis_count > 0)
        find_values(plan, axes, objective);
    if (!json_present(weight))
        return;
    if (json_kind(weight) == JSON_LIST) {
        read_weights(plan, weight, objective);
    } else if (objective->share_count > 1) {
        value_error(weight, _("%zu weights for %zu codes"), (size_t)1, objective->share_count);
        value_hint(weight, "%s", _("give one weight for each code, in the same order"));
    } else {
        objective->shares[0].weight = value_weight(weight, plan->loader->arena);
    }
}
