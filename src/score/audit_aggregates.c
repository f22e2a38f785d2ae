#include "score/audit_internal.h"

static struct finding *add_finding(struct audit_run *run, enum audit_rule rule,
                                   const struct aggregate *aggregate, const struct mean *mean)
{
    struct finding *finding = audit_add(run, rule);

    finding->axis = aggregate->axis;
    finding->value = aggregate->value;
    finding->origin = aggregate->origin;
    finding->published = aggregate->achievement.printed;
    if (mean->known)
        finding->recomputed = score_percent(&run->audit->arena, mean->value);
    return finding;
}

static void check_calculated(struct audit_run *run, const struct aggregate *aggregate)
{
    const struct group_score *score = &run->scores->axes[aggregate->axis][aggregate->value];
    const struct mean *mean = &score->means[BASIS_CALCULATED];
    struct finding *finding;

    switch (score_compare(&aggregate->achievement, mean)) {
    case OUTCOME_NOT_PUBLISHED:
        return;
    case OUTCOME_AGREES:
        audit_count(run, true);
        return;
    case OUTCOME_ROUNDED:
        audit_count(run, true);
        finding = add_finding(run, AUDIT_AGGREGATE_ROUNDED, aggregate, mean);
        finding->explanation = arena_format(
            &run->audit->arena, "%.*s è stato arrotondato a meno cifre di quelle stampate.",
            TEXT_PRINT(finding->recomputed));
        return;
    case OUTCOME_DIFFERS:
        audit_count(run, false);
        finding = add_finding(run, AUDIT_AGGREGATE_DIFFERS, aggregate, mean);
        finding->explanation = audit_explain(
            run, &run->edition->axes[aggregate->axis].values[aggregate->value].objectives,
            score);
        return;
    case OUTCOME_NOT_CHECKED:
        finding = add_finding(run, AUDIT_AGGREGATE_NOT_CHECKED, aggregate, mean);
        finding->explanation = aggregate->achievement.known
                                   ? TEXT("Nessun obiettivo è misurato.")
                                   : TEXT("Il valore stampato non è un numero.");
        return;
    }
}

/* Told where it adds something: where the two means recomputed are not the same. */
static void check_from_target(struct audit_run *run, const struct aggregate *aggregate)
{
    const struct mean *means = run->scores->axes[aggregate->axis][aggregate->value].means;
    const struct mean *mean = &means[BASIS_FROM_TARGET];

    if (score_compare(&aggregate->achievement, mean) != OUTCOME_DIFFERS ||
        (means[BASIS_CALCULATED].known &&
         decimal_compare(means[BASIS_CALCULATED].value, mean->value) == 0))
        return;
    struct finding *finding = add_finding(run, AUDIT_AGGREGATE_FROM_TARGET, aggregate, mean);
    finding->explanation = TEXT("Ricalcolando ogni indicatore da target e consuntivo la media "
                                "è un’altra: gli indicatori che differiscono sono elencati a "
                                "parte.");
}

void audit_aggregates(struct audit_run *run)
{
    for (size_t i = 0; i < run->edition->aggregate_count; i++) {
        check_calculated(run, &run->edition->aggregates[i]);
        check_from_target(run, &run->edition->aggregates[i]);
    }
}
