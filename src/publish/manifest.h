/*
 * The list of what earlier publishes sent, kept on the host. Private to `publish`.
 *
 * Text: the line `vetro publish 1`; for each file, sorted by path, its hash, its size in bytes
 * and its path, with a blank between them; the line `checksum` with the hash of all bytes
 * before it. A hash of `-` marks a path that a publish is about to change, or was when it broke
 * off: the file may be there or not, with any bytes.
 */
#ifndef VETRO_PUBLISH_MANIFEST_H
#define VETRO_PUBLISH_MANIFEST_H

#include "base/base.h"
#include "write/write.h"

#define MANIFEST_NAME ".vetro-publish"

struct manifest_entry {
    struct text path; /* terminated */
    uint64_t size;
    struct hash hash;
    bool uncertain; /* size and hash do not count */
};

struct manifest {
    struct manifest_entry *entries; /* sorted by path */
    size_t count;
    size_t uncertain;     /* entries that are, in the list as it was read */
    struct hash checksum; /* of it */
};

/* False: damaged, or of another version. Everything is copied into the arena. */
bool manifest_parse(struct text content, struct arena *arena, struct manifest *manifest);

/* NULL when there is none. */
struct manifest_entry *manifest_find(const struct manifest *manifest, struct text path);

/* A line of a file; without a first line and a checksum it is what the journal holds too. */
void manifest_append_entry(struct buffer *content, const struct manifest_entry *entry);
bool manifest_parse_entry(struct text line, struct manifest_entry *entry);

void manifest_begin(struct buffer *content);

/* Appends the checksum, and returns it. */
struct hash manifest_end(struct buffer *content);

#endif
