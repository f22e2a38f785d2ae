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

/* The value of `name`, or NULL. */
const struct mustache_value *mustache_object_find(const struct mustache_object *object,
                                                  mustache_name name);

#endif
