#include "base/base.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>

#include <cmocka.h>

enum { MOST = 1000 };

struct work {
    atomic_int times[MOST]; /* that each thing was done */
    pthread_t caller;
    atomic_bool elsewhere; /* some of it was done by another thread */
};

static void count(void *shared, size_t first, size_t end)
{
    struct work *work = shared;

    for (size_t i = first; i < end; i++)
        work->times[i]++;
    if (!pthread_equal(pthread_self(), work->caller))
        work->elsewhere = true;
}

static void does_each_thing_once(void **state)
{
    (void)state;
    for (size_t things = 0; things <= MOST; things += 1 + things / 7) {
        for (size_t fewest = 1; fewest <= MOST; fewest *= 3) {
            struct work work = {.caller = pthread_self()};
            parallel_run(things, fewest, count, &work);
            for (size_t i = 0; i < MOST; i++)
                assert_int_equal(work.times[i], i < things);
        }
    }
}

static void does_few_things_alone(void **state)
{
    struct work work = {.caller = pthread_self()};

    (void)state;
    parallel_run(19, 10, count, &work);
    assert_false(work.elsewhere);
}

static void does_all_alone_where_one_thread_may_work(void **state)
{
    struct work work = {.caller = pthread_self()};

    (void)state;
    parallel_limit(1);
    parallel_run(MOST, 1, count, &work);
    assert_false(work.elsewhere);
    for (size_t i = 0; i < MOST; i++)
        assert_int_equal(work.times[i], 1);

    parallel_limit(3);
    assert_int_equal(parallel_threads(), 3);
    parallel_run(MOST, 1, count, &work);
    assert_true(work.elsewhere);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(does_each_thing_once),
        cmocka_unit_test(does_few_things_alone),
        cmocka_unit_test(does_all_alone_where_one_thread_may_work),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
