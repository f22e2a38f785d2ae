/* Indicators of an objective, merged. */
#include "import/objectives.h"
#include "import/readings.h"
#include "import/rules.h"
#include "import/unit_cells.h"

#include <stddef.h>

/* ---- An indicator as cells ---- */

/* An indicator, and what of it is no text of its own as one. */
struct indicator_record {
    struct indicator indicator;
    struct text units;
    struct text kind;
    struct text value;
    struct text by;
    struct text strict; /* true, or empty */
    struct text baseline;
    struct text limit;
    struct text bands;
    struct text years;
};

static const struct record_cell cells[] = {
    {FIELD_INDICATOR, offsetof(struct indicator_record, indicator.name)},
    {FIELD_INDICATOR_CODE, offsetof(struct indicator_record, indicator.code)},
    {FIELD_FORMULA, offsetof(struct indicator_record, indicator.formula)},
    {FIELD_PURPOSE, offsetof(struct indicator_record, indicator.purpose)},
    {FIELD_MEASURE, offsetof(struct indicator_record, indicator.measure)},
    {FIELD_SOURCE, offsetof(struct indicator_record, indicator.source)},
    {FIELD_COMPETENCE, offsetof(struct indicator_record, indicator.competence)},
    {FIELD_UNITS, offsetof(struct indicator_record, units)},
    {FIELD_KIND, offsetof(struct indicator_record, kind)},
    {FIELD_TARGET, offsetof(struct indicator_record, indicator.target.printed)},
    {FIELD_TARGET_VALUE, offsetof(struct indicator_record, value)},
    {FIELD_BY, offsetof(struct indicator_record, by)},
    {FIELD_STRICT, offsetof(struct indicator_record, strict)},
    {FIELD_BASELINE, offsetof(struct indicator_record, baseline)},
    {FIELD_LIMIT, offsetof(struct indicator_record, limit)},
    {FIELD_BANDS, offsetof(struct indicator_record, bands)},
    {FIELD_YEARS, offsetof(struct indicator_record, years)},
    {FIELD_ACTUAL, offsetof(struct indicator_record, indicator.actual.printed)},
    {FIELD_DEVIATION, offsetof(struct indicator_record, indicator.deviation.printed)},
    {FIELD_WEIGHT, offsetof(struct indicator_record, indicator.weight.printed)},
    {FIELD_ACHIEVEMENT, offsetof(struct indicator_record, indicator.achievement.printed)},
};

enum { CELL_COUNT = sizeof cells / sizeof *cells };

static struct indicator_record open_record(struct import_run *run,
                                           const struct indicator *indicator)
{
    static const struct reading none = {0};
    struct arena *arena = run->arena;
    const struct reading *reading = indicator->reading != NULL ? indicator->reading : &none;

    return (struct indicator_record){
        .indicator = *indicator,
        .units = unit_cells_spell(arena, &run->site.entity, &indicator->units),
        .kind = rules_kind_name(indicator->kind),
        .value = reading->value.printed,
        .by = reading->by.printed,
        .strict = reading->strict ? TEXT("true") : TEXT(""),
        .baseline = reading->baseline.printed,
        .limit = reading->limit.printed,
        .bands = reading_spell_bands(arena, reading),
        .years = reading_spell_years(arena, reading),
    };
}

static bool has_reading(const struct indicator_record *record)
{
    const struct text texts[] = {record->value, record->by,    record->baseline,
                                 record->limit, record->bands, record->years};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (texts[i].length > 0)
            return true;
    }
    return text_equal(record->strict, TEXT("true"));
}

/* Bands and shares that are as before keep what no cell tells: their labels. */
static void close_lists(struct arena *arena, const struct indicator_record *record,
                        struct reading *reading)
{
    struct reading read = {0};

    if (!text_equal(record->bands, reading_spell_bands(arena, reading)) &&
        reading_parse_bands(arena, record->bands, &read)) {
        reading->bands = read.bands;
        reading->band_count = read.band_count;
    }
    if (!text_equal(record->years, reading_spell_years(arena, reading)) &&
        reading_parse_years(arena, record->years, &read)) {
        reading->years = read.years;
        reading->year_count = read.year_count;
    }
}

static struct indicator close_record(struct import_run *run,
                                     const struct indicator_record *record)
{
    struct indicator indicator = record->indicator;
    struct reading *reading = arena_allocate(run->arena, sizeof *reading);

    indicator.units = unit_cells_read(run->arena, &run->site.entity, record->units);
    rules_find_kind(record->kind, &indicator.kind);
    if (indicator.reading != NULL)
        *reading = *indicator.reading;
    reading->value.printed = record->value;
    reading->by.printed = record->by;
    reading->strict = text_equal(record->strict, TEXT("true"));
    reading->baseline.printed = record->baseline;
    reading->limit.printed = record->limit;
    close_lists(run->arena, record, reading);
    indicator.reading = has_reading(record) ? reading : NULL;
    return indicator;
}

struct text indicator_cell(struct import_run *run, const struct indicator *indicator,
                           size_t field)
{
    struct indicator_record record = open_record(run, indicator);

    for (size_t i = 0; i < CELL_COUNT; i++) {
        if (cells[i].field == field)
            return *(struct text *)(void *)((char *)&record + cells[i].offset);
    }
    return TEXT("");
}

/* ---- Kinds ---- */

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
    struct indicator_record record = {0};
    struct item item = {&record, cells, CELL_COUNT};

    item_create(all, pair, number, &item);
    record.indicator.kind = infer_kind(record.indicator.formula);
    *indicator = close_record(all->run, &record);
}

static bool update_indicator(const struct objectives *all, const struct pair *pair,
                             const struct merged_item *merged, struct indicator *indicator)
{
    bool kind_inferred = indicator->kind == infer_kind(indicator->formula);
    struct indicator_record record = open_record(all->run, indicator);
    struct item item = {&record, cells, CELL_COUNT};

    if (!item_update(all, pair, merged, &item))
        return false;
    *indicator = close_record(all->run, &record);
    if (!layout_has(all->fresh.layout, FIELD_KIND) && kind_inferred)
        indicator->kind = infer_kind(indicator->formula);
    return true;
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
                         plan_item_cell(&all->fresh, pair->fresh, merged->deleted[i].fresh,
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
    struct keys fresh = plan_item_names(arena, &all->fresh, pair->fresh);
    struct keys base = {0};
    struct keys current = current_names(arena, objective);
    bool changed = false;

    if (pair->base != NONE)
        base = plan_item_names(arena, &all->base, pair->base);
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
