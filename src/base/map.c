#include "base/map.h"

#include "base/memory.h"

#include <stdlib.h>

enum { MAP_FIRST_CAPACITY = 16 };

struct map_slot {
    struct text key;
    uint64_t hash;
    size_t value; /* MAP_NONE in a slot that is free */
};

/* The slot that holds `key`, or the free one where it belongs. Half of them are always free. */
static struct map_slot *find_slot(const struct map *map, struct text key, uint64_t hash)
{
    size_t position = (size_t)hash & (map->capacity - 1);

    for (;;) {
        struct map_slot *slot = &map->slots[position];
        if (slot->value == MAP_NONE || (slot->hash == hash && text_equal(slot->key, key)))
            return slot;
        position = (position + 1) & (map->capacity - 1);
    }
}

static void resize(struct map *map, size_t capacity)
{
    struct map old = *map;

    map->slots = memory_allocate(memory_multiply(capacity, sizeof *map->slots));
    map->capacity = capacity;
    for (size_t i = 0; i < capacity; i++)
        map->slots[i].value = MAP_NONE;
    for (size_t i = 0; i < old.capacity; i++) {
        if (old.slots[i].value != MAP_NONE)
            *find_slot(map, old.slots[i].key, old.slots[i].hash) = old.slots[i];
    }
    free(old.slots);
}

size_t map_add(struct map *map, struct text key, size_t value)
{
    if (map->count * 2 >= map->capacity)
        resize(map, map->capacity > 0 ? memory_multiply(map->capacity, 2) : MAP_FIRST_CAPACITY);

    uint64_t hash = text_hash(key);
    struct map_slot *slot = find_slot(map, key, hash);
    if (slot->value == MAP_NONE) {
        *slot = (struct map_slot){key, hash, value};
        map->count++;
    }
    return slot->value;
}

size_t map_find(const struct map *map, struct text key)
{
    if (map->count == 0)
        return MAP_NONE;
    return find_slot(map, key, text_hash(key))->value;
}

void map_free(struct map *map)
{
    free(map->slots);
    *map = (struct map){0};
}
