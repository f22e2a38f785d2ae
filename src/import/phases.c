/* Phases of an objective, merged. */
#include "import/objectives.h"
#include "import/unit_cells.h"

#include <stddef.h>

/* A phase, and what of it is no text of its own as one. */
struct phase_record {
    struct phase phase;
    struct text units;
    struct text state; /* empty: planned */
};

static const struct record_cell cells[] = {
    {FIELD_PHASE, offsetof(struct phase_record, phase.name)},
    {FIELD_WORK, offsetof(struct phase_record, phase.work)},
    {FIELD_PHASE_UNIT, offsetof(struct phase_record, phase.unit)},
    {FIELD_UNITS, offsetof(struct phase_record, units)},
    {FIELD_START, offsetof(struct phase_record, phase.start.printed)},
    {FIELD_END, offsetof(struct phase_record, phase.end.printed)},
    {FIELD_ACTUAL_END, offsetof(struct phase_record, phase.actual_end.printed)},
    {FIELD_STATE, offsetof(struct phase_record, state)},
    {FIELD_NOTE, offsetof(struct phase_record, phase.note)},
};

enum { CELL_COUNT = sizeof cells / sizeof *cells };

static struct phase_record open_record(struct import_run *run, const struct phase *phase)
{
    static const struct text states[] = {
        [PHASE_PLANNED] = TEXT_INITIALISER("planned"),
        [PHASE_CONDITIONAL] = TEXT_INITIALISER("conditional"),
        [PHASE_SUSPENDED] = TEXT_INITIALISER("suspended"),
    };

    return (struct phase_record){
        .phase = *phase,
        .units = unit_cells_spell(run->arena, &run->site.entity, &phase->units),
        .state = phase->state == PHASE_PLANNED ? TEXT("") : states[phase->state],
    };
}

static struct phase close_record(struct import_run *run, const struct phase_record *record)
{
    struct phase phase = record->phase;

    phase.units = unit_cells_read(run->arena, &run->site.entity, record->units);
    phase.state = text_equal(record->state, TEXT("conditional")) ? PHASE_CONDITIONAL
                  : text_equal(record->state, TEXT("suspended")) ? PHASE_SUSPENDED
                                                                 : PHASE_PLANNED;
    return phase;
}

static void report_phase(const struct objectives *all, enum severity severity,
                         const char *message, struct text name, struct place place)
{
    struct diagnostics *diagnostics = all->run->diagnostics;

    diagnose(diagnostics, severity, place, "%s \"%.*s\"", message,
             TEXT_PRINT(sheet_excerpt(&diagnostics->arena, name)));
}

static void report_gone(const struct objectives *all, const struct pair *pair,
                        const struct merged_list *merged)
{
    struct place place = plan_place(&all->fresh, pair->fresh, FIELD_PHASE);

    place.code = pair->objective->code;
    for (size_t i = 0; i < merged->removed_count; i++)
        report_phase(all, SEVERITY_NOTE, _("removed the phase"),
                     pair->objective->phases[merged->removed[i].current].name, place);
    for (size_t i = 0; i < merged->deleted_count; i++) {
        size_t fresh = merged->deleted[i].fresh;
        report_phase(all, SEVERITY_WARNING,
                     _("deleted by hand, and not added again: the phase"),
                     plan_item_cell(&all->fresh, pair->fresh, fresh, FIELD_PHASE),
                     plan_item_place(&all->fresh, pair->fresh, fresh, FIELD_PHASE));
    }
    all->run->report->rows.removed += merged->removed_count;
}

static bool merge_phase(const struct objectives *all, const struct pair *pair,
                        const struct merged_item *merged, struct phase *phase)
{
    struct import_run *run = all->run;
    struct import_counts *counts = &run->report->rows;
    struct phase_record record = {0};
    struct item item = {&record, cells, CELL_COUNT};
    bool is_new = merged->current == NONE;
    bool changed = is_new;

    if (!is_new)
        record = open_record(run, &pair->objective->phases[merged->current]);
    if (is_new) {
        item_create(all, pair, merged->fresh, &item);
        report_phase(all, SEVERITY_NOTE, _("new phase"), record.phase.name,
                     plan_item_place(&all->fresh, pair->fresh, merged->fresh, FIELD_PHASE));
    } else if (merged->fresh != NONE) {
        changed = item_update(all, pair, merged, &item);
    } else if (pair->base == NONE) {
        struct place place = run_place(run);
        place.code = pair->objective->code;
        report_phase(all, SEVERITY_WARNING,
                     _("kept, though the file does not hold it: the phase"), record.phase.name,
                     place);
    }
    counts->added += is_new;
    counts->changed += changed && !is_new;
    counts->unchanged += !changed && merged->fresh != NONE;
    *phase = close_record(run, &record);
    return changed;
}

bool phases_merge(const struct objectives *all, const struct pair *pair)
{
    struct arena *arena = all->run->arena;
    struct objective *objective = pair->objective;
    struct keys fresh = plan_item_names(arena, &all->fresh, pair->fresh);
    struct keys base = {0};
    struct keys current = {
        arena_allocate_array(arena, objective->phase_count, sizeof(struct text)),
        objective->phase_count};

    for (size_t i = 0; i < current.count; i++)
        current.items[i] =
            plan_name_key(arena, objective->phases[i].name, objective->phases[i].work);
    if (pair->base != NONE)
        base = plan_item_names(arena, &all->base, pair->base);
    struct merged_list merged =
        merge_lists(arena, &fresh, pair->base != NONE ? &base : NULL, &current, true);
    struct phase *phases = arena_allocate_array(arena, merged.count, sizeof *phases);
    bool changed = merged.removed_count > 0;
    report_gone(all, pair, &merged);
    for (size_t i = 0; i < merged.count; i++) {
        changed = merge_phase(all, pair, &merged.items[i], &phases[i]) || changed;
        changed = changed || merged.items[i].current != i;
    }
    objective->phases = phases;
    objective->phase_count = merged.count;
    return changed;
}
