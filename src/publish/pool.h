/* Many transfers at a time, each thread with a connection of its own. Private to `publish`. */
#ifndef VETRO_PUBLISH_POOL_H
#define VETRO_PUBLISH_POOL_H

#include "base/base.h"
#include "publish/remote.h"

/* Zero-initialise to create. */
struct pool {
    struct link *links; /* links[0] is also for what the main thread does alone */
    size_t count;
};

bool pool_open(struct pool *pool, struct remote *remote, size_t count,
               struct diagnostics *diagnostics);
void pool_close(struct pool *pool);

/*
 * Runs the jobs 0 to `jobs` - 1, `run` in several threads. False: some failed. After a fatal
 * outcome, or too many failures, no further job is begun.
 */
struct pool_work {
    size_t jobs;
    bool (*run)(void *shared, size_t job, struct link *link, struct diagnostics *diagnostics);
    void *shared;
};
bool pool_run(struct pool *pool, const struct pool_work *work, struct diagnostics *diagnostics);

#endif
