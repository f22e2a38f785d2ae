#include "view/pages.h"

void page_edition(struct draft *draft)
{
    const struct edition *edition = draft->edition;
    struct mustache_list *axes = mustache_set_list(draft->data, NAME_axes);

    draft_set_edition(draft);
    draft_set_heading(draft, edition->title, edition->description);
    draft_set_optional(draft->data, NAME_page_lead, edition->description);
    mustache_set_text(draft->data, NAME_objective_count,
                      figure_count(draft->arena, edition->objective_count));
    mustache_set_text(draft->data, NAME_indicator_count,
                      figure_count(draft->arena, draft->cards->indicator_count));
    mustache_set_text(draft->data, NAME_objectives_path,
                      path_of_objectives(draft->arena, edition));
    mustache_set_text(draft->data, NAME_managers_path, path_of_managers(draft->arena, edition));
    for (size_t i = 0; i < edition->axis_count; i++)
        draft_add_object(axes, draft->cards->axes[i]);
    figure_set_achievement(edition, draft->arena, draft->data, NULL,
                           &draft->scores->entity.means[BASIS_CALCULATED]);
    derivation_set_edition(draft);
    mustache_set_text(draft->data, NAME_verification_path,
                      path_of_verification(draft->arena, edition));
    mustache_set_text(draft->data, NAME_finding_count,
                      figure_count(draft->arena, draft->audit->count));
}
