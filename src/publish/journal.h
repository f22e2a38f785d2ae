/*
 * What a publish has sent so far, in OUTPUT/.vetro/: the next one, when this one breaks off,
 * need not send it again. It counts only while the manifest of the host is the one that this
 * publish left there at its beginning, so that nobody else was there in between.
 * Private to `publish`. A journal that cannot be written only costs time: no failure.
 */
#ifndef VETRO_PUBLISH_JOURNAL_H
#define VETRO_PUBLISH_JOURNAL_H

#include "base/base.h"
#include "publish/manifest.h"

struct journal {
    const char *path; /* terminated */
    int descriptor;   /* -1: not open */
};

/* Makes those entries certain that the journal of a publish broken off knows to be sent. */
void journal_apply(const struct journal *journal, struct manifest *manifest);

/* Removes it; it must be gone before the manifest of the host changes. */
void journal_end(struct journal *journal);

/* Closes it; it stays for the next publish. */
void journal_close(struct journal *journal);

/* Begins a new one for the manifest with this checksum. */
void journal_begin(struct journal *journal, struct hash checksum);

/* A file was sent. */
void journal_add(struct journal *journal, const struct manifest_entry *entry);

#endif
