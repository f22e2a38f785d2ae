#include "export/tables.h"

static const struct export_column columns[] = {
    COLUMN("gravita", EXPORT_TEXT, true, "errore, avviso o nota"),
    COLUMN("regola", EXPORT_TEXT, true, "Identificativo della regola"),
    COLUMN("asse", EXPORT_TEXT, false, "Asse del valore a cui si riferisce il rilievo"),
    COLUMN("valore", EXPORT_TEXT, false, "Valore dell’asse a cui si riferisce il rilievo"),
    COLUMN("codice_obiettivo", EXPORT_TEXT, false, "Obiettivo a cui si riferisce il rilievo"),
    COLUMN("indicatore", EXPORT_TEXT, false, "Indicatore a cui si riferisce il rilievo"),
    COLUMN("pubblicato", EXPORT_MIXED, false, "Che cosa è stampato"),
    COLUMN("ricalcolato", EXPORT_MIXED, false,
           "Che cosa risulta ricalcolando, o è stampato in un altro punto"),
    COLUMN("spiegazione", EXPORT_TEXT, true, "Perché, in parole semplici"),
    COLUMN("oggetto", EXPORT_TEXT, false,
           "Di che cosa parla il rilievo, dove non è un obiettivo né il valore di un asse"),
};

void findings_add_columns(const struct export_source *source, struct row_writer *rows)
{
    (void)source;
    ROWS_ADD_COLUMNS(rows, columns);
}

static void write_finding(struct arena *arena, const struct audit *audit,
                          const struct finding *finding, struct row_writer *rows)
{
    static const struct text none = TEXT_INITIALISER("");
    const struct edition *edition = audit->edition;
    const struct finding_words words = audit_describe(arena, audit, finding);
    const struct audit_rule_description *rule = audit_rule_describe(finding->rule);
    const struct axis *axis = finding->axis != NONE ? &edition->axes[finding->axis] : NULL;
    const struct objective *objective =
        finding->objective != NONE ? &edition->objectives[finding->objective] : NULL;
    bool has_indicator = objective != NULL && finding->indicator != NONE;

    rows_text(rows, text_from(audit_severity_words(rule->severity)));
    rows_text(rows, text_from(rule->id));
    rows_text(rows, axis != NULL ? axis->id : none);
    rows_text(rows, axis != NULL ? axis->values[finding->value].name : none);
    rows_text(rows, objective != NULL ? objective->code : none);
    rows_text(rows, has_indicator ? objective->indicators[finding->indicator].name : none);
    rows_printed(rows, words.published);
    rows_printed(rows, words.recomputed);
    rows_text(rows, words.explanation);
    rows_text(rows, words.subject);
}

void findings_write(const struct export_source *source, struct row_writer *rows)
{
    struct arena arena = {0};

    for (size_t i = 0; i < source->audit->count && rows_go_on(rows); i++) {
        write_finding(&arena, source->audit, &source->audit->findings[i], rows);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

size_t findings_count(const struct export_source *source)
{
    return source->audit->count;
}
