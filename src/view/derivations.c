#include "view/pages.h"

/* Where a term leads: the page of what it was computed from. */
static struct text find_term_path(struct arena *arena, const struct edition *edition,
                                  const struct derivation_term *term)
{
    if (term->objective != NONE)
        return path_of_objective(arena, edition, &edition->objectives[term->objective]);
    if (term->axis != NONE)
        return path_of_value(arena, edition, term->axis, term->value);
    return TEXT("");
}

/* Fills what shows a derivation; `details` (may be NULL) has one text a term. */
static void set_derivation(struct arena *arena, const struct edition *edition,
                           struct mustache_object *data, const struct derivation *derivation,
                           const struct text *details)
{
    struct mustache_object *object = mustache_set_object(data, NAME_derivation);
    struct mustache_list *terms = mustache_set_list(object, NAME_terms);

    mustache_set_text(object, NAME_method, derivation->method);
    for (size_t i = 0; i < derivation->term_count; i++) {
        const struct derivation_term *term = &derivation->terms[i];
        struct mustache_object *entry = mustache_list_add_object(terms);
        mustache_set_text(entry, NAME_label, term->label);
        draft_set_optional(entry, NAME_path, find_term_path(arena, edition, term));
        mustache_set_text(entry, NAME_text, term->text);
        draft_set_optional(entry, NAME_detail, details != NULL ? details[i] : TEXT(""));
    }
    mustache_set_flag(object, NAME_has_terms, derivation->term_count > 0);
    draft_set_optional(object, NAME_formula, derivation->formula);
    draft_set_optional(object, NAME_rounding, derivation->rounding);
    draft_set_optional(object, NAME_left_out, derivation->left_out);
    draft_set_optional(object, NAME_comparison, derivation->published);
}

void derivation_set_objective(struct draft *draft)
{
    set_derivation(draft->arena, draft->edition, draft->data, &draft->account->derivation,
                   draft->account->details);
}

/* The objectives that this part of the page of a value lists. */
static struct derivation_part get_part(const struct draft *draft)
{
    return (struct derivation_part){
        .axis = draft->page.axis,
        .value = draft->page.item,
        .first = draft->page.part * VIEW_ENTRIES_PER_PAGE,
        .most = VIEW_ENTRIES_PER_PAGE,
    };
}

void derivation_set_value(struct draft *draft)
{
    struct derivation derivation =
        derivation_of_value(draft->arena, draft->edition, draft->scores, get_part(draft));

    set_derivation(draft->arena, draft->edition, draft->data, &derivation, NULL);
}

/* The count and mean weight that the document prints for the value; NULL: none. */
static const struct aggregate *find_aggregate(const struct draft *draft)
{
    const struct edition *edition = draft->edition;

    for (size_t i = 0; i < edition->aggregate_count; i++) {
        const struct aggregate *aggregate = &edition->aggregates[i];
        if (aggregate->axis == draft->page.axis && aggregate->value == draft->page.item)
            return aggregate;
    }
    return NULL;
}

void derivation_set_weight(struct draft *draft)
{
    const struct mean *mean = &draft->scores->axes[draft->page.axis][draft->page.item].weight;
    const struct aggregate *aggregate = find_aggregate(draft);

    mustache_set_nothing(draft->data, NAME_weights);
    if (!mean->known)
        return;
    struct mustache_object *object = mustache_set_object(draft->data, NAME_weights);
    struct derivation derivation =
        derivation_of_weight(draft->arena, draft->edition, draft->scores, get_part(draft));
    mustache_set_text(object, NAME_mean_weight, score_percent(draft->arena, mean->value));
    mustache_set_nothing(object, NAME_published_weight);
    mustache_set_nothing(object, NAME_published_count);
    if (aggregate != NULL) {
        draft_set_optional(object, NAME_published_weight, aggregate->weight.printed);
        draft_set_optional(object, NAME_published_count, aggregate->objectives.printed);
    }
    set_derivation(draft->arena, draft->edition, object, &derivation, NULL);
}

void derivation_set_edition(struct draft *draft, struct mustache_object *data, size_t edition)
{
    const struct edition *source = &draft->view->site->editions[edition];
    struct derivation derivation =
        derivation_of_edition(draft->arena, source, &draft->view->scores[edition]);

    set_derivation(draft->arena, source, data, &derivation, NULL);
}

/* ---- Rows of the tables of the plan, as their pages show them ---- */

static void add_calculation(struct mustache_list *list, struct text label, struct text path,
                            struct text text)
{
    if (text.length == 0)
        return;
    struct mustache_object *entry = mustache_list_add_object(list);
    mustache_set_text(entry, NAME_label, label);
    mustache_set_text(entry, NAME_path, path);
    mustache_set_text(entry, NAME_calculation, text);
}

static void add_objectives(struct draft *draft, struct mustache_list *list, size_t rows)
{
    const struct edition *edition = draft->edition;

    for (size_t i = 0; i < edition->objective_count && i < rows; i++)
        add_calculation(list, edition->objectives[i].title,
                        path_of_objective(draft->arena, edition, &edition->objectives[i]),
                        derivation_line_of_objective(draft->arena, edition, draft->scores, i));
}

static void add_indicators(struct draft *draft, struct mustache_list *list, size_t rows)
{
    const struct edition *edition = draft->edition;

    for (size_t i = 0; i < edition->objective_count && rows > 0; i++) {
        const struct objective *objective = &edition->objectives[i];
        for (size_t j = 0; j < objective->indicator_count && rows > 0; j++, rows--)
            add_calculation(
                list, objective->indicators[j].name,
                path_of_objective(draft->arena, edition, objective),
                derivation_of_indicator(draft->arena, edition, draft->scores, i, j));
    }
}

static void add_values(struct draft *draft, struct mustache_list *list, size_t rows)
{
    const struct edition *edition = draft->edition;

    for (size_t i = 0; i < edition->axis_count && rows > 0; i++) {
        const struct axis *axis = &edition->axes[i];
        for (size_t j = 0; j < axis->value_count && rows > 0; j++, rows--)
            add_calculation(list, axis->values[j].name,
                            path_of_value(draft->arena, edition, i, j),
                            derivation_line_of_group(draft->arena, &draft->scores->axes[i][j]));
    }
}

void derivation_set_preview(struct draft *draft, struct text table, size_t rows)
{
    static const struct {
        struct text table;
        void (*add)(struct draft *draft, struct mustache_list *list, size_t rows);
    } tables[] = {
        {TEXT_INITIALISER("obiettivi"), add_objectives},
        {TEXT_INITIALISER("indicatori"), add_indicators},
        {TEXT_INITIALISER("aggregati"), add_values},
    };
    struct mustache_list *list = mustache_set_list(draft->data, NAME_calculations);

    for (size_t i = 0; i < sizeof tables / sizeof *tables && !draft->edition->awaits_results;
         i++) {
        if (text_equal(tables[i].table, table))
            tables[i].add(draft, list, rows);
    }
    mustache_set_flag(draft->data, NAME_has_calculations, mustache_list_count(list) > 0);
}
