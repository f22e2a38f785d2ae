/* From the names that content gives to the things they stand for. */
#include "load/loader.h"

static size_t find_axis(struct plan *plan, struct json_value value, struct text id,
                        struct place (*place)(struct json_value))
{
    const struct edition *edition = plan->edition;
    size_t axis = model_find_axis(edition, id);
    struct text ids[AXES_MAX];

    if (axis != NONE || !plan->axes_known)
        return axis;
    for (size_t i = 0; i < edition->axis_count; i++)
        ids[i] = edition->axes[i].id;
    struct text excerpt = json_excerpt(value.document, id);
    diagnose(value.document->diagnostics, SEVERITY_ERROR, place(value),
             _("unknown axis \"%.*s\""), TEXT_PRINT(excerpt));
    value_suggest(value, id, ids, edition->axis_count);
    return NONE;
}

size_t plan_find_axis(struct plan *plan, struct json_value text)
{
    if (text_trim(json_text(text)).length == 0)
        return NONE; /* reported as a required text that is empty */
    return find_axis(plan, text, json_text(text), json_place);
}

size_t plan_find_axis_key(struct plan *plan, struct json_value item)
{
    return find_axis(plan, item, json_key(item), json_key_place);
}

size_t plan_find_value(struct plan *plan, size_t axis_number, struct json_value text)
{
    return plan_find_value_id(plan, axis_number, text, json_text(text));
}

size_t plan_find_value_id(struct plan *plan, size_t axis_number, struct json_value text,
                          struct text id)
{
    const struct axis *axis = &plan->edition->axes[axis_number];
    size_t found = map_find(&plan->axes[axis_number].values, id);

    if (found != MAP_NONE || !plan->axes[axis_number].known)
        return found;

    struct text excerpt = json_excerpt(text.document, id);
    if (axis->from_units)
        value_error(text, _("unknown unit \"%.*s\": entity.json has none with this id"),
                    TEXT_PRINT(excerpt));
    else
        value_error(text, _("unknown value \"%.*s\" of the axis \"%.*s\""), TEXT_PRINT(excerpt),
                    TEXT_PRINT(axis->id));
    struct text *ids = value_candidates(text, axis->value_count);
    if (ids == NULL)
        return NONE;
    for (size_t i = 0; i < axis->value_count; i++)
        ids[i] = axis->values[i].id;
    value_suggest(text, id, ids, axis->value_count);
    return NONE;
}

size_t plan_find_objective(struct plan *plan, struct json_value text)
{
    const struct edition *edition = plan->edition;
    struct text code = json_text(text);
    size_t found = map_find(&edition->objective_by_code, code);

    if (found != MAP_NONE || !plan->objectives_known)
        return found;

    struct text excerpt = json_excerpt(text.document, code);
    value_error(text, _("unknown objective \"%.*s\""), TEXT_PRINT(excerpt));
    struct text *codes = value_candidates(text, edition->objective_count);
    if (codes == NULL)
        return NONE;
    for (size_t i = 0; i < edition->objective_count; i++)
        codes[i] = edition->objectives[i].code;
    value_suggest(text, code, codes, edition->objective_count);
    return NONE;
}

size_t plan_find_indicator(struct plan *plan, struct json_value position,
                           struct json_value code, size_t objective)
{
    struct text digits = json_number(position);
    struct decimal number;

    if (!json_present(code)) {
        value_error(position, _("a position without an objective"));
        value_hint(position, "%s", _("name the objective too, or leave the position out"));
        return NONE;
    }
    if (!decimal_parse_plain(digits, &number) || number.scale > 0 || number.units < 1) {
        value_error(position, _("found %.*s, expected a whole number of at least 1"),
                    TEXT_PRINT(digits));
        value_hint(position, "%s", _("the first indicator of an objective is 1"));
        return NONE;
    }
    if (objective == NONE)
        return NONE;

    size_t count = plan->edition->objectives[objective].indicator_count;
    if ((uint64_t)number.units > count) {
        value_error(position, _("there is no indicator %.*s: the objective has %zu"),
                    TEXT_PRINT(digits), count);
        return NONE;
    }
    return (size_t)number.units - 1;
}
