/* Files and folders, with errors as diagnostics. */
#ifndef VETRO_BASE_FILES_H
#define VETRO_BASE_FILES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostics.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* The largest input file that is read: 1 GiB. */
#define FILES_MAX_SIZE ((size_t)1 << 30)

/* Reads a regular file whole into `content` (cleared first). */
bool files_read(struct text path, struct buffer *content, struct diagnostics *diagnostics);

/*
 * Writes a file whole: a temporary one beside it, checked at write and close, then renamed
 * over the old one. A failure leaves the old one as it was.
 */
bool files_write(struct text path, struct text content, struct diagnostics *diagnostics);

/*
 * True when something of that name is there (a broken symbolic link is not). What cannot be
 * looked at counts as there, so that whoever opens it can tell why not.
 */
bool files_exist(struct text path);
bool files_is_folder(struct text path);
bool files_is_link(struct text path); /* symbolic, wherever it leads */

/* Makes a folder and those above it; one that is there already is well. */
bool files_make_folder(struct text path, struct diagnostics *diagnostics);

struct file_list {
    struct text *names; /* sorted by bytes; NUL-terminated; in the arena */
    size_t count;
};

/*
 * Names in a folder that end with `suffix` (empty: all), without . and .. and hidden ones.
 * A folder that is not there gives an empty list and false without a diagnostic if
 * `optional`.
 */
bool files_list(struct arena *arena, struct text folder, struct text suffix, bool optional,
                struct file_list *list, struct diagnostics *diagnostics);

/* folder/name, NUL-terminated. */
struct text files_join(struct arena *arena, struct text folder, struct text name);

/* "../" for each folder that a relative path has: from there to where the path begins. */
struct text files_way_up(struct arena *arena, struct text path);

#endif
