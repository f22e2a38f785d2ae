#include "write/tree.h"

#include "write/path.h"

#include <errno.h>
#include <stdlib.h>

struct entry *tree_find_entry(const struct write_tree *tree, struct text path)
{
    size_t position = map_find(&tree->entry_map, path);

    return position != MAP_NONE ? tree->entries[position] : NULL;
}

struct entry *tree_add_entry(struct write_tree *tree, struct text path)
{
    struct entry *entry = tree_find_entry(tree, path);

    if (entry != NULL)
        return entry;
    entry = arena_allocate(&tree->arena, sizeof *entry);
    entry->path = arena_copy(&tree->arena, path);
    tree->entries = memory_grow(tree->entries, &tree->entry_capacity, tree->entry_count,
                                sizeof *tree->entries);
    map_add(&tree->entry_map, entry->path, tree->entry_count);
    tree->entries[tree->entry_count++] = entry;
    return entry;
}

struct folder *tree_find_folder(const struct write_tree *tree, struct text path)
{
    size_t position = map_find(&tree->folder_map, path);

    return position != MAP_NONE ? tree->folders[position] : NULL;
}

static struct folder *add_folder(struct write_tree *tree, struct text path,
                                 struct folder *parent)
{
    struct folder *folder = arena_allocate(&tree->arena, sizeof *folder);

    folder->path = arena_copy(&tree->arena, path);
    folder->parent = parent;
    tree->folders = memory_grow(tree->folders, &tree->folder_capacity, tree->folder_count,
                                sizeof *tree->folders);
    map_add(&tree->folder_map, folder->path, tree->folder_count);
    tree->folders[tree->folder_count++] = folder;
    return folder;
}

void tree_add_root(struct write_tree *tree)
{
    struct folder *root = add_folder(tree, TEXT(""), NULL);

    root->state = FOLDER_PRESENT;
    root->staged = true;
}

struct folder *tree_add_folder(struct write_tree *tree, struct text path, struct text *clash)
{
    struct folder *folder = tree_find_folder(tree, path);
    struct text missing[WRITE_MAX_DEPTH];
    size_t count = 0;

    while (folder == NULL) {
        const struct entry *entry = tree_find_entry(tree, path);
        if (entry != NULL && entry->wanted) {
            *clash = path;
            return NULL;
        }
        missing[count++] = path;
        path = path_folder(path);
        folder = tree_find_folder(tree, path);
    }
    while (count > 0)
        folder = add_folder(tree, missing[--count], folder);
    return folder;
}

static int compare_paths(const void *left, const void *right)
{
    const struct entry *const *a = left;
    const struct entry *const *b = right;

    return text_compare((*a)->path, (*b)->path);
}

void tree_sort(struct write_tree *tree)
{
    if (tree->entry_count > 0)
        qsort(tree->entries, tree->entry_count, sizeof *tree->entries, compare_paths);
}

struct text tree_full_path(const struct write_tree *tree, struct text path,
                           struct buffer *space)
{
    buffer_clear(space);
    buffer_append(space, tree->output);
    if (path.length > 0 && !text_ends_with(tree->output, TEXT("/")))
        buffer_append_byte(space, '/');
    buffer_append(space, path);
    return buffer_text(space);
}

bool tree_fail(const struct write_tree *tree, struct text path, struct diagnostics *diagnostics,
               const char *message)
{
    int error_number = errno;
    struct buffer space = {0};

    diagnose_system(diagnostics, tree_full_path(tree, path, &space), error_number, "%s",
                    message);
    buffer_free(&space);
    return false;
}
