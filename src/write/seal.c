#include "write/seal.h"

#include "write/disk.h"
#include "write/path.h"
#include "write/write.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#define FIRST_LINE "vetro seal 1\n"

bool seal_break(struct write_tree *tree, struct diagnostics *diagnostics)
{
    return disk_remove_file(tree->private_folder, SEAL_NAME) || errno == ENOENT ||
           tree_fail(tree, TEXT(PRIVATE_NAME "/" SEAL_NAME), diagnostics,
                     _("cannot remove the seal of the last build"));
}

/* ---- Setting it ---- */

static void append_line(struct buffer *text, const char *word, struct text value)
{
    buffer_append_format(text, "%s %.*s\n", word, TEXT_PRINT(value));
}

/* The folders that are not of the site and were not removed with the stale files in them. */
static void append_folders(const struct write_tree *tree, const struct survey *survey,
                           struct buffer *text)
{
    struct disk_status status;

    for (size_t i = 0; i < survey->others.count; i++) {
        struct text path = survey->others.items[i];
        if (disk_examine(tree->output_folder, path.data, &status) && status.kind == DISK_FOLDER)
            append_line(text, "folder", path);
    }
}

static void append_seal(const struct write_tree *tree, const struct survey *survey,
                        const struct write_summary *summary, struct buffer *text)
{
    buffer_append(text, TEXT(FIRST_LINE "inputs "));
    hash_append(text, tree->inputs);
    buffer_append_format(text, "\nforeign %zu\nunnamed %zu\n", summary->foreign,
                         summary->unnamed);
    for (size_t i = 0; i < summary->named; i++)
        append_line(text, "stranger", summary->strangers[i]);
    append_folders(tree, survey, text);
    hash_append_checksum(text);
}

static bool write_new(struct write_tree *tree, struct text text, uint64_t *time)
{
    return disk_remove_tree(tree->private_folder, SEAL_NEW_NAME) &&
           disk_write(tree->private_folder, SEAL_NEW_NAME, text, time);
}

/*
 * Writes the new seal again until the clock of the file system has moved on: all that was put
 * in place before is then older. On a file system with a coarse clock there is no seal.
 */
static bool write_younger(struct write_tree *tree, struct text text)
{
    enum { TRIES = 20 };
    static const struct timespec pause = {.tv_nsec = 1000000};
    uint64_t first;
    uint64_t time;

    if (!write_new(tree, text, &first))
        return false;
    for (int i = 0; i < TRIES; i++) {
        nanosleep(&pause, NULL);
        if (!write_new(tree, text, &time))
            return false;
        if (time > first)
            return true;
    }
    return false;
}

void seal_set(struct write_tree *tree, const struct survey *survey,
              const struct write_summary *summary)
{
    struct buffer text = {0};

    if (!tree->remembers || survey->odd)
        return;
    append_seal(tree, survey, summary, &text);
    if (write_younger(tree, buffer_text(&text)))
        disk_rename(tree->private_folder, SEAL_NEW_NAME, tree->private_folder, SEAL_NAME);
    else
        disk_remove_file(tree->private_folder, SEAL_NEW_NAME);
    buffer_free(&text);
}

/* ---- Looking at it ---- */

/* What must not have been touched since `time`. */
struct inspection {
    const struct write_tree *tree;
    uint64_t time;
    struct map seen; /* folders that were looked at */
};

static bool folder_is_untouched(const struct inspection *inspection, const char *path)
{
    struct disk_status status;

    return disk_examine(inspection->tree->output_folder, path, &status) &&
           status.kind == DISK_FOLDER && status.time < inspection->time;
}

static bool file_is_untouched(const struct inspection *inspection, const struct entry *entry)
{
    struct disk_status status;

    return disk_examine(inspection->tree->output_folder, entry->path.data, &status) &&
           status.kind == DISK_FILE && status.size == entry->print.size &&
           status.time == entry->print.time && status.time < inspection->time;
}

/* The folder and those above it, each once. */
static bool folders_are_untouched(struct inspection *inspection, struct text folder)
{
    char path[WRITE_MAX_PATH + 1];

    while (folder.length > 0) {
        size_t number = inspection->seen.count;
        if (map_add(&inspection->seen, folder, number) != number)
            return true;
        memcpy(path, folder.data, folder.length);
        path[folder.length] = '\0';
        if (!folder_is_untouched(inspection, path))
            return false;
        folder = path_folder(folder);
    }
    return true;
}

static bool output_is_untouched(struct inspection *inspection)
{
    const struct write_tree *tree = inspection->tree;
    bool untouched = folder_is_untouched(inspection, ".");

    for (size_t i = 0; untouched && i < tree->entry_count; i++)
        untouched = folders_are_untouched(inspection, path_folder(tree->entries[i]->path)) &&
                    file_is_untouched(inspection, tree->entries[i]);
    return untouched;
}

/* Cuts the line `word VALUE` off the text; false, and the text as it was, when it has another. */
static bool next_value(struct text *text, struct text word, struct text *value)
{
    struct text rest = *text;
    struct text found;

    if (!text_next(&rest, '\n', value) || !text_next(value, ' ', &found) ||
        !text_equal(found, word))
        return false;
    *text = rest;
    return true;
}

static bool next_count(struct text *text, struct text word, size_t *count)
{
    struct text value;
    struct decimal number;

    if (!next_value(text, word, &value) || !decimal_parse_plain(value, &number))
        return false;
    *count = (size_t)number.units;
    return true;
}

/* Whether a seal says that these inputs were used, and the folders it names are untouched. */
static bool take_seal(struct inspection *inspection, struct text seal, struct hash inputs,
                      struct write_summary *summary)
{
    struct text value;
    struct hash hash;

    if (!hash_cut_checksum(&seal) || !text_starts_with(seal, TEXT(FIRST_LINE)))
        return false;
    seal = text_slice(seal, sizeof FIRST_LINE - 1, seal.length);
    if (!next_value(&seal, TEXT("inputs"), &value) || !hash_parse(value, &hash) ||
        !hash_equal(hash, inputs) || !next_count(&seal, TEXT("foreign"), &summary->foreign) ||
        !next_count(&seal, TEXT("unnamed"), &summary->unnamed))
        return false;
    while (summary->named < WRITE_STRANGERS_NAMED &&
           next_value(&seal, TEXT("stranger"), &value))
        summary->strangers[summary->named++] = arena_copy(&summary->arena, value);
    while (next_value(&seal, TEXT("folder"), &value)) {
        if (path_fault(value) != NULL || !folders_are_untouched(inspection, value))
            return false;
    }
    return seal.length == 0;
}

/* `space` holds the seal. A list of files that is not to be believed has no seal. */
static bool is_current(struct write_tree *tree, struct hash inputs, struct buffer *space,
                       struct write_summary *summary)
{
    struct inspection inspection = {.tree = tree};
    struct disk_status status;

    if (tree->dirty || !disk_read(tree->private_folder, SEAL_NAME, space, &status))
        return false;
    inspection.time = status.time;
    bool current = take_seal(&inspection, buffer_text(space), inputs, summary) &&
                   output_is_untouched(&inspection);
    map_free(&inspection.seen);
    return current;
}

bool write_is_current(struct write_tree *tree, const struct write_inputs *inputs,
                      struct write_summary *summary)
{
    struct buffer space = {0};

    *summary = (struct write_summary){0};
    bool current = !inputs->unknown &&
                   is_current(tree, hash_bytes(buffer_text(&inputs->list)), &space, summary);
    buffer_free(&space);
    if (!current) {
        write_summary_free(summary);
        return false;
    }
    summary->unchanged = tree->entry_count;
    for (size_t i = 0; i < tree->entry_count; i++)
        summary->bytes += tree->entries[i]->print.size;
    return true;
}

void write_remember(struct write_tree *tree, const struct write_inputs *inputs)
{
    tree->remembers = !inputs->unknown;
    tree->inputs = hash_bytes(buffer_text(&inputs->list));
}
