/* The register of acts: words, addresses, filters. */
#include "view/narrative.h"

void act_set_link(struct draft *draft, struct mustache_object *object, mustache_name name,
                  size_t row)
{
    if (row == NONE) {
        mustache_set_nothing(object, name);
        return;
    }
    struct mustache_object *link = mustache_set_object(object, name);
    mustache_set_text(link, NAME_act_label, model_act_words(draft->arena, draft->edition, row));
    mustache_set_text(link, NAME_act_path, path_of_act(draft->arena, draft->edition, row));
}

struct references act_filter_rows(struct arena *arena, const struct edition *edition,
                                  enum act_filter filter)
{
    const struct data_table *table = &edition->tables[edition->acts];
    struct references rows = {0};
    struct map seen = {0};

    rows.items = arena_allocate_array(arena, table->row_count, sizeof *rows.items);
    for (size_t i = 0; i < table->row_count; i++) {
        struct text path = path_of_act_filter(arena, edition, filter, i);
        if (map_add(&seen, path, i) == i)
            rows.items[rows.count++] = i;
    }
    map_free(&seen);
    return rows;
}
