#include "cli/links.h"

#include <stdlib.h>
#include <time.h>

enum { WEEK = 7 * 24 * 3600 }; /* seconds */

/* The file, and the folder it is in; empty when there is no place for it. */
static struct text find_folder(struct arena *arena)
{
    struct text cache = text_from(getenv("XDG_CACHE_HOME"));
    struct text home = text_from(getenv("HOME"));

    if (cache.length == 0 && home.length == 0)
        return TEXT("");
    if (cache.length == 0)
        cache = files_join(arena, home, TEXT(".cache"));
    return files_join(arena, cache, TEXT("vetro"));
}

/* A line: seconds since 1970, a blank, the address. */
static void read_line(struct link_cache *cache, struct text line)
{
    struct text seconds = text_slice(line, 0, text_find(line, ' '));
    struct decimal time;

    if (!decimal_parse_plain(seconds, &time) || time.scale > 0 || time.units < 0 ||
        seconds.length + 1 >= line.length)
        return;
    if (time.units <= cache->now && cache->now - time.units < WEEK) {
        struct text url =
            arena_copy(&cache->arena, text_slice(line, seconds.length + 1, line.length));
        map_add(&cache->good, url, (size_t)time.units);
    }
}

void link_cache_read(struct link_cache *cache)
{
    struct diagnostics ignored = {0};
    struct buffer bytes = {0};
    struct text line;

    *cache = (struct link_cache){.now = (long long)time(NULL)};
    struct text folder = find_folder(&cache->arena);
    struct text path = files_join(&cache->arena, folder, TEXT("links"));
    if (folder.length > 0 && files_exist(path) && files_read(path, &bytes, &ignored)) {
        struct text rest = buffer_text(&bytes);
        while (text_next(&rest, '\n', &line))
            read_line(cache, line);
    }
    buffer_free(&bytes);
    diagnostics_free(&ignored);
}

bool link_cache_knows(const struct link_cache *cache, struct text url)
{
    return map_find(&cache->good, url) != MAP_NONE;
}

void link_cache_add(struct link_cache *cache, struct text url)
{
    map_add(&cache->good, url, (size_t)cache->now);
}

void link_cache_write(const struct link_cache *cache, const struct link_list *list)
{
    struct diagnostics ignored = {0};
    struct arena arena = {0};
    struct buffer text = {0};
    struct text folder = find_folder(&arena);

    for (size_t i = 0; i < list->count; i++) {
        size_t time = map_find(&cache->good, list->items[i].url);
        if (time != MAP_NONE)
            buffer_append_format(&text, "%zu %.*s\n", time, TEXT_PRINT(list->items[i].url));
    }
    if (folder.length > 0 && files_make_folder(folder, &ignored))
        files_write(files_join(&arena, folder, TEXT("links")), buffer_text(&text), &ignored);
    buffer_free(&text);
    arena_free(&arena);
    diagnostics_free(&ignored);
}

void link_cache_free(struct link_cache *cache)
{
    map_free(&cache->good);
    arena_free(&cache->arena);
}
