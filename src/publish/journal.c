#include "publish/journal.h"

#include <fcntl.h>
#include <unistd.h>

#define FIRST_WORD "vetro journal 1 "

/* One write for a line: a line is there whole, or the last one is cut and does not count. */
static void append(struct journal *journal, struct text line)
{
    if (journal->descriptor < 0)
        return;
    if (write(journal->descriptor, line.data, line.length) != (ssize_t)line.length) {
        close(journal->descriptor);
        journal->descriptor = -1;
    }
}

static void take_line(struct text line, struct manifest *manifest)
{
    struct manifest_entry sent;

    if (!manifest_parse_entry(line, &sent) || sent.uncertain)
        return;
    struct manifest_entry *entry = manifest_find(manifest, sent.path);
    if (entry == NULL)
        return;
    entry->uncertain = false;
    entry->size = sent.size;
    entry->hash = sent.hash;
}

/* The first line says which manifest it belongs to. */
static bool belongs(struct text line, const struct manifest *manifest)
{
    struct hash checksum;

    if (!text_starts_with(line, TEXT(FIRST_WORD)))
        return false;
    line = text_slice(line, sizeof FIRST_WORD - 1, line.length);
    return hash_parse(line, &checksum) && hash_equal(checksum, manifest->checksum);
}

void journal_apply(const struct journal *journal, struct manifest *manifest)
{
    struct buffer content = {0};
    struct diagnostics ignored = {0};
    struct text path = text_from(journal->path);

    if (files_exist(path) && files_read(path, &content, &ignored)) {
        struct text rest = buffer_text(&content);
        struct text line;
        while (rest.length > 0 && rest.data[rest.length - 1] != '\n')
            rest.length--;
        if (text_next(&rest, '\n', &line) && belongs(line, manifest)) {
            while (text_next(&rest, '\n', &line))
                take_line(line, manifest);
        }
    }
    diagnostics_free(&ignored);
    buffer_free(&content);
}

void journal_close(struct journal *journal)
{
    if (journal->descriptor >= 0)
        close(journal->descriptor);
    journal->descriptor = -1;
}

void journal_end(struct journal *journal)
{
    journal_close(journal);
    unlink(journal->path);
}

void journal_begin(struct journal *journal, struct hash checksum)
{
    struct buffer line = {0};

    journal->descriptor = open(
        journal->path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0644);
    buffer_append(&line, TEXT(FIRST_WORD));
    hash_append(&line, checksum);
    buffer_append_byte(&line, '\n');
    append(journal, buffer_text(&line));
    buffer_free(&line);
}

void journal_add(struct journal *journal, const struct manifest_entry *entry)
{
    struct buffer line = {0};

    manifest_append_entry(&line, entry);
    append(journal, buffer_text(&line));
    buffer_free(&line);
}
