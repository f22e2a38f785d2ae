/* Which cells explain a published mean. */
#include "fixture.h"

#include "score/audit_explain.h"

#include <stdio.h>

static const struct explanation *get_explanation(const struct fixture *fixture)
{
    return &fixture->audit.explanations[0];
}

static void assert_explanation(struct fixture *fixture, const char *expected)
{
    fixture_audit(fixture);
    assert_text(fixture, describe_finding(fixture, AUDIT_AGGREGATE_DIFFERS).explanation,
                expected);
    fixture_end(fixture);
}

/* Ten objectives with these achievements in the plan, all of which target and actual confirm. */
static void make_line(struct fixture *fixture, const char *const achievements[10])
{
    fixture_begin(fixture);
    for (size_t i = 0; i < 10; i++)
        fixture_simple(fixture, "100", achievements[i], achievements[i]);
}

static const char *const plain[10] = {"100", "100", "100", "100", "100",
                                      "100", "100", "100", "40",  "0"};

static void one_cell_printed_elsewhere(void **state)
{
    struct fixture fixture;

    (void)state;
    make_line(&fixture, plain);
    fixture_publish(&fixture, "94,00");
    fixture_reprint(&fixture, 9, 0, "100");
    fixture_reprint(&fixture, 8, 0, "45");
    assert_explanation(&fixture,
                       "Il valore stampato si ottiene con l’altro valore noto di 900_0010 "
                       "«Obiettivo 10» (0 nel piano, 100 in «Dettaglio»).");
}

static void one_cell_recomputed(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture_simple(&fixture, "80", "68", "57");
    fixture_simple(&fixture, "1", "1", "100");
    fixture_publish(&fixture, "92,5");
    assert_explanation(&fixture, "Il valore stampato si ottiene con l’altro valore noto di "
                                 "900_0001 «Obiettivo 1» (57 nel piano, 85 da target e "
                                 "consuntivo). Ricalcolando tutti gli indicatori da target e "
                                 "consuntivo si ottiene proprio il valore stampato.");
}

/* The same other value from both: where it is printed is told. */
static void evidence_comes_before_arithmetic(void **state)
{
    static const struct {
        size_t indicator;
        const char *before;
        const char *table;
    } cases[] = {{0, "57 nel piano", "Dettaglio"}, {NONE, "57 dagli indicatori", "Cruscotto"}};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct fixture fixture;
        char expected[256];
        fixture_begin(&fixture);
        fixture_simple(&fixture, "80", "68", "57");
        fixture_simple(&fixture, "2", "1", "100");
        fixture_reprint(&fixture, 0, cases[i].indicator, "85,0");
        fixture_publish(&fixture, "92,5");
        snprintf(expected, sizeof expected,
                 "Il valore stampato si ottiene con l’altro valore noto di 900_0001 "
                 "«Obiettivo 1» (%s, 85 in «%s»).",
                 cases[i].before, cases[i].table);
        assert_explanation(&fixture, expected);
    }
}

/* A dashboard repeats the cell of the detail table: that is one cell, not two ways. */
static void a_cell_printed_three_times_is_one(void **state)
{
    struct fixture fixture;

    (void)state;
    make_line(&fixture, plain);
    fixture_publish(&fixture, "94");
    fixture_reprint(&fixture, 9, NONE, "100,0");
    fixture_reprint(&fixture, 9, 0, "100");
    fixture_reprint(&fixture, 9, 0, "100,00");
    assert_explanation(&fixture,
                       "Il valore stampato si ottiene con l’altro valore noto di 900_0010 "
                       "«Obiettivo 10» (0 nel piano, 100 in «Dettaglio»).");
}

static void two_cells(void **state)
{
    struct fixture fixture;

    (void)state;
    make_line(&fixture, plain);
    fixture_publish(&fixture, "100,00");
    fixture_reprint(&fixture, 9, 0, "100");
    fixture_reprint(&fixture, 8, NONE, "100,0");
    assert_explanation(&fixture,
                       "Il valore stampato si ottiene con l’altro valore noto di 900_0009 "
                       "«Obiettivo 9» (40 dagli indicatori, 100 in «Cruscotto») e 900_0010 "
                       "«Obiettivo 10» (0 nel piano, 100 in «Dettaglio»).");
}

static void three_cells(void **state)
{
    static const char *const line[10] = {"100", "100", "100", "100", "100",
                                         "100", "100", "10",  "20",  "40"};
    struct fixture fixture;

    (void)state;
    make_line(&fixture, line);
    fixture_publish(&fixture, "100");
    for (size_t i = 7; i < 10; i++)
        fixture_reprint(&fixture, i, 0, "100");
    assert_explanation(
        &fixture, "Il valore stampato si ottiene con l’altro valore noto di 900_0008 "
                  "«Obiettivo 8» (10 nel piano, 100 in «Dettaglio»), 900_0009 «Obiettivo "
                  "9» (20 nel piano, 100 in «Dettaglio») e 900_0010 «Obiettivo 10» (40 nel "
                  "piano, 100 in «Dettaglio»).");
}

static void four_cells_are_too_many(void **state)
{
    static const char *const line[10] = {"100", "100", "100", "100", "100",
                                         "100", "10",  "20",  "30",  "40"};
    struct fixture fixture;

    (void)state;
    make_line(&fixture, line);
    fixture_publish(&fixture, "100");
    for (size_t i = 6; i < 10; i++)
        fixture_reprint(&fixture, i, 0, "100");
    assert_explanation(&fixture, "Nessun insieme di al più 3 celle con un altro valore noto "
                                 "spiega il valore stampato.");
}

static void several_ways_are_all_told(void **state)
{
    static const char *const line[10] = {"100", "100", "100", "100", "100",
                                         "100", "100", "100", "0",   "0"};
    struct fixture fixture;

    (void)state;
    make_line(&fixture, line);
    fixture_publish(&fixture, "90");
    fixture_reprint(&fixture, 8, 0, "100");
    fixture_reprint(&fixture, 9, 0, "100");
    assert_explanation(
        &fixture, "Il valore stampato si ottiene in 2 modi diversi con l’altro valore noto "
                  "di alcune celle, e non si può dire quale sia quello giusto: 1) 900_0009 "
                  "«Obiettivo 9» (0 nel piano, 100 in «Dettaglio»); 2) 900_0010 «Obiettivo "
                  "10» (0 nel piano, 100 in «Dettaglio»).");
}

static void long_lists_are_cut(void **state)
{
    static const char *const endings[] = {
        [5] = "5) 900_0005 «Obiettivo 5» (0 nel piano, 100 in «Dettaglio»).",
        [6] = "(0 nel piano, 100 in «Dettaglio»). Un altro non è elencato.",
        [7] = "(0 nel piano, 100 in «Dettaglio»). Gli altri 2 non sono elencati.",
    };

    (void)state;
    for (size_t count = 5; count <= 7; count++) {
        struct fixture fixture;
        fixture_begin(&fixture);
        for (size_t i = 0; i < 10; i++) {
            const char *achievement = i < count ? "0" : "100";
            fixture_simple(&fixture, "100", achievement, achievement);
            if (i < count)
                fixture_reprint(&fixture, i, 0, "100");
        }
        static const char *const published[] = {[5] = "60", [6] = "50", [7] = "40"};
        fixture_publish(&fixture, published[count]);
        fixture_audit(&fixture);
        assert_int_equal(get_explanation(&fixture)->found, count);
        struct finding_words words = describe_finding(&fixture, AUDIT_AGGREGATE_DIFFERS);
        assert_true(text_ends_with(words.explanation, text_from(endings[count])));
        fixture_end(&fixture);
    }
}

/* Two indicators of one objective, and the dashboard's figure for the whole of it. */
static void parts_and_whole_do_not_mix(void **state)
{
    static const struct row rows[] = {
        {"100", "0", "0", "50", NULL, INDICATOR_AT_LEAST},
        {"100", "0", "0", "50", NULL, INDICATOR_AT_LEAST},
    };
    static const struct {
        const char *published;
        const char *explanation;
    } cases[] = {
        /* both indicators together */
        {"80",
         "Il valore stampato si ottiene con l’altro valore noto di 900_0001 «Obiettivo 1», "
         "indicatore n. 1 (0 nel piano, 100 in «Dettaglio») e 900_0001 «Obiettivo 1», "
         "indicatore n. 2 (0 nel piano, 60 in «Dettaglio»)."},
        /* the whole alone */
        {"35",
         "Il valore stampato si ottiene con l’altro valore noto di 900_0001 «Obiettivo 1» "
         "(0 dagli indicatori, 70 in «Cruscotto»)."},
        /* the whole and a part, or one part twice, would give these: 70 + 50, 50 + 25 */
        {"60", "Nessun insieme di al più 3 celle con un altro valore noto spiega il valore "
               "stampato."},
        {"37,5", "Nessun insieme di al più 3 celle con un altro valore noto spiega il valore "
                 "stampato."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        fixture_begin(&fixture);
        fixture_objective(&fixture);
        fixture_indicator(&fixture, &rows[0]);
        fixture_indicator(&fixture, &rows[1]);
        if (i == 0)
            fixture.value.objectives.count = 1;
        else
            fixture_simple(&fixture, "100", "0", "0");
        fixture_reprint(&fixture, 0, NONE, "70");
        fixture_reprint(&fixture, 0, 0, "100");
        fixture_reprint(&fixture, 0, 0, "50");
        fixture_reprint(&fixture, 0, 1, "60");
        fixture_publish(&fixture, cases[i].published);
        assert_explanation(&fixture, cases[i].explanation);
    }
}

/* A padded figure may be explained by what rounds to its fewer digits, if nothing else does. */
static void a_rounded_figure_is_explained_as_such(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture_simple(&fixture, "100", "0", "0");
    fixture_simple(&fixture, "100", "50", "50");
    fixture_simple(&fixture, "100", "100", "100");
    fixture_reprint(&fixture, 0, 0, "100");
    fixture_publish(&fixture, "83,30");
    assert_explanation(&fixture, "Il valore stampato si ottiene, arrotondato a meno cifre, con "
                                 "l’altro valore noto di 900_0001 «Obiettivo 1» (0 nel piano, "
                                 "100 in «Dettaglio»).");

    /* two cells to the letter are better than one by rounding */
    fixture_begin(&fixture);
    fixture_simple(&fixture, "100", "0", "0");
    fixture_simple(&fixture, "100", "0", "0");
    fixture_reprint(&fixture, 0, 0, "99,8");
    fixture_reprint(&fixture, 1, 0, "0,2");
    fixture_publish(&fixture, "50,0");
    fixture_audit(&fixture);
    assert_int_equal(get_explanation(&fixture)->size, 2);
    assert_false(get_explanation(&fixture)->rounded);
    fixture_end(&fixture);
}

/* Exactly at half a unit of the last digit, on both sides: half up, as everywhere. */
static void bounds_are_exact(void **state)
{
    static const struct {
        const char *other; /* value of the first of two objectives, 0 in the plan; second 80 */
        const char *published;
        bool fits;
    } cases[] = {
        {"20", "50", true},
        {"20,98", "50", true},
        {"20,998", "50,5", true},
        {"21", "50", false},
        {"21", "51", true},
        {"20,999999999", "50", false},
        {"20,999999998", "50", true},
        {"19", "50", true},
        {"19", "49", false},
        {"18,999999998", "50", false},
        {"18,999999999", "50", true},
        {"0,1", "40,05", true},
        {"0,09", "40,05", true},
        {"0,09", "40,04", false},
        {"0,089", "40,04", true},
        {"20,000000001", "50,000000001", true},
        {"20,000000001", "50,000000000", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        fixture_begin(&fixture);
        fixture_simple(&fixture, "100", "0", "0");
        fixture_simple(&fixture, "100", "80", "80");
        fixture_reprint(&fixture, 0, 0, cases[i].other);
        fixture_publish(&fixture, cases[i].published);
        fixture_audit(&fixture);
        const struct explanation *explanation = get_explanation(&fixture);
        assert_int_equal(explanation->found == 1 && !explanation->rounded, cases[i].fits);
        fixture_end(&fixture);
    }
}

static void weights_count(void **state)
{
    static const char *const weights[] = {"33", "33", "34"};
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture_objective(&fixture);
    for (size_t i = 0; i < 3; i++) {
        const struct row row = {"1",        "1",  i == 2 ? "0" : "100",
                                weights[i], NULL, INDICATOR_BOOLEAN};
        fixture_indicator(&fixture, &row);
    }
    fixture_simple(&fixture, "1", "1", "100");
    fixture_publish(&fixture, "100,00");
    fixture_reprint(&fixture, 0, 2, "100");
    assert_explanation(&fixture, "Il valore stampato si ottiene con l’altro valore noto di "
                                 "900_0001 «Obiettivo 1», indicatore n. 3 (0 nel piano, 100 "
                                 "in «Dettaglio»). Ricalcolando tutti gli indicatori da "
                                 "target e consuntivo si ottiene proprio il valore stampato.");
}

/* What is left out of the mean has no value that could be another one. */
static void what_does_not_count_explains_nothing(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture_simple(&fixture, "1", "1", "100");
    fixture_simple(&fixture, "1", NULL, NULL);
    fixture_reprint(&fixture, 1, 0, "0");
    fixture_reprint(&fixture, 1, NONE, "0");
    fixture_publish(&fixture, "50");
    assert_explanation(&fixture, "Nessuna cella ha un altro valore noto: non si sa spiegare.");
}

/* A table that rounds has no other value; the unrounded value of a rounded cell is one. */
static void rounding_is_no_other_value_but_precision_is(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture_simple(&fixture, "3", "2", NULL);
    fixture_simple(&fixture, "3", "3", "100");
    fixture_reprint(&fixture, 0, NONE, "66,7");
    fixture_reprint(&fixture, 0, 0, "66,7");
    fixture_publish(&fixture, "83,35");
    assert_explanation(&fixture, "Nessuna cella ha un altro valore noto: non si sa spiegare.");

    fixture_begin(&fixture);
    fixture_simple(&fixture, "3", "1", "33");
    fixture_simple(&fixture, "3", "3", "100");
    fixture_reprint(&fixture, 1, NONE, "100,0");
    fixture_reprint(&fixture, 0, 0, "33,0");
    fixture_publish(&fixture, "66,67");
    assert_explanation(&fixture, "Il valore stampato si ottiene con l’altro valore noto di "
                                 "900_0001 «Obiettivo 1» (33 nel piano, 33,33 da target e "
                                 "consuntivo). Ricalcolando tutti gli indicatori da target e "
                                 "consuntivo si ottiene proprio il valore stampato.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_cell_printed_elsewhere),
        cmocka_unit_test(one_cell_recomputed),
        cmocka_unit_test(evidence_comes_before_arithmetic),
        cmocka_unit_test(a_cell_printed_three_times_is_one),
        cmocka_unit_test(two_cells),
        cmocka_unit_test(three_cells),
        cmocka_unit_test(four_cells_are_too_many),
        cmocka_unit_test(several_ways_are_all_told),
        cmocka_unit_test(long_lists_are_cut),
        cmocka_unit_test(parts_and_whole_do_not_mix),
        cmocka_unit_test(a_rounded_figure_is_explained_as_such),
        cmocka_unit_test(bounds_are_exact),
        cmocka_unit_test(weights_count),
        cmocka_unit_test(what_does_not_count_explains_nothing),
        cmocka_unit_test(rounding_is_no_other_value_but_precision_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
