#include "score/audit_explain.h"

static const struct group_score *get_score(const struct audit *audit,
                                           const struct aggregate *aggregate)
{
    return &audit->scores->axes[aggregate->axis][aggregate->value];
}

static void add_finding(struct audit *audit, enum audit_rule rule, size_t number)
{
    const struct aggregate *aggregate = &audit->edition->aggregates[number];
    struct finding *finding = audit_add(audit, rule);

    finding->axis = aggregate->axis;
    finding->value = aggregate->value;
    finding->other = number;
}

static enum score_outcome check_calculated(struct audit *audit, size_t number)
{
    const struct aggregate *aggregate = &audit->edition->aggregates[number];
    enum score_outcome outcome = score_compare(
        &aggregate->achievement, &get_score(audit, aggregate)->means[BASIS_CALCULATED]);

    switch (outcome) {
    case OUTCOME_NOT_PUBLISHED:
        break;
    case OUTCOME_AGREES:
        audit_count(audit, true);
        break;
    case OUTCOME_ROUNDED:
        audit_count(audit, true);
        add_finding(audit, AUDIT_AGGREGATE_ROUNDED, number);
        break;
    case OUTCOME_DIFFERS:
        audit_count(audit, false);
        add_finding(audit, AUDIT_AGGREGATE_DIFFERS, number);
        break;
    case OUTCOME_NOT_CHECKED:
        add_finding(audit, AUDIT_AGGREGATE_NOT_CHECKED, number);
        break;
    }
    return outcome;
}

/* Told where it adds something: where the two means recomputed are not the same. */
static void check_from_target(struct audit *audit, size_t number)
{
    const struct aggregate *aggregate = &audit->edition->aggregates[number];
    const struct mean *means = get_score(audit, aggregate)->means;
    const struct mean *mean = &means[BASIS_FROM_TARGET];

    if (score_compare(&aggregate->achievement, mean) == OUTCOME_DIFFERS &&
        (!means[BASIS_CALCULATED].known ||
         decimal_compare(means[BASIS_CALCULATED].value, mean->value) != 0))
        add_finding(audit, AUDIT_AGGREGATE_FROM_TARGET, number);
}

/* Searches what explains the means that differ; the effort is shared out evenly. */
static void explain(struct audit *audit, size_t differing)
{
    size_t share = AUDIT_MAX_COMBINATIONS_ALL / differing;
    size_t budget = share < AUDIT_MAX_COMBINATIONS ? share : AUDIT_MAX_COMBINATIONS;
    struct candidate_table table;

    audit->explanations = arena_allocate_array(&audit->arena, audit->edition->aggregate_count,
                                               sizeof *audit->explanations);
    candidates_collect(audit, &table);
    for (size_t i = 0; i < audit->count; i++) {
        const struct finding *finding = &audit->findings[i];
        if (finding->rule == AUDIT_AGGREGATE_DIFFERS)
            explanation_search(audit, &table, &audit->edition->aggregates[finding->other],
                               budget, &audit->explanations[finding->other]);
    }
    candidates_free(&table);
}

/* How many objectives, and the mean of their weights. */
static void check_count_and_weight(struct audit *audit, size_t number)
{
    const struct aggregate *aggregate = &audit->edition->aggregates[number];
    const struct axis_value *value =
        &audit->edition->axes[aggregate->axis].values[aggregate->value];

    if (aggregate->objectives.known) {
        struct decimal count = decimal_from_integer((int64_t)value->objectives.count);
        bool agrees = decimal_compare(aggregate->objectives.value, count) == 0;
        audit_count(audit, agrees);
        if (!agrees)
            add_finding(audit, AUDIT_AGGREGATE_COUNT, number);
    }
    if (aggregate->weight.known) {
        enum score_outcome outcome =
            score_compare(&aggregate->weight, &get_score(audit, aggregate)->weight);
        bool agrees = outcome == OUTCOME_AGREES || outcome == OUTCOME_ROUNDED;
        audit_count(audit, agrees);
        if (!agrees)
            add_finding(audit, AUDIT_AGGREGATE_WEIGHT, number);
    }
}

void audit_aggregates(struct audit *audit)
{
    size_t differing = 0;

    for (size_t i = 0; i < audit->edition->aggregate_count; i++) {
        check_count_and_weight(audit, i);
        differing += check_calculated(audit, i) == OUTCOME_DIFFERS;
        check_from_target(audit, i);
    }
    if (differing > 0)
        explain(audit, differing);
}

/* ---- Words ---- */

static struct text tell_not_checked(const struct figure *published, const struct mean *mean)
{
    if (!published->known)
        return TEXT("Il valore stampato non è un numero.");
    if (mean->overflowed)
        return TEXT("I numeri sono troppo grandi per il calcolo.");
    return TEXT("Nessun obiettivo è misurato.");
}

static struct text tell(struct description *description, const struct aggregate *aggregate,
                        const struct mean *means)
{
    struct finding_words *words = &description->words;
    const struct finding *finding = description->finding;

    if (finding->rule == AUDIT_AGGREGATE_ROUNDED)
        return arena_format(description->arena,
                            "%.*s è stato arrotondato a meno cifre di quelle stampate.",
                            TEXT_PRINT(words->recomputed));
    if (finding->rule == AUDIT_AGGREGATE_NOT_CHECKED)
        return tell_not_checked(&aggregate->achievement, &means[BASIS_CALCULATED]);
    if (finding->rule == AUDIT_AGGREGATE_FROM_TARGET)
        return TEXT("Ricalcolando ogni indicatore da target e consuntivo si ottiene un’altra "
                    "media: gli indicatori che differiscono sono elencati a parte.");
    struct text explanation =
        explanation_describe(description->arena, description->audit,
                             &description->audit->explanations[finding->other]);
    enum score_outcome from_target =
        score_compare(&aggregate->achievement, &means[BASIS_FROM_TARGET]);
    if (from_target != OUTCOME_AGREES && from_target != OUTCOME_ROUNDED)
        return explanation;
    return arena_format(description->arena,
                        "%.*s Ricalcolando tutti gli indicatori da target e consuntivo si "
                        "ottiene proprio il valore stampato.",
                        TEXT_PRINT(explanation));
}

static void describe_count(struct description *description, const struct aggregate *aggregate)
{
    const struct edition *edition = description->audit->edition;
    const struct references *objectives =
        &edition->axes[aggregate->axis].values[aggregate->value].objectives;

    description->words.published = aggregate->objectives.printed;
    description->words.recomputed = arena_format(description->arena, "%zu", objectives->count);
    description->words.explanation = arena_format(
        description->arena, "Gli obiettivi del piano sono %zu.", objectives->count);
}

static void describe_weight(struct description *description, const struct aggregate *aggregate)
{
    const struct mean *mean = &get_score(description->audit, aggregate)->weight;

    description->words.published = aggregate->weight.printed;
    if (!mean->known) {
        description->words.explanation = TEXT("Nessun obiettivo ha un peso.");
        return;
    }
    description->words.recomputed = score_percent(description->arena, mean->value);
    description->words.explanation =
        arena_format(description->arena, "La somma dei pesi, %.*s, divisa per %zu obiettivi.",
                     TEXT_PRINT(score_percent(description->arena, mean->total)), mean->counted);
}

void describe_aggregate_finding(struct description *description)
{
    const struct audit *audit = description->audit;
    const struct aggregate *aggregate =
        &audit->edition->aggregates[description->finding->other];
    const struct mean *means = get_score(audit, aggregate)->means;
    bool from_target = description->finding->rule == AUDIT_AGGREGATE_FROM_TARGET;
    const struct mean *mean = &means[from_target ? BASIS_FROM_TARGET : BASIS_CALCULATED];
    struct finding_words *words = &description->words;

    words->origin = aggregate->origin;
    if (description->finding->rule == AUDIT_AGGREGATE_COUNT) {
        describe_count(description, aggregate);
        return;
    }
    if (description->finding->rule == AUDIT_AGGREGATE_WEIGHT) {
        describe_weight(description, aggregate);
        return;
    }
    words->published = aggregate->achievement.printed;
    if (mean->known)
        words->recomputed = score_percent(description->arena, mean->value);
    words->explanation = tell(description, aggregate, means);
}
