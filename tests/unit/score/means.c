#include "score/score.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

enum { MOST = 4 };

/* An indicator as a row of a table: achievement as published, weight. */
struct row {
    const char *weight;
    const char *target;
    const char *actual;
    const char *achievement;
};

static struct figure figure(const char *printed)
{
    struct figure figure = {.printed = text_from(printed)};

    figure.known = decimal_parse_italian(figure.printed, &figure.value);
    return figure;
}

static struct mean score_rows(const struct row *rows, enum score_basis basis)
{
    struct indicator indicators[MOST] = {0};
    struct objective objective = {.indicators = indicators};
    struct edition edition = {.objectives = &objective, .objective_count = 1};
    struct scores scores;

    for (size_t i = 0; i < MOST && rows[i].weight != NULL; i++) {
        indicators[i].weight = figure(rows[i].weight);
        indicators[i].target = figure(rows[i].target);
        indicators[i].actual = figure(rows[i].actual);
        indicators[i].achievement = figure(rows[i].achievement);
        objective.indicator_count++;
    }
    score_edition(&edition, &scores);
    struct mean mean = scores.objectives[0].means[basis];
    score_free(&scores);
    return mean;
}

static void assert_value(struct decimal value, const char *expected)
{
    char space[DECIMAL_TEXT_SIZE];

    assert_string_equal(decimal_format_plain(decimal_normalise(value), space).data, expected);
}

static void weighs_the_measured_indicators(void **state)
{
    static const struct {
        struct row rows[MOST];
        const char *value; /* NULL: not known */
        size_t counted;
        size_t left_out;
    } cases[] = {
        {{{"50", "1", "1", "100"}, {"50", "1", "0", "0"}}, "50", 2, 0},
        {{{"40", "1", "1", "100"}, {"60", "1", "0", "0"}}, "40", 2, 0},
        /* weights that do not add to 100 are divided by what they add to */
        {{{"60", "1", "1", "100"}, {"30", "1", "0", "0"}}, "66.666666667", 2, 0},
        /* what is not measured is left out, it is not zero */
        {{{"50", "1", "1", "100"}, {"50", "1", "", ""}}, "100", 1, 1},
        {{{"50", "1", "", ""}, {"50", "1", "", ""}}, NULL, 0, 2},
        {{{"0", "1", "1", "100"}}, NULL, 1, 0},
        /* no weight at all: all count the same; one without among others: left out */
        {{{"", "1", "1", "100"}, {"", "1", "0", "0"}}, "50", 2, 0},
        {{{"", "1", "1", "100"}, {"30", "1", "0", "0"}}, "0", 1, 1},
        {{{"33,33", "1", "1", "100"}, {"66,67", "1", "0", "0"}}, "33.33", 2, 0},
        /* published 57 stays 57, though 68 of 80 are 85 */
        {{{"100", "80", "68", "57"}}, "57", 1, 0},
        /* none published: from target and actual */
        {{{"100", "80", "68", ""}}, "85", 1, 0},
        {{{"100", "tutti", "molti", ""}}, NULL, 0, 1},
        {{{NULL, NULL, NULL, NULL}}, NULL, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct mean mean = score_rows(cases[i].rows, BASIS_CALCULATED);
        assert_int_equal(mean.known, cases[i].value != NULL);
        assert_int_equal(mean.counted, cases[i].counted);
        assert_int_equal(mean.left_out, cases[i].left_out);
        assert_false(mean.overflowed);
        if (mean.known)
            assert_value(mean.value, cases[i].value);
    }
}

static void recomputes_from_targets(void **state)
{
    const struct row rows[MOST] = {{"100", "80", "68", "57"}};

    (void)state;
    assert_value(score_rows(rows, BASIS_FROM_TARGET).value, "85");
}

static void tells_the_terms_of_the_division(void **state)
{
    const struct row rows[MOST] = {{"70", "1", "1", "100"}, {"30", "1", "0", "0"}};
    struct mean mean = score_rows(rows, BASIS_CALCULATED);

    (void)state;
    assert_value(mean.total, "7000");
    assert_value(mean.divisor, "100");
    assert_true(mean.weighted);
}

static void sums_that_overflow_are_not_known(void **state)
{
    const struct row rows[MOST] = {
        {"9.223.372.036.854.775.807", "1", "1", "100"},
        {"9.223.372.036.854.775.807", "1", "1", "100"},
    };
    struct mean mean = score_rows(rows, BASIS_CALCULATED);

    (void)state;
    assert_false(mean.known);
    assert_true(mean.overflowed);
}

/* Two lines; the first has an objective at 100, one at 57 and one that is not measured. */
static void means_of_groups_leave_out_what_is_not_measured(void **state)
{
    struct indicator indicators[] = {
        {.achievement = figure("100")},
        {.achievement = figure("57")},
        {.target = figure("1")},
    };
    size_t first[] = {0, 1, 2};
    struct axis_value values[] = {{.objectives = {first, 3}}, {.objectives = {NULL, 0}}};
    struct axis axis = {.values = values, .value_count = 2};
    struct objective objectives[] = {
        {.indicators = &indicators[0], .indicator_count = 1},
        {.indicators = &indicators[1], .indicator_count = 1},
        {.indicators = &indicators[2], .indicator_count = 1},
    };
    struct aggregate aggregate = {.achievement = figure("78,50")};
    struct edition edition = {
        .axes = &axis,
        .axis_count = 1,
        .objectives = objectives,
        .objective_count = 3,
        .aggregates = &aggregate,
        .aggregate_count = 1,
    };
    struct scores scores;

    (void)state;
    score_edition(&edition, &scores);
    const struct group_score *line = &scores.axes[0][0];
    assert_value(line->means[BASIS_CALCULATED].value, "78.5");
    assert_int_equal(line->means[BASIS_CALCULATED].counted, 2);
    assert_int_equal(line->means[BASIS_CALCULATED].left_out, 1);
    assert_ptr_equal(line->published, &aggregate.achievement);
    assert_int_equal(line->outcome, OUTCOME_AGREES);
    assert_false(scores.axes[0][1].means[BASIS_CALCULATED].known);
    assert_int_equal(scores.axes[0][1].outcome, OUTCOME_NOT_PUBLISHED);
    assert_value(scores.entity.means[BASIS_CALCULATED].value, "78.5");

    struct shown shown = score_shown(line->published, &line->means[BASIS_CALCULATED]);
    assert_true(shown.published);
    assert_int_equal(shown.value.scale, 2);
    shown = score_shown(NULL, &line->means[BASIS_CALCULATED]);
    assert_true(shown.known);
    assert_false(shown.published);
    score_free(&scores);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weighs_the_measured_indicators),
        cmocka_unit_test(recomputes_from_targets),
        cmocka_unit_test(tells_the_terms_of_the_division),
        cmocka_unit_test(sums_that_overflow_are_not_known),
        cmocka_unit_test(means_of_groups_leave_out_what_is_not_measured),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
