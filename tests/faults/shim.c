/*
 * Loaded before the C library (LD_PRELOAD), lets one call to the system fail, or kills the
 * program there, so that every call can be tried in turn.
 *
 * FAULT_FIRST  the number of the first call that goes wrong, from 1
 * FAULT_LAST   the number of the last one
 * FAULT_ERROR  the errno; 0: the program is killed instead
 * FAULT_TELL   a descriptor that gets one byte when a call went wrong
 * FAULT_ALL    1: calls that only look or read count too
 */
#define _GNU_SOURCE

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long calls;

static long setting(const char *name)
{
    const char *value = getenv(name);

    return value != NULL ? atol(value) : 0;
}

enum call { LOOKS, CHANGES };

/* Whether this call goes wrong; errno says how. */
static bool strikes(enum call call)
{
    if (call == LOOKS && setting("FAULT_ALL") == 0)
        return false;
    long number = atomic_fetch_add(&calls, 1) + 1;

    if (number < setting("FAULT_FIRST") || number > setting("FAULT_LAST"))
        return false;
    syscall(SYS_write, (int)setting("FAULT_TELL"), "x", (size_t)1);
    if (setting("FAULT_ERROR") == 0)
        kill(getpid(), SIGKILL);
    errno = (int)setting("FAULT_ERROR");
    return true;
}

/* The function of this name that the program would have called. */
#define NEXT(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

/* A function that fails with `failure`. */
#define GUARD(call, type, name, failure, parameters, arguments)                                \
    type name parameters                                                                       \
    {                                                                                          \
        return strikes(call) ? (failure) : NEXT(name) arguments;                               \
    }

GUARD(LOOKS, ssize_t, read, -1, (int file, void *space, size_t size), (file, space, size))
GUARD(CHANGES, ssize_t, write, -1, (int file, const void *bytes, size_t size),
      (file, bytes, size))
GUARD(CHANGES, int, fsync, -1, (int file), (file))
GUARD(CHANGES, int, flock, -1, (int file, int operation), (file, operation))
GUARD(CHANGES, int, mkdir, -1, (const char *path, mode_t mode), (path, mode))
GUARD(CHANGES, int, mkdirat, -1, (int folder, const char *path, mode_t mode),
      (folder, path, mode))
GUARD(CHANGES, int, unlinkat, -1, (int folder, const char *path, int flags),
      (folder, path, flags))
GUARD(CHANGES, int, rename, -1, (const char *from, const char *to), (from, to))
GUARD(CHANGES, int, renameat, -1, (int folder, const char *from, int to_folder, const char *to),
      (folder, from, to_folder, to))
GUARD(LOOKS, int, stat, -1, (const char *path, struct stat *status), (path, status))
GUARD(LOOKS, int, fstat, -1, (int file, struct stat *status), (file, status))
GUARD(LOOKS, int, fstatat, -1, (int folder, const char *path, struct stat *status, int flags),
      (folder, path, status, flags))
GUARD(LOOKS, DIR *, opendir, NULL, (const char *path), (path))
GUARD(LOOKS, DIR *, fdopendir, NULL, (int file), (file))
GUARD(LOOKS, struct dirent *, readdir, NULL, (DIR * folder), (folder))

/* The descriptor is given back all the same, as the system does it. */
int close(int file)
{
    if (!strikes(CHANGES))
        return NEXT(close)(file);
    int error_number = errno;
    NEXT(close)(file);
    errno = error_number;
    return -1;
}

int open(const char *path, int flags, ...)
{
    va_list arguments;

    va_start(arguments, flags);
    mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return strikes((flags & O_CREAT) != 0 ? CHANGES : LOOKS) ? -1
                                                             : NEXT(open)(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list arguments;

    va_start(arguments, flags);
    mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return strikes((flags & O_CREAT) != 0 ? CHANGES : LOOKS)
               ? -1
               : NEXT(openat)(folder, path, flags, mode);
}
