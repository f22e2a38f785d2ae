#include "cli/links.h"

#include "load/load.h"

#include <stdlib.h>

enum { LINKS_DEPTH_MAX = 32 }; /* folders within one another */

struct gathering {
    struct arena *arena;
    struct map seen;
    struct buffer items;
    struct text ignored[2]; /* addresses of the site itself */
    struct diagnostics *diagnostics;
};

/* ---- Finding addresses in text ---- */

static bool ends_address(char byte, bool is_csv)
{
    static const char others[] = "\"<>\\^`{|}";

    if ((unsigned char)byte <= ' ' || (unsigned char)byte >= 0x7F)
        return true;
    for (size_t i = 0; i + 1 < sizeof others; i++) {
        if (byte == others[i])
            return true;
    }
    return is_csv && (byte == ',' || byte == ';');
}

/*
 * The address at the beginning of `text`. In Markdown it may stand in parentheses, and a
 * sentence may end behind it.
 */
static struct text cut_address(struct text text, bool is_csv)
{
    size_t open = 0;
    size_t length = 0;

    for (; length < text.length && !ends_address(text.data[length], is_csv); length++) {
        if (text.data[length] == '(')
            open++;
        if (text.data[length] == ')' && open-- == 0)
            break;
    }
    while (length > 0) {
        char last = text.data[length - 1];
        if (last != '.' && last != ',' && last != ';' && last != ':' && last != '!' &&
            last != '?' && last != '\'' && last != '*' && last != '_' && last != ']')
            break;
        length--;
    }
    return text_slice(text, 0, length);
}

static void add(struct gathering *gathering, struct text address, struct place place)
{
    struct text url = text_slice(address, 0, text_find(address, '#'));

    for (size_t i = 0; i < sizeof gathering->ignored / sizeof *gathering->ignored; i++) {
        if (gathering->ignored[i].length > 0 && text_starts_with(url, gathering->ignored[i]))
            return;
    }
    if (map_find(&gathering->seen, url) != MAP_NONE)
        return;
    struct link_use use = {.url = arena_copy(gathering->arena, url), .place = place};
    map_add(&gathering->seen, use.url, 1);
    buffer_append(&gathering->items, (struct text){(const char *)&use, sizeof use});
}

static bool begins_address(struct text rest)
{
    static const struct text schemes[] = {TEXT_INITIALISER("https://"),
                                          TEXT_INITIALISER("http://")};

    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (text_starts_with(rest, schemes[i]) && rest.length > schemes[i].length)
            return true;
    }
    return false;
}

static void scan_line(struct gathering *gathering, struct text line, struct place place)
{
    bool is_csv = text_ends_with(place.file, TEXT(".csv"));
    size_t column = 1;

    for (size_t i = 0; i < line.length; column++) {
        struct text rest = text_slice(line, i, line.length);
        if (begins_address(rest)) {
            place.column = column;
            struct text address = cut_address(rest, is_csv);
            add(gathering, address, place);
            column += address.length - 1;
            i += address.length;
        } else {
            text_decode(line, &i);
        }
    }
}

/* ---- Files ---- */

static void scan_file(struct gathering *gathering, struct text path)
{
    struct buffer bytes = {0};
    struct place place = {.file = path};
    struct text line;

    if (files_read(path, &bytes, gathering->diagnostics)) {
        struct text rest = buffer_text(&bytes);
        while (text_next(&rest, '\n', &line)) {
            place.line++;
            scan_line(gathering, line, place);
        }
    }
    buffer_free(&bytes);
}

static bool is_read(struct text name)
{
    return !text_equal(name, TEXT("sources.json")) &&
           (text_ends_with(name, TEXT(".json")) || text_ends_with(name, TEXT(".md")) ||
            text_ends_with(name, TEXT(".csv")));
}

static void scan_folder(struct gathering *gathering, struct text folder, unsigned depth)
{
    struct file_list list;

    files_list(gathering->arena, folder, TEXT(""), false, &list, gathering->diagnostics);
    for (size_t i = 0; i < list.count; i++) {
        struct text path = files_join(gathering->arena, folder, list.names[i]);
        if (!files_is_folder(path)) {
            if (is_read(list.names[i]))
                scan_file(gathering, path);
        } else if (depth < LINKS_DEPTH_MAX && !text_equal(list.names[i], TEXT("imports"))) {
            scan_folder(gathering, path, depth + 1);
        }
    }
}

/* Shared between qsort calls; order by address. */
static int compare(const void *a, const void *b)
{
    const struct link_use *first = a;
    const struct link_use *second = b;

    return text_compare(first->url, second->url);
}

bool links_gather(struct text content, struct arena *arena, struct link_list *list,
                  struct diagnostics *diagnostics)
{
    size_t before = diagnostics->errors;
    struct gathering gathering = {.arena = arena, .diagnostics = diagnostics};
    struct site site;

    if (load_settings(content, &site, diagnostics)) {
        gathering.ignored[0] = arena_copy(arena, site.base_url);
        gathering.ignored[1] = arena_copy(arena, site.publishing.address);
    }
    model_free(&site);
    scan_folder(&gathering, content, 0);
    list->count = gathering.items.length / sizeof *list->items;
    list->items = arena_allocate_array(arena, list->count, sizeof *list->items);
    if (list->count > 0) {
        memcpy(list->items, gathering.items.data, gathering.items.length);
        qsort(list->items, list->count, sizeof *list->items, compare);
    }
    buffer_free(&gathering.items);
    map_free(&gathering.seen);
    return diagnostics->errors == before;
}
