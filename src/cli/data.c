#include "cli/cli.h"

#include <unistd.h>

/* The folder above the one that the program's file is in: its prefix when installed. */
static struct text find_prefix(struct arena *arena)
{
    enum { MAX_PATH = 4096 };
    char path[MAX_PATH];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    struct text prefix = {path, length > 0 && length < MAX_PATH ? (size_t)length : 0};

    for (int parts = 0; parts < 2; parts++) {
        while (prefix.length > 0 && path[prefix.length - 1] != '/')
            prefix.length--;
        if (prefix.length > 0)
            prefix.length--;
    }
    return arena_copy(arena, prefix);
}

/* The first of the candidates that is there; the last one if none is. */
static struct text choose(const struct text *candidates, size_t count)
{
    for (size_t i = 0; i + 1 < count; i++) {
        if (files_exist(candidates[i]))
            return candidates[i];
    }
    return candidates[count - 1];
}

struct text data_folder(struct arena *arena, const char *name)
{
    struct text prefix = find_prefix(arena);
    const struct text candidates[] = {
        arena_format(arena, "%s/share/vetro/%s", prefix.data, name),
        arena_format(arena, "%s/%s", VETRO_SOURCE_DIR, name),
        arena_format(arena, "%s/%s", VETRO_DATA_DIR, name),
    };

    return choose(candidates, sizeof candidates / sizeof *candidates);
}

struct text data_locale_folder(struct arena *arena)
{
    struct text prefix = find_prefix(arena);
    const struct text candidates[] = {
        arena_format(arena, "%s/share/locale/it/LC_MESSAGES/vetro.mo", prefix.data),
        arena_format(arena, "%s", VETRO_LOCALE_DIR),
    };

    if (files_exist(candidates[0]))
        return arena_format(arena, "%s/share/locale", prefix.data);
    return candidates[1];
}
