/* What a site is made from: a line of text for each input, of which the sum is kept. */
#include "write/disk.h"
#include "write/hash.h"
#include "write/write.h"

#include <fcntl.h>
#include <inttypes.h>
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

/* One walk through a folder. */
struct visit {
    struct write_inputs *inputs;
    struct arena arena;
    struct buffer bytes; /* of the file that is looked at */
};

/*
 * The time is more than the bytes tell: a file that was changed while it was loaded, and then
 * changed back, counts as changed.
 */
static void add_file(struct visit *visit, struct text path)
{
    struct write_inputs *inputs = visit->inputs;
    struct disk_status status;

    if (!disk_read(AT_FDCWD, path.data, &visit->bytes, &status)) {
        inputs->unknown = true;
        return;
    }
    hash_append(&inputs->list, hash_bytes(buffer_text(&visit->bytes)));
    buffer_append_format(&inputs->list, " %" PRIu64 " %zu\n", status.time, visit->bytes.length);
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
            add_file(visit, path); /* refuses what is no regular file */
    }
    diagnostics_free(&diagnostics);
}

void write_inputs_add_folder(struct write_inputs *inputs, const char *name, struct text folder)
{
    struct visit visit = {.inputs = inputs};

    write_inputs_add_value(inputs, "folder", text_from(name));
    add_folder(&visit, folder, 1);
    arena_free(&visit.arena);
    buffer_free(&visit.bytes);
}

void write_inputs_free(struct write_inputs *inputs)
{
    buffer_free(&inputs->list);
}
