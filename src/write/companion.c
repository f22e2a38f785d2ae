#include "write/companion.h"

#include "write/disk.h"
#include "write/write.h"

#define SEARCH_FOLDER "pagefind"

/* Nanoseconds: as far as all that copies a time keeps it. */
enum { CLOCK_STEP = 2000000 };

static bool same_time(uint64_t a, uint64_t b)
{
    return (a > b ? a - b : b - a) < CLOCK_STEP;
}

/* Reads the status of a path; false when it is not a regular file. */
static bool examine_file(const struct write_tree *tree, struct text path,
                         struct disk_status *status)
{
    return disk_examine(tree->output_folder, path.data, status) && status->kind == DISK_FILE;
}

static void add_compressed(struct write_tree *tree, struct text path)
{
    static const char *const endings[] = {".gz", ".br"};
    struct arena arena = {0};
    struct disk_status source;

    if (!examine_file(tree, path, &source))
        return;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct text compressed = arena_format(&arena, "%.*s%s", TEXT_PRINT(path), endings[i]);
        struct disk_status status;
        if (path_fault(compressed) == NULL && examine_file(tree, compressed, &status) &&
            same_time(status.time, source.time))
            tree_add_entry(tree, compressed);
    }
    arena_free(&arena);
}

static bool add_folder(struct write_tree *tree, struct text path, size_t depth,
                       struct diagnostics *diagnostics);

static bool add_file_or_folder(struct write_tree *tree, struct text path, size_t depth,
                               struct diagnostics *diagnostics)
{
    struct disk_status status;

    if (path_fault(path) != NULL || !disk_examine(tree->output_folder, path.data, &status))
        return true;
    if (status.kind == DISK_FILE)
        tree_add_entry(tree, path);
    return status.kind != DISK_FOLDER || add_folder(tree, path, depth + 1, diagnostics);
}

/* Recursion ends where path_fault finds too many parts. */
static bool add_folder(struct write_tree *tree, struct text path, size_t depth,
                       struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct file_list list = {.count = 0};
    bool done =
        depth < WRITE_MAX_DEPTH && files_list(&arena, files_join(&arena, tree->output, path),
                                              TEXT(""), false, &list, diagnostics);

    for (size_t i = 0; done && i < list.count; i++)
        done = add_file_or_folder(tree, files_join(&arena, path, list.names[i]), depth,
                                  diagnostics);
    arena_free(&arena);
    return done;
}

bool companion_add_all(struct write_tree *tree, struct diagnostics *diagnostics)
{
    if (!add_file_or_folder(tree, TEXT(SEARCH_FOLDER), 0, diagnostics))
        return false;
    size_t count = tree->entry_count;
    for (size_t i = 0; i < count; i++)
        add_compressed(tree, tree->entries[i]->path);
    return true;
}
