/* What was published, and what changed each time: dati/storia.json. */
#include "export/tables.h"

static const char *const kinds[HISTORY_KINDS] = {
    [HISTORY_ADDED] = "aggiunto",
    [HISTORY_REMOVED] = "eliminato",
    [HISTORY_CHANGED] = "modificato",
};

static void write_change(struct json_writer *json, const struct history_change *change)
{
    json_writer_open(json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(json, TEXT("tipo"), text_from(kinds[change->kind]));
    json_writer_text(json, TEXT("obiettivo"), change->code);
    json_writer_text(json, TEXT("titolo"), change->title);
    json_writer_optional(json, TEXT("indicatore"), change->indicator);
    if (change->kind == HISTORY_CHANGED) {
        json_writer_text(json, TEXT("campo"), change->field);
        json_writer_text(json, TEXT("prima"), change->before);
        json_writer_text(json, TEXT("dopo"), change->after);
    }
    json_writer_text(json, TEXT("testo"), change->words);
    json_writer_close(json, '}');
}

void export_history(const struct edition *edition, const struct publications *history,
                    struct buffer *output)
{
    struct json_writer json = {.buffer = output};
    char space[DATE_TEXT_SIZE];

    json_writer_open(&json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(&json, TEXT("edizione"), edition->id);
    json_writer_open(&json, TEXT("pubblicazioni"), '[');
    for (size_t i = 0; i < history->entry_count; i++) {
        const struct history_entry *entry = &history->entries[i];
        json_writer_open(&json, JSON_WRITER_NO_KEY, '{');
        json_writer_text(&json, TEXT("data"), date_format_iso(entry->date, space));
        json_writer_plain(&json, TEXT("prima_pubblicazione"),
                          entry->first ? TEXT("true") : TEXT("false"));
        json_writer_open(&json, TEXT("modifiche"), '[');
        for (size_t j = 0; j < entry->change_count; j++)
            write_change(&json, &entry->changes[j]);
        json_writer_close(&json, ']');
        json_writer_close(&json, '}');
    }
    json_writer_close(&json, ']');
    json_writer_close(&json, '}');
}
