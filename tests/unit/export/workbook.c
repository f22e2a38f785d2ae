/* Workbooks of several editions that are written at once. */
#include "export/export.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

enum { WORKBOOKS = 4 };

static atomic_int dated;

/*
 * In place of that of libc, which the library dates a workbook by: as there, all threads get the
 * same memory. Whoever comes meanwhile overwrites it, and here there is time for that.
 */
struct tm *gmtime(const time_t *time)
{
    static struct tm shared;
    const struct timespec pause = {.tv_nsec = 20 * 1000 * 1000};

    gmtime_r(time, &shared);
    atomic_fetch_add(&dated, 1);
    nanosleep(&pause, NULL);
    return &shared;
}

/* The workbook of an edition without objectives that ends in a year. */
struct task {
    uint16_t year;
    struct buffer output;
    bool done;
};

static void *write_workbook(void *argument)
{
    struct task *task = argument;
    struct edition edition = {.id = TEXT("x"),
                              .title = TEXT("Piano"),
                              .to = {.year = task->year, .month = 12, .day = 31}};
    struct site site = {.editions = &edition, .edition_count = 1};
    struct scores scores;
    struct audit audit = {0};
    struct diagnostics diagnostics = {0};

    score_edition(&edition, &scores);
    struct export_source source = {
        .site = &site, .edition = &edition, .scores = &scores, .audit = &audit};
    task->done = export_workbook(&source, &task->output, &diagnostics);
    score_free(&scores);
    diagnostics_free(&diagnostics);
    return NULL;
}

static void bears_its_own_date(void **state)
{
    struct task alone[WORKBOOKS];
    struct task together[WORKBOOKS];
    pthread_t threads[WORKBOOKS];

    (void)state;
    for (uint16_t i = 0; i < WORKBOOKS; i++) {
        alone[i] = together[i] = (struct task){.year = (uint16_t)(2019 + i)};
        write_workbook(&alone[i]);
        assert_true(alone[i].done);
    }
    assert_true(atomic_load(&dated) >= WORKBOOKS);
    assert_false(text_equal(buffer_text(&alone[0].output), buffer_text(&alone[1].output)));
    for (int i = 0; i < WORKBOOKS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, write_workbook, &together[i]), 0);
    for (int i = 0; i < WORKBOOKS; i++) {
        pthread_join(threads[i], NULL);
        assert_true(together[i].done);
    }
    for (int i = 0; i < WORKBOOKS; i++) {
        if (!text_equal(buffer_text(&together[i].output), buffer_text(&alone[i].output)))
            fail_msg("the workbook of %d is another beside others", together[i].year);
        buffer_free(&together[i].output);
        buffer_free(&alone[i].output);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(bears_its_own_date)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
