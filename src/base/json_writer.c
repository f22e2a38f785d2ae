#include "base/json_writer.h"

#include "base/marks.h"

/* With the control characters, all of them, and what ends a text or an escape. */
#define SPECIAL(X) X('"') X('\\') X(0x7F)

static const struct marks special = MARKS_AND_CONTROLS(SPECIAL);

static void append_escape(struct buffer *buffer, unsigned char byte)
{
    if (byte == '"')
        buffer_append(buffer, TEXT("\\\""));
    else if (byte == '\\')
        buffer_append(buffer, TEXT("\\\\"));
    else if (byte == '\n')
        buffer_append(buffer, TEXT("\\n"));
    else if (byte == '\t')
        buffer_append(buffer, TEXT("\\t"));
    else
        buffer_append_format(buffer, "\\u%04x", byte);
}

void json_writer_escape(struct buffer *buffer, struct text text)
{
    size_t start = 0; /* where the bytes begin that are not yet written */

    for (;;) {
        size_t end = marks_find(text, start, &special);
        buffer_append(buffer, text_slice(text, start, end - start));
        if (end == text.length)
            return;
        append_escape(buffer, (unsigned char)text.data[end]);
        start = end + 1;
    }
}

static void append_quoted(struct buffer *buffer, struct text text)
{
    buffer_append_byte(buffer, '"');
    json_writer_escape(buffer, text);
    buffer_append_byte(buffer, '"');
}

/* Twelve levels are copied as one piece, whose length the compiler knows; deeper ones are rare. */
static void begin_line(struct json_writer *writer)
{
    static const char usual[] = "\n                        ";
    enum { USUAL_LENGTH = sizeof usual - 1 };
    struct buffer *buffer = writer->buffer;
    size_t length = 1 + 2 * writer->depth;

    if (writer->flat) {
        buffer_append_byte(buffer, ' ');
        return;
    }
    buffer_reserve(buffer, length + USUAL_LENGTH);
    memcpy(buffer->data + buffer->length, usual, USUAL_LENGTH);
    if (length > USUAL_LENGTH)
        memset(buffer->data + buffer->length + USUAL_LENGTH, ' ', length - USUAL_LENGTH);
    buffer->length += length;
}

/* Everything before a value. */
static void begin_item(struct json_writer *writer, struct text key)
{
    if (writer->filled)
        buffer_append_byte(writer->buffer, ',');
    if (writer->depth > 0 && (!writer->flat || writer->filled))
        begin_line(writer);
    if (key.data != NULL) {
        buffer_append_byte(writer->buffer, '"');
        buffer_append(writer->buffer, key);
        buffer_append(writer->buffer, TEXT("\": "));
    }
    writer->filled = true;
}

void json_writer_open(struct json_writer *writer, struct text key, char bracket)
{
    begin_item(writer, key);
    buffer_append_byte(writer->buffer, bracket);
    writer->depth++;
    writer->filled = false;
}

void json_writer_close(struct json_writer *writer, char bracket)
{
    writer->depth--;
    if (writer->filled && !writer->flat)
        begin_line(writer);
    buffer_append_byte(writer->buffer, bracket);
    writer->filled = true;
    if (writer->depth == 0)
        buffer_append_byte(writer->buffer, '\n');
}

void json_writer_text(struct json_writer *writer, struct text key, struct text text)
{
    begin_item(writer, key);
    append_quoted(writer->buffer, text);
}

void json_writer_joined(struct json_writer *writer, struct text key, struct text first,
                        struct text second)
{
    begin_item(writer, key);
    buffer_append_byte(writer->buffer, '"');
    json_writer_escape(writer->buffer, first);
    json_writer_escape(writer->buffer, second);
    buffer_append_byte(writer->buffer, '"');
}

void json_writer_optional(struct json_writer *writer, struct text key, struct text text)
{
    if (text.length > 0)
        json_writer_text(writer, key, text);
}

void json_writer_plain(struct json_writer *writer, struct text key, struct text text)
{
    begin_item(writer, key);
    buffer_append(writer->buffer, text);
}

void json_writer_count(struct json_writer *writer, struct text key, size_t count)
{
    begin_item(writer, key);
    buffer_append_count(writer->buffer, count);
}

void json_writer_texts(struct json_writer *writer, struct text key, const struct text *texts,
                       size_t count)
{
    if (count == 0)
        return;
    begin_item(writer, key);
    buffer_append_byte(writer->buffer, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buffer_append(writer->buffer, TEXT(", "));
        append_quoted(writer->buffer, texts[i]);
    }
    buffer_append_byte(writer->buffer, ']');
}
