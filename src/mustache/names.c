#include "mustache/names.h"

#include <stdlib.h>

struct mustache_names {
    struct arena arena;
    struct text *texts; /* by number */
    size_t count;
    size_t capacity;
    struct map numbers;
};

static void append(struct mustache_names *names, struct text name)
{
    struct text copy = arena_copy(&names->arena, name);

    names->texts =
        memory_grow(names->texts, &names->capacity, names->count, sizeof *names->texts);
    names->texts[names->count] = copy;
    map_add(&names->numbers, copy, names->count);
    names->count++;
}

struct mustache_names *mustache_names_create(const char *const *known, size_t count)
{
    struct mustache_names *names = memory_allocate_zeroed(1, sizeof *names);

    for (size_t i = 0; i < count && i < MUSTACHE_MAX_NAMES; i++)
        append(names, text_from(known[i]));
    return names;
}

mustache_name mustache_names_find(const struct mustache_names *names, struct text name)
{
    size_t number = map_find(&names->numbers, name);

    return number == MAP_NONE ? MUSTACHE_NO_NAME : (mustache_name)number;
}

mustache_name mustache_names_add(struct mustache_names *names, struct text name)
{
    mustache_name number = mustache_names_find(names, name);

    if (number != MUSTACHE_NO_NAME || names->count == MUSTACHE_MAX_NAMES)
        return number;
    append(names, name);
    return (mustache_name)(names->count - 1);
}

struct text mustache_names_text(const struct mustache_names *names, mustache_name name)
{
    return name < names->count ? names->texts[name] : (struct text){"", 0};
}

void mustache_names_hint(const struct mustache_names *names, struct text wanted,
                         struct diagnostics *diagnostics)
{
    size_t nearest;

    if (text_nearest(wanted, names->texts, names->count, &nearest, 1) == 1)
        diagnose_hint(diagnostics, _("did you mean \"%.*s\"?"),
                      TEXT_PRINT(names->texts[nearest]));
}

void mustache_names_free(struct mustache_names *names)
{
    if (names == NULL)
        return;
    arena_free(&names->arena);
    map_free(&names->numbers);
    free(names->texts);
    free(names);
}
