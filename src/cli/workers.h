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

struct workers {
    size_t count; /* threads */
    size_t jobs;  /* numbered from 0 */
    size_t step;  /* taken by a thread at a time; 0: a dozen or so, for small jobs */
    bool (*run)(const void *shared, size_t job, struct worker *worker);
    const void *shared;
    struct progress *progress;
};

/*
 * Runs all jobs, also when one fails, so that all findings come in one run; these are sorted,
 * and do not depend on the number of threads. False when a job failed.
 */
bool workers_run(const struct workers *workers, struct diagnostics *diagnostics);

#endif
