/* Content back to the same CSV. */
#include "testing.h"

static void test_round_trip(void **state)
{
    struct bench bench;
    struct arena arena = {0};

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv", PLAN));
    bench_assert_export(&bench, PLAN);

    /* The headings built in are those of the plan: the copy is not needed for it. */
    struct text copy =
        files_join(&arena, text_from(bench.path), TEXT("content/2025/imports/objectives.csv"));
    assert_int_equal(remove(copy.data), 0);
    bench_assert_export(&bench, PLAN);
    arena_free(&arena);
    bench_free(&bench);
}

/* The columns, their order and that of the rows are the file's, the separator is ours. */
static void test_own_layout(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv",
                             "Cod. obiettivo\tTITOLO\tLinea\tPrivato\tIndicatore\r\n"
                             "B_1\tPresidio\tCREMONA CHE CURA\tx\tReport\r\n"
                             "A_1\tTurismo\tcremona attrattiva\tx\tPresenze\r\n"
                             "B_2\tScuole\tCREMONA CHE CURA\tx\tAule\r\n"));
    bench_assert_export(&bench, "Cod. obiettivo;TITOLO;Linea;Indicatore\n"
                                "B_1;Presidio;CREMONA CHE CURA;Report\n"
                                "A_1;Turismo;cremona attrattiva;Presenze\n"
                                "B_2;Scuole;CREMONA CHE CURA;Aule\n");
    bench_free(&bench);
}

/* Commas in headings are no reason to take the copy for another kind of file. */
static void test_commas_in_headings(void **state)
{
    static const char csv[] =
        "\"Linea, asse, obiettivo strategico\";Codice;Obiettivo;Indicatore\n"
        "CREMONA CHE CURA;B_1;Presidio;Report, ore\n";
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    bench_write(&bench, "content/2025/import.json",
                TEXT("{\"objectives\": {\"axes\": {\"linea\": "
                     "\"Linea, asse, obiettivo strategico\"}}}"));
    assert_true(bench_import(&bench, "plan.csv", csv));
    assert_true(bench_import(&bench, "plan.csv", csv));
    assert_int_equal(bench.report.files, 0);
    bench_assert_export(&bench, csv);
    bench_free(&bench);
}

static void test_shows_hand_edits(void **state)
{
    static const char csv[] = "Linea;Codice;Obiettivo;Indicatore;Target\n"
                              "CREMONA CHE CURA;B_1;Presidio;Report;12\n";
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv", csv));
    bench_edit(&bench, "content/2025/objectives/cura.json", "\"12\"", "\"13\"");
    bench_edit(&bench, "content/2025/objectives/cura.json", "{\n      \"code\": \"B_1\"",
               "{\"code\": \"B_0\", \"title\": \"Primo\", \"axes\": {\"linea\": \"cura\"}},"
               "{\n      \"code\": \"B_1\"");
    bench_assert_export(&bench, "Linea;Codice;Obiettivo;Indicatore;Target\n"
                                "CREMONA CHE CURA;B_0;Primo;;\n"
                                "CREMONA CHE CURA;B_1;Presidio;Report;13\n");
    bench_free(&bench);
}

static void test_content_with_errors(void **state)
{
    struct bench bench;
    struct arena arena = {0};
    struct buffer csv = {0};

    (void)state;
    bench_make(&bench, "{}");
    struct text content = files_join(&arena, text_from(bench.path), TEXT("content"));
    assert_false(import_export(content, TEXT("2025"), &csv, &bench.diagnostics));
    assert_int_equal(csv.length, 0);
    assert_true(bench.diagnostics.errors > 0);
    arena_free(&arena);
    buffer_free(&csv);
    bench_free(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),          cmocka_unit_test(test_own_layout),
        cmocka_unit_test(test_commas_in_headings),  cmocka_unit_test(test_shows_hand_edits),
        cmocka_unit_test(test_content_with_errors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
