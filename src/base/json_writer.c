#include "base/json_writer.h"

static bool needs_escape(unsigned char byte)
{
    return byte < ' ' || byte == '"' || byte == '\\' || byte == 0x7F;
}

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

/* Most texts need no escape: what lies between two is copied as one piece. */
static void append_escaped(struct buffer *buffer, struct text text)
{
    size_t start = 0;

    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (!needs_escape(byte))
            continue;
        buffer_append(buffer, text_slice(text, start, i - start));
        append_escape(buffer, byte);
        start = i + 1;
    }
    buffer_append(buffer, text_slice(text, start, text.length));
}

static void append_quoted(struct buffer *buffer, struct text text)
{
    buffer_append_byte(buffer, '"');
    append_escaped(buffer, text);
    buffer_append_byte(buffer, '"');
}

static void begin_line(struct json_writer *writer)
{
    if (writer->flat) {
        buffer_append_byte(writer->buffer, ' ');
        return;
    }
    buffer_append_byte(writer->buffer, '\n');
    for (size_t i = 0; i < writer->depth; i++)
        buffer_append(writer->buffer, TEXT("  "));
}

/* Everything before a value. */
static void begin_item(struct json_writer *writer, struct text key)
{
    if (writer->filled)
        buffer_append_byte(writer->buffer, ',');
    if (writer->depth > 0 && (!writer->flat || writer->filled))
        begin_line(writer);
    if (key.data != NULL) {
        append_quoted(writer->buffer, key);
        buffer_append(writer->buffer, TEXT(": "));
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
    append_escaped(writer->buffer, first);
    append_escaped(writer->buffer, second);
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
    buffer_append_format(writer->buffer, "%zu", count);
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
