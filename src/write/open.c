/* Opening and closing the output: its folders, its lock, what an earlier build left. */

/* Mutexes that spin are not of POSIX. */
#define _GNU_SOURCE

#include "write/companion.h"
#include "write/disk.h"
#include "write/manifest.h"
#include "write/seal.h"
#include "write/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK_NAME "lock"
#define STAGE_NAME "stage"

/* The output itself may be reached through a symbolic link: the user named it. */
static bool open_output(struct write_tree *tree, struct diagnostics *diagnostics)
{
    if (!files_exist(tree->output)) {
        if (!files_make_folder(tree->output, diagnostics))
            return false;
        tree->made_output = true;
    }
    tree->output_folder = open(tree->output.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (tree->output_folder >= 0)
        return true;
    bool is_file = errno == ENOTDIR;
    tree_fail(tree, TEXT(""), diagnostics, _("cannot open the output folder"));
    if (is_file)
        diagnose_hint(diagnostics, _("a file has this name; give another output folder"));
    return false;
}

static bool open_private(struct write_tree *tree, struct diagnostics *diagnostics)
{
    tree->made_private = disk_make_folder(tree->output_folder, PRIVATE_NAME);
    if (!tree->made_private && errno != EEXIST)
        return tree_fail(tree, TEXT(PRIVATE_NAME), diagnostics, _("cannot make the folder"));

    tree->private_folder = disk_open_folder(tree->output_folder, PRIVATE_NAME);
    if (tree->private_folder >= 0)
        return true;
    tree_fail(tree, TEXT(PRIVATE_NAME), diagnostics, _("cannot open the folder"));
    diagnose_hint(diagnostics, _("the program keeps its notes here; remove whatever else has "
                                 "this name"));
    return false;
}

/*
 * Whether the locked file is still the one in the folder: a build that left no trace removed
 * its lock, perhaps between our opening and locking it.
 */
static bool lock_is_current(const struct write_tree *tree, int lock)
{
    struct stat locked;
    struct stat there;

    return fstat(lock, &locked) == 0 &&
           fstatat(tree->private_folder, LOCK_NAME, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
           locked.st_dev == there.st_dev && locked.st_ino == there.st_ino;
}

static bool take_lock(struct write_tree *tree, struct diagnostics *diagnostics)
{
    struct text path = TEXT(PRIVATE_NAME "/" LOCK_NAME);
    int lock = disk_open_lock(tree->private_folder, LOCK_NAME);

    if (lock < 0)
        return tree_fail(tree, path, diagnostics, _("cannot open the lock"));
    bool locked = flock(lock, LOCK_EX | LOCK_NB) == 0;
    if (locked && lock_is_current(tree, lock)) {
        tree->lock = lock;
        return true;
    }
    if (locked || errno == EWOULDBLOCK) {
        diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){.file = tree->output},
                 _("another build or publish is at work on this output folder"));
        diagnose_hint(diagnostics, _("wait until it has ended, then try again"));
    } else {
        tree_fail(tree, path, diagnostics, _("cannot take the lock"));
    }
    close(lock);
    return false;
}

/* What a build works on, but never puts in place as it is. */
static bool clear_leftovers(struct write_tree *tree)
{
    return disk_remove_tree(tree->private_folder, STAGE_NAME) &&
           disk_remove_tree(tree->private_folder, MANIFEST_NEW_NAME) &&
           disk_remove_tree(tree->private_folder, JOURNAL_NEW_NAME) &&
           disk_remove_tree(tree->private_folder, SEAL_NEW_NAME);
}

static bool open_stage(struct write_tree *tree, struct diagnostics *diagnostics)
{
    if (clear_leftovers(tree) && disk_make_folder(tree->private_folder, STAGE_NAME))
        tree->stage_folder = disk_open_folder(tree->private_folder, STAGE_NAME);
    return tree->stage_folder >= 0 ||
           tree_fail(tree, TEXT(PRIVATE_NAME "/" STAGE_NAME), diagnostics,
                     _("cannot make an empty folder to stage the site in"));
}

/* It is held for moments: a thread that has to wait spins a little before it sleeps. */
static void create_mutex(pthread_mutex_t *mutex)
{
    pthread_mutexattr_t attributes;

    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_ADAPTIVE_NP);
    pthread_mutex_init(mutex, &attributes);
    pthread_mutexattr_destroy(&attributes);
}

/* A tree of which nothing is open yet. */
static struct write_tree *make_tree(struct text output)
{
    struct write_tree *tree = memory_allocate_zeroed(1, sizeof *tree);

    tree->output = arena_copy(&tree->arena, output);
    tree->output_folder = -1;
    tree->private_folder = -1;
    tree->stage_folder = -1;
    tree->lock = -1;
    create_mutex(&tree->mutex);
    tree_add_root(tree);
    return tree;
}

struct write_tree *write_open(struct text output, struct diagnostics *diagnostics)
{
    struct write_tree *tree = make_tree(output);

    if (open_output(tree, diagnostics) && open_private(tree, diagnostics) &&
        take_lock(tree, diagnostics) && open_stage(tree, diagnostics) &&
        manifest_load(tree, diagnostics))
        return tree;
    write_close(tree);
    return NULL;
}

/* Whether a build was here; nothing is made where none was. */
static bool find_build(const struct write_tree *tree, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct text manifest =
        files_join(&arena, tree->output, TEXT(PRIVATE_NAME "/" MANIFEST_NAME));
    bool found = files_exist(manifest);

    if (!found) {
        diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){.file = tree->output},
                 _("there is no site in this folder: no build wrote it"));
        diagnose_hint(diagnostics,
                      _("run `vetro build` first, or name its folder with --output"));
    }
    arena_free(&arena);
    return found;
}

/* A list that is damaged, or a journal left behind, makes the tree dirty. */
static bool check_finished(const struct write_tree *tree, struct diagnostics *diagnostics)
{
    if (!tree->dirty)
        return true;
    diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){.file = tree->output},
             _("the last build of this site did not come to its end"));
    diagnose_hint(diagnostics, _("run `vetro build` again: it repairs what is there"));
    return false;
}

struct write_tree *write_open_built(struct text output, struct diagnostics *diagnostics)
{
    struct write_tree *tree = make_tree(output);

    if (find_build(tree, diagnostics) && open_output(tree, diagnostics) &&
        open_private(tree, diagnostics) && take_lock(tree, diagnostics) &&
        manifest_load(tree, diagnostics) && check_finished(tree, diagnostics) &&
        companion_add_all(tree, diagnostics)) {
        tree_sort(tree);
        return tree;
    }
    write_close(tree);
    return NULL;
}

/* Only for the holder of the lock: others may be working in these folders. */
static void remove_traces(struct write_tree *tree)
{
    clear_leftovers(tree);
    if (tree->lasting || !tree->made_private)
        return;
    disk_remove_file(tree->private_folder, LOCK_NAME);
    disk_remove_folder(tree->output_folder, PRIVATE_NAME);
    if (tree->made_output)
        disk_remove_folder(AT_FDCWD, tree->output.data);
}

static void close_open(int descriptor)
{
    if (descriptor >= 0)
        close(descriptor);
}

void write_close(struct write_tree *tree)
{
    if (tree == NULL)
        return;
    if (tree->lock >= 0)
        remove_traces(tree);
    close_open(tree->stage_folder);
    close_open(tree->private_folder);
    close_open(tree->output_folder);
    close_open(tree->lock); /* last: it gives the lock back */
    pthread_mutex_destroy(&tree->mutex);
    map_free(&tree->entry_map);
    map_free(&tree->folder_map);
    free(tree->entries);
    free(tree->folders);
    arena_free(&tree->arena);
    free(tree);
}
