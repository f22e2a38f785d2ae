/* import.json: headings of an office's own. */
#include "testing.h"

#define OWN                                                                                    \
    "Indirizzo;N.;Che cosa;Misura;Descrizione\nCREMONA CHE CURA;B_1;Presidio;Report;Testo\n"

static void test_own_headings(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    bench_write(&bench, "content/2025/import.json",
                TEXT("{\"objectives\": {\"columns\": {\"code\": \"N.\", \"title\": [\"Cosa\", "
                     "\"CHE COSA\"], \"indicator\": \"Misura\"}, \"axes\": {\"linea\": "
                     "\"Indirizzo\"}}}"));
    assert_true(bench_import(&bench, "plan.csv", OWN));
    bench_assert_file(&bench, "content/2025/objectives/cura.json", "\"title\": \"Presidio\"");
    bench_assert_file(&bench, "content/2025/objectives/cura.json", "\"summary\": \"Testo\"");
    bench_assert_export(&bench, OWN);
    bench_free(&bench);
}

/* What the mapping names goes before what is built in. */
static void test_mapping_goes_first(void **state)
{
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    bench_write(&bench, "content/2025/import.json",
                TEXT("{\"objectives\": {\"columns\": {\"title\": \"Descrizione\"}}}"));
    assert_true(bench_import(&bench, "plan.csv",
                             "Linea;Codice;Obiettivo;Descrizione;Indicatore\n"
                             "CREMONA CHE CURA;B_1;Numero uno;Presidio;Report\n"));
    bench_assert_file(&bench, "content/2025/objectives/cura.json", "\"title\": \"Presidio\"");
    bench_assert_finding(&bench, SEVERITY_NOTE, 1, "Obiettivo", "is not used");
    bench_free(&bench);
}

struct fault_case {
    const char *mapping;
    const char *pointer;
    const char *part;
};

static void test_faults(void **state)
{
    static const struct fault_case cases[] = {
        {"{\"objectives\": {\"columns\": {\"code\": \"Manca\"}}}", "/objectives/columns/code",
         "has no column \"Manca\""},
        {"{\"obiettivi\": {}}", "/obiettivi", "there is no table \"obiettivi\""},
        {"{\"objectives\": []}", "/objectives", "expected an object"},
        {"{\"objectives\": {\"heads\": {}}}", "/objectives/heads", "unknown key \"heads\""},
        {"{\"scale\": {\"axes\": {}}}", "/scale/axes", "unknown key \"axes\""},
        {"{\"objectives\": {\"columns\": {\"codice\": \"N.\"}}}", "/objectives/columns/codice",
         "is not a field of the table"},
        {"{\"objectives\": {\"axes\": {\"missione\": \"M.\"}}}", "/objectives/axes/missione",
         "is not the id of an axis"},
        {"{\"objectives\": {\"columns\": {\"code\": 5}}}", "/objectives/columns/code",
         "expected a heading"},
        {"{\"objectives\": {\"columns\": {\"code\": []}}}", "/objectives/columns/code",
         "the list is empty"},
        {"{\"objectives\": {\"columns\": {\"code\": [\"\"]}}}", "/objectives/columns/code/0",
         "the heading is empty"},
        {"[]", "", "expected an object"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench bench;

        bench_make(&bench, EDITION);
        bench_write(&bench, "content/2025/import.json", text_from(cases[i].mapping));
        assert_false(bench_import(&bench, "plan.csv", PLAN));
        bench_assert_finding(&bench, SEVERITY_ERROR, 1, cases[i].pointer, cases[i].part);
        bench_free(&bench);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_own_headings),
        cmocka_unit_test(test_mapping_goes_first),
        cmocka_unit_test(test_faults),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
