#include "score/audit_internal.h"

#include <stdlib.h>

struct finding *audit_add(struct audit_run *run, enum audit_rule rule)
{
    struct audit *audit = run->audit;

    audit->findings =
        memory_grow(audit->findings, &audit->capacity, audit->count, sizeof *audit->findings);
    struct finding *finding = &audit->findings[audit->count++];
    *finding = (struct finding){.rule = rule,
                                .axis = NONE,
                                .value = NONE,
                                .objective = NONE,
                                .indicator = NONE,
                                .phase = NONE,
                                .table = NONE,
                                .row = NONE,
                                .column = NONE};
    return finding;
}

struct finding *audit_add_objective(struct audit_run *run, enum audit_rule rule,
                                    size_t objective)
{
    struct finding *finding = audit_add(run, rule);

    finding->objective = objective;
    finding->origin = run->edition->objectives[objective].origin;
    return finding;
}

struct finding *audit_add_indicator(struct audit_run *run, enum audit_rule rule,
                                    size_t objective, size_t indicator)
{
    struct finding *finding = audit_add_objective(run, rule, objective);

    finding->indicator = indicator;
    finding->origin = run->edition->objectives[objective].indicators[indicator].origin;
    return finding;
}

void audit_count(struct audit_run *run, bool agrees)
{
    run->audit->checked++;
    run->audit->agreed += agrees;
}

/* Groups the rows of other tables by the objective they are about, keeping their order. */
static void group_reprints(struct audit_run *run)
{
    const struct edition *edition = run->edition;
    size_t *first = memory_allocate_zeroed(edition->objective_count + 1, sizeof *first);
    size_t *grouped = memory_allocate_zeroed(edition->reprint_count, sizeof *grouped);

    for (size_t i = 0; i < edition->reprint_count; i++) {
        if (edition->reprints[i].objective != NONE)
            first[edition->reprints[i].objective + 1]++;
    }
    for (size_t i = 0; i < edition->objective_count; i++)
        first[i + 1] += first[i];
    size_t *next = memory_allocate_zeroed(edition->objective_count + 1, sizeof *next);
    for (size_t i = 0; i < edition->objective_count; i++)
        next[i] = first[i];
    for (size_t i = 0; i < edition->reprint_count; i++) {
        if (edition->reprints[i].objective != NONE)
            grouped[next[edition->reprints[i].objective]++] = i;
    }
    free(next);
    run->first_reprint = first;
    run->reprints_by_objective = grouped;
}

/* What a finding or an acknowledgement is about, as a key. */
static struct text name_subject(struct arena *arena, struct text rule, const size_t about[4])
{
    return arena_format(arena, "%.*s %zx %zx %zx %zx", TEXT_PRINT(rule), about[0], about[1],
                        about[2], about[3]);
}

static void index_acknowledgements(const struct edition *edition, struct arena *arena,
                                   struct map *by_subject)
{
    for (size_t i = 0; i < edition->acknowledgement_count; i++) {
        const struct acknowledgement *entry = &edition->acknowledgements[i];
        const size_t about[] = {entry->axis, entry->value, entry->objective, entry->indicator};
        map_add(by_subject, name_subject(arena, entry->rule, about), i);
    }
}

/* Marks the findings that someone has acknowledged in edition.json, and counts the others. */
static void acknowledge(struct audit_run *run)
{
    const struct edition *edition = run->edition;
    struct arena arena = {0};
    struct map by_subject = {0};

    index_acknowledgements(edition, &arena, &by_subject);
    for (size_t i = 0; i < run->audit->count; i++) {
        struct finding *finding = &run->audit->findings[i];
        const struct audit_rule_description *rule = audit_rule_describe(finding->rule);
        const size_t about[] = {finding->axis, finding->value, finding->objective,
                                finding->indicator};
        size_t found = MAP_NONE;
        if (by_subject.count > 0)
            found = map_find(&by_subject, name_subject(&arena, text_from(rule->id), about));
        if (found != MAP_NONE)
            finding->acknowledgement = &edition->acknowledgements[found];
        else
            run->audit->open[rule->severity]++;
    }
    map_free(&by_subject);
    arena_free(&arena);
}

/* A finding and its position, so that findings of one rule keep the order they were made in. */
struct ranked_finding {
    struct finding finding;
    size_t rank;
};

static int compare_findings(const void *left, const void *right)
{
    const struct ranked_finding *a = left;
    const struct ranked_finding *b = right;

    if (a->finding.rule != b->finding.rule)
        return a->finding.rule < b->finding.rule ? -1 : 1;
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

static void sort_findings(struct audit *audit)
{
    struct ranked_finding *ranked =
        memory_allocate(memory_multiply(audit->count, sizeof *ranked));

    for (size_t i = 0; i < audit->count; i++)
        ranked[i] = (struct ranked_finding){audit->findings[i], i};
    qsort(ranked, audit->count, sizeof *ranked, compare_findings);
    for (size_t i = 0; i < audit->count; i++)
        audit->findings[i] = ranked[i].finding;
    free(ranked);
}

void audit_edition(const struct entity *entity, const struct edition *edition,
                   const struct scores *scores, struct audit *audit)
{
    struct audit_run run = {
        .entity = entity,
        .edition = edition,
        .scores = scores,
        .audit = audit,
        .combinations_left = AUDIT_MAX_COMBINATIONS_ALL,
    };

    *audit = (struct audit){0};
    group_reprints(&run);
    audit_indicators(&run);
    audit_objectives(&run);
    audit_aggregates(&run);
    audit_reprints(&run);
    audit_names(&run);
    audit_dates(&run);
    audit_tables(&run);
    sort_findings(audit);
    acknowledge(&run);
    free(run.first_reprint);
    free(run.reprints_by_objective);
}

void audit_free(struct audit *audit)
{
    arena_free(&audit->arena);
    free(audit->findings);
    *audit = (struct audit){0};
}
