/* Data tables: what is read, and what is refused with file and line. */
#include "testing.h"

#define COLUMNS                                                                                \
    "{\"name\": \"voce\", \"title\": \"Voce\", \"type\": \"text\"}, "                          \
    "{\"name\": \"numero\", \"title\": \"Numero\", \"type\": \"integer\"}, "                   \
    "{\"name\": \"importo\", \"title\": \"Importo\", \"type\": \"money\", \"unit\": "          \
    "\"euro\"}, "                                                                              \
    "{\"name\": \"data\", \"title\": \"Data\", \"type\": \"date\"}, "                          \
    "{\"name\": \"anno\", \"title\": \"Anno\", \"type\": \"year\"}"

#define TABLE_BEGIN                                                                            \
    "{\"tables\": [{\"id\": \"conti\", \"title\": \"Conti\", \"key\": [\"voce\"],\n"           \
    " \"columns\": [" COLUMNS "]"

#define CSV                                                                                    \
    "voce,numero,importo,data,anno\n"                                                          \
    "Prima,1,100.50,2025-01-31,2024\n"                                                         \
    "\"Seconda, con \"\"virgola\"\"\",,*,,2025\r\n"                                            \
    "Totale,3,200,,\n"

static void make_content(struct folder *folder, const char *tables, const char *csv)
{
    folder_make(folder);
    folder_write(folder, "site.json", "{\"title\": \"Prova\"}");
    folder_write(folder, "entity.json",
                 "{\"name\": \"P\", \"type\": \"comune\", \"units\": []}");
    folder_write(folder, "2025/edition.json",
                 "{\"id\": \"2025\", \"title\": \"T\", \"kind\": \"results\","
                 " \"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"},"
                 " \"axes\": [{\"id\": \"linea\", \"label\": \"L\", \"plural\": \"L\","
                 " \"slug\": \"linee\", \"values\": [{\"id\": \"a\", \"name\": \"A\"}]}]}");
    folder_write(folder, "2025/tables/tables.json", tables);
    if (csv != NULL)
        folder_write(folder, "2025/tables/conti.csv", csv);
}

static void test_cells(void **state)
{
    struct folder folder;

    (void)state;
    make_content(&folder, TABLE_BEGIN ", \"footing\": [\"totale\"]}]}", CSV);
    assert_true(folder_load(&folder));
    const struct data_table *table = &folder.site.editions[0].tables[0];
    assert_int_equal(table->row_count, 3);
    assert_text(table->rows[1].key, "seconda-con-virgola");
    assert_text(table->rows[1].cells[0].text, "Seconda, con \"virgola\"");
    assert_int_equal(table->rows[1].cells[1].state, CELL_EMPTY);
    assert_int_equal(table->rows[1].cells[2].state, CELL_SUPPRESSED);
    assert_true(table->suppressed);
    assert_int_equal(table->rows[0].cells[2].value.units, 10050);
    assert_int_equal(table->rows[0].cells[3].date.month, 1);
    assert_int_equal(table->rows[2].line, 4);
    assert_true(table->rows[2].footing);
    assert_false(table->rows[0].footing);
    folder_free(&folder);
}

/* Content with one thing wrong, and the line and words of the finding. */
struct refusal {
    const char *tables;
    const char *csv;
    const char *file; /* the ending of its path */
    size_t line;
    const char *words;
};

static void check_refusal(const struct refusal *refusal)
{
    struct folder folder;

    make_content(&folder, refusal->tables, refusal->csv);
    assert_false(folder_load(&folder));
    const struct diagnostic *finding = find_finding(&folder.diagnostics, refusal->words);
    assert_int_equal(finding->severity, SEVERITY_ERROR);
    assert_int_equal(finding->place.line, refusal->line);
    assert_true(text_ends_with(finding->place.file, text_from(refusal->file)));
    folder_free(&folder);
}

#define HEADING "voce,numero,importo,data,anno\n"
#define WITH_CHECK(check) TABLE_BEGIN ",\n \"checks\": [\n" check "]}]}"

static void test_refusals_of_rows(void **state)
{
    static const struct refusal refusals[] = {
        {TABLE_BEGIN "}]}", HEADING "a,1,2,2025-01-01,2025\nb,1\n", "conti.csv", 3,
         "the row has 2 cells, expected 5"},
        {TABLE_BEGIN "}]}", HEADING "\"a\nb\",1,2,,\nc,uno,2,,\n", "conti.csv", 4,
         "\"uno\" is not a whole number"},
        {TABLE_BEGIN "}]}", HEADING "a,1.5,2,,\n", "conti.csv", 2, "not a whole number"},
        {TABLE_BEGIN "}]}", HEADING "a,1,\"1.234,50\",,\n", "conti.csv", 2, "not an amount"},
        {TABLE_BEGIN "}]}", HEADING "a,1,1.234,,\n", "conti.csv", 2, "not an amount"},
        {TABLE_BEGIN "}]}", HEADING "a,1,1,31/12/2025,\n", "conti.csv", 2, "not a date"},
        {TABLE_BEGIN "}]}", HEADING "a,1,1,2025-02-30,\n", "conti.csv", 2, "not a date"},
        {TABLE_BEGIN "}]}", HEADING "a,1,1,,25\n", "conti.csv", 2, "not a year"},
        {TABLE_BEGIN "}]}", HEADING "a,1,1,,\nA.,2,2,,\n", "conti.csv", 3,
         "the row has the key \"a\", as the one at line 2"},
        {TABLE_BEGIN "}]}", HEADING ",,,,\n", "conti.csv", 2, "the row has no key"},
        {TABLE_BEGIN "}]}", HEADING "a,1,1,,\n\"b,2,2,,\n", "conti.csv", 3, "never ends"},
        {TABLE_BEGIN "}]}", HEADING "a,1\"2\",1,,\n", "conti.csv", 2, "a quote"},
        {TABLE_BEGIN "}]}", "voce,importo,numero,data,anno\n", "conti.csv", 1,
         "column 2 is called \"importo\", expected \"numero\""},
        {TABLE_BEGIN "}]}", "voce,numero\n", "conti.csv", 1,
         "2 columns, but tables.json names 5"},
        {TABLE_BEGIN "}]}", "", "conti.csv", 1, "the file is empty"},
        {TABLE_BEGIN "}]}", "\xEF\xBB\xBF" HEADING, "conti.csv", 1, "byte order mark"},
        {TABLE_BEGIN "}]}", HEADING "citt\xE0,1,1,,\n", "conti.csv", 2, "not UTF-8"},
        {TABLE_BEGIN "}]}", HEADING "a\x01,1,1,,\n", "conti.csv", 2,
         "the control character U+0001"},
        {TABLE_BEGIN "}]}", NULL, "conti.csv", 0, "this file is missing"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        check_refusal(&refusals[i]);
}

static void test_refusals_of_definitions(void **state)
{
    static const char rows[] = HEADING "a,1,1.50,,\nb,2,2.50,,\ntot,4,4.00,,\n";
    static const struct refusal refusals[] = {
        {WITH_CHECK(
             "{\"result\": \"tot\", \"columns\": [\"numero\"], \"parts\": [\"a\", \"b\"]}"),
         rows, "conti.csv", 4,
         "the row \"tot\" says 4, but the check at line 4 of tables.json "
         "comes to 3"},
        {WITH_CHECK("{\"result\": \"tot\", \"columns\": [\"nome\"], \"parts\": [\"a\"]}"), rows,
         "tables.json", 4, "has no column \"nome\""},
        {WITH_CHECK("{\"result\": \"tot\", \"columns\": [\"voce\"], \"parts\": [\"a\"]}"), rows,
         "tables.json", 4, "does not hold numbers"},
        {WITH_CHECK("{\"result\": \"tot\", \"columns\": [\"numero\"], \"parts\": [\"c\"]}"),
         rows, "tables.json", 4, "has no row \"c\""},
        {WITH_CHECK("{\"result\": \"tot\", \"columns\": [\"numero\"]}"), rows, "tables.json", 4,
         "a check needs one of"},
        {WITH_CHECK("{\"result\": \"tot\", \"columns\": [\"numero\"], \"same_as\": "
                    "{\"table\": \"altra\", \"row\": \"a\", \"column\": \"b\"}}"),
         rows, "tables.json", 4, "there is no table \"altra\""},
        {TABLE_BEGIN ",\n \"footing\": [\"totale\"]}]}", rows, "tables.json", 3,
         "has no row \"totale\""},
        {TABLE_BEGIN ",\n \"source\": {\"act\": \"gc-1\"}}]}", rows, "tables.json", 3,
         "there is no register of acts"},
        {"{\"tables\": [{\"id\": \"conti\", \"title\": \"C\", \"key\": [],\n \"columns\": "
         "[{\"name\": \"Voce\", \"title\": \"V\", \"type\": \"text\"}]}]}",
         "Voce\n", "tables.json", 2, "cannot be the name of a column"},
        {"{\"tables\": [{\"id\": \"conti\", \"title\": \"C\", \"key\": [],\n \"columns\": "
         "[{\"name\": \"v\", \"title\": \"V\", \"type\": \"money!\"}]}]}",
         "v\n", "tables.json", 2, "unknown word \"money!\""},
        {TABLE_BEGIN "},\n"
                     "{\"id\": \"conti\", \"title\": \"C\", \"key\": [], \"columns\": "
                     "[{\"name\": \"v\", \"title\": \"V\", \"type\": \"text\"}]}]}",
         rows, "tables.json", 3, "\"conti\" is given twice"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        check_refusal(&refusals[i]);
}

/* What the source itself gets wrong is kept for the audit. */
static void test_audit(void **state)
{
    struct folder folder;

    (void)state;
    make_content(&folder,
                 WITH_CHECK("{\"result\": \"tot\", \"columns\": [\"numero\"], \"audit\": true, "
                            "\"parts\": [\"a\", \"b\"]}"),
                 HEADING "a,1,,,\nb,2,,,\ntot,4,,,\n");
    assert_true(folder_load(&folder));
    const struct data_table *table = folder.site.editions[0].tables;
    struct data_comparison comparison = model_check(table, table, &table->checks[0], 1);
    assert_int_equal(comparison.outcome, CHECK_DIFFERS);
    assert_int_equal(comparison.expected.units, 3);
    folder_free(&folder);
}

/* Shares, products and quotients are rounded to the digits printed; at most is at most. */
static void test_arithmetic(void **state)
{
    struct folder folder;

    (void)state;
    make_content(
        &folder,
        WITH_CHECK("{\"result\": \"quota\", \"columns\": [\"importo\"], \"parts\": [\"a\"], "
                   "\"from\": \"numero\", \"times\": 100, \"divided_by\": [\"tot\"], "
                   "\"divisor_from\": \"numero\"},\n"
                   "{\"result\": \"tot\", \"columns\": [\"numero\"], \"parts\": [\"a\"], "
                   "\"minus\": [\"b\"], \"times\": \"-1,5\", \"at_most\": true}"),
        HEADING "a,1,,,\nb,2,,,\ntot,3,,,\nquota,,33.33,,\n");
    assert_false(folder_load(&folder));
    assert_int_equal(folder.diagnostics.count, 1); /* 3 is more than (1 - 2) × -1,5 */
    find_finding(&folder.diagnostics, "comes to 1.5");
    folder_free(&folder);
}

/* A part of a row that is shown does not count again; without that row it does. */
static void test_sum(void **state)
{
    size_t all[] = {0, 1, 2, 3};
    struct references rows = {all, 4};
    struct folder folder;
    struct decimal sum;

    (void)state;
    make_content(&folder,
                 WITH_CHECK("{\"result\": \"a\", \"columns\": [\"numero\"], \"parts\": "
                            "[\"b\", \"c\"]}"),
                 HEADING "a,3,,,\nb,1,,,\nc,2,,,\nd,5,,,\n");
    assert_true(folder_load(&folder));
    const struct data_table *table = folder.site.editions[0].tables;
    assert_true(model_add_up(table, &rows, 1, &sum));
    assert_int_equal(sum.units, 8);
    rows = (struct references){all + 1, 3};
    assert_true(model_add_up(table, &rows, 1, &sum));
    assert_int_equal(sum.units, 8);
    rows.count = 2;
    assert_true(model_add_up(table, &rows, 1, &sum));
    assert_int_equal(sum.units, 3);
    folder_free(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_refusals_of_rows),
        cmocka_unit_test(test_refusals_of_definitions),
        cmocka_unit_test(test_audit),
        cmocka_unit_test(test_arithmetic),
        cmocka_unit_test(test_sum),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
