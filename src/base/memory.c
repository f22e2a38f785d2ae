#include "base/memory.h"

#include "base/message.h"

#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static _Noreturn void end_out_of_memory(void)
{
    fputs(_("vetro: out of memory\n"), stderr);
    exit(2);
}

void *memory_allocate(size_t size)
{
    void *memory = malloc(size > 0 ? size : 1);

    if (memory == NULL)
        end_out_of_memory();
    return memory;
}

void *memory_allocate_zeroed(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size > 0 ? size : 1);

    if (memory == NULL)
        end_out_of_memory();
    return memory;
}

void *memory_allocate_aligned(size_t alignment, size_t size)
{
    size_t whole = memory_add(size, alignment - 1) & ~(alignment - 1);
    void *memory = aligned_alloc(alignment, whole);

    if (memory == NULL)
        end_out_of_memory();
    return memory;
}

void *memory_resize(void *memory, size_t size)
{
    void *moved = realloc(memory, size > 0 ? size : 1);

    if (moved == NULL)
        end_out_of_memory();
    return moved;
}

void *memory_grow(void *items, size_t *capacity, size_t count, size_t size)
{
    if (count < *capacity)
        return items;
    size_t wanted = *capacity > 0 ? memory_multiply(*capacity, 2) : 8;
    items = memory_resize(items, memory_multiply(wanted, size));
    *capacity = wanted;
    return items;
}

void memory_keep_freed(void)
{
#ifdef __GLIBC__
    enum { TRIM_THRESHOLD = 256 * 1024 * 1024, TOP_PAD = 16 * 1024 * 1024 };

    mallopt(M_TRIM_THRESHOLD, TRIM_THRESHOLD);
    mallopt(M_TOP_PAD, TOP_PAD);
#endif
}

size_t memory_add(size_t a, size_t b)
{
    size_t sum;

    if (__builtin_add_overflow(a, b, &sum))
        end_out_of_memory();
    return sum;
}

size_t memory_multiply(size_t a, size_t b)
{
    size_t product;

    if (__builtin_mul_overflow(a, b, &product))
        end_out_of_memory();
    return product;
}
