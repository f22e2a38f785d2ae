/* As vsnprintf, but faster for what most formats of this program are. Private to `base`. */
#ifndef VETRO_BASE_FORMAT_H
#define VETRO_BASE_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/*
 * Writes up to `room` bytes, the terminating zero included, and returns how many bytes the whole
 * takes without it; 0 for a format that cannot be carried out. `space` may be NULL without room.
 */
size_t format_text(char *space, size_t room, const char *format, va_list arguments);

#endif
