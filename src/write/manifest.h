/*
 * The two lists of files in OUTPUT/.vetro/. The manifest says what the last build wrote. The
 * journal, there only while a build puts its files in place, says which paths it places and
 * removes; after a crash these are ours, but what they hold is not known.
 *
 * Both are text: the line `vetro manifest 1`; for each file, sorted by path, its hash, size in
 * bytes, time of modification in nanoseconds and path, with a blank between them; the line
 * `checksum` with the hash of all bytes before it.
 */
#ifndef VETRO_WRITE_MANIFEST_H
#define VETRO_WRITE_MANIFEST_H

#include "write/tree.h"

#define MANIFEST_NAME "manifest"
#define MANIFEST_NEW_NAME "manifest.new"
#define JOURNAL_NAME "pending"
#define JOURNAL_NEW_NAME "pending.new"

/* Reads both lists into entries. False only when one of them is there and cannot be read. */
bool manifest_load(struct write_tree *tree, struct diagnostics *diagnostics);

/* Appends the list of the entries that are `chosen`; the entries must be sorted. */
void manifest_format(const struct write_tree *tree, bool (*chosen)(const struct entry *entry),
                     struct buffer *list);

/* Writes a list to a new, durable file in the private folder. */
bool manifest_write(struct write_tree *tree, const char *name, struct text list,
                    struct diagnostics *diagnostics);

/* Puts a list written as `new_name` in place of the one called `name`, durably. */
bool manifest_replace(struct write_tree *tree, const char *new_name, const char *name,
                      struct diagnostics *diagnostics);

/* Removes the journal, if there is one: all it names is as the manifest says. */
bool manifest_end_journal(struct write_tree *tree, struct diagnostics *diagnostics);

#endif
