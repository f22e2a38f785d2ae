/*
 * A cursor opens folders of the output part by part, so that a symbolic link on the way is
 * never followed. It keeps those of the newest path open: the next path mostly shares them.
 */
#ifndef VETRO_WRITE_CURSOR_H
#define VETRO_WRITE_CURSOR_H

#include "base/base.h"
#include "write/write.h"

struct cursor {
    int root;                        /* the output folder; not owned */
    size_t depth;                    /* folders open below the root */
    int folders[WRITE_MAX_DEPTH];    /* their descriptors */
    size_t lengths[WRITE_MAX_DEPTH]; /* of the part of `path` that leads to each */
    char path[WRITE_MAX_PATH + 1];   /* of the deepest one; not terminated */
};

struct cursor cursor_start(int root);

/*
 * The descriptor of a folder (empty: the root), good until the next call; -1 and errno when it
 * cannot be opened: ENOENT when it is not there, ELOOP or ENOTDIR when it is no folder.
 */
int cursor_open(struct cursor *cursor, struct text folder);

void cursor_close(struct cursor *cursor);

#endif
