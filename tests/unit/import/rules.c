/* What words in cells stand for; units of other years; objectives that belong together. */
#include "testing.h"

#define KINDS                                                                                  \
    "Linea;Codice;Obiettivo;Codice indicatore;Indicatore;Direzione\n"                          \
    "CREMONA CHE CURA;B_1;Presidio;881;Report;Crescente\n"                                     \
    ";;;;Ritardo;decrescente\n"                                                                \
    ";;;;Fatto;booleano\n"                                                                     \
    ";;;;Limite;SOGLIA\n"                                                                      \
    ";;;;Umore;n.d.\n"

static void words_say_the_kind(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv", KINDS));
    char *content = bench_read(&bench, "content/2025/objectives/cura.json");
    assert_non_null(strstr(content, "\"code\": \"881\""));
    assert_non_null(strstr(content, "\"kind\": \"at_most\""));
    assert_non_null(strstr(content, "\"kind\": \"boolean\""));
    assert_non_null(strstr(content, "\"kind\": \"text\""));
    free(content);
    /* what staff set by hand stays while the file says the same */
    bench_edit(&bench, "content/2025/objectives/cura.json", "\"kind\": \"boolean\"",
               "\"kind\": \"boolean_negative\"");
    assert_true(bench_import(&bench, "plan.csv", KINDS));
    bench_assert_file(&bench, "content/2025/objectives/cura.json", "boolean_negative");
    bench_assert_sound(&bench);
    bench_free(&bench);
}

static void a_mapping_gives_words_their_meaning(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    bench_write(&bench, "content/2025/import.json",
                TEXT("{\"objectives\": {\"values\": {\"kind\": {\"soglia\": \"at_most\", "
                     "\"N.D.\": \"context\"}}}}"));
    assert_true(bench_import(&bench, "plan.csv", KINDS));
    bench_assert_file(&bench, "content/2025/objectives/cura.json", "\"kind\": \"context\"");
    assert_false(bench_import(&bench, "plan.csv",
                              "Linea;Codice;Obiettivo;Indicatore;Direzione\n"
                              "CREMONA CHE CURA;B_1;Presidio;Report;storta\n"));
    bench_assert_finding(&bench, SEVERITY_ERROR, 2, "Direzione", "found \"storta\"");
    bench_free(&bench);
}

static void says_how_columns_were_understood(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    bench_write(&bench, "plan.csv", TEXT(KINDS));
    assert_true(
        bench_import_options(&bench, (struct import_options){.explain = true}, "plan.csv"));
    struct text told = buffer_text(&bench.report.explanation);
    assert_true(text_contains(told, "   1  Linea: axis linea, by its heading\n"));
    assert_true(text_contains(told, "      \"decrescente\" (1) -> at_most\n"));
    assert_true(text_contains(told, "   -  actual: no column\n"));
    buffer_free(&bench.report.explanation);
    assert_null(bench_read(&bench, "content/2025/objectives/cura.json"));
    bench_free(&bench);
}

/* A sector of the same name from another year is another unit, and stays as it is. */
static void units_of_other_years_stay(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    bench_edit(&bench, "content/entity.json", "\"manager\": \"Iubini Luca\"",
               "\"manager\": \"Iubini Luca\", \"from\": \"2026-01-01\"");
    bench_write(&bench, "content/2025/import.json",
                TEXT("{\"units\": {\"constants\": {\"to\": \"31/12/2025\"}}}"));
    assert_true(bench_import(&bench, "units.csv",
                             "Settore;Alias;Responsabile;Ad interim\n"
                             "Settore Cultura e Turismo;;Bondioni Maria Chiara;no\n"
                             "Polizia;Settore Polizia Locale;Sforza Pierluigi;sì\n"));
    bench_assert_file(&bench, "content/entity.json", "Iubini Luca");
    bench_assert_file(&bench, "content/entity.json", "\"interim\": true");
    bench_assert_file(&bench, "content/entity.json", "\"to\": \"2025-12-31\"");
    bench_assert_file(&bench, "content/entity.json", "\"polizia-2025\"");
    bench_assert_sound(&bench);
    assert_false(bench_import(&bench, "units.csv",
                              "Settore;Responsabile;Ad interim\nPolizia;Sforza;forse\n"));
    bench_assert_finding(&bench, SEVERITY_ERROR, 2, "Ad interim", "expected sì or no");
    bench_free(&bench);
}

static void pairs_of_objectives(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv", PLAN));
    assert_true(bench_import(&bench, "pairs.csv",
                             "Obiettivo A;Obiettivo B;Motivo\nA_1;B_1;Stessa piazza\n"
                             "A_1;A_2;Stesso museo\n"));
    bench_assert_file(&bench, "content/2025/objectives/attrattiva.json", "Stessa piazza");
    bench_assert_sound(&bench);
    assert_true(bench_import(&bench, "pairs.csv",
                             "Obiettivo A;Obiettivo B;Motivo\nA_1;A_2;Stesso museo\n"));
    assert_int_equal(bench.report.rows.removed, 1);
    assert_false(
        bench_import(&bench, "pairs.csv", "Obiettivo A;Obiettivo B\nA_1;A_1\nA_1;Z_9\n"));
    bench_assert_finding(&bench, SEVERITY_ERROR, 2, "", "not related to itself");
    bench_assert_finding(&bench, SEVERITY_ERROR, 3, "Obiettivo B", "unknown objective");
    bench_free(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_say_the_kind),
        cmocka_unit_test(a_mapping_gives_words_their_meaning),
        cmocka_unit_test(says_how_columns_were_understood),
        cmocka_unit_test(units_of_other_years_stay),
        cmocka_unit_test(pairs_of_objectives),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
