/*
 * Heap memory. Running out of it ends the program in one place, so that no caller has to
 * handle it.
 */
#ifndef VETRO_BASE_MEMORY_H
#define VETRO_BASE_MEMORY_H

#include <stddef.h>

/* `size` bytes, not cleared; never NULL. Freed with free(). */
void *memory_allocate(size_t size);

/* `count` × `size` bytes, all zero; never NULL. Freed with free(). */
void *memory_allocate_zeroed(size_t count, size_t size);

/* `size` bytes, not cleared, from a multiple of `alignment`, a power of two; never NULL. */
void *memory_allocate_aligned(size_t alignment, size_t size);

/* `memory` (NULL: none yet) with `size` bytes, perhaps moved, the new ones not cleared. */
void *memory_resize(void *memory, size_t size);

/*
 * Makes room for at least one more item in a growing array of `count` items of `size` bytes.
 * Returns the array, perhaps moved; `*capacity` is in items. Amortised constant time.
 */
void *memory_grow(void *items, size_t *capacity, size_t count, size_t size);

/*
 * To be called once, at the start of a program that does its work and ends: memory that is freed
 * waits for its next use, instead of going back to the system and having to be mapped again.
 */
void memory_keep_freed(void);

/* a + b and a × b; the program ends when the result does not fit. */
size_t memory_add(size_t a, size_t b);
size_t memory_multiply(size_t a, size_t b);

#endif
