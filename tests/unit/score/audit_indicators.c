#include "fixture.h"

/* What a rule of the audit says of a single indicator. */
struct indicator_case {
    struct row row;
    const char *published; /* NULL: the audit finds nothing at all */
    const char *recomputed;
    const char *explanation;
};

static void check_cases(enum audit_rule rule, const struct indicator_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct fixture fixture;
        fixture_begin(&fixture);
        fixture_objective(&fixture);
        fixture_indicator(&fixture, &cases[i].row);
        const struct audit *audit = fixture_audit(&fixture);
        if (cases[i].published == NULL) {
            assert_int_equal(audit->count, 0);
        } else {
            struct finding_words words = describe_finding(&fixture, rule);
            assert_int_equal(count_findings(&fixture, rule), 1);
            assert_text(&fixture, words.published, cases[i].published);
            assert_text(&fixture, words.recomputed, cases[i].recomputed);
            assert_text(&fixture, words.explanation, cases[i].explanation);
            assert_int_equal(words.origin.line, 11);
        }
        fixture_end(&fixture);
    }
}

#define CHECK_CASES(rule, cases) check_cases((rule), (cases), sizeof(cases) / sizeof *(cases))

static void achievements_follow_from_target_and_actual(void **state)
{
    static const struct indicator_case cases[] = {
        {{"80", "68", "85", "100", NULL, INDICATOR_AT_LEAST}, NULL, NULL, NULL},
        {{"80", "68", "85,0", "100", NULL, INDICATOR_AT_LEAST}, NULL, NULL, NULL},
        {{"80", "68", "57", "100", NULL, INDICATOR_AT_LEAST},
         "57",
         "85",
         "68 ÷ 80 × 100 = 85."},
        {{"3", "1", "33", "100", NULL, INDICATOR_AT_LEAST}, NULL, NULL, NULL},
        {{"3", "1", "33,33", "100", NULL, INDICATOR_AT_LEAST}, NULL, NULL, NULL},
        {{"3", "1", "33,30", "100", NULL, INDICATOR_AT_LEAST}, NULL, NULL, NULL},
        {{"3", "1", "34", "100", NULL, INDICATOR_AT_LEAST},
         "34",
         "33,33",
         "1 ÷ 3 × 100 = 33,33."},
        {{"200.500", "226.816", "90", "100", NULL, INDICATOR_AT_LEAST},
         "90",
         "100",
         "226.816 raggiunge il target di 200.500: 100."},
        {{"10", "0", "5", "100", NULL, INDICATOR_AT_LEAST},
         "5",
         "0",
         "0 non raggiunge il target di 10: 0."},
        {{"40", "37", "100", "100", NULL, INDICATOR_AT_MOST}, NULL, NULL, NULL},
        {{"40", "37", "92", "100", NULL, INDICATOR_AT_MOST},
         "92",
         "100",
         "37 non supera il massimo di 40: 100."},
        {{"40", "50", "80", "100", NULL, INDICATOR_AT_MOST},
         "80",
         "0",
         "50 supera il massimo di 40: 0."},
        {{"1", "1", "100", "100", NULL, INDICATOR_BOOLEAN}, NULL, NULL, NULL},
        {{"1", "1", "33", "100", NULL, INDICATOR_BOOLEAN}, "33", "100", "Fatto: 100."},
        {{"0", "0", "100", "100", NULL, INDICATOR_BOOLEAN_NEGATIVE}, NULL, NULL, NULL},
        {{"0", "1", "100", "100", NULL, INDICATOR_BOOLEAN_NEGATIVE},
         "100",
         "0",
         "È accaduto, e non doveva: 0."},
        {{"4", "5", "100", "100", NULL, INDICATOR_EQUAL},
         "100",
         "0",
         "5 non è uguale al target di 4: 0."},
        {{"31/12/2025", "30/09/2025", "100", "100", NULL, INDICATOR_BY_DATE}, NULL, NULL, NULL},
        {{"30/09/2025", "31/12/2025", "100", "100", NULL, INDICATOR_BY_DATE},
         "100",
         "0",
         "La data 31/12/2025 supera la scadenza 30/09/2025: 0."},
    };

    (void)state;
    CHECK_CASES(AUDIT_INDICATOR_ACHIEVEMENT, cases);
}

static void a_maximum_counts_as_the_method_says(void **state)
{
    const struct row row = {"40", "50", "80", "100", NULL, INDICATOR_AT_MOST};
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture.edition.method.at_most_is_proportional = true;
    fixture_objective(&fixture);
    fixture_indicator(&fixture, &row);
    assert_int_equal(fixture_audit(&fixture)->count, 0);
    assert_int_equal(fixture.audit.agreed, 1);
    fixture_end(&fixture);
}

static void deviations_are_actual_minus_target(void **state)
{
    static const struct indicator_case cases[] = {
        {{"80", "68", "85", "100", "-12", INDICATOR_AT_LEAST}, NULL, NULL, NULL},
        {{"80", "68", "85", "100", "−12,0", INDICATOR_AT_LEAST}, NULL, NULL, NULL},
        {{"1", "1", "100", "100", "-1", INDICATOR_AT_LEAST},
         "-1",
         "0",
         "Lo scostamento è consuntivo meno target: 1 − 1 = 0."},
        {{"30", "1", "100", "100", "29", INDICATOR_AT_MOST},
         "29",
         "-29",
         "È stampato target meno consuntivo, con il segno contrario."},
    };

    (void)state;
    CHECK_CASES(AUDIT_INDICATOR_DEVIATION, cases);
}

static void what_cannot_be_read_is_listed(void **state)
{
    static const struct indicator_case cases[] = {
        {{"molti", "5", NULL, "100", NULL, INDICATOR_AT_LEAST},
         "molti",
         "",
         "Il target «molti» non è un numero."},
        {{"10", "circa 5", NULL, "100", NULL, INDICATOR_AT_LEAST},
         "circa 5",
         "",
         "Il consuntivo «circa 5» non è un numero."},
        {{"molti", NULL, NULL, "100", NULL, INDICATOR_AT_LEAST},
         "molti",
         "",
         "Il target «molti» non è un numero."},
        {{"1", "2", NULL, "100", NULL, INDICATOR_BOOLEAN},
         "2",
         "",
         "Il consuntivo «2» non è né 1 (sì) né 0 (no)."},
        {{"fine anno", "30/09/2025", NULL, "100", NULL, INDICATOR_BY_DATE},
         "fine anno",
         "",
         "Il target «fine anno» non è una data."},
        {{"1", "1", "100", "100", "in linea", INDICATOR_AT_LEAST},
         "in linea",
         "",
         "Lo scostamento «in linea» non è un numero."},
        /* a boolean needs no target */
        {{"sì", "1", "100", "100", NULL, INDICATOR_BOOLEAN}, NULL, NULL, NULL},
    };

    (void)state;
    CHECK_CASES(AUDIT_INDICATOR_UNREADABLE, cases);
}

static void words_and_context_are_never_unreadable(void **state)
{
    static const enum indicator_kind kinds[] = {INDICATOR_TEXT, INDICATOR_CONTEXT};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const struct row row = {"una relazione", "fatta", NULL, "100", NULL, kinds[i]};
        struct fixture fixture;
        fixture_begin(&fixture);
        fixture_objective(&fixture);
        fixture_indicator(&fixture, &row);
        fixture_audit(&fixture);
        assert_int_equal(count_findings(&fixture, AUDIT_INDICATOR_UNREADABLE), 0);
        fixture_end(&fixture);
    }
}

static void both_can_be_unreadable(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture_simple(&fixture, "molti", "parecchi", NULL);
    fixture_audit(&fixture);
    assert_int_equal(count_findings(&fixture, AUDIT_INDICATOR_UNREADABLE), 2);
    fixture_end(&fixture);
}

static void results_must_be_measured(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture_simple(&fixture, "10", NULL, NULL);
    fixture_audit(&fixture);
    struct finding_words words = describe_finding(&fixture, AUDIT_INDICATOR_NOT_MEASURED);
    assert_text(&fixture, words.explanation, "Il documento non stampa il consuntivo.");
    fixture_end(&fixture);

    fixture_begin(&fixture);
    fixture.edition.kind = EDITION_PLAN;
    fixture_simple(&fixture, "10", NULL, NULL);
    assert_int_equal(fixture_audit(&fixture)->count, 0);
    fixture_end(&fixture);
}

static void what_cannot_be_checked_is_listed(void **state)
{
    static const struct indicator_case cases[] = {
        {{"fatto", "bene", "90", "100", NULL, INDICATOR_TEXT},
         "90",
         "",
         "Non si può ricalcolare: giudicato a parole."},
        {{NULL, "5", "90", "100", NULL, INDICATOR_AT_LEAST},
         "90",
         "",
         "Non si può ricalcolare: manca il target."},
        {{"5", NULL, "90", "100", NULL, INDICATOR_AT_LEAST},
         "90",
         "",
         "Non si può ricalcolare: manca il consuntivo."},
        {{"molti", "5", "90", "100", NULL, INDICATOR_AT_LEAST},
         "90",
         "",
         "Non si può ricalcolare: il target non si può leggere."},
        {{NULL, "1", "100", "100", "0", INDICATOR_BOOLEAN},
         "0",
         "",
         "Lo scostamento non si può ricalcolare: servono due numeri, il target e il "
         "consuntivo."},
    };

    (void)state;
    CHECK_CASES(AUDIT_INDICATOR_NOT_CHECKED, cases);
}

/* Every figure that is printed is either compared or listed as one that could not be. */
static void no_figure_is_lost(void **state)
{
    static const char *const texts[] = {NULL, "1", "0", "molti"};
    struct fixture fixture;
    size_t printed = 0;

    (void)state;
    fixture_begin(&fixture);
    for (size_t i = 0; i < 128; i++) { /* every kind with every pair of target and actual */
        const struct row row = {
            texts[i % 4], texts[i / 4 % 4],       i % 3 > 0 ? "50" : NULL,
            "100",        i % 2 > 0 ? "7" : NULL, (enum indicator_kind)(i / 16)};
        fixture_objective(&fixture);
        fixture_indicator(&fixture, &row);
        printed += row.achievement != NULL;
        printed += row.deviation != NULL;
    }
    fixture_audit(&fixture);
    assert_int_equal(
        fixture.audit.checked + count_findings(&fixture, AUDIT_INDICATOR_NOT_CHECKED), printed);
    fixture_end(&fixture);
}

static void repeated_indicators_are_named(void **state)
{
    static const struct {
        const char *name;
        const char *formula;
        size_t first; /* the same as which, from 0; itself: none */
    } cases[] = {
        {"Incontri", "numero", 0}, {"Incontri", "quota", 1},  {"Incontri", "quota", 1},
        {"Persone", "numero", 3},  {"Incontri", "numero", 0}, {"Incontri quota", "", 5},
        {"Incontri", "quota ", 6},
    };
    static const struct row row = {"1", "1", "100", "10", NULL, INDICATOR_AT_LEAST};
    enum { COUNT = sizeof cases / sizeof *cases };

    (void)state;
    for (size_t extra = 0; extra <= FIXTURE_INDICATORS - COUNT; extra += 13) {
        struct fixture fixture;
        size_t expected = 0;
        fixture_begin(&fixture);
        fixture_objective(&fixture);
        for (size_t i = 0; i < COUNT; i++) {
            struct indicator *indicator = fixture_indicator(&fixture, &row);
            indicator->name = text_from(cases[i].name);
            indicator->formula = text_from(cases[i].formula);
        }
        for (size_t i = 0; i < extra; i++)
            fixture_indicator(&fixture, &row);
        fixture_audit(&fixture);
        for (size_t i = 0; i < fixture.audit.count; i++) {
            const struct finding *finding = &fixture.audit.findings[i];
            if (finding->rule != AUDIT_INDICATOR_TWICE)
                continue;
            assert_int_equal(finding->other, cases[finding->indicator].first);
            expected++;
        }
        assert_int_equal(expected, 2);
        struct finding_words words = describe_finding(&fixture, AUDIT_INDICATOR_TWICE);
        assert_text(&fixture, words.explanation, "È uguale all’indicatore n. 2.");
        assert_int_equal(words.origin.line, 13);
        fixture_end(&fixture);
    }
}

static void a_code_stands_in_one_objective(void **state)
{
    static const char *const codes[] = {"881", "1411", "881", ""};
    struct fixture fixture;
    const struct row row = {"5", "5", "100", "100", "0", INDICATOR_AT_LEAST};

    (void)state;
    fixture_begin(&fixture);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        fixture_objective(&fixture);
        fixture_indicator(&fixture, &row)->code = text_from(codes[i]);
    }
    fixture_audit(&fixture);
    assert_int_equal(count_findings(&fixture, AUDIT_INDICATOR_CODE), 1);
    assert_int_equal(find_finding(&fixture, AUDIT_INDICATOR_CODE)->objective, 2);
    struct finding_words words = describe_finding(&fixture, AUDIT_INDICATOR_CODE);
    assert_text(&fixture, words.published, "881");
    assert_text(&fixture, words.explanation, "Il codice sta già in 900_0001 «Obiettivo 1».");
    fixture_end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_stands_in_one_objective),
        cmocka_unit_test(achievements_follow_from_target_and_actual),
        cmocka_unit_test(a_maximum_counts_as_the_method_says),
        cmocka_unit_test(deviations_are_actual_minus_target),
        cmocka_unit_test(what_cannot_be_read_is_listed),
        cmocka_unit_test(words_and_context_are_never_unreadable),
        cmocka_unit_test(both_can_be_unreadable),
        cmocka_unit_test(results_must_be_measured),
        cmocka_unit_test(what_cannot_be_checked_is_listed),
        cmocka_unit_test(no_figure_is_lost),
        cmocka_unit_test(repeated_indicators_are_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
