#include "base/files.h"

#include "base/memory.h"
#include "base/message.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct text files_join(struct arena *arena, struct text folder, struct text name)
{
    bool separated = folder.length == 0 || text_ends_with(folder, TEXT("/"));

    return arena_format(arena, "%.*s%s%.*s", TEXT_PRINT(folder), separated ? "" : "/",
                        TEXT_PRINT(name));
}

struct text files_way_up(struct arena *arena, struct text path)
{
    static const struct text up = TEXT_INITIALISER("../");
    size_t depth = 0;

    for (size_t i = 0; i < path.length; i++)
        depth += path.data[i] == '/';
    char *root = arena_allocate_array(arena, depth, up.length);
    for (size_t i = 0; i < depth; i++)
        memcpy(root + i * up.length, up.data, up.length);
    return (struct text){root, depth * up.length};
}

static bool read_all(int descriptor, struct text path, struct buffer *content,
                     struct diagnostics *diagnostics)
{
    enum { STEP = 64 * 1024 };

    for (;;) {
        buffer_reserve(content, STEP);
        ssize_t got = read(descriptor, content->data + content->length,
                           content->capacity - content->length);
        if (got == 0)
            return true;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            diagnose_system(diagnostics, path, errno, _("cannot read the file"));
            return false;
        }
        content->length += (size_t)got;
        if (content->length > FILES_MAX_SIZE) {
            diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = path},
                     _("the file is larger than %zu MiB"), FILES_MAX_SIZE >> 20);
            return false;
        }
    }
}

/* Reserves room for the whole file, and a little more so that the end is seen at once. */
static bool check_regular(int descriptor, struct text path, struct buffer *content,
                          struct diagnostics *diagnostics)
{
    struct stat status;

    if (fstat(descriptor, &status) != 0) {
        diagnose_system(diagnostics, path, errno, _("cannot read the file"));
        return false;
    }
    if (!S_ISREG(status.st_mode)) {
        diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = path},
                 S_ISDIR(status.st_mode) ? _("this is a folder, expected a file")
                                         : _("this is not a regular file"));
        return false;
    }
    if (status.st_size > 0 && (uintmax_t)status.st_size <= FILES_MAX_SIZE)
        buffer_reserve(content, (size_t)status.st_size + 1);
    return true;
}

bool files_read(struct text path, struct buffer *content, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    int descriptor = open(arena_copy(&arena, path).data, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    int error_number = errno;

    arena_free(&arena);
    buffer_clear(content);
    if (descriptor < 0) {
        diagnose_system(diagnostics, path, error_number, _("cannot open the file"));
        return false;
    }
    bool done = check_regular(descriptor, path, content, diagnostics) &&
                read_all(descriptor, path, content, diagnostics);
    close(descriptor);
    return done;
}

static bool write_all(int descriptor, struct text content)
{
    size_t written = 0;

    while (written < content.length) {
        ssize_t step = write(descriptor, content.data + written, content.length - written);
        if (step < 0 && errno == EINTR)
            continue;
        if (step < 0)
            return false;
        written += (size_t)step;
    }
    return true;
}

/* Writes, makes durable and closes the temporary file; errno tells what went wrong. */
static bool fill_temporary(int descriptor, struct text content)
{
    mode_t mask = umask(0);
    umask(mask);
    bool done = write_all(descriptor, content) && fchmod(descriptor, 0666 & ~mask) == 0 &&
                fsync(descriptor) == 0;
    int error_number = errno;
    bool closed = close(descriptor) == 0;

    if (!done)
        errno = error_number;
    return done && closed;
}

bool files_write(struct text path, struct text content, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct text target = arena_copy(&arena, path);
    char *temporary = memory_allocate(path.length + sizeof ".XXXXXX");
    memcpy(temporary, target.data, path.length);
    memcpy(temporary + path.length, ".XXXXXX", sizeof ".XXXXXX");

    int descriptor = mkstemp(temporary);
    bool done = descriptor >= 0 && fill_temporary(descriptor, content) &&
                rename(temporary, target.data) == 0;
    if (!done) {
        diagnose_system(diagnostics, path, errno, _("cannot write the file"));
        if (descriptor >= 0)
            unlink(temporary);
    }
    free(temporary);
    arena_free(&arena);
    return done;
}

static bool get_status(struct text path, struct stat *status)
{
    struct arena arena = {0};
    bool found = stat(arena_copy(&arena, path).data, status) == 0;
    int error_number = errno;

    arena_free(&arena);
    errno = error_number;
    return found;
}

bool files_exist(struct text path)
{
    struct stat status;

    return get_status(path, &status) || (errno != ENOENT && errno != ENOTDIR && errno != ELOOP);
}

bool files_is_folder(struct text path)
{
    struct stat status;

    return get_status(path, &status) && S_ISDIR(status.st_mode);
}

bool files_is_link(struct text path)
{
    struct arena arena = {0};
    struct stat status;
    bool is_link =
        lstat(arena_copy(&arena, path).data, &status) == 0 && S_ISLNK(status.st_mode);

    arena_free(&arena);
    return is_link;
}

/* Makes one folder; errno tells what went wrong. */
static bool make_one(const char *path)
{
    if (mkdir(path, 0777) == 0)
        return true;
    if (errno != EEXIST || files_is_folder(text_from(path)))
        return errno == EEXIST;
    errno = ENOTDIR;
    return false;
}

bool files_make_folder(struct text path, struct diagnostics *diagnostics)
{
    char *partial = memory_allocate(path.length + 1);
    bool done = true;

    memcpy(partial, path.length > 0 ? path.data : "", path.length);
    partial[path.length] = '\0';
    for (size_t i = 1; done && i <= path.length; i++) {
        if (i < path.length && path.data[i] != '/')
            continue;
        partial[i] = '\0';
        done = make_one(partial);
        if (done && i < path.length)
            partial[i] = '/';
    }
    if (!done)
        diagnose_system(diagnostics, text_from(partial), errno, _("cannot make the folder"));
    free(partial);
    return done;
}

static int compare_names(const void *left, const void *right)
{
    const struct text *a = left;
    const struct text *b = right;

    return text_compare(*a, *b);
}

/* False, with errno, when the folder could not be read to its end. */
static bool collect(DIR *folder, struct arena *arena, struct text suffix,
                    struct file_list *list)
{
    struct text *names = NULL;
    size_t capacity = 0;
    int error_number;

    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        error_number = errno;
        if (entry == NULL)
            break;
        struct text name = text_from(entry->d_name);
        if (entry->d_name[0] == '.' || !text_ends_with(name, suffix))
            continue;
        names = memory_grow(names, &capacity, list->count, sizeof *names);
        names[list->count++] = arena_copy(arena, name);
    }
    list->names = arena_allocate_array(arena, list->count, sizeof *names);
    if (names != NULL)
        memcpy(list->names, names, list->count * sizeof *names);
    free(names);
    qsort(list->names, list->count, sizeof *list->names, compare_names);
    errno = error_number;
    return error_number == 0;
}

bool files_list(struct arena *arena, struct text folder, struct text suffix, bool optional,
                struct file_list *list, struct diagnostics *diagnostics)
{
    DIR *handle = opendir(arena_copy(arena, folder).data);

    *list = (struct file_list){0};
    if (handle == NULL) {
        if (!optional || errno != ENOENT)
            diagnose_system(diagnostics, folder, errno, _("cannot open the folder"));
        return false;
    }
    bool done = collect(handle, arena, suffix, list);
    if (!done)
        diagnose_system(diagnostics, folder, errno, _("cannot read the folder"));
    closedir(handle);
    return done;
}
