#include "fixture.h"

enum { MOST = 4 };

static void weights_are_shares_of_a_hundred(void **state)
{
    static const struct {
        const char *weights[MOST]; /* "": an indicator without one; NULL: no more indicators */
        bool relevance;            /* the method */
        const char *published;     /* NULL: nothing is found */
        const char *recomputed;
        const char *explanation;
    } cases[] = {
        {{"50", "50"}, false, NULL, NULL, NULL},
        {{"33", "33", "34"}, false, NULL, NULL, NULL},
        {{"33,33", "33,33", "33,34"}, false, NULL, NULL, NULL},
        {{"", ""}, false, NULL, NULL, NULL},
        {{"3", "5"}, true, NULL, NULL, NULL},
        {{"60", "30"},
         false,
         "90",
         "100",
         "I pesi sommano a 90: la media si divide per questa somma."},
        {{"33,3", "33,3", "33,3"},
         false,
         "99,9",
         "100",
         "I pesi sommano a 99,9: la media si divide per questa somma."},
        {{"100", ""}, false, "100", "", "Un indicatore non ha peso e resta fuori dalla media."},
        {{"90", "", ""},
         false,
         "90",
         "100",
         "I pesi sommano a 90: la media si divide per questa somma. 2 indicatori non hanno "
         "peso e restano fuori dalla media."},
        {{"3", ""}, true, "3", "", "Un indicatore non ha peso e resta fuori dalla media."},
        {{"9.000.000.000.000.000.000", "9.000.000.000.000.000.000"},
         false,
         "",
         "",
         "I pesi sono troppo grandi per essere sommati."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        fixture_begin(&fixture);
        fixture.edition.method.weights_are_shares = !cases[i].relevance;
        fixture_objective(&fixture);
        for (size_t j = 0; j < MOST && cases[i].weights[j] != NULL; j++) {
            const struct row row = {
                "1", "1", "100", cases[i].weights[j], NULL, INDICATOR_AT_LEAST};
            fixture_indicator(&fixture, &row);
        }
        fixture_audit(&fixture);
        if (cases[i].published == NULL) {
            assert_int_equal(fixture.audit.count, 0);
        } else {
            struct finding_words words = describe_finding(&fixture, AUDIT_OBJECTIVE_WEIGHTS);
            assert_text(&fixture, words.published, cases[i].published);
            assert_text(&fixture, words.recomputed, cases[i].recomputed);
            assert_text(&fixture, words.explanation, cases[i].explanation);
            assert_int_equal(words.origin.line, 10);
        }
        fixture_end(&fixture);
    }
}

static void an_objective_needs_indicators(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture_objective(&fixture);
    fixture_simple(&fixture, "1", "1", "100");
    assert_int_equal(fixture_audit(&fixture)->count, 1);
    assert_int_equal(find_finding(&fixture, AUDIT_OBJECTIVE_EMPTY)->objective, 0);
    assert_text(&fixture, describe_finding(&fixture, AUDIT_OBJECTIVE_EMPTY).explanation,
                "L’obiettivo non ha indicatori: non c’è una percentuale, e non vale zero.");
    fixture_end(&fixture);
}

static void an_objective_needs_a_measured_indicator(void **state)
{
    static const struct {
        struct row row;
        enum edition_kind kind;
        const char *printed;     /* for the objective as a whole */
        const char *explanation; /* NULL: nothing is found */
    } cases[] = {
        {{"1", "1", "100", "100", NULL, INDICATOR_AT_LEAST}, EDITION_RESULTS, NULL, NULL},
        {{"1", NULL, NULL, "100", NULL, INDICATOR_AT_LEAST}, EDITION_PLAN, NULL, NULL},
        {{"1", NULL, NULL, "100", NULL, INDICATOR_AT_LEAST},
         EDITION_RESULTS,
         NULL,
         "Nessun indicatore è misurato: non c’è una percentuale, e non vale zero."},
        {{"1", NULL, NULL, "100", NULL, INDICATOR_AT_LEAST},
         EDITION_PLAN,
         "85,0",
         "Nessun indicatore è misurato: non c’è una percentuale, e non vale zero."},
        {{"1", "1", "100", "0", NULL, INDICATOR_AT_LEAST},
         EDITION_RESULTS,
         NULL,
         "I pesi degli indicatori misurati sommano a 0: non c’è una percentuale."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        fixture_begin(&fixture);
        fixture.edition.kind = cases[i].kind;
        struct objective *objective = fixture_objective(&fixture);
        objective->achievement = make_figure(cases[i].printed);
        fixture_indicator(&fixture, &cases[i].row);
        fixture_audit(&fixture);
        assert_int_equal(count_findings(&fixture, AUDIT_OBJECTIVE_NOT_MEASURED),
                         cases[i].explanation != NULL);
        if (cases[i].explanation != NULL) {
            struct finding_words words =
                describe_finding(&fixture, AUDIT_OBJECTIVE_NOT_MEASURED);
            assert_text(&fixture, words.explanation, cases[i].explanation);
            assert_text(&fixture, words.published,
                        cases[i].printed != NULL ? cases[i].printed : "");
        }
        fixture_end(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_are_shares_of_a_hundred),
        cmocka_unit_test(an_objective_needs_indicators),
        cmocka_unit_test(an_objective_needs_a_measured_indicator),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
