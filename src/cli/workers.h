/* Many small jobs on all processors. Private to `cli`. */
#ifndef VETRO_CLI_WORKERS_H
#define VETRO_CLI_WORKERS_H

#include "cli/cli.h"

/* What each thread has for itself; arena and output are empty at the start of every job. */
struct worker {
    struct arena arena;
    struct buffer output;
    struct diagnostics diagnostics;
};

/* Further jobs, made possible while the first ones run. */
struct preparation {
    bool done;   /* false: there are errors, and no further jobs */
    size_t jobs; /* in all, the first ones included */
};

struct workers {
    size_t count; /* threads */
    size_t jobs;  /* that can run at once, numbered from 0 */
    size_t step;  /* taken by a thread at a time; 0: a dozen or so, for small jobs */
    bool (*run)(const void *shared, size_t job, struct worker *worker);

    /* Runs in the calling thread while the others are at work; NULL: there are no more jobs. */
    struct preparation (*prepare)(void *shared, struct diagnostics *diagnostics);

    void *shared;
    struct progress *progress;
};

/*
 * Runs all jobs, also when one fails, so that all findings come in one run; these are sorted,
 * and do not depend on the number of threads. False when a job or the preparation failed.
 */
bool workers_run(const struct workers *workers, struct diagnostics *diagnostics);

#endif
