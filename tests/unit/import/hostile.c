/* Files that are made to hurt: large, deep in one place, full of faults. */
#include "testing.h"

#include <time.h>

#define SMALL "Linea;Codice;Obiettivo;Indicatore\n"

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Time to import `rows` rows twice. `one` puts them all under one objective. */
static double import_rows(size_t rows, bool one, bool new_values)
{
    struct bench bench;
    struct buffer csv = {0};

    bench_make(&bench, new_values ? EDITION_BEGIN AXIS_LINEA ", \"values\": []}]}\n" : EDITION);
    buffer_append(&csv, TEXT(SMALL));
    for (size_t i = 0; i < rows; i++) {
        if (one && i > 0)
            buffer_append_format(&csv, ";;;Indicatore %zu\n", i);
        else if (new_values)
            buffer_append_format(&csv, "Linea %zu;C_%zu;T;I\n", i % 500, i);
        else
            buffer_append_format(&csv, "cura;C_%zu;T;I\n", i);
    }
    bench_write(&bench, "plan.csv", buffer_text(&csv));
    double start = seconds();
    assert_true(bench_import_options(&bench, (struct import_options){0}, "plan.csv"));
    assert_int_equal(bench.report.indicators.added, rows);
    assert_true(bench_import_options(&bench, (struct import_options){0}, "plan.csv"));
    assert_int_equal(bench.report.files, 0);
    double taken = seconds() - start;
    buffer_free(&csv);
    bench_free(&bench);
    return taken;
}

/* Ten times as many rows must not take a hundred times as long. */
static void test_time_is_linear(void **state)
{
    enum { FEW = 3000, SOME = 30000, MANY = 100000, FACTOR = 30 };

    (void)state;
    assert_true(import_rows(MANY, false, false) < FACTOR * import_rows(SOME, false, false));
    assert_true(import_rows(SOME, true, false) < FACTOR * import_rows(FEW, true, false));
    assert_true(import_rows(SOME, false, true) < FACTOR * import_rows(FEW, false, true));
}

static void test_every_row_wrong(void **state)
{
    enum { ROWS = 20000 };
    struct bench bench;
    struct buffer csv = {0};

    (void)state;
    bench_make(&bench, EDITION);
    buffer_append(&csv, TEXT(SMALL));
    for (size_t i = 0; i < ROWS; i++)
        buffer_append_format(&csv, "Cremona che curb %zu;C %zu;;I\n", i, i);
    assert_false(bench_import_bytes(&bench, "plan.csv", buffer_text(&csv)));
    assert_int_equal(bench.diagnostics.errors, 3 * ROWS);
    buffer_free(&csv);
    bench_free(&bench);
}

/* Many columns, none of them known. */
static void test_wide(void **state)
{
    struct bench bench;
    struct buffer csv = {0};

    (void)state;
    bench_make(&bench, EDITION);
    for (size_t i = 0; i < 50000; i++)
        buffer_append_format(&csv, "Colonna %zu;", i);
    buffer_append(&csv, TEXT("\n1;2\n"));
    assert_false(bench_import_bytes(&bench, "plan.csv", buffer_text(&csv)));
    buffer_free(&csv);
    bench_free(&bench);
}

static void test_many_values_in_a_cell(void **state)
{
    struct bench bench;
    struct buffer csv = {0};

    (void)state;
    bench_make(&bench, EDITION_BEGIN AXIS_LINEA ", \"values\": []}]}\n");
    buffer_append(&csv, TEXT(SMALL));
    for (size_t i = 0; i < 100000; i++)
        buffer_append_format(&csv, "Linea %zu|", i);
    buffer_append(&csv, TEXT(";B_1;Presidio;Report\n"));
    assert_false(bench_import_bytes(&bench, "plan.csv", buffer_text(&csv)));
    bench_assert_finding(&bench, SEVERITY_ERROR, 2, "Linea", "100000 values in one cell");
    buffer_free(&csv);
    bench_free(&bench);
}

static void test_large_cell(void **state)
{
    enum { SIZE = 1024 * 1024 };
    struct bench bench;
    struct buffer csv = {0};

    (void)state;
    bench_make(&bench, EDITION);
    buffer_append(&csv, TEXT(SMALL "CREMONA CHE CURA;B_1;\""));
    for (size_t i = 0; i < SIZE / 4; i++)
        buffer_append(&csv, TEXT("a\"\"b"));
    buffer_append(&csv, TEXT("\";Report\n"));
    assert_true(bench_import_bytes(&bench, "plan.csv", buffer_text(&csv)));
    buffer_append_byte(&csv, '\0');
    bench_assert_export(&bench, csv.data);
    assert_false(bench_import(&bench, "plan.csv", SMALL ";B_1;\"x"));
    buffer_free(&csv);
    bench_free(&bench);
}

/* Bytes of all kinds, from a fixed sequence: a finding or content, never a crash. */
static void test_any_bytes(void **state)
{
    static const char alphabet[] = "\0\"\";;,\t\r\n\xE8\xC3\xA8 aB1_.-|%";
    uint32_t random = 1;

    (void)state;
    for (size_t round = 0; round < 300; round++) {
        struct bench bench;
        struct buffer csv = {0};

        bench_make(&bench, EDITION);
        buffer_append(&csv, round % 2 == 0 ? TEXT(SMALL) : TEXT(""));
        for (size_t i = 0; i < 40 + round; i++) {
            random = random * 1664525 + 1013904223;
            buffer_append_byte(&csv, alphabet[(random >> 16) % (sizeof alphabet - 1)]);
        }
        bool done = bench_import_bytes(&bench, "plan.csv", buffer_text(&csv));
        assert_int_equal(done, bench.diagnostics.errors == 0);
        buffer_free(&csv);
        bench_free(&bench);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_time_is_linear),
        cmocka_unit_test(test_every_row_wrong),
        cmocka_unit_test(test_wide),
        cmocka_unit_test(test_large_cell),
        cmocka_unit_test(test_many_values_in_a_cell),
        cmocka_unit_test(test_any_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
