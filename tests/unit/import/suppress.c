/* Statistical secrecy: few people, and what would reveal them. */
#include "testing.h"

#include "import/suppress.h"

#define ROWS_MAX 8

/* A table of one column that counts people, with a check that adds up all rows but the last. */
struct example {
    struct data_table table;
    struct data_column columns[2];
    struct data_row rows[ROWS_MAX];
    struct data_cell cells[ROWS_MAX][2];
    char digits[ROWS_MAX][8];
    size_t parts[ROWS_MAX];
    size_t column;
    struct data_check check;
};

static void example_make(struct example *example, const int *counts, size_t count)
{
    *example = (struct example){0};
    example->columns[0].type = COLUMN_TEXT;
    example->columns[0].name = TEXT("gruppo");
    example->columns[1].type = COLUMN_INTEGER;
    example->columns[1].source.counts_people = true;
    example->column = 1;
    for (size_t i = 0; i < count; i++) {
        snprintf(example->digits[i], sizeof example->digits[i], "%d", counts[i]);
        example->cells[i][0] = (struct data_cell){.state = CELL_KNOWN, .text = TEXT("a")};
        example->cells[i][1] = (struct data_cell){.state = CELL_KNOWN,
                                                  .text = text_from(example->digits[i]),
                                                  .value = decimal_from_integer(counts[i])};
        example->rows[i] =
            (struct data_row){.key = text_from(example->digits[i]), .cells = example->cells[i]};
        example->parts[i] = i;
    }
    example->check = (struct data_check){.result = count - 1,
                                         .columns = {&example->column, 1},
                                         .parts = {example->parts, count - 1},
                                         .from_column = NONE,
                                         .divisor_column = NONE};
    example->table = (struct data_table){.columns = example->columns,
                                         .column_count = 2,
                                         .rows = example->rows,
                                         .row_count = count,
                                         .checks = &example->check,
                                         .check_count = 1};
}

/* A letter a row: k known, s suppressed. */
static void assert_states(const struct example *example, const char *expected)
{
    char found[ROWS_MAX + 1] = {0};

    for (size_t i = 0; i < example->table.row_count; i++)
        found[i] = example->cells[i][1].state == CELL_SUPPRESSED ? 's' : 'k';
    assert_string_equal(found, expected);
}

#define EXPECT(expected, ...)                                                                  \
    do {                                                                                       \
        const int counts_[] = {__VA_ARGS__};                                                   \
        struct example example_;                                                               \
        example_make(&example_, counts_, sizeof counts_ / sizeof *counts_);                    \
        suppress_people(&example_.table);                                                      \
        assert_states(&example_, expected);                                                    \
    } while (0)

static void test_limit(void **state)
{
    (void)state;
    EXPECT("kkk", 4, 5, 9);
    EXPECT("kkk", 0, 5, 5); /* nobody is nobody's secret */
    EXPECT("ssk", 3, 5, 8); /* the 3 follows from 8 - 5 */
}

static void test_subtraction(void **state)
{
    (void)state;
    EXPECT("sskkk", 1, 2, 10, 20, 33);
    EXPECT("kskskk", 20, 2, 30, 10, 40, 102); /* the smallest other one goes too */
    EXPECT("ss", 2, 2);                       /* the total itself, when there is no other */
}

static void test_bounds(void **state)
{
    (void)state;
    EXPECT("ssskk", 1, 1, 9, 30, 41); /* two that add up to 2 are both 1 */
    EXPECT("ssskk", 3, 3, 9, 30, 45); /* two that add up to 6 are both 3 */
    EXPECT("sskkk", 1, 3, 9, 30, 43); /* 4 may be 1 and 3, or 2 and 2 */
}

static void test_groups(void **state)
{
    const int counts[] = {2, 38, 7, 5};
    struct example example;

    (void)state;
    example_make(&example, counts, 4);
    example.table.check_count = 0;
    suppress_people(&example.table);
    assert_states(&example, "skkk");

    example_make(&example, counts, 4);
    example.table.check_count = 0;
    example.table.total_by = TEXT("gruppo");
    example.cells[3][0].text = TEXT("b");
    struct suppression done = suppress_people(&example.table);
    assert_states(&example, "sksk"); /* the 5 belongs to another group */
    assert_int_equal(done.primary, 1);
    assert_int_equal(done.secondary, 1);
}

static void test_with_people(void **state)
{
    const int counts[] = {2, 38, 40};
    struct example example;

    (void)state;
    example_make(&example, counts, 3);
    example.columns[0].source.with_people = true;
    suppress_people(&example.table);
    assert_int_equal(example.cells[0][0].state, CELL_SUPPRESSED);
    assert_int_equal(example.cells[2][0].state, CELL_KNOWN);
}

static void test_exemption(void **state)
{
    const int counts[] = {1, 38, 39};
    struct privacy_note note = {.key = TEXT("1"), .reason = TEXT("ufficio unico")};
    struct example example;

    (void)state;
    example_make(&example, counts, 3);
    example.table.exempt = &note;
    example.table.exempt_count = 1;
    suppress_people(&example.table);
    assert_states(&example, "kkk");
}

static void test_withheld(void **state)
{
    const int counts[] = {24, 38, 62};
    struct privacy_note note = {.key = TEXT("24"), .reason = TEXT("di una sola persona")};
    struct example example;

    (void)state;
    example_make(&example, counts, 3);
    example.table.withheld = &note;
    example.table.withheld_count = 1;
    suppress_people(&example.table);
    assert_states(&example, "ssk");
}

static void test_words(void **state)
{
    (void)state;
    assert_true(suppress_tells_of_few(TEXT("Due dirigenti.")));
    assert_true(suppress_tells_of_few(TEXT("spetta a 3 dipendenti")));
    assert_true(suppress_tells_of_few(TEXT("Un’insegnante e una funzionaria")));
    assert_false(suppress_tells_of_few(TEXT("4 dirigenti")));
    assert_false(suppress_tells_of_few(TEXT("13 dirigenti, in due settori")));
    assert_false(suppress_tells_of_few(TEXT("il distribuito comprende le due righe seguenti")));
    assert_false(suppress_tells_of_few(TEXT("")));
}

/* The lowest and the highest figure belong to one person. */
static void test_extremes(void **state)
{
    (void)state;
    assert_true(suppress_tells_of_extreme(TEXT("Punteggio minimo attribuito")));
    assert_true(suppress_tells_of_extreme(TEXT("Premio massimo, con maggiorazione")));
    assert_true(suppress_tells_of_extreme(TEXT("Valutazioni massime")));
    assert_true(suppress_tells_of_extreme(TEXT("Il premio più alto")));
    assert_true(suppress_tells_of_extreme(TEXT("Voto max")));
    assert_false(suppress_tells_of_extreme(TEXT("Punteggio medio attribuito")));
    assert_false(suppress_tells_of_extreme(TEXT("Alta Specializzazione, più posti")));
    assert_false(suppress_tells_of_extreme(TEXT("Ministero dell’interno")));
    assert_false(suppress_tells_of_extreme(TEXT("")));
}

/* ---- Through an import ---- */

#define TABLES                                                                                 \
    "{\"tables\": [{\"id\": \"premi\", \"title\": \"Premi\", \"key\": [\"voce\"], "            \
    "\"columns\": [{\"name\": \"voce\", \"title\": \"Voce\", \"type\": \"text\"}, "            \
    "{\"name\": \"importo\", \"title\": \"Importo\", \"type\": \"money\", "                    \
    "\"blanks\": [\"//\"], \"with_people\": true}, "                                           \
    "{\"name\": \"persone\", \"title\": \"Persone\", \"type\": \"integer\", "                  \
    "\"people\": true}], \"privacy\": {\"words_in\": [\"Nota\"]}}]}"

static void test_import(void **state)
{
    static const char content[] = "Nota;Voce;Importo;Persone\n"
                                  "Due dirigenti;Segreta;8.000,00;2\n"
                                  "Punteggio minimo;Ultima;12,00;40\n"
                                  "Per legge;Terza;1.200,50;12\n"
                                  ";Quarta;900,00;meno di 4\n"
                                  ";\"Quinta; con \"\"virgola, \"\"\";//;0\n";
    struct bench bench;

    (void)state;
    bench_make(&bench, EDITION);
    bench_write(&bench, "content/2025/tables/tables.json", TEXT(TABLES));
    bench_write(&bench, "premi.csv", text_from(content));
    assert_true(bench_import_options(&bench, (struct import_options){.table = TEXT("premi")},
                                     "premi.csv"));
    bench_assert_finding(&bench, SEVERITY_NOTE, 0, "", "2 rows are about fewer than 4 people");
    char *csv = bench_read(&bench, "content/2025/tables/premi.csv");
    assert_string_equal(csv, "voce,importo,persone\n"
                             "Terza,1200.50,12\n"
                             "Quarta,*,*\n"
                             "\"Quinta; con \"\"virgola, \"\"\",,0\n");
    free(csv);
    bench_free(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_limit),       cmocka_unit_test(test_subtraction),
        cmocka_unit_test(test_bounds),      cmocka_unit_test(test_groups),
        cmocka_unit_test(test_with_people), cmocka_unit_test(test_exemption),
        cmocka_unit_test(test_withheld),    cmocka_unit_test(test_words),
        cmocka_unit_test(test_extremes),    cmocka_unit_test(test_import),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
