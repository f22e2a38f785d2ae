#include "base/map.h"

#include "base/memory.h"

#include <stdlib.h>

enum { MAP_FIRST_CAPACITY = 16 };

struct map_entry {
    struct text key;
    size_t value;
};

/* Slots are small, since most lookups touch one at random: the keys are apart. */
struct map_slot {
    uint32_t hash;
    uint32_t number; /* of the entry, and one; 0 in a slot that is free */
};

static uint32_t hash_key(struct text key)
{
    uint64_t hash = text_hash(key);

    return (uint32_t)(hash ^ hash >> 32);
}

static bool holds(const struct map *map, const struct map_slot *slot, uint32_t hash,
                  struct text key)
{
    return slot->hash == hash && text_equal(map->entries[slot->number - 1].key, key);
}

/* The slot of `key`, or the free one where it belongs. Half of them are always free. */
static struct map_slot *find_slot(const struct map *map, struct text key, uint32_t hash)
{
    size_t position = hash & (map->capacity - 1);

    while (map->slots[position].number != 0 && !holds(map, &map->slots[position], hash, key))
        position = (position + 1) & (map->capacity - 1);
    return &map->slots[position];
}

/* All keys of the old slots are different. */
static void move_slots(struct map *map, const struct map_slot *slots, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t position = slots[i].hash & (map->capacity - 1);
        if (slots[i].number == 0)
            continue;
        while (map->slots[position].number != 0)
            position = (position + 1) & (map->capacity - 1);
        map->slots[position] = slots[i];
    }
}

/* Twice the slots, and as many entries as may be in half of them. */
static void grow(struct map *map)
{
    size_t old_capacity = map->capacity;
    struct map_slot *old_slots = map->slots;

    map->capacity = old_capacity > 0 ? memory_multiply(old_capacity, 2) : MAP_FIRST_CAPACITY;
    map->slots = memory_allocate_zeroed(map->capacity, sizeof *map->slots);
    map->entries =
        memory_resize(map->entries, memory_multiply(map->capacity / 2, sizeof *map->entries));
    move_slots(map, old_slots, old_capacity);
    free(old_slots);
}

size_t map_add(struct map *map, struct text key, size_t value)
{
    if (map->count * 2 >= map->capacity)
        grow(map);

    uint32_t hash = hash_key(key);
    struct map_slot *slot = find_slot(map, key, hash);
    if (slot->number == 0) {
        map->entries[map->count++] = (struct map_entry){key, value};
        *slot = (struct map_slot){hash, (uint32_t)map->count};
    }
    return map->entries[slot->number - 1].value;
}

size_t map_find(const struct map *map, struct text key)
{
    if (map->count == 0)
        return MAP_NONE;
    const struct map_slot *slot = find_slot(map, key, hash_key(key));
    return slot->number == 0 ? MAP_NONE : map->entries[slot->number - 1].value;
}

void map_free(struct map *map)
{
    free(map->slots);
    free(map->entries);
    *map = (struct map){0};
}
