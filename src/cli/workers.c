#include "cli/workers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

/* What the threads of one run share. */
struct run {
    const struct workers *workers;
    atomic_size_t next; /* the first job that nobody has taken */
    atomic_bool failed;
};

struct thread {
    pthread_t handle;
    struct run *run;
    struct worker worker;
    bool tells_progress; /* one thread does */
};

static void *work(void *argument)
{
    /* Jobs are taken by the dozen: fewer clashes over the counter. */
    static const size_t usual = 16;
    struct thread *thread = argument;
    const struct workers *workers = thread->run->workers;
    struct worker *worker = &thread->worker;
    size_t step = workers->step > 0 ? workers->step : usual;

    for (;;) {
        size_t first = atomic_fetch_add(&thread->run->next, step);
        if (first >= workers->jobs)
            return NULL;
        for (size_t job = first; job < first + step && job < workers->jobs; job++) {
            if (!workers->run(workers->shared, job, worker))
                atomic_store(&thread->run->failed, true);
            arena_reset(&worker->arena);
            buffer_clear(&worker->output);
        }
        if (thread->tells_progress)
            progress_tell(workers->progress, first, workers->jobs);
    }
}

static void free_worker(struct worker *worker)
{
    arena_free(&worker->arena);
    buffer_free(&worker->output);
    diagnostics_free(&worker->diagnostics);
}

bool workers_run(const struct workers *workers, struct diagnostics *diagnostics)
{
    struct run run = {.workers = workers};
    struct thread *threads = memory_allocate_zeroed(workers->count, sizeof *threads);
    size_t started = 1;

    threads[0].tells_progress = true;
    for (size_t i = 0; i < workers->count; i++)
        threads[i].run = &run;
    while (started < workers->count &&
           pthread_create(&threads[started].handle, NULL, work, &threads[started]) == 0)
        started++;
    work(&threads[0]);
    for (size_t i = 0; i < started; i++) {
        if (i > 0)
            pthread_join(threads[i].handle, NULL);
        diagnostics_merge(diagnostics, &threads[i].worker.diagnostics);
        free_worker(&threads[i].worker);
    }
    free(threads);
    diagnostics_sort(diagnostics);
    return !atomic_load(&run.failed);
}
