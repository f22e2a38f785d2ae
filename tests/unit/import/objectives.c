/* Objectives from a sheet into content, and everything that can be wrong with one. */
#include "testing.h"

static const char attrattiva[] = "{\n"
                                 "  \"objectives\": [\n"
                                 "    {\n"
                                 "      \"code\": \"A_1\",\n"
                                 "      \"title\": \"Azioni sui flussi\",\n"
                                 "      \"summary\": \"Il Comune osserva.\",\n"
                                 "      \"axes\": {\n"
                                 "        \"linea\": \"attrattiva\",\n"
                                 "        \"settore\": \"cultura\",\n"
                                 "        \"ambito\": \"cresco\"\n"
                                 "      },\n"
                                 "      \"indicators\": [\n"
                                 "        {\n"
                                 "          \"name\": \"Presenze\",\n"
                                 "          \"formula\": \"Valore assoluto\",\n"
                                 "          \"purpose\": \"Capire\",\n"
                                 "          \"target\": \"200.500\",\n"
                                 "          \"actual\": \"226.816\",\n"
                                 "          \"deviation\": \"26.316\",\n"
                                 "          \"weight\": \"50\",\n"
                                 "          \"achievement\": \"100\"\n"
                                 "        },\n"
                                 "        {\n"
                                 "          \"name\": \"Formazione\",\n"
                                 "          \"formula\": \"1= fatto 0= non fatto\",\n"
                                 "          \"kind\": \"boolean\",\n"
                                 "          \"target\": \"1\",\n"
                                 "          \"actual\": \"1\",\n"
                                 "          \"deviation\": \"0\",\n"
                                 "          \"weight\": \"50\",\n"
                                 "          \"achievement\": \"100\"\n"
                                 "        }\n"
                                 "      ]\n"
                                 "    },\n"
                                 "    {\n"
                                 "      \"code\": \"A_2\",\n"
                                 "      \"title\": \"Biglietteria; integrata\",\n"
                                 "      \"axes\": {\n"
                                 "        \"linea\": \"attrattiva\",\n"
                                 "        \"settore\": \"cultura\",\n"
                                 "        \"ambito\": \"cresco\"\n"
                                 "      },\n"
                                 "      \"printed\": {\n"
                                 "        \"settore\": \"Settore Cultura\"\n"
                                 "      },\n"
                                 "      \"indicators\": [\n"
                                 "        {\n"
                                 "          \"name\": \"Avvio\",\n"
                                 "          \"formula\": \"1 = Fatto 0 = Non fatto\",\n"
                                 "          \"kind\": \"boolean\",\n"
                                 "          \"target\": \"1\",\n"
                                 "          \"actual\": \"0\",\n"
                                 "          \"deviation\": \"-1\",\n"
                                 "          \"weight\": \"100\",\n"
                                 "          \"achievement\": \"0\"\n"
                                 "        }\n"
                                 "      ]\n"
                                 "    }\n"
                                 "  ]\n"
                                 "}\n";

static void test_first_import(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv", PLAN));
    assert_string_equal(bench.report.table, "objectives");
    assert_int_equal(bench.report.rows.added, 3);
    assert_int_equal(bench.report.indicators.added, 4);
    assert_int_equal(bench.report.files, 3);
    bench_assert_finding(&bench, SEVERITY_NOTE, 4, "Codice", "Biglietteria");

    char *content = bench_read(&bench, "content/2025/objectives/attrattiva.json");
    assert_string_equal(content, attrattiva);
    free(content);
    bench_assert_file(&bench, "content/2025/objectives/cura.json",
                      "\"Report \\\"mensili\\\"\"");
    bench_assert_file(&bench, "content/2025/imports/objectives.csv", PLAN);
    bench_assert_sound(&bench);
    bench_free(&bench);
}

static void test_dry_run(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    bench_write(&bench, "plan.csv", text_from(PLAN));
    assert_true(
        bench_import_options(&bench, (struct import_options){.dry_run = true}, "plan.csv"));
    assert_int_equal(bench.report.files, 3);
    assert_int_equal(bench.report.rows.added, 3);
    assert_null(bench_read(&bench, "content/2025/objectives/cura.json"));
    assert_null(bench_read(&bench, "content/2025/imports/objectives.csv"));
    bench_free(&bench);
}

struct kind_case {
    const char *formula;
    bool is_boolean;
};

static void test_kinds(void **state)
{
    static const struct kind_case cases[] = {
        {"1 = fatto 0 = non fatto", true},
        {"1= fatto 0= non fatto", true},
        {"1=fatto 0=non fatto", true},
        {"1 =Fatto 0= Non fatto", true},
        {"1=FATTO  0=NON FATTO", true},
        {"\"1 = fatto\n0 = non fatto\"", true},
        {"1 = fatto", false},
        {"1 = fatto 0 = non fatto 2 = forse", false},
        {"0 = fatto 1 = non fatto", false},
        {"Valore assoluto", false},
        {"", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;
        char csv[256];

        snprintf(csv, sizeof csv,
                 "Linea;Codice;Obiettivo;Indicatore;Formula\nCREMONA CHE CURA;B;Uno;Due;%s\n",
                 cases[i].formula);
        bench_make(&bench, EDITION);
        assert_true(bench_import(&bench, "plan.csv", csv));
        char *content = bench_read(&bench, "content/2025/objectives/cura.json");
        assert_int_equal(strstr(content, "\"kind\": \"boolean\"") != NULL, cases[i].is_boolean);
        assert_int_equal(strstr(content, "\"kind\"") != NULL, cases[i].is_boolean);
        free(content);
        bench_free(&bench);
    }
}

struct same_case {
    const char *name;
    struct text csv;
};

/* Whatever the export looks like, the content is the same. */
static void test_same_content(void **state)
{
    static const struct same_case cases[] = {
        {"columns in another order, other headings",
         TEXT_INITIALISER("COD. OBIETTIVO,linea,titolo   indicatore,Titolo Obiettivo\r\n"
                          "B_1,Cremona che cura,Report,Presidio\r\n"
                          ",,Ore,\r\n")},
        {"repeated on each row", TEXT_INITIALISER("Linea;Codice;Obiettivo;Indicatore\n"
                                                  "Cremona che cura;B_1;Presidio;Report\n"
                                                  "Cremona che cura;B_1;Presidio;Ore\n")},
        {"blank rows and columns",
         TEXT_INITIALISER("\n\xEF\xBB\xBF"
                          "Linea;Codice;Obiettivo;Indicatore;;\n"
                          "Cremona che cura;B_1;Presidio;Report;;\n;;;;;\n;;;Ore;;\n;;;;;\n")},
        {"axis by its label, value by its id",
         TEXT_INITIALISER("Linea strategica\tCodice\tObiettivo\tIndicatore\n"
                          "Cremona che cura\tB_1\tPresidio\tReport\n\t\t\tOre\n")},
    };
    static const char expected[] = "{\n"
                                   "  \"objectives\": [\n"
                                   "    {\n"
                                   "      \"code\": \"B_1\",\n"
                                   "      \"title\": \"Presidio\",\n"
                                   "      \"axes\": {\n"
                                   "        \"linea\": \"cura\"\n"
                                   "      },\n"
                                   "      \"printed\": {\n"
                                   "        \"linea\": \"Cremona che cura\"\n"
                                   "      },\n"
                                   "      \"indicators\": [\n"
                                   "        {\n"
                                   "          \"name\": \"Report\"\n"
                                   "        },\n"
                                   "        {\n"
                                   "          \"name\": \"Ore\"\n"
                                   "        }\n"
                                   "      ]\n"
                                   "    }\n"
                                   "  ]\n"
                                   "}\n";

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;

        print_message("%s\n", cases[i].name);
        bench_make(&bench, EDITION);
        assert_true(bench_import_bytes(&bench, "plan.csv", cases[i].csv));
        char *content = bench_read(&bench, "content/2025/objectives/cura.json");
        assert_string_equal(content, expected);
        free(content);
        bench_free(&bench);
    }
}

/* The objective's own columns are filled where the case does not replace the row. */
#define SMALL "Linea;Settore;Codice;Obiettivo;Indicatore;Peso;% Ragg\n"
#define GOOD "CREMONA CHE CURA;Settore Cultura;B_1;Presidio;Report;100;100\n"

struct fault_case {
    const char *csv;
    size_t line;
    const char *pointer;
    const char *part;
};

static void test_faults(void **state)
{
    static const struct fault_case cases[] = {
        {SMALL "CREMONA CHE CUR;;B_1;P;R;;\n", 2, "Linea", "\"Cremona che cura\""},
        {SMALL "ALTRO;;B_1;P;R;;\n", 2, "Linea", "is not a value of its axis"},
        {SMALL "CREMONA CHE CURA;Settore Coltura;B_1;P;R;;\n", 2, "Settore",
         "\"Settore Cultura\""},
        {SMALL "CREMONA CHE CURA;Anagrafe;B_1;P;R;;\n", 2, "Settore", "nor an alias"},
        {SMALL "CREMONA CHE CURA|CREMONA ATTRATTIVA;;B_1;P;R;;\n", 2, "Linea",
         "2 values of the main axis"},
        {SMALL ";;B_1;P;R;;\n", 2, "Linea", "no value on the main axis"},
        {SMALL "CREMONA CHE CURA;;B_1;;R;;\n", 2, "Obiettivo", "title of the objective"},
        {SMALL "CREMONA CHE CURA;;;P;R;;\n", 2, "Codice", "has no code"},
        {SMALL "CREMONA CHE CURA;;-B;P;R;;\n", 2, "Codice", "expected a code"},
        {SMALL "CREMONA CHE CURA;;B 1;P;R;;\n", 2, "Codice", "\"B 1\""},
        {SMALL "CREMONA CHE CURA;;B_1;P;;5;\n", 2, "Indicatore", "name of the indicator"},
        {SMALL "CREMONA CHE CURA;;B_1;P;R;-5;\n", 2, "Peso", "not negative"},
        {SMALL "CREMONA CHE CURA;;B_1;P;R;molto;\n", 2, "Peso", "\"molto\""},
        {SMALL "CREMONA CHE CURA;;B_1;P;R;1.5;\n", 2, "Peso", "Italian number"},
        {SMALL "CREMONA CHE CURA;;B_1;P;R;;100,1\n", 2, "% Ragg", "from 0 to 100"},
        {SMALL "CREMONA CHE CURA;;B_1;P;R;;83%\n", 2, "% Ragg", "without percent sign"},
        {SMALL GOOD "CREMONA ATTRATTIVA;;B_1;P;Ore;;\n", 3, "Linea", "begins in row 2"},
        {SMALL GOOD ";;;Altro;Ore;;\n", 3, "Obiettivo", "with \"Presidio\""},
        {SMALL GOOD ";;B_1;;;;\n", 3, "Indicatore", "without an indicator"},
        {SMALL GOOD "CREMONA CHE CURA;;B_2;P;R;;\nCREMONA CHE CURA;;B_1;P;R;;\n", 4, "Codice",
         "stands in row 2 already"},
        {"Linea;Codcie;Obiettivo;Indicatore\nCREMONA CHE CURA;B;P;R\n", 1, "",
         "is it the one called \"Codcie\"?"},
        {"Codice;Obiettivo;Indicatore\nB;P;R\n", 1, "", "the column \"Linea\" is missing"},
        {"Linea;Codice;Obiettivo\nCREMONA CHE CURA;B;P\n", 1, "",
         "the column \"Indicatore\" is missing"},
        {"Linea;Codice;Obiettivo;Titolo;Indicatore\nCREMONA CHE CURA;B;P;Q;R\n", 1, "Titolo",
         "stand for the same field"},
        {"Uno;Due\n1;2\n", 1, "", "none of the tables"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;

        bench_make(&bench, EDITION);
        assert_false(bench_import(&bench, "plan.csv", cases[i].csv));
        bench_assert_finding(&bench, SEVERITY_ERROR, cases[i].line, cases[i].pointer,
                             cases[i].part);
        assert_null(bench_read(&bench, "content/2025/objectives/cura.json"));
        assert_null(bench_read(&bench, "content/2025/imports/objectives.csv"));
        bench_free(&bench);
    }
}

static void test_all_errors_in_one_run(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_false(bench_import(&bench, "plan.csv",
                              SMALL "CREMONA CHE CUR;Nessuno;B_1;P;R;x;200\n"
                                    ";;;Altro;Ore;;\n"
                                    "CREMONA CHE CURA;;B 2;;R;;\n"));
    bench_assert_finding(&bench, SEVERITY_ERROR, 2, "Linea", "");
    bench_assert_finding(&bench, SEVERITY_ERROR, 2, "Settore", "");
    bench_assert_finding(&bench, SEVERITY_ERROR, 2, "Peso", "");
    bench_assert_finding(&bench, SEVERITY_ERROR, 2, "% Ragg", "");
    bench_assert_finding(&bench, SEVERITY_ERROR, 3, "Obiettivo", "");
    bench_assert_finding(&bench, SEVERITY_ERROR, 4, "Codice", "");
    bench_assert_finding(&bench, SEVERITY_ERROR, 4, "Obiettivo", "");
    assert_int_equal(bench.diagnostics.errors, 7);
    bench_free(&bench);
}

static void test_columns_not_used(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv",
                             "Linea;Note riservate;Codice;Obiettivo;Indicatore\n"
                             "CREMONA CHE CURA;segreto;B_1;Presidio;Report\n"
                             ";solo una nota;;;\n"));
    bench_assert_finding(&bench, SEVERITY_NOTE, 1, "Note riservate", "is not used");
    char *copy = bench_read(&bench, "content/2025/imports/objectives.csv");
    assert_null(strstr(copy, "segreto"));
    free(copy);
    bench_free(&bench);
}

static void test_several_values(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv",
                             "Linea;Codice;Obiettivo;Silos;Indicatore\n"
                             "CREMONA CHE CURA;B_1;Presidio;CURO | Cresco;Report\n"));
    bench_assert_file(&bench, "content/2025/objectives/cura.json",
                      "\"ambito\": [\"curo\", \"cresco\"]");
    bench_assert_file(&bench, "content/2025/objectives/cura.json",
                      "\"ambito\": \"CURO | Cresco\"");
    bench_assert_sound(&bench);
    bench_free(&bench);
}

static void test_creates_values(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION_BEGIN AXIS_LINEA ", \"values\": []}" AXIS_SETTORE AXIS_AMBITO
                                                ", \"values\": []}]}\n");
    assert_true(bench_import(&bench, "plan.csv",
                             "Linea;Codice;Obiettivo;Silos;Indicatore\n"
                             "CREMONA SI-CURA;B_1;Presidio;CURO;Report\n"
                             "CITTÀ È VITA;C_1;Altro;Cresco;Report\n"
                             "Cremona si-cura;C_2;Altro;;Report\n"));
    bench_assert_file(&bench, "content/2025/edition.json",
                      "        {\n"
                      "          \"id\": \"cremona-si-cura\",\n"
                      "          \"name\": \"Cremona si-cura\",\n"
                      "          \"printed\": \"CREMONA SI-CURA\"\n"
                      "        },\n"
                      "        {\n"
                      "          \"id\": \"citta-e-vita\",\n"
                      "          \"name\": \"Città è vita\",\n"
                      "          \"printed\": \"CITTÀ È VITA\"\n"
                      "        }\n");
    assert_non_null(bench_find(&bench, SEVERITY_NOTE, "new value \"citta-e-vita\""));
    bench_assert_file(&bench, "content/2025/edition.json", "\"id\": \"cresco\"");
    bench_assert_sound(&bench);

    assert_false(bench_import(
        &bench, "plan.csv", "Linea;Codice;Obiettivo;Indicatore\nNUOVA;B_1;Presidio;Report\n"));
    bench_assert_finding(&bench, SEVERITY_ERROR, 2, "Linea", "is not a value of its axis");
    bench_free(&bench);
}

static void test_missing_file(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_false(bench_import_options(&bench, (struct import_options){0}, "none.csv"));
    assert_int_equal(bench.diagnostics.system, 1);
    bench_free(&bench);
}

static void test_unknown_table(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    bench_write(&bench, "plan.csv", text_from(PLAN));
    assert_false(bench_import_options(
        &bench, (struct import_options){.table = TEXT("obiettivi")}, "plan.csv"));
    assert_non_null(bench_find(&bench, SEVERITY_ERROR, "expected one of: objectives, units"));
    assert_false(bench_import_options(&bench, (struct import_options){.table = TEXT("scale")},
                                      "plan.csv"));
    assert_non_null(bench_find(&bench, SEVERITY_ERROR, "the column \"Etichetta\" is missing"));
    bench_free(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_import),
        cmocka_unit_test(test_dry_run),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_same_content),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_all_errors_in_one_run),
        cmocka_unit_test(test_columns_not_used),
        cmocka_unit_test(test_several_values),
        cmocka_unit_test(test_creates_values),
        cmocka_unit_test(test_missing_file),
        cmocka_unit_test(test_unknown_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
