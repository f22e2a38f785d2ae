#include "publish/pool.h"

#include <pthread.h>
#include <stdlib.h>

enum {
    FAILURES_MAX = 20
}; /* a host that fails so often is not tried with thousands of files */

/* What the threads of one run share. */
struct run {
    const struct pool_work *work;
    struct remote *remote;
    atomic_size_t next; /* the first job that nobody has taken */
    atomic_size_t failures;
};

struct thread {
    pthread_t handle;
    struct run *run;
    struct link *link;
    struct diagnostics diagnostics;
};

bool pool_open(struct pool *pool, struct remote *remote, size_t count,
               struct diagnostics *diagnostics)
{
    pool->links = memory_allocate_zeroed(count, sizeof *pool->links);
    while (pool->count < count && link_open(&pool->links[pool->count], remote))
        pool->count++;
    if (pool->count == count)
        return true;
    diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){0},
             _("the library for transfers (libcurl) cannot be started"));
    return false;
}

void pool_close(struct pool *pool)
{
    for (size_t i = 0; i < pool->count; i++)
        link_close(&pool->links[i]);
    free(pool->links);
}

static void *work(void *argument)
{
    struct thread *thread = argument;
    struct run *run = thread->run;

    while (!atomic_load(&run->remote->stopped) && atomic_load(&run->failures) < FAILURES_MAX) {
        size_t job = atomic_fetch_add(&run->next, 1);
        if (job >= run->work->jobs)
            break;
        if (!run->work->run(run->work->shared, job, thread->link, &thread->diagnostics))
            atomic_fetch_add(&run->failures, 1);
    }
    return NULL;
}

bool pool_run(struct pool *pool, const struct pool_work *pool_work,
              struct diagnostics *diagnostics)
{
    struct run run = {.work = pool_work, .remote = pool->links[0].remote};
    size_t wanted = pool_work->jobs < pool->count ? pool_work->jobs : pool->count;
    struct thread *threads = memory_allocate_zeroed(pool->count, sizeof *threads);
    size_t started = 1;

    for (size_t i = 0; i < pool->count; i++) {
        threads[i].run = &run;
        threads[i].link = &pool->links[i];
    }
    while (started < wanted &&
           pthread_create(&threads[started].handle, NULL, work, &threads[started]) == 0)
        started++;
    work(&threads[0]);
    for (size_t i = 0; i < started; i++) {
        if (i > 0)
            pthread_join(threads[i].handle, NULL);
        diagnostics_merge(diagnostics, &threads[i].diagnostics);
        diagnostics_free(&threads[i].diagnostics);
    }
    free(threads);
    return atomic_load(&run.failures) == 0 && !atomic_load(&run.remote->stopped);
}
