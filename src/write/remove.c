/* The second half of place.h: what the new site no longer has. */
#include "write/cursor.h"
#include "write/disk.h"
#include "write/path.h"
#include "write/place.h"

#include <errno.h>
#include <string.h>

/* Not there, or hidden behind something that is no folder: nothing to remove. */
static bool is_gone(int error_number)
{
    return error_number == ENOENT || error_number == ENOTDIR || error_number == ELOOP;
}

static bool remove_file(struct cursor *cursor, struct text path)
{
    int folder = cursor_open(cursor, path_folder(path));

    return (folder >= 0 && disk_remove_file(folder, path_name(path).data)) || is_gone(errno);
}

/* Removes the stale files of which `obstacle` is as given. */
static bool remove_files(struct write_tree *tree, bool obstacle,
                         struct diagnostics *diagnostics)
{
    struct cursor cursor = cursor_start(tree->output_folder);
    bool done = true;

    for (size_t i = 0; done && i < tree->entry_count; i++) {
        const struct entry *entry = tree->entries[i];
        if (entry->found && entry->obstacle == obstacle)
            done = remove_file(&cursor, entry->path) ||
                   tree_fail(tree, entry->path, diagnostics, _("cannot remove the stale file"));
    }
    cursor_close(&cursor);
    return done;
}

/* Removes a folder if it is empty; `*gone` tells whether it is not there any more. */
static bool remove_if_empty(struct cursor *cursor, struct text path, bool *gone)
{
    char terminated[WRITE_MAX_NAME + 1] = "";
    struct text name = path_name(path);
    int folder = cursor_open(cursor, path_folder(path));

    memcpy(terminated, name.data, name.length);
    *gone = (folder >= 0 && disk_remove_folder(folder, terminated)) || errno == ENOENT;
    return *gone || errno == ENOTEMPTY || errno == EEXIST || errno == EBUSY || is_gone(errno);
}

static bool fail_folder(const struct write_tree *tree, struct text path,
                        struct diagnostics *diagnostics)
{
    return tree_fail(tree, path, diagnostics, _("cannot remove the empty folder"));
}

bool place_remove_obstacles(struct write_tree *tree, const struct survey *survey,
                            struct diagnostics *diagnostics)
{
    struct cursor cursor = cursor_start(tree->output_folder);
    bool done = remove_files(tree, true, diagnostics);
    bool gone;

    for (size_t i = 0; done && i < survey->obstacles.count; i++)
        done = (remove_if_empty(&cursor, survey->obstacles.items[i], &gone) && gone) ||
               fail_folder(tree, survey->obstacles.items[i], diagnostics);
    cursor_close(&cursor);
    return done;
}

/* Removes a folder and those above it, up to the first that is not empty or of the site. */
static bool remove_upwards(const struct write_tree *tree, struct cursor *cursor,
                           struct text folder, struct diagnostics *diagnostics)
{
    bool gone = true;

    for (; gone && tree_find_folder(tree, folder) == NULL; folder = path_folder(folder)) {
        if (!remove_if_empty(cursor, folder, &gone))
            return fail_folder(tree, folder, diagnostics);
    }
    return true;
}

/* From the last path to the first, so that a folder comes after those in it. */
static bool remove_emptied(struct write_tree *tree, struct diagnostics *diagnostics)
{
    struct cursor cursor = cursor_start(tree->output_folder);
    struct text last = TEXT("");
    bool done = true;

    for (size_t i = tree->entry_count; done && i > 0; i--) {
        const struct entry *entry = tree->entries[i - 1];
        struct text folder = path_folder(entry->path);
        if (entry->wanted || text_equal(folder, last))
            continue;
        done = remove_upwards(tree, &cursor, folder, diagnostics);
        last = folder;
    }
    cursor_close(&cursor);
    return done;
}

bool place_remove_stale(struct write_tree *tree, struct diagnostics *diagnostics)
{
    return remove_files(tree, false, diagnostics) && remove_emptied(tree, diagnostics);
}
