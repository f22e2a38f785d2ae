/*
 * Which cells explain a published mean. A cell is a figure of the plan's table that has
 * another known value: recomputed from target and actual, or printed elsewhere in the source.
 * The search tries sets of one cell, then two, then three, each taken at its other value, and
 * keeps those that make the published mean come out within its own rounding.
 */
#include "score/audit_internal.h"

#include <stdlib.h>

__extension__ typedef __int128 wide;

/* A figure and the other value it could have. */
struct cell {
    size_t objective;
    size_t indicator;     /* NONE: the figure of the objective as a whole */
    struct decimal other; /* of the figure */
    int64_t change;       /* of the objective's achievement, in units of 10^-SCORE_SCALE */
    const struct reprint *reprint; /* where the other value is printed; NULL: recomputed */
};

struct search {
    struct audit_run *run;
    struct arena arena;
    struct cell *cells; /* one a value: cells of an objective that come to the same are one */
    size_t count;
    size_t capacity;
    int64_t lowest;  /* sum of changes that makes the published mean come out: from… */
    int64_t highest; /* …to, both included */
    size_t combinations;
    bool stopped; /* at a limit */
    size_t chosen[AUDIT_MAX_CELLS];
    size_t found[AUDIT_MAX_LISTED][AUDIT_MAX_CELLS];
    size_t found_count; /* also those that are not listed */
};

/* ---- Cells ---- */

/* Adds a cell unless another of the same objective leads to the same achievement. */
static void add_cell(struct search *search, struct cell cell)
{
    if (cell.change == 0)
        return;
    for (size_t i = search->count; i > 0; i--) {
        const struct cell *earlier = &search->cells[i - 1];
        if (earlier->objective != cell.objective)
            break;
        if (earlier->change == cell.change)
            return;
    }
    search->cells =
        memory_grow(search->cells, &search->capacity, search->count, sizeof *search->cells);
    search->cells[search->count++] = cell;
}

/* What the objective's achievement would be with `other` for the indicator: the difference. */
static bool find_change(const struct mean *mean, const struct addend *addend,
                        struct decimal other, int64_t *change)
{
    struct decimal difference;
    struct decimal result;

    if (!decimal_subtract(other, addend->value, &difference) ||
        !decimal_multiply_divide(difference, addend->weight, mean->divisor, SCORE_SCALE,
                                 &result))
        return false;
    *change = result.units;
    return true;
}

static void add_indicator_cell(struct search *search, size_t objective, size_t index,
                               struct decimal other, const struct reprint *reprint)
{
    const struct objective_score *score = &search->run->scores->objectives[objective];
    const struct addend *addend = &score->indicators[index].addends[BASIS_CALCULATED];
    struct cell cell = {objective, index, other, 0, reprint};

    if (addend->reason == REASON_COUNTED &&
        find_change(&score->means[BASIS_CALCULATED], addend, other, &cell.change))
        add_cell(search, cell);
}

static void add_objective_cell(struct search *search, const struct reprint *reprint)
{
    size_t objective = reprint->objective;
    const struct mean *mean =
        &search->run->scores->objectives[objective].means[BASIS_CALCULATED];
    struct cell cell = {objective, NONE, reprint->achievement.value, 0, reprint};
    struct decimal difference;
    struct decimal result;

    /* a figure that is the same but for rounding is no other value */
    if (!mean->known || score_compare(&reprint->achievement, mean) != OUTCOME_DIFFERS ||
        !decimal_subtract(cell.other, mean->value, &difference) ||
        !decimal_round(difference, SCORE_SCALE, &result))
        return;
    cell.change = result.units;
    add_cell(search, cell);
}

/* Printed values come before recomputed ones: evidence before arithmetic. */
static void collect_cells(struct search *search, size_t objective)
{
    const struct audit_run *run = search->run;
    const struct objective *source = &run->edition->objectives[objective];

    for (size_t i = run->first_reprint[objective]; i < run->first_reprint[objective + 1]; i++) {
        const struct reprint *reprint = &run->edition->reprints[run->reprints_by_objective[i]];
        if (!reprint->achievement.known)
            continue;
        if (reprint->indicator == NONE)
            add_objective_cell(search, reprint);
        else
            add_indicator_cell(search, objective, reprint->indicator,
                               reprint->achievement.value, reprint);
    }
    for (size_t i = 0; i < source->indicator_count; i++) {
        const struct addend *addend =
            &run->scores->objectives[objective].indicators[i].addends[BASIS_FROM_TARGET];
        if (addend->reason == REASON_COUNTED)
            add_indicator_cell(search, objective, i, addend->value, NULL);
    }
}

/* ---- The search ---- */

static wide divide_down(wide dividend, wide divisor)
{
    wide quotient = dividend / divisor;

    return dividend % divisor < 0 ? quotient - 1 : quotient;
}

/*
 * The sums of changes that bring the mean of `mean->counted` objectives within half a unit of
 * the last digit that the published figure really has.
 */
static void find_bounds(struct search *search, const struct figure *published,
                        const struct mean *mean)
{
    static const int64_t powers[] = {1000000000, 100000000, 10000000, 1000000, 100000,
                                     10000,      1000,      100,      10,      1};
    struct decimal shortest = decimal_normalise(published->value);
    wide unit = powers[shortest.scale];
    wide centre = (wide)shortest.units * unit;
    wide count = (wide)mean->counted;
    wide total = 0;
    struct decimal exact;

    if (decimal_round(mean->total, SCORE_SCALE, &exact))
        total = exact.units;
    /* one unit of slack an objective: achievements carry SCORE_SCALE digits themselves */
    wide lowest = divide_down((2 * centre - unit) * count, 2) - total - count;
    wide highest = divide_down((2 * centre + unit) * count, 2) - total + count - 1;
    search->lowest = lowest < INT64_MIN ? INT64_MIN : (int64_t)lowest;
    search->highest = highest > INT64_MAX ? INT64_MAX : (int64_t)highest;
}

static void keep(struct search *search, size_t size)
{
    if (search->found_count < AUDIT_MAX_LISTED) {
        for (size_t i = 0; i < size; i++)
            search->found[search->found_count][i] = search->chosen[i];
    }
    search->found_count++;
}

static bool within_limits(struct search *search)
{
    if (search->combinations >= AUDIT_MAX_COMBINATIONS || search->run->combinations_left == 0) {
        search->stopped = true;
        return false;
    }
    search->combinations++;
    search->run->combinations_left--;
    return true;
}

/* A cell belongs to one value at a time, and a whole objective excludes its parts. */
static bool clashes(const struct cell *a, const struct cell *b)
{
    return a->objective == b->objective &&
           (a->indicator == b->indicator || a->indicator == NONE || b->indicator == NONE);
}

/* Tries all sets of `size` cells that begin with the `depth` chosen so far. */
static void try_sets(struct search *search, size_t size, size_t depth, int64_t sum)
{
    size_t first = depth == 0 ? 0 : search->chosen[depth - 1] + 1;

    for (size_t i = first; i < search->count; i++) {
        const struct cell *cell = &search->cells[i];
        bool clash = false;
        for (size_t j = 0; j < depth; j++)
            clash = clash || clashes(&search->cells[search->chosen[j]], cell);
        if (clash)
            continue;
        if (!within_limits(search))
            return;
        search->chosen[depth] = i;
        int64_t changed = sum + cell->change;
        if (depth + 1 < size)
            try_sets(search, size, depth + 1, changed);
        else if (changed >= search->lowest && changed <= search->highest)
            keep(search, size);
    }
}

/* ---- Words ---- */

static struct text describe_cell(struct search *search, const struct cell *cell)
{
    struct arena *arena = &search->run->audit->arena;
    const struct objective *objective = &search->run->edition->objectives[cell->objective];
    const struct objective_score *score = &search->run->scores->objectives[cell->objective];
    struct text other = score_percent(arena, cell->other);
    struct text printed;
    struct text subject;

    if (cell->indicator == NONE) {
        printed = score_percent(arena, score->means[BASIS_CALCULATED].value);
        subject = arena_format(arena, "%.*s «%.*s»: %.*s dagli indicatori",
                               TEXT_PRINT(objective->code), TEXT_PRINT(objective->title),
                               TEXT_PRINT(printed));
    } else {
        printed = score_percent(
            arena, score->indicators[cell->indicator].addends[BASIS_CALCULATED].value);
        subject = arena_format(arena, "%.*s «%.*s», indicatore n. %zu: %.*s nel piano",
                               TEXT_PRINT(objective->code), TEXT_PRINT(objective->title),
                               cell->indicator + 1, TEXT_PRINT(printed));
    }
    if (cell->reprint == NULL)
        return arena_format(arena, "%.*s, %.*s da target e consuntivo", TEXT_PRINT(subject),
                            TEXT_PRINT(other));
    return arena_format(arena, "%.*s, %.*s in «%.*s»", TEXT_PRINT(subject), TEXT_PRINT(other),
                        TEXT_PRINT(cell->reprint->table));
}

static void describe_set(struct search *search, const size_t *cells, size_t size,
                         struct buffer *words)
{
    for (size_t i = 0; i < size; i++) {
        if (i > 0)
            buffer_append(words, i + 1 < size ? TEXT("; ") : TEXT("; e "));
        buffer_append(words, describe_cell(search, &search->cells[cells[i]]));
    }
}

static void describe_result(struct search *search, size_t size, struct buffer *words)
{
    size_t listed =
        search->found_count < AUDIT_MAX_LISTED ? search->found_count : AUDIT_MAX_LISTED;

    if (search->found_count == 1) {
        buffer_append(words, TEXT("Il valore stampato si ottiene con "));
        describe_set(search, search->found[0], size, words);
        buffer_append(words, TEXT("."));
        return;
    }
    buffer_append_format(words,
                         "Il valore stampato si ottiene in %zu modi diversi, e non si può "
                         "dire quale sia quello vero:",
                         search->found_count);
    for (size_t i = 0; i < listed; i++) {
        buffer_append_format(words, " (%zu) ", i + 1);
        describe_set(search, search->found[i], size, words);
        buffer_append(words, i + 1 < listed ? TEXT(";") : TEXT("."));
    }
    if (listed < search->found_count)
        buffer_append_format(words, " Gli altri %zu non sono elencati.",
                             search->found_count - listed);
}

static void describe_failure(const struct search *search, struct buffer *words)
{
    if (search->stopped)
        buffer_append_format(words,
                             "Le celle con un altro valore noto sono %zu, troppe per provare "
                             "tutti gli insiemi: la ricerca si è fermata dopo %zu "
                             "combinazioni senza trovare una spiegazione.",
                             search->count, search->combinations);
    else
        buffer_append_format(words,
                             "Nessun insieme di al più %d celle con un altro valore noto "
                             "spiega il valore stampato.",
                             AUDIT_MAX_CELLS);
}

struct text audit_explain(struct audit_run *run, const struct references *objectives,
                          const struct group_score *score)
{
    struct search search = {.run = run};
    struct buffer words = {0};
    size_t size = 0;

    for (size_t i = 0; i < objectives->count; i++)
        collect_cells(&search, objectives->items[i]);
    find_bounds(&search, score->published, &score->means[BASIS_CALCULATED]);
    while (size < AUDIT_MAX_CELLS && search.found_count == 0 && !search.stopped)
        try_sets(&search, ++size, 0, 0);
    if (search.found_count > 0)
        describe_result(&search, size, &words);
    else
        describe_failure(&search, &words);
    if (search.found_count > 0 && search.stopped)
        buffer_append(&words, TEXT(" La ricerca si è fermata al limite: possono essercene "
                                   "altri."));
    struct text explanation = arena_copy(&run->audit->arena, buffer_text(&words));
    buffer_free(&words);
    free(search.cells);
    return explanation;
}
