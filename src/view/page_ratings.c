#include "view/pages.h"

void page_ratings(struct draft *draft)
{
    draft_set_description(draft,
                          arena_format(draft->arena, "Gli obiettivi per valutazione: %.*s",
                                       TEXT_PRINT(draft->edition->title)));
    draft_share_object(draft->data, NAME_overview, draft->cards->overview);
}

struct text heading_of_rating(const struct draft *draft)
{
    return ratings_label(draft->edition, draft->page.item);
}

void page_rating(struct draft *draft)
{
    struct text label = heading_of_rating(draft);
    const struct references *objectives = &draft->cards->by_rating[draft->page.item];

    draft_set_description(
        draft,
        arena_format(draft->arena, "Gli obiettivi con valutazione «%.*s»", TEXT_PRINT(label)));
    mustache_set_text(draft->data, NAME_objective_count,
                      figure_count(draft->arena, objectives->count));
    mustache_set_flag(draft->data, NAME_unrated,
                      draft->page.item == draft->edition->scale_count);
    draft_set_objectives(draft, objectives);
}
