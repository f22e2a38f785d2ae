#include "base/arena.h"

#include "base/format.h"
#include "base/memory.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* Blocks soon are as large as a few of the large pages that the system hands out at once. */
enum {
    FIRST_BLOCK = 64 * 1024,
    GROWTH = 8, /* times the last block */
    LARGE_PAGE = 2 * 1024 * 1024,
    LARGEST_BLOCK = 4 * LARGE_PAGE,
};

struct arena_block {
    struct arena_block *older;
    size_t size;     /* with this header */
    size_t capacity; /* of `bytes` */
    size_t used;
    alignas(max_align_t) char bytes[];
};

/*
 * Whole blocks of some size come in large pages where the system has them: one fault instead of
 * hundreds. That is advice only; whether it is taken makes no difference but in time.
 */
static void *allocate_block(size_t size)
{
    if (size < LARGE_PAGE)
        return memory_allocate(size);
    void *block = memory_allocate_aligned(LARGE_PAGE, size);
    madvise(block, size, MADV_HUGEPAGE);
    return block;
}

/* The size of the next block, header included: larger than the last one, and than `wanted`. */
static size_t choose_size(const struct arena_block *last, size_t wanted)
{
    size_t size = FIRST_BLOCK;

    if (last != NULL)
        size = last->size < LARGEST_BLOCK / GROWTH ? last->size * GROWTH : LARGEST_BLOCK;
    return size > wanted ? size : wanted;
}

static struct arena_block *add_block(struct arena *arena, size_t wanted)
{
    struct arena_block *block;
    size_t size = choose_size(arena->block, memory_add(sizeof *block, wanted));

    block = allocate_block(size);
    block->older = arena->block;
    block->size = size;
    block->capacity = size - sizeof *block;
    block->used = 0;
    arena->block = block;
    return block;
}

static void *take(struct arena *arena, size_t size, size_t alignment)
{
    struct arena_block *block = arena->block;
    size_t start = 0;

    if (block != NULL)
        start = (block->used + alignment - 1) & ~(alignment - 1);
    if (block == NULL || start > block->capacity || block->capacity - start < size) {
        block = add_block(arena, size);
        start = 0;
    }
    block->used = start + size;
    return block->bytes + start;
}

void *arena_allocate(struct arena *arena, size_t size)
{
    return memset(take(arena, size, alignof(max_align_t)), 0, size);
}

void *arena_allocate_array(struct arena *arena, size_t count, size_t size)
{
    return arena_allocate(arena, memory_multiply(count, size));
}

struct text arena_copy(struct arena *arena, struct text text)
{
    char *copy = take(arena, memory_add(text.length, 1), 1);

    if (text.length > 0)
        memcpy(copy, text.data, text.length);
    copy[text.length] = '\0';
    return (struct text){copy, text.length};
}

/* Into what is left of the block; where that is too little, once more into a new one. */
struct text arena_format(struct arena *arena, const char *format, ...)
{
    struct arena_block *block = arena->block;
    size_t room = block != NULL ? block->capacity - block->used : 0;
    char *space = room > 0 ? (char *)block->bytes + block->used : NULL;
    va_list arguments;

    va_start(arguments, format);
    size_t length = format_text(space, room, format, arguments);
    va_end(arguments);
    if (length < room) {
        block->used += length + 1;
        return (struct text){space, length};
    }

    char *text = take(arena, length + 1, 1);
    va_start(arguments, format);
    format_text(text, length + 1, format, arguments);
    va_end(arguments);
    return (struct text){text, length};
}

static void free_blocks(struct arena_block *block)
{
    while (block != NULL) {
        struct arena_block *older = block->older;
        free(block);
        block = older;
    }
}

void arena_reset(struct arena *arena)
{
    if (arena->block == NULL)
        return;
    free_blocks(arena->block->older);
    arena->block->older = NULL;
    arena->block->used = 0;
}

void arena_free(struct arena *arena)
{
    free_blocks(arena->block);
    arena->block = NULL;
}
