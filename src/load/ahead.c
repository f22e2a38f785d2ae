#include "load/ahead.h"

#include <pthread.h>
#include <stdlib.h>

/* A file in the making; only one of the two threads touches it at a time. */
struct slot {
    struct loader loader; /* of the reading thread: scratch and findings of its own */
    struct diagnostics diagnostics;
    struct content_file file;
    bool usable;
    bool parsed; /* guarded by the lock */
};

struct ahead {
    struct loader loader; /* as it was; the original goes on changing */
    struct diagnostics *diagnostics;
    const struct file_list *files;
    struct slot slots[AHEAD_WINDOW]; /* file i is in slot i modulo their number */
    pthread_t thread;
    bool threaded;
    size_t given; /* files that ahead_next gave out; the last of them is in use */

    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t taken;    /* guarded: so many files are parsed, or are being parsed */
    size_t released; /* guarded: so many are no longer in use */
};

static struct slot *find_slot(struct ahead *ahead, size_t file)
{
    return &ahead->slots[file % AHEAD_WINDOW];
}

static void parse(struct ahead *ahead, struct slot *slot, size_t file)
{
    slot->loader = ahead->loader;
    slot->loader.diagnostics = &slot->diagnostics;
    slot->usable = content_open_again(&slot->loader, ahead->files->names[file], &slot->file);
    arena_free(&slot->loader.scratch);
}

/* Whether there is a file to parse, and a slot for it; the lock is held. */
static bool can_take(const struct ahead *ahead)
{
    return ahead->taken < ahead->files->count && ahead->taken - ahead->released < AHEAD_WINDOW;
}

/* Parses the next file without the lock, which is held before and afterwards. */
static void take(struct ahead *ahead)
{
    size_t file = ahead->taken++;
    struct slot *slot = find_slot(ahead, file);

    slot->parsed = false;
    pthread_mutex_unlock(&ahead->lock);
    parse(ahead, slot, file);
    pthread_mutex_lock(&ahead->lock);
    slot->parsed = true;
    pthread_cond_broadcast(&ahead->changed);
}

static void *parse_all(void *argument)
{
    struct ahead *ahead = argument;

    pthread_mutex_lock(&ahead->lock);
    while (ahead->taken < ahead->files->count) {
        if (can_take(ahead))
            take(ahead);
        else
            pthread_cond_wait(&ahead->changed, &ahead->lock);
    }
    pthread_mutex_unlock(&ahead->lock);
    return NULL;
}

struct ahead *ahead_open(const struct loader *loader, const struct file_list *files)
{
    struct ahead *ahead = memory_allocate_zeroed(1, sizeof *ahead);

    ahead->loader = *loader;
    ahead->loader.scratch = (struct arena){0};
    ahead->diagnostics = loader->diagnostics;
    ahead->files = files;
    pthread_mutex_init(&ahead->lock, NULL);
    pthread_cond_init(&ahead->changed, NULL);
    ahead->threaded = files->count >= AHEAD_FROM && parallel_threads() > 1 &&
                      pthread_create(&ahead->thread, NULL, parse_all, ahead) == 0;
    return ahead;
}

/*
 * The file given out last is no longer in use, and the next one is parsed: the thread that needs
 * it does not wait as long as there is any file that it can parse itself.
 */
static void turn_to(struct ahead *ahead, size_t file)
{
    pthread_mutex_lock(&ahead->lock);
    ahead->released = file;
    pthread_cond_broadcast(&ahead->changed);
    while (ahead->taken <= file || !find_slot(ahead, file)->parsed) {
        if (can_take(ahead))
            take(ahead);
        else
            pthread_cond_wait(&ahead->changed, &ahead->lock);
    }
    pthread_mutex_unlock(&ahead->lock);
}

struct content_file *ahead_next(struct ahead *ahead)
{
    size_t file = ahead->given++;
    struct slot *slot = find_slot(ahead, file);

    turn_to(ahead, file);
    diagnostics_merge(ahead->diagnostics, &slot->diagnostics);
    slot->file.document.diagnostics = ahead->diagnostics;
    return slot->usable ? &slot->file : NULL;
}

void ahead_close(struct ahead *ahead)
{
    if (ahead->threaded)
        pthread_join(ahead->thread, NULL);
    for (size_t i = 0; i < AHEAD_WINDOW; i++)
        content_close(&ahead->slots[i].file);
    pthread_cond_destroy(&ahead->changed);
    pthread_mutex_destroy(&ahead->lock);
    free(ahead);
}
