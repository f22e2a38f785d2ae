/* What editions say of those before them: checked, and found from the other side. */
#include "load/loader.h"

static void report(struct loader *loader, struct origin origin, struct text code,
                   struct text message)
{
    struct place place = {.file = origin.file, .line = origin.line, .code = code};

    diagnose(loader->diagnostics, SEVERITY_ERROR, place, "%.*s", TEXT_PRINT(message));
}

/* True when the chain of predecessors comes back to where it began. */
static bool goes_round(const struct site *site, const struct edition *edition)
{
    const struct edition *before = edition;

    for (size_t i = 0; i <= site->edition_count && before != NULL; i++)
        before = model_find_predecessor(site, before);
    return before != NULL;
}

static void check_objectives(struct loader *loader, const struct edition *edition,
                             const struct edition *before)
{
    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct objective *objective = &edition->objectives[i];
        if (objective->predecessor.length == 0 ||
            (before != NULL &&
             map_find(&before->objective_by_code, objective->predecessor) != MAP_NONE))
            continue;
        report(loader, objective->origin, objective->code,
               before == NULL
                   ? text_from(_("a predecessor, but the edition names none before it"))
                   : arena_format(&loader->scratch,
                                  _("the edition %.*s has no objective \"%.*s\""),
                                  TEXT_PRINT(before->id), TEXT_PRINT(objective->predecessor)));
    }
}

static void check_values(struct loader *loader, const struct edition *edition,
                         const struct edition *before)
{
    for (size_t i = 0; i < edition->axis_count; i++) {
        const struct axis *axis = &edition->axes[i];
        size_t other = before != NULL ? model_find_axis(before, axis->id) : NONE;
        for (size_t j = 0; j < axis->value_count; j++) {
            const struct axis_value *value = &axis->values[j];
            if (value->predecessor.length == 0 ||
                (other != NONE &&
                 model_find_value(&before->axes[other], value->predecessor) != NONE))
                continue;
            report(loader, edition->origin, TEXT(""),
                   arena_format(&loader->scratch,
                                _("the value \"%.*s\" follows \"%.*s\", which the edition "
                                  "before does not have"),
                                TEXT_PRINT(value->id), TEXT_PRINT(value->predecessor)));
        }
    }
}

/* Where several objectives follow the same one, the first of them does. */
static void find_followers(struct arena *arena, struct edition *edition,
                           const struct edition *before)
{
    edition->followers =
        arena_allocate_array(arena, before->objective_count, sizeof *edition->followers);
    for (size_t i = 0; i < before->objective_count; i++)
        edition->followers[i] = NONE;
    for (size_t i = 0; i < edition->objective_count; i++) {
        size_t followed = model_find_followed(before, &edition->objectives[i]);
        if (followed != NONE && edition->followers[followed] == NONE)
            edition->followers[followed] = i;
    }
}

void succession_link(struct loader *loader)
{
    struct site *site = loader->site;

    for (size_t i = 0; i < site->edition_count; i++) {
        struct edition *edition = &site->editions[i];
        const struct edition *before = model_find_predecessor(site, edition);

        if (edition->predecessor.length > 0 && before == NULL)
            report(loader, edition->origin, TEXT(""),
                   arena_format(&loader->scratch, _("there is no edition \"%.*s\" before it"),
                                TEXT_PRINT(edition->predecessor)));
        else if (before != NULL && goes_round(site, edition))
            report(loader, edition->origin, TEXT(""),
                   text_from(_("the editions follow one another in a circle")));
        if (before != NULL)
            find_followers(&site->arena, edition, before);
        check_objectives(loader, edition, before);
        check_values(loader, edition, before);
    }
}
