#include "export/tables.h"

/* An Italian figure as the API gives it: what is printed, and the number it was read as. */
static void write_figure(struct json_writer *json, struct text key, const struct figure *figure)
{
    char space[DECIMAL_TEXT_SIZE];

    if (figure->printed.length == 0) {
        json_writer_plain(json, key, TEXT("null"));
        return;
    }
    json_writer_open(json, key, '{');
    json_writer_text(json, TEXT("stampato"), figure->printed);
    if (figure->known)
        json_writer_plain(json, TEXT("valore"), decimal_format_plain(figure->value, space));
    json_writer_close(json, '}');
}

static void write_percent(struct json_writer *json, struct text key, bool known,
                          struct decimal value)
{
    char space[DECIMAL_TEXT_SIZE];
    struct decimal rounded = value;

    known = known && decimal_round(value, 2, &rounded);
    json_writer_plain(json, key, known ? decimal_format_plain(rounded, space) : TEXT("null"));
}

/* What it was in other years; nothing where none is told. */
static void write_series(struct json_writer *json, const struct indicator *indicator)
{
    if (indicator->series_count == 0)
        return;
    json_writer_open(json, TEXT("serie"), '[');
    for (size_t i = 0; i < indicator->series_count; i++) {
        json_writer_open(json, JSON_WRITER_NO_KEY, '{');
        json_writer_count(json, TEXT("anno"), indicator->series[i].year);
        write_figure(json, TEXT("valore"), &indicator->series[i].value);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

static void write_indicator(struct json_writer *json, struct arena *arena,
                            const struct export_source *source, size_t objective, size_t index)
{
    const struct indicator *indicator =
        &source->edition->objectives[objective].indicators[index];
    const struct indicator_score *score =
        &source->scores->objectives[objective].indicators[index];
    const struct addend *recomputed = &score->addends[BASIS_FROM_TARGET];
    bool known = recomputed->reason == REASON_COUNTED || recomputed->reason == REASON_NO_WEIGHT;

    json_writer_open(json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(json, TEXT("nome"), indicator->name);
    json_writer_optional(json, TEXT("formula"), indicator->formula);
    json_writer_optional(json, TEXT("finalita"), indicator->purpose);
    json_writer_text(json, TEXT("tipo"), words_for_kind(indicator->kind));
    json_writer_text(json, TEXT("stato"), words_for_state(score->state));
    write_figure(json, TEXT("target"), &indicator->target);
    write_figure(json, TEXT("consuntivo"), &indicator->actual);
    write_figure(json, TEXT("scostamento"), &indicator->deviation);
    write_figure(json, TEXT("peso"), &indicator->weight);
    write_figure(json, TEXT("raggiungimento_pubblicato"), &indicator->achievement);
    write_percent(json, TEXT("raggiungimento_da_target"), known, recomputed->value);
    write_series(json, indicator);
    json_writer_text(
        json, TEXT("derivazione"),
        derivation_of_indicator(arena, source->edition, source->scores, objective, index));
    json_writer_close(json, '}');
}

static void write_values(struct json_writer *json, const struct edition *edition,
                         const struct objective *objective)
{
    json_writer_open(json, TEXT("assi"), '{');
    for (size_t i = 0; i < edition->axis_count; i++) {
        json_writer_open(json, edition->axes[i].id, '[');
        for (size_t j = 0; j < objective->values[i].count; j++) {
            const struct axis_value *value =
                &edition->axes[i].values[objective->values[i].items[j]];
            json_writer_open(json, JSON_WRITER_NO_KEY, '{');
            json_writer_text(json, TEXT("id"), value->id);
            json_writer_text(json, TEXT("nome"), value->name);
            json_writer_close(json, '}');
        }
        json_writer_close(json, ']');
    }
    json_writer_close(json, '}');
}

static void write_managers(struct json_writer *json, const struct entity *entity,
                           const struct objective *objective)
{
    json_writer_open(json, TEXT("uffici"), '[');
    for (size_t i = 0; i < objective->units.count; i++) {
        const struct unit *unit = &entity->units[objective->units.items[i]];
        json_writer_open(json, JSON_WRITER_NO_KEY, '{');
        json_writer_text(json, TEXT("nome"), unit->name);
        json_writer_optional(json, TEXT("responsabile"), unit->manager);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

static void write_derivation(struct json_writer *json, const struct derivation *derivation)
{
    json_writer_open(json, TEXT("derivazione"), '{');
    json_writer_text(json, TEXT("metodo"), derivation->method);
    json_writer_open(json, TEXT("termini"), '[');
    for (size_t i = 0; i < derivation->term_count; i++) {
        json_writer_open(json, JSON_WRITER_NO_KEY, '{');
        json_writer_text(json, TEXT("nome"), derivation->terms[i].label);
        json_writer_text(json, TEXT("testo"), derivation->terms[i].text);
        json_writer_plain(json, TEXT("conta"),
                          derivation->terms[i].counted ? TEXT("true") : TEXT("false"));
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
    json_writer_optional(json, TEXT("formula"), derivation->formula);
    json_writer_optional(json, TEXT("arrotondamento"), derivation->rounding);
    json_writer_optional(json, TEXT("esclusi"), derivation->left_out);
    json_writer_optional(json, TEXT("confronto"), derivation->published);
    json_writer_close(json, '}');
}

static void write_sisters(struct json_writer *json, const struct edition *edition,
                          const struct objective *objective)
{
    json_writer_open(json, TEXT("stesso_titolo"), '[');
    for (size_t i = 0; i < objective->sisters.count; i++)
        json_writer_text(json, JSON_WRITER_NO_KEY,
                         edition->objectives[objective->sisters.items[i]].code);
    json_writer_close(json, ']');
}

static void write_phases(struct json_writer *json, const struct objective *objective)
{
    json_writer_open(json, TEXT("fasi"), '[');
    for (size_t i = 0; i < objective->phase_count; i++) {
        const struct phase *phase = &objective->phases[i];
        json_writer_open(json, JSON_WRITER_NO_KEY, '{');
        json_writer_text(json, TEXT("nome"), phase->name);
        json_writer_optional(json, TEXT("intervento"), phase->work);
        json_writer_optional(json, TEXT("chi"), phase->unit);
        json_writer_optional(json, TEXT("inizio"), phase->start.printed);
        json_writer_optional(json, TEXT("fine"), phase->end.printed);
        json_writer_optional(json, TEXT("fine_effettiva"), phase->actual_end.printed);
        json_writer_optional(json, TEXT("nota"), phase->note);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

void export_objective(const struct export_source *source, size_t index, struct buffer *output)
{
    const struct edition *edition = source->edition;
    const struct objective *objective = &edition->objectives[index];
    const struct mean *means = source->scores->objectives[index].means;
    struct shown shown = score_shown(&objective->achievement, &means[BASIS_CALCULATED]);
    const struct rating *rating = shown.known ? score_rate(edition, shown.value) : NULL;
    struct json_writer json = {.buffer = output};
    struct arena arena = {0};
    struct derivation derivation =
        derivation_of_objective(&arena, edition, source->scores, index);

    json_writer_open(&json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(&json, TEXT("edizione"), edition->id);
    json_writer_text(&json, TEXT("codice"), objective->code);
    json_writer_text(&json, TEXT("titolo"), objective->title);
    json_writer_optional(&json, TEXT("definizione"), objective->summary);
    write_values(&json, edition, objective);
    write_managers(&json, &source->site->entity, objective);
    write_figure(&json, TEXT("raggiungimento_pubblicato"), &objective->achievement);
    write_percent(&json, TEXT("raggiungimento_calcolato"), means[BASIS_CALCULATED].known,
                  means[BASIS_CALCULATED].value);
    write_percent(&json, TEXT("raggiungimento_da_target"), means[BASIS_FROM_TARGET].known,
                  means[BASIS_FROM_TARGET].value);
    json_writer_optional(&json, TEXT("valutazione"), rating != NULL ? rating->label : TEXT(""));
    write_derivation(&json, &derivation);
    json_writer_open(&json, TEXT("indicatori"), '[');
    for (size_t i = 0; i < objective->indicator_count; i++)
        write_indicator(&json, &arena, source, index, i);
    json_writer_close(&json, ']');
    write_phases(&json, objective);
    write_sisters(&json, edition, objective);
    json_writer_close(&json, '}');
    arena_free(&arena);
}
