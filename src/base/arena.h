/*
 * An arena hands out memory that is freed all at once. One for the site, one per page.
 */
#ifndef VETRO_BASE_ARENA_H
#define VETRO_BASE_ARENA_H

#include "base/text.h"

#include <stddef.h>

struct arena_block;

/* Zero-initialise to create: `struct arena arena = {0};`. */
struct arena {
    struct arena_block *block; /* the one in use; older ones hang behind it */
};

/* `size` bytes aligned for any type, cleared; never NULL. */
void *arena_allocate(struct arena *arena, size_t size);

/* `count` items of `size` bytes, cleared; never NULL (also for 0 items). */
void *arena_allocate_array(struct arena *arena, size_t count, size_t size);

/* A copy of `text` with a NUL byte behind it, which the length does not count. */
struct text arena_copy(struct arena *arena, struct text text);

/* printf into the arena. */
__attribute__((format(printf, 2, 3))) struct text arena_format(struct arena *arena,
                                                               const char *format, ...);

/* Forgets everything handed out, but keeps the newest block for use again. */
void arena_reset(struct arena *arena);

/* Gives all memory back; the arena can be used again. */
void arena_free(struct arena *arena);

#endif
