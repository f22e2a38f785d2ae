#include "load/ahead.h"

#include <pthread.h>
#include <stdlib.h>

/* A file in the making; only one of the two threads touches it at a time. */
struct slot {
    struct loader loader; /* of the reading thread: scratch and findings of its own */
    struct diagnostics diagnostics;
    struct content_file file;
    bool usable;
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
    size_t parsed;   /* guarded: so many files are */
    size_t released; /* guarded: so many are no longer in use */
};

static struct slot *find_slot(struct ahead *ahead, size_t file)
{
    return &ahead->slots[file % AHEAD_WINDOW];
}

static void parse(struct ahead *ahead, size_t file)
{
    struct slot *slot = find_slot(ahead, file);

    content_close(&slot->file); /* here, since memory is given back best where it was taken */
    slot->loader = ahead->loader;
    slot->loader.diagnostics = &slot->diagnostics;
    slot->usable = content_open(&slot->loader, ahead->files->names[file], &slot->file);
    arena_free(&slot->loader.scratch);
}

static void *parse_all(void *argument)
{
    struct ahead *ahead = argument;

    for (size_t i = 0; i < ahead->files->count; i++) {
        pthread_mutex_lock(&ahead->lock);
        while (i - ahead->released == AHEAD_WINDOW)
            pthread_cond_wait(&ahead->changed, &ahead->lock);
        pthread_mutex_unlock(&ahead->lock);
        parse(ahead, i);
        pthread_mutex_lock(&ahead->lock);
        ahead->parsed = i + 1;
        pthread_cond_signal(&ahead->changed);
        pthread_mutex_unlock(&ahead->lock);
    }
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
    ahead->threaded = files->count >= AHEAD_FROM &&
                      pthread_create(&ahead->thread, NULL, parse_all, ahead) == 0;
    return ahead;
}

/* The slot of the file in use can be used again. */
static void release(struct ahead *ahead)
{
    pthread_mutex_lock(&ahead->lock);
    ahead->released = ahead->given;
    pthread_cond_signal(&ahead->changed);
    pthread_mutex_unlock(&ahead->lock);
}

static void await(struct ahead *ahead, size_t file)
{
    if (!ahead->threaded) {
        parse(ahead, file);
        return;
    }
    pthread_mutex_lock(&ahead->lock);
    while (ahead->parsed <= file)
        pthread_cond_wait(&ahead->changed, &ahead->lock);
    pthread_mutex_unlock(&ahead->lock);
}

struct content_file *ahead_next(struct ahead *ahead)
{
    release(ahead);
    await(ahead, ahead->given);

    struct slot *slot = find_slot(ahead, ahead->given++);
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
