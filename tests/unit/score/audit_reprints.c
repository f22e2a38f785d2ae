#include "fixture.h"

/* The plan has one indicator: 68 of 80, which it prints as 85. */
static void begin_plan(struct fixture *fixture)
{
    fixture_begin(fixture);
    fixture_simple(fixture, "80", "68", "85");
}

static void a_figure_has_one_value_everywhere(void **state)
{
    static const struct {
        const char *target; /* in the other table; NULL: left empty there */
        const char *actual;
        const char *achievement;
        const char *published; /* NULL: nothing is found */
        const char *recomputed;
        const char *explanation;
    } cases[] = {
        {"80", "68", "85", NULL, NULL, NULL},
        {"80,0", "68", "85,0", NULL, NULL, NULL},
        {NULL, NULL, NULL, NULL, NULL, NULL},
        {"80", "68", "57", "85", "57", "Raggiungimento: 85 nel piano, 57 in «Dettaglio»."},
        {"90", "68", NULL, "80", "90", "Target: 80 nel piano, 90 in «Dettaglio»."},
        {"80", "molti", "85", "68", "molti", "Consuntivo: 68 nel piano, molti in «Dettaglio»."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        begin_plan(&fixture);
        struct reprint *reprint = fixture_reprint(&fixture, 0, 0, cases[i].achievement);
        reprint->target = make_figure(cases[i].target);
        reprint->actual = make_figure(cases[i].actual);
        fixture_audit(&fixture);
        assert_int_equal(fixture.audit.count, cases[i].published != NULL);
        if (cases[i].published != NULL) {
            struct finding_words words = describe_finding(&fixture, AUDIT_REPRINT_DIFFERS);
            assert_int_equal(find_finding(&fixture, AUDIT_REPRINT_DIFFERS)->reprint, 0);
            assert_text(&fixture, words.published, cases[i].published);
            assert_text(&fixture, words.recomputed, cases[i].recomputed);
            assert_text(&fixture, words.explanation, cases[i].explanation);
            assert_string_equal(words.origin.file.data, "dettaglio.json");
        }
        fixture_end(&fixture);
    }
}

static void fewer_digits_are_no_other_percentage(void **state)
{
    static const struct {
        const char *plan;
        const char *other;
        bool agrees;
    } cases[] = {
        {"66,67", "66,7", true}, {"66,7", "66,67", true}, {"67", "66,67", true},
        {"66,67", "66", false},  {"85", "85,00", true},   {"85", "85,4", true},
        {"85", "85,5", false},   {NULL, "85", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        fixture_begin(&fixture);
        fixture_simple(&fixture, "1", "1", cases[i].plan);
        fixture_reprint(&fixture, 0, 0, cases[i].other);
        fixture_audit(&fixture);
        assert_int_equal(count_findings(&fixture, AUDIT_REPRINT_DIFFERS), !cases[i].agrees);
        if (cases[i].plan == NULL)
            assert_text(&fixture, describe_finding(&fixture, AUDIT_REPRINT_DIFFERS).explanation,
                        "Raggiungimento: niente nel piano, 85 in «Dettaglio».");
        fixture_end(&fixture);
    }
}

static void the_same_date_may_be_written_in_two_ways(void **state)
{
    const struct row row = {"31/12/2025", "30/09/2025", "100", "100", NULL, INDICATOR_BY_DATE};
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture_objective(&fixture);
    fixture_indicator(&fixture, &row);
    fixture_reprint(&fixture, 0, 0, "100")->target = make_figure("2025-12-31");
    fixture_reprint(&fixture, 0, 0, "100")->actual = make_figure("2025-10-30");
    assert_int_equal(fixture_audit(&fixture)->count, 1);
    assert_int_equal(find_finding(&fixture, AUDIT_REPRINT_DIFFERS)->reprint, 1);
    fixture_end(&fixture);
}

/* Every row about an objective as a whole is held against the mean of its indicators. */
static void dashboards_are_compared_with_the_mean(void **state)
{
    struct fixture fixture;

    (void)state;
    begin_plan(&fixture);
    fixture_reprint(&fixture, 0, NONE, "85,0");
    fixture_reprint(&fixture, 0, NONE, "57,0");
    fixture_reprint(&fixture, 0, NONE, "");
    fixture.edition.objectives[0].achievement = make_figure("85,0");
    fixture_audit(&fixture);
    assert_int_equal(fixture.audit.count, 1);
    assert_int_equal(find_finding(&fixture, AUDIT_OBJECTIVE_ACHIEVEMENT)->reprint, 1);
    struct finding_words words = describe_finding(&fixture, AUDIT_OBJECTIVE_ACHIEVEMENT);
    assert_text(&fixture, words.published, "57,0");
    assert_text(&fixture, words.recomputed, "85");
    assert_text(&fixture, words.explanation,
                "In «Cruscotto» si legge 57,0; dagli indicatori viene (85 × 100) ÷ 100 = 85.");
    assert_int_equal(words.origin.line, 101);
    fixture_end(&fixture);
}

/* Where the mean is not known, rows can still contradict each other. */
static void dashboards_are_compared_with_each_other(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture_simple(&fixture, "80", NULL, NULL);
    fixture_reprint(&fixture, 0, NONE, "85,0");
    fixture_reprint(&fixture, 0, NONE, "57,0");
    fixture.edition.objectives[0].achievement = make_figure("85,0");
    fixture_audit(&fixture);
    assert_int_equal(count_findings(&fixture, AUDIT_REPRINT_DIFFERS), 1);
    assert_text(&fixture, describe_finding(&fixture, AUDIT_REPRINT_DIFFERS).explanation,
                "Raggiungimento: 85,0 in un altro punto, 57,0 in «Cruscotto».");
    assert_int_equal(count_findings(&fixture, AUDIT_OBJECTIVE_NOT_MEASURED), 1);
    fixture_end(&fixture);
}

static void arrows_agree_with_percentages(void **state)
{
    static const struct {
        const char *plan;
        const char *other; /* in the row of the arrow */
        const char *arrow;
        const char *explanation; /* NULL: nothing is found */
    } cases[] = {
        {"100", "100", "su", NULL},
        {"85", "85", "giu", NULL},
        {"85", "85", "none", NULL},
        {"100", NULL, "su", NULL},
        {"85", "85", "su",
         "In «Dettaglio» la freccia è in su, ma la percentuale 85 dice che il target non è "
         "stato "
         "raggiunto."},
        {"100", NULL, "giu",
         "In «Dettaglio» la freccia è in giù, ma la percentuale 100 dice che il target è stato "
         "raggiunto."},
        /* an arrow belongs to the percentage of its own row */
        {"0", "100", "su", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        fixture_begin(&fixture);
        fixture_simple(&fixture, "1", "1", cases[i].plan);
        fixture_reprint(&fixture, 0, 0, cases[i].other)->arrow = text_from(cases[i].arrow);
        fixture_audit(&fixture);
        assert_int_equal(count_findings(&fixture, AUDIT_REPRINT_ARROW),
                         cases[i].explanation != NULL);
        if (cases[i].explanation != NULL)
            assert_text(&fixture, describe_finding(&fixture, AUDIT_REPRINT_ARROW).explanation,
                        cases[i].explanation);
        fixture_end(&fixture);
    }
}

static void texts_are_the_same_everywhere(void **state)
{
    static const struct {
        const char *title;
        const char *name;
        const char *explanation; /* NULL: nothing is found */
    } cases[] = {
        {"Obiettivo 1", "Indicatore 1", NULL},
        {"", "", NULL},
        {"Obbiettivo 1", "", "Titolo dell’obiettivo: in «Dettaglio» si legge «Obbiettivo 1»."},
        {"", "Indicatore  1", "Nome dell’indicatore: in «Dettaglio» si legge «Indicatore  1»."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        begin_plan(&fixture);
        struct reprint *reprint = fixture_reprint(&fixture, 0, 0, "85");
        reprint->title = text_from(cases[i].title);
        reprint->name = text_from(cases[i].name);
        fixture_audit(&fixture);
        assert_int_equal(fixture.audit.count, cases[i].explanation != NULL);
        if (cases[i].explanation != NULL)
            assert_text(&fixture, describe_finding(&fixture, AUDIT_REPRINT_TEXT).explanation,
                        cases[i].explanation);
        fixture_end(&fixture);
    }
}

static void rows_without_an_objective_are_listed(void **state)
{
    static const struct {
        const char *title;
        const char *name;
        const char *manager;
        const char *explanation;
    } cases[] = {
        {"Pratiche cimiteriali", "", "Donadio Giovanni",
         "In «Cruscotto» la riga «Pratiche cimiteriali» (Donadio Giovanni) non corrisponde a "
         "un "
         "obiettivo."},
        {"", "Numero di pratiche", "",
         "In «Cruscotto» la riga «Numero di pratiche» non corrisponde a un obiettivo."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        begin_plan(&fixture);
        struct reprint *reprint = fixture_reprint(&fixture, NONE, NONE, "0,0");
        reprint->title = text_from(cases[i].title);
        reprint->name = text_from(cases[i].name);
        reprint->manager = text_from(cases[i].manager);
        reprint->value = i == 0 ? 0 : NONE;
        fixture_audit(&fixture);
        const struct finding *finding = find_finding(&fixture, AUDIT_REPRINT_UNMATCHED);
        assert_int_equal(finding->value, reprint->value);
        assert_int_equal(finding->axis, reprint->value);
        struct finding_words words = describe_finding(&fixture, AUDIT_REPRINT_UNMATCHED);
        assert_text(&fixture, words.published, "0,0");
        assert_text(&fixture, words.explanation, cases[i].explanation);
        fixture_end(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_has_one_value_everywhere),
        cmocka_unit_test(fewer_digits_are_no_other_percentage),
        cmocka_unit_test(the_same_date_may_be_written_in_two_ways),
        cmocka_unit_test(dashboards_are_compared_with_the_mean),
        cmocka_unit_test(dashboards_are_compared_with_each_other),
        cmocka_unit_test(arrows_agree_with_percentages),
        cmocka_unit_test(texts_are_the_same_everywhere),
        cmocka_unit_test(rows_without_an_objective_are_listed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
