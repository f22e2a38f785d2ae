#include "export/export.h"
#include "export/rows.h"

#define ADD_COLUMNS(rows, names)                                                               \
    rows_add_columns((rows), (names), sizeof(names) / sizeof *(names))

/* ---- obiettivi ---- */

/* Several values in one cell are separated by a vertical bar. */
static void append_to_list(struct buffer *cell, struct text entry)
{
    if (cell->length > 0 && entry.length > 0)
        buffer_append(cell, TEXT("|"));
    buffer_append(cell, entry);
}

static void write_values(struct row_writer *rows, const struct axis *axis,
                         const struct references *values)
{
    struct buffer cell = {0};

    for (size_t i = 0; i < values->count; i++)
        append_to_list(&cell, axis->values[values->items[i]].name);
    rows_text(rows, buffer_text(&cell));
    buffer_free(&cell);
}

static void write_managers(struct row_writer *rows, const struct entity *entity,
                           const struct objective *objective)
{
    struct buffer cell = {0};

    for (size_t i = 0; i < objective->units.count; i++)
        append_to_list(&cell, entity->units[objective->units.items[i]].manager);
    rows_text(rows, buffer_text(&cell));
    buffer_free(&cell);
}

static void write_objective(const struct export_source *source, struct row_writer *rows,
                            size_t index)
{
    const struct edition *edition = source->edition;
    const struct objective *objective = &edition->objectives[index];
    const struct mean *calculated = &source->scores->objectives[index].means[BASIS_CALCULATED];
    const struct mean *from_target =
        &source->scores->objectives[index].means[BASIS_FROM_TARGET];
    struct shown shown = score_shown(&objective->achievement, calculated);
    const struct rating *rating = shown.known ? score_rate(edition, shown.value) : NULL;

    rows_text(rows, objective->code);
    rows_text(rows, objective->title);
    for (size_t i = 0; i < edition->axis_count; i++)
        write_values(rows, &edition->axes[i], &objective->values[i]);
    write_managers(rows, source->entity, objective);
    rows_count(rows, objective->indicator_count);
    rows_figure(rows, &objective->achievement);
    rows_percent(rows, calculated->known, calculated->value);
    rows_percent(rows, from_target->known, from_target->value);
    rows_text(rows, rating != NULL ? rating->label : TEXT(""));
}

static void write_objectives(const struct export_source *source, struct row_writer *rows)
{
    static const char *const first[] = {"codice", "titolo"};
    static const char *const last[] = {
        "responsabile",
        "indicatori",
        "raggiungimento_pubblicato",
        "raggiungimento_calcolato",
        "raggiungimento_da_target",
        "valutazione",
    };

    ADD_COLUMNS(rows, first);
    for (size_t i = 0; i < source->edition->axis_count; i++)
        rows_add_column(rows, source->edition->axes[i].id);
    ADD_COLUMNS(rows, last);
    for (size_t i = 0; i < source->edition->objective_count; i++)
        write_objective(source, rows, i);
}

/* ---- indicatori ---- */

static void write_indicator(struct row_writer *rows, const struct objective *objective,
                            const struct indicator *indicator,
                            const struct indicator_score *score)
{
    const struct addend *from_target = &score->addends[BASIS_FROM_TARGET];
    bool recomputed =
        from_target->reason == REASON_COUNTED || from_target->reason == REASON_NO_WEIGHT;

    rows_text(rows, objective->code);
    rows_text(rows, indicator->name);
    rows_text(rows, indicator->formula);
    rows_text(rows, words_for_kind(indicator->kind));
    rows_figure(rows, &indicator->target);
    rows_figure(rows, &indicator->actual);
    rows_figure(rows, &indicator->deviation);
    rows_figure(rows, &indicator->weight);
    rows_figure(rows, &indicator->achievement);
    rows_percent(rows, recomputed, from_target->value);
    rows_text(rows, words_for_state(score->state));
}

static void write_indicators(const struct export_source *source, struct row_writer *rows)
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

    ADD_COLUMNS(rows, columns);
    for (size_t i = 0; i < source->edition->objective_count; i++) {
        const struct objective *objective = &source->edition->objectives[i];
        for (size_t j = 0; j < objective->indicator_count; j++)
            write_indicator(rows, objective, &objective->indicators[j],
                            &source->scores->objectives[i].indicators[j]);
    }
}

/* ---- aggregati ---- */

static void write_group(struct row_writer *rows, const struct axis *axis,
                        const struct axis_value *value, const struct group_score *score)
{
    const struct mean *calculated = &score->means[BASIS_CALCULATED];
    const struct mean *from_target = &score->means[BASIS_FROM_TARGET];
    struct figure published = score->published != NULL ? *score->published : (struct figure){0};

    rows_text(rows, axis->id);
    rows_text(rows, value->name);
    rows_count(rows, value->objectives.count);
    rows_count(rows, calculated->counted);
    rows_figure(rows, &published);
    rows_percent(rows, calculated->known, calculated->value);
    rows_percent(rows, from_target->known, from_target->value);
    rows_text(rows, words_for_outcome(score->outcome));
}

static void write_aggregates(const struct export_source *source, struct row_writer *rows)
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
    const struct edition *edition = source->edition;

    ADD_COLUMNS(rows, columns);
    for (size_t i = 0; i < edition->axis_count; i++) {
        for (size_t j = 0; j < edition->axes[i].value_count; j++)
            write_group(rows, &edition->axes[i], &edition->axes[i].values[j],
                        &source->scores->axes[i][j]);
    }
}

/* ---- verifica ---- */

/* A number where the text is one, as in the other tables. */
static void write_value(struct row_writer *rows, struct text text)
{
    struct figure figure = {.printed = text};

    figure.known = decimal_parse_italian(text, &figure.value);
    rows_figure(rows, &figure);
}

static void write_finding(const struct export_source *source, struct row_writer *rows,
                          const struct finding *finding)
{
    const struct edition *edition = source->edition;
    const struct audit_rule_description *rule = audit_rule_describe(finding->rule);
    const struct axis *axis = finding->axis != NONE ? &edition->axes[finding->axis] : NULL;
    const struct objective *objective =
        finding->objective != NONE ? &edition->objectives[finding->objective] : NULL;
    const struct indicator *indicator =
        finding->indicator != NONE ? &objective->indicators[finding->indicator] : NULL;

    rows_text(rows, text_from(audit_severity_words(rule->severity)));
    rows_text(rows, text_from(rule->id));
    rows_text(rows, axis != NULL ? axis->id : TEXT(""));
    rows_text(rows, axis != NULL ? axis->values[finding->value].name : TEXT(""));
    rows_text(rows, objective != NULL ? objective->code : TEXT(""));
    rows_text(rows, indicator != NULL ? indicator->name : TEXT(""));
    write_value(rows, finding->published);
    write_value(rows, finding->recomputed);
    rows_text(rows, finding->explanation);
}

static void write_findings(const struct export_source *source, struct row_writer *rows)
{
    static const char *const columns[] = {
        "gravita",    "regola",     "asse",        "valore",      "codice_obiettivo",
        "indicatore", "pubblicato", "ricalcolato", "spiegazione",
    };

    ADD_COLUMNS(rows, columns);
    for (size_t i = 0; i < source->audit->count; i++)
        write_finding(source, rows, &source->audit->findings[i]);
}

/* ---- All tables ---- */

const struct export_table export_tables[] = {
    {"obiettivi", "Obiettivi", write_objectives},
    {"indicatori", "Indicatori", write_indicators},
    {"aggregati", "Medie", write_aggregates},
    {"verifica", "Verifica", write_findings},
};

const size_t export_table_count = sizeof export_tables / sizeof *export_tables;

const char *export_extension(enum export_format format)
{
    return format == EXPORT_CSV ? "csv" : "json";
}

void export_write(const struct export_table *table, enum export_format format,
                  const struct export_source *source, struct buffer *output)
{
    struct row_writer rows;

    rows_begin(&rows, format, output);
    table->write(source, &rows);
    rows_end(&rows);
}
