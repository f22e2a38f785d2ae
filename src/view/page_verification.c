#include "view/pages.h"

/* The published means, each with what was recomputed. */
static void set_aggregates(struct draft *draft)
{
    struct arena *arena = draft->arena;
    const struct edition *edition = draft->edition;
    struct mustache_list *list = mustache_set_list(draft->data, NAME_aggregates);
    size_t count = 0;
    bool has_calculations = false;

    for (size_t i = 0; i < edition->aggregate_count; i++) {
        const struct aggregate *aggregate = &edition->aggregates[i];
        const struct group_score *score =
            &draft->scores->axes[aggregate->axis][aggregate->value];
        const struct mean *means = score->means;
        struct mustache_object *row = mustache_list_add_object(list);
        mustache_set_text(row, NAME_label,
                          edition->axes[aggregate->axis].values[aggregate->value].name);
        mustache_set_text(row, NAME_path,
                          path_of_value(arena, edition, aggregate->axis, aggregate->value));
        draft_set_optional(row, NAME_published, aggregate->achievement.printed);
        draft_set_optional(row, NAME_calculated,
                           means[BASIS_CALCULATED].known
                               ? score_percent(arena, means[BASIS_CALCULATED].value)
                               : TEXT(""));
        draft_set_optional(row, NAME_from_target,
                           means[BASIS_FROM_TARGET].known
                               ? score_percent(arena, means[BASIS_FROM_TARGET].value)
                               : TEXT(""));
        draft_set_optional(row, NAME_calculation,
                           derivation_of_mean(arena, &means[BASIS_CALCULATED]));
        draft_set_optional(row, NAME_target_calculation,
                           derivation_of_mean(arena, &means[BASIS_FROM_TARGET]));
        has_calculations = has_calculations || means[BASIS_CALCULATED].known;
        mustache_set_text(row, NAME_outcome, words_for_outcome(score->outcome));
        count++;
    }
    mustache_set_flag(draft->data, NAME_has_aggregates, count > 0);
    mustache_set_flag(draft->data, NAME_has_calculations, has_calculations);
}

/* Whether what the findings of a rule compare is words, not figures. */
static bool compares_words(enum audit_rule rule)
{
    return rule == AUDIT_REPRINT_TEXT || rule == AUDIT_UNIT_SPELLING ||
           rule == AUDIT_TITLE_SIMILAR || rule >= AUDIT_DOCUMENT_FIGURES;
}

/* Findings are sorted by rule: each rule is a section of the page. */
static void set_rules(struct draft *draft)
{
    const struct audit *audit = draft->audit;
    size_t first = draft->page.part * VIEW_ENTRIES_PER_PAGE;
    size_t last = first + VIEW_ENTRIES_PER_PAGE;
    struct mustache_list *rules = mustache_set_list(draft->data, NAME_rules);
    struct mustache_list *findings = NULL;

    for (size_t i = first; i < last && i < audit->count; i++) {
        if (findings == NULL || audit->findings[i].rule != audit->findings[i - 1].rule) {
            const struct audit_rule_description *rule =
                audit_rule_describe(audit->findings[i].rule);
            struct mustache_object *section = mustache_list_add_object(rules);
            mustache_set_text(section, NAME_id, text_from(rule->id));
            mustache_set_text(section, NAME_title, text_from(rule->title));
            mustache_set_text(section, NAME_documentation, text_from(rule->documentation));
            mustache_set_text(section, NAME_severity,
                              text_from(audit_severity_words(rule->severity)));
            mustache_set_flag(section, NAME_is_numeric,
                              !compares_words(audit->findings[i].rule));
            findings = mustache_set_list(section, NAME_findings);
        }
        findings_add(draft, findings, i);
    }
    mustache_set_flag(draft->data, NAME_has_findings, audit->count > 0);
}

static void set_counts(struct draft *draft)
{
    const struct audit *audit = draft->audit;
    size_t open =
        audit->open[AUDIT_ERROR] + audit->open[AUDIT_WARNING] + audit->open[AUDIT_NOTE];
    const struct {
        mustache_name name;
        size_t count;
    } counts[] = {
        {NAME_checked_count, audit->checked},
        {NAME_agreed_count, audit->agreed},
        {NAME_finding_count, audit->count},
        {NAME_error_count, audit->open[AUDIT_ERROR]},
        {NAME_warning_count, audit->open[AUDIT_WARNING]},
        {NAME_note_count, audit->open[AUDIT_NOTE]},
        {NAME_acknowledged_count, audit->count - open},
    };

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        mustache_set_text(draft->data, counts[i].name,
                          figure_count(draft->arena, counts[i].count));
}

void page_verification(struct draft *draft)
{
    draft_set_description(draft,
                          TEXT("Ogni valore pubblicato, ricalcolato: che cosa coincide, che "
                               "cosa no, e perché"));
    set_counts(draft);
    set_aggregates(draft);
    set_rules(draft);
    draft_set_parts(draft, path_count_parts(draft->audit->count));
}
