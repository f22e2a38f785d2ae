/* The address of a further code of an objective: leads to its one page. */
#include "view/pages.h"

void page_alias(struct draft *draft)
{
    const struct objective *objective = &draft->edition->objectives[draft->page.item];
    const struct site *site = draft->view->site;
    struct text code = objective->shares[draft->page.axis].code;
    struct text path = path_of_objective(draft->arena, draft->edition, objective);
    struct text address =
        arena_format(draft->arena, "../%.*s/index.html", TEXT_PRINT(objective->code));

    draft_set_description(draft, arena_format(draft->arena, "Obiettivo %.*s, lo stesso di %.*s",
                                              TEXT_PRINT(code), TEXT_PRINT(objective->code)));
    mustache_set_text(draft->data, NAME_code, code);
    mustache_set_text(draft->data, NAME_address, address);
    mustache_set_text(draft->data, NAME_canonical,
                      site->base_url.length > 0
                          ? arena_format(draft->arena, "%.*s/%.*s", TEXT_PRINT(site->base_url),
                                         TEXT_PRINT(path))
                          : address);
    draft_share_object(draft->data, NAME_objective, draft->cards->objectives[draft->page.item]);
}
