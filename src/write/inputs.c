/* What a site is made from: a line of text for each input, of which the sum is kept. */
#include "write/disk.h"
#include "write/hash.h"
#include "write/write.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>

void write_inputs_add_value(struct write_inputs *inputs, const char *name, struct text value)
{
    buffer_append_format(&inputs->list, "%s %zu ", name, value.length);
    buffer_append(&inputs->list, value);
    buffer_append_byte(&inputs->list, '\n');
}

void write_inputs_add_status(struct write_inputs *inputs, const char *path)
{
    struct stat found;

    if (stat(path, &found) != 0) {
        inputs->unknown = true;
        return;
    }
    buffer_append_format(
        &inputs->list, "%ju %ju %jd %jd.%09ld %jd.%09ld\n", (uintmax_t)found.st_dev,
        (uintmax_t)found.st_ino, (intmax_t)found.st_size, (intmax_t)found.st_mtim.tv_sec,
        found.st_mtim.tv_nsec, (intmax_t)found.st_ctim.tv_sec, found.st_ctim.tv_nsec);
}

/* A file of a folder, and what it held. */
struct input {
    struct text path;
    bool read; /* else it cannot be, or is no regular file */
    uint64_t time;
    size_t length;
    struct hash hash;
};

/* One walk through a folder. */
struct visit {
    struct write_inputs *inputs;
    struct arena arena;
    struct input *files;
    size_t count;
    size_t capacity;
};

static void add_file(struct visit *visit, struct text path)
{
    visit->files =
        memory_grow(visit->files, &visit->capacity, visit->count, sizeof *visit->files);
    visit->files[visit->count++] = (struct input){.path = path};
}

/* Recursion ends at WRITE_MAX_DEPTH. */
static void add_folder(struct visit *visit, struct text folder, size_t depth)
{
    struct write_inputs *inputs = visit->inputs;
    struct diagnostics diagnostics = {0}; /* whoever uses the folder tells what is wrong */
    struct file_list files;
    struct disk_status status;

    if (depth > WRITE_MAX_DEPTH ||
        !files_list(&visit->arena, folder, TEXT(""), false, &files, &diagnostics))
        inputs->unknown = true;
    else
        write_inputs_add_value(inputs, "files",
                               arena_format(&visit->arena, "%zu", files.count));
    for (size_t i = 0; !inputs->unknown && i < files.count; i++) {
        struct text path = files_join(&visit->arena, folder, files.names[i]);
        write_inputs_add_value(inputs, "file", files.names[i]);
        if (!disk_examine(AT_FDCWD, path.data, &status))
            inputs->unknown = true;
        else if (status.kind == DISK_FOLDER)
            add_folder(visit, path, depth + 1);
        else
            add_file(visit, path);
    }
    diagnostics_free(&diagnostics);
}

static void read_range(void *shared, size_t first, size_t end)
{
    struct input *files = shared;
    struct buffer bytes = {0};

    for (size_t i = first; i < end; i++) {
        struct input *file = &files[i];
        struct disk_status status = {0};
        file->read = disk_read(AT_FDCWD, file->path.data, &bytes, &status);
        file->time = status.time;
        file->length = bytes.length;
        file->hash = hash_bytes(buffer_text(&bytes));
    }
    buffer_free(&bytes);
}

/*
 * The time is more than the bytes tell: a file that was changed while it was loaded, and then
 * changed back, counts as changed.
 */
static void add_contents(const struct visit *visit)
{
    struct write_inputs *inputs = visit->inputs;

    for (size_t i = 0; i < visit->count; i++) {
        const struct input *file = &visit->files[i];
        inputs->unknown = inputs->unknown || !file->read;
        hash_append(&inputs->list, file->hash);
        buffer_append_format(&inputs->list, " %" PRIu64 " %zu\n", file->time, file->length);
    }
}

void write_inputs_add_folder(struct write_inputs *inputs, const char *name, struct text folder)
{
    enum { FEWEST = 16 }; /* files that are worth a thread */
    struct visit visit = {.inputs = inputs};

    write_inputs_add_value(inputs, "folder", text_from(name));
    add_folder(&visit, folder, 1);
    parallel_run(visit.count, FEWEST, read_range, visit.files);
    add_contents(&visit);
    arena_free(&visit.arena);
    free(visit.files);
}

void write_inputs_free(struct write_inputs *inputs)
{
    buffer_free(&inputs->list);
}
