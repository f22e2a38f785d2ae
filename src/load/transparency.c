/* transparency.json: what stands under Amministrazione Trasparente, Performance. */
#include "load/loader.h"

static const struct text section_names[SECTION_COUNT] = {
    [SECTION_SYSTEM] = TEXT_INITIALISER("sistema"),
    [SECTION_PLAN] = TEXT_INITIALISER("piano"),
    [SECTION_REPORT] = TEXT_INITIALISER("relazione"),
    [SECTION_TOTAL] = TEXT_INITIALISER("ammontare"),
    [SECTION_DATA] = TEXT_INITIALISER("dati"),
};

enum {
    ENTRY_SECTION,
    ENTRY_EDITION,
    ENTRY_TITLE,
    ENTRY_NOTE,
    ENTRY_TO,
    ENTRY_ACT,
    ENTRY_SOURCE,
    ENTRY_OFFICE,
    ENTRY_PUBLISHED,
    ENTRY_UPDATED,
    ENTRY_FIELDS
};

static const struct field entry_fields[ENTRY_FIELDS] = {
    [ENTRY_SECTION] = {"section", JSON_TEXT, true},
    [ENTRY_EDITION] = {"edition", JSON_TEXT, true},
    [ENTRY_TITLE] = {"title", JSON_TEXT, true},
    [ENTRY_NOTE] = {"note", JSON_TEXT, false},
    [ENTRY_TO] = {"to", JSON_TEXT, true},
    [ENTRY_ACT] = {"act", JSON_TEXT, false},
    [ENTRY_SOURCE] = {"source", JSON_TEXT, false},
    [ENTRY_OFFICE] = {"office", JSON_TEXT, true},
    [ENTRY_PUBLISHED] = {"published", JSON_TEXT, true},
    [ENTRY_UPDATED] = {"updated", JSON_TEXT, true},
};

static size_t find_edition(const struct site *site, struct json_value value)
{
    struct text id = json_text(value);

    for (size_t i = 0; i < site->edition_count; i++) {
        if (text_equal(site->editions[i].id, id))
            return i;
    }
    struct text excerpt = json_excerpt(value.document, id);
    value_error(value, _("there is no edition \"%.*s\""), TEXT_PRINT(excerpt));
    return NONE;
}

/* ---- Where it leads ---- */

static void refuse_target(struct json_value to)
{
    struct text excerpt = json_excerpt(to.document, json_text(to));

    value_error(to, _("\"%.*s\" leads nowhere"), TEXT_PRINT(excerpt));
    value_hint(to, "%s",
               _("write edizione, obiettivi, relazione, stampa, atti, verifica, pagina:NAME, "
                 "tabella:NAME or https://…"));
}

/* True when the edition has what the target is about. */
static bool has_target(const struct edition *edition, enum transparency_target target)
{
    switch (target) {
    case TARGET_REPORT:
    case TARGET_PRINT:
        return edition->page_count > 0;
    case TARGET_ACTS:
        return edition->acts != NONE;
    case TARGET_ADDRESS:
    case TARGET_EDITION:
    case TARGET_OBJECTIVES:
    case TARGET_VERIFICATION:
    case TARGET_PAGE:
    case TARGET_TABLE:
        return true;
    }
    return false;
}

static bool find_part(const struct edition *edition, struct json_value to,
                      struct transparency_entry *entry)
{
    static const struct {
        struct text word;
        enum transparency_target target;
    } parts[] = {
        {TEXT_INITIALISER("edizione"), TARGET_EDITION},
        {TEXT_INITIALISER("obiettivi"), TARGET_OBJECTIVES},
        {TEXT_INITIALISER("relazione"), TARGET_REPORT},
        {TEXT_INITIALISER("stampa"), TARGET_PRINT},
        {TEXT_INITIALISER("atti"), TARGET_ACTS},
        {TEXT_INITIALISER("verifica"), TARGET_VERIFICATION},
    };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!text_equal(parts[i].word, json_text(to)))
            continue;
        entry->target = parts[i].target;
        return has_target(edition, entry->target);
    }
    return false;
}

static void read_target(struct loader *loader, struct json_value to,
                        struct transparency_entry *entry)
{
    static const struct text page = TEXT_INITIALISER("pagina:");
    static const struct text table = TEXT_INITIALISER("tabella:");
    const struct edition *edition = &loader->site->editions[entry->edition];
    struct text text = json_text(to);

    if (text_starts_with(text, TEXT("https://")) || text_starts_with(text, TEXT("http://"))) {
        entry->target = TARGET_ADDRESS;
        entry->address = value_address(to, loader->arena, ADDRESS_PAGE);
        return;
    }
    if (text_starts_with(text, page)) {
        entry->target = TARGET_PAGE;
        entry->item = model_find_page(edition, text_slice(text, page.length, text.length));
    } else if (text_starts_with(text, table)) {
        entry->target = TARGET_TABLE;
        entry->item = model_find_table(edition, text_slice(text, table.length, text.length));
    } else if (!find_part(edition, to, entry)) {
        entry->item = NONE;
    }
    if (entry->item == NONE)
        refuse_target(to);
}

/* ---- Entries ---- */

static void read_act(const struct edition *edition, struct json_value act,
                     struct transparency_entry *entry)
{
    entry->act = NONE;
    if (!json_present(act))
        return;
    if (edition->acts != NONE)
        entry->act = model_find_row(&edition->tables[edition->acts], json_text(act));
    if (entry->act == NONE) {
        struct text excerpt = json_excerpt(act.document, json_text(act));
        value_error(act, _("the register of the edition has no act \"%.*s\""),
                    TEXT_PRINT(excerpt));
    }
}

static void read_dates(const struct json_value *found, struct transparency_entry *entry)
{
    entry->published = value_date(found[ENTRY_PUBLISHED]);
    entry->updated = value_date(found[ENTRY_UPDATED]);
    if (date_known(entry->published) && date_known(entry->updated) &&
        date_compare(entry->published, entry->updated) > 0)
        value_error(found[ENTRY_UPDATED],
                    _("the last update comes before the first publication"));
}

static bool read_entry(struct loader *loader, struct json_value item,
                       struct transparency_entry *entry)
{
    struct json_value found[ENTRY_FIELDS];

    if (!fields_read(item, entry_fields, ENTRY_FIELDS, found) ||
        !json_present(found[ENTRY_EDITION]))
        return false;
    *entry = (struct transparency_entry){
        .section = (enum transparency_section)value_choice(found[ENTRY_SECTION], section_names,
                                                           SECTION_COUNT, SECTION_SYSTEM),
        .title = value_text(found[ENTRY_TITLE], loader->arena),
        .note = value_text(found[ENTRY_NOTE], loader->arena),
        .source = value_text(found[ENTRY_SOURCE], loader->arena),
        .office = value_text(found[ENTRY_OFFICE], loader->arena),
        .edition = find_edition(loader->site, found[ENTRY_EDITION]),
        .origin = {{0}, json_line(item)},
    };
    read_dates(found, entry);
    if (entry->edition == NONE)
        return false;
    read_act(&loader->site->editions[entry->edition], found[ENTRY_ACT], entry);
    if (json_present(found[ENTRY_TO]))
        read_target(loader, found[ENTRY_TO], entry);
    return true;
}

static void read_reasons(struct loader *loader, struct json_value value)
{
    static const struct field fields[SECTION_COUNT] = {
        [SECTION_SYSTEM] = {"sistema", JSON_TEXT, false},
        [SECTION_PLAN] = {"piano", JSON_TEXT, false},
        [SECTION_REPORT] = {"relazione", JSON_TEXT, false},
        [SECTION_TOTAL] = {"ammontare", JSON_TEXT, false},
        [SECTION_DATA] = {"dati", JSON_TEXT, false},
    };
    struct json_value found[SECTION_COUNT];

    if (!json_present(value) || !fields_read(value, fields, SECTION_COUNT, found))
        return;
    for (size_t i = 0; i < SECTION_COUNT; i++)
        loader->site->empty_reasons[i] = value_text(found[i], loader->arena);
}

/* An empty subsection must say why it is. */
static void check_reasons(struct loader *loader, struct json_value root)
{
    const struct site *site = loader->site;
    bool filled[SECTION_COUNT] = {false};

    for (size_t i = 0; i < site->transparency_count; i++)
        filled[site->transparency[i].section] = true;
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (filled[i] || site->empty_reasons[i].length > 0)
            continue;
        value_error(root, _("the subsection \"%.*s\" is empty and nothing says why"),
                    TEXT_PRINT(section_names[i]));
        value_hint(root, "%s", _("add an entry, or the reason under \"empty\""));
    }
}

void transparency_read(struct loader *loader)
{
    enum { ENTRIES, EMPTY, FIELDS };
    static const struct field fields[FIELDS] = {
        [ENTRIES] = {"entries", JSON_LIST, true},
        [EMPTY] = {"empty", JSON_OBJECT, false},
    };
    struct text path = files_join(&loader->scratch, loader->folder, TEXT("transparency.json"));
    struct site *site = loader->site;
    struct json_value found[FIELDS];
    struct content_file file;

    if (!files_exist(path))
        return;
    if (content_open(loader, path, &file) &&
        fields_read(json_root(&file.document), fields, FIELDS, found) &&
        json_present(found[ENTRIES])) {
        site->transparency = arena_allocate_array(loader->arena, json_count(found[ENTRIES]),
                                                  sizeof *site->transparency);
        for (struct json_value item = json_first(found[ENTRIES]); json_present(item);
             item = json_next(item)) {
            if (read_entry(loader, item, &site->transparency[site->transparency_count]))
                site->transparency_count++;
        }
        read_reasons(loader, found[EMPTY]);
        check_reasons(loader, json_root(&file.document));
    }
    content_close(&file);
}
