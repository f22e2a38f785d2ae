#include "score/audit_internal.h"

#include <stdlib.h>

struct finding *audit_add(struct audit *audit, enum audit_rule rule)
{
    audit->findings =
        memory_grow(audit->findings, &audit->capacity, audit->count, sizeof *audit->findings);
    struct finding *finding = &audit->findings[audit->count++];
    *finding = (struct finding){.rule = rule,
                                .axis = NONE,
                                .value = NONE,
                                .objective = NONE,
                                .indicator = NONE,
                                .phase = NONE,
                                .reprint = NONE,
                                .other = NONE,
                                .table = NONE,
                                .row = NONE,
                                .column = NONE,
                                .discrepancy = NONE};
    return finding;
}

struct finding *audit_add_objective(struct audit *audit, enum audit_rule rule, size_t objective)
{
    struct finding *finding = audit_add(audit, rule);

    finding->objective = objective;
    return finding;
}

struct finding *audit_add_indicator(struct audit *audit, enum audit_rule rule, size_t objective,
                                    size_t indicator)
{
    struct finding *finding = audit_add_objective(audit, rule, objective);

    finding->indicator = indicator;
    return finding;
}

void audit_count(struct audit *audit, bool agrees)
{
    audit->checked++;
    audit->agreed += agrees;
}

bool audit_same_percentage(const struct figure *a, const struct figure *b)
{
    bool a_is_shorter = a->value.scale <= b->value.scale;
    const struct mean longer = {.known = true, .value = a_is_shorter ? b->value : a->value};

    return a->known && b->known &&
           score_compare(a_is_shorter ? a : b, &longer) == OUTCOME_AGREES;
}

/* ---- Order ---- */

static void swap_findings(struct audit *audit, size_t *targets, size_t a, size_t b)
{
    struct finding finding = audit->findings[a];
    size_t target = targets[a];

    audit->findings[a] = audit->findings[b];
    audit->findings[b] = finding;
    targets[a] = targets[b];
    targets[b] = target;
}

/* By rule, keeping the order in which each rule made them: a counting sort, in place. */
static void sort_findings(struct audit *audit)
{
    size_t next[AUDIT_RULE_COUNT + 1] = {0};
    size_t *targets = memory_allocate(memory_multiply(audit->count, sizeof *targets));

    for (size_t i = 0; i < audit->count; i++)
        next[audit->findings[i].rule + 1]++;
    for (size_t rule = 0; rule < AUDIT_RULE_COUNT; rule++)
        next[rule + 1] += next[rule];
    for (size_t i = 0; i < audit->count; i++)
        targets[i] = next[audit->findings[i].rule]++;
    for (size_t i = 0; i < audit->count; i++) {
        while (targets[i] != i)
            swap_findings(audit, targets, i, targets[i]);
    }
    free(targets);
}

/* ---- Acknowledgements ---- */

/* What an acknowledgement and a finding must have in common. */
struct subject {
    enum audit_rule rule;
    size_t about[4];
    const struct acknowledgement *acknowledgement; /* the earlier one counts */
};

static int compare_subjects(const void *left, const void *right)
{
    const struct subject *a = left;
    const struct subject *b = right;

    if (a->rule != b->rule)
        return a->rule < b->rule ? -1 : 1;
    for (size_t i = 0; i < 4; i++) {
        if (a->about[i] != b->about[i])
            return a->about[i] < b->about[i] ? -1 : 1;
    }
    return 0;
}

/* Of equal ones the earlier first. */
static int compare_entries(const void *left, const void *right)
{
    const struct subject *a = left;
    const struct subject *b = right;
    int order = compare_subjects(a, b);

    if (order != 0)
        return order;
    return a->acknowledgement < b->acknowledgement ? -1
                                                   : a->acknowledgement > b->acknowledgement;
}

/* The acknowledgements of an edition, sorted, one a subject. */
static struct subject *sort_acknowledgements(const struct edition *edition, size_t *count)
{
    struct subject *subjects =
        memory_allocate(memory_multiply(edition->acknowledgement_count, sizeof *subjects));

    *count = 0;
    for (size_t i = 0; i < edition->acknowledgement_count; i++) {
        const struct acknowledgement *entry = &edition->acknowledgements[i];
        subjects[i] = (struct subject){
            audit_rule_find(entry->rule),
            {entry->axis, entry->value, entry->objective, entry->indicator},
            entry,
        };
    }
    qsort(subjects, edition->acknowledgement_count, sizeof *subjects, compare_entries);
    for (size_t i = 0; i < edition->acknowledgement_count; i++) {
        if (*count == 0 || compare_subjects(&subjects[*count - 1], &subjects[i]) != 0)
            subjects[(*count)++] = subjects[i];
    }
    return subjects;
}

/* Marks the findings that someone has acknowledged in edition.json, and counts the others. */
static void acknowledge(struct audit *audit)
{
    size_t count;
    struct subject *subjects = sort_acknowledgements(audit->edition, &count);

    for (size_t i = 0; i < audit->count; i++) {
        struct finding *finding = &audit->findings[i];
        const struct subject wanted = {
            finding->rule,
            {finding->axis, finding->value, finding->objective, finding->indicator},
            NULL,
        };
        const struct subject *found =
            count > 0 ? bsearch(&wanted, subjects, count, sizeof *subjects, compare_subjects)
                      : NULL;
        if (found != NULL)
            finding->acknowledgement = found->acknowledgement;
        else
            audit->open[audit_rule_describe(finding->rule)->severity]++;
    }
    free(subjects);
}

/* Lists for each objective the findings about it. */
static void index_objectives(struct audit *audit)
{
    size_t count = audit->edition->objective_count;
    struct references *lists = arena_allocate_array(&audit->arena, count, sizeof *lists);

    for (size_t i = 0; i < audit->count; i++) {
        if (audit->findings[i].objective != NONE)
            lists[audit->findings[i].objective].count++;
    }
    for (size_t i = 0; i < count; i++) {
        if (lists[i].count > 0)
            lists[i].items =
                arena_allocate_array(&audit->arena, lists[i].count, sizeof *lists[i].items);
        lists[i].count = 0;
    }
    for (size_t i = 0; i < audit->count; i++) {
        size_t objective = audit->findings[i].objective;
        if (objective != NONE)
            lists[objective].items[lists[objective].count++] = i;
    }
    audit->by_objective = lists;
}

/* ---- All ---- */

void audit_edition(const struct entity *entity, const struct edition *edition,
                   const struct scores *scores, struct audit *audit)
{
    size_t capacity = edition->objective_count; /* a first guess: memory unused costs nothing */

    *audit = (struct audit){
        .entity = entity,
        .edition = edition,
        .scores = scores,
        .findings = memory_allocate(memory_multiply(capacity, sizeof *audit->findings)),
        .capacity = capacity,
    };
    audit_indicators(audit);
    audit_objectives(audit);
    audit_aggregates(audit);
    audit_reprints(audit);
    audit_names(audit);
    audit_dates(audit);
    audit_tables(audit);
    audit_document(audit);
    sort_findings(audit);
    acknowledge(audit);
    index_objectives(audit);
}

bool audit_is_declared(const struct finding *finding)
{
    return finding->table != NONE || finding->discrepancy != NONE;
}

void audit_free(struct audit *audit)
{
    arena_free(&audit->arena);
    free(audit->findings);
    *audit = (struct audit){0};
}
