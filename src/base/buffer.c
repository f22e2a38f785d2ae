#include "base/buffer.h"

#include "base/format.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdlib.h>

void buffer_grow(struct buffer *buffer, size_t extra)
{
    size_t needed = memory_add(buffer->length, extra);
    size_t capacity = memory_multiply(buffer->capacity, 2);
    if (capacity < needed)
        capacity = needed;
    if (capacity < 256)
        capacity = 256;
    buffer->data = memory_resize(buffer->data, capacity);
    buffer->capacity = capacity;
}

/* Into the room that is there; where that is too little, once more into more. */
void buffer_append_format(struct buffer *buffer, const char *format, ...)
{
    size_t room = buffer->capacity - buffer->length;
    va_list arguments;

    va_start(arguments, format);
    size_t length =
        format_text(room > 0 ? buffer->data + buffer->length : NULL, room, format, arguments);
    va_end(arguments);
    if (length >= room) {
        buffer_reserve(buffer, length + 1);
        va_start(arguments, format);
        format_text(buffer->data + buffer->length, length + 1, format, arguments);
        va_end(arguments);
    }
    buffer->length += length;
}

void buffer_append_count(struct buffer *buffer, uint64_t count)
{
    char digits[sizeof "18446744073709551615" - 1];
    size_t start = sizeof digits;

    do {
        digits[--start] = (char)('0' + count % 10);
        count /= 10;
    } while (count > 0);
    buffer_append(buffer, (struct text){digits + start, sizeof digits - start});
}

void buffer_free(struct buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct buffer){0};
}
