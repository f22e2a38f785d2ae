#include "view/pages.h"

void page_objectives(struct draft *draft)
{
    size_t count = draft->edition->objective_count;
    size_t first = draft->page.part * VIEW_ENTRIES_PER_PAGE;
    struct references all = {arena_allocate_array(draft->arena, count, sizeof *all.items),
                             count};

    for (size_t i = first; i < count && i < first + VIEW_ENTRIES_PER_PAGE; i++)
        all.items[i] = i;
    draft_set_description(draft, arena_format(draft->arena, "Tutti gli obiettivi: %.*s",
                                              TEXT_PRINT(draft->edition->title)));
    mustache_set_text(draft->data, NAME_objective_count, figure_count(draft->arena, count));
    mustache_set_text(draft->data, NAME_indicator_count,
                      figure_count(draft->arena, draft->cards->indicator_count));
    draft_set_objectives(draft, &all);
}

/* Why there is no actual; what is measured in another way, by phases, has simply none. */
static struct text describe_state(const struct indicator_score *score)
{
    return score->state == STATE_MEASURED ? TEXT("nessuno") : words_for_state(score->state);
}

/* Whether it has a chart. */
static bool add_indicator(struct draft *draft, struct mustache_list *list,
                          const struct indicator *indicator,
                          const struct indicator_score *score)
{
    struct mustache_object *row = mustache_list_add_object(list);

    mustache_set_text(row, NAME_name, indicator->name);
    draft_set_optional(row, NAME_purpose, indicator->purpose);
    mustache_set_text(row, NAME_formula, indicator->formula);
    draft_set_optional(row, NAME_target, indicator->target.printed);
    draft_set_optional(row, NAME_actual, indicator->actual.printed);
    mustache_set_text(row, NAME_deviation, indicator->deviation.printed);
    mustache_set_text(row, NAME_weight, indicator->weight.printed);
    mustache_set_text(row, NAME_state, words_for_no_figure(score));
    mustache_set_text(row, NAME_status, describe_state(score));
    draft_set_optional(row, NAME_measure, indicator->measure);
    draft_set_optional(row, NAME_source_label, indicator->source);
    draft_set_optional(row, NAME_competence, indicator->competence);
    mustache_set_nothing(row, NAME_reading_words);
    if (indicator->reading != NULL)
        draft_set_optional(row, NAME_reading_words, target_words(draft->arena, indicator));
    figure_set_indicator(draft->edition, draft->arena, row, indicator, score);
    return chart_set_bullet(draft->arena, row, indicator);
}

static void set_indicators(struct draft *draft, const struct objective *objective)
{
    const struct objective_score *score = &draft->scores->objectives[draft->page.item];
    struct mustache_list *list = mustache_set_list(draft->data, NAME_indicators);
    bool has_bullets = false;

    for (size_t i = 0; i < objective->indicator_count; i++) {
        if (add_indicator(draft, list, &objective->indicators[i], &score->indicators[i]))
            has_bullets = true;
    }
    mustache_set_flag(draft->data, NAME_has_bullets, has_bullets);
    mustache_set_flag(draft->data, NAME_has_indicators, objective->indicator_count > 0);
}

/* Whether an earlier one of the units has the same manager. */
static bool is_repeated(const struct draft *draft, const struct objective *objective,
                        size_t position)
{
    const size_t *managers = draft->cards->manager_of_unit;

    for (size_t i = 0; i < position; i++) {
        if (managers[objective->units.items[i]] == managers[objective->units.items[position]])
            return true;
    }
    return false;
}

static void set_managers(struct draft *draft, const struct objective *objective)
{
    struct mustache_list *list = mustache_set_list(draft->data, NAME_managers);
    size_t count = 0;

    for (size_t i = 0; i < objective->units.count; i++) {
        size_t manager = draft->cards->manager_of_unit[objective->units.items[i]];
        if (manager == NONE || is_repeated(draft, objective, i))
            continue;
        draft_add_object(list, draft->cards->managers[manager]);
        count++;
    }
    mustache_set_flag(draft->data, NAME_has_managers, count > 0);
}

static void set_sisters(struct draft *draft, const struct objective *objective)
{
    struct mustache_list *list = mustache_set_list(draft->data, NAME_sisters);

    for (size_t i = 0; i < objective->sisters.count; i++)
        draft_add_object(list, draft->cards->objectives[objective->sisters.items[i]]);
    mustache_set_flag(draft->data, NAME_has_sisters, objective->sisters.count > 0);
}

static void set_related(struct draft *draft, const struct objective *objective)
{
    struct mustache_list *list = mustache_set_list(draft->data, NAME_related);

    for (size_t i = 0; i < objective->related_count; i++) {
        const struct relation *relation = &objective->related[i];
        struct mustache_object *row = mustache_list_add_object(list);
        draft_share_object(row, NAME_objective, draft->cards->objectives[relation->objective]);
        draft_set_optional(row, NAME_reason, relation->reason);
    }
    mustache_set_flag(draft->data, NAME_has_related, objective->related_count > 0);
}

struct text heading_of_objective(const struct draft *draft)
{
    return draft->edition->objectives[draft->page.item].title;
}

void page_objective(struct draft *draft)
{
    const struct objective *objective = &draft->edition->objectives[draft->page.item];

    draft_set_description(draft, arena_format(draft->arena, "Obiettivo %.*s: %.*s",
                                              TEXT_PRINT(objective->code),
                                              TEXT_PRINT(objective->title)));
    draft_share_object(draft->data, NAME_objective, draft->cards->objectives[draft->page.item]);
    draft_note_term(draft, TEXT("obiettivo"));
    draft_set_prose(draft, draft->data, NAME_summary, objective->summary);
    mustache_set_text(draft->data, NAME_sentence, draft->account->sentence);
    draft_set_optional(draft->data, NAME_explanation, draft->account->why_missed);
    set_indicators(draft, objective);
    histories_set(draft, objective);
    derivation_set_objective(draft);
    findings_set_notice(draft, draft->data, &draft->audit->by_objective[draft->page.item]);
    form_set(draft, objective);
    schedule_set_objective(draft, objective);
    set_managers(draft, objective);
    set_sisters(draft, objective);
    set_related(draft, objective);
    history_set_objective(draft, draft->page.item);
}
