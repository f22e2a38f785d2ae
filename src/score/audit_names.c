#include "score/audit_internal.h"

/* Each other spelling of an office's name is one finding, however often it occurs. */
static void check_spellings(struct audit_run *run, size_t axis)
{
    const struct edition *edition = run->edition;
    struct map spellings = {0}; /* to the number of the finding */

    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct objective *objective = &edition->objectives[i];
        struct text spelling = objective->printed[axis];
        if (spelling.length == 0)
            continue;
        size_t number = run->audit->count;
        if (map_add(&spellings, spelling, number) != number)
            continue;
        const struct axis_value *value =
            &edition->axes[axis].values[objective->values[axis].items[0]];
        struct finding *finding = audit_add(run, AUDIT_UNIT_SPELLING);
        finding->axis = axis;
        finding->value = objective->values[axis].items[0];
        finding->published = spelling;
        finding->recomputed = value->name;
        finding->origin = objective->origin;
        finding->explanation = arena_format(
            &run->audit->arena, "Il documento scrive anche «%.*s», per la prima volta in %.*s.",
            TEXT_PRINT(spelling), TEXT_PRINT(objective->code));
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

/* A code such as 968_0001 begins with the cost centre of an office. */
static void check_prefixes(struct audit_run *run)
{
    const struct entity *entity = run->entity;
    struct map cost_centres = {0};

    for (size_t i = 0; i < entity->unit_count; i++) {
        if (entity->units[i].cost_centre.length > 0)
            map_add(&cost_centres, entity->units[i].cost_centre, i);
    }
    for (size_t i = 0; i < run->edition->objective_count; i++) {
        const struct objective *objective = &run->edition->objectives[i];
        struct text prefix = text_slice(objective->code, 0, text_find(objective->code, '_'));
        size_t unit = map_find(&cost_centres, prefix);
        if (unit == MAP_NONE || belongs_to(objective, unit))
            continue;
        struct finding *finding = audit_add_objective(run, AUDIT_CODE_PREFIX, i);
        finding->published = objective->code;
        finding->explanation =
            arena_format(&run->audit->arena, "Il numero %.*s è di «%.*s».", TEXT_PRINT(prefix),
                         TEXT_PRINT(entity->units[unit].name));
    }
    map_free(&cost_centres);
}

/* Sisters have the same title once folded: here those whose titles differ all the same. */
static void check_titles(struct audit_run *run, size_t index)
{
    const struct edition *edition = run->edition;
    const struct objective *objective = &edition->objectives[index];

    for (size_t i = 0; i < objective->sisters.count; i++) {
        const struct objective *sister = &edition->objectives[objective->sisters.items[i]];
        if (objective->sisters.items[i] < index || text_equal(sister->title, objective->title))
            continue;
        struct finding *finding = audit_add_objective(run, AUDIT_TITLE_SIMILAR, index);
        finding->published = objective->title;
        finding->recomputed = sister->title;
        finding->explanation =
            arena_format(&run->audit->arena, "%.*s ha per titolo «%.*s».",
                         TEXT_PRINT(sister->code), TEXT_PRINT(sister->title));
        return;
    }
}

void audit_names(struct audit_run *run)
{
    for (size_t axis = 0; axis < run->edition->axis_count; axis++) {
        if (run->edition->axes[axis].from_units)
            check_spellings(run, axis);
    }
    check_prefixes(run);
    for (size_t i = 0; i < run->edition->objective_count; i++)
        check_titles(run, i);
}
