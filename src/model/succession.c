/* Objectives over several editions. */
#include "model/model.h"

size_t model_find_followed(const struct edition *before, const struct objective *objective)
{
    size_t found = map_find(&before->objective_by_code, objective->code);

    if (found == MAP_NONE && objective->predecessor.length > 0)
        found = map_find(&before->objective_by_code, objective->predecessor);
    return found == MAP_NONE ? NONE : found;
}

size_t model_find_counterparts(const struct site *site, const struct edition *edition,
                               size_t objective, struct counterpart *counterparts)
{
    const struct edition *at = edition;
    const struct edition *before = model_find_predecessor(site, at);
    size_t number = objective;
    size_t count = 0;

    for (; before != NULL; at = before, before = model_find_predecessor(site, before)) {
        number = model_find_followed(before, &at->objectives[number]);
        if (number == NONE)
            break;
        counterparts[count++] = (struct counterpart){before, number};
    }
    for (size_t i = 0; i < site->edition_count; i++) {
        const struct edition *after = &site->editions[i];
        if (model_find_predecessor(site, after) == edition &&
            after->followers[objective] != NONE)
            counterparts[count++] = (struct counterpart){after, after->followers[objective]};
    }
    return count;
}
