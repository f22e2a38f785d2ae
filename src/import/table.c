#include "import/table.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))
#define UNIT_HEADINGS "Settore|Unità organizzativa|Struttura|Unità"

/* What an indicator has, in a table of its own or in that of its objective. */
#define INDICATOR_FIELDS                                                                         \
    {FIELD_INDICATOR, "indicator", "Indicatore|Titolo indicatore|Nome indicatore",               \
     FORM_TEXT,       true,        false},                                                       \
        {FIELD_INDICATOR_CODE,                                                                   \
         "indicator_code",                                                                       \
         "Codice indicatore|Cod. indicatore",                                                    \
         FORM_CODE,                                                                              \
         false,                                                                                  \
         false},                                                                                 \
        {FIELD_FORMULA, "formula", "Formula|Formula indicatore|Formula di calcolo",              \
         FORM_TEXT,     false,     false},                                                       \
        {FIELD_PURPOSE, "purpose", "Finalità|Finalità indicatore", FORM_TEXT, false, false},     \
        {FIELD_MEASURE, "measure", "Unità di misura", FORM_TEXT, false, false},                  \
        {FIELD_SOURCE, "source", "Fonte dei dati|Fonte", FORM_TEXT, false, false},               \
        {FIELD_COMPETENCE, "competence", "Competenza", FORM_WORDS, false, false},                \
        {FIELD_UNITS, "units", "Unità competenti", FORM_UNITS, false, false},                    \
        {FIELD_KIND, "kind", "Direzione|Tipo indicatore", FORM_KIND, false, false},              \
        {FIELD_TARGET, "target", "Target atteso|Target|Valore atteso", FORM_TEXT, false, false}, \
        {FIELD_TARGET_VALUE, "value", "Valore del target", FORM_NUMBER, false, false},           \
        {FIELD_BY, "by", "Data limite|Scadenza", FORM_DATE, false, false},                       \
        {FIELD_STRICT, "strict", "Soglia esclusa", FORM_YES_NO, false, false},                   \
        {FIELD_BASELINE, "baseline", "Valore di partenza|Valore iniziale",                       \
         FORM_NUMBER,    false,      false},                                                     \
        {FIELD_LIMIT, "limit", "Limite", FORM_NUMBER, false, false},                             \
        {FIELD_BANDS, "bands", "Fasce", FORM_BANDS, false, false},                               \
        {FIELD_YEARS, "years", "Quote per anno", FORM_YEARS, false, false},                      \
        {FIELD_ACTUAL, "actual", "Target Consuntivo|Consuntivo|Valore consuntivo",               \
         FORM_TEXT,    false,    false},                                                         \
        {FIELD_DEVIATION, "deviation", "Scostamento", FORM_TEXT, false, false},                  \
        {FIELD_WEIGHT, "weight", "Peso|Peso indicatore|Peso %", FORM_WEIGHT, false, false},      \
    {                                                                                            \
        FIELD_ACHIEVEMENT, "achievement",                                                        \
            "% Ragg|% Raggiungimento|Percentuale di raggiungimento|Grado di raggiungimento",     \
            FORM_PERCENT, false, false                                                           \
    }

static const struct field_use objective_fields[] = {
    {FIELD_CODE, "code", "Codice|Codice obiettivo|Cod. obiettivo", FORM_CODE, true, false},
    {FIELD_CODES, "codes", "Codici", FORM_CODES, false, false},
    {FIELD_WEIGHTS, "weights", "Pesi|Peso obiettivo", FORM_WEIGHTS, false, false},
    {FIELD_TITLE, "title", "Obiettivo|Titolo obiettivo|Titolo", FORM_TEXT, true, false},
    {FIELD_SUMMARY, "summary", "Definizione|Definizione obiettivo|Descrizione|Sintesi",
     FORM_TEXT, false, false},
    {FIELD_TYPOLOGIES, "typologies", "Tipologie", FORM_LIST, false, false},
    {FIELD_RECIPIENTS, "recipients", "Destinatari|Stakeholder", FORM_TEXT, false, false},
    {FIELD_INITIAL_STATE, "initial_state", "Situazione iniziale|Situazione di partenza",
     FORM_TEXT, false, false},
    {FIELD_PUBLIC_VALUE, "public_value", "Valore pubblico", FORM_TEXT, false, false},
    {FIELD_CUPS, "cups", "CUP", FORM_LIST, false, false},
    {FIELD_PNRR, "pnrr", "Misura PNRR|Investimento PNRR", FORM_TEXT, false, false},
    INDICATOR_FIELDS,
};

static const struct field_use indicator_fields[] = {
    {FIELD_CODE, "code", "Codice obiettivo|Codice|Cod. obiettivo", FORM_CODE, true, false},
    INDICATOR_FIELDS,
};

static const struct field_use phase_fields[] = {
    {FIELD_CODE, "code", "Codice obiettivo|Codice|Cod. obiettivo", FORM_CODE, true, false},
    {FIELD_PHASE, "phase", "Fase|Attività", FORM_TEXT, true, false},
    {FIELD_WORK, "work", "Intervento|Opera", FORM_TEXT, false, false},
    {FIELD_PHASE_UNIT, "unit", "Responsabile della fase|Competenza", FORM_WORDS, false, false},
    {FIELD_UNITS, "units", "Unità competenti", FORM_UNITS, false, false},
    {FIELD_START, "start", "Inizio|Data inizio", FORM_TEXT, false, false},
    {FIELD_END, "end", "Fine|Data fine", FORM_TEXT, false, false},
    {FIELD_ACTUAL_END, "actual_end", "Fine effettiva|Conclusa il", FORM_TEXT, false, false},
    {FIELD_STATE, "state", "Stato|Stato della fase", FORM_STATE, false, false},
    {FIELD_NOTE, "note", "Nota|Note", FORM_TEXT, false, false},
};

static const struct field_use share_fields[] = {
    {FIELD_CODE, "code", "Codice obiettivo|Obiettivo", FORM_CODE, true, false},
    {FIELD_SHARE, "share", "Codice della scheda|Codice condiviso|Codice", FORM_CODE, true,
     false},
    {FIELD_WEIGHT, "weight", "Peso", FORM_WEIGHT, false, false},
};

static const struct field_use unit_fields[] = {
    {FIELD_UNIT, "name", UNIT_HEADINGS "|Nome|Denominazione", FORM_TEXT, true, true},
    {FIELD_UNIT_ID, "id", "Id|Identificativo", FORM_TEXT, false, false},
    {FIELD_ALIASES, "aliases", "Alias|Altri nomi|Altre grafie", FORM_TEXT, false, false},
    {FIELD_MANAGER, "manager", "Responsabile|Dirigente", FORM_TEXT, true, false},
    {FIELD_ROLE, "role", "Ruolo|Incarico", FORM_TEXT, false, false},
    {FIELD_COST_CENTRE, "cost_centre", "Codice CdR|CdR|Centro di responsabilità", FORM_TEXT,
     false, false},
    {FIELD_INTERIM, "interim", "Ad interim|Interim", FORM_YES_NO, false, false},
    {FIELD_VALID_FROM, "from", "Valida dal|Dal", FORM_DATE, false, false},
    {FIELD_VALID_TO, "to", "Valida al|Al", FORM_DATE, false, false},
};

static const struct field_use aggregate_fields[] = {
    {FIELD_AXIS, "axis", "Ambito|Asse", FORM_TEXT, true, true},
    {FIELD_VALUE, "value", "Nome|Voce", FORM_TEXT, true, true},
    {FIELD_ACHIEVEMENT, "achievement", "Valore pubblicato|% Raggiungimento|% Ragg",
     FORM_PERCENT, false, false},
    {FIELD_OBJECTIVES, "objectives", "Numero obiettivi|Obiettivi", FORM_COUNT, false, false},
    {FIELD_MEAN_WEIGHT, "weight", "Peso medio", FORM_WEIGHT, false, false},
    {FIELD_WHERE, "where", "Dove|Fonte", FORM_TEXT, false, false},
};

static const struct field_use scale_fields[] = {
    {FIELD_LABEL, "label", "Etichetta|Valutazione|Giudizio", FORM_TEXT, true, true},
    {FIELD_FROM, "from", "Da|Minimo", FORM_PERCENT, true, true},
    {FIELD_TO, "to", "A|Massimo", FORM_PERCENT, true, true},
};

static const struct field_use reprint_fields[] = {
    {FIELD_MANAGER, "manager", "Responsabile|Dirigente", FORM_TEXT, false, false},
    {FIELD_UNIT, "unit", UNIT_HEADINGS, FORM_TEXT, false, false},
    {FIELD_TITLE, "title", "Obiettivo|Titolo obiettivo|Titolo", FORM_TEXT, true, true},
    {FIELD_ACHIEVEMENT, "achievement",
     "Valutazione pubblicata|% Raggiungimento|% Ragg|Valutazione", FORM_PERCENT, true, false},
    {FIELD_ARROW, "arrow", "Freccia|Andamento", FORM_ARROW, false, false},
};

static const struct field_use indicator_reprint_fields[] = {
    {FIELD_TITLE, "title", "Obiettivo|Titolo obiettivo|Titolo", FORM_TEXT, false, false},
    {FIELD_CODE, "code", "Codice|Codice obiettivo|Cod. obiettivo", FORM_CODE, true, true},
    {FIELD_MANAGER, "manager", "Responsabile|Dirigente", FORM_TEXT, false, false},
    {FIELD_UNIT, "unit", UNIT_HEADINGS, FORM_TEXT, false, false},
    {FIELD_INDICATOR, "indicator", "Indicatore|Titolo indicatore|Nome indicatore", FORM_TEXT,
     true, true},
    {FIELD_TARGET, "target", "Target|Target atteso|Valore atteso", FORM_TEXT, false, false},
    {FIELD_ACTUAL, "actual", "Consuntivo|Target consuntivo|Valore consuntivo", FORM_TEXT, false,
     false},
    {FIELD_ACHIEVEMENT, "achievement", "% Raggiungimento|% Ragg|Valutazione pubblicata",
     FORM_PERCENT, true, false},
    {FIELD_ARROW, "arrow", "Freccia|Andamento", FORM_ARROW, false, false},
};

static const struct field_use related_fields[] = {
    {FIELD_CODE, "code", "Obiettivo A|Codice obiettivo|Codice", FORM_CODE, true, true},
    {FIELD_OTHER_CODE, "other", "Obiettivo B|Obiettivo correlato|Codice correlato", FORM_CODE,
     true, true},
    {FIELD_REASON, "reason", "Motivo|Perché", FORM_TEXT, false, false},
};

#define TABLE(name, axes, fields)                                                              \
    {                                                                                          \
        name, axes, fields, LENGTH(fields)                                                     \
    }

const struct table import_tables[TABLE_COUNT] = {
    TABLE("objectives", AXES_MAIN, objective_fields),
    TABLE("units", AXES_NONE, unit_fields),
    TABLE("aggregates", AXES_NONE, aggregate_fields),
    TABLE("scale", AXES_NONE, scale_fields),
    TABLE("reprints", AXES_ONE, reprint_fields),
    TABLE("indicator-reprints", AXES_ONE, indicator_reprint_fields),
    TABLE("related", AXES_NONE, related_fields),
    TABLE("indicators", AXES_NONE, indicator_fields),
    TABLE("phases", AXES_NONE, phase_fields),
    TABLE("shares", AXES_UNITS, share_fields),
};

const struct field_use *table_use(const struct table *table, size_t field)
{
    for (size_t i = 0; i < table->field_count; i++) {
        if (table->fields[i].field == field)
            return &table->fields[i];
    }
    return NULL;
}

static struct text all_names(struct arena *arena)
{
    struct text names = TEXT("");

    for (size_t i = 0; i < TABLE_COUNT; i++)
        names = arena_format(arena, "%.*s%s%s", TEXT_PRINT(names), i > 0 ? ", " : "",
                             import_tables[i].name);
    return names;
}

bool table_find(struct text name, struct place place, size_t *table,
                struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (text_equal(name, text_from(import_tables[i].name))) {
            *table = i;
            return true;
        }
    }
    diagnose(diagnostics, SEVERITY_ERROR, place,
             _("there is no table \"%.*s\", expected one of: %.*s"),
             TEXT_PRINT(sheet_excerpt(&diagnostics->arena, name)),
             TEXT_PRINT(all_names(&diagnostics->arena)));
    return false;
}

/* Columns that fit less required ones that are missing. */
static long fit(const struct layout *layout, const struct edition *edition)
{
    const struct table *table = layout->table;
    long result = 0;

    for (size_t i = 0; i < layout->count; i++)
        result += layout_has(layout, i);
    for (size_t i = 0; i < table->field_count; i++)
        result -= table->fields[i].required && !layout_has(layout, table->fields[i].field);
    if (table->axes == AXES_MAIN)
        result -= !layout_has(layout, FIELD_AXES + edition->main_axis);
    if (table->axes == AXES_UNITS)
        result -= !layout_has(layout, FIELD_AXES + edition->unit_axis);
    if (table->axes == AXES_ONE)
        result -= layout->axis == NONE;
    return result;
}

bool table_recognise(struct arena *arena, const struct table_source *source, size_t *table,
                     struct diagnostics *diagnostics)
{
    enum { FIT_LEAST = 2 };
    long best = FIT_LEAST - 1;

    for (size_t i = 0; i < TABLE_COUNT; i++) {
        struct layout layout;
        table_match(arena, source, i, &layout, NULL);
        long found = fit(&layout, source->edition);
        if (found > best) {
            best = found;
            *table = i;
        }
    }
    if (best >= FIT_LEAST)
        return true;
    diagnose(diagnostics, SEVERITY_ERROR, sheet_place(source->sheet, &source->sheet->heading),
             _("the headings are those of none of the tables: %.*s"),
             TEXT_PRINT(all_names(&diagnostics->arena)));
    diagnose_hint(diagnostics, _("say which table it is, or name its headings in import.json"));
    return false;
}
