#include "publish/folders.h"

void folders_open(struct folders *folders)
{
    *folders = (struct folders){0};
    pthread_mutex_init(&folders->mutex, NULL);
}

void folders_close(struct folders *folders)
{
    pthread_mutex_destroy(&folders->mutex);
    map_free(&folders->known);
    arena_free(&folders->arena);
}

struct folder_list folders_above(struct text path, struct arena *arena)
{
    struct folder_list list = {.paths = NULL};
    size_t most = 1;

    for (size_t i = 0; i < path.length; i++)
        most += path.data[i] == '/';
    list.paths = arena_allocate_array(arena, most, sizeof *list.paths);
    list.paths[list.count++] = TEXT("");
    for (size_t i = 0; i < path.length; i++) {
        if (path.data[i] == '/')
            list.paths[list.count++] = arena_copy(arena, text_slice(path, 0, i));
    }
    return list;
}

struct folder_list folders_missing(struct folders *folders, struct text path,
                                   struct arena *arena)
{
    struct folder_list above = folders_above(path, arena);
    struct folder_list missing = {above.paths, 0};

    pthread_mutex_lock(&folders->mutex);
    for (size_t i = 1; i < above.count; i++) {
        if (map_find(&folders->known, above.paths[i]) == MAP_NONE)
            missing.paths[missing.count++] = above.paths[i];
    }
    pthread_mutex_unlock(&folders->mutex);
    return missing;
}

void folders_learn(struct folders *folders, struct text path)
{
    pthread_mutex_lock(&folders->mutex);
    for (size_t i = 0; i < path.length; i++) {
        struct text folder = text_slice(path, 0, i);
        if (path.data[i] == '/' && map_find(&folders->known, folder) == MAP_NONE)
            map_add(&folders->known, arena_copy(&folders->arena, folder), 0);
    }
    pthread_mutex_unlock(&folders->mutex);
}
