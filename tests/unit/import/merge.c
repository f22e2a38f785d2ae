/* Importing again: the same file, a newer one, content edited by hand in between. */
#include "testing.h"

#define CURA "content/2025/objectives/cura.json"
#define ATTRATTIVA "content/2025/objectives/attrattiva.json"

#define SMALL "Linea;Codice;Obiettivo;Indicatore;Formula;Target;Peso\n"
#define ROW_B1 "CREMONA CHE CURA;B_1;Presidio;Report;Numero;12;50\n"
#define ROW_B1_2 ";;;Ore;Somma;8;50\n"
#define ROW_B2 "CREMONA CHE CURA;B_2;Scuole;Aule;Numero;3;100\n"
#define ROW_A1 "CREMONA ATTRATTIVA;A_1;Turismo;Presenze;Numero;100;100\n"
#define BEFORE SMALL ROW_A1 ROW_B1 ROW_B1_2 ROW_B2

static void test_same_file(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv", BEFORE));
    /* Formatted by hand: still not touched. */
    bench_edit(&bench, CURA, "\"title\": \"Presidio\",", "\"title\":   \"Presidio\",\n\n");
    char *before = bench_read(&bench, CURA);
    assert_true(bench_import(&bench, "plan.csv", BEFORE));
    char *after = bench_read(&bench, CURA);
    assert_string_equal(before, after);
    assert_int_equal(bench.report.files, 0);
    assert_int_equal(bench.report.rows.unchanged, 3);
    assert_int_equal(bench.report.indicators.unchanged, 4);
    assert_int_equal(bench.diagnostics.count, 0);
    free(before);
    free(after);
    bench_free(&bench);
}

struct change_case {
    const char *name;
    const char *csv;
    const char *file;
    const char *holds;
    const char *message;
    struct import_counts rows;
    struct import_counts indicators;
};

static void test_newer_file(void **state)
{
    static const struct change_case cases[] = {
        {"cell of an indicator",
         SMALL ROW_A1 ROW_B1 ";;;Ore;Somma;9;50\n" ROW_B2,
         CURA,
         "\"target\": \"9\"",
         "Ore: \"8\" is now \"9\"",
         {0, 0, 0, 3},
         {0, 1, 0, 3}},
        {"cell of an objective",
         SMALL ROW_A1 "CREMONA CHE CURA;B_1;Vigilanza;Report;Numero;12;50\n" ROW_B1_2 ROW_B2,
         CURA,
         "\"title\": \"Vigilanza\"",
         "\"Presidio\" is now \"Vigilanza\"",
         {0, 1, 0, 2},
         {0, 0, 0, 4}},
        {"formula of another kind",
         SMALL ROW_A1
         "CREMONA CHE CURA;B_1;Presidio;Report;1=fatto 0=non fatto;12;50\n" ROW_B1_2 ROW_B2,
         CURA,
         "\"kind\": \"boolean\"",
         "\"Numero\" is now",
         {0, 0, 0, 3},
         {0, 1, 0, 3}},
        {"indicator renamed",
         SMALL ROW_A1 ROW_B1 ";;;Ore di vigilanza;Somma;8;50\n" ROW_B2,
         CURA,
         "\"name\": \"Ore di vigilanza\"",
         "\"Ore\" is now \"Ore di vigilanza\"",
         {0, 0, 0, 3},
         {0, 1, 0, 3}},
        {"indicator added",
         SMALL ROW_A1 ROW_B1 ROW_B1_2 ";;;Agenti;;4;\n" ROW_B2,
         CURA,
         "\"name\": \"Agenti\"",
         "new indicator \"Agenti\"",
         {0, 0, 0, 3},
         {1, 0, 0, 4}},
        {"indicator removed",
         SMALL ROW_A1 "CREMONA CHE CURA;B_1;Presidio;Ore;Somma;8;50\n" ROW_B2,
         CURA,
         "\"name\": \"Ore\"",
         "removed the indicator \"Report\"",
         {0, 0, 0, 3},
         {0, 0, 1, 3}},
        {"objective added",
         BEFORE "CREMONA CHE CURA;B_3;Verde;Alberi;;20;\n",
         CURA,
         "\"code\": \"B_3\"",
         "new objective \"Verde\"",
         {1, 0, 0, 3},
         {1, 0, 0, 4}},
        {"objective removed",
         SMALL ROW_A1 ROW_B1 ROW_B1_2,
         CURA,
         "\"code\": \"B_1\"",
         "removed the objective \"Scuole\"",
         {0, 0, 1, 2},
         {0, 0, 1, 3}},
        {"objective moved",
         SMALL ROW_A1 ROW_B1 ROW_B1_2 "CREMONA ATTRATTIVA;B_2;Scuole;Aule;Numero;3;100\n",
         ATTRATTIVA,
         "\"code\": \"B_2\"",
         "\"CREMONA CHE CURA\" is now \"CREMONA ATTRATTIVA\"",
         {0, 1, 0, 2},
         {0, 0, 0, 4}},
        {"column gone",
         "Linea;Codice;Obiettivo;Indicatore\n"
         "CREMONA CHE CURA;B_1;Presidio bis;Report\n;;;Ore\n"
         "CREMONA CHE CURA;B_2;Scuole;Aule\n"
         "CREMONA ATTRATTIVA;A_1;Turismo;Presenze\n",
         CURA,
         "\"target\": \"12\"",
         "is now \"Presidio bis\"",
         {0, 1, 0, 2},
         {0, 0, 0, 4}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;

        print_message("%s\n", cases[i].name);
        bench_make(&bench, EDITION);
        assert_true(bench_import(&bench, "plan.csv", BEFORE));
        assert_true(bench_import(&bench, "plan.csv", cases[i].csv));
        bench_assert_file(&bench, cases[i].file, cases[i].holds);
        assert_non_null(bench_find(&bench, SEVERITY_NOTE, cases[i].message));
        assert_null(bench_find(&bench, SEVERITY_WARNING, ""));
        assert_memory_equal(&bench.report.rows, &cases[i].rows, sizeof cases[i].rows);
        assert_memory_equal(&bench.report.indicators, &cases[i].indicators,
                            sizeof cases[i].indicators);
        bench_assert_sound(&bench);
        assert_true(bench_import(&bench, "plan.csv", cases[i].csv));
        assert_int_equal(bench.report.files, 0);
        bench_free(&bench);
    }
}

static void test_only_what_differs_is_written(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv", BEFORE));
    bench_edit(&bench, ATTRATTIVA, "\"Turismo\",", "\"Turismo\" ,");
    assert_true(
        bench_import(&bench, "plan.csv", SMALL ROW_A1 ROW_B1 ";;;Ore;Somma;9;50\n" ROW_B2));
    assert_int_equal(bench.report.files, 2);
    bench_assert_file(&bench, ATTRATTIVA, "\"Turismo\" ,");
    bench_free(&bench);
}

struct edit_case {
    const char *name;
    const char *from;
    const char *to;
    const char *kept; /* of `to`, without the layout it was given */
};

/* What staff changed by hand survives when the file brings other changes. */
static void test_hand_edits_survive(void **state)
{
    static const struct edit_case cases[] = {
        {"target", "\"target\": \"12\"", "\"target\": \"almeno 12\"", "almeno 12"},
        {"kind", "\"target\": \"8\"", "\"kind\": \"at_most\", \"target\": \"8\"", "at_most"},
        {"summary", "\"title\": \"Presidio\",",
         "\"title\": \"Presidio\", \"summary\": \"Per la sicurezza.\",", "Per la sicurezza."},
        {"state", "\"target\": \"8\"", "\"state\": \"suspended\", \"target\": \"8\"",
         "suspended"},
        {"renamed indicator", "\"name\": \"Ore\"", "\"name\": \"Ore di servizio\"",
         "Ore di servizio"},
        {"phases", "\"code\": \"B_2\",",
         "\"code\": \"B_2\", \"phases\": [{\"name\": \"Avvio\", \"start\": \"2025-01-01\"}],",
         "\"start\": \"2025-01-01\""},
        {"added indicator", "\"indicators\": [", "\"indicators\": [{\"name\": \"A mano\"},",
         "A mano"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;

        print_message("%s\n", cases[i].name);
        bench_make(&bench, EDITION);
        assert_true(bench_import(&bench, "plan.csv", BEFORE));
        bench_edit(&bench, CURA, cases[i].from, cases[i].to);
        char *edited = bench_read(&bench, CURA);
        assert_true(bench_import(&bench, "plan.csv", BEFORE));
        char *same = bench_read(&bench, CURA);
        assert_string_equal(edited, same);
        assert_int_equal(bench.report.files, 0);
        assert_true(bench_import(&bench, "plan.csv",
                                 SMALL ROW_A1 ROW_B1 ROW_B1_2
                                 "CREMONA CHE CURA;B_2;Scuole;Aule;Numero;4;100\n"));
        assert_null(bench_find(&bench, SEVERITY_WARNING, ""));
        bench_assert_file(&bench, CURA, "\"target\": \"4\"");
        char *merged = bench_read(&bench, CURA);
        assert_non_null(strstr(merged, cases[i].kept));
        free(edited);
        free(same);
        free(merged);
        bench_free(&bench);
    }
}

static void test_conflict(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv", BEFORE));
    bench_edit(&bench, CURA, "\"target\": \"8\"", "\"target\": \"10\"");
    assert_true(
        bench_import(&bench, "plan.csv", SMALL ROW_A1 ROW_B1 ";;;Ore;Somma;9;50\n" ROW_B2));
    bench_assert_file(&bench, CURA, "\"target\": \"9\"");
    bench_assert_finding(&bench, SEVERITY_WARNING, 4, "Target",
                         "\"10\" had been edited by hand");
    bench_assert_finding(&bench, SEVERITY_NOTE, 4, "Target", "\"10\" is now \"9\"");

    /* Both say the same now: nothing to tell. */
    bench_edit(&bench, CURA, "\"target\": \"9\"", "\"target\": \"11\"");
    assert_true(
        bench_import(&bench, "plan.csv", SMALL ROW_A1 ROW_B1 ";;;Ore;Somma;11;50\n" ROW_B2));
    assert_null(bench_find(&bench, SEVERITY_WARNING, ""));
    assert_int_equal(bench.report.indicators.unchanged, 4);
    bench_free(&bench);
}

static void test_hand_set_kind_is_not_overwritten(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv", BEFORE));
    bench_edit(&bench, CURA, "\"target\": \"12\"",
               "\"kind\": \"text\",\n          \"target\": \"12\"");
    assert_true(bench_import(
        &bench, "plan.csv",
        SMALL ROW_A1
        "CREMONA CHE CURA;B_1;Presidio;Report;1=fatto 0=non fatto;12;50\n" ROW_B1_2 ROW_B2));
    bench_assert_file(&bench, CURA, "\"kind\": \"text\"");
    bench_free(&bench);
}

static void test_deleted_by_hand(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv", BEFORE));
    bench_write(&bench, CURA, TEXT("{\"objectives\": []}"));
    assert_true(bench_import(&bench, "plan.csv", BEFORE));
    assert_int_equal(bench.report.files, 0);
    bench_assert_finding(&bench, SEVERITY_WARNING, 3, "Codice", "deleted by hand");
    bench_free(&bench);
}

static void test_added_by_hand(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    bench_write(&bench, "content/2025/objectives/a-mano.json",
                TEXT("{\"objectives\": [{\"code\": \"M_1\", \"title\": \"A mano\", "
                     "\"axes\": {\"linea\": \"cura\"}}]}"));
    /* No copy yet: kept, but told. The line has a file already, and the new ones join it. */
    assert_true(bench_import(&bench, "plan.csv", BEFORE));
    assert_non_null(bench_find(&bench, SEVERITY_WARNING, "kept, though the file"));
    bench_assert_file(&bench, "content/2025/objectives/a-mano.json", "\"code\": \"M_1\"");
    bench_assert_file(&bench, "content/2025/objectives/a-mano.json", "\"code\": \"B_1\"");
    assert_true(bench_import(&bench, "plan.csv", BEFORE));
    assert_null(bench_find(&bench, SEVERITY_WARNING, ""));
    assert_int_equal(bench.report.files, 0);
    bench_free(&bench);
}

static void test_order(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv", BEFORE));
    assert_true(bench_import(&bench, "plan.csv", SMALL ROW_A1 ROW_B2 ROW_B1 ROW_B1_2));
    assert_int_equal(bench.report.files, 2);
    bench_assert_export(&bench, SMALL ROW_A1 ROW_B2 ROW_B1 ROW_B1_2);
    char *content = bench_read(&bench, CURA);
    assert_true(strstr(content, "B_2") < strstr(content, "B_1"));
    free(content);
    bench_free(&bench);
}

static void test_damaged_copy(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv", BEFORE));
    bench_write(&bench, "content/2025/imports/objectives.csv", TEXT("a;b\n1\n"));
    assert_false(bench_import(&bench, "plan.csv", BEFORE));
    const struct diagnostic *found = bench_find(&bench, SEVERITY_ERROR, "the row has 1 cells");
    assert_non_null(found);
    assert_true(text_contains(found->place.file, "imports/objectives.csv"));
    bench_free(&bench);
}

/* What could not be written is told; importing once more does the rest. */
static void test_failure_half_way(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    bench_write(&bench, "content/2025/imports", TEXT("in the way"));
    assert_false(bench_import(&bench, "plan.csv", BEFORE));
    assert_int_equal(bench.diagnostics.system, 1);
    assert_non_null(bench_find(&bench, SEVERITY_WARNING, "only 2 of the files"));
    bench_assert_sound(&bench);

    struct arena arena = {0};
    struct text path = files_join(&arena, text_from(bench.path), TEXT("content/2025/imports"));
    assert_int_equal(remove(path.data), 0);
    arena_free(&arena);
    assert_true(bench_import(&bench, "plan.csv", BEFORE));
    assert_int_equal(bench.report.files, 1);
    assert_int_equal(bench.report.rows.unchanged, 3);
    bench_free(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_file),
        cmocka_unit_test(test_newer_file),
        cmocka_unit_test(test_only_what_differs_is_written),
        cmocka_unit_test(test_hand_edits_survive),
        cmocka_unit_test(test_conflict),
        cmocka_unit_test(test_hand_set_kind_is_not_overwritten),
        cmocka_unit_test(test_deleted_by_hand),
        cmocka_unit_test(test_added_by_hand),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_damaged_copy),
        cmocka_unit_test(test_failure_half_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
