/*
 * A hash table from text to a number. Keys are not copied: their bytes must outlive the map.
 */
#ifndef VETRO_BASE_MAP_H
#define VETRO_BASE_MAP_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MAP_NONE SIZE_MAX

struct map_slot;
struct map_entry;

/* Zero-initialise to create. Holds fewer than 2^32 keys. */
struct map {
    struct map_slot *slots;
    size_t capacity;           /* of slots: a power of two */
    struct map_entry *entries; /* in the order they were added */
    size_t count;
};

/* Adds `key` with `value` unless it is there. Returns the value that the map holds for it. */
size_t map_add(struct map *map, struct text key, size_t value);

/* The value of `key`, or MAP_NONE. */
size_t map_find(const struct map *map, struct text key);

void map_free(struct map *map);

#endif
