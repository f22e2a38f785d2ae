#include "score/audit_internal.h"

/* Each other spelling of an office's name is one finding, however often it occurs. */
static void check_spellings(struct audit *audit, size_t axis)
{
    const struct edition *edition = audit->edition;
    struct map spellings = {0}; /* to the objective where it comes first */

    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct objective *objective = &edition->objectives[i];
        if (objective->printed[axis].length == 0 || objective->values[axis].count == 0 ||
            map_add(&spellings, objective->printed[axis], i) != i)
            continue;
        struct finding *finding = audit_add(audit, AUDIT_UNIT_SPELLING);
        finding->axis = axis;
        finding->value = objective->values[axis].items[0];
        finding->other = i;
    }
    map_free(&spellings);
}

static bool belongs_to(const struct objective *objective, size_t unit)
{
    for (size_t i = 0; i < objective->units.count; i++) {
        if (objective->units.items[i] == unit)
            return true;
    }
    return objective->units.count == 0;
}

/* What stands before the first `_` of a code: 968 of 968_0001. */
static struct text find_prefix(const struct objective *objective)
{
    return text_slice(objective->code, 0, text_find(objective->code, '_'));
}

/* The unit whose cost centre the code begins with, the objective's own units first; or NONE. */
static size_t find_prefix_unit(const struct entity *entity, const struct map *cost_centres,
                               const struct objective *objective)
{
    struct text prefix = find_prefix(objective);

    for (size_t i = 0; i < objective->units.count; i++) {
        if (text_equal(entity->units[objective->units.items[i]].cost_centre, prefix))
            return objective->units.items[i];
    }
    return map_find(cost_centres, prefix); /* MAP_NONE is NONE */
}

/* A code such as 968_0001 begins with the cost centre of an office. */
static void check_prefixes(struct audit *audit)
{
    const struct entity *entity = audit->entity;
    struct map cost_centres = {0};

    for (size_t i = 0; i < entity->unit_count; i++) {
        if (entity->units[i].cost_centre.length > 0)
            map_add(&cost_centres, entity->units[i].cost_centre, i);
    }
    for (size_t i = 0; i < audit->edition->objective_count; i++) {
        const struct objective *objective = &audit->edition->objectives[i];
        size_t unit = find_prefix_unit(entity, &cost_centres, objective);
        if (unit != NONE && !belongs_to(objective, unit))
            audit_add_objective(audit, AUDIT_CODE_PREFIX, i)->other = unit;
    }
    map_free(&cost_centres);
}

/* Sisters have the same title once folded: here those that write it not as the first does. */
static void check_title(struct audit *audit, size_t index)
{
    const struct objective *objectives = audit->edition->objectives;
    const struct references *sisters = &objectives[index].sisters;

    if (sisters->count > 0 && sisters->items[0] < index &&
        !text_equal(objectives[sisters->items[0]].title, objectives[index].title))
        audit_add_objective(audit, AUDIT_TITLE_SIMILAR, index)->other = sisters->items[0];
}

void audit_names(struct audit *audit)
{
    for (size_t axis = 0; axis < audit->edition->axis_count; axis++) {
        if (audit->edition->axes[axis].from_units)
            check_spellings(audit, axis);
    }
    check_prefixes(audit);
    for (size_t i = 0; i < audit->edition->objective_count; i++)
        check_title(audit, i);
}

/* ---- Words ---- */

static void describe_spelling(struct description *description)
{
    const struct finding *finding = description->finding;
    const struct edition *edition = description->audit->edition;
    const struct objective *first = &edition->objectives[finding->other];
    struct text spelling = first->printed[finding->axis];

    description->words.published = spelling;
    description->words.recomputed = edition->axes[finding->axis].values[finding->value].name;
    description->words.origin = first->origin;
    description->words.explanation = arena_format(
        description->arena, "Il documento scrive anche «%.*s», per la prima volta in %.*s.",
        TEXT_PRINT(spelling), TEXT_PRINT(first->code));
}

static void describe_prefix(struct description *description)
{
    const struct audit *audit = description->audit;
    const struct objective *objective =
        &audit->edition->objectives[description->finding->objective];
    const struct unit *unit = &audit->entity->units[description->finding->other];

    description->words.published = objective->code;
    description->words.explanation = arena_format(
        description->arena, "Il numero %.*s con cui comincia il codice è quello di «%.*s».",
        TEXT_PRINT(find_prefix(objective)), TEXT_PRINT(unit->name));
}

static void describe_title(struct description *description)
{
    const struct objective *objectives = description->audit->edition->objectives;
    const struct objective *first = &objectives[description->finding->other];

    description->words.published = objectives[description->finding->objective].title;
    description->words.recomputed = first->title;
    description->words.explanation =
        arena_format(description->arena, "Il titolo di %.*s è «%.*s».", TEXT_PRINT(first->code),
                     TEXT_PRINT(first->title));
}

void describe_name_finding(struct description *description)
{
    if (description->finding->rule == AUDIT_UNIT_SPELLING)
        describe_spelling(description);
    else if (description->finding->rule == AUDIT_CODE_PREFIX)
        describe_prefix(description);
    else
        describe_title(description);
}
