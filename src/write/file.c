/* Adding a file to the new site: is it there already, or has it to be staged? */
#include "write/disk.h"
#include "write/path.h"
#include "write/tree.h"

#include <errno.h>

static void refuse(struct text path, struct diagnostics *diagnostics, const char *reason)
{
    diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = path},
             _("this path of a page cannot be used: %s"), reason);
}

static void refuse_clash(struct text file, struct text other, struct diagnostics *diagnostics)
{
    diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = other},
             _("the site has a file %.*s, so it cannot have a folder of the same name"),
             TEXT_PRINT(file));
}

/* Makes the path part of the new site; the entry is then this thread's own. */
static struct entry *claim_locked(struct write_tree *tree, struct text path,
                                  struct diagnostics *diagnostics)
{
    struct text clash = path;
    struct folder *folder = NULL;

    if (tree_find_folder(tree, path) == NULL)
        folder = tree_add_folder(tree, path_folder(path), &clash);
    if (folder == NULL) {
        refuse_clash(clash, path, diagnostics);
        return NULL;
    }
    struct entry *entry = tree_add_entry(tree, path);
    if (entry->wanted) {
        refuse(path, diagnostics, _("the site has another file of this name"));
        return NULL;
    }
    entry->wanted = true;
    entry->folder = folder;
    return entry;
}

static struct entry *claim(struct write_tree *tree, struct text path,
                           struct diagnostics *diagnostics)
{
    const char *fault = path_fault(path);

    if (fault != NULL) {
        refuse(path, diagnostics, fault);
        return NULL;
    }
    pthread_mutex_lock(&tree->mutex);
    struct entry *entry = claim_locked(tree, path, diagnostics);
    pthread_mutex_unlock(&tree->mutex);
    return entry;
}

static bool is_ours(struct write_tree *tree, struct text path)
{
    pthread_mutex_lock(&tree->mutex);
    const struct entry *entry = tree_find_entry(tree, path);
    bool ours = entry != NULL && entry->ours;
    pthread_mutex_unlock(&tree->mutex);
    return ours;
}

/* Looks at the place of a folder whose parent is present in the output. */
static bool examine_folder(struct write_tree *tree, const struct folder *folder,
                           enum conflict *conflict, enum folder_state *state)
{
    struct disk_status status;

    *conflict = CONFLICT_NONE;
    if (!disk_examine(tree->output_folder, folder->path.data, &status))
        return false;
    switch (status.kind) {
    case DISK_ABSENT:
        break;
    case DISK_FOLDER:
        *state = FOLDER_PRESENT;
        return true;
    case DISK_FILE:
        *conflict = is_ours(tree, folder->path) ? CONFLICT_NONE : CONFLICT_FOREIGN;
        break;
    case DISK_LINK:
        *conflict = CONFLICT_LINK;
        break;
    case DISK_SPECIAL:
        *conflict = CONFLICT_SPECIAL;
        break;
    }
    *state = *conflict == CONFLICT_NONE ? FOLDER_ABSENT : FOLDER_BLOCKED;
    return true;
}

/*
 * Tells the state of a folder's place in the output. Each folder is looked at once, from above,
 * so that no symbolic link is followed; two threads may look at the same one, and see the same.
 */
static bool settle_folder(struct write_tree *tree, struct folder *folder,
                          enum folder_state *state, struct diagnostics *diagnostics)
{
    struct folder *unknown[WRITE_MAX_DEPTH];
    size_t count = 0;

    for (; folder->state == FOLDER_UNKNOWN; folder = folder->parent)
        unknown[count++] = folder;
    *state = folder->state;
    while (count > 0) {
        folder = unknown[--count];
        enum conflict conflict = CONFLICT_NONE;
        if (*state == FOLDER_PRESENT && !examine_folder(tree, folder, &conflict, state))
            return tree_fail(tree, folder->path, diagnostics, _("cannot look at the folder"));
        folder->conflict = conflict;
        folder->state = *state;
    }
    return true;
}

/*
 * Whether the regular file in the output holds these bytes already. Its hash in the manifest
 * answers where nothing tells that it was touched since; else it is read.
 */
static bool compare_file(const struct write_tree *tree, const struct entry *entry,
                         const struct fingerprint *print, struct text bytes, bool *same)
{
    bool untouched =
        entry->trusted && entry->print.size == print->size && entry->print.time == print->time;

    if (!untouched)
        return disk_compare(tree->output_folder, entry->path.data, bytes, same);
    *same = hash_equal(entry->print.hash, print->hash);
    return true;
}

/*
 * Looks at the place of a file whose folder is present in the output. A folder in its place is
 * left to the survey of write_commit, which sees what it holds.
 */
static bool examine_file(const struct write_tree *tree, struct entry *entry,
                         struct fingerprint *print, struct text bytes, bool *same)
{
    struct disk_status status;

    if (!disk_examine(tree->output_folder, entry->path.data, &status))
        return false;
    switch (status.kind) {
    case DISK_ABSENT:
    case DISK_FOLDER:
        return true;
    case DISK_LINK:
        entry->conflict = CONFLICT_LINK;
        return true;
    case DISK_SPECIAL:
        entry->conflict = CONFLICT_SPECIAL;
        return true;
    case DISK_FILE:
        break;
    }
    entry->replaces = true;
    print->time = status.time;
    if (status.size == print->size && !compare_file(tree, entry, print, bytes, same))
        return false;
    if (!*same && !entry->ours)
        entry->conflict = CONFLICT_FOREIGN;
    return true;
}

/* Makes the folder and those above it in the stage, those that no thread has made. */
static bool stage_folder(struct write_tree *tree, struct folder *folder)
{
    struct folder *missing[WRITE_MAX_DEPTH];
    size_t count = 0;

    for (; !folder->staged; folder = folder->parent)
        missing[count++] = folder;
    while (count > 0) {
        folder = missing[--count];
        if (!disk_make_folder(tree->stage_folder, folder->path.data) && errno != EEXIST)
            return false;
        folder->staged = true;
    }
    return true;
}

static bool stage_file(struct write_tree *tree, struct entry *entry, struct fingerprint *print,
                       struct text bytes)
{
    entry->staged = stage_folder(tree, entry->folder) &&
                    disk_write(tree->stage_folder, entry->path.data, bytes, &print->time);
    return entry->staged;
}

static bool fingerprints_equal(const struct fingerprint *a, const struct fingerprint *b)
{
    return hash_equal(a->hash, b->hash) && a->size == b->size && a->time == b->time;
}

/* Stages the file unless it is in the output already. What stands in its way is only noted. */
static bool settle_file(struct write_tree *tree, struct entry *entry, struct text bytes,
                        struct diagnostics *diagnostics)
{
    struct fingerprint print = {.hash = hash_bytes(bytes), .size = bytes.length};
    enum folder_state state;
    bool same = false;

    if (!settle_folder(tree, entry->folder, &state, diagnostics))
        return false;
    if (state == FOLDER_PRESENT && !examine_file(tree, entry, &print, bytes, &same))
        return tree_fail(tree, entry->path, diagnostics, _("cannot look at the file"));
    if (state == FOLDER_BLOCKED || entry->conflict != CONFLICT_NONE)
        return true;
    if (!same && !stage_file(tree, entry, &print, bytes))
        return tree_fail(tree, entry->path, diagnostics, _("cannot write the file"));
    entry->listed = entry->listed && same && fingerprints_equal(&entry->print, &print);
    entry->print = print;
    return true;
}

bool write_file(struct write_tree *tree, struct text path, struct text bytes,
                struct diagnostics *diagnostics)
{
    struct entry *entry = claim(tree, path, diagnostics);

    if (entry != NULL && settle_file(tree, entry, bytes, diagnostics))
        return true;
    pthread_mutex_lock(&tree->mutex);
    tree->failures++;
    pthread_mutex_unlock(&tree->mutex);
    return false;
}
