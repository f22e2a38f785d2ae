/*
 * The search tries sets of one cell, then two, then three, each taken at its other value, and
 * keeps those that make the published mean come out. It is exact: a set fits if and only if
 * score_compare says so of the mean that it leads to.
 */
#include "score/audit_explain.h"

#include <stdlib.h>

/* A candidate as the search needs it, side by side in memory. */
struct step {
    int64_t change;
    size_t objective;
    const struct candidate *candidate;
};

struct search {
    const struct objective_score *scores; /* of all objectives */
    struct step *steps; /* candidates of the objectives of the mean, in its order */
    size_t count;
    int64_t lowest;  /* change of the sum of achievements that makes the mean come out: … */
    int64_t highest; /* …from here to here, both included, in units of 10^-SCORE_SCALE */
    size_t budget;   /* sets of two or more that may still be tried */
    size_t size;     /* of the sets being tried */
    const struct step *chosen[AUDIT_MAX_CELLS];
    const struct candidate *fitting[AUDIT_MAX_LISTED][AUDIT_MAX_CELLS];
    struct explanation *explanation;
};

static void gather(struct search *search, const struct candidate_table *table,
                   const struct references *objectives)
{
    size_t count = 0;

    for (size_t i = 0; i < objectives->count; i++) {
        size_t objective = objectives->items[i];
        count += table->first[objective + 1] - table->first[objective];
        if (table->cut[objective])
            search->explanation->stopped = true;
    }
    search->steps = memory_allocate(memory_multiply(count, sizeof *search->steps));
    for (size_t i = 0; i < objectives->count; i++) {
        size_t objective = objectives->items[i];
        for (size_t j = table->first[objective]; j < table->first[objective + 1]; j++)
            search->steps[search->count++] =
                (struct step){table->items[j].change, objective, &table->items[j]};
    }
    search->explanation->candidates = count;
}

/* ---- Which sums fit ---- */

static score_sum halve_up(score_sum value)
{
    return value / 2 + (value % 2 > 0);
}

/* A bound that no sum of changes reaches may as well be nearer. */
static int64_t narrow(score_sum bound)
{
    if (bound > INT64_MAX)
        return INT64_MAX;
    return bound < INT64_MIN ? INT64_MIN : (int64_t)bound;
}

/*
 * A mean is the sum of `count` achievements, divided and rounded half up to SCORE_SCALE digits,
 * and then to the `scale` digits of the published figure. Both roundings are undone here, so
 * that sums can be compared without dividing: the means from `least` to `most` are shown as the
 * published figure, and they come of the sums from (least − ½) × count on, up to
 * (most + ½) × count without that.
 */
static void find_bounds(struct search *search, struct decimal published, uint8_t scale,
                        const struct mean *mean)
{
    score_sum unit = 1; /* of the last digit of `scale` */
    struct decimal shown = {0};
    struct decimal sum = {0};

    for (unsigned digit = scale; digit < SCORE_SCALE; digit++)
        unit *= 10;
    decimal_round(published, scale, &shown);
    decimal_round(mean->total, SCORE_SCALE, &sum);
    score_sum least = shown.units * unit - unit / 2;
    score_sum most = shown.units * unit + (unit + 1) / 2 - 1;
    score_sum count = (score_sum)mean->counted;
    search->lowest = narrow(halve_up((2 * least - 1) * count) - sum.units);
    search->highest = narrow(halve_up((2 * most + 1) * count) - 1 - sum.units);
}

/* ---- Sets ---- */

/* A cell has one value at a time, and a whole objective excludes its parts. */
static bool clashes(const struct cell *a, const struct cell *b)
{
    return a->objective == b->objective &&
           (a->indicator == b->indicator || a->indicator == NONE || b->indicator == NONE);
}

/*
 * Change of the sum with the first `count` chosen. Cells of one objective are neighbours; their
 * changes do not simply add up, since each achievement is rounded.
 */
static int64_t add_changes(const struct search *search, size_t count)
{
    int64_t sum = 0;

    for (size_t first = 0, end; first < count; first = end) {
        const struct candidate *together[AUDIT_MAX_CELLS];
        size_t objective = search->chosen[first]->objective;
        for (end = first; end < count && search->chosen[end]->objective == objective; end++)
            together[end - first] = search->chosen[end]->candidate;
        sum += end - first == 1
                   ? search->chosen[first]->change
                   : candidates_change(&search->scores[objective], together, end - first);
    }
    return sum;
}

/* Whether the cell chosen last goes with those before it; then also the change of them all. */
static bool extend(const struct search *search, size_t depth, int64_t before, int64_t *sum)
{
    const struct step *last = search->chosen[depth];

    if (depth == 0 || search->chosen[depth - 1]->objective != last->objective) {
        *sum = before + last->change;
        return true;
    }
    for (size_t i = 0; i < depth; i++) {
        if (clashes(&search->chosen[i]->candidate->cell, &last->candidate->cell))
            return false;
    }
    *sum = add_changes(search, depth + 1);
    return true;
}

static bool take_budget(struct search *search)
{
    if (search->size > 1 && search->budget == 0) {
        search->explanation->stopped = true;
        return false;
    }
    search->budget -= search->size > 1;
    search->explanation->tried++;
    return true;
}

static void keep(struct search *search)
{
    size_t number = search->explanation->found++;

    if (number >= AUDIT_MAX_LISTED)
        return;
    for (size_t i = 0; i < search->size; i++)
        search->fitting[number][i] = search->chosen[i]->candidate;
}

/*
 * Tries all sets that begin with the `depth` chosen so far, at most AUDIT_MAX_CELLS deep. False
 * when the budget is used up.
 */
static bool try_sets(struct search *search, size_t first, size_t depth, int64_t before)
{
    if (depth == AUDIT_MAX_CELLS)
        return true;
    for (size_t i = first; i < search->count; i++) {
        int64_t sum;
        search->chosen[depth] = &search->steps[i];
        if (!extend(search, depth, before, &sum))
            continue;
        if (depth + 1 < search->size) {
            if (!try_sets(search, i + 1, depth + 1, sum))
                return false;
            continue;
        }
        if (!take_budget(search))
            return false;
        if (sum >= search->lowest && sum <= search->highest)
            keep(search);
    }
    return true;
}

/* The smallest sets that lead to the published figure, as printed to `scale` digits. */
static void try_sizes(struct search *search, struct decimal published, uint8_t scale,
                      const struct mean *mean)
{
    struct explanation *explanation = search->explanation;

    find_bounds(search, published, scale, mean);
    for (size_t size = 1; size <= AUDIT_MAX_CELLS && explanation->found == 0; size++) {
        search->size = size;
        if (!try_sets(search, 0, 0, 0))
            break;
    }
    if (explanation->found > 0)
        explanation->size = search->size;
}

static void copy_cells(struct search *search, struct arena *arena)
{
    struct explanation *explanation = search->explanation;
    size_t listed =
        explanation->found < AUDIT_MAX_LISTED ? explanation->found : AUDIT_MAX_LISTED;

    explanation->cells =
        arena_allocate_array(arena, listed * explanation->size, sizeof *explanation->cells);
    for (size_t i = 0; i < listed; i++) {
        for (size_t j = 0; j < explanation->size; j++)
            explanation->cells[i * explanation->size + j] = search->fitting[i][j]->cell;
    }
}

void explanation_search(struct audit *audit, const struct candidate_table *table,
                        const struct aggregate *aggregate, size_t budget,
                        struct explanation *explanation)
{
    const struct axis_value *value =
        &audit->edition->axes[aggregate->axis].values[aggregate->value];
    const struct mean *mean =
        &audit->scores->axes[aggregate->axis][aggregate->value].means[BASIS_CALCULATED];
    struct decimal published = aggregate->achievement.value;
    uint8_t shortest = decimal_normalise(published).scale;
    struct search search = {
        .scores = audit->scores->objectives, .budget = budget, .explanation = explanation};

    gather(&search, table, &value->objectives);
    try_sizes(&search, published, published.scale, mean);
    if (explanation->found == 0 && shortest < published.scale) {
        try_sizes(&search, published, shortest, mean);
        explanation->rounded = explanation->found > 0;
    }
    copy_cells(&search, &audit->arena);
    free(search.steps);
}
