/* Folders whose changes are to be noticed. Private to `serve`. */
#ifndef VETRO_SERVE_WATCH_H
#define VETRO_SERVE_WATCH_H

#include "base/base.h"

struct watch {
    const struct text *folders;
    size_t count;
    int descriptor; /* to be polled for reading */
};

/* False: the system does not let it; a diagnostic says. */
bool watch_open(struct watch *watch, const struct text *folders, size_t count,
                struct diagnostics *diagnostics);
void watch_close(struct watch *watch);

/*
 * Watches all folders there are by now, at any depth; symbolic links are not followed. To be
 * called before every build: what changes after it is noticed. False: one of the given folders
 * is not there. Any other trouble is a diagnostic.
 */
bool watch_scan(const struct watch *watch, struct diagnostics *diagnostics);

/*
 * Takes what was noticed. True: something that a build may read is another now; hidden files
 * and what editors write beside the file being edited do not count.
 */
bool watch_take(const struct watch *watch);

#endif
