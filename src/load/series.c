/* What an indicator was in other years: a list in ascending order. */
#include "load/loader.h"

void series_read(struct arena *arena, struct json_value list, struct indicator *indicator)
{
    enum { YEAR, VALUE, FIELDS };
    static const struct field fields[FIELDS] = {
        [YEAR] = {"year", JSON_NUMBER, true},
        [VALUE] = {"value", JSON_TEXT | JSON_NUMBER, false},
    };
    struct json_value found[FIELDS];

    if (!json_present(list))
        return;
    indicator->series =
        arena_allocate_array(arena, json_count(list), sizeof *indicator->series);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        struct year_value *entry = &indicator->series[indicator->series_count];

        if (!fields_read(item, fields, FIELDS, found) || !json_present(found[YEAR]))
            continue;
        entry->year = value_year(found[YEAR]);
        if (entry->year == 0)
            continue;
        entry->value = value_figure(found[VALUE], arena);
        indicator->series_count++;
        if (indicator->series_count > 1 && entry[-1].year >= entry->year)
            value_error(found[YEAR], _("the years are not in ascending order"));
    }
}
