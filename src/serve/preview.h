/*
 * What open pages are told: the version of the site, and the errors of the newest build.
 * Private to `serve`; several threads may use it.
 */
#ifndef VETRO_SERVE_PREVIEW_H
#define VETRO_SERVE_PREVIEW_H

#include "base/base.h"

#include <pthread.h>

/* Pages of this path are the program's own, not of the site. */
#define PREVIEW_PREFIX "/.vetro/"

struct preview {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    uint64_t start;        /* tells the versions of two runs apart */
    uint64_t builds;       /* that changed the site */
    uint64_t told;         /* changes of the message, from 1 */
    struct buffer message; /* as server-sent events have it */
    bool ended;
};

void preview_open(struct preview *preview);
void preview_close(struct preview *preview);

/* After a build: tells all open pages. */
void preview_tell(struct preview *preview, bool changed, const struct diagnostics *diagnostics);

/* Lets all who wait go. */
void preview_end(struct preview *preview);

/* The version of the site as pages carry it; in the arena. */
struct text preview_version(struct preview *preview, struct arena *arena);

/*
 * Waits until there is a message newer than `*seen`, or for `seconds`. Then `message` holds it,
 * or a comment that only keeps the connection open. False: the preview has ended.
 */
bool preview_wait(struct preview *preview, unsigned seconds, uint64_t *seen,
                  struct buffer *message);

#endif
