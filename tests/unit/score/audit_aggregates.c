#include "fixture.h"

enum { MOST = 9 };

/* A line of objectives with these published achievements, each as target and actual have it. */
static void make_line(struct fixture *fixture, const char *const achievements[MOST])
{
    fixture_begin(fixture);
    for (size_t i = 0; i < MOST && achievements[i] != NULL; i++)
        fixture_simple(fixture, "100", achievements[i], achievements[i]);
}

static void means_are_compared_within_the_digits_printed(void **state)
{
    static const struct {
        const char *achievements[MOST];
        const char *published;
        enum audit_rule rule; /* AUDIT_RULE_COUNT: it agrees */
        const char *recomputed;
        const char *explanation;
    } cases[] = {
        {{"100", "50"}, "75", AUDIT_RULE_COUNT, "", ""},
        {{"100", "50"}, "75,00", AUDIT_RULE_COUNT, "", ""},
        {{"100", "100", "50"}, "83,33", AUDIT_RULE_COUNT, "", ""},
        {{"100", "100", "50"}, "83,3", AUDIT_RULE_COUNT, "", ""},
        {{"100", "100", "50"},
         "83,30",
         AUDIT_AGGREGATE_ROUNDED,
         "83,33",
         "83,33 è stato arrotondato a meno cifre di quelle stampate."},
        {{"84", "84"},
         "94,00",
         AUDIT_AGGREGATE_DIFFERS,
         "84",
         "Nessuna cella ha un altro valore noto: non si sa spiegare."},
        {{NULL}, "94,00", AUDIT_AGGREGATE_NOT_CHECKED, "", "Nessun obiettivo è misurato."},
        {{"84"},
         "alto",
         AUDIT_AGGREGATE_NOT_CHECKED,
         "84",
         "Il valore stampato non è un numero."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        make_line(&fixture, cases[i].achievements);
        fixture_publish(&fixture, cases[i].published);
        fixture_audit(&fixture);
        if (cases[i].rule == AUDIT_RULE_COUNT) {
            assert_int_equal(fixture.audit.count, 0);
        } else {
            struct finding_words words = describe_finding(&fixture, cases[i].rule);
            assert_text(&fixture, words.published, cases[i].published);
            assert_text(&fixture, words.recomputed, cases[i].recomputed);
            assert_text(&fixture, words.explanation, cases[i].explanation);
            assert_int_equal(words.origin.line, 50);
        }
        fixture_end(&fixture);
    }
}

static void means_that_are_not_published_are_not_judged(void **state)
{
    const char *const achievements[MOST] = {"100"};
    struct fixture fixture;

    (void)state;
    make_line(&fixture, achievements);
    fixture_publish(&fixture, "");
    assert_int_equal(fixture_audit(&fixture)->count, 0);
    assert_int_equal(fixture.audit.checked, 1);
    fixture_end(&fixture);
}

/* The plan prints 50 where target and actual say 100. */
static void means_are_compared_with_targets_too(void **state)
{
    static const struct {
        const char *published;
        const char *from_target; /* explanation of that rule; NULL: no finding */
        const char *differs;     /* the same */
    } cases[] = {
        {"75",
         "Ricalcolando ogni indicatore da target e consuntivo si ottiene un’altra media: gli "
         "indicatori che differiscono sono elencati a parte.",
         NULL},
        {"100", NULL,
         "Il valore stampato si ottiene con l’altro valore noto di "
         "900_0002 «Obiettivo 2» (50 nel piano, 100 da target e "
         "consuntivo). Ricalcolando tutti gli indicatori da target e "
         "consuntivo si ottiene proprio il valore stampato."},
    };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct fixture fixture;
        fixture_begin(&fixture);
        fixture_simple(&fixture, "1", "1", "100");
        fixture_simple(&fixture, "1", "1", "50");
        fixture_publish(&fixture, cases[i].published);
        fixture_audit(&fixture);
        assert_int_equal(count_findings(&fixture, AUDIT_AGGREGATE_FROM_TARGET),
                         cases[i].from_target != NULL);
        assert_int_equal(count_findings(&fixture, AUDIT_AGGREGATE_DIFFERS),
                         cases[i].differs != NULL);
        if (cases[i].from_target != NULL) {
            struct finding_words words =
                describe_finding(&fixture, AUDIT_AGGREGATE_FROM_TARGET);
            assert_text(&fixture, words.explanation, cases[i].from_target);
            assert_text(&fixture, words.recomputed, "100");
        } else {
            struct finding_words words = describe_finding(&fixture, AUDIT_AGGREGATE_DIFFERS);
            assert_text(&fixture, words.explanation, cases[i].differs);
        }
        fixture_end(&fixture);
    }
}

/* The second objective is shared, and counts here with the weight of its second code. */
static void counts_and_mean_weights_are_recomputed(void **state)
{
    static const struct {
        const char *objectives;
        const char *weight;
        size_t found;
        const char *explanation;
    } cases[] = {
        {"2", "40,28", 0, NULL},
        {"2", "40,275", 0, NULL},
        {"3", "40,28", 1, "Gli obiettivi del piano sono 2."},
        {"2", "40,27", 1, "La somma dei pesi, 80,55, divisa per 2 obiettivi."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct share own = {.weight = make_figure("40,05")};
        struct share shared[] = {{.value = 1, .weight = make_figure("99")},
                                 {.value = 0, .weight = make_figure("40,50")}};
        struct fixture fixture;
        fixture_begin(&fixture);
        struct objective *objective = fixture_objective(&fixture);
        objective->shares = &own;
        objective->share_count = 1;
        objective = fixture_objective(&fixture);
        objective->shares = shared;
        objective->share_count = 2;
        fixture.edition.kind = EDITION_PLAN;
        fixture_publish(&fixture, NULL);
        fixture.aggregates[0].objectives = make_figure(cases[i].objectives);
        fixture.aggregates[0].weight = make_figure(cases[i].weight);
        fixture_audit(&fixture);
        assert_int_equal(count_findings(&fixture, AUDIT_AGGREGATE_COUNT) +
                             count_findings(&fixture, AUDIT_AGGREGATE_WEIGHT),
                         cases[i].found);
        if (cases[i].explanation != NULL) {
            bool about_count = count_findings(&fixture, AUDIT_AGGREGATE_COUNT) > 0;
            struct finding_words words = describe_finding(
                &fixture, about_count ? AUDIT_AGGREGATE_COUNT : AUDIT_AGGREGATE_WEIGHT);
            assert_text(&fixture, words.explanation, cases[i].explanation);
        }
        fixture_end(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(means_are_compared_within_the_digits_printed),
        cmocka_unit_test(means_that_are_not_published_are_not_judged),
        cmocka_unit_test(means_are_compared_with_targets_too),
        cmocka_unit_test(counts_and_mean_weights_are_recomputed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
