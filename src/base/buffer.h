/* A growing run of bytes. */
#ifndef VETRO_BASE_BUFFER_H
#define VETRO_BASE_BUFFER_H

#include "base/text.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Zero-initialise to create: `struct buffer buffer = {0};`. */
struct buffer {
    char *data;
    size_t length;
    size_t capacity;
};

/* As buffer_reserve, for one that has no such room. */
void buffer_grow(struct buffer *buffer, size_t extra);

/* Makes room for `extra` more bytes. */
static inline void buffer_reserve(struct buffer *buffer, size_t extra)
{
    if (buffer->capacity - buffer->length < extra)
        buffer_grow(buffer, extra);
}

static inline void buffer_append(struct buffer *buffer, struct text text)
{
    buffer_reserve(buffer, text.length);
    if (text.length > 0)
        memcpy(buffer->data + buffer->length, text.data, text.length);
    buffer->length += text.length;
}

static inline void buffer_append_byte(struct buffer *buffer, char byte)
{
    buffer_reserve(buffer, 1);
    buffer->data[buffer->length++] = byte;
}

__attribute__((format(printf, 2, 3))) void buffer_append_format(struct buffer *buffer,
                                                                const char *format, ...);

/* A whole number in decimal digits. */
void buffer_append_count(struct buffer *buffer, uint64_t count);

/* The bytes as a slice, good until the buffer changes. */
static inline struct text buffer_text(const struct buffer *buffer)
{
    return (struct text){buffer->data, buffer->length};
}

/* Forgets the bytes, keeps the memory. */
static inline void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
}

void buffer_free(struct buffer *buffer);

#endif
