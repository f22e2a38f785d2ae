/* nftw and mkdtemp are not in every POSIX. */
#define _GNU_SOURCE

#include "cli/staging.h"

#include "cli/judge.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    COPY_DEPTH_MAX = 32,  /* folders within one another */
    OPEN_FOLDERS_MAX = 16 /* while removing */
};

bool staging_make(struct staging *staging, struct text parent, struct diagnostics *diagnostics)
{
    *staging = (struct staging){0};
    struct text name = files_join(&staging->arena, parent, TEXT(".vetro-XXXXXX"));
    char *folder = arena_allocate(&staging->arena, name.length + 1);

    memcpy(folder, name.data, name.length);
    if (mkdtemp(folder) == NULL) {
        diagnose_system(diagnostics, parent, errno, _("cannot make a folder there"));
        return false;
    }
    staging->folder = (struct text){folder, name.length};
    return true;
}

static bool copy_folder(struct text from, struct text to, unsigned depth,
                        struct diagnostics *diagnostics);

static bool copy_entry(struct text source, struct text target, unsigned depth,
                       struct diagnostics *diagnostics)
{
    struct buffer content = {0};

    if (files_is_folder(source))
        return depth >= COPY_DEPTH_MAX || copy_folder(source, target, depth + 1, diagnostics);
    bool done = files_read(source, &content, diagnostics) &&
                files_write(target, buffer_text(&content), diagnostics);
    buffer_free(&content);
    return done;
}

static bool copy_folder(struct text from, struct text to, unsigned depth,
                        struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct file_list list;
    bool done = files_make_folder(to, diagnostics) &&
                files_list(&arena, from, TEXT(""), false, &list, diagnostics);

    for (size_t i = 0; done && i < list.count; i++)
        done = copy_entry(files_join(&arena, from, list.names[i]),
                          files_join(&arena, to, list.names[i]), depth, diagnostics);
    arena_free(&arena);
    return done;
}

bool staging_copy(struct staging *staging, struct text content, struct diagnostics *diagnostics)
{
    return copy_folder(content, staging->folder, 0, diagnostics);
}

void staging_name_places(const struct staging *staging, struct text content,
                         struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < diagnostics->count; i++) {
        struct text *file = &diagnostics->items[i].place.file;
        if (!text_starts_with(*file, staging->folder))
            continue;
        struct text rest = text_slice(*file, staging->folder.length, file->length);
        *file = arena_format(&diagnostics->arena, "%.*s%.*s", TEXT_PRINT(content),
                             TEXT_PRINT(rest));
    }
}

bool staging_check(struct staging *staging, struct text content,
                   struct diagnostics *diagnostics)
{
    struct diagnostics found = {0};
    struct judged judged;
    bool valid = judge_content(staging->folder, &judged, &found);

    judge_free(&judged);
    staging_name_places(staging, content, &found);
    diagnostics_merge(diagnostics, &found);
    diagnostics_free(&found);
    return valid;
}

static int remove_entry(const char *path, const struct stat *status, int kind,
                        struct FTW *position)
{
    (void)status;
    (void)kind;
    (void)position;
    return remove(path);
}

void staging_remove(struct staging *staging)
{
    if (staging->folder.length > 0)
        nftw(staging->folder.data, remove_entry, OPEN_FOLDERS_MAX, FTW_DEPTH | FTW_PHYS);
    arena_free(&staging->arena);
}
