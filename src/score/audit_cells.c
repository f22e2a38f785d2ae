#include "score/audit_explain.h"

#include <stdlib.h>

/* The collecting of one edition's candidates. */
struct collector {
    const struct audit *audit;
    struct candidate_table *table;
    size_t *reprints;         /* numbers of reprints, grouped by objective… */
    size_t *first_reprint;    /* …from first_reprint[o] to first_reprint[o + 1] */
    struct accumulator *sums; /* of the objective at hand; NULL until they are needed */
};

/* Groups the rows of other tables by the objective they are about, keeping their order. */
static void group_reprints(struct collector *collector)
{
    const struct edition *edition = collector->audit->edition;
    struct arena *arena = &collector->table->arena;
    size_t *next = arena_allocate_array(arena, edition->objective_count + 2, sizeof *next);

    collector->reprints = arena_allocate_array(arena, edition->reprint_count, sizeof *next);
    for (size_t i = 0; i < edition->reprint_count; i++) {
        if (edition->reprints[i].objective != NONE)
            next[edition->reprints[i].objective + 2]++;
    }
    for (size_t i = 0; i < edition->objective_count; i++)
        next[i + 2] += next[i + 1];
    for (size_t i = 0; i < edition->reprint_count; i++) {
        if (edition->reprints[i].objective != NONE)
            collector->reprints[next[edition->reprints[i].objective + 1]++] = i;
    }
    collector->first_reprint = next;
}

/*
 * What the other value adds to the sum of value × weight. The plan's value and the weight fit,
 * since they went into that sum; the other value is a percentage.
 */
static score_sum find_shift(const struct objective_score *score, const struct cell *cell)
{
    const struct addend *addend = &score->indicators[cell->indicator].addends[BASIS_CALCULATED];
    struct decimal other = {0};
    struct decimal value = {0};
    struct decimal weight = {0};

    decimal_round(cell->other, SCORE_SCALE, &other);
    decimal_round(addend->value, SCORE_SCALE, &value);
    decimal_round(addend->weight, SCORE_SCALE, &weight);
    return (score_sum)(other.units - value.units) * weight.units;
}

/* The achievement, once the sum of value × weight is another one, less what it is now. */
static int64_t find_change(const struct objective_score *score, const struct accumulator *sums,
                           score_sum shift)
{
    return (int64_t)accumulator_divide(sums->total + shift, sums->divisor) -
           score->means[BASIS_CALCULATED].value.units;
}

int64_t candidates_change(const struct objective_score *score,
                          const struct candidate *const *together, size_t count)
{
    score_sum shift = 0;

    for (size_t i = 0; i < count; i++)
        shift += find_shift(score, &together[i]->cell);
    return find_change(score, together[0]->sums, shift);
}

/* The sums of the objective at hand, which its cells share: made for the first of them. */
static const struct accumulator *get_sums(struct collector *collector, size_t objective)
{
    const struct objective_score *score = &collector->audit->scores->objectives[objective];
    size_t count = collector->audit->edition->objectives[objective].indicator_count;

    if (collector->sums != NULL)
        return collector->sums;
    collector->sums = arena_allocate(&collector->table->arena, sizeof *collector->sums);
    for (size_t i = 0; i < count; i++)
        accumulator_add(collector->sums, &score->indicators[i].addends[BASIS_CALCULATED]);
    return collector->sums;
}

/* The same value for the same figure has been found before: printed in two more places. */
static bool is_repeated(const struct candidate_table *table, const struct cell *cell)
{
    for (size_t i = table->first[cell->objective]; i < table->count; i++) {
        const struct cell *earlier = &table->items[i].cell;
        if (earlier->indicator == cell->indicator &&
            decimal_compare(earlier->other, cell->other) == 0)
            return true;
    }
    return false;
}

/* One of two is about the objective as a whole, and both come to the same. */
static bool is_seen_as_whole(const struct candidate_table *table,
                             const struct candidate *candidate)
{
    for (size_t i = table->first[candidate->cell.objective]; i < table->count; i++) {
        const struct candidate *earlier = &table->items[i];
        bool whole = earlier->cell.indicator == NONE || candidate->cell.indicator == NONE;
        if (whole && earlier->change == candidate->change)
            return true;
    }
    return false;
}

/* Adds a cell unless it changes nothing or says what an earlier one does. */
static void add_cell(struct collector *collector, const struct cell *cell)
{
    struct candidate_table *table = collector->table;
    const struct objective_score *score =
        &collector->audit->scores->objectives[cell->objective];
    struct candidate candidate = {.cell = *cell};

    if (table->cut[cell->objective] || is_repeated(table, cell))
        return;
    if (cell->indicator == NONE) {
        struct decimal other = {0};
        decimal_round(cell->other, SCORE_SCALE, &other);
        candidate.change = other.units - score->means[BASIS_CALCULATED].value.units;
    } else {
        candidate.sums = get_sums(collector, cell->objective);
        candidate.change = find_change(score, candidate.sums, find_shift(score, cell));
    }
    if (candidate.change == 0 || is_seen_as_whole(table, &candidate))
        return;
    if (table->count - table->first[cell->objective] == AUDIT_MAX_ALTERNATIVES) {
        table->cut[cell->objective] = true;
        return;
    }
    table->items[table->count++] = candidate;
}

/* The value in the plan of what a row is about; false where that does not count in the mean. */
static bool find_plan_value(const struct objective_score *score, size_t indicator,
                            struct mean *value)
{
    *value = score->means[BASIS_CALCULATED];
    if (indicator == NONE || !value->known)
        return value->known;
    const struct addend *addend = &score->indicators[indicator].addends[BASIS_CALCULATED];
    value->value = addend->value;
    return addend->reason == REASON_COUNTED;
}

/* Values printed in other tables, unless they only round the plan's. */
static void collect_printed(struct collector *collector, size_t objective, bool whole)
{
    const struct audit *audit = collector->audit;

    for (size_t i = collector->first_reprint[objective];
         i < collector->first_reprint[objective + 1]; i++) {
        const struct reprint *reprint = &audit->edition->reprints[collector->reprints[i]];
        const struct figure *printed = &reprint->achievement;
        struct mean plan;
        if ((reprint->indicator == NONE) == whole &&
            find_plan_value(&audit->scores->objectives[objective], reprint->indicator, &plan) &&
            score_compare(printed, &plan) == OUTCOME_DIFFERS)
            add_cell(collector,
                     &(struct cell){objective, reprint->indicator, printed->value, reprint});
    }
}

/* Values that follow from target and actual. */
static void collect_recomputed(struct collector *collector, size_t objective)
{
    const struct audit *audit = collector->audit;
    const struct objective_score *score = &audit->scores->objectives[objective];

    for (size_t i = 0; i < audit->edition->objectives[objective].indicator_count; i++) {
        const struct addend *addends = score->indicators[i].addends;
        if (addends[BASIS_FROM_TARGET].reason == REASON_COUNTED &&
            decimal_compare(addends[BASIS_FROM_TARGET].value,
                            addends[BASIS_CALCULATED].value) != 0)
            add_cell(collector,
                     &(struct cell){objective, i, addends[BASIS_FROM_TARGET].value, NULL});
    }
}

/* As many cells as there can be: each indicator recomputed, and each row of another table. */
static size_t count_most(const struct edition *edition)
{
    size_t most = edition->reprint_count;

    for (size_t i = 0; i < edition->objective_count; i++)
        most += edition->objectives[i].indicator_count;
    return most;
}

void candidates_collect(const struct audit *audit, struct candidate_table *table)
{
    size_t count = audit->edition->objective_count;
    struct collector collector = {.audit = audit, .table = table};

    *table = (struct candidate_table){0};
    table->items =
        memory_allocate(memory_multiply(count_most(audit->edition), sizeof *table->items));
    table->first = arena_allocate_array(&table->arena, count + 1, sizeof *table->first);
    table->cut = arena_allocate_array(&table->arena, count, sizeof *table->cut);
    group_reprints(&collector);
    for (size_t i = 0; i < count; i++) {
        table->first[i] = table->count;
        collector.sums = NULL;
        if (audit->scores->objectives[i].means[BASIS_CALCULATED].known) {
            collect_printed(&collector, i, false);
            collect_printed(&collector, i, true);
            collect_recomputed(&collector, i);
        }
    }
    table->first[count] = table->count;
}

void candidates_free(struct candidate_table *table)
{
    free(table->items);
    arena_free(&table->arena);
    *table = (struct candidate_table){0};
}
