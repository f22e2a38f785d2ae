#include "view/pages.h"

/* The steps of the scale, the best first, with how many objectives each has. */
static void set_scale(struct draft *draft)
{
    const struct edition *edition = draft->edition;
    struct mustache_list *steps = mustache_set_list(draft->data, NAME_steps);

    for (size_t i = edition->scale_count; i > 0; i--) {
        const struct rating *rating = &edition->scale[i - 1];
        struct mustache_object *step = mustache_list_add_object(steps);
        mustache_set_text(step, NAME_label, rating->label);
        mustache_set_text(step, NAME_path, draft->cards->rating_paths[i - 1]);
        mustache_set_text(step, NAME_tone,
                          figure_count(draft->arena, chart_tone(edition, i - 1)));
        mustache_set_text(step, NAME_from, figure_decimal(draft->arena, rating->from));
        mustache_set_text(step, NAME_to, figure_decimal(draft->arena, rating->to));
    }
    mustache_set_flag(draft->data, NAME_has_steps, edition->scale_count > 0);
}

void page_guide(struct draft *draft)
{
    draft_set_description(draft,
                          TEXT("Che cosa sono obiettivi, indicatori, pesi e valutazioni, e da "
                               "dove vengono le percentuali"));
    draft_share_list(draft->data, NAME_axes, draft->cards->axis_list);
    mustache_set_flag(draft->data, NAME_weights_are_shares,
                      draft->edition->method.weights_are_shares);
    mustache_set_text(draft->data, NAME_objectives_path,
                      path_of_objectives(draft->arena, draft->edition));
    mustache_set_text(draft->data, NAME_verification_path,
                      path_of_verification(draft->arena, draft->edition));
    set_scale(draft);
    derivation_set_edition(draft, draft->data, draft->page.edition);
}

void page_glossary(struct draft *draft)
{
    const struct site *site = draft->view->site;
    struct mustache_list *terms = mustache_set_list(draft->data, NAME_terms);

    draft_set_description(draft, TEXT("Le parole di questo sito, spiegate in breve"));
    for (size_t i = 0; i < site->term_count; i++) {
        struct mustache_object *term = mustache_list_add_object(terms);
        mustache_set_text(term, NAME_id, site->terms[i].id);
        mustache_set_text(term, NAME_name, site->terms[i].name);
        draft_set_markdown(draft, term, NAME_definition, site->terms[i].definition);
    }
}

void page_search(struct draft *draft)
{
    const struct view *view = draft->view;
    struct mustache_list *editions = mustache_set_list(draft->data, NAME_editions);

    draft_set_description(draft, TEXT("Cerca una parola in tutto il sito"));
    for (size_t i = 0; i < view->site->edition_count; i++)
        draft_add_object(editions, view->editions[i].edition);
}
