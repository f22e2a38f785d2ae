#include "view/pages.h"

void page_ratings(struct draft *draft)
{
    draft_set_edition(draft);
    draft_set_heading(draft, TEXT("Valutazioni"),
                      arena_format(draft->arena, "Gli obiettivi per valutazione: %.*s",
                                   TEXT_PRINT(draft->edition->title)));
    draft_share_object(draft->data, NAME_overview, draft->cards->overview);
}

void page_rating(struct draft *draft)
{
    struct text label = ratings_label(draft->edition, draft->page.item);
    const struct references *objectives = &draft->cards->by_rating[draft->page.item];

    draft_set_edition(draft);
    draft_add_breadcrumb(draft, TEXT("Valutazioni"),
                         path_of_ratings(draft->arena, draft->edition));
    draft_set_heading(
        draft, label,
        arena_format(draft->arena, "Gli obiettivi con valutazione «%.*s»", TEXT_PRINT(label)));
    mustache_set_text(draft->data, NAME_objective_count,
                      figure_count(draft->arena, objectives->count));
    mustache_set_flag(draft->data, NAME_unrated,
                      draft->page.item == draft->edition->scale_count);
    draft_set_objectives(draft, objectives);
}
