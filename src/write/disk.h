/*
 * Every system call of this room that changes the disk, and those that look at it without
 * following symbolic links. Paths are terminated and relative to an open folder. `bool`
 * functions that fail leave the reason in errno; callers make it a diagnostic.
 */
#ifndef VETRO_WRITE_DISK_H
#define VETRO_WRITE_DISK_H

#include "base/base.h"

enum disk_kind { DISK_ABSENT, DISK_FILE, DISK_FOLDER, DISK_LINK, DISK_SPECIAL };

struct disk_status {
    enum disk_kind kind;
    uint64_t size; /* bytes */
    uint64_t time; /* of modification: nanoseconds since 1970, modulo 2^64 */
};

enum disk_call {
    DISK_MAKE_FOLDER,
    DISK_CREATE,
    DISK_WRITE,
    DISK_SYNC,
    DISK_CLOSE,
    DISK_RENAME,
    DISK_REMOVE_FILE,
    DISK_REMOVE_FOLDER,
};

/*
 * For tests: `fault` is asked before each call that changes the disk; any answer but 0 is the
 * errno that the call fails with. NULL: none is asked. To be set before threads are started.
 */
void disk_set_fault(int (*fault)(enum disk_call call));

/* What is at a path; nothing being there is a kind, not a failure. */
bool disk_examine(int folder, const char *path, struct disk_status *status);

/* Opens a folder itself, not one that a symbolic link in the last part leads to; -1: failed. */
int disk_open_folder(int folder, const char *path);

/* Whether the regular file at `path` holds exactly these bytes. */
bool disk_compare(int folder, const char *path, struct text bytes, bool *same);

/* Reads a regular file of at most FILES_MAX_SIZE bytes whole into `content` (cleared first). */
bool disk_read(int folder, const char *path, struct buffer *content,
               struct disk_status *status);

/* One that is there already is EEXIST. */
bool disk_make_folder(int folder, const char *path);

/* Opens the file that a lock is taken on, made if it is not there; -1: failed. */
int disk_open_lock(int folder, const char *path);

/*
 * Writes a file that must not be there yet; every write and the close are checked. A file cut
 * short by a failure is left to be cleared with the folder it is in. `time` is that of its
 * modification.
 */
bool disk_write(int folder, const char *path, struct text bytes, uint64_t *time);

/* The same, and the bytes are on the medium before it returns. */
bool disk_write_durable(int folder, const char *path, struct text bytes);

/* Puts what a folder holds by name on the medium. */
bool disk_sync_folder(int folder);

bool disk_rename(int folder, const char *path, int to_folder, const char *to_path);

/* Nothing being there is ENOENT for both. */
bool disk_remove_file(int folder, const char *path);
bool disk_remove_folder(int folder, const char *path);

/* Removes whatever is at `path`, a folder with all it holds; nothing being there is well. */
bool disk_remove_tree(int folder, const char *path);

#endif
