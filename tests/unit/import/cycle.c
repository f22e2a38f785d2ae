/* Plans of bodies that share objectives, with phases, trees and targets of many kinds. */
#include "testing.h"

#define PHASES "Codice obiettivo;Fase;Intervento;Inizio;Fine;Stato\n"
#define SHARES "Codice obiettivo;Codice;Settore;Peso\n"

static void make(struct bench *bench)
{
    bench_make(bench, EDITION);
    assert_true(bench_import(bench, "plan.csv", PLAN));
}

static void import_again(struct bench *bench, const char *csv)
{
    assert_true(bench_import(bench, "again.csv", csv));
    assert_int_equal(bench->report.files, 0);
    assert_int_equal(bench->diagnostics.count, 0);
    bench_assert_sound(bench);
}

/* ---- Phases ---- */

static void test_phases(void **state)
{
    static const char csv[] = PHASES "A_1;Gara;Ponte;01/01/2025;31/03/2025;\n"
                                     "A_1;Lavori;Ponte;2025-04-01;31/06/2025;subordinata\n"
                                     "B_1;Gara;;;fine anno;Sospesa\n";
    struct bench bench;

    (void)state;
    make(&bench);
    assert_true(bench_import(&bench, "fasi.csv", csv));
    assert_string_equal(bench.report.table, "phases");
    assert_int_equal(bench.report.rows.added, 3);
    bench_assert_file(&bench, "content/2025/objectives/attrattiva.json",
                      "      \"phases\": [\n"
                      "        {\n"
                      "          \"name\": \"Gara\",\n"
                      "          \"work\": \"Ponte\",\n"
                      "          \"start\": \"01/01/2025\",\n"
                      "          \"end\": \"31/03/2025\"\n"
                      "        },\n"
                      "        {\n"
                      "          \"name\": \"Lavori\",\n"
                      "          \"work\": \"Ponte\",\n"
                      "          \"start\": \"2025-04-01\",\n"
                      "          \"end\": \"31/06/2025\",\n"
                      "          \"state\": \"conditional\"\n"
                      "        }\n"
                      "      ]");
    bench_assert_file(&bench, "content/2025/objectives/cura.json", "\"state\": \"suspended\"");
    import_again(&bench, csv);
    bench_free(&bench);
}

/* What staff added by hand stays; a phase is the same by its name and work, then by its place. */
static void test_phases_merge(void **state)
{
    struct bench bench;

    (void)state;
    make(&bench);
    assert_true(bench_import(&bench, "fasi.csv",
                             PHASES "A_1;Gara;;;31/03/2025;\nA_1;Lavori;;;30/06/2025;\n"
                                    "B_1;Gara;;;fine anno;\n"));
    bench_edit(&bench, "content/2025/objectives/attrattiva.json", "\"end\": \"31/03/2025\"",
               "\"end\": \"31/03/2025\", \"actual_end\": \"20/03/2025\"");
    assert_true(bench_import(&bench, "fasi.csv",
                             PHASES
                             "A_1;Gara d'appalto;;;31/03/2025;\nA_1;Lavori;;;31/07/2025;\n"));
    bench_assert_file(&bench, "content/2025/objectives/attrattiva.json",
                      "\"name\": \"Gara d'appalto\"");
    bench_assert_file(&bench, "content/2025/objectives/attrattiva.json",
                      "\"actual_end\": \"20/03/2025\"");
    bench_assert_finding(&bench, SEVERITY_NOTE, 3, "Fine",
                         "Lavori: \"30/06/2025\" is now \"31/07/2025\"");
    assert_int_equal(bench.report.rows.removed, 1);
    assert_int_equal(bench.report.rows.changed, 2);
    char *content = bench_read(&bench, "content/2025/objectives/cura.json");
    assert_null(strstr(content, "phases"));
    free(content);
    bench_free(&bench);
}

/* ---- Indicators in a file of their own ---- */

#define TARGETS                                                                                \
    "Codice obiettivo;Indicatore;Tipo indicatore;Target;Valore del target;Data limite;"        \
    "Soglia esclusa;Valore di partenza;Limite;Fasce;Quote per anno;Competenza;Unità "         \
    "competenti\n"

static void test_readings(void **state)
{
    static const char csv[] =
        TARGETS "A_1;Uno;minimo;Più di 4;4;31/12/2025;sì;;;;;;\n"
                "A_1;Due;fasce;Un voto;;;;;;91-100=100|<60|60-90=50;;Rossi|Bianchi;\n"
                "A_1;Tre;quota cumulata;Altri 20%;;;;55;;;2025: 20|2024: 25;;\n"
                "B_1;Quattro;k su n;3 su 4;3;;;;4;;;Polizia (Settore Polizia Locale);"
                "Polizia (Settore Polizia Locale)\n";
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    bench_write(&bench, "content/2025/import.json", TEXT("{\"indicators\": {}}"));
    assert_true(bench_import(&bench, "plan.csv",
                             "Linea;Codice;Obiettivo\nCREMONA ATTRATTIVA;A_1;Flussi\n"
                             "CREMONA CHE CURA;B_1;Presidio\n"));
    assert_true(bench_import(&bench, "indicatori.csv", csv));
    assert_string_equal(bench.report.table, "indicators");
    assert_int_equal(bench.report.rows.added, 4);
    bench_assert_file(&bench, "content/2025/objectives/attrattiva.json",
                      "          \"target\": \"Più di 4\",\n"
                      "          \"reading\": {\n"
                      "            \"value\": \"4\",\n"
                      "            \"by\": \"2025-12-31\",\n"
                      "            \"strict\": true\n"
                      "          }\n");
    bench_assert_file(&bench, "content/2025/objectives/attrattiva.json",
                      "\"competence\": \"Rossi, Bianchi\"");
    bench_assert_file(&bench, "content/2025/objectives/attrattiva.json",
                      "              {\n"
                      "                \"to\": \"60\"\n"
                      "              },\n"
                      "              {\n"
                      "                \"from\": \"60\",\n"
                      "                \"to\": \"90\",\n"
                      "                \"achievement\": \"50\"\n"
                      "              },\n");
    bench_assert_file(&bench, "content/2025/objectives/attrattiva.json", "\"year\": 2024");
    bench_assert_file(&bench, "content/2025/objectives/cura.json", "\"limit\": \"4\"");
    bench_assert_file(&bench, "content/2025/objectives/cura.json", "\"units\": [\"polizia\"]");
    import_again(&bench, csv);
    /* The objectives' own sheet leaves them alone. */
    assert_true(bench_import(&bench, "plan.csv",
                             "Linea;Codice;Obiettivo\nCREMONA ATTRATTIVA;A_1;Flussi\n"
                             "CREMONA CHE CURA;B_1;Presidio\n"));
    assert_int_equal(bench.report.files, 0);
    bench_free(&bench);
}

/* A column may stand for several fields; a star stands for any text. */
static void test_shared_column(void **state)
{
    static const char csv[] = "Scheda;Fase;Fine;Note\n"
                              "A_1;Gara;;Se arrivano i fondi (vedi DUP)\n"
                              "A_1;Lavori;;Attività sospesa\nA_1;Collaudo;;< 30 giorni\n";
    struct bench bench;

    (void)state;
    make(&bench);
    bench_write(
        &bench, "content/2025/import.json",
        TEXT("{\"phases\": {\"columns\": {\"code\": \"Scheda\", \"state\": \"Note\", "
             "\"note\": \"Note\"}, \"values\": {\"state\": {\"SE *\": \"subordinata\", "
             "\"attivita sospesa\": \"sospesa\", \"*\": \"\"}, \"note\": {\"< *\": \"\", "
             "\"*\": \"*\"}}}}"));
    assert_true(bench_import(&bench, "fasi.csv", csv));
    bench_assert_file(&bench, "content/2025/objectives/attrattiva.json",
                      "          \"state\": \"conditional\",\n"
                      "          \"note\": \"Se arrivano i fondi (vedi DUP)\"\n");
    bench_assert_file(&bench, "content/2025/objectives/attrattiva.json",
                      "          \"state\": \"suspended\",\n"
                      "          \"note\": \"Attività sospesa\"\n");
    bench_assert_file(&bench, "content/2025/objectives/attrattiva.json",
                      "          \"name\": \"Collaudo\"\n");
    import_again(&bench, csv);
    bench_free(&bench);
}

/* ---- Sharing ---- */

static void test_codes_in_lists(void **state)
{
    static const char csv[] =
        "Linea;Settore;Codice;Codici;Pesi;Obiettivo;Indicatore\n"
        "CREMONA CHE CURA;Settore Polizia Locale|Settore Cultura e Turismo;B_1;B_1 | C_1;"
        "40|42,5;Presidio;Report\n";
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "plan.csv", csv));
    bench_assert_file(&bench, "content/2025/objectives/cura.json",
                      "      \"aliases\": [\"C_1\"],\n"
                      "      \"weight\": [\"40\", \"42,5\"],\n");
    bench_assert_file(&bench, "content/2025/objectives/cura.json",
                      "\"settore\": [\"polizia\", \"cultura\"]");
    import_again(&bench, csv);
    bench_assert_export(&bench, csv);
    bench_free(&bench);
}

static void test_shares(void **state)
{
    static const char csv[] = SHARES "B_1;B_1;Settore Polizia Locale;40\n"
                                     "B_1;C_1;Settore Cultura;42,5\n";
    struct bench bench;

    (void)state;
    make(&bench);
    assert_true(bench_import(&bench, "condivisi.csv", csv));
    assert_string_equal(bench.report.table, "shares");
    bench_assert_file(&bench, "content/2025/objectives/cura.json",
                      "      \"aliases\": [\"C_1\"],\n"
                      "      \"weight\": [\"40\", \"42,5\"],\n");
    bench_assert_file(&bench, "content/2025/objectives/cura.json",
                      "\"settore\": [\"polizia\", \"cultura\"]");
    import_again(&bench, csv);
    /* The sheet of the objectives says what it said before: that takes nothing back. */
    assert_true(bench_import(&bench, "plan.csv", PLAN));
    assert_int_equal(bench.report.files, 0);
    bench_free(&bench);
}

/* ---- Trees ---- */

#define TREE                                                                                   \
    EDITION_BEGIN AXIS_LINEA                                                                   \
        ", \"values\": [{\"id\": \"cura\", \"name\": \"Cremona che cura\"}]}, {\"id\": "       \
        "\"dup\", \"label\": \"Voce del DUP\", \"plural\": \"Voci del DUP\", \"slug\": "       \
        "\"dup\", \"values\": []}]}\n"

#define TREE_ROWS "Linea;Codice;Obiettivo;Indicatore;Missione;Programma\n"

static void test_levels(void **state)
{
    static const char csv[] =
        TREE_ROWS "Cremona che cura;B_1;P;R;Trasporti|Casa;Strade*|Alloggi\n"
                  "Cremona che cura;B_2;Q;R;Casa;\n";
    struct bench bench;

    (void)state;
    bench_make(&bench, TREE);
    bench_write(&bench, "content/2025/import.json",
                TEXT("{\"objectives\": {\"levels\": {\"dup\": [\"Missione\", "
                     "\"Programma\"]}}}"));
    assert_true(bench_import(&bench, "plan.csv", csv));
    bench_assert_file(&bench, "content/2025/objectives/cura.json",
                      "\"dup\": [\"trasporti-strade*\", \"casa-alloggi\"]");
    bench_assert_file(&bench, "content/2025/objectives/cura.json", "\"dup\": \"casa\"");
    bench_assert_file(&bench, "content/2025/edition.json",
                      "          \"id\": \"trasporti-strade\",\n"
                      "          \"name\": \"Strade\",\n"
                      "          \"parent\": \"trasporti\"\n");
    import_again(&bench, csv);
    bench_assert_export(&bench, csv);
    bench_free(&bench);
}

/* ---- What is wrong ---- */

struct fault_case {
    const char *csv;
    size_t line;
    const char *pointer;
    const char *part;
};

static const struct fault_case fault_cases[] = {
    {PHASES "A_9;Gara;;;;\n", 2, "Codice obiettivo", "unknown objective \"A_9\""},
    {PHASES "A_1;;;;31/12/2025;\n", 2, "Fase", "name of the phase"},
    {PHASES "A_1;Gara;;;;forse\n", 2, "Stato", "prevista, subordinata or sospesa"},
    {SHARES "A_9;A_9;Settore Cultura;40\n", 2, "Codice obiettivo", "unknown objective"},
    {SHARES "A_1;A_1;Settore Coltura;40\n", 2, "Settore", "\"Settore Cultura\""},
    {SHARES "A_1;A_1;Settore Cultura;40\nA_1;C_1;Settore Polizia Locale;\n", 2, "Codice",
     "1 weights for 2 codes"},
    {SHARES "A_1;A_1;Settore Cultura;40\nA_1;C_1;;41\n", 2, "Codice", "but only 1 values"},
    {SHARES "A_1;C_1;Settore Cultura;40\n", 2, "Codice", "first of the codes is \"C_1\""},
    {TARGETS "A_1;Uno;bands;;;;;;;da 1 a 5;;;\n", 2, "Fasce", "expected bands"},
    {TARGETS "A_1;Uno;cumulative;;;;;;;;2025: 1|2025: 2;;\n", 2, "Quote per anno",
     "expected shares of years"},
    {TARGETS "A_1;Uno;;;molti;;;;;;;;\n", 2, "Valore del target", "expected an Italian number"},
    {TARGETS "A_1;Uno;;;;;;;;;;;Anagrafe\n", 2, "Unità competenti", "not a unit"},
};

static void test_faults(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fault_cases / sizeof *fault_cases; i++) {
        struct bench bench;

        make(&bench);
        assert_false(bench_import(&bench, "more.csv", fault_cases[i].csv));
        bench_assert_finding(&bench, SEVERITY_ERROR, fault_cases[i].line,
                             fault_cases[i].pointer, fault_cases[i].part);
        bench_free(&bench);
    }
}

/* A column that import.json names and the file lacks does not keep the rows from being read. */
static void test_all_in_one_run(void **state)
{
    struct bench bench;

    (void)state;
    make(&bench);
    bench_write(&bench, "content/2025/import.json",
                TEXT("{\"phases\": {\"columns\": {\"note\": \"Annotazioni\"}}}"));
    assert_false(bench_import(&bench, "fasi.csv",
                              PHASES "A_9;Gara;;;;\nA_1;Gara;;;;forse\nA_8;Gara;;;;\n"));
    bench_assert_finding(&bench, SEVERITY_ERROR, 1, "/phases/columns/note",
                         "has no column \"Annotazioni\"");
    bench_assert_finding(&bench, SEVERITY_ERROR, 2, "Codice obiettivo", "\"A_9\"");
    bench_assert_finding(&bench, SEVERITY_ERROR, 3, "Stato", "\"forse\"");
    bench_assert_finding(&bench, SEVERITY_ERROR, 4, "Codice obiettivo", "\"A_8\"");
    assert_null(bench_read(&bench, "content/2025/imports/phases.csv"));
    bench_free(&bench);
}

static void test_faults_of_lists(void **state)
{
    static const struct fault_case cases[] = {
        {"40;B_1|C_1;Settore Cultura|Settore Polizia Locale;B_1", 2, "Codici",
         "1 weights for 2 codes"},
        {"40|41;B_1|C_1;Settore Cultura;B_1", 2, "Codici", "but only 1 values"},
        {";C_1|B_1;Settore Cultura|Settore Polizia Locale;B_1", 2, "Codici",
         "first of the codes is \"C_1\""},
        {";B_1|B_1;Settore Cultura|Settore Polizia Locale;B_1", 2, "Codici", "given twice"},
        {"40|molto;B_1|C_1;Settore Cultura|Settore Polizia Locale;B_1", 2, "Pesi",
         "expected weights separated by |"},
        {";B_1|C 1;Settore Cultura|Settore Polizia Locale;B_1", 2, "Codici",
         "expected codes separated by |"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;
        struct arena arena = {0};
        struct text csv = arena_format(
            &arena, "Pesi;Codici;Settore;Codice;Linea;Obiettivo;Indicatore\n%s;Curo;P;R\n",
            cases[i].csv);

        bench_make(&bench, EDITION);
        assert_false(bench_import_bytes(&bench, "plan.csv", csv));
        bench_assert_finding(&bench, SEVERITY_ERROR, cases[i].line, cases[i].pointer,
                             cases[i].part);
        arena_free(&arena);
        bench_free(&bench);
    }
}

static void test_faults_of_levels(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, TREE);
    bench_write(&bench, "content/2025/import.json",
                TEXT("{\"objectives\": {\"levels\": {\"dup\": [\"Missione\", \"Programma\", "
                     "\"Azione\"]}}}"));
    assert_false(bench_import(&bench, "plan.csv", TREE_ROWS "Cremona che cura;B_1;P;R;A;B\n"));
    bench_assert_finding(&bench, SEVERITY_ERROR, 1, "/objectives/levels/dup",
                         "has no column \"Azione\"");
    bench_write(&bench, "content/2025/import.json",
                TEXT("{\"objectives\": {\"levels\": {\"dup\": [\"Missione\", "
                     "\"Programma\"]}}}"));
    assert_false(
        bench_import(&bench, "plan.csv", TREE_ROWS "Cremona che cura;B_1;P;R;A|B|C;D|E\n"));
    bench_assert_finding(&bench, SEVERITY_ERROR, 2, "Missione", "do not go together");
    bench_free(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phases),           cmocka_unit_test(test_phases_merge),
        cmocka_unit_test(test_readings),         cmocka_unit_test(test_shared_column),
        cmocka_unit_test(test_codes_in_lists),   cmocka_unit_test(test_shares),
        cmocka_unit_test(test_levels),           cmocka_unit_test(test_faults),
        cmocka_unit_test(test_all_in_one_run),   cmocka_unit_test(test_faults_of_lists),
        cmocka_unit_test(test_faults_of_levels),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
