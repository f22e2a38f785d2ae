#include "write/place.h"

#include "write/cursor.h"
#include "write/disk.h"
#include "write/path.h"

#include <stdlib.h>

/* One rename: a file, or a folder that the output does not have with all it holds. */
struct move {
    struct text path; /* terminated; of the tree */
    size_t depth;
    bool replaces; /* a file is in its place */
};

struct moves {
    struct move *items;
    size_t count;
    size_t capacity;
};

/* The topmost folder above a file that is not in the output; NULL: all are there. */
static struct folder *topmost_absent(struct folder *folder)
{
    struct folder *topmost = NULL;

    for (; folder != NULL; folder = folder->parent) {
        if (folder->state == FOLDER_ABSENT)
            topmost = folder;
    }
    return topmost;
}

static void add_move(struct moves *moves, struct text path, bool replaces)
{
    moves->items =
        memory_grow(moves->items, &moves->capacity, moves->count, sizeof *moves->items);
    moves->items[moves->count++] = (struct move){path, path_depth(path), replaces};
}

static int compare_moves(const void *left, const void *right)
{
    const struct move *a = left;
    const struct move *b = right;

    if (a->replaces != b->replaces)
        return a->replaces ? 1 : -1;
    if (a->depth != b->depth)
        return a->depth > b->depth ? -1 : 1;
    return text_compare(a->path, b->path);
}

/*
 * What is new comes first, then what replaces an old file; stale files go last, in remove.c. So
 * no page that links lead to has a link to nowhere, at any moment: new pages are linked from
 * nowhere until an old one is replaced, and then all of them are there. Within both, deepest
 * first, as indexes are what visitors begin with; then by path, to share folders.
 */
static struct moves plan_moves(const struct write_tree *tree)
{
    struct moves moves = {0};

    for (size_t i = 0; i < tree->entry_count; i++) {
        const struct entry *entry = tree->entries[i];
        if (!entry->staged)
            continue;
        struct folder *absent = topmost_absent(entry->folder);
        if (absent == NULL) {
            add_move(&moves, entry->path, entry->replaces);
        } else if (!absent->placed) {
            absent->placed = true;
            add_move(&moves, absent->path, false);
        }
    }
    if (moves.count > 0)
        qsort(moves.items, moves.count, sizeof *moves.items, compare_moves);
    return moves;
}

static bool make_move(struct write_tree *tree, struct cursor *cursor, const struct move *move)
{
    int folder = cursor_open(cursor, path_folder(move->path));

    return folder >= 0 &&
           disk_rename(tree->stage_folder, move->path.data, folder, path_name(move->path).data);
}

bool place_staged(struct write_tree *tree, struct diagnostics *diagnostics)
{
    struct moves moves = plan_moves(tree);
    struct cursor cursor = cursor_start(tree->output_folder);
    bool done = true;

    for (size_t i = 0; done && i < moves.count; i++)
        done = make_move(tree, &cursor, &moves.items[i]) ||
               tree_fail(tree, moves.items[i].path, diagnostics, _("cannot put in place"));
    cursor_close(&cursor);
    free(moves.items);
    return done;
}
