/* Objectives of the model as objectives/NAME.json. */
#include "import/writing.h"

/* Empty for the default kind. */
static struct text indicator_kind_name(enum indicator_kind kind)
{
    switch (kind) {
    case INDICATOR_AT_LEAST:
        return TEXT("");
    case INDICATOR_AT_MOST:
        return TEXT("at_most");
    case INDICATOR_EQUAL:
        return TEXT("equal");
    case INDICATOR_BOOLEAN:
        return TEXT("boolean");
    case INDICATOR_BOOLEAN_NEGATIVE:
        return TEXT("boolean_negative");
    case INDICATOR_BY_DATE:
        return TEXT("by_date");
    case INDICATOR_RANGE:
        return TEXT("range");
    case INDICATOR_INCREASE:
        return TEXT("increase");
    case INDICATOR_CUMULATIVE:
        return TEXT("cumulative");
    case INDICATOR_BANDS:
        return TEXT("bands");
    case INDICATOR_K_OF_N:
        return TEXT("k_of_n");
    case INDICATOR_SCHEDULE:
        return TEXT("schedule");
    case INDICATOR_TEXT:
        return TEXT("text");
    case INDICATOR_CONTEXT:
        return TEXT("context");
    }
    return TEXT("");
}

/* Empty for what the content cannot declare. */
static struct text indicator_state_name(enum indicator_state state)
{
    switch (state) {
    case STATE_NOT_APPLICABLE:
        return TEXT("not_applicable");
    case STATE_SUSPENDED:
        return TEXT("suspended");
    case STATE_MEASURED:
    case STATE_NOT_MEASURED:
    case STATE_CONTEXT:
    case STATE_AWAITED:
    case STATE_LATER:
        break;
    }
    return TEXT("");
}

static void write_units(struct json_writer *writer, const struct entity *entity,
                        const struct references *units)
{
    struct arena arena = {0};
    struct text *ids = arena_allocate_array(&arena, units->count, sizeof *ids);

    for (size_t i = 0; i < units->count; i++)
        ids[i] = entity->units[units->items[i]].id;
    json_writer_texts(writer, TEXT("units"), ids, units->count);
    arena_free(&arena);
}

static void write_bands(struct json_writer *writer, const struct reading *reading)
{
    if (reading->band_count == 0)
        return;
    json_writer_open(writer, TEXT("bands"), '[');
    for (size_t i = 0; i < reading->band_count; i++) {
        const struct band *band = &reading->bands[i];
        json_writer_open(writer, JSON_WRITER_NO_KEY, '{');
        json_writer_optional(writer, TEXT("label"), band->label);
        json_writer_optional(writer, TEXT("from"), band->from.printed);
        json_writer_optional(writer, TEXT("to"), band->to.printed);
        json_writer_optional(writer, TEXT("achievement"), band->achievement.printed);
        json_writer_close(writer, '}');
    }
    json_writer_close(writer, ']');
}

static void write_years(struct json_writer *writer, const struct reading *reading)
{
    if (reading->year_count == 0)
        return;
    json_writer_open(writer, TEXT("years"), '[');
    for (size_t i = 0; i < reading->year_count; i++) {
        json_writer_open(writer, JSON_WRITER_NO_KEY, '{');
        json_writer_count(writer, TEXT("year"), reading->years[i].year);
        json_writer_text(writer, TEXT("value"), reading->years[i].value.printed);
        json_writer_close(writer, '}');
    }
    json_writer_close(writer, ']');
}

static void write_reading(struct json_writer *writer, const struct reading *reading)
{
    if (reading == NULL)
        return;
    json_writer_open(writer, TEXT("reading"), '{');
    json_writer_optional(writer, TEXT("value"), reading->value.printed);
    json_writer_optional(writer, TEXT("by"), reading->by.printed);
    if (reading->strict)
        json_writer_plain(writer, TEXT("strict"), TEXT("true"));
    json_writer_optional(writer, TEXT("baseline"), reading->baseline.printed);
    json_writer_optional(writer, TEXT("limit"), reading->limit.printed);
    write_bands(writer, reading);
    write_years(writer, reading);
    json_writer_close(writer, '}');
}

static void write_series(struct json_writer *writer, const struct indicator *indicator)
{
    if (indicator->series_count == 0)
        return;
    json_writer_open(writer, TEXT("series"), '[');
    for (size_t i = 0; i < indicator->series_count; i++) {
        json_writer_open(writer, JSON_WRITER_NO_KEY, '{');
        json_writer_count(writer, TEXT("year"), indicator->series[i].year);
        json_writer_optional(writer, TEXT("value"), indicator->series[i].value.printed);
        json_writer_close(writer, '}');
    }
    json_writer_close(writer, ']');
}

static void write_indicator(struct json_writer *writer, const struct entity *entity,
                            const struct indicator *indicator)
{
    json_writer_open(writer, JSON_WRITER_NO_KEY, '{');
    json_writer_optional(writer, TEXT("code"), indicator->code);
    json_writer_text(writer, TEXT("name"), indicator->name);
    json_writer_optional(writer, TEXT("formula"), indicator->formula);
    json_writer_optional(writer, TEXT("purpose"), indicator->purpose);
    json_writer_optional(writer, TEXT("measure"), indicator->measure);
    json_writer_optional(writer, TEXT("source"), indicator->source);
    json_writer_optional(writer, TEXT("competence"), indicator->competence);
    write_units(writer, entity, &indicator->units);
    json_writer_optional(writer, TEXT("kind"), indicator_kind_name(indicator->kind));
    json_writer_optional(writer, TEXT("state"), indicator_state_name(indicator->declared));
    json_writer_optional(writer, TEXT("target"), indicator->target.printed);
    write_reading(writer, indicator->reading);
    json_writer_optional(writer, TEXT("actual"), indicator->actual.printed);
    json_writer_optional(writer, TEXT("deviation"), indicator->deviation.printed);
    json_writer_optional(writer, TEXT("weight"), indicator->weight.printed);
    json_writer_optional(writer, TEXT("achievement"), indicator->achievement.printed);
    write_series(writer, indicator);
    json_writer_close(writer, '}');
}

/* Empty for the default state. */
static struct text phase_state_name(enum phase_state state)
{
    switch (state) {
    case PHASE_PLANNED:
        return TEXT("");
    case PHASE_CONDITIONAL:
        return TEXT("conditional");
    case PHASE_SUSPENDED:
        return TEXT("suspended");
    }
    return TEXT("");
}

static void write_phase(struct json_writer *writer, const struct entity *entity,
                        const struct phase *phase)
{
    json_writer_open(writer, JSON_WRITER_NO_KEY, '{');
    json_writer_text(writer, TEXT("name"), phase->name);
    json_writer_optional(writer, TEXT("work"), phase->work);
    json_writer_optional(writer, TEXT("unit"), phase->unit);
    write_units(writer, entity, &phase->units);
    json_writer_optional(writer, TEXT("start"), phase->start.printed);
    json_writer_optional(writer, TEXT("end"), phase->end.printed);
    json_writer_optional(writer, TEXT("actual_end"), phase->actual_end.printed);
    json_writer_optional(writer, TEXT("state"), phase_state_name(phase->state));
    json_writer_optional(writer, TEXT("note"), phase->note);
    json_writer_close(writer, '}');
}

/* What other objectives say stands with those. */
static void write_related(struct json_writer *writer, const struct objective *objective)
{
    bool open = false;

    for (size_t i = 0; i < objective->related_count; i++) {
        const struct relation *relation = &objective->related[i];
        if (!relation->declared)
            continue;
        if (!open)
            json_writer_open(writer, TEXT("related"), '[');
        open = true;
        json_writer_open(writer, JSON_WRITER_NO_KEY, '{');
        json_writer_text(writer, TEXT("code"), relation->code);
        json_writer_optional(writer, TEXT("reason"), relation->reason);
        json_writer_close(writer, '}');
    }
    if (open)
        json_writer_close(writer, ']');
}

/* The prevailing value with a star; a list unless it is a single one. */
static void write_axis_values(struct json_writer *writer, const struct edition *edition,
                              const struct objective *objective, size_t number)
{
    const struct axis *axis = &edition->axes[number];
    const struct references *values = &objective->values[number];
    struct arena arena = {0};
    struct text *ids = arena_allocate_array(&arena, values->count, sizeof *ids);

    for (size_t i = 0; i < values->count; i++) {
        size_t value = values->items[i];
        bool prevails = objective->prevailing != NULL && objective->prevailing[number] == value;
        ids[i] = axis->values[value].id;
        if (prevails)
            ids[i] = arena_format(&arena, "%.*s*", TEXT_PRINT(ids[i]));
    }
    if (values->count == 1)
        json_writer_text(writer, axis->id, ids[0]);
    else
        json_writer_texts(writer, axis->id, ids, values->count);
    arena_free(&arena);
}

/* The codes beside the first, and the weight of each. */
static void write_shares(struct json_writer *writer, const struct objective *objective)
{
    struct arena arena = {0};
    size_t count = objective->share_count;
    struct text *texts = arena_allocate_array(&arena, count, sizeof *texts);
    bool weighed = false;

    for (size_t i = 0; i < count; i++)
        texts[i] = objective->shares[i].code;
    if (count > 1)
        json_writer_texts(writer, TEXT("aliases"), texts + 1, count - 1);
    for (size_t i = 0; i < count; i++) {
        texts[i] = objective->shares[i].weight.printed;
        weighed = weighed || texts[i].length > 0;
    }
    if (weighed && count == 1)
        json_writer_text(writer, TEXT("weight"), texts[0]);
    else if (weighed)
        json_writer_texts(writer, TEXT("weight"), texts, count);
    arena_free(&arena);
}

static void write_form(struct json_writer *writer, const struct form *form)
{
    if (form == NULL)
        return;
    json_writer_open(writer, TEXT("form"), '{');
    json_writer_texts(writer, TEXT("typologies"), form->typologies, form->typology_count);
    json_writer_optional(writer, TEXT("recipients"), form->recipients);
    json_writer_optional(writer, TEXT("initial_state"), form->initial_state);
    json_writer_optional(writer, TEXT("public_value"), form->public_value);
    json_writer_texts(writer, TEXT("cups"), form->cups, form->cup_count);
    json_writer_optional(writer, TEXT("pnrr"), form->pnrr);
    json_writer_close(writer, '}');
}

static void write_printed(struct json_writer *writer, const struct edition *edition,
                          const struct objective *objective)
{
    bool open = false;

    for (size_t i = 0; i < edition->axis_count; i++) {
        if (objective->printed[i].length == 0)
            continue;
        if (!open)
            json_writer_open(writer, TEXT("printed"), '{');
        open = true;
        json_writer_text(writer, edition->axes[i].id, objective->printed[i]);
    }
    if (open)
        json_writer_close(writer, '}');
}

static void write_objective(struct json_writer *writer, const struct site *site,
                            const struct edition *edition, const struct objective *objective)
{
    json_writer_open(writer, JSON_WRITER_NO_KEY, '{');
    json_writer_text(writer, TEXT("code"), objective->code);
    write_shares(writer, objective);
    json_writer_text(writer, TEXT("title"), objective->title);
    json_writer_optional(writer, TEXT("summary"), objective->summary);
    write_form(writer, objective->form);
    json_writer_open(writer, TEXT("axes"), '{');
    for (size_t i = 0; i < edition->axis_count; i++)
        write_axis_values(writer, edition, objective, i);
    json_writer_close(writer, '}');
    write_printed(writer, edition, objective);
    if (objective->indicator_count > 0) {
        json_writer_open(writer, TEXT("indicators"), '[');
        for (size_t i = 0; i < objective->indicator_count; i++)
            write_indicator(writer, &site->entity, &objective->indicators[i]);
        json_writer_close(writer, ']');
    }
    if (objective->phase_count > 0) {
        json_writer_open(writer, TEXT("phases"), '[');
        for (size_t i = 0; i < objective->phase_count; i++)
            write_phase(writer, &site->entity, &objective->phases[i]);
        json_writer_close(writer, ']');
    }
    write_related(writer, objective);
    json_writer_optional(writer, TEXT("predecessor"), objective->predecessor);
    json_writer_close(writer, '}');
}

void writing_objectives(struct buffer *buffer, const struct site *site,
                        const struct objective *const *objectives, size_t count)
{
    struct json_writer writer = {.buffer = buffer};

    json_writer_open(&writer, JSON_WRITER_NO_KEY, '{');
    json_writer_open(&writer, TEXT("objectives"), '[');
    for (size_t i = 0; i < count; i++)
        write_objective(&writer, site, site->editions, objectives[i]);
    json_writer_close(&writer, ']');
    json_writer_close(&writer, '}');
}
