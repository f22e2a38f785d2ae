/* Inside the room: reading values while rendering. */
#ifndef VETRO_MUSTACHE_VALUE_H
#define VETRO_MUSTACHE_VALUE_H

#include "mustache/mustache.h"

struct mustache_list {
    struct arena *arena;
    struct mustache_value *items;
    size_t count;
    size_t capacity;
};

/* No position: an object has fewer than 65,535 names. */
enum { MUSTACHE_FREE_SLOT = UINT16_MAX };

struct mustache_object {
    struct arena *arena;
    mustache_name *names; /* apart from the values: a walk over eight reads 16 bytes */
    struct mustache_value *values;
    size_t count;
    size_t capacity;
    uint16_t *slots; /* positions by hash of the name; NULL in small objects */
    size_t slot_count;
};

/* The slot that holds the position of `name`, or the free one where it belongs. */
static inline uint16_t *mustache_find_slot(const struct mustache_object *object,
                                           mustache_name name)
{
    size_t mask = object->slot_count - 1;
    size_t slot = (name * (size_t)0x9E3779B1u >> 15) & mask;

    while (object->slots[slot] != MUSTACHE_FREE_SLOT &&
           object->names[object->slots[slot]] != name)
        slot = (slot + 1) & mask;
    return &object->slots[slot];
}

/* Returns the number of values when there is none of that name. */
static inline size_t mustache_find_position(const struct mustache_object *object,
                                            mustache_name name)
{
    if (object->slots != NULL) {
        uint16_t position = *mustache_find_slot(object, name);
        return position == MUSTACHE_FREE_SLOT ? object->count : position;
    }
    for (size_t i = 0; i < object->count; i++) {
        if (object->names[i] == name)
            return i;
    }
    return object->count;
}

/* The value of `name`, or NULL. */
static inline const struct mustache_value *
mustache_object_find(const struct mustache_object *object, mustache_name name)
{
    size_t position = mustache_find_position(object, name);

    return position < object->count ? &object->values[position] : NULL;
}

#endif
