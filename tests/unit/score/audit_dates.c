#include "fixture.h"

static void phases_have_dates_in_order(void **state)
{
    static const struct {
        const char *start;
        const char *end;
        enum audit_rule rule;  /* when something is found */
        const char *published; /* NULL: nothing is found */
        const char *explanation;
    } cases[] = {
        {"2025-01-01", "2025-12-31", AUDIT_PHASE_REVERSED, NULL, NULL},
        {"01/01/2025", "01/01/2025", AUDIT_PHASE_REVERSED, NULL, NULL},
        {NULL, "2025-12-31", AUDIT_PHASE_REVERSED, NULL, NULL},
        {"2025-01-01", NULL, AUDIT_PHASE_REVERSED, NULL, NULL},
        {"31/12/2025", "2025-12-30", AUDIT_PHASE_REVERSED, "2025-12-30",
         "La fase «Gara» ha come inizio 31/12/2025 e come fine 2025-12-30: finisce prima di "
         "cominciare."},
        {"31/06/2024", "2025-12-31", AUDIT_PHASE_IMPOSSIBLE, "31/06/2024",
         "Inizio della fase «Gara»: «31/06/2024» non è una data del calendario."},
        {"2025-01-01", "fine anno", AUDIT_PHASE_IMPOSSIBLE, "fine anno",
         "Fine della fase «Gara»: «fine anno» non è una data del calendario."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct phase phases[] = {
            {.name = TEXT("Progetto")},
            {.name = TEXT("Gara"),
             .start = make_moment(cases[i].start),
             .end = make_moment(cases[i].end),
             .origin = {TEXT("cura.json"), 77}},
        };
        struct fixture fixture;
        fixture_begin(&fixture);
        struct objective *objective = fixture_simple(&fixture, "1", "1", "100");
        objective->phases = phases;
        objective->phase_count = 2;
        fixture_audit(&fixture);
        assert_int_equal(fixture.audit.count, cases[i].published != NULL);
        if (cases[i].published != NULL) {
            struct finding_words words = describe_finding(&fixture, cases[i].rule);
            assert_int_equal(find_finding(&fixture, cases[i].rule)->phase, 1);
            assert_text(&fixture, words.subject, "Gara");
            assert_text(&fixture, words.published, cases[i].published);
            assert_text(&fixture, words.explanation, cases[i].explanation);
            assert_int_equal(words.origin.line, 77);
        }
        fixture_end(&fixture);
    }
}

static void both_ends_can_be_impossible(void **state)
{
    struct phase phase = {.start = make_moment("30/02/2025"), .end = make_moment("32/01/2025")};
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    struct objective *objective = fixture_simple(&fixture, "1", "1", "100");
    objective->phases = &phase;
    objective->phase_count = 1;
    fixture_audit(&fixture);
    assert_int_equal(count_findings(&fixture, AUDIT_PHASE_IMPOSSIBLE), 2);
    fixture_end(&fixture);
}

static void deadlines_lie_within_the_period(void **state)
{
    static const struct {
        const char *target;
        bool late;
    } cases[] = {
        {"30/09/2025", false}, {"31/12/2025", false}, {"2025-12-31", false},
        {"01/01/2026", true},  {"2026-03-31", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct row row = {cases[i].target, "30/06/2025", "100",
                                "100",           NULL,         INDICATOR_BY_DATE};
        struct fixture fixture;
        fixture_begin(&fixture);
        fixture_objective(&fixture);
        fixture_indicator(&fixture, &row);
        fixture_audit(&fixture);
        assert_int_equal(fixture.audit.count, cases[i].late);
        if (cases[i].late) {
            struct finding_words words = describe_finding(&fixture, AUDIT_TARGET_LATE);
            assert_text(&fixture, words.published, cases[i].target);
            assert_text(&fixture, words.explanation,
                        "La scadenza viene dopo la fine del periodo: 31 dicembre 2025.");
        }
        fixture_end(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phases_have_dates_in_order),
        cmocka_unit_test(both_ends_can_be_impossible),
        cmocka_unit_test(deadlines_lie_within_the_period),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
