/* Indicators, and how their targets are to be read. */
#include "load/loader.h"

enum {
    INDICATOR_CODE,
    INDICATOR_NAME,
    INDICATOR_FORMULA,
    INDICATOR_PURPOSE,
    INDICATOR_MEASURE,
    INDICATOR_SOURCE,
    INDICATOR_COMPETENCE,
    INDICATOR_UNITS,
    INDICATOR_KIND,
    INDICATOR_STATE,
    INDICATOR_READING,
    INDICATOR_TARGET,
    INDICATOR_ACTUAL,
    INDICATOR_DEVIATION,
    INDICATOR_WEIGHT,
    INDICATOR_ACHIEVEMENT,
    INDICATOR_SERIES,
    INDICATOR_FIELDS
};

static const struct field indicator_fields[INDICATOR_FIELDS] = {
    [INDICATOR_CODE] = {"code", JSON_TEXT, false},
    [INDICATOR_NAME] = {"name", JSON_TEXT, true},
    [INDICATOR_FORMULA] = {"formula", JSON_TEXT, false},
    [INDICATOR_PURPOSE] = {"purpose", JSON_TEXT, false},
    [INDICATOR_MEASURE] = {"measure", JSON_TEXT, false},
    [INDICATOR_SOURCE] = {"source", JSON_TEXT, false},
    [INDICATOR_COMPETENCE] = {"competence", JSON_TEXT, false},
    [INDICATOR_UNITS] = {"units", JSON_LIST, false},
    [INDICATOR_KIND] = {"kind", JSON_TEXT, false},
    [INDICATOR_STATE] = {"state", JSON_TEXT, false},
    [INDICATOR_READING] = {"reading", JSON_OBJECT, false},
    [INDICATOR_TARGET] = {"target", JSON_TEXT | JSON_NUMBER, false},
    [INDICATOR_ACTUAL] = {"actual", JSON_TEXT | JSON_NUMBER, false},
    [INDICATOR_DEVIATION] = {"deviation", JSON_TEXT | JSON_NUMBER, false},
    [INDICATOR_WEIGHT] = {"weight", JSON_TEXT | JSON_NUMBER, false},
    [INDICATOR_ACHIEVEMENT] = {"achievement", JSON_TEXT | JSON_NUMBER, false},
    [INDICATOR_SERIES] = {"series", JSON_LIST, false},
};

static const struct text indicator_kinds[] = {
    [INDICATOR_AT_LEAST] = TEXT_INITIALISER("at_least"),
    [INDICATOR_AT_MOST] = TEXT_INITIALISER("at_most"),
    [INDICATOR_EQUAL] = TEXT_INITIALISER("equal"),
    [INDICATOR_BOOLEAN] = TEXT_INITIALISER("boolean"),
    [INDICATOR_BOOLEAN_NEGATIVE] = TEXT_INITIALISER("boolean_negative"),
    [INDICATOR_BY_DATE] = TEXT_INITIALISER("by_date"),
    [INDICATOR_RANGE] = TEXT_INITIALISER("range"),
    [INDICATOR_INCREASE] = TEXT_INITIALISER("increase"),
    [INDICATOR_CUMULATIVE] = TEXT_INITIALISER("cumulative"),
    [INDICATOR_BANDS] = TEXT_INITIALISER("bands"),
    [INDICATOR_K_OF_N] = TEXT_INITIALISER("k_of_n"),
    [INDICATOR_SCHEDULE] = TEXT_INITIALISER("schedule"),
    [INDICATOR_TEXT] = TEXT_INITIALISER("text"),
    [INDICATOR_CONTEXT] = TEXT_INITIALISER("context"),
};

/* The states that content may declare. */
static const struct text state_names[] = {
    TEXT_INITIALISER("not_applicable"),
    TEXT_INITIALISER("suspended"),
};
static const enum indicator_state states[] = {
    STATE_NOT_APPLICABLE, STATE_SUSPENDED, STATE_MEASURED, /* none declared */
};

/* ---- How a target is to be read ---- */

/* A figure that must be a number where it is there. */
static struct figure read_number(struct json_value value, struct arena *arena)
{
    struct figure figure = value_figure(value, arena);

    if (figure.printed.length > 0 && !figure.known) {
        struct text excerpt = json_excerpt(value.document, figure.printed);
        value_error(value, _("found \"%.*s\", expected a number"), TEXT_PRINT(excerpt));
    }
    return figure;
}

static void read_bands(struct arena *arena, struct json_value list, struct reading *reading)
{
    enum { LABEL, FROM, TO, ACHIEVEMENT, FIELDS };
    static const struct field fields[FIELDS] = {
        [LABEL] = {"label", JSON_TEXT, false},
        [FROM] = {"from", JSON_TEXT | JSON_NUMBER, false},
        [TO] = {"to", JSON_TEXT | JSON_NUMBER, false},
        [ACHIEVEMENT] = {"achievement", JSON_TEXT | JSON_NUMBER, false},
    };
    struct json_value found[FIELDS];

    reading->bands = arena_allocate_array(arena, json_count(list), sizeof *reading->bands);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        size_t number = reading->band_count;
        struct band *band = &reading->bands[number];

        if (!fields_read(item, fields, FIELDS, found))
            continue;
        *band = (struct band){
            .label = value_text(found[LABEL], arena),
            .from = read_number(found[FROM], arena),
            .to = read_number(found[TO], arena),
            .achievement = value_percentage(found[ACHIEVEMENT], arena),
        };
        reading->band_count++;
        if (number > 0 && (!band->from.known || !band[-1].to.known ||
                           decimal_compare(band->from.value, band[-1].to.value) < 0)) {
            value_error(item, _("the band does not begin where the one before ends"));
            value_hint(item, "%s", _("put the bands in ascending order, without overlap"));
        }
    }
}

static void read_years(struct arena *arena, struct json_value list, struct reading *reading)
{
    enum { YEAR, VALUE, FIELDS };
    static const struct field fields[FIELDS] = {
        [YEAR] = {"year", JSON_NUMBER, true},
        [VALUE] = {"value", JSON_TEXT | JSON_NUMBER, true},
    };
    struct json_value found[FIELDS];

    reading->years = arena_allocate_array(arena, json_count(list), sizeof *reading->years);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        struct year_value *share = &reading->years[reading->year_count];

        if (!fields_read(item, fields, FIELDS, found) || !json_present(found[YEAR]))
            continue;
        share->year = value_year(found[YEAR]);
        if (share->year == 0)
            continue;
        share->value = read_number(found[VALUE], arena);
        reading->year_count++;
        if (reading->year_count > 1 && share[-1].year >= share->year)
            value_error(found[YEAR], _("the years are not in ascending order"));
    }
}

static const struct reading *read_reading(struct arena *arena, struct json_value value)
{
    enum { VALUE, BY, STRICT, BASELINE, LIMIT, BANDS, YEARS, FIELDS };
    static const struct field fields[FIELDS] = {
        [VALUE] = {"value", JSON_TEXT | JSON_NUMBER, false},
        [BY] = {"by", JSON_TEXT, false},
        [STRICT] = {"strict", JSON_BOOLEAN, false},
        [BASELINE] = {"baseline", JSON_TEXT | JSON_NUMBER, false},
        [LIMIT] = {"limit", JSON_TEXT | JSON_NUMBER, false},
        [BANDS] = {"bands", JSON_LIST, false},
        [YEARS] = {"years", JSON_LIST, false},
    };
    struct json_value found[FIELDS];

    if (!json_present(value) || !fields_read(value, fields, FIELDS, found))
        return NULL;
    struct reading *reading = arena_allocate_array(arena, 1, sizeof *reading);
    *reading = (struct reading){
        .value = read_number(found[VALUE], arena),
        .by = {.date = value_date(found[BY])},
        .strict = json_present(found[STRICT]) && json_true(found[STRICT]),
        .baseline = read_number(found[BASELINE], arena),
        .limit = read_number(found[LIMIT], arena),
    };
    reading->by.printed = value_text(found[BY], arena);
    if (json_present(found[BANDS]))
        read_bands(arena, found[BANDS], reading);
    if (json_present(found[YEARS]))
        read_years(arena, found[YEARS], reading);
    return reading;
}

/* What the content says about the target goes before what its text alone would say. */
static void apply_reading(struct indicator *indicator)
{
    const struct reading *reading = indicator->reading;

    if (reading == NULL)
        return;
    if (reading->value.known) {
        indicator->target.known = true;
        indicator->target.value = reading->value.value;
    }
    if (date_known(reading->by.date))
        indicator->target.date = reading->by.date;
}

/* ---- Indicators ---- */

static bool takes_yes_or_no(enum indicator_kind kind)
{
    return kind == INDICATOR_BOOLEAN || kind == INDICATOR_BOOLEAN_NEGATIVE ||
           kind == INDICATOR_SCHEDULE;
}

static void read_figures(struct json_value *found, struct arena *arena,
                         struct indicator *indicator)
{
    bool words = takes_yes_or_no(indicator->kind);

    indicator->target = value_figure(found[INDICATOR_TARGET], arena);
    indicator->actual = words ? value_yes_or_no(found[INDICATOR_ACTUAL], arena)
                              : value_figure(found[INDICATOR_ACTUAL], arena);
    indicator->deviation = value_figure(found[INDICATOR_DEVIATION], arena);
    indicator->weight = value_weight(found[INDICATOR_WEIGHT], arena);
    indicator->achievement = value_percentage(found[INDICATOR_ACHIEVEMENT], arena);
    series_read(arena, found[INDICATOR_SERIES], indicator);
    indicator->reading = read_reading(arena, found[INDICATOR_READING]);
    apply_reading(indicator);
}

static void read_indicator(struct plan *plan, struct json_value item, struct text file,
                           struct indicator *indicator)
{
    struct arena *arena = plan->loader->arena;
    struct json_value found[INDICATOR_FIELDS];

    indicator->origin = (struct origin){file, json_line(item)};
    if (!fields_read(item, indicator_fields, INDICATOR_FIELDS, found))
        return;
    indicator->code = value_code(found[INDICATOR_CODE], arena);
    indicator->name = value_text(found[INDICATOR_NAME], arena);
    indicator->formula = value_text(found[INDICATOR_FORMULA], arena);
    indicator->purpose = value_text(found[INDICATOR_PURPOSE], arena);
    indicator->measure = value_text(found[INDICATOR_MEASURE], arena);
    indicator->source = value_text(found[INDICATOR_SOURCE], arena);
    indicator->competence = value_text(found[INDICATOR_COMPETENCE], arena);
    indicator->units = units_find(plan, found[INDICATOR_UNITS]);
    indicator->kind =
        (enum indicator_kind)value_choice(found[INDICATOR_KIND], indicator_kinds,
                                          sizeof indicator_kinds / sizeof *indicator_kinds, 0);
    indicator->declared = states[value_choice(found[INDICATOR_STATE], state_names, 2, 2)];
    if (indicator->kind == INDICATOR_CONTEXT)
        indicator->declared = STATE_CONTEXT;
    read_figures(found, arena, indicator);
}

void indicators_read(struct plan *plan, struct json_value list, struct objective *objective)
{
    if (!json_present(list))
        return;
    objective->indicators = arena_allocate_array(plan->loader->arena, json_count(list),
                                                 sizeof *objective->indicators);
    for (struct json_value item = json_first(list); json_present(item); item = json_next(item))
        read_indicator(plan, item, objective->origin.file,
                       &objective->indicators[objective->indicator_count++]);
}
