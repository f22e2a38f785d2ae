/* Which folders the host is known to have. Private to `publish`; several threads may use it. */
#ifndef VETRO_PUBLISH_FOLDERS_H
#define VETRO_PUBLISH_FOLDERS_H

#include "base/base.h"

#include <pthread.h>

struct folders {
    pthread_mutex_t mutex;
    struct arena arena;
    struct map known;
};

struct folder_list {
    struct text *paths; /* terminated, upper ones first */
    size_t count;
};

void folders_open(struct folders *folders);
void folders_close(struct folders *folders);

/* The folders above `path` are there. */
void folders_learn(struct folders *folders, struct text path);

/* Those above `path` that are not known to be there. */
struct folder_list folders_missing(struct folders *folders, struct text path,
                                   struct arena *arena);

/* All of them, and before them the empty path: the folder of the site itself. */
struct folder_list folders_above(struct text path, struct arena *arena);

#endif
