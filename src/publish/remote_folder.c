/* A folder of this computer. */
#include "publish/remote.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_STEP = 64 * 1024 };

static const char *full_path(struct link *link, struct text path)
{
    struct text folder = link->remote->destination.path;

    return path.length > 0 ? files_join(&link->arena, folder, path).data : folder.data;
}

static enum outcome fail(struct link *link)
{
    bool full = errno == ENOSPC || errno == EDQUOT;

    return link_fail(link, full ? OUTCOME_FATAL : OUTCOME_REFUSED, strerror(errno),
                     full ? _("make room there, then publish again") : NULL);
}

static enum outcome read_all(struct link *link, int descriptor, size_t most,
                             struct buffer *content)
{
    for (;;) {
        buffer_reserve(content, READ_STEP);
        ssize_t got = read(descriptor, content->data + content->length, READ_STEP);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(link);
        if (got == 0)
            return OUTCOME_DONE;
        content->length += (size_t)got;
        if (content->length > most)
            return OUTCOME_LARGER;
    }
}

static enum outcome get(struct link *link, struct text path, size_t most,
                        struct buffer *content)
{
    int descriptor = open(full_path(link, path), O_RDONLY | O_NONBLOCK | O_CLOEXEC);

    buffer_clear(content);
    if (descriptor < 0)
        return errno == ENOENT || errno == ENOTDIR ? OUTCOME_ABSENT : fail(link);
    enum outcome outcome = read_all(link, descriptor, most, content);
    close(descriptor);
    return outcome;
}

static bool make_folders(struct link *link, const struct folder_list *folders)
{
    for (size_t i = 0; i < folders->count; i++) {
        if (mkdir(full_path(link, folders->paths[i]), 0755) != 0 && errno != EEXIST)
            return false;
    }
    return true;
}

static bool write_all(int descriptor, struct text bytes)
{
    while (bytes.length > 0) {
        ssize_t written = write(descriptor, bytes.data, bytes.length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes = text_slice(bytes, (size_t)written, bytes.length);
    }
    return true;
}

/* The temporary file of an earlier publish may be there; a link in its place is not followed. */
static bool write_temporary(const char *path, struct text content)
{
    if (unlink(path) != 0 && errno != ENOENT)
        return false;
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return false;
    bool written = write_all(descriptor, content);
    int error_number = errno;
    if (close(descriptor) != 0 && written) {
        written = false;
        error_number = errno;
    }
    errno = error_number;
    return written;
}

static bool put_whole(struct link *link, struct text path, struct text content)
{
    const char *temporary = full_path(link, link_temporary(link, path));

    if (write_temporary(temporary, content) && rename(temporary, full_path(link, path)) == 0)
        return true;
    int error_number = errno;
    unlink(temporary);
    errno = error_number;
    return false;
}

static enum outcome put(struct link *link, struct text path, struct text content)
{
    if (put_whole(link, path, content))
        return OUTCOME_DONE;
    if (errno != ENOENT)
        return fail(link);
    struct folder_list folders = folders_above(path, &link->arena);
    if (make_folders(link, &folders) && put_whole(link, path, content))
        return OUTCOME_DONE;
    return fail(link);
}

static enum outcome remove_file(struct link *link, struct text path)
{
    if (unlink(full_path(link, path)) == 0 || errno == ENOENT || errno == ENOTDIR)
        return OUTCOME_DONE;
    return fail(link);
}

static void remove_folder(struct link *link, struct text path)
{
    rmdir(full_path(link, path));
}

const struct protocol remote_folder = {get, put, remove_file, remove_folder};
