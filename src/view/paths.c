#include "view/pages.h"

struct text path_of_edition(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/index.html", TEXT_PRINT(edition->id));
}

struct text path_of_axis(struct arena *arena, const struct edition *edition, size_t axis)
{
    return arena_format(arena, "%.*s/%.*s/index.html", TEXT_PRINT(edition->id),
                        TEXT_PRINT(edition->axes[axis].slug));
}

struct text path_of_value(struct arena *arena, const struct edition *edition, size_t axis,
                          size_t value)
{
    return arena_format(arena, "%.*s/%.*s/%.*s/index.html", TEXT_PRINT(edition->id),
                        TEXT_PRINT(edition->axes[axis].slug),
                        TEXT_PRINT(edition->axes[axis].values[value].id));
}

struct text path_of_objectives(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/obiettivi/index.html", TEXT_PRINT(edition->id));
}

struct text path_of_code(struct arena *arena, const struct edition *edition, struct text code)
{
    return arena_format(arena, "%.*s/obiettivi/%.*s/index.html", TEXT_PRINT(edition->id),
                        TEXT_PRINT(code));
}

struct text path_of_objective(struct arena *arena, const struct edition *edition,
                              const struct objective *objective)
{
    return path_of_code(arena, edition, objective->code);
}

struct text path_of_calendar(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/calendario/index.html", TEXT_PRINT(edition->id));
}

struct text path_of_managers(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/responsabili/index.html", TEXT_PRINT(edition->id));
}

struct text path_of_manager(struct arena *arena, const struct edition *edition,
                            const struct manager *manager)
{
    return arena_format(arena, "%.*s/responsabili/%.*s/index.html", TEXT_PRINT(edition->id),
                        TEXT_PRINT(manager->slug));
}

struct text path_of_verification(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/verifica/index.html", TEXT_PRINT(edition->id));
}

struct text path_of_ratings(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/valutazioni/index.html", TEXT_PRINT(edition->id));
}

struct text path_of_matrix(struct arena *arena, const struct edition *edition, size_t first,
                           size_t second)
{
    return arena_format(arena, "%.*s/matrice/%.*s-%.*s/index.html", TEXT_PRINT(edition->id),
                        TEXT_PRINT(edition->axes[first].slug),
                        TEXT_PRINT(edition->axes[second].slug));
}

struct text path_of_index(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/indice/index.html", TEXT_PRINT(edition->id));
}

struct text path_of_print(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/stampa/index.html", TEXT_PRINT(edition->id));
}

struct text path_of_changes(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/cambiamenti/index.html", TEXT_PRINT(edition->id));
}

struct text path_of_guide(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/come-leggere/index.html", TEXT_PRINT(edition->id));
}

struct text path_of_part(struct arena *arena, struct text path, size_t part)
{
    static const struct text ending = TEXT_INITIALISER(".html");

    if (part == 0)
        return path;
    return arena_format(arena, "%.*s-%zu.html", (int)(path.length - ending.length), path.data,
                        part + 1);
}

size_t path_count_parts(size_t count)
{
    return count == 0 ? 1 : (count - 1) / VIEW_ENTRIES_PER_PAGE + 1;
}
