#include "score/score.h"
#include "score/accumulator.h"

/* The published achievement where there is one, unless the indicator is declared out. */
static struct addend calculated_addend(const struct indicator *indicator,
                                       enum indicator_state state,
                                       const struct addend *from_target)
{
    if (state != STATE_MEASURED || !indicator->achievement.known)
        return *from_target;
    return (struct addend){.reason = REASON_COUNTED, .value = indicator->achievement.value};
}

static bool has_weights(const struct objective *objective)
{
    for (size_t i = 0; i < objective->indicator_count; i++) {
        if (objective->indicators[i].weight.known)
            return true;
    }
    return false;
}

static void weigh(struct addend *addend, const struct indicator *indicator, bool weighted)
{
    if (!weighted)
        addend->weight = decimal_from_integer(1);
    else if (indicator->weight.known)
        addend->weight = indicator->weight.value;
    else if (addend->reason == REASON_COUNTED)
        addend->reason = REASON_NO_WEIGHT;
}

static void score_objective(const struct edition *edition, const struct objective *objective,
                            struct objective_score *score)
{
    struct accumulator sums[BASIS_COUNT] = {0};
    bool weighted = has_weights(objective);

    for (size_t i = 0; i < objective->indicator_count; i++) {
        const struct indicator *indicator = &objective->indicators[i];
        struct indicator_score *result = &score->indicators[i];
        result->state = score_state(edition, objective, indicator);
        result->addends[BASIS_FROM_TARGET] = score_indicator(edition, objective, indicator);
        result->addends[BASIS_CALCULATED] =
            calculated_addend(indicator, result->state, &result->addends[BASIS_FROM_TARGET]);
        for (size_t basis = 0; basis < BASIS_COUNT; basis++) {
            weigh(&result->addends[basis], indicator, weighted);
            accumulator_add(&sums[basis], &result->addends[basis]);
        }
    }
    for (size_t basis = 0; basis < BASIS_COUNT; basis++)
        score->means[basis] = accumulator_finish(&sums[basis], weighted);
}

/* `weight` is NULL in a simple mean. */
static void add_objective(struct accumulator *sum, const struct mean *mean,
                          const struct figure *weight)
{
    struct addend addend = {
        .reason = mean->known ? REASON_COUNTED : REASON_NOT_MEASURED,
        .value = mean->value,
        .weight = decimal_from_integer(1),
    };

    if (weight != NULL && weight->known)
        addend.weight = weight->value;
    else if (weight != NULL && addend.reason == REASON_COUNTED)
        addend.reason = REASON_NO_WEIGHT;
    accumulator_add(sum, &addend);
}

/* What a weight is when it is itself what the mean is of. */
static void add_weight(struct accumulator *sum, const struct figure *weight)
{
    const struct addend addend = {
        .reason = weight->known ? REASON_COUNTED : REASON_NO_WEIGHT,
        .value = weight->value,
        .weight = decimal_from_integer(1),
    };

    accumulator_add(sum, &addend);
}

static void score_value(const struct edition *edition, const struct scores *scores, size_t axis,
                        size_t value)
{
    const struct references *objectives = &edition->axes[axis].values[value].objectives;
    struct group_score *score = &scores->axes[axis][value];
    bool weighted = edition->method.means_are_weighted;
    struct accumulator sums[BASIS_COUNT] = {0};
    struct accumulator weights = {0};

    for (size_t i = 0; i < objectives->count; i++) {
        size_t number = objectives->items[i];
        const struct figure weight =
            model_weight(edition, &edition->objectives[number], axis, value);
        for (size_t basis = 0; basis < BASIS_COUNT; basis++)
            add_objective(&sums[basis], &scores->objectives[number].means[basis],
                          weighted ? &weight : NULL);
        add_weight(&weights, &weight);
    }
    for (size_t basis = 0; basis < BASIS_COUNT; basis++)
        score->means[basis] = accumulator_finish(&sums[basis], weighted);
    score->weight = accumulator_finish(&weights, false);
    score->outcome = OUTCOME_NOT_PUBLISHED;
}

static void score_axes(const struct edition *edition, struct scores *scores)
{
    scores->axes =
        arena_allocate_array(&scores->arena, edition->axis_count, sizeof *scores->axes);
    for (size_t i = 0; i < edition->axis_count; i++) {
        const struct axis *axis = &edition->axes[i];
        scores->axes[i] =
            arena_allocate_array(&scores->arena, axis->value_count, sizeof **scores->axes);
        for (size_t j = 0; j < axis->value_count; j++)
            score_value(edition, scores, i, j);
    }
}

/* Every objective once; a shared one with the weight of its first code. */
static void score_entity(const struct edition *edition, struct scores *scores)
{
    bool weighted = edition->method.means_are_weighted;
    struct accumulator sums[BASIS_COUNT] = {0};

    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct figure weight =
            weighted ? model_weight(edition, &edition->objectives[i], NONE, NONE)
                     : (struct figure){0};
        for (size_t basis = 0; basis < BASIS_COUNT; basis++)
            add_objective(&sums[basis], &scores->objectives[i].means[basis],
                          weighted ? &weight : NULL);
    }
    for (size_t basis = 0; basis < BASIS_COUNT; basis++)
        scores->entity.means[basis] = accumulator_finish(&sums[basis], weighted);
    scores->entity.outcome = OUTCOME_NOT_PUBLISHED;
}

static void compare_aggregates(const struct edition *edition, struct scores *scores)
{
    for (size_t i = 0; i < edition->aggregate_count; i++) {
        const struct aggregate *aggregate = &edition->aggregates[i];
        struct group_score *score = &scores->axes[aggregate->axis][aggregate->value];
        score->published = &aggregate->achievement;
        score->outcome = score_compare(score->published, &score->means[BASIS_CALCULATED]);
    }
}

/* What the threads share that score objectives; each writes those of its own. */
struct scoring {
    const struct edition *edition;
    struct scores *scores;
};

static void score_range(void *shared, size_t first, size_t end)
{
    const struct scoring *scoring = shared;

    for (size_t i = first; i < end; i++)
        score_objective(scoring->edition, &scoring->edition->objectives[i],
                        &scoring->scores->objectives[i]);
}

static void score_objectives(const struct edition *edition, struct scores *scores)
{
    enum { FEWEST = 2000 }; /* take a millisecond; to start a thread, a tenth of that */
    struct scoring scoring = {edition, scores};

    scores->objectives = arena_allocate_array(&scores->arena, edition->objective_count,
                                              sizeof *scores->objectives);
    for (size_t i = 0; i < edition->objective_count; i++)
        scores->objectives[i].indicators =
            arena_allocate_array(&scores->arena, edition->objectives[i].indicator_count,
                                 sizeof *scores->objectives[i].indicators);
    parallel_run(edition->objective_count, FEWEST, score_range, &scoring);
}

void score_edition(const struct edition *edition, struct scores *scores)
{
    *scores = (struct scores){0};
    score_objectives(edition, scores);
    score_axes(edition, scores);
    score_entity(edition, scores);
    compare_aggregates(edition, scores);
}

void score_free(struct scores *scores)
{
    arena_free(&scores->arena);
    *scores = (struct scores){0};
}
