#include "cli/workers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

/* What the threads of one run share. */
struct run {
    const struct workers *workers;
    atomic_size_t next; /* the first job that nobody has taken */
    atomic_bool failed;

    /* Of the preparation, once it has ended. */
    pthread_mutex_t lock;
    pthread_cond_t ended;
    bool prepared;
    size_t jobs;
};

struct thread {
    pthread_t handle;
    struct run *run;
    struct worker worker;
    bool tells_progress; /* one thread does */
};

/* How many jobs there are: those that can run at once, or all when these have been prepared. */
static size_t wait_for_jobs(struct run *run, size_t wanted)
{
    if (wanted < run->workers->jobs)
        return run->workers->jobs;
    pthread_mutex_lock(&run->lock);
    while (!run->prepared)
        pthread_cond_wait(&run->ended, &run->lock);
    pthread_mutex_unlock(&run->lock);
    return run->jobs;
}

static void do_job(struct thread *thread, size_t job)
{
    const struct workers *workers = thread->run->workers;
    struct worker *worker = &thread->worker;

    if (!workers->run(workers->shared, job, worker))
        atomic_store(&thread->run->failed, true);
    arena_reset(&worker->arena);
    buffer_clear(&worker->output);
}

static void *work(void *argument)
{
    /* Jobs are taken by the dozen: fewer clashes over the counter. */
    static const size_t usual = 16;
    struct thread *thread = argument;
    struct run *run = thread->run;
    size_t step = run->workers->step > 0 ? run->workers->step : usual;

    for (;;) {
        size_t first = atomic_fetch_add(&run->next, step);
        for (size_t job = first; job < first + step; job++) {
            if (job >= wait_for_jobs(run, job))
                return NULL;
            do_job(thread, job);
        }
        if (thread->tells_progress)
            progress_tell(run->workers->progress, first, run->jobs);
    }
}

static void prepare(struct run *run, struct diagnostics *diagnostics)
{
    const struct workers *workers = run->workers;
    struct preparation preparation = {.done = true, .jobs = workers->jobs};

    if (workers->prepare != NULL)
        preparation = workers->prepare(workers->shared, diagnostics);
    if (!preparation.done)
        atomic_store(&run->failed, true);
    pthread_mutex_lock(&run->lock);
    run->prepared = true;
    run->jobs = preparation.done ? preparation.jobs : workers->jobs;
    pthread_cond_broadcast(&run->ended);
    pthread_mutex_unlock(&run->lock);
}

static void free_worker(struct worker *worker)
{
    arena_free(&worker->arena);
    buffer_free(&worker->output);
    diagnostics_free(&worker->diagnostics);
}

/* The calling thread prepares, then works as the others do. */
static void run_threads(struct run *run, struct thread *threads,
                        struct diagnostics *diagnostics)
{
    size_t started = 1;

    while (started < run->workers->count &&
           pthread_create(&threads[started].handle, NULL, work, &threads[started]) == 0)
        started++;
    prepare(run, diagnostics);
    work(&threads[0]);
    for (size_t i = 1; i < started; i++)
        pthread_join(threads[i].handle, NULL);
}

bool workers_run(const struct workers *workers, struct diagnostics *diagnostics)
{
    struct run run = {
        .workers = workers,
        .lock = PTHREAD_MUTEX_INITIALIZER,
        .ended = PTHREAD_COND_INITIALIZER,
    };
    struct thread *threads = memory_allocate_zeroed(workers->count, sizeof *threads);

    threads[0].tells_progress = true;
    for (size_t i = 0; i < workers->count; i++)
        threads[i].run = &run;
    run_threads(&run, threads, diagnostics);
    for (size_t i = 0; i < workers->count; i++) {
        diagnostics_merge(diagnostics, &threads[i].worker.diagnostics);
        free_worker(&threads[i].worker);
    }
    free(threads);
    diagnostics_sort(diagnostics);
    return !atomic_load(&run.failed);
}
