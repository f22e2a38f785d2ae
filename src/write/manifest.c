#include "write/manifest.h"

#include "write/disk.h"
#include "write/path.h"

#include <errno.h>

#define FIRST_LINE "vetro manifest 1\n"

struct line {
    struct fingerprint print;
    struct text path;
};

static struct text private_path(struct arena *arena, const char *name)
{
    return arena_format(arena, PRIVATE_NAME "/%s", name);
}

/* Adds a diagnostic about a file of the private folder. Returns false. */
static bool fail_private(struct write_tree *tree, const char *name,
                         struct diagnostics *diagnostics, const char *message)
{
    int error_number = errno;
    struct text path = private_path(&tree->arena, name);

    errno = error_number;
    return tree_fail(tree, path, diagnostics, message);
}

static bool parse_number(struct text digits, uint64_t *number)
{
    *number = 0;
    for (size_t i = 0; i < digits.length; i++) {
        unsigned digit = (unsigned char)digits.data[i] - (unsigned)'0';
        if (digit > 9 || *number > (UINT64_MAX - digit) / 10)
            return false;
        *number = *number * 10 + digit;
    }
    return digits.length > 0;
}

static bool parse_line(struct text text, struct line *line)
{
    struct text hash;
    struct text size;
    struct text time;

    bool complete = text_next(&text, ' ', &hash) && text_next(&text, ' ', &size) &&
                    text_next(&text, ' ', &time);
    line->path = text;
    return complete && hash_parse(hash, &line->print.hash) &&
           parse_number(size, &line->print.size) && parse_number(time, &line->print.time) &&
           path_fault(text) == NULL;
}

/* The lines between the first one and the checksum; false when those two are not right. */
static bool find_lines(struct text content, struct text *lines)
{
    if (!hash_cut_checksum(&content) || !text_starts_with(content, TEXT(FIRST_LINE)))
        return false;
    *lines = text_slice(content, sizeof FIRST_LINE - 1, content.length);
    return true;
}

/* A list counts as a whole or not at all: it is checked before any of it is taken. */
static bool lines_are_good(struct text lines)
{
    struct text last = {0};
    struct text text;
    struct line line;

    while (text_next(&lines, '\n', &text)) {
        if (!parse_line(text, &line) || text_compare(last, line.path) >= 0)
            return false;
        last = line.path;
    }
    return true;
}

/*
 * A file modified in the same tick of the clock as the manifest, or later, may have been
 * changed after that without its time telling: it is not trusted.
 */
static void take_manifest(struct write_tree *tree, struct text lines, uint64_t written_at)
{
    struct text text;
    struct line line;

    tree->dirty = false;
    while (text_next(&lines, '\n', &text) && parse_line(text, &line)) {
        struct entry *entry = tree_add_entry(tree, line.path);
        entry->ours = true;
        entry->listed = true;
        entry->trusted = line.print.time < written_at;
        entry->print = line.print;
    }
}

static void take_journal(struct write_tree *tree, struct text lines, uint64_t written_at)
{
    struct text text;
    struct line line;

    (void)written_at;
    tree->dirty = true;
    while (text_next(&lines, '\n', &text) && parse_line(text, &line)) {
        struct entry *entry = tree_add_entry(tree, line.path);
        entry->ours = true;
        entry->listed = false;
        entry->trusted = false;
    }
}

/* It counts as absent, and is to be written anew. */
static void reject_list(struct write_tree *tree, const char *name,
                        struct diagnostics *diagnostics)
{
    struct buffer space = {0};
    struct text path = private_path(&tree->arena, name);

    tree->dirty = true;
    diagnose(diagnostics, SEVERITY_WARNING,
             (struct place){.file = tree_full_path(tree, path, &space)},
             _("this list of the files of earlier builds is damaged, or another version of the "
               "program wrote it; files in the output now count as not written by a build"));
    diagnose_hint(diagnostics,
                  _("if such files turn out to be in the way, move them out of the "
                    "output, or build into a new folder"));
    buffer_free(&space);
}

/* Hands the lines of a list to `take`, if it is there and whole. */
static bool load_list(struct write_tree *tree, const char *name,
                      void (*take)(struct write_tree *tree, struct text lines, uint64_t time),
                      struct diagnostics *diagnostics)
{
    struct buffer content = {0};
    struct disk_status status;
    struct text lines;
    bool done = disk_read(tree->private_folder, name, &content, &status);

    if (done && find_lines(buffer_text(&content), &lines) && lines_are_good(lines))
        take(tree, lines, status.time);
    else if (done)
        reject_list(tree, name, diagnostics);
    else if (errno == ENOENT)
        done = true;
    else
        fail_private(tree, name, diagnostics, _("cannot read the list of files"));
    buffer_free(&content);
    return done;
}

bool manifest_load(struct write_tree *tree, struct diagnostics *diagnostics)
{
    tree->dirty = true;
    return load_list(tree, MANIFEST_NAME, take_manifest, diagnostics) &&
           load_list(tree, JOURNAL_NAME, take_journal, diagnostics);
}

static void append_line(struct buffer *list, const struct entry *entry)
{
    hash_append(list, entry->print.hash);
    buffer_append_byte(list, ' ');
    buffer_append_count(list, entry->print.size);
    buffer_append_byte(list, ' ');
    buffer_append_count(list, entry->print.time);
    buffer_append_byte(list, ' ');
    buffer_append(list, entry->path);
    buffer_append_byte(list, '\n');
}

void manifest_format(const struct write_tree *tree, bool (*chosen)(const struct entry *entry),
                     struct buffer *list)
{
    buffer_append(list, TEXT(FIRST_LINE));
    for (size_t i = 0; i < tree->entry_count; i++) {
        if (chosen(tree->entries[i]))
            append_line(list, tree->entries[i]);
    }
    hash_append_checksum(list);
}

bool manifest_write(struct write_tree *tree, const char *name, struct text list,
                    struct diagnostics *diagnostics)
{
    return disk_write_durable(tree->private_folder, name, list) ||
           fail_private(tree, name, diagnostics, _("cannot write the list of files"));
}

bool manifest_replace(struct write_tree *tree, const char *new_name, const char *name,
                      struct diagnostics *diagnostics)
{
    return (disk_rename(tree->private_folder, new_name, tree->private_folder, name) &&
            disk_sync_folder(tree->private_folder)) ||
           fail_private(tree, name, diagnostics, _("cannot write the list of files"));
}

bool manifest_end_journal(struct write_tree *tree, struct diagnostics *diagnostics)
{
    return disk_remove_file(tree->private_folder, JOURNAL_NAME) || errno == ENOENT ||
           fail_private(tree, JOURNAL_NAME, diagnostics, _("cannot remove the journal"));
}
