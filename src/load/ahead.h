/*
 * Many files of content, one after the other: a thread of its own reads and parses the next ones
 * while one becomes a part of the model. Private to `load`.
 */
#ifndef VETRO_LOAD_AHEAD_H
#define VETRO_LOAD_AHEAD_H

#include "load/loader.h"

enum {
    AHEAD_FROM = 9,   /* files, for which the thread pays; else there is none */
    AHEAD_WINDOW = 4, /* files that are in memory at a time */
};

struct ahead;

/* Begins with the first of `files`, which must live until ahead_close. */
struct ahead *ahead_open(const struct loader *loader, const struct file_list *files);

/*
 * The next file, in the order of the list, with what was found in it among the findings of the
 * loader; NULL, with a report, when it cannot be used. Good until the next call.
 */
struct content_file *ahead_next(struct ahead *ahead);

/* All files must have been taken. */
void ahead_close(struct ahead *ahead);

#endif
