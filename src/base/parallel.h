/* Many things of one kind, done by several threads. */
#ifndef VETRO_BASE_PARALLEL_H
#define VETRO_BASE_PARALLEL_H

#include <stddef.h>

enum { PARALLEL_MAX = 16 }; /* threads: more would only wait for memory */

/* From now on at most so many threads work at a time: 1 or more. */
void parallel_limit(size_t threads);

/* So many may work at a time: without a limit, as many as there are processors. */
size_t parallel_threads(void);

/* Does the things from `first` to before `end`. */
typedef void parallel_part(void *shared, size_t first, size_t end);

/*
 * Calls `part` for ranges that together are all of `count` things, each on a thread of its own,
 * and returns when all are done. So many as `fewest` are worth a thread: where there are fewer
 * than twice as many, the calling thread does them alone.
 */
void parallel_run(size_t count, size_t fewest, parallel_part *part, void *shared);

#endif
