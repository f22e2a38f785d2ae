#include "score/audit_internal.h"

/* The sum of the weights that are known; false when it does not fit or there are none. */
static bool add_weights(const struct objective *objective, struct decimal *sum)
{
    bool any = false;

    *sum = decimal_from_integer(0);
    for (size_t i = 0; i < objective->indicator_count; i++) {
        const struct figure *weight = &objective->indicators[i].weight;
        if (!weight->known)
            continue;
        any = true;
        if (!decimal_add(*sum, weight->value, sum))
            return false;
    }
    return any;
}

static void check_weights(struct audit_run *run, size_t index)
{
    struct decimal sum;
    char space[DECIMAL_TEXT_SIZE];

    if (!run->edition->method.weights_are_shares ||
        !add_weights(&run->edition->objectives[index], &sum) ||
        decimal_compare(sum, decimal_from_integer(100)) == 0)
        return;
    struct finding *finding = audit_add_objective(run, AUDIT_OBJECTIVE_WEIGHTS, index);
    finding->published =
        arena_copy(&run->audit->arena, decimal_format_italian(decimal_normalise(sum), space));
    finding->recomputed = TEXT("100");
    finding->explanation = arena_format(
        &run->audit->arena, "I pesi sommano a %.*s: la media si divide per questa somma.",
        TEXT_PRINT(finding->published));
}

static void check_measured(struct audit_run *run, size_t index)
{
    const struct objective *objective = &run->edition->objectives[index];
    const struct mean *mean = &run->scores->objectives[index].means[BASIS_CALCULATED];

    if (objective->indicator_count == 0) {
        audit_add_objective(run, AUDIT_OBJECTIVE_EMPTY, index)->explanation =
            TEXT("L’obiettivo non ha indicatori.");
        return;
    }
    if (mean->known || run->edition->kind != EDITION_RESULTS)
        return;
    audit_add_objective(run, AUDIT_OBJECTIVE_NOT_MEASURED, index)->explanation =
        mean->overflowed ? TEXT("I numeri sono troppo grandi per il calcolo.")
                         : TEXT("Nessun indicatore è misurato.");
}

/* The figure printed for the objective as a whole against the mean of its indicators. */
static void check_achievement(struct audit_run *run, size_t index)
{
    const struct objective *objective = &run->edition->objectives[index];
    const struct mean *mean = &run->scores->objectives[index].means[BASIS_CALCULATED];
    enum score_outcome outcome = score_compare(&objective->achievement, mean);

    if (outcome == OUTCOME_NOT_PUBLISHED || outcome == OUTCOME_NOT_CHECKED)
        return;
    audit_count(run, outcome != OUTCOME_DIFFERS);
    if (outcome != OUTCOME_DIFFERS)
        return;
    struct finding *finding = audit_add_objective(run, AUDIT_OBJECTIVE_ACHIEVEMENT, index);
    struct derivation derivation =
        derivation_of_objective(&run->audit->arena, run->edition, run->scores, index);
    finding->published = objective->achievement.printed;
    finding->recomputed = score_percent(&run->audit->arena, mean->value);
    finding->explanation = arena_format(&run->audit->arena, "Dagli indicatori: %.*s.",
                                        TEXT_PRINT(derivation.formula));
}

void audit_objectives(struct audit_run *run)
{
    for (size_t i = 0; i < run->edition->objective_count; i++) {
        check_weights(run, i);
        check_measured(run, i);
        check_achievement(run, i);
    }
}
