/* Reprints joined to objectives and indicators. */
#include "testing.h"

#define SILOS "Silos;Responsabile;Obiettivo;Valutazione pubblicata\n"
#define SILOS_FILE "content/2025/evidence/silos.json"

static void make_plan(struct bench *bench)
{
    bench_make(bench, EDITION);
    assert_true(
        bench_import(bench, "plan.csv",
                     "Linea;Settore;Codice;Obiettivo;Silos;Indicatore\n"
                     "CREMONA ATTRATTIVA;Settore Cultura;A_1;Giovani;CURO;Eventi\n"
                     "CREMONA ATTRATTIVA;Settore Polizia Locale;A_2;Giovani;CURO;Uno\n"
                     ";;;;;Due indicatori\n"
                     "CREMONA CHE CURA;Settore Polizia Locale;B_1;Animazioni e attività "
                     "di promozione nel DUC;CURO;Tre\n"
                     "CREMONA CHE CURA;Settore Polizia Locale;B_2;Taxi;CRESCO;Licenze\n"));
}

struct join_case {
    const char *name;
    const char *row;
    const char *code; /* NULL: none */
};

static void test_joins_by_title(void **state)
{
    static const struct join_case cases[] = {
        {"by title and manager", "CURO;Bondioni Maria Chiara;Giovani;100,0\n", "A_1"},
        {"same title, other manager", "CURO;IUBINI LUCA;giovani;100,0\n", "A_2"},
        {"reworded",
         "CURO;Iubini Luca;Animazioni e attività di promozione nel Distretto Urbano "
         "del Commercio;100,0\n",
         "B_1"},
        {"other value of the axis", "CRESCO;Iubini Luca;Giovani;100,0\n", NULL},
        {"unknown manager", "CURO;Nessuno;Giovani;100,0\n", NULL},
        {"no manager, one of that title", "CRESCO;;Taxi;100,0\n", "B_2"},
        {"no manager, two of that title", "CURO;;Giovani;100,0\n", NULL},
        {"another subject", "CURO;Bondioni Maria Chiara;Biblioteche;100,0\n", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;
        char csv[512];
        char expected[64];

        print_message("%s\n", cases[i].name);
        make_plan(&bench);
        snprintf(csv, sizeof csv, SILOS "%s", cases[i].row);
        assert_true(bench_import(&bench, "silos.csv", csv));
        assert_string_equal(bench.report.table, "reprints");
        if (cases[i].code != NULL) {
            snprintf(expected, sizeof expected, "\"objective\": \"%s\"", cases[i].code);
            bench_assert_file(&bench, SILOS_FILE, expected);
        } else {
            bench_assert_finding(&bench, SEVERITY_WARNING, 2, "", "could not be told");
            char *content = bench_read(&bench, SILOS_FILE);
            assert_null(strstr(content, "\"objective\""));
            free(content);
        }
        bench_assert_sound(&bench);
        bench_free(&bench);
    }
}

static void test_each_objective_once(void **state)
{
    struct bench bench;

    (void)state;
    make_plan(&bench);
    assert_true(bench_import(&bench, "Silos 2025.csv",
                             SILOS "CURO;Iubini Luca;Giovani;100,0\n"
                                   "CURO;Iubini Luca;Giovani;50,0\n"));
    bench_assert_finding(&bench, SEVERITY_WARNING, 3, "", "could not be told");
    char *content = bench_read(&bench, "content/2025/evidence/silos-2025.json");
    assert_string_equal(content, "{\n"
                                 "  \"table\": \"Silos 2025\",\n"
                                 "  \"axis\": \"ambito\",\n"
                                 "  \"rows\": [\n"
                                 "    {\n"
                                 "      \"value\": \"curo\",\n"
                                 "      \"objective\": \"A_2\",\n"
                                 "      \"title\": \"Giovani\",\n"
                                 "      \"manager\": \"Iubini Luca\",\n"
                                 "      \"achievement\": \"100,0\"\n"
                                 "    },\n"
                                 "    {\n"
                                 "      \"value\": \"curo\",\n"
                                 "      \"title\": \"Giovani\",\n"
                                 "      \"manager\": \"Iubini Luca\",\n"
                                 "      \"achievement\": \"50,0\"\n"
                                 "    }\n"
                                 "  ]\n"
                                 "}\n");
    free(content);
    bench_free(&bench);
}

/* What staff set by hand stays; the title of the table too. */
static void test_hand_set_objective_stays(void **state)
{
    static const char csv[] =
        SILOS "CRESCO;Nessuno;Giovani;100,0\nCRESCO;Iubini Luca;Taxi;40\n";
    struct bench bench;

    (void)state;
    make_plan(&bench);
    assert_true(bench_import(&bench, "silos.csv", csv));
    bench_edit(&bench, SILOS_FILE, "\"title\": \"Giovani\"",
               "\"objective\": \"A_1\", \"title\": \"Giovani\"");
    bench_edit(&bench, SILOS_FILE, "\"table\": \"silos\"", "\"table\": \"Cruscotti\"");
    assert_true(bench_import(&bench, "silos.csv", csv));
    assert_int_equal(bench.report.files, 0);
    assert_int_equal(bench.diagnostics.count, 0);
    assert_true(bench_import(&bench, "silos.csv",
                             SILOS
                             "CRESCO;Nessuno;Giovani;90,0\nCRESCO;Iubini Luca;Taxi;40\n"));
    bench_assert_finding(&bench, SEVERITY_NOTE, 2, "Valutazione pubblicata",
                         "Giovani: \"100,0\" is now \"90,0\"");
    bench_assert_file(&bench, SILOS_FILE, "\"objective\": \"A_1\"");
    bench_assert_file(&bench, SILOS_FILE, "\"table\": \"Cruscotti\"");
    bench_free(&bench);
}

#define DETAIL                                                                                 \
    "Silos;Obiettivo;Codice;Settore;Indicatore;Target;Consuntivo;% Raggiungimento;Freccia\n"
#define DETAIL_FILE "content/2025/evidence/detail.json"

static void test_joins_by_code(void **state)
{
    struct bench bench;

    (void)state;
    make_plan(&bench);
    assert_true(bench_import(
        &bench, "detail.csv",
        DETAIL "CURO;Giovani;A_2;Settore Polizia Locale;Due indicatore;1;1;100;su\n"
               "CURO;Giovani;A_2;Settore Polizia Locale;UNO;1;0;;none\n"
               "CURO;Giovani;A_2;Settore Polizia Locale;Altro ancora del tutto;1;0;0;giu\n"
               "CURO;Giovani;A_9;Settore Polizia Locale;Uno;1;0;0;giu\n"));
    assert_string_equal(bench.report.table, "indicator-reprints");
    bench_assert_file(&bench, DETAIL_FILE,
                      "\"objective\": \"A_2\",\n"
                      "      \"position\": 2,\n"
                      "      \"title\": \"Giovani\",\n"
                      "      \"unit\": \"Settore Polizia Locale\",\n"
                      "      \"indicator\": \"Due indicatore\",");
    bench_assert_file(&bench, DETAIL_FILE, "\"position\": 1,");
    bench_assert_finding(&bench, SEVERITY_WARNING, 4, "", "could not be told");
    bench_assert_finding(&bench, SEVERITY_WARNING, 5, "", "could not be told");
    bench_assert_sound(&bench);
    bench_free(&bench);
}

static void test_faults(void **state)
{
    struct bench bench;

    (void)state;
    make_plan(&bench);
    assert_false(bench_import(&bench, "detail.csv",
                              DETAIL "CURA;Giovani;A_2;;Uno;1;1;100;su\n"
                                     "CURO;Giovani;;;;1;0;101;giù\n"
                                     ";Giovani;A_2;;Uno;1;0;0;giu\n"));
    bench_assert_finding(&bench, SEVERITY_ERROR, 2, "Silos", "\"CURA\"");
    bench_assert_finding(&bench, SEVERITY_ERROR, 3, "Codice", "empty");
    bench_assert_finding(&bench, SEVERITY_ERROR, 3, "Indicatore", "empty");
    bench_assert_finding(&bench, SEVERITY_ERROR, 3, "% Raggiungimento", "from 0 to 100");
    bench_assert_finding(&bench, SEVERITY_ERROR, 3, "Freccia", "su, giu or none");
    bench_assert_finding(&bench, SEVERITY_ERROR, 4, "Silos", "empty");
    assert_null(bench_read(&bench, DETAIL_FILE));
    bench_free(&bench);
}

/* A plan whose indicators moved takes the references along; what is gone is told. */
static void test_follows_the_plan(void **state)
{
    struct bench bench;

    (void)state;
    make_plan(&bench);
    assert_true(bench_import(&bench, "detail.csv",
                             DETAIL "CURO;Giovani;A_2;;Due indicatori;1;1;100;su\n"
                                    "CURO;Giovani;A_1;;Eventi;1;1;100;su\n"));
    bench_assert_file(&bench, DETAIL_FILE, "\"position\": 2");
    assert_true(bench_import(&bench, "plan.csv",
                             "Linea;Settore;Codice;Obiettivo;Silos;Indicatore\n"
                             "CREMONA ATTRATTIVA;Settore Polizia Locale;A_2;Giovani;CURO;"
                             "Due indicatori\n"));
    bench_assert_finding(&bench, SEVERITY_WARNING, 16, "", "no longer there");
    bench_assert_file(&bench, DETAIL_FILE, "\"objective\": \"A_2\",\n      \"position\": 1");
    bench_assert_sound(&bench);
    bench_free(&bench);
}

static void test_acknowledged_findings_follow(void **state)
{
    struct bench bench;

    (void)state;
    make_plan(&bench);
    bench_edit(&bench, "content/2025/edition.json", "\"axes\":",
               "\"acknowledged\": ["
               "{\"rule\": \"somma\", \"objective\": \"A_2\", \"position\": 2, "
               "\"note\": \"Due\", \"date\": \"2026-01-01\"},"
               "{\"rule\": \"somma\", \"objective\": \"A_1\", "
               "\"note\": \"Sparito\", \"date\": \"2026-01-01\"}], \"axes\":");
    assert_true(bench_import(&bench, "plan.csv",
                             "Linea;Settore;Codice;Obiettivo;Silos;Indicatore\n"
                             "CREMONA ATTRATTIVA;Settore Polizia Locale;A_2;Giovani;CURO;"
                             "Due indicatori\n"));
    assert_non_null(bench_find(&bench, SEVERITY_WARNING, "\"Sparito\""));
    bench_assert_file(&bench, "content/2025/edition.json",
                      "  \"acknowledged\": [\n"
                      "    {\n"
                      "      \"rule\": \"somma\",\n"
                      "      \"objective\": \"A_2\",\n"
                      "      \"position\": 1,\n"
                      "      \"note\": \"Due\",\n"
                      "      \"date\": \"2026-01-01\"\n"
                      "    }\n"
                      "  ]\n");
    bench_assert_sound(&bench);
    bench_free(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_joins_by_title),
        cmocka_unit_test(test_each_objective_once),
        cmocka_unit_test(test_hand_set_objective_stays),
        cmocka_unit_test(test_joins_by_code),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_follows_the_plan),
        cmocka_unit_test(test_acknowledged_findings_follow),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
