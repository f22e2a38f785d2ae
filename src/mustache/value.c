#include "mustache/value.h"

#include <string.h>

enum {
    FIRST_NAMES = 8,
    MANY_NAMES = 64, /* a power of two */
    FIRST_ITEMS = 2,
    LONGEST_WALK = 8, /* objects with more names have a table */
};

struct mustache_object *mustache_object_create(struct arena *arena)
{
    struct mustache_object *object = arena_allocate(arena, sizeof *object);

    object->arena = arena;
    return object;
}

struct mustache_list *mustache_list_create(struct arena *arena)
{
    struct mustache_list *list = arena_allocate(arena, sizeof *list);

    list->arena = arena;
    return list;
}

/* Room for twice as much in the arena; the old room is lost until the arena goes. */
static void *grow(struct arena *arena, const void *items, size_t count, size_t capacity,
                  size_t size)
{
    void *larger = arena_allocate_array(arena, capacity, size);

    if (count > 0)
        memcpy(larger, items, count * size);
    return larger;
}

static void make_table(struct mustache_object *object)
{
    object->slot_count = object->capacity * 2;
    object->slots =
        arena_allocate_array(object->arena, object->slot_count, sizeof *object->slots);
    for (size_t i = 0; i < object->slot_count; i++)
        object->slots[i] = MUSTACHE_FREE_SLOT;
    for (size_t i = 0; i < object->count; i++)
        *mustache_find_slot(object, object->names[i]) = (uint16_t)i;
}

static void set_capacity(struct mustache_object *object, size_t capacity)
{
    object->capacity = capacity;
    object->names = grow(object->arena, object->names, object->count, object->capacity,
                         sizeof *object->names);
    object->values = grow(object->arena, object->values, object->count, object->capacity,
                          sizeof *object->values);
    if (object->capacity > LONGEST_WALK)
        make_table(object);
}

struct mustache_object *mustache_object_create_large(struct arena *arena)
{
    struct mustache_object *object = mustache_object_create(arena);

    set_capacity(object, MANY_NAMES);
    return object;
}

void mustache_set(struct mustache_object *object, mustache_name name,
                  struct mustache_value value)
{
    if (name == MUSTACHE_NO_NAME)
        return;
    size_t position = mustache_find_position(object, name);
    if (position == object->count) {
        if (object->count == object->capacity)
            set_capacity(object, object->capacity > 0 ? object->capacity * 2 : FIRST_NAMES);
        object->names[position] = name;
        if (object->slots != NULL)
            *mustache_find_slot(object, name) = (uint16_t)position;
        object->count++;
    }
    object->values[position] = value;
}

void mustache_set_text(struct mustache_object *object, mustache_name name, struct text text)
{
    mustache_set(object, name, (struct mustache_value){.kind = MUSTACHE_TEXT, .text = text});
}

void mustache_set_html(struct mustache_object *object, mustache_name name, struct text html)
{
    mustache_set(object, name, (struct mustache_value){.kind = MUSTACHE_HTML, .text = html});
}

void mustache_set_escaped(struct mustache_object *object, mustache_name name, struct text text)
{
    mustache_set_html(object, name, mustache_escaped(object->arena, text));
}

void mustache_set_flag(struct mustache_object *object, mustache_name name, bool flag)
{
    mustache_set(object, name,
                 (struct mustache_value){.kind = flag ? MUSTACHE_TRUE : MUSTACHE_NOTHING});
}

void mustache_set_nothing(struct mustache_object *object, mustache_name name)
{
    mustache_set_flag(object, name, false);
}

struct mustache_object *mustache_set_object(struct mustache_object *object, mustache_name name)
{
    struct mustache_object *inner = mustache_object_create(object->arena);

    mustache_set(object, name,
                 (struct mustache_value){.kind = MUSTACHE_OBJECT, .object = inner});
    return inner;
}

struct mustache_list *mustache_set_list(struct mustache_object *object, mustache_name name)
{
    struct mustache_list *list = mustache_list_create(object->arena);

    mustache_set(object, name, (struct mustache_value){.kind = MUSTACHE_LIST, .list = list});
    return list;
}

void mustache_list_add(struct mustache_list *list, struct mustache_value value)
{
    if (list->count == list->capacity) {
        list->capacity = list->capacity > 0 ? list->capacity * 2 : FIRST_ITEMS;
        list->items =
            grow(list->arena, list->items, list->count, list->capacity, sizeof *list->items);
    }
    list->items[list->count++] = value;
}

struct mustache_object *mustache_list_add_object(struct mustache_list *list)
{
    struct mustache_object *object = mustache_object_create(list->arena);

    mustache_list_add(list, (struct mustache_value){.kind = MUSTACHE_OBJECT, .object = object});
    return object;
}

size_t mustache_list_count(const struct mustache_list *list)
{
    return list->count;
}
