#include "score/score.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct figure figure(const char *printed)
{
    struct figure figure = {.printed = text_from(printed)};

    figure.known = decimal_parse_italian(figure.printed, &figure.value);
    return figure;
}

static void assert_value(struct decimal value, const char *expected)
{
    char space[DECIMAL_TEXT_SIZE];

    assert_string_equal(decimal_format_plain(decimal_normalise(value), space).data, expected);
}

static void scores_every_kind(void **state)
{
    static const struct {
        enum indicator_kind kind;
        const char *target;
        const char *actual;
        enum score_reason reason;
        const char *value; /* when counted */
    } cases[] = {
        {INDICATOR_AT_LEAST, "80", "68", REASON_COUNTED, "85"},
        {INDICATOR_AT_LEAST, "200.500", "226.816", REASON_COUNTED, "100"},
        {INDICATOR_AT_LEAST, "3", "1", REASON_COUNTED, "33.333333333"},
        {INDICATOR_AT_LEAST, "3", "2", REASON_COUNTED, "66.666666667"},
        {INDICATOR_AT_LEAST, "0", "0", REASON_COUNTED, "100"},
        {INDICATOR_AT_LEAST, "0", "5", REASON_COUNTED, "100"},
        {INDICATOR_AT_LEAST, "0", "-1", REASON_COUNTED, "0"},
        {INDICATOR_AT_LEAST, "-10", "-12", REASON_COUNTED, "0"},
        {INDICATOR_AT_LEAST, "-10", "-8", REASON_COUNTED, "100"},
        {INDICATOR_AT_LEAST, "10", "-5", REASON_COUNTED, "0"},
        {INDICATOR_AT_LEAST, "10", "0", REASON_COUNTED, "0"},
        {INDICATOR_AT_LEAST, "", "5", REASON_NO_TARGET, NULL},
        {INDICATOR_AT_LEAST, "molti", "5", REASON_UNREADABLE_TARGET, NULL},
        {INDICATOR_AT_LEAST, "10", "", REASON_NOT_MEASURED, NULL},
        {INDICATOR_AT_LEAST, "10", "circa 5", REASON_UNREADABLE_ACTUAL, NULL},
        {INDICATOR_AT_LEAST, "0,000000001", "0,0000000001", REASON_UNREADABLE_ACTUAL, NULL},
        {INDICATOR_AT_MOST, "30", "1", REASON_COUNTED, "100"},
        {INDICATOR_AT_MOST, "40", "37", REASON_COUNTED, "100"},
        {INDICATOR_AT_MOST, "40", "40", REASON_COUNTED, "100"},
        {INDICATOR_AT_MOST, "40", "50", REASON_COUNTED, "0"},
        {INDICATOR_AT_MOST, "0", "1", REASON_COUNTED, "0"},
        {INDICATOR_AT_MOST, "-10", "-12", REASON_COUNTED, "100"},
        {INDICATOR_EQUAL, "4", "4,00", REASON_COUNTED, "100"},
        {INDICATOR_EQUAL, "4", "5", REASON_COUNTED, "0"},
        {INDICATOR_BOOLEAN, "1", "1", REASON_COUNTED, "100"},
        {INDICATOR_BOOLEAN, "1", "0", REASON_COUNTED, "0"},
        {INDICATOR_BOOLEAN, "", "1", REASON_COUNTED, "100"},
        {INDICATOR_BOOLEAN, "1", "2", REASON_UNREADABLE_ACTUAL, NULL},
        {INDICATOR_BOOLEAN, "1", "0,5", REASON_UNREADABLE_ACTUAL, NULL},
        {INDICATOR_BOOLEAN, "1", "", REASON_NOT_MEASURED, NULL},
        {INDICATOR_BOOLEAN_NEGATIVE, "0", "0", REASON_COUNTED, "100"},
        {INDICATOR_BOOLEAN_NEGATIVE, "0", "1", REASON_COUNTED, "0"},
        {INDICATOR_TEXT, "1", "1", REASON_WORDS, NULL},
        {INDICATOR_CONTEXT, "1", "1", REASON_CONTEXT, NULL},
    };
    struct edition edition = {.kind = EDITION_RESULTS, .method = {.weights_are_shares = true}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct indicator indicator = {
            .kind = cases[i].kind,
            .target = figure(cases[i].target),
            .actual = figure(cases[i].actual),
        };
        struct addend addend = score_indicator(&edition, NULL, &indicator);
        assert_int_equal(addend.reason, cases[i].reason);
        if (cases[i].value != NULL)
            assert_value(addend.value, cases[i].value);
    }
}

/* Targets that their text alone does not explain; the edition ends with 2024. */
static void scores_every_reading(void **state)
{
    static struct band bands[] = {
        {.to = {.known = true, .value = {60, 0}}},
        {.from = {.known = true, .value = {60, 0}},
         .to = {.known = true, .value = {90, 0}},
         .achievement = {.known = true, .value = {80, 0}}},
        {.from = {.known = true, .value = {90, 0}},
         .achievement = {.known = true, .value = {100, 0}}},
    };
    static struct year_value years[] = {
        {2024, {.known = true, .value = {25, 0}}},
        {2025, {.known = true, .value = {20, 0}}},
    };
    static const struct reading more = {.strict = true};
    static const struct reading to_twenty = {.limit = {.known = true, .value = {20, 0}}};
    static const struct reading from_22 = {.baseline = {.known = true, .value = {22, 0}}};
    static const struct reading in_bands = {.bands = bands, .band_count = 3};
    static const struct reading yearly = {
        .baseline = {.known = true, .value = {30, 0}}, .years = years, .year_count = 2};
    static const struct reading next_year = {.years = years + 1, .year_count = 1};
    static const struct reading of_four = {.limit = {.known = true, .value = {4, 0}}};
    static const struct {
        enum indicator_kind kind;
        const struct reading *reading;
        const char *target;
        const char *actual;
        enum score_reason reason;
        const char *value;
    } cases[] = {
        {INDICATOR_AT_LEAST, &more, "22", "22", REASON_COUNTED, "0"},
        {INDICATOR_AT_LEAST, &more, "22", "23", REASON_COUNTED, "100"},
        {INDICATOR_AT_MOST, &more, "30", "30", REASON_COUNTED, "0"},
        {INDICATOR_AT_MOST, &more, "30", "29,9", REASON_COUNTED, "100"},
        {INDICATOR_AT_MOST, &more, "0", "-3", REASON_COUNTED, "100"},
        {INDICATOR_RANGE, &to_twenty, "10", "10", REASON_COUNTED, "100"},
        {INDICATOR_RANGE, &to_twenty, "10", "20", REASON_COUNTED, "100"},
        {INDICATOR_RANGE, &to_twenty, "10", "20,1", REASON_COUNTED, "0"},
        {INDICATOR_RANGE, &to_twenty, "10", "9", REASON_COUNTED, "0"},
        {INDICATOR_RANGE, NULL, "10", "9", REASON_UNREADABLE_TARGET, NULL},
        {INDICATOR_INCREASE, &from_22, "8", "30", REASON_COUNTED, "100"},
        {INDICATOR_INCREASE, &from_22, "8", "24", REASON_COUNTED, "25"},
        {INDICATOR_INCREASE, &from_22, "8", "20", REASON_COUNTED, "0"},
        {INDICATOR_INCREASE, &from_22, "in più", "22", REASON_COUNTED, "0"},
        {INDICATOR_INCREASE, &from_22, "in più", "23", REASON_COUNTED, "100"},
        {INDICATOR_INCREASE, NULL, "2", "1", REASON_COUNTED, "50"},
        {INDICATOR_INCREASE, NULL, "in più", "1", REASON_UNREADABLE_TARGET, NULL},
        {INDICATOR_CUMULATIVE, &yearly, "ulteriori", "55", REASON_COUNTED, "100"},
        {INDICATOR_CUMULATIVE, &yearly, "ulteriori", "44", REASON_COUNTED, "80"},
        {INDICATOR_CUMULATIVE, &next_year, "ulteriori", "44", REASON_LATER, NULL},
        {INDICATOR_CUMULATIVE, NULL, "ulteriori", "44", REASON_UNREADABLE_TARGET, NULL},
        {INDICATOR_BANDS, &in_bands, "giudizio", "95", REASON_COUNTED, "100"},
        {INDICATOR_BANDS, &in_bands, "giudizio", "90", REASON_COUNTED, "80"},
        {INDICATOR_BANDS, &in_bands, "giudizio", "60", REASON_BANDS, NULL},
        {INDICATOR_BANDS, NULL, "giudizio", "60", REASON_UNREADABLE_TARGET, NULL},
        {INDICATOR_K_OF_N, &of_four, "3", "3", REASON_COUNTED, "100"},
        {INDICATOR_K_OF_N, &of_four, "3", "1", REASON_COUNTED, "33.333333333"},
        {INDICATOR_K_OF_N, &of_four, "3", "5", REASON_UNREADABLE_ACTUAL, NULL},
        {INDICATOR_K_OF_N, &of_four, "3", "1,5", REASON_UNREADABLE_ACTUAL, NULL},
        {INDICATOR_SCHEDULE, NULL, "100", "100", REASON_COUNTED, "100"},
        {INDICATOR_SCHEDULE, NULL, "100", "50", REASON_COUNTED, "50"},
        {INDICATOR_SCHEDULE, NULL, "sì", "1", REASON_COUNTED, "100"},
        {INDICATOR_SCHEDULE, NULL, "sì", "7", REASON_UNREADABLE_ACTUAL, NULL},
        {INDICATOR_SCHEDULE, NULL, "sì", "", REASON_NOT_MEASURED, NULL},
    };
    struct edition edition = {.kind = EDITION_RESULTS, .to = {2024, 12, 31}};
    struct objective objective = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct indicator indicator = {
            .kind = cases[i].kind,
            .reading = cases[i].reading,
            .target = figure(cases[i].target),
            .actual = figure(cases[i].actual),
        };
        struct addend addend = score_indicator(&edition, &objective, &indicator);
        assert_int_equal(addend.reason, cases[i].reason);
        if (cases[i].value != NULL)
            assert_value(addend.value, cases[i].value);
    }
}

static void what_is_due_later_is_not_judged_now(void **state)
{
    struct edition edition = {.kind = EDITION_RESULTS, .to = {2024, 12, 31}};
    struct indicator indicator = {
        .target = figure("6"), .actual = figure("2"), .kind = INDICATOR_AT_LEAST};

    (void)state;
    indicator.target.date = (struct date){2025, 12, 31};
    assert_int_equal(score_indicator(&edition, NULL, &indicator).reason, REASON_LATER);
    assert_int_equal(score_state(&edition, NULL, &indicator), STATE_LATER);
    indicator.target.date = (struct date){2024, 12, 31};
    assert_int_equal(score_indicator(&edition, NULL, &indicator).reason, REASON_COUNTED);
    /* the body has judged it already: so does the audit */
    indicator.target.date = (struct date){2025, 12, 31};
    indicator.achievement = figure("33");
    assert_int_equal(score_indicator(&edition, NULL, &indicator).reason, REASON_COUNTED);
}

static void what_is_reached_in_part_may_count_nothing(void **state)
{
    struct edition edition = {
        .method = {.all_or_nothing = true, .at_most_is_proportional = true}};
    struct indicator indicator = {.target = figure("40"), .actual = figure("30")};

    (void)state;
    assert_value(score_indicator(&edition, NULL, &indicator).value, "0");
    indicator.actual = figure("40");
    assert_value(score_indicator(&edition, NULL, &indicator).value, "100");
    indicator.kind = INDICATOR_AT_MOST;
    indicator.actual = figure("50");
    assert_value(score_indicator(&edition, NULL, &indicator).value, "0");
}

/* In a plan a schedule of which nothing is known yet waits, as everything else does. */
static void awaits_the_schedule_of_a_plan(void **state)
{
    struct edition edition = {.kind = EDITION_PLAN, .to = {2024, 12, 31}};
    const struct indicator indicator = {.kind = INDICATOR_SCHEDULE, .target = figure("sì")};
    struct phase phase = {.end.date = {2024, 6, 30}};
    struct objective objective = {.phases = &phase, .phase_count = 1};

    (void)state;
    assert_int_equal(score_indicator(&edition, &objective, &indicator).reason, REASON_AWAITED);
    edition.kind = EDITION_RESULTS;
    assert_int_equal(score_indicator(&edition, &objective, &indicator).reason,
                     REASON_NOT_MEASURED);
}

static void phases_tell_whether_the_schedule_was_kept(void **state)
{
    static const struct {
        struct date ends[2];
        enum phase_state states[2];
        enum score_reason reason;
        const char *value;
    } cases[] = {
        {{{2024, 6, 30}, {2024, 9, 30}}, {0}, REASON_COUNTED, "100"},
        {{{2024, 6, 30}, {2024, 10, 1}}, {0}, REASON_COUNTED, "50"},
        {{{2024, 6, 30}, {0, 0, 0}}, {0}, REASON_NOT_MEASURED, NULL},
        {{{2024, 6, 30}, {0, 0, 0}}, {0, PHASE_SUSPENDED}, REASON_COUNTED, "100"},
    };
    struct edition edition = {.kind = EDITION_RESULTS, .to = {2024, 12, 31}};
    const struct indicator indicator = {.kind = INDICATOR_SCHEDULE, .target = figure("sì")};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct phase phases[3] = {{.end.date = {2024, 6, 30}},
                                  {.end.date = {2024, 9, 30}},
                                  {.end.date = {2025, 6, 30}}};
        struct objective objective = {.phases = phases, .phase_count = 3};
        for (size_t j = 0; j < 2; j++) {
            phases[j].actual_end.date = cases[i].ends[j];
            phases[j].state = cases[i].states[j];
        }
        struct addend addend = score_indicator(&edition, &objective, &indicator);
        assert_int_equal(addend.reason, cases[i].reason);
        if (cases[i].value != NULL)
            assert_value(addend.value, cases[i].value);
    }
}

static void a_maximum_can_count_in_proportion(void **state)
{
    struct edition edition = {.method = {.at_most_is_proportional = true}};
    struct indicator indicator = {
        .kind = INDICATOR_AT_MOST,
        .target = figure("40"),
        .actual = figure("50"),
    };

    (void)state;
    assert_value(score_indicator(&edition, NULL, &indicator).value, "80");
    indicator.target = figure("0");
    assert_value(score_indicator(&edition, NULL, &indicator).value, "0");
    indicator.target = figure("-1");
    assert_value(score_indicator(&edition, NULL, &indicator).value, "0");
}

static void declared_states_stay_out(void **state)
{
    static const struct {
        enum indicator_state declared;
        enum score_reason reason;
    } cases[] = {
        {STATE_NOT_APPLICABLE, REASON_NOT_APPLICABLE},
        {STATE_SUSPENDED, REASON_SUSPENDED},
    };
    struct edition edition = {0};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct indicator indicator = {
            .declared = cases[i].declared,
            .target = figure("1"),
            .actual = figure("1"),
            .achievement = figure("100"),
        };
        assert_int_equal(score_indicator(&edition, NULL, &indicator).reason, cases[i].reason);
        assert_int_equal(score_state(&edition, NULL, &indicator), cases[i].declared);
    }
}

static void huge_figures_are_left_out_not_wrapped(void **state)
{
    struct edition edition = {0};
    struct indicator indicator = {
        .target = figure("9.223.372.036.854.775.807"),
        .actual = figure("9.223.372.036.854.775.806"),
    };

    (void)state;
    struct addend addend = score_indicator(&edition, NULL, &indicator);
    assert_int_equal(addend.reason, REASON_COUNTED);
    assert_value(addend.value, "100");

    indicator.target = figure("0,000000001");
    indicator.actual = figure("9.223.372.036.854.775.807");
    assert_value(score_indicator(&edition, NULL, &indicator).value, "100");
}

static void compares_within_the_digits_printed(void **state)
{
    static const struct {
        const char *published;
        const char *recomputed; /* NULL: nothing could be */
        enum score_outcome outcome;
    } cases[] = {
        {"83,30", "83.333333333", OUTCOME_ROUNDED}, {"83,33", "83.333333333", OUTCOME_AGREES},
        {"83,3", "83.333333333", OUTCOME_AGREES},   {"83", "83.333333333", OUTCOME_AGREES},
        {"83,00", "83.333333333", OUTCOME_ROUNDED}, {"83,34", "83.333333333", OUTCOME_DIFFERS},
        {"94,00", "84", OUTCOME_DIFFERS},           {"100,00", "100", OUTCOME_AGREES},
        {"89,4", "89.361111111", OUTCOME_AGREES},   {"40,28", "40.275", OUTCOME_AGREES},
        {"40,27", "40.275", OUTCOME_DIFFERS},       {"", "84", OUTCOME_NOT_PUBLISHED},
        {"alto", "84", OUTCOME_NOT_CHECKED},        {"84", NULL, OUTCOME_NOT_CHECKED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct figure published = figure(cases[i].published);
        struct mean mean = {.known = cases[i].recomputed != NULL};
        if (mean.known)
            assert_true(decimal_parse_plain(text_from(cases[i].recomputed), &mean.value));
        assert_int_equal(score_compare(&published, &mean), cases[i].outcome);
    }
    assert_int_equal(score_compare(NULL, &(struct mean){.known = true}), OUTCOME_NOT_PUBLISHED);
}

static void rates_on_the_scale(void **state)
{
    struct rating scale[] = {
        {TEXT("Non Realizzato"), {0, 0}, {0, 0}},
        {TEXT("Poco Realizzato"), {1, 0}, {39, 0}},
        {TEXT("Positivo"), {70, 0}, {99, 0}},
        {TEXT("Completato"), {100, 0}, {100, 0}},
    };
    struct edition edition = {.scale = scale, .scale_count = 4};
    static const struct {
        const char *value;
        const char *label;
    } cases[] = {
        {"0", "Non Realizzato"},       {"0.5", "Non Realizzato"}, {"1", "Poco Realizzato"},
        {"39.999", "Poco Realizzato"}, {"70", "Positivo"},        {"99.99", "Positivo"},
        {"100", "Completato"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal value;
        assert_true(decimal_parse_plain(text_from(cases[i].value), &value));
        assert_string_equal(score_rate(&edition, value)->label.data, cases[i].label);
    }
    edition.scale_count = 0;
    assert_null(score_rate(&edition, decimal_from_integer(50)));
}

/* In a plan a result that is not there yet is awaited; one that cannot be read is a fault. */
static void awaits_results_of_a_plan(void **state)
{
    static const struct {
        enum edition_kind edition;
        const char *actual;
        enum indicator_state state;
        enum score_reason reason;
    } cases[] = {
        {EDITION_PLAN, "", STATE_AWAITED, REASON_AWAITED},
        {EDITION_REVISION, "", STATE_AWAITED, REASON_AWAITED},
        {EDITION_RESULTS, "", STATE_NOT_MEASURED, REASON_NOT_MEASURED},
        {EDITION_PLAN, "molte", STATE_NOT_MEASURED, REASON_UNREADABLE_ACTUAL},
        {EDITION_PLAN, "5", STATE_MEASURED, REASON_COUNTED},
    };
    struct objective objective = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct edition edition = {.kind = cases[i].edition};
        const struct indicator indicator = {.target = figure("10"),
                                            .actual = figure(cases[i].actual)};
        assert_int_equal(score_state(&edition, &objective, &indicator), cases[i].state);
        assert_int_equal(score_indicator(&edition, &objective, &indicator).reason,
                         cases[i].reason);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(awaits_the_schedule_of_a_plan),
        cmocka_unit_test(awaits_results_of_a_plan),
        cmocka_unit_test(scores_every_kind),
        cmocka_unit_test(scores_every_reading),
        cmocka_unit_test(what_is_due_later_is_not_judged_now),
        cmocka_unit_test(what_is_reached_in_part_may_count_nothing),
        cmocka_unit_test(phases_tell_whether_the_schedule_was_kept),
        cmocka_unit_test(a_maximum_can_count_in_proportion),
        cmocka_unit_test(declared_states_stay_out),
        cmocka_unit_test(huge_figures_are_left_out_not_wrapped),
        cmocka_unit_test(compares_within_the_digits_printed),
        cmocka_unit_test(rates_on_the_scale),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
