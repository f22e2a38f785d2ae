#include "model/model.h"

size_t model_find_value(const struct axis *axis, struct text id)
{
    for (size_t i = 0; i < axis->value_count; i++) {
        if (text_equal(axis->values[i].id, id))
            return i;
    }
    return NONE;
}

size_t model_find_axis(const struct edition *edition, struct text id)
{
    for (size_t i = 0; i < edition->axis_count; i++) {
        if (text_equal(edition->axes[i].id, id))
            return i;
    }
    return NONE;
}

void model_free(struct site *site)
{
    for (size_t i = 0; i < site->edition_count; i++)
        map_free(&site->editions[i].objective_by_code);
    arena_free(&site->arena);
    *site = (struct site){0};
}
