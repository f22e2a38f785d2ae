#include "publish/plan.h"

#include <stdlib.h>

/* Above the depth of every path. */
enum { RANK_NO_PAGE = WRITE_MAX_DEPTH + 1 };

static void decide_local(struct plan *plan, struct item *item, enum knowledge knowledge)
{
    if (knowledge == KNOWLEDGE_NONE || item->uncertain)
        item->step = STEP_COMPARE;
    else if (!item->listed || item->step != STEP_KEEP)
        item->step = STEP_SEND;
    plan->outdated = plan->outdated || item->step != STEP_KEEP;
}

static bool add_local(struct plan *plan, const struct write_tree *tree, size_t index,
                      struct diagnostics *diagnostics)
{
    struct write_built built;

    if (!write_examine_built(tree, index, &built, diagnostics))
        return false;
    plan->items[plan->count++] =
        (struct item){.path = built.path, .size = built.size, .hash = built.hash};
    return true;
}

static void add_stale(struct plan *plan, const struct manifest_entry *entry)
{
    plan->outdated = true;
    plan->items[plan->count++] = (struct item){
        .path = entry->path,
        .step = STEP_REMOVE,
        .listed = true,
        .uncertain = entry->uncertain,
    };
}

static void join(struct item *item, const struct manifest_entry *entry)
{
    bool same = entry->size == item->size && hash_equal(entry->hash, item->hash);

    item->listed = true;
    item->uncertain = entry->uncertain;
    item->step = same ? STEP_KEEP : STEP_SEND;
}

bool plan_make(struct plan *plan, const struct write_tree *tree,
               const struct manifest *manifest, enum knowledge knowledge,
               struct diagnostics *diagnostics)
{
    size_t local_count = write_count_built(tree);
    size_t next = 0;
    bool done = true;

    *plan =
        (struct plan){.outdated = knowledge != KNOWLEDGE_MANIFEST || manifest->uncertain > 0};
    plan->items =
        arena_allocate_array(&plan->arena, local_count + manifest->count, sizeof *plan->items);
    for (size_t i = 0; i < local_count; i++) {
        if (!add_local(plan, tree, i, diagnostics)) {
            done = false;
            continue;
        }
        struct item item = plan->items[--plan->count];
        while (next < manifest->count &&
               text_compare(manifest->entries[next].path, item.path) < 0)
            add_stale(plan, &manifest->entries[next++]);
        if (next < manifest->count && text_equal(manifest->entries[next].path, item.path))
            join(&item, &manifest->entries[next++]);
        decide_local(plan, &item, knowledge);
        plan->items[plan->count++] = item;
    }
    while (next < manifest->count)
        add_stale(plan, &manifest->entries[next++]);
    return done;
}

void plan_free(struct plan *plan)
{
    arena_free(&plan->arena);
}

/* Also compressed: a host that serves such a file shows it in the place of the page. */
static bool is_page(struct text path)
{
    return text_ends_with(path, TEXT(".html")) || text_ends_with(path, TEXT(".html.gz")) ||
           text_ends_with(path, TEXT(".html.br"));
}

static size_t rank(const struct item *item)
{
    size_t depth = path_depth(item->path);

    return is_page(item->path) || depth == 0 ? depth : RANK_NO_PAGE;
}

bool plan_same_rank(const struct item *item, const struct item *other)
{
    return rank(item) == rank(other);
}

static int compare_order(const void *left, const void *right)
{
    const struct item *a = *(struct item *const *)left;
    const struct item *b = *(struct item *const *)right;
    size_t rank_a = rank(a);
    size_t rank_b = rank(b);

    if (rank_a != rank_b)
        return rank_a > rank_b ? -1 : 1;
    return text_compare(a->path, b->path);
}

struct item_list plan_list(struct plan *plan, enum step step)
{
    struct item_list list = {.items = NULL};

    list.items = arena_allocate_array(&plan->arena, plan->count, sizeof(struct item *));
    for (size_t i = 0; i < plan->count; i++) {
        if (plan->items[i].step == step && !plan->items[i].done)
            list.items[list.count++] = &plan->items[i];
    }
    qsort(list.items, list.count, sizeof *list.items, compare_order);
    return list;
}

/* Whether a folder above `path` is in the map. */
static bool is_below(const struct map *map, struct text path)
{
    for (size_t i = 0; i < path.length; i++) {
        if (path.data[i] == '/' && map_find(map, text_slice(path, 0, i)) != MAP_NONE)
            return true;
    }
    return false;
}

void plan_find_obstacles(struct plan *plan)
{
    struct map files = {0};
    struct map folders = {0};

    for (size_t i = 0; i < plan->count; i++) {
        struct text path = plan->items[i].path;
        if (plan->items[i].step == STEP_REMOVE)
            continue;
        map_add(&files, path, i);
        for (size_t j = 0; j < path.length; j++) {
            if (path.data[j] == '/')
                map_add(&folders, text_slice(path, 0, j), i);
        }
    }
    for (size_t i = 0; i < plan->count; i++) {
        struct item *item = &plan->items[i];
        if (item->step == STEP_REMOVE)
            item->obstacle =
                map_find(&folders, item->path) != MAP_NONE || is_below(&files, item->path);
    }
    map_free(&files);
    map_free(&folders);
}

/* Before it is done, and after a failure, nobody knows what the host has. */
struct hash plan_append_manifest(const struct plan *plan, struct buffer *content)
{
    manifest_begin(content);
    for (size_t i = 0; i < plan->count; i++) {
        const struct item *item = &plan->items[i];
        if (item->step == STEP_REMOVE && item->done)
            continue;
        struct manifest_entry entry = {
            .path = item->path,
            .size = item->size,
            .hash = item->hash,
            .uncertain = item->step != STEP_KEEP && !item->done,
        };
        manifest_append_entry(content, &entry);
    }
    return manifest_end(content);
}
