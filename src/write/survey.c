#include "write/survey.h"

#include "write/disk.h"
#include "write/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Deeper folders, which no build makes, count as one thing that is not ours. */
enum { SURVEY_MAX_DEPTH = 2 * WRITE_MAX_DEPTH };

struct walk {
    struct write_tree *tree;
    struct survey *survey;
    struct diagnostics *diagnostics;
    struct buffer path; /* of what is looked at */
};

static void add_name(struct walk *walk, struct name_list *list, struct text name)
{
    list->items = memory_grow(list->items, &list->capacity, list->count, sizeof *list->items);
    list->items[list->count++] = arena_copy(&walk->tree->arena, name);
}

/* What is foreign is named by the topmost folder above it that is not of the site. */
static void name_stranger(struct walk *walk)
{
    struct name_list *strangers = &walk->survey->strangers;
    struct text path = buffer_text(&walk->path);
    struct text name = path;

    for (struct text folder = path_folder(path); tree_find_folder(walk->tree, folder) == NULL;
         folder = path_folder(folder))
        name = text_slice(path, 0, folder.length + 1);
    if (strangers->count == 0 || !text_equal(strangers->items[strangers->count - 1], name))
        add_name(walk, strangers, name);
}

static void note_foreign(struct walk *walk, struct entry *blocked)
{
    walk->survey->foreign++;
    name_stranger(walk);
    if (blocked != NULL)
        blocked->conflict = CONFLICT_OCCUPIED;
}

/* What stands in the place of a folder of the site was seen by write_file, or came since. */
static void note_foreign_file(struct walk *walk, enum disk_kind kind, struct entry *blocked)
{
    struct folder *folder = tree_find_folder(walk->tree, buffer_text(&walk->path));

    if (folder != NULL && folder->conflict == CONFLICT_NONE)
        folder->conflict = kind == DISK_LINK ? CONFLICT_LINK : CONFLICT_FOREIGN;
    note_foreign(walk, blocked);
}

/* Anything but a folder. */
static void visit_file(struct walk *walk, enum disk_kind kind, struct entry *blocked)
{
    struct text path = buffer_text(&walk->path);
    struct entry *entry = tree_find_entry(walk->tree, path);
    bool stale = entry != NULL && !entry->wanted && kind == DISK_FILE;

    if (stale) {
        entry->found = true;
        entry->obstacle = blocked != NULL || tree_find_folder(walk->tree, path) != NULL;
    } else if (entry == NULL || !entry->wanted) {
        note_foreign_file(walk, kind, blocked);
    } else if (entry->staged && !entry->ours) {
        entry->conflict = CONFLICT_FOREIGN; /* it came after write_file had looked */
    }
}

static bool read_kind(DIR *handle, const struct dirent *item, enum disk_kind *kind)
{
    struct disk_status status = {.kind = DISK_SPECIAL};

    if (item->d_type == DT_DIR)
        status.kind = DISK_FOLDER;
    else if (item->d_type == DT_REG)
        status.kind = DISK_FILE;
    else if (item->d_type == DT_LNK)
        status.kind = DISK_LINK;
    else if (item->d_type == DT_UNKNOWN && !disk_examine(dirfd(handle), item->d_name, &status))
        return false;
    *kind = status.kind;
    return true;
}

static bool fail(struct walk *walk)
{
    return tree_fail(walk->tree, buffer_text(&walk->path), walk->diagnostics,
                     _("cannot read the folder"));
}

static bool read_folder(struct walk *walk, DIR *handle, size_t depth, struct entry *blocked);

/*
 * Notes a folder that has to give way to a file. It may if it holds only what builds wrote, or
 * nothing, and has a path that a build may have made.
 */
static void note_obstacle(struct walk *walk, struct entry *blocked)
{
    struct text path = buffer_text(&walk->path);

    if (path_fault(path) != NULL)
        blocked->conflict = CONFLICT_OCCUPIED;
    else
        add_name(walk, &walk->survey->obstacles, path);
}

static void note_other_folder(struct walk *walk)
{
    struct text path = buffer_text(&walk->path);

    if (path_fault(path) != NULL)
        walk->survey->odd = true;
    else
        add_name(walk, &walk->survey->others, path);
}

/* Whether a folder may still hold files that are to be removed. */
static bool holds_stale(const struct write_tree *tree, struct text folder)
{
    for (size_t i = 0; i < tree->entry_count; i++) {
        struct text path = tree->entries[i]->path;
        if (!tree->entries[i]->wanted && text_starts_with(path, folder) &&
            path.length > folder.length && path.data[folder.length] == '/')
            return true;
    }
    return false;
}

/* A folder that cannot be opened matters only if it belongs to the site, the old or the new. */
static bool visit_folder(struct walk *walk, int descriptor, size_t depth, struct entry *blocked)
{
    struct text path = buffer_text(&walk->path);
    struct entry *entry = tree_find_entry(walk->tree, path);
    struct folder *folder = tree_find_folder(walk->tree, path);

    if (entry != NULL && entry->wanted)
        blocked = entry;
    if (folder == NULL)
        note_other_folder(walk);
    DIR *handle = descriptor >= 0 ? fdopendir(descriptor) : NULL;
    if (handle == NULL) {
        if (descriptor >= 0)
            close(descriptor);
        if (folder != NULL || holds_stale(walk->tree, path))
            return fail(walk);
        note_foreign(walk, blocked);
        return true;
    }
    if (folder != NULL)
        folder->state = FOLDER_PRESENT; /* perhaps it was not yet when write_file looked */
    bool done = read_folder(walk, handle, depth, blocked);
    closedir(handle);
    if (blocked != NULL)
        note_obstacle(walk, blocked);
    return done;
}

static bool visit(struct walk *walk, DIR *handle, const struct dirent *item, size_t depth,
                  struct entry *blocked)
{
    enum disk_kind kind;

    if (!read_kind(handle, item, &kind))
        return fail(walk);
    if (kind == DISK_FOLDER && depth < SURVEY_MAX_DEPTH)
        return visit_folder(walk, disk_open_folder(dirfd(handle), item->d_name), depth + 1,
                            blocked);
    if (kind != DISK_ABSENT)
        visit_file(walk, kind, blocked);
    return true;
}

static bool is_skipped(const char *name, size_t depth)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
           (depth == 0 && strcmp(name, PRIVATE_NAME) == 0);
}

/* Recursion ends at SURVEY_MAX_DEPTH. */
static bool read_folder(struct walk *walk, DIR *handle, size_t depth, struct entry *blocked)
{
    size_t length = walk->path.length;
    bool done = true;

    while (done) {
        errno = 0;
        const struct dirent *item = readdir(handle);
        if (item == NULL)
            return errno == 0 || fail(walk);
        if (is_skipped(item->d_name, depth))
            continue;
        if (length > 0)
            buffer_append_byte(&walk->path, '/');
        buffer_append(&walk->path, text_from(item->d_name));
        done = visit(walk, handle, item, depth, blocked);
        walk->path.length = length;
    }
    return false;
}

bool survey_output(struct write_tree *tree, struct survey *survey,
                   struct diagnostics *diagnostics)
{
    struct walk walk = {.tree = tree, .survey = survey, .diagnostics = diagnostics};
    bool done = visit_folder(&walk, disk_open_folder(tree->output_folder, "."), 0, NULL);

    buffer_free(&walk.path);
    return done;
}

void survey_free(struct survey *survey)
{
    free(survey->obstacles.items);
    free(survey->strangers.items);
    free(survey->others.items);
}
