#include "export/objective.h"

/* What the axes are called. */
static void write_axes(struct json_writer *json, const struct edition *edition)
{
    json_writer_open(json, TEXT("nomi_assi"), '{');
    for (size_t i = 0; i < edition->axis_count; i++)
        json_writer_text(json, edition->axes[i].id, edition->axes[i].label);
    json_writer_close(json, '}');
}

/* The values above one in a tree, from the top. */
static void write_above(struct json_writer *json, struct arena *arena, const struct axis *axis,
                        const struct axis_value *value)
{
    size_t count = axis->is_tree ? value->depth : 0;
    struct text *names = arena_allocate_array(arena, count, sizeof *names);
    size_t at = value->parent;

    for (size_t i = count; i > 0; i--, at = axis->values[at].parent)
        names[i - 1] = axis->values[at].name;
    json_writer_texts(json, TEXT("sopra"), names, count);
}

static void write_values(struct json_writer *json, struct arena *arena,
                         const struct edition *edition, const struct objective *objective)
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
            write_above(json, arena, &edition->axes[i], value);
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
        figure_write(json, TEXT("peso"), &share->weight);
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

static void write_phases(struct json_writer *json, struct arena *arena,
                         const struct objective *objective)
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
        json_writer_optional(json, TEXT("situazione"), words_for_phase_status(arena, phase));
        json_writer_optional(json, TEXT("nota"), phase->note);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

/* The address that the page keeps. */
static struct text find_address(struct arena *arena, const struct export_source *source,
                                struct text code)
{
    struct text base = source->site->base_url;

    return arena_format(arena, "%.*s%s%.*s/obiettivi/%.*s/index.html", TEXT_PRINT(base),
                        base.length > 0 ? "/" : "", TEXT_PRINT(source->edition->id),
                        TEXT_PRINT(code));
}

/* What stands at the top of the page. */
static void write_head(struct json_writer *json, struct arena *arena,
                       const struct export_source *source, size_t index,
                       const struct objective_account *account)
{
    const struct edition *edition = source->edition;
    const struct objective *objective = &edition->objectives[index];

    json_writer_text(json, TEXT("edizione"), edition->id);
    json_writer_text(json, TEXT("titolo_edizione"), edition->title);
    json_writer_text(json, TEXT("codice"), objective->code);
    json_writer_text(json, TEXT("titolo"), objective->title);
    json_writer_text(json, TEXT("indirizzo"), find_address(arena, source, objective->code));
    json_writer_text(json, TEXT("frase"), account->sentence);
    json_writer_optional(json, TEXT("che_cosa_e_mancato"), account->why_missed);
    json_writer_optional(json, TEXT("definizione"), objective->summary);
}

static void write_achievement(struct json_writer *json, struct arena *arena,
                              const struct export_source *source, size_t index,
                              const struct derivation *derivation)
{
    const struct edition *edition = source->edition;
    const struct objective *objective = &edition->objectives[index];
    const struct mean *means = source->scores->objectives[index].means;

    figure_write(json, TEXT("raggiungimento_pubblicato"), &objective->achievement);
    percent_write(json, TEXT("raggiungimento_calcolato"), means[BASIS_CALCULATED].known,
                  means[BASIS_CALCULATED].value);
    percent_write(json, TEXT("raggiungimento_da_target"), means[BASIS_FROM_TARGET].known,
                  means[BASIS_FROM_TARGET].value);
    json_writer_text(json, TEXT("raggiungimento_mostrato"), shown_tell(arena, source, index));
    json_writer_optional(
        json, TEXT("valutazione"),
        rating_find(edition, &objective->achievement, &means[BASIS_CALCULATED]));
    write_derivation(json, derivation);
}

void export_objective(const struct export_source *source, size_t index,
                      const struct objective_account *account, struct arena *arena,
                      struct buffer *output)
{
    const struct edition *edition = source->edition;
    const struct objective *objective = &edition->objectives[index];
    struct json_writer json = {.buffer = output};

    json_writer_open(&json, JSON_WRITER_NO_KEY, '{');
    write_head(&json, arena, source, index, account);
    write_axes(&json, edition);
    write_values(&json, arena, edition, objective);
    write_shares(&json, edition, objective);
    write_form(&json, objective->form);
    write_managers(&json, &source->site->entity, objective);
    write_achievement(&json, arena, source, index, &account->derivation);
    json_writer_open(&json, TEXT("indicatori"), '[');
    for (size_t i = 0; i < objective->indicator_count; i++)
        indicator_write(&json, arena, source, index, i, account->details[i]);
    json_writer_close(&json, ']');
    write_phases(&json, arena, objective);
    neighbours_write(&json, arena, source, index);
    write_findings(&json, arena, source->audit, index);
    provenance_write(&json, arena, source);
    json_writer_text(&json, TEXT("dati"), TEXT("../../dati/datapackage.json"));
    json_writer_close(&json, '}');
}
