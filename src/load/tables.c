#include "load/tables.h"

#include "load/load.h"

#include <stdlib.h>

/* ---- tables.json ---- */

static const struct text column_types[] = {
    [COLUMN_TEXT] = TEXT_INITIALISER("text"),
    [COLUMN_INTEGER] = TEXT_INITIALISER("integer"),
    [COLUMN_DECIMAL] = TEXT_INITIALISER("decimal"),
    [COLUMN_PERCENT] = TEXT_INITIALISER("percent"),
    [COLUMN_MONEY] = TEXT_INITIALISER("money"),
    [COLUMN_DATE] = TEXT_INITIALISER("date"),
    [COLUMN_YEAR] = TEXT_INITIALISER("year"),
};

static bool column_name_is_valid(struct text name)
{
    for (size_t i = 0; i < name.length; i++) {
        char byte = name.data[i];
        if (!(byte >= 'a' && byte <= 'z') && !(byte >= '0' && byte <= '9') && byte != '_')
            return false;
    }
    return name.length > 0 && name.length <= IDENTIFIER_MAX;
}

static struct text read_column_name(struct json_value value, struct arena *arena)
{
    struct text name = value_text(value, arena);

    if (json_present(value) && !column_name_is_valid(name)) {
        struct text excerpt = json_excerpt(value.document, name);
        value_error(value, _("\"%.*s\" cannot be the name of a column"), TEXT_PRINT(excerpt));
        value_hint(value, "%s", _("write it with letters a-z, digits and _ only"));
    }
    return name;
}

static bool read_column(struct loader *loader, struct json_value item,
                        struct data_column *column)
{
    enum { NAME, TITLE, TYPE, UNIT, HEADINGS, BLANKS, PEOPLE, WITH_PEOPLE, FIELDS };
    static const struct field fields[FIELDS] = {
        [NAME] = {"name", JSON_TEXT, true},
        [TITLE] = {"title", JSON_TEXT, true},
        [TYPE] = {"type", JSON_TEXT, true},
        [UNIT] = {"unit", JSON_TEXT, false},
        [HEADINGS] = {"headings", JSON_LIST, false},
        [BLANKS] = {"blanks", JSON_LIST, false},
        [PEOPLE] = {"people", JSON_BOOLEAN, false},
        [WITH_PEOPLE] = {"with_people", JSON_BOOLEAN, false},
    };
    struct arena *arena = loader->arena;
    struct json_value found[FIELDS];

    if (!fields_read(item, fields, FIELDS, found))
        return false;
    column->name = read_column_name(found[NAME], arena);
    column->title = value_text(found[TITLE], arena);
    column->type = (enum column_type)value_choice(
        found[TYPE], column_types, sizeof column_types / sizeof *column_types, COLUMN_TEXT);
    column->unit = value_text(found[UNIT], arena);
    column->source.headings =
        value_texts(found[HEADINGS], arena, &column->source.heading_count);
    column->source.blanks = value_texts(found[BLANKS], arena, &column->source.blank_count);
    column->source.counts_people = json_present(found[PEOPLE]) && json_true(found[PEOPLE]);
    column->source.with_people =
        json_present(found[WITH_PEOPLE]) && json_true(found[WITH_PEOPLE]);
    return column->name.length > 0;
}

static void read_columns(struct loader *loader, struct json_value list,
                         struct data_table *table)
{
    struct map seen = {0};

    if (!json_present(list))
        return;
    if (json_count(list) == 0 || json_count(list) > COLUMNS_MAX) {
        value_error(list, _("%zu columns, expected 1 to %d"), json_count(list), COLUMNS_MAX);
        return;
    }
    table->columns =
        arena_allocate_array(loader->arena, json_count(list), sizeof *table->columns);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        struct data_column *column = &table->columns[table->column_count];
        if (!read_column(loader, item, column))
            continue;
        value_check_unique(&seen, item, column->name);
        table->column_count++;
    }
    map_free(&seen);
}

static struct privacy_note *read_privacy_notes(struct loader *loader, struct json_value list,
                                               size_t *count)
{
    enum { ROW, REASON, FIELDS };
    static const struct field fields[FIELDS] = {
        [ROW] = {"row", JSON_TEXT, true},
        [REASON] = {"reason", JSON_TEXT, true},
    };
    struct json_value found[FIELDS];

    if (!json_present(list))
        return NULL;
    struct privacy_note *notes =
        arena_allocate_array(loader->arena, json_count(list), sizeof *notes);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        if (fields_read(item, fields, FIELDS, found))
            notes[(*count)++] = (struct privacy_note){value_text(found[ROW], loader->arena),
                                                      value_text(found[REASON], loader->arena)};
    }
    return notes;
}

static void read_privacy(struct loader *loader, struct json_value value,
                         struct data_table *table)
{
    enum { WORDS_IN, TOTAL_BY, EXEMPT, WITHHELD, FIELDS };
    static const struct field fields[FIELDS] = {
        [WORDS_IN] = {"words_in", JSON_LIST, false},
        [TOTAL_BY] = {"total_by", JSON_TEXT, false},
        [EXEMPT] = {"exempt", JSON_LIST, false},
        [WITHHELD] = {"withheld", JSON_LIST, false},
    };
    struct json_value found[FIELDS];

    if (!json_present(value) || !fields_read(value, fields, FIELDS, found))
        return;
    table->people_words =
        value_texts(found[WORDS_IN], loader->arena, &table->people_word_count);
    table->total_by = value_text(found[TOTAL_BY], loader->arena);
    if (json_present(found[TOTAL_BY]))
        table_find_column(table, found[TOTAL_BY]);
    table->exempt = read_privacy_notes(loader, found[EXEMPT], &table->exempt_count);
    table->withheld = read_privacy_notes(loader, found[WITHHELD], &table->withheld_count);
}

static void read_source(struct loader *loader, struct json_value value,
                        struct table_draft *draft)
{
    enum { PLACE, ACT, FIELDS };
    static const struct field fields[FIELDS] = {
        [PLACE] = {"place", JSON_TEXT, false},
        [ACT] = {"act", JSON_TEXT, false},
    };
    struct json_value found[FIELDS];

    if (!json_present(value) || !fields_read(value, fields, FIELDS, found))
        return;
    draft->table->place = value_text(found[PLACE], loader->arena);
    draft->act = found[ACT];
}

bool table_read_definition(struct plan *plan, struct json_value item, struct table_draft *draft)
{
    enum { ID, TITLE, KEY, COLUMNS, SOURCE, NOTE, FOOTING, CHECKS, PRIVACY, FIELDS };
    static const struct field fields[FIELDS] = {
        [ID] = {"id", JSON_TEXT, true},
        [TITLE] = {"title", JSON_TEXT, true},
        [KEY] = {"key", JSON_LIST, true},
        [COLUMNS] = {"columns", JSON_LIST, true},
        [SOURCE] = {"source", JSON_OBJECT, false},
        [NOTE] = {"note", JSON_TEXT, false},
        [FOOTING] = {"footing", JSON_LIST, false},
        [CHECKS] = {"checks", JSON_LIST, false},
        [PRIVACY] = {"privacy", JSON_OBJECT, false},
    };
    struct arena *arena = plan->loader->arena;
    struct data_table *table = draft->table;
    struct json_value found[FIELDS];

    if (!fields_read(item, fields, FIELDS, found))
        return false;
    *table = (struct data_table){
        .id = value_identifier(found[ID], arena),
        .title = value_text(found[TITLE], arena),
        .note = value_text(found[NOTE], arena),
        .act = NONE,
        .broken = true, /* until its rows are read */
        .origin = {table->origin.file, json_line(item)},
    };
    read_columns(plan->loader, found[COLUMNS], table);
    read_source(plan->loader, found[SOURCE], draft);
    read_privacy(plan->loader, found[PRIVACY], table);
    table->footings = value_texts(found[FOOTING], arena, &table->footing_count);
    draft->key = found[KEY];
    draft->checks = found[CHECKS];
    draft->footings = found[FOOTING];
    return identifier_is_valid(table->id) && table->column_count > 0;
}

/* ---- The folder ---- */

/* Pages of acts show these columns. */
static void check_register(struct plan *plan)
{
    static const struct text wanted[] = {
        TEXT_INITIALISER("organo"), TEXT_INITIALISER("tipo"),    TEXT_INITIALISER("numero"),
        TEXT_INITIALISER("data"),   TEXT_INITIALISER("oggetto"),
    };
    const struct edition *edition = plan->edition;

    if (edition->acts == NONE)
        return;
    const struct data_table *table = &edition->tables[edition->acts];
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (model_find_column(table, wanted[i]) != NONE)
            continue;
        diagnose(plan->loader->diagnostics, SEVERITY_ERROR,
                 (struct place){.file = table->origin.file, .line = table->origin.line},
                 _("the register of acts has no column \"%.*s\""), TEXT_PRINT(wanted[i]));
    }
}

/* A file without a definition is most likely a forgotten one. */
static void warn_unlisted(struct plan *plan, struct text folder)
{
    struct loader *loader = plan->loader;
    struct file_list files;

    if (!files_list(&loader->scratch, folder, TEXT(".csv"), true, &files, loader->diagnostics))
        return;
    for (size_t i = 0; i < files.count; i++) {
        struct text id = text_slice(files.names[i], 0, files.names[i].length - 4);
        if (model_find_table(plan->edition, id) != NONE)
            continue;
        diagnose(loader->diagnostics, SEVERITY_WARNING,
                 (struct place){.file = files_join(&loader->scratch, folder, files.names[i])},
                 _("this table is not read: tables.json says nothing about it"));
    }
}

static void read_csv(struct plan *plan, struct table_draft *draft, struct text folder)
{
    struct loader *loader = plan->loader;
    const struct table_source *source = &plan->table_source;
    struct data_table *table = draft->table;
    struct buffer bytes = {0};

    table->file = files_join(loader->arena, folder,
                             arena_format(&loader->scratch, "%.*s.csv", TEXT_PRINT(table->id)));
    if (text_equal(table->id, source->id))
        table_read_rows(plan, draft, source->bytes);
    else if ((source->id.length == 0 || files_exist(table->file)) &&
             content_check_path(loader, table->file) &&
             files_read(table->file, &bytes, loader->diagnostics))
        table_read_rows(plan, draft, buffer_text(&bytes));
    buffer_free(&bytes);
}

static size_t read_definitions(struct plan *plan, struct json_value list,
                               struct table_draft *drafts, struct text file)
{
    struct edition *edition = plan->edition;
    struct map seen = {0};

    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        struct table_draft *draft = &drafts[edition->table_count];
        *draft = (struct table_draft){.table = &edition->tables[edition->table_count]};
        draft->table->origin.file = file;
        if (!table_read_definition(plan, item, draft) ||
            !value_check_unique(&seen, item, draft->table->id))
            continue;
        edition->table_count++;
    }
    map_free(&seen);
    return edition->table_count;
}

/* The act that a table comes from, once the register has its rows. */
static void find_act(const struct edition *edition, struct table_draft *drafts,
                     struct table_draft *draft)
{
    if (!json_present(draft->act))
        return;
    if (edition->acts != NONE) {
        draft->table->act = table_find_row(&drafts[edition->acts], draft->act);
        return;
    }
    value_error(draft->act, _("there is no register of acts"));
    value_hint(draft->act, "%s", _("add a table with the id \"atti\""));
}

static void read_list(struct plan *plan, struct json_value list, struct text folder,
                      struct text file)
{
    struct loader *loader = plan->loader;
    struct edition *edition = plan->edition;
    size_t most = json_count(list);

    if (most > TABLES_MAX) {
        value_error(list, _("%zu tables, expected at most %d"), most, TABLES_MAX);
        return;
    }
    edition->tables = arena_allocate_array(loader->arena, most, sizeof *edition->tables);
    struct table_draft *drafts = arena_allocate_array(&loader->scratch, most, sizeof *drafts);
    size_t count = read_definitions(plan, list, drafts, file);

    edition->acts = model_find_table(edition, TEXT("atti"));
    check_register(plan);
    for (size_t i = 0; i < count; i++)
        read_csv(plan, &drafts[i], folder);
    for (size_t i = 0; i < count; i++) {
        find_act(edition, drafts, &drafts[i]);
        table_read_checks(plan, drafts, count, &drafts[i]);
    }
}

void tables_read(struct plan *plan)
{
    static const struct field fields[] = {{"tables", JSON_LIST, true}};
    struct loader *loader = plan->loader;
    struct text folder = files_join(&loader->scratch, plan->folder, TEXT("tables"));
    struct text path = files_join(loader->arena, folder, TEXT("tables.json"));
    struct json_value found;
    struct content_file file;

    if (!files_exist(folder))
        return;
    if (content_open(loader, path, &file) &&
        fields_read(json_root(&file.document), fields, 1, &found) && json_present(found))
        read_list(plan, found, folder, path);
    content_close(&file);
    warn_unlisted(plan, folder);
}
