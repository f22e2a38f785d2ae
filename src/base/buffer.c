#include "base/buffer.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buffer_reserve(struct buffer *buffer, size_t extra)
{
    size_t needed = memory_add(buffer->length, extra);

    if (needed <= buffer->capacity)
        return;
    size_t capacity = memory_multiply(buffer->capacity, 2);
    if (capacity < needed)
        capacity = needed;
    if (capacity < 256)
        capacity = 256;
    char *data = memory_allocate(capacity);
    if (buffer->length > 0)
        memcpy(data, buffer->data, buffer->length);
    free(buffer->data);
    buffer->data = data;
    buffer->capacity = capacity;
}

void buffer_append_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        return;

    buffer_reserve(buffer, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buffer->length += (size_t)length;
}

void buffer_free(struct buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct buffer){0};
}
