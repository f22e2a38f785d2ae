/* Indicators of an objective, merged. */
#include "import/objectives.h"
#include "import/rules.h"

#include <stddef.h>

struct text *indicator_cell(struct indicator *indicator, size_t field)
{
    static const size_t offsets[] = {
        [0] = offsetof(struct indicator, name),
        [FIELD_INDICATOR_CODE - FIELD_INDICATOR] = offsetof(struct indicator, code),
        [FIELD_FORMULA - FIELD_INDICATOR] = offsetof(struct indicator, formula),
        [FIELD_PURPOSE - FIELD_INDICATOR] = offsetof(struct indicator, purpose),
        [FIELD_TARGET - FIELD_INDICATOR] = offsetof(struct indicator, target.printed),
        [FIELD_ACTUAL - FIELD_INDICATOR] = offsetof(struct indicator, actual.printed),
        [FIELD_DEVIATION - FIELD_INDICATOR] = offsetof(struct indicator, deviation.printed),
        [FIELD_WEIGHT - FIELD_INDICATOR] = offsetof(struct indicator, weight.printed),
        [FIELD_ACHIEVEMENT - FIELD_INDICATOR] = offsetof(struct indicator, achievement.printed),
    };

    return (struct text *)(void *)((char *)indicator + offsets[field - FIELD_INDICATOR]);
}

/* Every spelling of "1 = fatto 0 = non fatto". */
static bool is_boolean_formula(struct text formula)
{
    static const char expected[] = "1=fatto0=nonfatto";
    size_t matched = 0;

    for (size_t i = 0; i < formula.length; i++) {
        char byte = formula.data[i];
        if (byte == ' ' || byte == '\t' || byte == '\n')
            continue;
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte - 'A' + 'a');
        if (matched == sizeof expected - 1 || byte != expected[matched])
            return false;
        matched++;
    }
    return matched == sizeof expected - 1;
}

static enum indicator_kind infer_kind(struct text formula)
{
    return is_boolean_formula(formula) ? INDICATOR_BOOLEAN : INDICATOR_AT_LEAST;
}

void indicator_create(const struct objectives *all, const struct pair *pair, size_t number,
                      struct indicator *indicator)
{
    *indicator = (struct indicator){0};
    for (size_t field = FIELD_INDICATOR; field <= FIELD_ACHIEVEMENT; field++) {
        if (field != FIELD_KIND)
            *indicator_cell(indicator, field) =
                plan_indicator_cell(&all->fresh, pair->fresh, number, field);
    }
    if (!rules_find_kind(plan_indicator_cell(&all->fresh, pair->fresh, number, FIELD_KIND),
                         &indicator->kind))
        indicator->kind = infer_kind(indicator->formula);
}

static bool update_indicator(const struct objectives *all, const struct pair *pair,
                             const struct merged_item *item, struct indicator *indicator)
{
    bool kind_inferred = indicator->kind == infer_kind(indicator->formula);
    struct text subject = indicator->name;
    bool changed = false;

    struct text kind = rules_kind_name(indicator->kind);

    for (size_t field = FIELD_INDICATOR; field <= FIELD_ACHIEVEMENT; field++) {
        struct text *cell = field == FIELD_KIND ? &kind : indicator_cell(indicator, field);
        struct cell_change change = {.subject = subject};
        struct text base;
        if (!layout_has(all->fresh.layout, field))
            continue;
        change.fresh = plan_indicator_cell(&all->fresh, pair->fresh, item->fresh, field);
        change.place = plan_indicator_place(&all->fresh, pair->fresh, item->fresh, field);
        if (item->base != NONE && layout_has(all->base.layout, field)) {
            base = plan_indicator_cell(&all->base, pair->base, item->base, field);
            change.base = &base;
        }
        changed = merge_apply(&change, cell, all->run->diagnostics) || changed;
    }
    if (layout_has(all->fresh.layout, FIELD_KIND))
        rules_find_kind(kind, &indicator->kind);
    else if (changed && kind_inferred)
        indicator->kind = infer_kind(indicator->formula);
    return changed;
}

static struct keys current_names(struct arena *arena, const struct objective *objective)
{
    size_t count = objective->indicator_count;
    struct keys keys = {arena_allocate_array(arena, count, sizeof(struct text)), count};

    for (size_t i = 0; i < count; i++)
        keys.items[i] = text_fold(arena, objective->indicators[i].name);
    return keys;
}

/* Tells of indicators that one side has and the other has not. */
static void report_indicator(const struct objectives *all, const struct pair *pair,
                             enum severity severity, const char *message, struct text name)
{
    struct diagnostics *diagnostics = all->run->diagnostics;
    struct place place = plan_place(&all->fresh, pair->fresh, FIELD_INDICATOR);
    struct text excerpt = sheet_excerpt(&diagnostics->arena, name);

    diagnose(diagnostics, severity, place, "%s \"%.*s\"", message, TEXT_PRINT(excerpt));
}

static void report_gone_indicators(const struct objectives *all, const struct pair *pair,
                                   const struct merged_list *merged)
{
    for (size_t i = 0; i < merged->removed_count; i++)
        report_indicator(all, pair, SEVERITY_NOTE, _("removed the indicator"),
                         pair->objective->indicators[merged->removed[i].current].name);
    for (size_t i = 0; i < merged->deleted_count; i++)
        report_indicator(all, pair, SEVERITY_WARNING,
                         _("deleted by hand, and not added again: the indicator"),
                         plan_indicator_cell(&all->fresh, pair->fresh, merged->deleted[i].fresh,
                                             FIELD_INDICATOR));
}

static bool merge_indicator(const struct objectives *all, const struct pair *pair,
                            const struct merged_item *item, struct indicator *indicator)
{
    struct import_counts *counts = &all->run->report->indicators;

    if (item->current == NONE) {
        indicator_create(all, pair, item->fresh, indicator);
        report_indicator(all, pair, SEVERITY_NOTE, _("new indicator"), indicator->name);
        counts->added++;
        return true;
    }
    *indicator = pair->objective->indicators[item->current];
    if (item->fresh == NONE) {
        if (pair->base == NONE)
            report_indicator(all, pair, SEVERITY_WARNING,
                             _("kept, though the file does not hold it: the indicator"),
                             indicator->name);
        return false;
    }
    bool changed = update_indicator(all, pair, item, indicator);
    counts->changed += changed;
    counts->unchanged += !changed;
    return changed;
}

bool indicators_merge(const struct objectives *all, const struct pair *pair, size_t **moved)
{
    struct arena *arena = all->run->arena;
    struct objective *objective = pair->objective;
    struct keys fresh = plan_indicator_names(arena, &all->fresh, pair->fresh);
    struct keys base = {0};
    struct keys current = current_names(arena, objective);
    bool changed = false;

    if (pair->base != NONE)
        base = plan_indicator_names(arena, &all->base, pair->base);
    struct merged_list merged =
        merge_lists(arena, &fresh, pair->base != NONE ? &base : NULL, &current, true);
    struct indicator *indicators =
        arena_allocate_array(arena, merged.count, sizeof *indicators);
    size_t *now = arena_allocate_array(arena, objective->indicator_count, sizeof *now);
    for (size_t i = 0; i < objective->indicator_count; i++)
        now[i] = NONE;
    report_gone_indicators(all, pair, &merged);
    for (size_t i = 0; i < merged.count; i++) {
        size_t old = merged.items[i].current;
        changed = merge_indicator(all, pair, &merged.items[i], &indicators[i]) || changed;
        changed = changed || old != i;
        if (old != NONE)
            now[old] = i;
    }
    changed = changed || merged.removed_count > 0;
    all->run->report->indicators.removed += merged.removed_count;
    objective->indicators = indicators;
    objective->indicator_count = merged.count;
    *moved = now;
    return changed;
}
