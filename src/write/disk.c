#include "write/disk.h"

#include "write/write.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    FILE_MODE = 0644,   /* both under the umask */
    FOLDER_MODE = 0755, /* pages are public: a web server has to read them */
    COMPARE_STEP = 64 * 1024,
    REMOVE_MAX_DEPTH = WRITE_MAX_DEPTH + 1,
};

static int (*ask_fault)(enum disk_call call);

void disk_set_fault(int (*fault)(enum disk_call call))
{
    ask_fault = fault;
}

static bool allowed(enum disk_call call)
{
    int error_number = ask_fault != NULL ? ask_fault(call) : 0;

    if (error_number != 0)
        errno = error_number;
    return error_number == 0;
}

/* Closes a descriptor without losing the errno of what failed before. */
static void close_quietly(int descriptor)
{
    int error_number = errno;

    close(descriptor);
    errno = error_number;
}

static enum disk_kind kind_of(mode_t mode)
{
    if (S_ISREG(mode))
        return DISK_FILE;
    if (S_ISDIR(mode))
        return DISK_FOLDER;
    return S_ISLNK(mode) ? DISK_LINK : DISK_SPECIAL;
}

/* Unsigned, so that a date far away wraps around instead of overflowing. */
static uint64_t nanoseconds(struct timespec time)
{
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

static struct disk_status status_of(const struct stat *status)
{
    return (struct disk_status){
        .kind = kind_of(status->st_mode),
        .size = (uint64_t)status->st_size,
        .time = nanoseconds(status->st_mtim),
    };
}

bool disk_examine(int folder, const char *path, struct disk_status *status)
{
    struct stat found;

    *status = (struct disk_status){.kind = DISK_ABSENT};
    if (fstatat(folder, path, &found, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT;
    *status = status_of(&found);
    return true;
}

int disk_open_folder(int folder, const char *path)
{
    return openat(folder, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* Never waits, not even for a pipe that took the place of a file. */
static int open_to_read(int folder, const char *path)
{
    return openat(folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
}

static ssize_t read_some(int descriptor, char *space, size_t size)
{
    ssize_t got;

    do
        got = read(descriptor, space, size);
    while (got < 0 && errno == EINTR);
    return got;
}

static bool compare_open(int descriptor, struct text bytes, bool *same)
{
    char space[COMPARE_STEP];
    size_t position = 0;

    *same = false;
    for (;;) {
        ssize_t got = read_some(descriptor, space, sizeof space);
        if (got < 0)
            return false;
        if (got == 0)
            break;
        if ((size_t)got > bytes.length - position ||
            memcmp(space, bytes.data + position, (size_t)got) != 0)
            return true;
        position += (size_t)got;
    }
    *same = position == bytes.length;
    return true;
}

bool disk_compare(int folder, const char *path, struct text bytes, bool *same)
{
    int descriptor = open_to_read(folder, path);
    if (descriptor < 0)
        return false;
    bool done = compare_open(descriptor, bytes, same);
    close_quietly(descriptor);
    return done;
}

static bool read_open(int descriptor, struct buffer *content, struct disk_status *status)
{
    struct stat found;

    if (fstat(descriptor, &found) != 0)
        return false;
    *status = status_of(&found);
    if (status->kind != DISK_FILE || status->size > FILES_MAX_SIZE) {
        errno = status->kind != DISK_FILE ? EINVAL : EFBIG;
        return false;
    }
    buffer_clear(content);
    buffer_reserve(content, (size_t)status->size);
    while (content->length < status->size) {
        ssize_t got = read_some(descriptor, content->data + content->length,
                                (size_t)status->size - content->length);
        if (got < 0)
            return false;
        if (got == 0)
            break;
        content->length += (size_t)got;
    }
    return true;
}

bool disk_read(int folder, const char *path, struct buffer *content, struct disk_status *status)
{
    int descriptor = open_to_read(folder, path);
    if (descriptor < 0)
        return false;
    bool done = read_open(descriptor, content, status);
    close_quietly(descriptor);
    return done;
}

bool disk_make_folder(int folder, const char *path)
{
    return allowed(DISK_MAKE_FOLDER) && mkdirat(folder, path, FOLDER_MODE) == 0;
}

int disk_open_lock(int folder, const char *path)
{
    if (!allowed(DISK_CREATE))
        return -1;
    return openat(folder, path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                  FILE_MODE);
}

static bool write_all(int descriptor, struct text bytes)
{
    while (bytes.length > 0) {
        if (!allowed(DISK_WRITE))
            return false;
        ssize_t written = write(descriptor, bytes.data, bytes.length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes = text_slice(bytes, (size_t)written, bytes.length);
    }
    return true;
}

static bool sync_open(int descriptor)
{
    return allowed(DISK_SYNC) && fsync(descriptor) == 0;
}

static bool close_checked(int descriptor)
{
    if (allowed(DISK_CLOSE))
        return close(descriptor) == 0;
    close_quietly(descriptor);
    return false;
}

static int create(int folder, const char *path)
{
    if (!allowed(DISK_CREATE))
        return -1;
    return openat(folder, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                  FILE_MODE);
}

/* The time is read before the close, while the descriptor makes that cheap. */
static bool read_time(int descriptor, uint64_t *time)
{
    struct stat found;

    if (fstat(descriptor, &found) != 0)
        return false;
    *time = nanoseconds(found.st_mtim);
    return true;
}

bool disk_write(int folder, const char *path, struct text bytes, uint64_t *time)
{
    int descriptor = create(folder, path);
    if (descriptor < 0)
        return false;
    if (write_all(descriptor, bytes) && read_time(descriptor, time))
        return close_checked(descriptor);
    close_quietly(descriptor);
    return false;
}

bool disk_write_durable(int folder, const char *path, struct text bytes)
{
    int descriptor = create(folder, path);
    if (descriptor < 0)
        return false;
    if (write_all(descriptor, bytes) && sync_open(descriptor))
        return close_checked(descriptor);
    close_quietly(descriptor);
    return false;
}

bool disk_sync_folder(int folder)
{
    return sync_open(folder);
}

bool disk_rename(int folder, const char *path, int to_folder, const char *to_path)
{
    return allowed(DISK_RENAME) && renameat(folder, path, to_folder, to_path) == 0;
}

bool disk_remove_file(int folder, const char *path)
{
    return allowed(DISK_REMOVE_FILE) && unlinkat(folder, path, 0) == 0;
}

bool disk_remove_folder(int folder, const char *path)
{
    return allowed(DISK_REMOVE_FOLDER) && unlinkat(folder, path, AT_REMOVEDIR) == 0;
}

static bool remove_tree(int folder, const char *path, size_t depth);

/* Empties a folder; the handle is the caller's. */
static bool remove_contents(DIR *handle, size_t depth)
{
    struct dirent *item;

    for (;;) {
        errno = 0;
        item = readdir(handle);
        if (item == NULL)
            return errno == 0;
        if (strcmp(item->d_name, ".") != 0 && strcmp(item->d_name, "..") != 0 &&
            !remove_tree(dirfd(handle), item->d_name, depth + 1))
            return false;
    }
}

static bool remove_folder_tree(int folder, const char *path, size_t depth)
{
    if (depth > REMOVE_MAX_DEPTH) {
        errno = ELOOP;
        return false;
    }
    int descriptor = disk_open_folder(folder, path);
    if (descriptor < 0)
        return false;
    DIR *handle = fdopendir(descriptor);
    if (handle == NULL) {
        close_quietly(descriptor);
        return false;
    }
    bool emptied = remove_contents(handle, depth);
    int error_number = errno;
    closedir(handle);
    errno = error_number;
    return emptied && disk_remove_folder(folder, path);
}

/* Recursion ends at REMOVE_MAX_DEPTH: this room never makes anything deeper. */
static bool remove_tree(int folder, const char *path, size_t depth)
{
    struct disk_status status;

    if (!disk_examine(folder, path, &status))
        return false;
    if (status.kind == DISK_ABSENT)
        return true;
    if (status.kind == DISK_FOLDER)
        return remove_folder_tree(folder, path, depth);
    return disk_remove_file(folder, path);
}

bool disk_remove_tree(int folder, const char *path)
{
    return remove_tree(folder, path, 0);
}
