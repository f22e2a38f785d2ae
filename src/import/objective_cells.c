/* An objective as cells: what of it is no single text becomes one, and back. */
#include "import/objectives.h"

#include <stddef.h>

const struct record_cell objective_cells[OBJECTIVE_CELLS] = {
    {FIELD_CODES, offsetof(struct objective_record, codes)},
    {FIELD_WEIGHTS, offsetof(struct objective_record, weights)},
    {FIELD_TITLE, offsetof(struct objective_record, title)},
    {FIELD_SUMMARY, offsetof(struct objective_record, summary)},
    {FIELD_TYPOLOGIES, offsetof(struct objective_record, typologies)},
    {FIELD_RECIPIENTS, offsetof(struct objective_record, recipients)},
    {FIELD_INITIAL_STATE, offsetof(struct objective_record, initial_state)},
    {FIELD_PUBLIC_VALUE, offsetof(struct objective_record, public_value)},
    {FIELD_CUPS, offsetof(struct objective_record, cups)},
    {FIELD_PNRR, offsetof(struct objective_record, pnrr)},
};

struct text *objective_cell(struct objective_record *record, size_t field)
{
    for (size_t i = 0; i < OBJECTIVE_CELLS; i++) {
        if (objective_cells[i].field == field)
            return (struct text *)(void *)((char *)record + objective_cells[i].offset);
    }
    return &record->code;
}

static void open_shares(struct arena *arena, const struct objective *objective,
                        struct objective_record *record)
{
    size_t count = objective->share_count;
    struct text *codes = arena_allocate_array(arena, count, sizeof *codes);
    struct text *weights = arena_allocate_array(arena, count, sizeof *weights);
    bool weighed = false;

    for (size_t i = 0; i < count; i++) {
        codes[i] = objective->shares[i].code;
        weights[i] = objective->shares[i].weight.printed;
        weighed = weighed || weights[i].length > 0;
    }
    record->codes = sheet_join(arena, codes, count);
    record->weights = weighed ? sheet_join(arena, weights, count) : TEXT("");
}

struct objective_record objective_open(struct arena *arena, const struct objective *objective)
{
    static const struct form none = {0};
    const struct form *form = objective->form != NULL ? objective->form : &none;
    struct objective_record record = {
        .code = objective->code,
        .title = objective->title,
        .summary = objective->summary,
        .typologies = sheet_join(arena, form->typologies, form->typology_count),
        .recipients = form->recipients,
        .initial_state = form->initial_state,
        .public_value = form->public_value,
        .cups = sheet_join(arena, form->cups, form->cup_count),
        .pnrr = form->pnrr,
    };

    open_shares(arena, objective, &record);
    return record;
}

static void close_shares(struct arena *arena, const struct objective_record *record,
                         struct objective *objective)
{
    size_t count;
    size_t weight_count;
    struct text *codes = sheet_split(arena, record->codes, &count);
    struct text *weights = sheet_split(arena, record->weights, &weight_count);

    if (count == 0) {
        codes[0] = record->code;
        count = 1;
    }
    objective->shares = arena_allocate_array(arena, count, sizeof *objective->shares);
    objective->share_count = count;
    for (size_t i = 0; i < count; i++) {
        objective->shares[i] = (struct share){.code = codes[i], .value = NONE};
        if (i < weight_count)
            objective->shares[i].weight.printed = weights[i];
    }
}

void objective_close(struct arena *arena, const struct objective_record *record,
                     struct objective *objective)
{
    struct form *form = arena_allocate(arena, sizeof *form);

    *form = (struct form){
        .recipients = record->recipients,
        .initial_state = record->initial_state,
        .public_value = record->public_value,
        .pnrr = record->pnrr,
    };
    form->typologies = sheet_split(arena, record->typologies, &form->typology_count);
    form->cups = sheet_split(arena, record->cups, &form->cup_count);
    bool has_form = form->typology_count > 0 || form->cup_count > 0 ||
                    form->recipients.length > 0 || form->initial_state.length > 0 ||
                    form->public_value.length > 0 || form->pnrr.length > 0;
    objective->code = record->code;
    objective->title = record->title;
    objective->summary = record->summary;
    objective->form = has_form ? form : NULL;
    close_shares(arena, record, objective);
}

/* ---- Codes, weights and units ---- */

void sharing_check(struct import_run *run, const struct sharing *sharing)
{
    struct diagnostics *diagnostics = run->diagnostics;
    size_t count;
    size_t weight_count;
    struct text *codes = sheet_split(run->arena, sharing->codes, &count);

    sheet_split(run->arena, sharing->weights, &weight_count);
    if (count > 0 && !text_equal(codes[0], sharing->code)) {
        diagnose(diagnostics, SEVERITY_ERROR, sharing->place,
                 _("the first of the codes is \"%.*s\", but that of the objective is \"%.*s\""),
                 TEXT_PRINT(sheet_excerpt(&diagnostics->arena, codes[0])),
                 TEXT_PRINT(sheet_excerpt(&diagnostics->arena, sharing->code)));
        diagnose_hint(diagnostics, _("put the objective's own code first"));
    }
    if (count == 0)
        count = 1;
    if (weight_count > 0 && weight_count != count) {
        diagnose(diagnostics, SEVERITY_ERROR, sharing->place, _("%zu weights for %zu codes"),
                 weight_count, count);
        diagnose_hint(diagnostics, _("give one weight for each code, in the same order"));
    }
    if (count > 1 && sharing->value_count < count) {
        const struct edition *edition = run->edition;
        diagnose(diagnostics, SEVERITY_ERROR, sharing->place,
                 _("%zu codes, but only %zu values of the axis \"%.*s\""), count,
                 sharing->value_count, TEXT_PRINT(edition->axes[edition->unit_axis].id));
        diagnose_hint(diagnostics, _("name the unit of each code, in the same order"));
    }
}
