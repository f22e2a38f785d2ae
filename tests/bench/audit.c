/*
 * What the audit costs beside scoring: editions made up in memory, one line for each, median of
 * several runs. The bar: auditing takes no more than twice the time of scoring (ratio <= 2).
 */
#include "score/score.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { OBJECTIVES = 10000, INDICATORS = 14500, AGGREGATES = 2000, UNITS = 14, RUNS = 5 };

/* What is wrong in an edition. */
struct shape {
    const char *name;
    size_t values;            /* of the axis that has aggregates */
    size_t disagreeing;       /* indicators, from the first on */
    bool aggregates_disagree; /* all of them */
    bool reprinted;           /* every row a second time */
    const char *wrong_achievement;
};

static const struct shape shapes[] = {
    {"realistic", 6, 20, false, true, "57"},
    {"every-indicator", 6, INDICATORS, false, true, "57"},
    {"thousand-cells", 1, 1000, true, true, "57"},
    {"every-aggregate", AGGREGATES, INDICATORS, true, true, "57"},
};

struct plan {
    struct arena arena;
    struct entity entity;
    struct edition edition;
};

static struct figure make_figure(const char *printed)
{
    struct figure figure = {.printed = text_from(printed)};

    figure.known = decimal_parse_italian(figure.printed, &figure.value);
    return figure;
}

static void make_indicators(struct plan *plan, const struct shape *shape)
{
    struct indicator *indicators =
        arena_allocate_array(&plan->arena, INDICATORS, sizeof *indicators);
    size_t made = 0;

    for (size_t i = 0; i < OBJECTIVES; i++) {
        struct objective *objective = &plan->edition.objectives[i];
        bool pair = i < INDICATORS - OBJECTIVES;
        objective->indicators = &indicators[made];
        objective->indicator_count = pair ? 2 : 1;
        for (size_t j = 0; j < objective->indicator_count; j++, made++)
            indicators[made] = (struct indicator){
                .name = arena_format(&plan->arena, "Numero di interventi conclusi, %zu", made),
                .formula = TEXT("n. interventi conclusi ÷ n. interventi previsti"),
                .target = make_figure("80"),
                .actual = make_figure("68"),
                .deviation = make_figure("-12"),
                .weight = make_figure(pair ? "50" : "100"),
                .achievement =
                    make_figure(made < shape->disagreeing ? shape->wrong_achievement : "85"),
            };
    }
}

static void make_reprints(struct plan *plan)
{
    struct edition *edition = &plan->edition;

    edition->reprints =
        arena_allocate_array(&plan->arena, INDICATORS, sizeof *edition->reprints);
    for (size_t i = 0; i < OBJECTIVES; i++) {
        const struct objective *objective = &edition->objectives[i];
        for (size_t j = 0; j < objective->indicator_count; j++)
            edition->reprints[edition->reprint_count++] = (struct reprint){
                .table = TEXT("Tabelle di dettaglio"),
                .objective = i,
                .indicator = j,
                .axis = 0,
                .value = 0,
                .title = objective->title,
                .name = objective->indicators[j].name,
                .target = make_figure("80"),
                .actual = make_figure("68"),
                .achievement = make_figure("85"),
                .arrow = TEXT("giu"),
            };
    }
}

/* Objectives take turns in the values of an axis. */
static void make_axis(struct plan *plan, size_t axis_number, size_t value_count)
{
    struct axis *axis = &plan->edition.axes[axis_number];
    size_t most = OBJECTIVES / value_count + 1;

    axis->value_count = value_count;
    axis->values = arena_allocate_array(&plan->arena, value_count, sizeof *axis->values);
    for (size_t i = 0; i < value_count; i++) {
        axis->values[i].name = TEXT("Cremona che cura");
        axis->values[i].objectives.items =
            arena_allocate_array(&plan->arena, most, sizeof(size_t));
    }
    for (size_t i = 0; i < OBJECTIVES; i++) {
        struct references *list = &axis->values[i % value_count].objectives;
        list->items[list->count++] = i;
        struct references *values = &plan->edition.objectives[i].values[axis_number];
        values->items = arena_allocate_array(&plan->arena, 1, sizeof(size_t));
        values->items[0] = i % value_count;
        values->count = 1;
    }
}

static void make_objectives(struct plan *plan)
{
    struct edition *edition = &plan->edition;

    edition->objectives =
        arena_allocate_array(&plan->arena, OBJECTIVES, sizeof *edition->objectives);
    edition->objective_count = OBJECTIVES;
    for (size_t i = 0; i < OBJECTIVES; i++) {
        struct objective *objective = &edition->objectives[i];
        objective->code = arena_format(&plan->arena, "9%02zu_%04zu", i % UNITS, i);
        objective->title =
            arena_format(&plan->arena, "Riqualificazione spazio pubblico %zu", i);
        objective->values = arena_allocate_array(&plan->arena, 2, sizeof *objective->values);
        objective->printed = arena_allocate_array(&plan->arena, 2, sizeof *objective->printed);
    }
}

static void make_units(struct plan *plan)
{
    plan->entity.units = arena_allocate_array(&plan->arena, UNITS, sizeof *plan->entity.units);
    plan->entity.unit_count = UNITS;
    for (size_t i = 0; i < UNITS; i++) {
        plan->entity.units[i].name = TEXT("Settore Cultura e Turismo");
        plan->entity.units[i].cost_centre = arena_format(&plan->arena, "9%02zu", i);
    }
    for (size_t i = 0; i < OBJECTIVES; i++)
        plan->edition.objectives[i].units = plan->edition.objectives[i].values[1];
}

static void make_aggregates(struct plan *plan, const struct shape *shape)
{
    struct edition *edition = &plan->edition;

    edition->aggregates =
        arena_allocate_array(&plan->arena, shape->values, sizeof *edition->aggregates);
    edition->aggregate_count = shape->values;
    for (size_t i = 0; i < shape->values; i++)
        edition->aggregates[i] = (struct aggregate){
            .axis = 0,
            .value = i,
            .achievement = make_figure(shape->aggregates_disagree ? "93,08" : "85,00"),
        };
}

static void make_plan(struct plan *plan, const struct shape *shape)
{
    *plan = (struct plan){.edition = {.kind = EDITION_RESULTS,
                                      .to = {2025, 12, 31},
                                      .method = {.weights_are_shares = true},
                                      .axis_count = 2}};
    plan->edition.axes = arena_allocate_array(&plan->arena, 2, sizeof *plan->edition.axes);
    make_objectives(plan);
    make_indicators(plan, shape);
    make_axis(plan, 0, shape->values);
    make_axis(plan, 1, UNITS);
    plan->edition.axes[1].from_units = true;
    make_units(plan);
    make_aggregates(plan, shape);
    if (shape->reprinted)
        make_reprints(plan);
}

/* Of the processor, so that other programs count as little as can be. */
static double read_milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare_times(const void *left, const void *right)
{
    const double *a = left;
    const double *b = right;

    return *a < *b ? -1 : *a > *b;
}

static double median(double times[RUNS])
{
    qsort(times, RUNS, sizeof *times, compare_times);
    return times[RUNS / 2];
}

static void measure(const struct shape *shape)
{
    double score_times[RUNS];
    double audit_times[RUNS];
    size_t findings = 0;
    struct plan plan;

    make_plan(&plan, shape);
    for (size_t i = 0; i < RUNS; i++) {
        struct scores scores;
        struct audit audit;
        double start = read_milliseconds();
        score_edition(&plan.edition, &scores);
        double scored = read_milliseconds();
        audit_edition(&plan.entity, &plan.edition, &scores, &audit);
        audit_times[i] = read_milliseconds() - scored;
        score_times[i] = scored - start;
        findings = audit.count;
        audit_free(&audit);
        score_free(&scores);
    }
    double score_time = median(score_times);
    double audit_time = median(audit_times);
    printf("n=%d case=%s findings=%zu score_ms=%.2f audit_ms=%.2f ratio=%.2f\n", OBJECTIVES,
           shape->name, findings, score_time, audit_time, audit_time / score_time);
    arena_free(&plan.arena);
}

int main(void)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        measure(&shapes[i]);
    return 0;
}
