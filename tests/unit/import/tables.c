/* Units, aggregates and scale. */
#include "testing.h"

#define UNITS "Settore;Alias;Responsabile;Ruolo;Codice CdR\n"
#define AGGREGATES "Ambito;Nome;Valore pubblicato;Dove\n"
#define SCALE "Etichetta;Da;A\n"

static void test_units(void **state)
{
    static const char csv[] =
        UNITS "Settore Cultura;Cultura | settore cultura;Bondioni M.C.;Responsabile;974\n"
              "Settore Risorse Umane;;Scio Fabio;;\n";
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "settori.csv", csv));
    assert_string_equal(bench.report.table, "units");
    assert_int_equal(bench.report.rows.added, 1);
    assert_int_equal(bench.report.rows.changed, 1);
    assert_non_null(bench_find(&bench, SEVERITY_WARNING, "\"polizia\""));
    char *content = bench_read(&bench, "content/entity.json");
    assert_string_equal(content, "{\n"
                                 "  \"name\": \"Comune di Cremona\",\n"
                                 "  \"type\": \"comune\",\n"
                                 "  \"units\": [\n"
                                 "    {\n"
                                 "      \"id\": \"cultura\",\n"
                                 "      \"name\": \"Settore Cultura\",\n"
                                 "      \"aliases\": [\"Cultura\", \"settore cultura\"],\n"
                                 "      \"manager\": \"Bondioni M.C.\",\n"
                                 "      \"role\": \"Responsabile\",\n"
                                 "      \"cost_centre\": \"974\"\n"
                                 "    },\n"
                                 "    {\n"
                                 "      \"id\": \"polizia\",\n"
                                 "      \"name\": \"Settore Polizia Locale\",\n"
                                 "      \"manager\": \"Iubini Luca\"\n"
                                 "    },\n"
                                 "    {\n"
                                 "      \"id\": \"settore-risorse-umane\",\n"
                                 "      \"name\": \"Settore Risorse Umane\",\n"
                                 "      \"manager\": \"Scio Fabio\"\n"
                                 "    }\n"
                                 "  ]\n"
                                 "}\n");
    free(content);
    assert_true(bench_import(&bench, "settori.csv", csv));
    assert_int_equal(bench.report.files, 0);
    assert_int_equal(bench.diagnostics.count, 0);
    bench_assert_sound(&bench);
    bench_free(&bench);
}

/* A unit may still be referred to: it stays until someone removes it by hand. */
static void test_units_are_not_removed(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "settori.csv",
                             UNITS "Settore Cultura e Turismo;;;;\nSettore Nuovo;;;;\n"));
    assert_true(bench_import(&bench, "settori.csv", UNITS "Settore Cultura e Turismo;;;;\n"));
    assert_non_null(bench_find(&bench, SEVERITY_WARNING, "settore-nuovo"));
    bench_assert_file(&bench, "content/entity.json", "\"id\": \"settore-nuovo\"");
    bench_free(&bench);
}

static void test_units_edited_by_hand(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "settori.csv", UNITS "Settore Nuovo;;Rossi Anna;;900\n"));
    bench_edit(&bench, "content/entity.json", "Rossi Anna", "Rossi Anna Maria");
    assert_true(bench_import(&bench, "settori.csv", UNITS "Settore Nuovo;;Rossi Anna;;901\n"));
    bench_assert_file(&bench, "content/entity.json", "Rossi Anna Maria");
    bench_assert_file(&bench, "content/entity.json", "\"901\"");
    bench_assert_finding(&bench, SEVERITY_NOTE, 2, "Codice CdR",
                         "Settore Nuovo: \"900\" is now \"901\"");
    bench_free(&bench);
}

/* What the edition says of its source and its dates outlives an import that writes it anew. */
static void test_publication_is_kept(void **state)
{
    static const char told[] = "  \"source\": \"Relazione 2025\",\n"
                               "  \"office\": \"Controllo di gestione\",\n"
                               "  \"published\": \"2026-05-01\",\n"
                               "  \"updated\": \"2026-06-01\",\n";
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    bench_edit(&bench, "content/2025/edition.json", "\"axes\"",
               "\"source\": \"Relazione 2025\", \"office\": \"Controllo di gestione\", "
               "\"published\": \"2026-05-01\", \"updated\": \"2026-06-01\", \"axes\"");
    assert_true(
        bench_import(&bench, "aggregati.csv", AGGREGATES "Silos;CURO;92,1;Cruscotti\n"));
    bench_assert_file(&bench, "content/2025/edition.json", told);
    bench_free(&bench);
}

static void test_aggregates(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "aggregati.csv",
                             AGGREGATES "Linea;CREMONA CHE CURA;94,00;Testata\n"
                                        "Linea strategica;Cremona attrattiva;;\n"
                                        "Silos;CURO;92,1;Cruscotti\n"));
    assert_string_equal(bench.report.table, "aggregates");
    bench_assert_file(&bench, "content/2025/edition.json",
                      "  \"aggregates\": [\n"
                      "    {\n"
                      "      \"axis\": \"linea\",\n"
                      "      \"value\": \"cura\",\n"
                      "      \"achievement\": \"94,00\",\n"
                      "      \"where\": \"Testata\"\n"
                      "    },\n"
                      "    {\n"
                      "      \"axis\": \"linea\",\n"
                      "      \"value\": \"attrattiva\"\n"
                      "    },\n"
                      "    {\n"
                      "      \"axis\": \"ambito\",\n"
                      "      \"value\": \"curo\",\n"
                      "      \"achievement\": \"92,1\",\n"
                      "      \"where\": \"Cruscotti\"\n"
                      "    }\n"
                      "  ]\n");
    assert_true(bench_import(&bench, "aggregati.csv",
                             AGGREGATES "Linea;CREMONA CHE CURA;84,00;Testata\n"
                                        "Silos;CURO;92,1;Cruscotti\n"));
    bench_assert_finding(&bench, SEVERITY_NOTE, 2, "Valore pubblicato",
                         "\"94,00\" is now \"84,00\"");
    assert_non_null(bench_find(&bench, SEVERITY_NOTE, "removed: \"Cremona attrattiva\""));
    assert_int_equal(bench.report.rows.unchanged, 1);
    bench_assert_sound(&bench);
    bench_free(&bench);
}

static void test_scale(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    assert_true(bench_import(&bench, "scala.csv",
                             SCALE
                             "Poco realizzato;0;39,5\nPositivo;40;99\nCompletato;100;100\n"));
    assert_string_equal(bench.report.table, "scale");
    bench_assert_file(&bench, "content/2025/edition.json",
                      "    {\n"
                      "      \"label\": \"Poco realizzato\",\n"
                      "      \"from\": 0,\n"
                      "      \"to\": 39.5\n"
                      "    },\n");
    bench_assert_sound(&bench);
    assert_true(bench_import(&bench, "scala.csv",
                             SCALE
                             "Poco realizzato;0;39,5\nPositivo;40;98\nCompletato;100;100\n"));
    bench_assert_finding(&bench, SEVERITY_NOTE, 3, "A", "Positivo: \"99\" is now \"98\"");
    bench_free(&bench);
}

struct fault_case {
    const char *csv;
    size_t line;
    const char *pointer;
    const char *part;
};

static void test_faults(void **state)
{
    static const struct fault_case cases[] = {
        {UNITS ";Alias;;;\n", 2, "Settore", "empty"},
        {UNITS "***;;;;\n", 2, "Settore", "cannot be made an identifier"},
        {UNITS "Settore A;;;;\nSettore B;settore a;;;\n", 3, "Settore", "the unit in row 2"},
        {UNITS "Settore A;;;;\nSETTORE A;;;;\n", 3, "Settore", "the unit in row 2"},
        {UNITS "Settore Nuovo;settore polizia locale;;;\n", 2, "Settore",
         "the unit \"polizia\" of the registry"},
        {UNITS "Settore Cultura;;;;\nSettore Cultura e Turismo;;;;\n", 3, "Settore",
         "row 2 is about the same"},
        {AGGREGATES "Missione;X;5;\n", 2, "Ambito", "is not the name of an axis"},
        {AGGREGATES "Linea;CREMONA CHE CUR;5;\n", 2, "Nome", "\"Cremona che cura\""},
        {AGGREGATES "Linea;CREMONA CHE CURA;tanto;\n", 2, "Valore pubblicato",
         "Italian number"},
        {AGGREGATES "Linea;CREMONA CHE CURA;5;\nLinea;cura;6;\n", 3, "Nome", "row 2"},
        {AGGREGATES "Silos;CURO|CRESCO;5;\n", 2, "Nome", "2 values, expected one"},
        {SCALE "Uno;0;101\n", 2, "A", "from 0 to 100"},
        {SCALE "Uno;50;40\n", 2, "A", "ends below its beginning"},
        {SCALE "Uno;0;50\nDue;50;60\n", 3, "Da", "within or below the one before"},
        {SCALE ";0;50\n", 2, "Etichetta", "empty"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;

        bench_make(&bench, EDITION);
        char *before = bench_read(&bench, "content/entity.json");
        assert_false(bench_import(&bench, "table.csv", cases[i].csv));
        bench_assert_finding(&bench, SEVERITY_ERROR, cases[i].line, cases[i].pointer,
                             cases[i].part);
        char *after = bench_read(&bench, "content/entity.json");
        assert_string_equal(before, after);
        free(before);
        free(after);
        bench_free(&bench);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_units),
        cmocka_unit_test(test_units_are_not_removed),
        cmocka_unit_test(test_units_edited_by_hand),
        cmocka_unit_test(test_publication_is_kept),
        cmocka_unit_test(test_aggregates),
        cmocka_unit_test(test_scale),
        cmocka_unit_test(test_faults),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
