/*
 * What holds of every plan: an audit of exact figures is silent, one wrong figure is found
 * where it stands, and the search for explanations finds what trying everything finds.
 */
#include "fixture.h"

#include "score/audit_explain.h"

enum { PLANS = 2000, SMALL_PLANS = 1500, MOST_OBJECTIVES = 12, MOST_INDICATORS = 4 };

/* A linear congruential generator: the same numbers everywhere. */
static uint32_t draw(uint64_t *seed, uint32_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33) % below;
}

static struct figure print(struct fixture *fixture, struct decimal value, uint8_t digits)
{
    char space[DECIMAL_TEXT_SIZE];
    struct decimal rounded;

    assert_true(decimal_round(value, digits, &rounded));
    return make_figure(
        arena_copy(&fixture->arena, decimal_format_italian(rounded, space)).data);
}

static struct figure print_whole(struct fixture *fixture, int64_t value)
{
    return print(fixture, decimal_from_integer(value), 0);
}

/* ---- Plans whose figures are exact ---- */

static void draw_values(struct fixture *fixture, uint64_t *seed, struct indicator *indicator)
{
    bool boolean =
        indicator->kind == INDICATOR_BOOLEAN || indicator->kind == INDICATOR_BOOLEAN_NEGATIVE;

    if (boolean) {
        indicator->target = print_whole(fixture, indicator->kind == INDICATOR_BOOLEAN);
        indicator->actual = print_whole(fixture, draw(seed, 2));
    } else {
        indicator->target = print_whole(fixture, draw(seed, 200));
        indicator->actual = print_whole(fixture, draw(seed, 250));
    }
}

static void draw_indicator(struct fixture *fixture, uint64_t *seed, const char *weight)
{
    static const enum indicator_kind kinds[] = {
        INDICATOR_AT_LEAST, INDICATOR_AT_LEAST, INDICATOR_AT_MOST,
        INDICATOR_EQUAL,    INDICATOR_BOOLEAN,  INDICATOR_BOOLEAN_NEGATIVE,
    };
    const struct row row = {NULL, NULL, NULL, weight, NULL, kinds[draw(seed, 6)]};
    struct indicator *indicator = fixture_indicator(fixture, &row);
    struct decimal deviation;

    draw_values(fixture, seed, indicator);
    assert_true(decimal_subtract(indicator->actual.value, indicator->target.value, &deviation));
    indicator->deviation = print(fixture, deviation, 0);
    const struct addend addend = score_indicator(&fixture->edition, NULL, indicator);
    assert_int_equal(addend.reason, REASON_COUNTED);
    indicator->achievement = print(fixture, addend.value, SCORE_SCALE);
}

static void draw_objective(struct fixture *fixture, uint64_t *seed)
{
    static const char *const weights[][MOST_INDICATORS] = {
        {"100"},
        {"50", "50"},
        {"30", "70"},
        {"33", "33", "34"},
        {"25", "25", "25", "25"},
        {"12,5", "87,5"},
    };
    const char *const *chosen = weights[draw(seed, sizeof weights / sizeof *weights)];

    fixture_objective(fixture);
    for (size_t i = 0; i < MOST_INDICATORS && chosen[i] != NULL; i++)
        draw_indicator(fixture, seed, chosen[i]);
}

/* Each indicator again, and each objective as a whole with two digits. */
static void reprint_all(struct fixture *fixture)
{
    for (size_t i = 0; i < fixture->edition.objective_count; i++) {
        struct objective *objective = &fixture->edition.objectives[i];
        for (size_t j = 0; j < objective->indicator_count; j++) {
            const struct indicator *indicator = &objective->indicators[j];
            struct reprint *reprint =
                fixture_reprint(fixture, i, j, indicator->achievement.printed.data);
            reprint->target = indicator->target;
            reprint->actual = indicator->actual;
        }
        struct reprint *whole = fixture_reprint(fixture, i, NONE, "");
        whole->achievement =
            print(fixture, fixture->scores.objectives[i].means[BASIS_CALCULATED].value, 2);
        objective->achievement = whole->achievement;
    }
}

/* Scored once without anything that depends on the means, to print those. */
static void draw_plan(struct fixture *fixture, uint64_t seed)
{
    uint64_t state = seed;

    fixture_begin(fixture);
    for (size_t i = 1 + draw(&state, MOST_OBJECTIVES); i > 0; i--)
        draw_objective(fixture, &state);
    score_edition(&fixture->edition, &fixture->scores);
    reprint_all(fixture);
    fixture_publish(fixture, "");
    fixture->aggregates[0].achievement =
        print(fixture, fixture->scores.axes[0][0].means[BASIS_CALCULATED].value, 2);
    score_free(&fixture->scores);
}

static void exact_figures_are_met_with_silence(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= PLANS; seed++) {
        struct fixture fixture;
        draw_plan(&fixture, seed);
        fixture_audit(&fixture);
        assert_int_equal(fixture.audit.count, 0);
        assert_int_equal(fixture.audit.agreed, fixture.audit.checked);
        assert_true(fixture.audit.checked > 0);
        fixture_end(&fixture);
    }
}

/* ---- One figure is changed ---- */

/* Another number, off by more than any rounding; a percentage stays one. */
static void change(struct fixture *fixture, uint64_t *seed, struct figure *figure, bool percent)
{
    struct decimal step = decimal_from_integer(2 + draw(seed, 40));
    struct decimal changed;
    uint8_t digits = figure->value.scale;

    if (percent && decimal_compare(figure->value, decimal_from_integer(50)) > 0)
        assert_true(decimal_subtract(figure->value, step, &changed));
    else
        assert_true(decimal_add(figure->value, step, &changed));
    *figure = print(fixture, changed, digits);
}

static const struct finding *find_at(const struct audit *audit, const struct finding *wanted)
{
    for (size_t i = 0; i < audit->count; i++) {
        const struct finding *finding = &audit->findings[i];
        if (finding->rule == wanted->rule && finding->objective == wanted->objective &&
            finding->indicator == wanted->indicator && finding->reprint == wanted->reprint &&
            finding->axis == wanted->axis && finding->part == wanted->part)
            return finding;
    }
    return NULL;
}

static struct finding change_indicator(struct fixture *fixture, uint64_t *seed, bool deviation)
{
    size_t number = draw(seed, (uint32_t)fixture->edition.objective_count);
    struct objective *objective = &fixture->edition.objectives[number];
    size_t index = draw(seed, (uint32_t)objective->indicator_count);
    struct indicator *indicator = &objective->indicators[index];

    if (deviation)
        change(fixture, seed, &indicator->deviation, false);
    else
        change(fixture, seed, &indicator->achievement, true);
    return (struct finding){
        .rule = deviation ? AUDIT_INDICATOR_DEVIATION : AUDIT_INDICATOR_ACHIEVEMENT,
        .part = deviation ? AUDIT_PART_DEVIATION : AUDIT_PART_ACHIEVEMENT,
        .axis = NONE,
        .objective = number,
        .indicator = index,
        .reprint = NONE,
    };
}

static struct finding change_reprint(struct fixture *fixture, uint64_t *seed)
{
    size_t number = draw(seed, (uint32_t)fixture->edition.reprint_count);
    struct reprint *reprint = &fixture->reprints[number];
    bool whole = reprint->indicator == NONE;
    struct finding expected = {
        .rule = whole ? AUDIT_OBJECTIVE_ACHIEVEMENT : AUDIT_REPRINT_DIFFERS,
        .part = AUDIT_PART_ACHIEVEMENT,
        .axis = NONE,
        .objective = reprint->objective,
        .indicator = reprint->indicator,
        .reprint = number,
    };

    if (!whole && draw(seed, 3) == 0) {
        change(fixture, seed, &reprint->target, false);
        expected.part = AUDIT_PART_TARGET;
    } else if (!whole && draw(seed, 2) == 0) {
        change(fixture, seed, &reprint->actual, false);
        expected.part = AUDIT_PART_ACTUAL;
    } else {
        change(fixture, seed, &reprint->achievement, true);
    }
    return expected;
}

static struct finding change_aggregate(struct fixture *fixture, uint64_t *seed)
{
    change(fixture, seed, &fixture->aggregates[0].achievement, true);
    return (struct finding){
        .rule = AUDIT_AGGREGATE_DIFFERS,
        .axis = 0,
        .objective = NONE,
        .indicator = NONE,
        .reprint = NONE,
    };
}

static struct finding change_any(struct fixture *fixture, uint64_t *seed)
{
    switch (draw(seed, 4)) {
    case 0:
        return change_indicator(fixture, seed, false);
    case 1:
        return change_indicator(fixture, seed, true);
    case 2:
        return change_reprint(fixture, seed);
    }
    return change_aggregate(fixture, seed);
}

static void one_wrong_figure_is_found_where_it_stands(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= PLANS; seed++) {
        struct fixture fixture;
        uint64_t changes = seed + PLANS;
        draw_plan(&fixture, seed);
        struct finding expected = change_any(&fixture, &changes);
        fixture_audit(&fixture);
        assert_true(fixture.audit.agreed < fixture.audit.checked);
        const struct finding *found = find_at(&fixture.audit, &expected);
        assert_non_null(found);
        struct finding_words words = audit_describe(&fixture.arena, &fixture.audit, found);
        assert_true(words.explanation.length > 0);
        assert_false(text_equal(words.published, words.recomputed));
        fixture_end(&fixture);
    }
}

/* ---- Explanations against trying everything ---- */

/* Cells that have another value, as the test put them there: one or two an indicator. */
struct other_value {
    size_t objective;
    size_t indicator;
    struct figure figure;
};

struct small_plan {
    struct fixture fixture;
    struct other_value others[2 * MOST_OBJECTIVES];
    size_t count;
};

/* Takes the chosen cells at their other values, and back the second time. */
static void swap_values(struct small_plan *plan, const size_t *chosen, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        struct other_value *other = &plan->others[chosen[i]];
        struct figure *figure = &plan->fixture.edition.objectives[other->objective]
                                     .indicators[other->indicator]
                                     .achievement;
        struct figure figure_before = *figure;
        *figure = other->figure;
        other->figure = figure_before;
    }
}

/* The line, scored from scratch with the chosen cells at their other values. */
static struct group_score score_changed(struct small_plan *plan, const size_t *chosen,
                                        size_t size)
{
    struct scores scores;

    swap_values(plan, chosen, size);
    score_edition(&plan->fixture.edition, &scores);
    struct group_score line = scores.axes[0][0];
    score_free(&scores);
    swap_values(plan, chosen, size);
    return line;
}

static void draw_small_indicator(struct small_plan *plan, uint64_t *seed)
{
    static const char *const weights[] = {"1", "2", "3", "33,33", "7"};
    struct fixture *fixture = &plan->fixture;
    const struct row row = {NULL, NULL, NULL, weights[draw(seed, 5)], NULL, INDICATOR_TEXT};
    struct indicator *indicator = fixture_indicator(fixture, &row);
    size_t objective = fixture->edition.objective_count - 1;
    size_t index = fixture->edition.objectives[objective].indicator_count - 1;

    indicator->achievement = print_whole(fixture, draw(seed, 4) * 25);
    if (draw(seed, 3) == 0)
        return;
    struct decimal other = {(int64_t)draw(seed, 13) * 8333444447, 9};
    struct figure figure = print(fixture, other, draw(seed, 2) == 0 ? 9 : 0);
    fixture_reprint(fixture, objective, index, figure.printed.data);
    if (decimal_compare(indicator->achievement.value, figure.value) != 0)
        plan->others[plan->count++] = (struct other_value){objective, index, figure};
}

/*
 * Means with fractions that are hard to round: thirds, and weights of all sorts. The published
 * one is what some cells lead to, to the last digit, or just beside that; or it is any.
 */
static void draw_small_plan(struct small_plan *plan, uint64_t seed)
{
    static const char *const figures[] = {"50", "50,0", "33,3", "66,67", "41,5", "58,33"};
    uint64_t state = seed;

    plan->count = 0;
    fixture_begin(&plan->fixture);
    plan->fixture.edition.method.weights_are_shares = false;
    for (size_t i = 0, count = 1 + draw(&state, 4); i < count; i++) {
        fixture_objective(&plan->fixture);
        for (size_t j = 0, parts = 1 + draw(&state, 3); j < parts; j++)
            draw_small_indicator(plan, &state);
    }
    size_t first = draw(&state, 3);
    const size_t chosen[] = {first, first + 1};
    size_t size = 1 + draw(&state, 2);
    if (draw(&state, 3) == 0 || first + size > plan->count) {
        fixture_publish(&plan->fixture, figures[draw(&state, 6)]);
        return;
    }
    struct group_score line = score_changed(plan, chosen, size);
    struct decimal mean = line.means[BASIS_CALCULATED].value;
    mean.units += (int64_t)draw(&state, 3) - 1;
    fixture_publish(&plan->fixture, print(&plan->fixture, mean, SCORE_SCALE).printed.data);
}

/* How many sets of `size` lead to `outcome`. */
static size_t count_sets(struct small_plan *plan, size_t size, enum score_outcome outcome)
{
    size_t chosen[AUDIT_MAX_CELLS] = {0, 1, 2};
    size_t found = 0;

    if (size > plan->count)
        return 0;
    for (;;) {
        found += score_changed(plan, chosen, size).outcome == outcome;
        size_t last = size;
        while (last > 0 && chosen[last - 1] == plan->count - size + last - 1)
            last--;
        if (last == 0)
            return found;
        chosen[last - 1]++;
        for (size_t i = last; i < size; i++)
            chosen[i] = chosen[i - 1] + 1;
    }
}

/* Smallest sets to the letter, or else by rounding. */
static void try_everything(struct small_plan *plan, struct explanation *expected)
{
    static const enum score_outcome outcomes[] = {OUTCOME_AGREES, OUTCOME_ROUNDED};

    *expected = (struct explanation){0};
    for (size_t i = 0; i < 2 && expected->found == 0; i++) {
        for (size_t size = 1; size <= AUDIT_MAX_CELLS && expected->found == 0; size++) {
            expected->found = count_sets(plan, size, outcomes[i]);
            expected->size = expected->found > 0 ? size : 0;
            expected->rounded = expected->found > 0 && i == 1;
        }
    }
}

static void the_search_finds_what_trying_everything_finds(void **state)
{
    size_t explained = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= SMALL_PLANS; seed++) {
        struct small_plan plan;
        draw_small_plan(&plan, seed);
        fixture_audit(&plan.fixture);
        if (plan.fixture.audit.explanations != NULL) {
            const struct explanation *explanation = &plan.fixture.audit.explanations[0];
            struct explanation expected;
            try_everything(&plan, &expected);
            assert_int_equal(explanation->found, expected.found);
            assert_int_equal(explanation->size, expected.size);
            assert_int_equal(explanation->rounded, expected.rounded);
            assert_false(explanation->stopped);
            explained += expected.found > 0;
        }
        fixture_end(&plan.fixture);
    }
    assert_true(explained > SMALL_PLANS / 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_figures_are_met_with_silence),
        cmocka_unit_test(one_wrong_figure_is_found_where_it_stands),
        cmocka_unit_test(the_search_finds_what_trying_everything_finds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
