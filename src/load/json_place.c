/*
 * From offsets to lines, columns and JSON pointers. A file may hold a hundred thousand
 * findings, perhaps all on one line: so each costs a bounded number of steps.
 */
#include "load/json.h"

#include <cjson/cJSON.h>
#include <inttypes.h>

enum {
    MARK_DISTANCE = 256,   /* bytes between two marks */
    POINTER_KEY_MAX = 100, /* bytes of a key that a pointer shows */
};

/* The line and column of every MARK_DISTANCE-th byte, from 1. */
struct json_mark {
    uint32_t line;
    uint32_t column;
};

static struct json_mark advance(struct json_mark mark, char byte)
{
    if (byte == '\n')
        return (struct json_mark){mark.line + 1, 1};
    /* The bytes of a character behind its first do not count. */
    if (((unsigned char)byte & 0xC0) != 0x80)
        mark.column++;
    return mark;
}

static void build_marks(struct json_document *document)
{
    struct text source = document->source;
    struct json_mark mark = {1, 1};

    document->marks =
        memory_allocate((source.length / MARK_DISTANCE + 1) * sizeof *document->marks);
    for (size_t i = 0; i <= source.length; i++) {
        if (i % MARK_DISTANCE == 0)
            document->marks[i / MARK_DISTANCE] = mark;
        if (i < source.length)
            mark = advance(mark, source.data[i]);
    }
}

struct place json_offset_place(struct json_document *document, size_t offset)
{
    if (document->marks == NULL)
        build_marks(document);

    struct json_mark mark = document->marks[offset / MARK_DISTANCE];
    for (size_t i = offset - offset % MARK_DISTANCE; i < offset; i++)
        mark = advance(mark, document->source.data[i]);
    return (struct place){.file = document->file,
                          .line = mark.line,
                          .column = mark.column,
                          .code = document->code};
}

/* The key as it stands in the source, with ~ and / escaped as RFC 6901 wants. */
static void append_key(struct buffer *pointer, const struct json_document *document,
                       const struct json_entry *entry)
{
    struct text source = document->source;

    for (size_t i = entry->key + 1; source.data[i] != '"'; i++) {
        if (i - entry->key > POINTER_KEY_MAX) {
            /* Not within a character. */
            while (((unsigned char)source.data[i] & 0xC0) == 0x80)
                buffer_append_byte(pointer, source.data[i++]);
            buffer_append(pointer, TEXT("…"));
            return;
        }
        if (source.data[i] == '~')
            buffer_append(pointer, TEXT("~0"));
        else if (source.data[i] == '/')
            buffer_append(pointer, TEXT("~1"));
        else
            buffer_append_byte(pointer, source.data[i]);
        if (source.data[i] == '\\')
            buffer_append_byte(pointer, source.data[++i]);
    }
}

static struct text make_pointer(struct json_document *document, uint32_t number)
{
    uint32_t path[JSON_DEPTH_MAX + 1];
    size_t depth = 0;
    struct buffer pointer = {0};

    for (; number != 0; number = document->entries[number].parent)
        path[depth++] = number;
    while (depth > 0) {
        const struct json_entry *entry = &document->entries[path[--depth]];

        buffer_append_byte(&pointer, '/');
        if (entry->key == JSON_NO_KEY)
            buffer_append_format(&pointer, "%u", entry->position);
        else
            append_key(&pointer, document, entry);
    }
    struct text result = arena_copy(&document->arena, buffer_text(&pointer));
    buffer_free(&pointer);
    return result;
}

struct place json_place(struct json_value value)
{
    const struct json_entry *entry = &value.document->entries[value.number];
    struct place place = json_offset_place(value.document, entry->offset);

    place.pointer = make_pointer(value.document, value.number);
    return place;
}

struct place json_key_place(struct json_value value)
{
    const struct json_entry *entry = &value.document->entries[value.number];
    size_t offset = entry->key == JSON_NO_KEY ? entry->offset : entry->key;
    struct place place = json_offset_place(value.document, offset);

    place.pointer = make_pointer(value.document, value.number);
    return place;
}

struct text json_excerpt(struct json_document *document, struct text text)
{
    struct buffer excerpt = {0};
    size_t characters = 0;

    for (size_t i = 0; i < text.length; characters++) {
        size_t start = i;
        uint32_t character = text_decode(text, &i);

        if (characters == JSON_EXCERPT_MAX) {
            buffer_append(&excerpt, TEXT("…"));
            break;
        }
        if (character < 0x20 || (character >= 0x7F && character < 0xA0))
            buffer_append_format(&excerpt, "U+%04" PRIX32, character);
        else
            buffer_append(&excerpt, text_slice(text, start, i - start));
    }
    struct text result = arena_copy(&document->arena, buffer_text(&excerpt));
    buffer_free(&excerpt);
    return result;
}
