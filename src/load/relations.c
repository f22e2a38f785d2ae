/* Objectives that belong together: what one of them says, both know. */
#include "load/loader.h"

static void report(struct plan *plan, const struct objective *objective,
                   const struct relation *relation, const char *message)
{
    struct place place = {
        .file = relation->origin.file, .line = relation->origin.line, .code = objective->code};

    diagnose(plan->loader->diagnostics, SEVERITY_ERROR, place, message,
             TEXT_PRINT(relation->code));
}

/* Finds those declared; the others are dropped with a report. */
static void find_declared(struct plan *plan, size_t number, size_t *incoming)
{
    struct edition *edition = plan->edition;
    struct objective *objective = &edition->objectives[number];
    size_t kept = 0;

    for (size_t i = 0; i < objective->related_count; i++) {
        struct relation *relation = &objective->related[i];
        if (relation->code.length == 0)
            continue;
        relation->objective = map_find(&edition->objective_by_code, relation->code);
        if (relation->objective == MAP_NONE && plan->objectives_known)
            report(plan, objective, relation, _("related to the unknown objective \"%.*s\""));
        if (relation->objective == number)
            report(plan, objective, relation, _("the objective \"%.*s\" is related to itself"));
        if (relation->objective == MAP_NONE || relation->objective == number)
            continue;
        incoming[relation->objective]++;
        objective->related[kept++] = *relation;
    }
    objective->related_count = kept;
}

static bool has_relation(const struct objective *objective, size_t other)
{
    for (size_t i = 0; i < objective->related_count; i++) {
        if (objective->related[i].objective == other)
            return true;
    }
    return false;
}

/* Room for what the others say of it. */
static void make_room(struct plan *plan, struct objective *objective, size_t incoming)
{
    struct relation *grown = arena_allocate_array(
        plan->loader->arena, objective->related_count + incoming, sizeof *grown);

    if (objective->related_count > 0)
        memcpy(grown, objective->related, objective->related_count * sizeof *grown);
    objective->related = grown;
}

void relations_resolve(struct plan *plan)
{
    struct edition *edition = plan->edition;
    size_t *incoming = arena_allocate_array(&plan->loader->scratch, edition->objective_count,
                                            sizeof *incoming);

    for (size_t i = 0; i < edition->objective_count; i++)
        find_declared(plan, i, incoming);
    for (size_t i = 0; i < edition->objective_count; i++) {
        if (incoming[i] > 0)
            make_room(plan, &edition->objectives[i], incoming[i]);
    }
    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct objective *objective = &edition->objectives[i];
        for (size_t j = 0; j < objective->related_count; j++) {
            struct objective *other = &edition->objectives[objective->related[j].objective];
            if (!objective->related[j].declared || has_relation(other, i))
                continue;
            other->related[other->related_count] = objective->related[j];
            other->related[other->related_count].code = objective->code;
            other->related[other->related_count].declared = false;
            other->related[other->related_count++].objective = i;
        }
    }
}
