#include "base/format.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* What is being written, cut where the room ends; `length` goes on counting. */
struct writer {
    char *space;
    size_t room;
    size_t length;
};

static void append(struct writer *writer, const char *bytes, size_t count)
{
    if (writer->length < writer->room) {
        size_t left = writer->room - writer->length;
        memcpy(writer->space + writer->length, bytes, count < left ? count : left);
    }
    writer->length += count;
}

static void append_number(struct writer *writer, unsigned long number)
{
    char digits[3 * sizeof number];
    size_t start = sizeof digits;

    do {
        digits[--start] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    append(writer, digits + start, sizeof digits - start);
}

static void end(const struct writer *writer)
{
    if (writer->room > 0)
        writer->space[writer->length < writer->room ? writer->length : writer->room - 1] = '\0';
}

_Static_assert(sizeof(size_t) == sizeof(unsigned long), "%zu and %lu are read alike");

/* False at a directive that is not one of those below: nothing is then of use. */
static bool write_simple(struct writer *writer, const char *format, va_list arguments)
{
    for (;;) {
        const char *plain = format;
        while (*format != '%' && *format != '\0')
            format++;
        append(writer, plain, (size_t)(format - plain));
        if (*format == '\0')
            return true;
        if (format[1] == '.' && format[2] == '*' && format[3] == 's') {
            int count = va_arg(arguments, int);
            const char *bytes = va_arg(arguments, const char *);
            append(writer, bytes, count > 0 ? (size_t)count : 0);
            format += 4;
        } else if (format[1] == 's') {
            const char *bytes = va_arg(arguments, const char *);
            append(writer, bytes, strlen(bytes));
            format += 2;
        } else if ((format[1] == 'z' || format[1] == 'l') && format[2] == 'u') {
            append_number(writer, va_arg(arguments, unsigned long));
            format += 3;
        } else {
            return false;
        }
    }
}

size_t format_text(char *space, size_t room, const char *format, va_list arguments)
{
    struct writer writer = {space, room, 0};
    va_list again;

    va_copy(again, arguments);
    bool simple = write_simple(&writer, format, arguments);
    int length = simple ? 0 : vsnprintf(space, room, format, again);
    va_end(again);
    if (simple) {
        end(&writer);
        return writer.length;
    }
    return length > 0 ? (size_t)length : 0;
}
