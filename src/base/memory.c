#include "base/memory.h"

#include "base/message.h"

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

void *memory_grow(void *items, size_t *capacity, size_t count, size_t size)
{
    if (count < *capacity)
        return items;
    size_t wanted = *capacity > 0 ? memory_multiply(*capacity, 2) : 8;
    void *moved = realloc(items, memory_multiply(wanted, size));
    if (moved == NULL)
        end_out_of_memory();
    *capacity = wanted;
    return moved;
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
