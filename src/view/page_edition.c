#include "view/pages.h"

/* Objectives that the page lists of those that fell short. */
enum { MISSED_SHOWN = 8 };

static void set_missed(struct draft *draft)
{
    const struct references *missed = &draft->cards->missed;
    struct mustache_list *list = mustache_set_list(draft->data, NAME_missed);

    for (size_t i = 0; i < missed->count && i < MISSED_SHOWN; i++) {
        struct mustache_object *row = mustache_list_add_object(list);
        draft_share_object(row, NAME_objective, draft->cards->objectives[missed->items[i]]);
        draft_set_optional(
            row, NAME_explanation,
            sentence_why_missed(draft->arena, draft->edition, draft->scores, missed->items[i]));
    }
    mustache_set_flag(draft->data, NAME_has_missed, missed->count > 0);
    mustache_set_flag(draft->data, NAME_has_more, missed->count > MISSED_SHOWN);
    mustache_set_text(draft->data, NAME_missed_count,
                      figure_count(draft->arena, missed->count));
}

static void set_matrices(struct draft *draft)
{
    const struct edition *edition = draft->edition;
    struct mustache_list *list = mustache_set_list(draft->data, NAME_matrices);

    for (size_t i = 0; i < edition->axis_count; i++) {
        for (size_t j = i + 1; j < edition->axis_count; j++) {
            if (!matrix_fits(edition, i, j))
                continue;
            struct mustache_object *link = mustache_list_add_object(list);
            mustache_set_text(link, NAME_label, matrix_title(draft->arena, edition, i, j));
            mustache_set_text(link, NAME_path, path_of_matrix(draft->arena, edition, i, j));
        }
    }
}

struct text heading_of_edition(const struct draft *draft)
{
    return draft->edition->title;
}

void page_edition(struct draft *draft)
{
    const struct edition *edition = draft->edition;

    draft_set_description(draft, edition->description);
    draft_set_optional(draft->data, NAME_page_lead, edition->description);
    mustache_set_text(draft->data, NAME_objective_count,
                      figure_count(draft->arena, edition->objective_count));
    mustache_set_text(draft->data, NAME_indicator_count,
                      figure_count(draft->arena, draft->cards->indicator_count));
    mustache_set_text(draft->data, NAME_objectives_path,
                      path_of_objectives(draft->arena, edition));
    mustache_set_text(draft->data, NAME_managers_path, path_of_managers(draft->arena, edition));
    draft_share_list(draft->data, NAME_axes, draft->cards->axis_list);
    figure_set_achievement(edition, draft->arena, draft->data, NULL,
                           &draft->scores->entity.means[BASIS_CALCULATED]);
    derivation_set_edition(draft, draft->data, draft->page.edition);
    mustache_set_text(draft->data, NAME_sentence, sentence_of_edition(draft));
    draft_share_object(draft->data, NAME_overview, draft->cards->overview);
    mustache_set_text(draft->data, NAME_ratings_path, path_of_ratings(draft->arena, edition));
    mustache_set_text(draft->data, NAME_guide_path, path_of_guide(draft->arena, edition));
    mustache_set_text(draft->data, NAME_print_path, path_of_print(draft->arena, edition));
    mustache_set_text(draft->data, NAME_index_path, path_of_index(draft->arena, edition));
    mustache_set_flag(draft->data, NAME_has_changes, draft->cards->compared.known);
    mustache_set_text(draft->data, NAME_changes_path, path_of_changes(draft->arena, edition));
    draft_set_optional(draft->data, NAME_act, edition->act);
    mustache_set_nothing(draft->data, NAME_calendar_path);
    if (draft->cards->due_count > 0)
        mustache_set_text(draft->data, NAME_calendar_path,
                          path_of_calendar(draft->arena, edition));
    set_missed(draft);
    publications_set_last(draft);
    set_matrices(draft);
    mustache_set_text(draft->data, NAME_verification_path,
                      path_of_verification(draft->arena, edition));
    mustache_set_text(draft->data, NAME_finding_count,
                      figure_count(draft->arena, draft->audit->count));
}
