#include "export/csv.h"
#include "export/export.h"

/* The header row: names that never change, since others read these files by them. */
static void write_header(struct csv_writer *writer, const char *const *columns, size_t count)
{
    for (size_t i = 0; i < count; i++)
        csv_cell(writer, text_from(columns[i]));
}

#define WRITE_HEADER(writer, columns)                                                          \
    write_header((writer), (columns), sizeof(columns) / sizeof *(columns))

/* Several values in one cell are separated by a vertical bar. */
static void write_values(struct csv_writer *writer, const struct axis *axis,
                         const struct references *values)
{
    struct buffer cell = {0};

    for (size_t i = 0; i < values->count; i++) {
        if (i > 0)
            buffer_append(&cell, TEXT("|"));
        buffer_append(&cell, axis->values[values->items[i]].name);
    }
    csv_cell(writer, buffer_text(&cell));
    buffer_free(&cell);
}

static void write_managers(struct csv_writer *writer, const struct entity *entity,
                           const struct objective *objective)
{
    struct buffer cell = {0};

    for (size_t i = 0; i < objective->units.count; i++) {
        struct text manager = entity->units[objective->units.items[i]].manager;
        if (cell.length > 0 && manager.length > 0)
            buffer_append(&cell, TEXT("|"));
        buffer_append(&cell, manager);
    }
    csv_cell(writer, buffer_text(&cell));
    buffer_free(&cell);
}

static void write_objectives(const struct entity *entity, const struct edition *edition,
                             const struct scores *scores, struct buffer *csv)
{
    static const char *const before[] = {"codice", "titolo"};
    static const char *const after[] = {
        "responsabile",
        "indicatori",
        "raggiungimento_pubblicato",
        "raggiungimento_calcolato",
        "raggiungimento_da_target",
        "valutazione",
    };
    struct csv_writer writer = {.output = csv};

    WRITE_HEADER(&writer, before);
    for (size_t i = 0; i < edition->axis_count; i++)
        csv_cell(&writer, edition->axes[i].id);
    WRITE_HEADER(&writer, after);
    csv_end_row(&writer);

    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct objective *objective = &edition->objectives[i];
        const struct mean *means = scores->objectives[i].means;
        struct shown shown = score_shown(&objective->achievement, &means[BASIS_CALCULATED]);
        const struct rating *rating = shown.known ? score_rate(edition, shown.value) : NULL;
        csv_cell(&writer, objective->code);
        csv_cell(&writer, objective->title);
        for (size_t j = 0; j < edition->axis_count; j++)
            write_values(&writer, &edition->axes[j], &objective->values[j]);
        write_managers(&writer, entity, objective);
        csv_count(&writer, objective->indicator_count);
        csv_number(&writer, objective->achievement.known, objective->achievement.value);
        csv_percent(&writer, means[BASIS_CALCULATED].known, means[BASIS_CALCULATED].value);
        csv_percent(&writer, means[BASIS_FROM_TARGET].known, means[BASIS_FROM_TARGET].value);
        csv_cell(&writer, rating != NULL ? rating->label : TEXT(""));
        csv_end_row(&writer);
    }
}

/* Kinds and states as the site names them. */
static const char *const kind_names[] = {
    [INDICATOR_AT_LEAST] = "almeno",
    [INDICATOR_AT_MOST] = "al massimo",
    [INDICATOR_EQUAL] = "uguale",
    [INDICATOR_BOOLEAN] = "fatto/non fatto",
    [INDICATOR_BOOLEAN_NEGATIVE] = "da evitare",
    [INDICATOR_TEXT] = "testo",
    [INDICATOR_CONTEXT] = "contesto",
};

static const char *const state_names[] = {
    [STATE_MEASURED] = "misurato",
    [STATE_NOT_MEASURED] = "non misurato",
    [STATE_NOT_APPLICABLE] = "non applicabile",
    [STATE_SUSPENDED] = "sospeso",
    [STATE_CONTEXT] = "contesto",
};

/* The value where it was read as a number; else the text as published. */
static void write_figure(struct csv_writer *writer, const struct figure *figure)
{
    if (figure->known)
        csv_number(writer, true, figure->value);
    else
        csv_cell(writer, figure->printed);
}

static void write_indicator(struct csv_writer *writer, const struct objective *objective,
                            const struct indicator *indicator,
                            const struct indicator_score *score)
{
    const struct addend *from_target = &score->addends[BASIS_FROM_TARGET];
    bool recomputed =
        from_target->reason == REASON_COUNTED || from_target->reason == REASON_NO_WEIGHT;

    csv_cell(writer, objective->code);
    csv_cell(writer, indicator->name);
    csv_cell(writer, indicator->formula);
    csv_cell(writer, text_from(kind_names[indicator->kind]));
    write_figure(writer, &indicator->target);
    write_figure(writer, &indicator->actual);
    write_figure(writer, &indicator->deviation);
    write_figure(writer, &indicator->weight);
    write_figure(writer, &indicator->achievement);
    csv_percent(writer, recomputed, from_target->value);
    csv_cell(writer, text_from(state_names[score->state]));
    csv_end_row(writer);
}

static void write_indicators(const struct entity *entity, const struct edition *edition,
                             const struct scores *scores, struct buffer *csv)
{
    static const char *const columns[] = {
        "codice_obiettivo",
        "indicatore",
        "formula",
        "tipo",
        "target",
        "consuntivo",
        "scostamento",
        "peso",
        "raggiungimento_pubblicato",
        "raggiungimento_da_target",
        "stato",
    };
    struct csv_writer writer = {.output = csv};

    (void)entity;
    WRITE_HEADER(&writer, columns);
    csv_end_row(&writer);
    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct objective *objective = &edition->objectives[i];
        for (size_t j = 0; j < objective->indicator_count; j++)
            write_indicator(&writer, objective, &objective->indicators[j],
                            &scores->objectives[i].indicators[j]);
    }
}

const char *export_outcome(enum score_outcome outcome)
{
    switch (outcome) {
    case OUTCOME_AGREES:
        return "coincide";
    case OUTCOME_ROUNDED:
        return "arrotondamento";
    case OUTCOME_DIFFERS:
        return "discordanza";
    case OUTCOME_NOT_PUBLISHED:
        return "non pubblicato";
    case OUTCOME_NOT_CHECKED:
        return "non verificabile";
    }
    return "";
}

static void write_group(struct csv_writer *writer, const struct axis *axis,
                        const struct axis_value *value, const struct group_score *score)
{
    const struct mean *calculated = &score->means[BASIS_CALCULATED];
    const struct mean *from_target = &score->means[BASIS_FROM_TARGET];

    csv_cell(writer, axis->id);
    csv_cell(writer, value->name);
    csv_count(writer, value->objectives.count);
    csv_count(writer, calculated->counted);
    if (score->published != NULL)
        write_figure(writer, score->published);
    else
        csv_cell(writer, TEXT(""));
    csv_percent(writer, calculated->known, calculated->value);
    csv_percent(writer, from_target->known, from_target->value);
    csv_cell(writer, text_from(export_outcome(score->outcome)));
    csv_end_row(writer);
}

static void write_aggregates(const struct entity *entity, const struct edition *edition,
                             const struct scores *scores, struct buffer *csv)
{
    static const char *const columns[] = {
        "asse",
        "valore",
        "obiettivi",
        "obiettivi_misurati",
        "raggiungimento_pubblicato",
        "raggiungimento_calcolato",
        "raggiungimento_da_target",
        "esito",
    };
    struct csv_writer writer = {.output = csv};

    (void)entity;
    WRITE_HEADER(&writer, columns);
    csv_end_row(&writer);
    for (size_t i = 0; i < edition->axis_count; i++) {
        const struct axis *axis = &edition->axes[i];
        for (size_t j = 0; j < axis->value_count; j++)
            write_group(&writer, axis, &axis->values[j], &scores->axes[i][j]);
    }
}

const struct export_table export_tables[] = {
    {"obiettivi.csv", write_objectives},
    {"indicatori.csv", write_indicators},
    {"aggregati.csv", write_aggregates},
};

const size_t export_table_count = sizeof export_tables / sizeof *export_tables;
