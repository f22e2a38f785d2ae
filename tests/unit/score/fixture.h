/*
 * Editions made up for a test: one axis, "linea", whose one value holds all objectives unless a
 * test says otherwise. Everything lives in the arena of the fixture.
 */
#ifndef VETRO_TESTS_SCORE_FIXTURE_H
#define VETRO_TESTS_SCORE_FIXTURE_H

#include "score/score.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

enum { FIXTURE_OBJECTIVES = 1100, FIXTURE_INDICATORS = 20, FIXTURE_ROWS = 100 };

/* An indicator as a table writes it; NULL: nothing is printed. */
struct row {
    const char *target;
    const char *actual;
    const char *achievement;
    const char *weight;
    const char *deviation;
    enum indicator_kind kind;
};

struct fixture {
    struct arena arena;
    struct entity entity;
    struct edition edition;
    struct axis axis;
    struct axis_value value;
    struct aggregate aggregates[2];
    struct reprint reprints[FIXTURE_ROWS];
    struct acknowledgement acknowledgements[FIXTURE_ROWS];
    struct scores scores;
    struct audit audit;
};

static inline struct figure make_figure(const char *printed)
{
    struct figure figure = {.printed = text_from(printed)};

    figure.known = decimal_parse_italian(figure.printed, &figure.value);
    if (!date_parse_iso(figure.printed, &figure.date))
        date_parse_italian(figure.printed, &figure.date);
    return figure;
}

static inline struct moment make_moment(const char *printed)
{
    struct figure figure = make_figure(printed);

    return (struct moment){figure.printed, figure.date};
}

/* The fixture is on the caller's side and must not move: the edition points into it. */
static inline void fixture_begin(struct fixture *fixture)
{
    *fixture = (struct fixture){
        .axis = {.id = TEXT("linea"), .values = &fixture->value, .value_count = 1},
        .value = {.id = TEXT("cura"), .name = TEXT("Cremona che cura"), .unit = NONE},
        .edition = {.kind = EDITION_RESULTS,
                    .to = {2025, 12, 31},
                    .method = {.weights_are_shares = true},
                    .axis_count = 1,
                    .origin = {TEXT("edition.json"), 1}},
    };
    fixture->edition.axes = &fixture->axis;
    fixture->edition.aggregates = fixture->aggregates;
    fixture->edition.reprints = fixture->reprints;
    fixture->edition.acknowledgements = fixture->acknowledgements;
    fixture->edition.objectives = arena_allocate_array(&fixture->arena, FIXTURE_OBJECTIVES,
                                                       sizeof *fixture->edition.objectives);
    fixture->value.objectives.items =
        arena_allocate_array(&fixture->arena, FIXTURE_OBJECTIVES, sizeof(size_t));
}

/* Codes are 900_0001, 900_0002, … in plan order. */
static inline struct objective *fixture_objective(struct fixture *fixture)
{
    size_t number = fixture->edition.objective_count++;
    struct objective *objective = &fixture->edition.objectives[number];
    struct references *values =
        arena_allocate_array(&fixture->arena, fixture->edition.axis_count, sizeof *values);

    assert_true(number < FIXTURE_OBJECTIVES);
    values->items = arena_allocate(&fixture->arena, sizeof *values->items);
    values->count = 1;
    *objective = (struct objective){
        .code = arena_format(&fixture->arena, "900_%04zu", number + 1),
        .title = arena_format(&fixture->arena, "Obiettivo %zu", number + 1),
        .values = values,
        .printed = arena_allocate_array(&fixture->arena, fixture->edition.axis_count,
                                        sizeof *objective->printed),
        .origin = {TEXT("cura.json"), 10 * (number + 1)},
    };
    fixture->value.objectives.items[fixture->value.objectives.count++] = number;
    return objective;
}

/* Adds an indicator to the objective that was added last. */
static inline struct indicator *fixture_indicator(struct fixture *fixture,
                                                  const struct row *row)
{
    struct objective *objective =
        &fixture->edition.objectives[fixture->edition.objective_count - 1];
    size_t number = objective->indicator_count++;

    assert_true(number < FIXTURE_INDICATORS);
    if (number == 0)
        objective->indicators = arena_allocate_array(&fixture->arena, FIXTURE_INDICATORS,
                                                     sizeof *objective->indicators);
    objective->indicators[number] = (struct indicator){
        .name = arena_format(&fixture->arena, "Indicatore %zu", number + 1),
        .formula = TEXT("numero"),
        .kind = row->kind,
        .target = make_figure(row->target),
        .actual = make_figure(row->actual),
        .achievement = make_figure(row->achievement),
        .weight = make_figure(row->weight),
        .deviation = make_figure(row->deviation),
        .origin = {objective->origin.file, objective->origin.line + number + 1},
    };
    return &objective->indicators[number];
}

/* An objective with one indicator. */
static inline struct objective *fixture_simple(struct fixture *fixture, const char *target,
                                               const char *actual, const char *achievement)
{
    const struct row row = {target, actual, achievement, "100", NULL, INDICATOR_AT_LEAST};
    struct objective *objective = fixture_objective(fixture);

    fixture_indicator(fixture, &row);
    return objective;
}

/* The published mean of the line. */
static inline void fixture_publish(struct fixture *fixture, const char *printed)
{
    fixture->aggregates[fixture->edition.aggregate_count++] = (struct aggregate){
        .achievement = make_figure(printed),
        .where = TEXT("Testata della tabella"),
        .origin = {TEXT("edition.json"), 50},
    };
}

/* A row of another table; `indicator` from 0, or NONE. */
static inline struct reprint *fixture_reprint(struct fixture *fixture, size_t objective,
                                              size_t indicator, const char *achievement)
{
    size_t number = fixture->edition.reprint_count++;
    struct reprint *reprint = &fixture->reprints[number];

    assert_true(number < FIXTURE_ROWS);
    *reprint = (struct reprint){
        .table = indicator == NONE ? TEXT("Cruscotto") : TEXT("Dettaglio"),
        .objective = objective,
        .indicator = indicator,
        .achievement = make_figure(achievement),
        .origin = {TEXT("dettaglio.json"), 100 + number},
    };
    return reprint;
}

static inline const struct audit *fixture_audit(struct fixture *fixture)
{
    score_edition(&fixture->edition, &fixture->scores);
    audit_edition(&fixture->entity, &fixture->edition, &fixture->scores, &fixture->audit);
    return &fixture->audit;
}

static inline void fixture_end(struct fixture *fixture)
{
    audit_free(&fixture->audit);
    score_free(&fixture->scores);
    arena_free(&fixture->arena);
}

static inline size_t count_findings(const struct fixture *fixture, enum audit_rule rule)
{
    size_t count = 0;

    for (size_t i = 0; i < fixture->audit.count; i++)
        count += fixture->audit.findings[i].rule == rule;
    return count;
}

/* The first finding of the rule, which must be there. */
static inline const struct finding *find_finding(const struct fixture *fixture,
                                                 enum audit_rule rule)
{
    for (size_t i = 0; i < fixture->audit.count; i++) {
        if (fixture->audit.findings[i].rule == rule)
            return &fixture->audit.findings[i];
    }
    fail_msg("no finding of rule %s", audit_rule_describe(rule)->id);
    return NULL;
}

/* The first finding of the rule in words. */
static inline struct finding_words describe_finding(struct fixture *fixture,
                                                    enum audit_rule rule)
{
    return audit_describe(&fixture->arena, &fixture->audit, find_finding(fixture, rule));
}

static inline void assert_text(struct fixture *fixture, struct text text, const char *expected)
{
    assert_string_equal(arena_copy(&fixture->arena, text).data, expected);
}

#endif
