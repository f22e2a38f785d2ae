#include "fixture.h"

enum { MOST = 4 };

static void every_kind_of_indicator_is_told(void **state)
{
    static const struct {
        enum indicator_kind kind;
        const char *target;
        const char *actual;
        const char *text;
    } cases[] = {
        {INDICATOR_AT_LEAST, "80", "68", "68 ÷ 80 × 100 = 85."},
        {INDICATOR_AT_LEAST, "3", "1", "1 ÷ 3 × 100 = 33,33."},
        {INDICATOR_AT_LEAST, "200.500", "226.816",
         "226.816 raggiunge il target di 200.500: 100."},
        {INDICATOR_AT_LEAST, "10", "0", "0 non raggiunge il target di 10: 0."},
        {INDICATOR_AT_LEAST, "0", "-1", "-1 non raggiunge il target di 0: 0."},
        {INDICATOR_AT_LEAST, "0", "0", "0 raggiunge il target di 0: 100."},
        {INDICATOR_AT_MOST, "40", "37", "37 non supera il massimo di 40: 100."},
        {INDICATOR_AT_MOST, "40", "50", "50 supera il massimo di 40: 0."},
        {INDICATOR_EQUAL, "4", "4,00", "4,00 è uguale al target di 4: 100."},
        {INDICATOR_EQUAL, "4", "5", "5 non è uguale al target di 4: 0."},
        {INDICATOR_BOOLEAN, "1", "1", "Fatto: 100."},
        {INDICATOR_BOOLEAN, "1", "0", "Non fatto: 0."},
        {INDICATOR_BOOLEAN_NEGATIVE, "0", "0", "Non è accaduto, come si voleva: 100."},
        {INDICATOR_BOOLEAN_NEGATIVE, "0", "1", "È accaduto, e non doveva: 0."},
        {INDICATOR_BY_DATE, "31/12/2025", "30/09/2025",
         "La data 30/09/2025 rispetta la scadenza 31/12/2025: 100."},
        {INDICATOR_BY_DATE, "2025-06-30", "01/07/2025",
         "La data 01/07/2025 supera la scadenza 2025-06-30: 0."},
        {INDICATOR_TEXT, "1", "1", "Non si può ricalcolare: giudicato a parole."},
        {INDICATOR_CONTEXT, "1", "1", "Non si può ricalcolare: solo informativo."},
        {INDICATOR_AT_LEAST, "1", NULL, "Non si può ricalcolare: manca il consuntivo."},
        {INDICATOR_AT_LEAST, NULL, "1", "Non si può ricalcolare: manca il target."},
        {INDICATOR_AT_LEAST, "molti", "1",
         "Non si può ricalcolare: il target non si può leggere."},
        {INDICATOR_BOOLEAN, "1", "2",
         "Non si può ricalcolare: il consuntivo non si può leggere."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct row row = {cases[i].target, cases[i].actual, NULL, "100", NULL,
                                cases[i].kind};
        struct fixture fixture;
        fixture_begin(&fixture);
        fixture_objective(&fixture);
        fixture_indicator(&fixture, &row);
        score_edition(&fixture.edition, &fixture.scores);
        assert_text(
            &fixture,
            derivation_of_indicator(&fixture.arena, &fixture.edition, &fixture.scores, 0, 0),
            cases[i].text);
        fixture_end(&fixture);
    }
}

/* A figure of a reading, as a number. */
#define NUMBER(text, number)                                                                   \
    {                                                                                          \
        .printed = TEXT_INITIALISER(text), .known = true, .value = { number, 0 }               \
    }

/* The edition ends with 2025. */
static void every_reading_is_told(void **state)
{
    static struct band bands[] = {
        {.label = TEXT_INITIALISER("Scarso"),
         .to = NUMBER("40", 40),
         .achievement = NUMBER("0", 0)},
        {.from = NUMBER("40", 40), .achievement = NUMBER("100", 100)},
    };
    static struct year_value years[] = {
        {2024, NUMBER("25", 25)}, {2025, NUMBER("20", 20)}, {2026, NUMBER("5", 5)}};
    static const struct reading more = {.value = NUMBER("22", 22), .strict = true};
    static const struct reading to_twenty = {.limit = NUMBER("20", 20)};
    static const struct reading from_22 = {.baseline = NUMBER("22", 22)};
    static const struct reading in_bands = {.bands = bands, .band_count = 2};
    static const struct reading yearly = {
        .baseline = NUMBER("30", 30), .years = years, .year_count = 3};
    static const struct reading of_four = {.limit = NUMBER("4", 4)};
    static const struct {
        enum indicator_kind kind;
        const struct reading *reading;
        const char *target;
        const char *actual;
        const char *text;
    } cases[] = {
        {INDICATOR_AT_LEAST, &more, "22", "23", "23 supera 22: 100."},
        {INDICATOR_AT_MOST, &more, "22", "22", "22 non è inferiore a 22: 0."},
        {INDICATOR_RANGE, &to_twenty, "10", "9", "9 non sta tra 10 e 20: 0."},
        {INDICATOR_INCREASE, &from_22, "in più", "23", "23 − 22 = 1. C’è un incremento: 100."},
        {INDICATOR_INCREASE, &from_22, "8", "24", "24 − 22 = 2. 2 ÷ 8 × 100 = 25."},
        {INDICATOR_INCREASE, NULL, "2", "2", "2 raggiunge l’incremento di 2: 100."},
        {INDICATOR_CUMULATIVE, &yearly, "quote", "60",
         "Quote fino a quest’anno: 30 + 25 (2024) + 20 (2025) = 75. 60 ÷ 75 × 100 = 80."},
        {INDICATOR_BANDS, &in_bands, "giudizio", "40",
         "40 cade nella fascia «Scarso» fino a 40, che vale 0."},
        {INDICATOR_BANDS, &in_bands, "giudizio", "41",
         "41 cade nella fascia da 40, che vale 100."},
        {INDICATOR_K_OF_N, &of_four, "3", "3", "3 raggiunge il target di 3 su 4: 100."},
        {INDICATOR_SCHEDULE, NULL, "sì", "1", "Il cronoprogramma è stato rispettato: 100."},
        {INDICATOR_SCHEDULE, NULL, "100", "50", "50 ÷ 100 × 100 = 50."},
        {INDICATOR_SCHEDULE, NULL, "sì", NULL, "Non si può ricalcolare: manca il consuntivo."},
        {INDICATOR_BY_DATE, NULL, "31/12/2026", "30/09/2026",
         "Non si può ricalcolare: si giudica dopo la fine del periodo."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct row row = {cases[i].target, cases[i].actual, NULL, "100", NULL,
                                cases[i].kind};
        struct fixture fixture;
        fixture_begin(&fixture);
        fixture_objective(&fixture);
        fixture_indicator(&fixture, &row)->reading = cases[i].reading;
        score_edition(&fixture.edition, &fixture.scores);
        assert_text(
            &fixture,
            derivation_of_indicator(&fixture.arena, &fixture.edition, &fixture.scores, 0, 0),
            cases[i].text);
        fixture_end(&fixture);
    }
}

static void a_maximum_in_proportion_is_told(void **state)
{
    const struct row row = {"40", "50", NULL, "100", NULL, INDICATOR_AT_MOST};
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture.edition.method.at_most_is_proportional = true;
    fixture_objective(&fixture);
    fixture_indicator(&fixture, &row);
    score_edition(&fixture.edition, &fixture.scores);
    assert_text(
        &fixture,
        derivation_of_indicator(&fixture.arena, &fixture.edition, &fixture.scores, 0, 0),
        "40 ÷ 50 × 100 = 80.");
    fixture_end(&fixture);
}

#define WEIGHTED                                                                               \
    "Media degli indicatori: il raggiungimento di ciascuno si moltiplica per il suo peso, si " \
    "somma, e si divide per la somma dei pesi."
#define SIMPLE "Media semplice degli indicatori: la somma si divide per il loro numero."
#define NONE_MEASURED "Nessun indicatore è misurato: non c’è una percentuale, e non vale zero."
#define NOT_PRINTED "Il documento non stampa questa percentuale."

static const struct {
    struct row rows[MOST]; /* up to the first without a target */
    const char *printed;   /* for the objective as a whole */
    const char *method;
    const char *terms[MOST];
    const char *formula;
    const char *rounding;
    const char *left_out;
    const char *published;
} objective_cases[] = {
    {{{"1", "1", "100", "50", NULL, INDICATOR_BOOLEAN},
      {"1", "0", "0", "50", NULL, INDICATOR_BOOLEAN}},
     NULL,
     WEIGHTED,
     {"100 × 50", "0 × 50"},
     "(100 × 50 + 0 × 50) ÷ 100 = 50",
     "",
     "",
     NOT_PRINTED},
    /* weights that do not add to 100; a result that is rounded */
    {{{"1", "1", "100", "60", NULL, INDICATOR_BOOLEAN},
      {"1", "0", "0", "30", NULL, INDICATOR_BOOLEAN}},
     "66,7",
     WEIGHTED,
     {"100 × 60", "0 × 30"},
     "(100 × 60 + 0 × 30) ÷ 90 = 66,67",
     "66,666666667 si arrotonda a 66,67.",
     "",
     "Il documento stampa 66,7: coincide."},
    {{{"1", "1", "100", NULL, NULL, INDICATOR_BOOLEAN},
      {"1", "0", "0", NULL, NULL, INDICATOR_BOOLEAN}},
     "60",
     SIMPLE,
     {"100", "0"},
     "(100 + 0) ÷ 2 = 50",
     "",
     "",
     "Il documento stampa 60: non coincide con 50."},
    /* no achievement is printed; fractions of weights */
    {{{"80", "68", NULL, "12,5", NULL, INDICATOR_AT_LEAST},
      {"1", "1", "100", "87,5", NULL, INDICATOR_BOOLEAN}},
     NULL,
     WEIGHTED,
     {"85 × 12,5 (ricalcolato da target e consuntivo)", "100 × 87,5"},
     "(85 × 12,5 + 100 × 87,5) ÷ 100 = 98,13",
     "98,125 si arrotonda a 98,13.",
     "",
     NOT_PRINTED},
    {{{"1", "1", "100", "50", NULL, INDICATOR_BOOLEAN},
      {"1", NULL, NULL, "50", NULL, INDICATOR_BOOLEAN}},
     NULL,
     WEIGHTED,
     {"100 × 50", "non misurato: non conta"},
     "(100 × 50) ÷ 50 = 100",
     "",
     "1 indicatore non entra nella media: ciò che manca non vale zero.",
     NOT_PRINTED},
    {{{"1", "1", "100", "50", NULL, INDICATOR_BOOLEAN},
      {"1", "1", NULL, NULL, NULL, INDICATOR_BOOLEAN},
      {"1", "1", NULL, "50", NULL, INDICATOR_TEXT}},
     NULL,
     WEIGHTED,
     {"100 × 50", "manca il peso: non conta", "giudicato a parole: non conta"},
     "(100 × 50) ÷ 50 = 100",
     "",
     "2 indicatori non entrano nella media: ciò che manca non vale zero.",
     NOT_PRINTED},
    {{{"1", NULL, NULL, "100", NULL, INDICATOR_BOOLEAN}},
     "85",
     NONE_MEASURED,
     {"non misurato: non conta"},
     "",
     "",
     "",
     "Il documento stampa 85: non si può ricalcolare."},
    {{{"1", "1", "100", "0", NULL, INDICATOR_BOOLEAN}},
     NULL,
     "I pesi degli indicatori misurati sommano a 0: non c’è una percentuale.",
     {"100 × 0"},
     "",
     "",
     "",
     NOT_PRINTED},
    {{{"1", "1", "100", "9.000.000.000.000.000.000", NULL, INDICATOR_BOOLEAN},
      {"1", "1", "100", "9.000.000.000.000.000.000", NULL, INDICATOR_BOOLEAN}},
     NULL,
     "I numeri sono troppo grandi per il calcolo.",
     {"100 × 9.000.000.000.000.000.000", "100 × 9.000.000.000.000.000.000"},
     "",
     "",
     "",
     NOT_PRINTED},
    {{{NULL, NULL, NULL, NULL, NULL, INDICATOR_BOOLEAN}},
     NULL,
     "L’obiettivo non ha indicatori: non c’è una percentuale, e non vale zero.",
     {NULL},
     "",
     "",
     "",
     NOT_PRINTED},
};

static void the_mean_of_an_objective_is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof objective_cases / sizeof *objective_cases; i++) {
        struct fixture fixture;
        fixture_begin(&fixture);
        struct objective *objective = fixture_objective(&fixture);
        objective->achievement = make_figure(objective_cases[i].printed);
        for (size_t j = 0; j < MOST && objective_cases[i].rows[j].target != NULL; j++)
            fixture_indicator(&fixture, &objective_cases[i].rows[j]);
        score_edition(&fixture.edition, &fixture.scores);
        struct derivation derivation =
            derivation_of_objective(&fixture.arena, &fixture.edition, &fixture.scores, 0);
        assert_text(&fixture, derivation.method, objective_cases[i].method);
        assert_text(&fixture, derivation.formula, objective_cases[i].formula);
        assert_text(&fixture, derivation.rounding, objective_cases[i].rounding);
        assert_text(&fixture, derivation.left_out, objective_cases[i].left_out);
        assert_text(&fixture, derivation.published, objective_cases[i].published);
        assert_int_equal(derivation.term_count, objective->indicator_count);
        for (size_t j = 0; j < derivation.term_count; j++) {
            assert_text(&fixture, derivation.terms[j].text, objective_cases[i].terms[j]);
            assert_true(text_equal(derivation.terms[j].label, objective->indicators[j].name));
            assert_true(derivation.terms[j].objective == NONE &&
                        derivation.terms[j].axis == NONE);
        }
        fixture_end(&fixture);
    }
}

#define GROUP                                                                                  \
    "Media semplice degli obiettivi: la somma dei loro raggiungimenti si divide per il loro "  \
    "numero."

static void the_mean_of_a_value_is_told(void **state)
{
    static const struct {
        const char *achievements[MOST]; /* "": not measured; NULL: no more objectives */
        const char *published;
        const char *method;
        const char *terms[MOST];
        const char *formula;
        const char *rounding;
        const char *left_out;
        const char *comparison;
    } cases[] = {
        {{"100", "100", "50"},
         "83,30",
         GROUP,
         {"100", "100", "50"},
         "250 ÷ 3 = 83,33",
         "83,333333333 si arrotonda a 83,33.",
         "",
         "Il documento stampa 83,30: è 83,33 arrotondato a meno cifre."},
        {{"84", ""},
         "94,00",
         GROUP,
         {"84", "non misurato: non conta"},
         "84 ÷ 1 = 84",
         "",
         "1 obiettivo non entra nella media: ciò che manca non vale zero.",
         "Il documento stampa 94,00: non coincide con 84."},
        {{"84", "", ""},
         "84,00",
         GROUP,
         {"84", "non misurato: non conta", "non misurato: non conta"},
         "84 ÷ 1 = 84",
         "",
         "2 obiettivi non entrano nella media: ciò che manca non vale zero.",
         "Il documento stampa 84,00: coincide."},
        {{"", ""},
         "94,00",
         "Nessun obiettivo è misurato: non c’è una percentuale, e non vale zero.",
         {"non misurato: non conta", "non misurato: non conta"},
         "",
         "",
         "",
         "Il documento stampa 94,00: non si può ricalcolare."},
        {{NULL},
         "",
         "Non ci sono obiettivi: non c’è una percentuale, e non vale zero.",
         {NULL},
         "",
         "",
         "",
         NOT_PRINTED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        fixture_begin(&fixture);
        for (size_t j = 0; j < MOST && cases[i].achievements[j] != NULL; j++)
            fixture_simple(&fixture, "100", cases[i].achievements[j], cases[i].achievements[j]);
        fixture_publish(&fixture, cases[i].published);
        score_edition(&fixture.edition, &fixture.scores);
        struct derivation derivation =
            derivation_of_value(&fixture.arena, &fixture.edition, &fixture.scores,
                                (struct derivation_part){.most = 100});
        assert_text(&fixture, derivation.method, cases[i].method);
        assert_text(&fixture, derivation.formula, cases[i].formula);
        assert_text(&fixture, derivation.rounding, cases[i].rounding);
        assert_text(&fixture, derivation.left_out, cases[i].left_out);
        assert_text(&fixture, derivation.published, cases[i].comparison);
        assert_int_equal(derivation.term_count, fixture.edition.objective_count);
        for (size_t j = 0; j < derivation.term_count; j++) {
            assert_text(&fixture, derivation.terms[j].text, cases[i].terms[j]);
            assert_int_equal(derivation.terms[j].objective, j);
        }
        fixture_end(&fixture);
    }
}

/* Where objectives have weights, each term says its own: the sum can be done by hand. */
static void a_weighted_mean_of_a_value_is_told(void **state)
{
    static const char *const weights[] = {"42,55", "40", NULL};
    static const char *const terms[] = {"0 × 42,55", "100 × 40", "manca il peso: non conta"};
    struct share shares[3] = {0};
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture.edition.method.means_are_weighted = true;
    for (size_t i = 0; i < 3; i++) {
        struct objective *objective = fixture_simple(&fixture, "1", "1", i == 0 ? "0" : "100");
        shares[i].weight = make_figure(weights[i]);
        objective->shares = &shares[i];
        objective->share_count = 1;
    }
    score_edition(&fixture.edition, &fixture.scores);
    struct derivation derivation = derivation_of_value(
        &fixture.arena, &fixture.edition, &fixture.scores, (struct derivation_part){.most = 9});
    assert_text(&fixture, derivation.formula, "4.000 ÷ 82,55 = 48,46");
    for (size_t i = 0; i < 3; i++) {
        assert_text(&fixture, derivation.terms[i].text, terms[i]);
        assert_int_equal(derivation.terms[i].counted, i < 2);
    }
    derivation = derivation_of_edition(&fixture.arena, &fixture.edition, &fixture.scores);
    assert_text(&fixture, derivation.terms[0].text, "2 obiettivi, somma 4.000, pesi 82,55");
    fixture_end(&fixture);
}

/* What lists say: the formula, short, and what the document prints where that differs. */
static void lists_tell_each_percentage_in_a_line(void **state)
{
    static const struct {
        size_t indicators;
        const char *achievement;
        const char *printed;
        const char *line;
        const char *of_group;
    } cases[] = {
        {2, "50", NULL, "(50 × 10 + 50 × 10) ÷ 20 = 50", "50 ÷ 1 = 50"},
        {2, "50", "50,0", "(50 × 10 + 50 × 10) ÷ 20 = 50", "50 ÷ 1 = 50"},
        {2, "50", "60",
         "(50 × 10 + 50 × 10) ÷ 20 = 50. Il documento stampa 60: non coincide con 50.",
         "50 ÷ 1 = 50"},
        {1, "83,33", "83,30",
         "(83,33 × 10) ÷ 10 = 83,33. Il documento stampa 83,30: è 83,33 arrotondato a meno "
         "cifre.",
         "83,33 ÷ 1 = 83,33"},
        {6, "100", NULL,
         "(100 × 10 + 100 × 10 + 100 × 10 + 100 × 10 + 100 × 10 + 100 × 10) ÷ 60 = 100",
         "100 ÷ 1 = 100"},
        {7, "100", NULL, "7.000 ÷ 70 = 100", "100 ÷ 1 = 100"},
        {1, NULL, "85", "Il documento stampa 85: non si può ricalcolare.", ""},
        {1, NULL, NULL, "", ""},
        {0, NULL, NULL, "", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct row row = {"1",
                          cases[i].achievement != NULL ? "1" : NULL,
                          cases[i].achievement,
                          "10",
                          NULL,
                          INDICATOR_AT_LEAST};
        struct fixture fixture;
        fixture_begin(&fixture);
        fixture_objective(&fixture)->achievement = make_figure(cases[i].printed);
        for (size_t j = 0; j < cases[i].indicators; j++)
            fixture_indicator(&fixture, &row);
        score_edition(&fixture.edition, &fixture.scores);
        assert_text(
            &fixture,
            derivation_line_of_objective(&fixture.arena, &fixture.edition, &fixture.scores, 0),
            cases[i].line);
        assert_text(&fixture,
                    derivation_line_of_group(&fixture.arena, &fixture.scores.axes[0][0]),
                    cases[i].of_group);
        fixture_end(&fixture);
    }
}

static void long_lists_are_told_in_parts(void **state)
{
    static const struct {
        size_t first;
        size_t most;
        size_t count;
    } cases[] = {{0, 2, 2}, {2, 2, 2}, {4, 2, 1}, {5, 2, 0}, {9, 2, 0}};
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    for (size_t i = 0; i < 5; i++)
        fixture_simple(&fixture, "1", "1", "100");
    score_edition(&fixture.edition, &fixture.scores);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct derivation derivation = derivation_of_value(
            &fixture.arena, &fixture.edition, &fixture.scores,
            (struct derivation_part){.first = cases[i].first, .most = cases[i].most});
        assert_int_equal(derivation.term_count, cases[i].count);
        if (cases[i].count > 0)
            assert_int_equal(derivation.terms[0].objective, cases[i].first);
        assert_text(&fixture, derivation.formula, "500 ÷ 5 = 100");
    }
    fixture_end(&fixture);
}

static void figures_too_large_are_told(void **state)
{
    static const struct row rows[] = {
        {"1", "1", "100", "9.000.000.000.000.000.000", NULL, INDICATOR_BOOLEAN},
        {"1", "1", "100", "9.000.000.000.000.000.000", NULL, INDICATOR_BOOLEAN},
    };
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture_objective(&fixture);
    fixture_indicator(&fixture, &rows[0]);
    fixture_indicator(&fixture, &rows[1]);
    score_edition(&fixture.edition, &fixture.scores);
    struct derivation derivation = derivation_of_value(
        &fixture.arena, &fixture.edition, &fixture.scores, (struct derivation_part){.most = 9});
    assert_text(&fixture, derivation.terms[0].text,
                "i numeri sono troppo grandi per il calcolo: non conta");
    fixture_end(&fixture);
}

/* An objective of two values is in the sums of both, and once in that of the edition. */
static void an_edition_whose_values_share_objectives_is_told(void **state)
{
    size_t both[] = {0};
    struct axis_value values[] = {
        {.name = TEXT("Risorse"), .objectives = {both, 1}},
        {.name = TEXT("Infrastrutture"), .objectives = {both, 1}},
    };
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture.axis.values = values;
    fixture.axis.value_count = 2;
    fixture_simple(&fixture, "1", "1", "100");
    score_edition(&fixture.edition, &fixture.scores);
    struct derivation derivation =
        derivation_of_edition(&fixture.arena, &fixture.edition, &fixture.scores);
    assert_text(&fixture, derivation.method,
                GROUP " Un obiettivo di più voci conta una volta sola.");
    assert_text(&fixture, derivation.formula, "100 ÷ 1 = 100");
    fixture_end(&fixture);
}

/* The edition adds up by the values of its main axis. */
static void the_mean_of_an_edition_is_told(void **state)
{
    size_t first[] = {0, 1};
    size_t second[] = {2};
    size_t third[] = {3};
    struct axis_value values[] = {
        {.name = TEXT("Cremona che cura"), .objectives = {first, 2}},
        {.name = TEXT("Cremona attrattiva"), .objectives = {second, 1}},
        {.name = TEXT("Cremona che cresce"), .objectives = {third, 1}},
    };
    static const char *const terms[] = {"2 obiettivi, somma 150", "1 obiettivo, somma 85",
                                        "non misurato: non conta"};
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture.axis.values = values;
    fixture.axis.value_count = 3;
    fixture_simple(&fixture, "1", "1", "100");
    fixture_simple(&fixture, "2", "1", "50");
    fixture_simple(&fixture, "80", "68", "85");
    fixture_simple(&fixture, "80", NULL, NULL);
    score_edition(&fixture.edition, &fixture.scores);
    struct derivation derivation =
        derivation_of_edition(&fixture.arena, &fixture.edition, &fixture.scores);
    assert_text(&fixture, derivation.method, GROUP);
    assert_text(&fixture, derivation.formula, "235 ÷ 3 = 78,33");
    assert_text(&fixture, derivation.published, NOT_PRINTED);
    assert_int_equal(derivation.term_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_text(&fixture, derivation.terms[i].text, terms[i]);
        assert_int_equal(derivation.terms[i].value, i);
        assert_int_equal(derivation.terms[i].axis, 0);
        assert_int_equal(derivation.terms[i].counted, i < 2);
    }
    fixture_end(&fixture);
}

static void percentages_are_short(void **state)
{
    static const struct {
        const char *value;
        const char *text;
    } cases[] = {
        {"83.333333333", "83,33"}, {"84", "84"},   {"84.000", "84"},  {"40.275", "40,28"},
        {"99.999", "100"},         {"0.004", "0"}, {"92.50", "92,5"}, {"1234.5", "1.234,5"},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal value;
        assert_true(decimal_parse_plain(text_from(cases[i].value), &value));
        assert_string_equal(score_percent(&arena, value).data, cases[i].text);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_indicator_is_told),
        cmocka_unit_test(every_reading_is_told),
        cmocka_unit_test(a_maximum_in_proportion_is_told),
        cmocka_unit_test(the_mean_of_an_objective_is_told),
        cmocka_unit_test(the_mean_of_a_value_is_told),
        cmocka_unit_test(a_weighted_mean_of_a_value_is_told),
        cmocka_unit_test(lists_tell_each_percentage_in_a_line),
        cmocka_unit_test(long_lists_are_told_in_parts),
        cmocka_unit_test(figures_too_large_are_told),
        cmocka_unit_test(the_mean_of_an_edition_is_told),
        cmocka_unit_test(an_edition_whose_values_share_objectives_is_told),
        cmocka_unit_test(percentages_are_short),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
