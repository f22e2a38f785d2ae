/*
 * Three-way merging: the new file, the copy of the file imported before it, and the content as
 * it stands, which staff may have edited. Knows lists of keys and cells, nothing of plans.
 */
#ifndef VETRO_IMPORT_MERGE_H
#define VETRO_IMPORT_MERGE_H

#include "import/sheet.h"
#include "model/model.h"

/* What items are matched by. Items with the same key match in order. */
struct keys {
    struct text *items;
    size_t count;
};

/* An item by its index in each of the three lists; NONE where it is not in one. */
struct merged_item {
    size_t fresh;
    size_t base;
    size_t current;
};

struct merged_list {
    /*
     * What the content shall hold, in order. Without `current`: added. Without `fresh`: added
     * by hand, and kept.
     */
    struct merged_item *items;
    size_t count;
    struct merged_item *removed; /* in the copy and in the content, no longer in the file */
    size_t removed_count;
    struct merged_item *deleted; /* in the copy and in the file, deleted from the content */
    size_t deleted_count;
};

/*
 * Merges lists; `base` is NULL when there is no copy. With `by_position`, items left over are
 * taken for the same where they have the same index: renamed. An order that is the same in
 * the file as in its copy leaves that of the content alone.
 */
struct merged_list merge_lists(struct arena *arena, const struct keys *fresh,
                               const struct keys *base, const struct keys *current,
                               bool by_position);

/* For each item of `a` the index of its match in `b`, or NONE. Equal keys match in order. */
size_t *merge_match(struct arena *arena, const struct keys *a, const struct keys *b,
                    bool by_position);

/* A cell of the file, on its way into the content. */
struct cell_change {
    struct text fresh;
    const struct text *base; /* NULL where the copy has none */
    struct place place;
    struct text subject; /* what it is about, such as the name of an indicator; may be empty */
};

/*
 * Decides one cell, replaces `*current` where the file's cell is to be taken, and says so. True
 * when the content changed.
 */
bool merge_apply(const struct cell_change *change, struct text *current,
                 struct diagnostics *diagnostics);

#endif
