#include "score/audit_internal.h"

/* The published achievement against the one that follows from target and actual. */
static void check_achievement(struct audit_run *run, size_t objective, size_t index)
{
    const struct indicator *indicator = &run->edition->objectives[objective].indicators[index];
    const struct addend *addend =
        &run->scores->objectives[objective].indicators[index].addends[BASIS_FROM_TARGET];
    bool recomputed = addend->reason == REASON_COUNTED || addend->reason == REASON_NO_WEIGHT;
    struct mean mean = {.known = recomputed, .value = addend->value};
    enum score_outcome outcome = score_compare(&indicator->achievement, &mean);

    if (outcome == OUTCOME_NOT_PUBLISHED || outcome == OUTCOME_NOT_CHECKED)
        return;
    audit_count(run, outcome != OUTCOME_DIFFERS);
    if (outcome != OUTCOME_DIFFERS)
        return;
    struct finding *finding =
        audit_add_indicator(run, AUDIT_INDICATOR_ACHIEVEMENT, objective, index);
    finding->published = indicator->achievement.printed;
    finding->recomputed = score_percent(&run->audit->arena, addend->value);
    finding->explanation = derivation_of_indicator(&run->audit->arena, run->edition,
                                                   run->scores, objective, index);
}

/* Where less is better, some documents print target minus actual: said, not counted wrong. */
static struct text explain_deviation(const struct indicator *indicator,
                                     struct decimal deviation)
{
    struct decimal sum;

    if (decimal_add(indicator->deviation.value, deviation, &sum) && sum.units == 0)
        return TEXT("È stampato target meno consuntivo, con il segno contrario.");
    return TEXT("Lo scostamento è consuntivo meno target.");
}

static void check_deviation(struct audit_run *run, size_t objective, size_t index)
{
    const struct indicator *indicator = &run->edition->objectives[objective].indicators[index];
    struct decimal deviation;

    if (!indicator->deviation.known || !indicator->actual.known || !indicator->target.known ||
        !decimal_subtract(indicator->actual.value, indicator->target.value, &deviation))
        return;
    bool agrees = decimal_compare(deviation, indicator->deviation.value) == 0;
    audit_count(run, agrees);
    if (agrees)
        return;
    char space[DECIMAL_TEXT_SIZE];
    struct finding *finding =
        audit_add_indicator(run, AUDIT_INDICATOR_DEVIATION, objective, index);
    finding->published = indicator->deviation.printed;
    finding->recomputed =
        arena_copy(&run->audit->arena, decimal_format_italian(deviation, space));
    finding->explanation = explain_deviation(indicator, deviation);
}

static void report_unreadable(struct audit_run *run, size_t objective, size_t index,
                              const struct figure *figure, const char *what)
{
    struct finding *finding =
        audit_add_indicator(run, AUDIT_INDICATOR_UNREADABLE, objective, index);

    finding->published = figure->printed;
    finding->explanation = arena_format(&run->audit->arena, "Il %s non è un numero.", what);
}

static void check_readable(struct audit_run *run, size_t objective, size_t index)
{
    const struct indicator *indicator = &run->edition->objectives[objective].indicators[index];
    enum score_reason reason =
        run->scores->objectives[objective].indicators[index].addends[BASIS_FROM_TARGET].reason;

    if (reason == REASON_UNREADABLE_TARGET)
        report_unreadable(run, objective, index, &indicator->target, "target");
    if (reason == REASON_UNREADABLE_ACTUAL)
        report_unreadable(run, objective, index, &indicator->actual, "consuntivo");
    if (reason == REASON_NOT_MEASURED && run->edition->kind == EDITION_RESULTS) {
        struct finding *finding =
            audit_add_indicator(run, AUDIT_INDICATOR_NOT_MEASURED, objective, index);
        finding->published = indicator->achievement.printed;
        finding->explanation = TEXT("Il documento non stampa il consuntivo.");
    }
}

/* The same indicator twice in one objective: the same name, formula and purpose. */
static void check_twice(struct audit_run *run, size_t index)
{
    const struct objective *objective = &run->edition->objectives[index];
    struct map names = {0};

    if (objective->indicator_count < 2)
        return;
    for (size_t i = 0; i < objective->indicator_count; i++) {
        const struct indicator *indicator = &objective->indicators[i];
        size_t first = map_add(&names, indicator->name, i);
        if (first == i || !text_equal(indicator->formula, objective->indicators[first].formula))
            continue;
        struct finding *finding = audit_add_indicator(run, AUDIT_INDICATOR_TWICE, index, i);
        finding->explanation =
            arena_format(&run->audit->arena, "È uguale all’indicatore n. %zu.", first + 1);
    }
    map_free(&names);
}

void audit_indicators(struct audit_run *run)
{
    for (size_t i = 0; i < run->edition->objective_count; i++) {
        for (size_t j = 0; j < run->edition->objectives[i].indicator_count; j++) {
            check_achievement(run, i, j);
            check_deviation(run, i, j);
            check_readable(run, i, j);
        }
        check_twice(run, i);
    }
}
