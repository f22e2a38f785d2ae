/* The editions of the site, as the archive lists them. */
#include "view/pages.h"

static const char *kind_words(enum edition_kind kind)
{
    switch (kind) {
    case EDITION_PLAN:
        return "Piano";
    case EDITION_REVISION:
        return "Variazione del piano";
    case EDITION_RESULTS:
        return "Consuntivo";
    case EDITION_STRATEGIC:
        return "Documento strategico";
    }
    return "";
}

/* The edition that names this one as the one before it, or NULL. */
static const struct edition *find_successor(const struct site *site,
                                            const struct edition *edition)
{
    for (size_t i = 0; i < site->edition_count; i++) {
        if (text_equal(site->editions[i].predecessor, edition->id))
            return &site->editions[i];
    }
    return NULL;
}

/* Whether no edition is about a later time. */
static bool is_latest(const struct site *site, const struct edition *edition)
{
    for (size_t i = 0; i < site->edition_count; i++) {
        if (date_compare(site->editions[i].to, edition->to) > 0)
            return false;
    }
    return true;
}

static void add_edition(struct draft *draft, struct mustache_list *list,
                        const struct edition *edition)
{
    const struct site *site = draft->view->site;
    const struct edition *successor = find_successor(site, edition);
    struct mustache_object *item = mustache_list_add_object(list);
    bool current = successor == NULL && is_latest(site, edition);

    mustache_set_text(item, NAME_year, arena_format(draft->arena, "%u", edition->from.year));
    mustache_set_text(item, NAME_title, edition->title);
    mustache_set_text(item, NAME_path, path_of_edition(draft->arena, edition));
    mustache_set_text(item, NAME_period, figure_period(draft->arena, edition));
    mustache_set_text(item, NAME_label, text_from(kind_words(edition->kind)));
    draft_set_optional(item, NAME_act,
                       edition->act.length > 0 ? edition->act : edition->publication.source);
    mustache_set_text(item, NAME_state, current ? TEXT("attuale") : TEXT("storica"));
    mustache_set_flag(item, NAME_awaiting, edition->awaits_results);
    if (successor == NULL) {
        mustache_set_nothing(item, NAME_successor);
        return;
    }
    struct mustache_object *next = mustache_set_object(item, NAME_successor);
    mustache_set_text(next, NAME_title, successor->title);
    mustache_set_text(next, NAME_path, path_of_edition(draft->arena, successor));
}

void archive_set_editions(struct draft *draft)
{
    const struct site *site = draft->view->site;
    struct mustache_list *list = mustache_set_list(draft->data, NAME_editions);

    for (size_t i = 0; i < site->edition_count; i++)
        add_edition(draft, list, &site->editions[i]);
}
