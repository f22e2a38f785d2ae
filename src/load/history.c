/* dati/storia.json of a published site, as export/history.c writes it. */
#include "load/load.h"

static const struct text kinds[HISTORY_KINDS] = {
    [HISTORY_ADDED] = TEXT_INITIALISER("aggiunto"),
    [HISTORY_REMOVED] = TEXT_INITIALISER("eliminato"),
    [HISTORY_CHANGED] = TEXT_INITIALISER("modificato"),
};

static bool read_change(struct arena *arena, struct json_value item,
                        struct history_change *change)
{
    enum { KIND, CODE, TITLE, INDICATOR, FIELD, BEFORE, AFTER, WORDS, FIELDS };
    static const struct field fields[FIELDS] = {
        [KIND] = {"tipo", JSON_TEXT, true},    [CODE] = {"obiettivo", JSON_TEXT, true},
        [TITLE] = {"titolo", JSON_TEXT, true}, [INDICATOR] = {"indicatore", JSON_TEXT, false},
        [FIELD] = {"campo", JSON_TEXT, false}, [BEFORE] = {"prima", JSON_TEXT, false},
        [AFTER] = {"dopo", JSON_TEXT, false},  [WORDS] = {"testo", JSON_TEXT, true},
    };
    struct json_value found[FIELDS];

    if (!fields_read(item, fields, FIELDS, found))
        return false;
    *change = (struct history_change){
        .kind = (enum history_kind)value_choice(found[KIND], kinds, HISTORY_KINDS, 0),
        .code = value_text(found[CODE], arena),
        .title = value_text(found[TITLE], arena),
        .indicator = value_text(found[INDICATOR], arena),
        .field = value_text(found[FIELD], arena),
        .before = value_text(found[BEFORE], arena),
        .after = value_text(found[AFTER], arena),
        .words = value_text(found[WORDS], arena),
    };
    return true;
}

static bool read_entry(struct arena *arena, struct json_value item, struct history_entry *entry)
{
    enum { DATE, FIRST, CHANGES, FIELDS };
    static const struct field fields[FIELDS] = {
        [DATE] = {"data", JSON_TEXT, true},
        [FIRST] = {"prima_pubblicazione", JSON_BOOLEAN, true},
        [CHANGES] = {"modifiche", JSON_LIST, true},
    };
    struct json_value found[FIELDS];

    if (!fields_read(item, fields, FIELDS, found) || !json_present(found[CHANGES]))
        return false;
    *entry = (struct history_entry){
        .date = value_date(found[DATE]),
        .first = json_present(found[FIRST]) && json_true(found[FIRST]),
        .changes =
            arena_allocate_array(arena, json_count(found[CHANGES]), sizeof *entry->changes),
    };
    for (struct json_value change = json_first(found[CHANGES]); json_present(change);
         change = json_next(change)) {
        if (read_change(arena, change, &entry->changes[entry->change_count]))
            entry->change_count++;
    }
    return true;
}

static void read_history(struct arena *arena, struct json_value root,
                         struct publications *history)
{
    enum { EDITION, ENTRIES, FIELDS };
    static const struct field fields[FIELDS] = {
        [EDITION] = {"edizione", JSON_TEXT, true},
        [ENTRIES] = {"pubblicazioni", JSON_LIST, true},
    };
    struct json_value found[FIELDS];

    if (!fields_read(root, fields, FIELDS, found) || !json_present(found[ENTRIES]))
        return;
    history->entries =
        arena_allocate_array(arena, json_count(found[ENTRIES]) + 1, sizeof *history->entries);
    for (struct json_value item = json_first(found[ENTRIES]); json_present(item);
         item = json_next(item)) {
        if (read_entry(arena, item, &history->entries[history->entry_count]))
            history->entry_count++;
    }
}

bool load_history(struct text file, struct arena *arena, struct publications *history,
                  struct diagnostics *diagnostics)
{
    size_t errors = diagnostics->errors;
    struct buffer bytes = {0};
    struct json_document document = {0};

    *history = (struct publications){0};
    if (files_read(file, &bytes, diagnostics)) {
        if (json_parse(&document, file, buffer_text(&bytes), diagnostics))
            read_history(arena, json_root(&document), history);
        json_free(&document);
    }
    buffer_free(&bytes);
    if (diagnostics->errors == errors)
        return true;
    diagnose_hint(diagnostics, "%s",
                  _("this file is kept by vetro: take it from a copy of the published site, or "
                    "remove it, and what changed so far is no longer told"));
    return false;
}
