#include "base/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

static atomic_size_t limit; /* 0: none was set */

void parallel_limit(size_t threads)
{
    limit = threads;
}

size_t parallel_threads(void)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);

    if (limit > 0)
        return limit;
    return processors > 0 ? (size_t)processors : 1;
}

struct range {
    parallel_part *part;
    void *shared;
    size_t first;
    size_t end;
    pthread_t thread;
    bool threaded;
};

static void *run(void *argument)
{
    const struct range *range = argument;

    range->part(range->shared, range->first, range->end);
    return NULL;
}

static size_t choose_threads(size_t count, size_t fewest)
{
    size_t most = parallel_threads();
    size_t worth = count / fewest;

    if (most > PARALLEL_MAX)
        most = PARALLEL_MAX;
    if (worth < 2)
        return 1;
    return worth < most ? worth : most;
}

void parallel_run(size_t count, size_t fewest, parallel_part *part, void *shared)
{
    struct range ranges[PARALLEL_MAX];
    size_t threads = choose_threads(count, fewest);

    for (size_t i = 0; i < threads; i++) {
        ranges[i] = (struct range){
            .part = part,
            .shared = shared,
            .first = count / threads * i,
            .end = i + 1 < threads ? count / threads * (i + 1) : count,
        };
        ranges[i].threaded =
            i > 0 && pthread_create(&ranges[i].thread, NULL, run, &ranges[i]) == 0;
    }
    for (size_t i = 0; i < threads; i++) {
        if (ranges[i].threaded)
            pthread_join(ranges[i].thread, NULL);
        else
            run(&ranges[i]);
    }
}
