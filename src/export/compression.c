/* RTLD_NEXT is not of POSIX before 2024. */
#define _GNU_SOURCE

#include "export/compression.h"

#include <dlfcn.h>
#include <stdatomic.h>
#include <zlib.h>

/* As quick as 1, the least, for what workbooks hold, and smaller. */
enum { QUICK_LEVEL = 2 };

static atomic_int preferred_level = Z_DEFAULT_COMPRESSION;

void compression_prefer_speed(void)
{
    atomic_store(&preferred_level, QUICK_LEVEL);
}

/*
 * libxlsxwriter compresses by minizip at zlib's default level and has no setting for it. What a
 * program defines stands before what its shared libraries define under the same name, so
 * minizip calls this function, which says the level and hands on to zlib's own. It is weak: a
 * zlib that is linked statically takes its place.
 */
/* NOLINTNEXTLINE(readability-function-size): the parameters are zlib's */
__attribute__((weak)) int deflateInit2_(z_streamp stream, int level, int method,
                                        int window_bits, int memory_level, int strategy,
                                        const char *version, int stream_size)
{
    int (*initialise)(z_streamp, int, int, int, int, int, const char *, int);

    *(void **)&initialise = dlsym(RTLD_NEXT, "deflateInit2_");
    if (initialise == NULL)
        return Z_STREAM_ERROR;
    if (level == Z_DEFAULT_COMPRESSION)
        level = atomic_load(&preferred_level);
    return initialise(stream, level, method, window_bits, memory_level, strategy, version,
                      stream_size);
}
