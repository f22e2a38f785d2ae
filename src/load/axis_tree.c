/* Values of an axis as a tree: missions, their programmes, the objectives of these. */
#include "load/loader.h"

#include <string.h>

/* The tree while it is put into order. */
struct tree {
    struct axis_value *values; /* in the order of the file */
    size_t count;
    size_t *first; /* per value: its first child, or NONE */
    size_t *next;  /* per value: the next one below the same parent, or NONE */
    size_t first_root;
    size_t *place; /* per value: its index in the order of the tree */
};

static void report_orphan(struct json_value parent, const struct axis *axis)
{
    struct text excerpt = json_excerpt(parent.document, json_text(parent));
    struct text *ids = value_candidates(parent, axis->value_count);

    value_error(parent, _("unknown parent \"%.*s\": the axis \"%.*s\" has no such value"),
                TEXT_PRINT(excerpt), TEXT_PRINT(axis->id));
    if (ids == NULL)
        return;
    for (size_t i = 0; i < axis->value_count; i++)
        ids[i] = axis->values[i].id;
    value_suggest(parent, json_text(parent), ids, axis->value_count);
}

static void find_parents(struct axis *axis, const struct json_value *parents)
{
    struct map ids = {0};

    for (size_t i = 0; i < axis->value_count; i++) {
        if (axis->values[i].id.length > 0)
            map_add(&ids, axis->values[i].id, i);
    }
    for (size_t i = 0; i < axis->value_count; i++) {
        if (!json_present(parents[i]))
            continue;
        size_t parent = map_find(&ids, json_text(parents[i]));
        if (parent == MAP_NONE)
            report_orphan(parents[i], axis);
        else
            axis->values[i].parent = parent;
        axis->is_tree = true;
    }
    map_free(&ids);
}

/* Reports every circle once and opens it there. `path` marks who was on which way up. */
static void open_circles(struct axis *axis, const struct json_value *parents, size_t *path)
{
    for (size_t i = 0; i < axis->value_count; i++) {
        size_t value = i;

        while (value != NONE && path[value] == 0) {
            path[value] = i + 1;
            value = axis->values[value].parent;
        }
        if (value == NONE || path[value] != i + 1)
            continue;
        value_error(parents[value], _("the value \"%.*s\" lies below itself"),
                    TEXT_PRINT(axis->values[value].id));
        value_hint(parents[value], "%s",
                   _("follow the parents upwards: they must end at a value without one"));
        axis->values[value].parent = NONE;
    }
}

/* From the last to the first, so that every chain is in the order of the file. */
static void chain(struct tree *tree)
{
    tree->first_root = NONE;
    for (size_t i = 0; i < tree->count; i++)
        tree->first[i] = NONE;
    for (size_t i = tree->count; i-- > 0;) {
        size_t parent = tree->values[i].parent;
        size_t *head = parent == NONE ? &tree->first_root : &tree->first[parent];
        tree->next[i] = *head;
        *head = i;
    }
}

/* Numbers the values: each before those below it, and these before the next. */
static void number(struct tree *tree)
{
    size_t value = tree->first_root;
    size_t place = 0;

    while (value != NONE) {
        size_t parent = tree->values[value].parent;
        tree->place[value] = place++;
        tree->values[value].depth = parent == NONE ? 0 : tree->values[parent].depth + 1;
        if (tree->first[value] != NONE) {
            value = tree->first[value];
            continue;
        }
        while (value != NONE && tree->next[value] == NONE)
            value = tree->values[value].parent;
        if (value != NONE)
            value = tree->next[value];
    }
}

static void list_children(struct arena *arena, struct axis *axis)
{
    size_t *counts = arena_allocate_array(arena, axis->value_count, sizeof *counts);

    for (size_t i = 0; i < axis->value_count; i++) {
        if (axis->values[i].parent != NONE)
            counts[axis->values[i].parent]++;
    }
    for (size_t i = 0; i < axis->value_count; i++) {
        struct references *children = &axis->values[i].children;
        children->items = arena_allocate_array(arena, counts[i], sizeof *children->items);
        if (axis->values[i].parent == NONE)
            continue;
        struct references *siblings = &axis->values[axis->values[i].parent].children;
        siblings->items[siblings->count++] = i;
    }
}

void axis_tree_complete(struct plan *plan, struct axis *axis, const struct json_value *parents)
{
    struct arena *arena = plan->loader->arena;
    struct arena *scratch = &plan->loader->scratch;
    size_t count = axis->value_count;
    struct tree tree = {.count = count};

    find_parents(axis, parents);
    if (!axis->is_tree)
        return;
    open_circles(axis, parents, arena_allocate_array(scratch, count, sizeof(size_t)));
    tree.values = arena_allocate_array(scratch, count, sizeof *tree.values);
    tree.first = arena_allocate_array(scratch, count, sizeof *tree.first);
    tree.next = arena_allocate_array(scratch, count, sizeof *tree.next);
    tree.place = arena_allocate_array(scratch, count, sizeof *tree.place);
    memcpy(tree.values, axis->values, count * sizeof *tree.values);
    chain(&tree);
    number(&tree);
    for (size_t i = 0; i < count; i++) {
        struct axis_value *value = &axis->values[tree.place[i]];
        *value = tree.values[i];
        if (value->parent != NONE)
            value->parent = tree.place[value->parent];
    }
    list_children(arena, axis);
}
