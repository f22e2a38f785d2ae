#include "view/pages.h"

static void add_edition(struct draft *draft, struct mustache_list *list, size_t index)
{
    const struct view *view = draft->view;
    const struct edition *edition = &view->site->editions[index];
    const struct edition_cards *cards = &view->editions[index];
    struct mustache_object *card = mustache_list_add_object(list);
    struct mustache_list *ways = mustache_set_list(card, NAME_axes);

    mustache_set_text(card, NAME_id, edition->id);
    mustache_set_text(card, NAME_title, edition->title);
    mustache_set_text(card, NAME_path, path_of_edition(draft->arena, edition));
    mustache_set_flag(card, NAME_awaiting, edition->awaits_results);
    draft_set_optional(card, NAME_description, edition->description);
    mustache_set_text(card, NAME_period, figure_period(draft->arena, edition));
    mustache_set_text(card, NAME_objective_count,
                      figure_count(draft->arena, edition->objective_count));
    mustache_set_text(card, NAME_indicator_count,
                      figure_count(draft->arena, cards->indicator_count));
    mustache_set_text(card, NAME_objectives_path, path_of_objectives(draft->arena, edition));
    mustache_set_text(card, NAME_guide_path, path_of_guide(draft->arena, edition));
    mustache_set_text(card, NAME_data_path, path_of_data(draft->arena, edition));
    draft_share_object(card, NAME_overview, cards->overview);
    for (size_t i = 0; i < edition->axis_count; i++)
        draft_add_object(ways, cards->axes[i]);
    derivation_set_edition(draft, card, index);
    figure_set_achievement(edition, draft->arena, card, NULL,
                           &view->scores[index].entity.means[BASIS_CALCULATED]);
}

static void set_editions(struct draft *draft)
{
    struct mustache_list *list = mustache_set_list(draft->data, NAME_editions);

    for (size_t i = 0; i < draft->view->site->edition_count; i++)
        add_edition(draft, list, i);
    mustache_set_flag(draft->data, NAME_has_editions, draft->view->site->edition_count > 0);
}

struct text heading_of_home(const struct draft *draft)
{
    return draft->view->site->title;
}

void page_home(struct draft *draft)
{
    const struct site *site = draft->view->site;

    draft_set_description(draft, site->description);
    draft_set_optional(draft->data, NAME_page_lead, site->description);
    set_editions(draft);
}

void page_not_found(struct draft *draft)
{
    draft_set_description(draft,
                          TEXT("L’indirizzo non corrisponde a nessuna pagina del sito."));
    set_editions(draft);
}
