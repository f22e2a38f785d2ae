#include "cli/fetched.h"

/* A line: hash, ETag, Last-Modified and address, with tabs between them. */

static struct text find_path(struct arena *arena, struct text content, struct text edition)
{
    return files_join(arena, files_join(arena, content, edition), TEXT(".sources"));
}

static bool read_line(struct text line, struct arena *arena, struct fetched *fetched)
{
    struct text hash;

    if (!text_next(&line, '\t', &hash) || !hash_parse(hash, &fetched->hash) ||
        !text_next(&line, '\t', &fetched->etag) ||
        !text_next(&line, '\t', &fetched->last_modified))
        return false;
    fetched->etag = arena_copy(arena, fetched->etag);
    fetched->last_modified = arena_copy(arena, fetched->last_modified);
    fetched->url = arena_copy(arena, line);
    return true;
}

void fetched_read(struct text content, struct text edition, struct arena *arena,
                  struct fetched_list *list)
{
    struct diagnostics ignored = {0};
    struct buffer bytes = {0};
    struct buffer items = {0};
    struct text path = find_path(arena, content, edition);
    struct fetched fetched;
    struct text line;

    if (files_exist(path) && files_read(path, &bytes, &ignored)) {
        struct text rest = buffer_text(&bytes);
        while (text_next(&rest, '\n', &line)) {
            if (read_line(line, arena, &fetched))
                buffer_append(&items, (struct text){(const char *)&fetched, sizeof fetched});
        }
    }
    list->count = items.length / sizeof *list->items;
    list->items = arena_allocate_array(arena, list->count, sizeof *list->items);
    if (list->count > 0)
        memcpy(list->items, items.data, items.length);
    buffer_free(&items);
    buffer_free(&bytes);
    diagnostics_free(&ignored);
}

const struct fetched *fetched_find(const struct fetched_list *list, struct text url)
{
    for (size_t i = 0; i < list->count; i++) {
        if (text_equal(list->items[i].url, url))
            return &list->items[i];
    }
    return NULL;
}

bool fetched_write(struct text content, struct text edition, const struct fetched_list *list,
                   struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct buffer text = {0};

    for (size_t i = 0; i < list->count; i++) {
        const struct fetched *item = &list->items[i];
        hash_append(&text, item->hash);
        buffer_append_format(&text, "\t%.*s\t%.*s\t%.*s\n", TEXT_PRINT(item->etag),
                             TEXT_PRINT(item->last_modified), TEXT_PRINT(item->url));
    }
    bool done =
        files_write(find_path(&arena, content, edition), buffer_text(&text), diagnostics);
    buffer_free(&text);
    arena_free(&arena);
    return done;
}
