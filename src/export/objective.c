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

/* The step of the scale for the percentage that the page shows; none where it shows none. */
static struct text find_rating(const struct edition *edition, const struct figure *published,
                               const struct mean *calculated)
{
    struct shown shown = score_shown(published, calculated);
    const struct rating *rating = shown.known ? score_rate(edition, shown.value) : NULL;

    return rating != NULL ? rating->label : TEXT("");
}

static void write_indicator(struct json_writer *json, struct arena *arena,
                            const struct export_source *source, size_t objective, size_t index)
{
    const struct indicator *indicator =
        &source->edition->objectives[objective].indicators[index];
    const struct indicator_score *score =
        &source->scores->objectives[objective].indicators[index];
    const struct addend *addend = &score->addends[BASIS_FROM_TARGET];
    const struct mean recomputed = {
        .known = addend->reason == REASON_COUNTED || addend->reason == REASON_NO_WEIGHT,
        .value = addend->value,
    };

    json_writer_open(json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(json, TEXT("nome"), indicator->name);
    json_writer_optional(json, TEXT("formula"), indicator->formula);
    json_writer_optional(json, TEXT("finalita"), indicator->purpose);
    json_writer_optional(json, TEXT("unita_di_misura"), indicator->measure);
    json_writer_optional(json, TEXT("fonte"), indicator->source);
    json_writer_optional(json, TEXT("a_cura_di"), indicator->competence);
    json_writer_text(json, TEXT("tipo"), words_for_kind(indicator->kind));
    json_writer_text(json, TEXT("stato"), words_for_state(score->state));
    write_figure(json, TEXT("target"), &indicator->target);
    if (indicator->reading != NULL)
        json_writer_optional(json, TEXT("target_letto"), target_words(arena, indicator));
    write_figure(json, TEXT("consuntivo"), &indicator->actual);
    write_figure(json, TEXT("scostamento"), &indicator->deviation);
    write_figure(json, TEXT("peso"), &indicator->weight);
    write_figure(json, TEXT("raggiungimento_pubblicato"), &indicator->achievement);
    write_percent(json, TEXT("raggiungimento_da_target"), recomputed.known, recomputed.value);
    json_writer_optional(json, TEXT("valutazione"),
                         find_rating(source->edition, &indicator->achievement, &recomputed));
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
            if (value->parent != NONE)
                json_writer_text(json, TEXT("parte_di"),
                                 edition->axes[i].values[value->parent].id);
            if (objective->prevailing != NULL &&
                objective->prevailing[i] == objective->values[i].items[j])
                json_writer_plain(json, TEXT("prevalente"), TEXT("true"));
            json_writer_close(json, '}');
        }
        json_writer_close(json, ']');
    }
    json_writer_close(json, '}');
}

/* The codes; of a shared objective one for each office, with its weight there. */
static void write_shares(struct json_writer *json, const struct edition *edition,
                         const struct objective *objective)
{
    json_writer_open(json, TEXT("codici"), '[');
    for (size_t i = 0; i < objective->share_count; i++) {
        const struct share *share = &objective->shares[i];
        json_writer_open(json, JSON_WRITER_NO_KEY, '{');
        json_writer_text(json, TEXT("codice"), share->code);
        if (share->value != NONE)
            json_writer_text(json, TEXT("ufficio"),
                             edition->axes[edition->unit_axis].values[share->value].name);
        write_figure(json, TEXT("peso"), &share->weight);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

/* What the form says; nothing where there is none. */
static void write_form(struct json_writer *json, const struct form *form)
{
    if (form == NULL)
        return;
    json_writer_open(json, TEXT("scheda"), '{');
    json_writer_optional(json, TEXT("valore_pubblico"), form->public_value);
    json_writer_optional(json, TEXT("destinatari"), form->recipients);
    json_writer_texts(json, TEXT("tipologie"), form->typologies, form->typology_count);
    json_writer_optional(json, TEXT("misura_pnrr"), form->pnrr);
    json_writer_texts(json, TEXT("cup"), form->cups, form->cup_count);
    json_writer_optional(json, TEXT("situazione_iniziale"), form->initial_state);
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

static void write_related(struct json_writer *json, const struct edition *edition,
                          const struct objective *objective)
{
    json_writer_open(json, TEXT("correlati"), '[');
    for (size_t i = 0; i < objective->related_count; i++) {
        const struct relation *relation = &objective->related[i];
        json_writer_open(json, JSON_WRITER_NO_KEY, '{');
        json_writer_text(json, TEXT("codice"), edition->objectives[relation->objective].code);
        json_writer_optional(json, TEXT("motivo"), relation->reason);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

static void write_finding(struct json_writer *json, struct arena *arena,
                          const struct audit *audit, const struct finding *finding)
{
    const struct audit_rule_description *rule = audit_rule_describe(finding->rule);
    const struct finding_words words = audit_describe(arena, audit, finding);
    const struct objective *objective = &audit->edition->objectives[finding->objective];

    json_writer_open(json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(json, TEXT("gravita"), text_from(audit_severity_words(rule->severity)));
    json_writer_text(json, TEXT("regola"), text_from(rule->id));
    json_writer_text(json, TEXT("titolo"), text_from(rule->title));
    if (finding->indicator != NONE)
        json_writer_text(json, TEXT("indicatore"),
                         objective->indicators[finding->indicator].name);
    json_writer_optional(json, TEXT("pubblicato"), words.published);
    json_writer_optional(json, TEXT("ricalcolato"), words.recomputed);
    json_writer_text(json, TEXT("spiegazione"), words.explanation);
    if (finding->acknowledgement != NULL)
        json_writer_text(json, TEXT("nota_ufficio"), finding->acknowledgement->note);
    json_writer_close(json, '}');
}

/* What the audit says of the objective. */
static void write_findings(struct json_writer *json, struct arena *arena,
                           const struct audit *audit, size_t objective)
{
    const struct references *findings = &audit->by_objective[objective];

    json_writer_open(json, TEXT("verifica"), '[');
    for (size_t i = 0; i < findings->count; i++)
        write_finding(json, arena, audit, &audit->findings[findings->items[i]]);
    json_writer_close(json, ']');
}

/* Nothing of a phase that is simply planned. */
static struct text words_of_phase(enum phase_state state)
{
    switch (state) {
    case PHASE_PLANNED:
        return TEXT("");
    case PHASE_CONDITIONAL:
        return TEXT("subordinata");
    case PHASE_SUSPENDED:
        return TEXT("sospesa");
    }
    return TEXT("");
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
        json_writer_optional(json, TEXT("stato"), words_of_phase(phase->state));
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
    write_shares(&json, edition, objective);
    write_form(&json, objective->form);
    write_managers(&json, &source->site->entity, objective);
    write_figure(&json, TEXT("raggiungimento_pubblicato"), &objective->achievement);
    write_percent(&json, TEXT("raggiungimento_calcolato"), means[BASIS_CALCULATED].known,
                  means[BASIS_CALCULATED].value);
    write_percent(&json, TEXT("raggiungimento_da_target"), means[BASIS_FROM_TARGET].known,
                  means[BASIS_FROM_TARGET].value);
    json_writer_optional(
        &json, TEXT("valutazione"),
        find_rating(edition, &objective->achievement, &means[BASIS_CALCULATED]));
    write_derivation(&json, &derivation);
    json_writer_open(&json, TEXT("indicatori"), '[');
    for (size_t i = 0; i < objective->indicator_count; i++)
        write_indicator(&json, &arena, source, index, i);
    json_writer_close(&json, ']');
    write_phases(&json, objective);
    write_sisters(&json, edition, objective);
    write_related(&json, edition, objective);
    write_findings(&json, &arena, source->audit, index);
    json_writer_close(&json, '}');
    arena_free(&arena);
}
