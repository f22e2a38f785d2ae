#include "view/pages.h"

/* Where a term leads: the page of what it was computed from. */
static struct text find_term_path(struct draft *draft, const struct derivation_term *term)
{
    if (term->objective != NONE)
        return path_of_objective(draft->arena, draft->edition,
                                 &draft->edition->objectives[term->objective]);
    if (term->axis != NONE)
        return path_of_value(draft->arena, draft->edition, term->axis, term->value);
    return TEXT("");
}

/* Sets `derivation`; returns the list of its terms, of which the n-th is term n. */
static void set_derivation(struct draft *draft, const struct derivation *derivation,
                           const struct text *details)
{
    struct mustache_object *object = mustache_set_object(draft->data, NAME_derivation);
    struct mustache_list *terms = mustache_set_list(object, NAME_terms);

    mustache_set_text(object, NAME_method, derivation->method);
    for (size_t i = 0; i < derivation->term_count; i++) {
        const struct derivation_term *term = &derivation->terms[i];
        struct mustache_object *entry = mustache_list_add_object(terms);
        mustache_set_text(entry, NAME_label, term->label);
        draft_set_optional(entry, NAME_path, find_term_path(draft, term));
        mustache_set_text(entry, NAME_text, term->text);
        draft_set_optional(entry, NAME_detail, details != NULL ? details[i] : TEXT(""));
    }
    mustache_set_flag(object, NAME_has_terms, derivation->term_count > 0);
    draft_set_optional(object, NAME_formula, derivation->formula);
    draft_set_optional(object, NAME_rounding, derivation->rounding);
    draft_set_optional(object, NAME_left_out, derivation->left_out);
    draft_set_optional(object, NAME_comparison, derivation->published);
}

void derivation_set_objective(struct draft *draft, size_t objective)
{
    struct derivation derivation =
        derivation_of_objective(draft->arena, draft->edition, draft->scores, objective);
    struct text *details =
        arena_allocate_array(draft->arena, derivation.term_count, sizeof *details);

    for (size_t i = 0; i < derivation.term_count; i++)
        details[i] =
            derivation_of_indicator(draft->arena, draft->edition, draft->scores, objective, i);
    set_derivation(draft, &derivation, details);
}

void derivation_set_value(struct draft *draft)
{
    struct derivation_part part = {
        .axis = draft->page.axis,
        .value = draft->page.item,
        .first = draft->page.part * VIEW_ENTRIES_PER_PAGE,
        .most = VIEW_ENTRIES_PER_PAGE,
    };
    struct derivation derivation =
        derivation_of_value(draft->arena, draft->edition, draft->scores, part);

    set_derivation(draft, &derivation, NULL);
}

void derivation_set_edition(struct draft *draft)
{
    struct derivation derivation =
        derivation_of_edition(draft->arena, draft->edition, draft->scores);

    set_derivation(draft, &derivation, NULL);
}
