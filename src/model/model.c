#include "model/model.h"

static struct date later(struct date a, struct date b)
{
    return date_compare(a, b) < 0 ? b : a;
}

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

bool model_unit_serves(const struct unit *unit, const struct edition *edition)
{
    bool gone = date_known(unit->to) && date_known(edition->from) &&
                date_compare(unit->to, edition->from) < 0;
    bool to_come = date_known(unit->from) && date_known(edition->to) &&
                   date_compare(unit->from, edition->to) > 0;

    return !gone && !to_come;
}

const struct edition *model_find_predecessor(const struct site *site,
                                             const struct edition *edition)
{
    for (size_t i = 0; edition->predecessor.length > 0 && i < site->edition_count; i++) {
        if (text_equal(site->editions[i].id, edition->predecessor))
            return &site->editions[i];
    }
    return NULL;
}

const struct transparency_entry *model_find_entry(const struct site *site, size_t edition,
                                                  enum transparency_target target, size_t item)
{
    for (size_t i = 0; i < site->transparency_count; i++) {
        const struct transparency_entry *entry = &site->transparency[i];
        if (entry->edition == edition && entry->target == target && entry->item == item)
            return entry;
    }
    return NULL;
}

struct figure model_weight(const struct edition *edition, const struct objective *objective,
                           size_t axis, size_t value)
{
    for (size_t i = 0; axis == edition->unit_axis && i < objective->share_count; i++) {
        if (objective->shares[i].value == value)
            return objective->shares[i].weight;
    }
    return objective->share_count > 0 ? objective->shares[0].weight : (struct figure){0};
}

bool model_is_of_unit(const struct references *units, size_t unit)
{
    for (size_t i = 0; i < units->count; i++) {
        if (units->items[i] == unit)
            return true;
    }
    return units->count == 0;
}

struct date model_last_update(const struct site *site)
{
    struct date last = {0};

    for (size_t i = 0; i < site->edition_count; i++) {
        const struct edition *edition = &site->editions[i];
        last = later(last, edition->publication.updated);
        for (size_t j = 0; j < edition->page_count; j++)
            last = later(last, edition->pages[j].updated);
    }
    for (size_t i = 0; i < site->transparency_count; i++)
        last = later(last, site->transparency[i].updated);
    return last;
}

void model_free(struct site *site)
{
    for (size_t i = 0; i < site->edition_count; i++)
        map_free(&site->editions[i].objective_by_code);
    arena_free(&site->arena);
    *site = (struct site){0};
}
