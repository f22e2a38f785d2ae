#include "view/narrative.h"

struct text path_of_report(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/relazione/index.html", TEXT_PRINT(edition->id));
}

struct text path_of_report_print(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/relazione/stampa/index.html", TEXT_PRINT(edition->id));
}

struct text path_of_chapter(struct arena *arena, const struct edition *edition, size_t page)
{
    return arena_format(arena, "%.*s/relazione/%.*s/index.html", TEXT_PRINT(edition->id),
                        TEXT_PRINT(edition->pages[page].id));
}

struct text path_of_table(struct arena *arena, const struct edition *edition, size_t table)
{
    return arena_format(arena, "%.*s/tabelle/%.*s/index.html", TEXT_PRINT(edition->id),
                        TEXT_PRINT(edition->tables[table].id));
}

struct text path_of_table_file(struct arena *arena, const struct edition *edition, size_t table,
                               const char *extension)
{
    return arena_format(arena, "%.*s/dati/tabelle/%.*s.%s", TEXT_PRINT(edition->id),
                        TEXT_PRINT(edition->tables[table].id), extension);
}

struct text path_of_acts(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/atti/index.html", TEXT_PRINT(edition->id));
}

struct text path_of_act(struct arena *arena, const struct edition *edition, size_t row)
{
    return arena_format(arena, "%.*s#%.*s", TEXT_PRINT(path_of_acts(arena, edition)),
                        TEXT_PRINT(edition->tables[edition->acts].rows[row].key));
}

struct text path_of_act_filter(struct arena *arena, const struct edition *edition,
                               enum act_filter filter, size_t row)
{
    static const char *const folders[FILTER_COUNT] = {
        [FILTER_ORGAN] = "organo",
        [FILTER_TYPE] = "tipo",
        [FILTER_MONTH] = "mese",
    };
    enum { MONTH_LENGTH = 7 }; /* 2025-02 */
    struct text value = filter == FILTER_ORGAN  ? model_act_cell(edition, row, ACT_ORGAN)
                        : filter == FILTER_TYPE ? model_act_cell(edition, row, ACT_TYPE)
                                                : model_act_cell(edition, row, ACT_DATE);

    if (filter == FILTER_MONTH)
        value = text_slice(value, 0, MONTH_LENGTH);
    return arena_format(arena, "%.*s/atti/%s/%.*s/index.html", TEXT_PRINT(edition->id),
                        folders[filter], TEXT_PRINT(text_slug(arena, value)));
}
