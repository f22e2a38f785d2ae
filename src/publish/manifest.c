#include "publish/manifest.h"

#include <inttypes.h>

#define FIRST_LINE "vetro publish 1\n"
#define CHECKSUM_WORD "checksum "

/* The checksum line with its line end. */
enum { CHECKSUM_SIZE = sizeof CHECKSUM_WORD - 1 + HASH_TEXT_SIZE + 1 };

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

bool manifest_parse_entry(struct text line, struct manifest_entry *entry)
{
    struct text hash;
    struct text size;

    if (!text_next(&line, ' ', &hash) || !text_next(&line, ' ', &size))
        return false;
    *entry = (struct manifest_entry){.path = line, .uncertain = text_equal(hash, TEXT("-"))};
    return (entry->uncertain || hash_parse(hash, &entry->hash)) &&
           parse_number(size, &entry->size) && path_fault(line) == NULL;
}

/* The lines between the first one and the checksum; false when those two are not right. */
static bool find_lines(struct text content, struct text *lines, struct hash *checksum)
{
    if (content.length < CHECKSUM_SIZE || !text_starts_with(content, TEXT(FIRST_LINE)))
        return false;
    struct text body = text_slice(content, 0, content.length - CHECKSUM_SIZE);
    struct text last = text_slice(content, body.length, CHECKSUM_SIZE - 1);

    *lines = text_slice(body, sizeof FIRST_LINE - 1, body.length);
    return text_ends_with(body, TEXT("\n")) && text_ends_with(content, TEXT("\n")) &&
           text_starts_with(last, TEXT(CHECKSUM_WORD)) &&
           hash_parse(text_slice(last, sizeof CHECKSUM_WORD - 1, HASH_TEXT_SIZE), checksum) &&
           hash_equal(*checksum, hash_bytes(body));
}

static size_t count_lines(struct text lines)
{
    size_t count = 0;

    for (size_t i = 0; i < lines.length; i++)
        count += lines.data[i] == '\n';
    return count;
}

bool manifest_parse(struct text content, struct arena *arena, struct manifest *manifest)
{
    struct text lines;
    struct text line;
    struct text last = {0};

    *manifest = (struct manifest){0};
    if (!find_lines(content, &lines, &manifest->checksum))
        return false;
    lines = arena_copy(arena, lines);
    manifest->entries =
        arena_allocate_array(arena, count_lines(lines), sizeof *manifest->entries);
    while (text_next(&lines, '\n', &line)) {
        struct manifest_entry *entry = &manifest->entries[manifest->count];
        if (!manifest_parse_entry(line, entry) || text_compare(last, entry->path) >= 0)
            return false;
        entry->path = arena_copy(arena, entry->path);
        last = entry->path;
        manifest->uncertain += entry->uncertain;
        manifest->count++;
    }
    return true;
}

struct manifest_entry *manifest_find(const struct manifest *manifest, struct text path)
{
    size_t first = 0;
    size_t end = manifest->count;

    while (first < end) {
        size_t middle = first + (end - first) / 2;
        int order = text_compare(manifest->entries[middle].path, path);
        if (order == 0)
            return &manifest->entries[middle];
        if (order < 0)
            first = middle + 1;
        else
            end = middle;
    }
    return NULL;
}

void manifest_append_entry(struct buffer *content, const struct manifest_entry *entry)
{
    if (entry->uncertain)
        buffer_append_byte(content, '-');
    else
        hash_append(content, entry->hash);
    buffer_append_format(content, " %" PRIu64 " ", entry->uncertain ? 0 : entry->size);
    buffer_append(content, entry->path);
    buffer_append_byte(content, '\n');
}

void manifest_begin(struct buffer *content)
{
    buffer_clear(content);
    buffer_append(content, TEXT(FIRST_LINE));
}

struct hash manifest_end(struct buffer *content)
{
    struct hash checksum = hash_bytes(buffer_text(content));

    buffer_append(content, TEXT(CHECKSUM_WORD));
    hash_append(content, checksum);
    buffer_append_byte(content, '\n');
    return checksum;
}
