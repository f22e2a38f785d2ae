/* import.json: headings of an office's own spreadsheets. */
#include "import/table.h"

#include "load/load.h"

#include <stdlib.h>
#include <string.h>

struct mapping_reader {
    struct arena *arena;
    const struct edition *edition;
    struct mapping *mapping; /* items on the heap while they grow */
    size_t capacity;
    size_t rule_capacity;
    size_t table;
    struct diagnostics *diagnostics;
};

static struct text excerpt_key(struct json_value value)
{
    return json_excerpt(value.document, json_key(value));
}

static bool expect_kind(struct mapping_reader *reader, struct json_value value, unsigned kinds,
                        const char *expected)
{
    if (((unsigned)json_kind(value) & kinds) != 0)
        return true;
    diagnose(reader->diagnostics, SEVERITY_ERROR, json_place(value), _("expected %s"),
             expected);
    return false;
}

static struct text read_heading(struct mapping_reader *reader, struct json_value value)
{
    if (!expect_kind(reader, value, JSON_TEXT, _("the heading of a column")))
        return TEXT("");
    struct text heading = text_trim(json_text(value));
    if (heading.length == 0)
        diagnose(reader->diagnostics, SEVERITY_ERROR, json_place(value),
                 _("the heading is empty"));
    return arena_copy(reader->arena, heading);
}

static struct place copy_place(struct arena *arena, struct place place)
{
    place.file = arena_copy(arena, place.file);
    place.pointer = arena_copy(arena, place.pointer);
    place.code = TEXT("");
    return place;
}

/*
 * A heading, or a list of those that all stand for the field in one file or another; of levels:
 * the list of all of them.
 */
static void read_entry(struct mapping_reader *reader, struct json_value value, size_t field,
                       bool levels)
{
    struct mapping *mapping = reader->mapping;
    bool is_list = json_kind(value) == JSON_LIST;
    size_t count = is_list ? json_count(value) : 1;

    if (!expect_kind(reader, value, JSON_TEXT | JSON_LIST, _("a heading or a list of them")))
        return;
    if (count == 0) {
        diagnose(reader->diagnostics, SEVERITY_ERROR, json_place(value),
                 _("the list is empty, expected at least one heading"));
        return;
    }
    mapping->items =
        memory_grow(mapping->items, &reader->capacity, mapping->count, sizeof *mapping->items);
    struct mapping_entry *entry = &mapping->items[mapping->count++];
    *entry = (struct mapping_entry){
        .table = reader->table,
        .field = field,
        .headings = arena_allocate_array(reader->arena, count, sizeof *entry->headings),
        .heading_count = count,
        .levels = levels,
        .place = copy_place(reader->arena, json_place(value)),
    };
    struct json_value item = is_list ? json_first(value) : value;
    for (size_t i = 0; i < count; i++, item = is_list ? json_next(item) : item)
        entry->headings[i] = read_heading(reader, item);
}

static size_t find_field(const struct table *table, struct text name)
{
    for (size_t i = 0; i < table->field_count; i++) {
        if (text_equal(name, text_from(table->fields[i].name)))
            return table->fields[i].field;
    }
    return NONE;
}

static size_t find_axis(const struct edition *edition, struct text id)
{
    size_t axis = model_find_axis(edition, id);

    return axis != NONE ? FIELD_AXES + axis : NONE;
}

/* What the keys of an object name. */
enum entry_use { ENTRY_FIELDS, ENTRY_AXES, ENTRY_LEVELS };

static void read_fields(struct mapping_reader *reader, struct json_value object,
                        enum entry_use use)
{
    const struct table *table = &import_tables[reader->table];
    bool axes = use != ENTRY_FIELDS;

    if (!expect_kind(reader, object, JSON_OBJECT, _("an object: fields and their headings")))
        return;
    for (struct json_value item = json_first(object); json_present(item);
         item = json_next(item)) {
        size_t field = axes ? find_axis(reader->edition, json_key(item))
                            : find_field(table, json_key(item));
        if (field != NONE)
            read_entry(reader, item, field, use == ENTRY_LEVELS);
        else if (axes)
            diagnose(reader->diagnostics, SEVERITY_ERROR, json_key_place(item),
                     _("\"%.*s\" is not the id of an axis of the edition"),
                     TEXT_PRINT(excerpt_key(item)));
        else
            diagnose(reader->diagnostics, SEVERITY_ERROR, json_key_place(item),
                     _("\"%.*s\" is not a field of the table \"%s\""),
                     TEXT_PRINT(excerpt_key(item)), table->name);
    }
}

/* ---- Value rules ---- */

/* Without a word: a constant. */
static void add_rule(struct mapping_reader *reader, size_t field, struct text word,
                     struct json_value value)
{
    struct mapping *mapping = reader->mapping;

    if (!expect_kind(reader, value, JSON_TEXT, _("a text")))
        return;
    mapping->rules = memory_grow(mapping->rules, &reader->rule_capacity, mapping->rule_count,
                                 sizeof *mapping->rules);
    mapping->rules[mapping->rule_count++] = (struct mapping_rule){
        .table = reader->table,
        .field = field,
        .constant = word.length == 0,
        .word = arena_copy(reader->arena, text_trim(word)),
        .value = arena_copy(reader->arena, text_trim(json_text(value))),
    };
}

static void read_words(struct mapping_reader *reader, struct json_value object, size_t field)
{
    if (!expect_kind(reader, object, JSON_OBJECT,
                     _("an object: words and what they stand for")))
        return;
    for (struct json_value item = json_first(object); json_present(item);
         item = json_next(item)) {
        if (text_trim(json_key(item)).length > 0)
            add_rule(reader, field, json_key(item), item);
        else
            diagnose(reader->diagnostics, SEVERITY_ERROR, json_key_place(item),
                     _("the word is empty"));
    }
}

/* `constants` give a field one value in all rows, `values` one to each word in its column. */
static void read_rules(struct mapping_reader *reader, struct json_value object, bool constants)
{
    const struct table *table = &import_tables[reader->table];

    if (!expect_kind(reader, object, JSON_OBJECT, _("an object: fields and their values")))
        return;
    for (struct json_value item = json_first(object); json_present(item);
         item = json_next(item)) {
        size_t field = find_field(table, json_key(item));
        if (field == NONE)
            diagnose(reader->diagnostics, SEVERITY_ERROR, json_key_place(item),
                     _("\"%.*s\" is not a field of the table \"%s\""),
                     TEXT_PRINT(excerpt_key(item)), table->name);
        else if (constants)
            add_rule(reader, field, TEXT(""), item);
        else
            read_words(reader, item, field);
    }
}

static void read_table(struct mapping_reader *reader, struct json_value object)
{
    bool has_axes = import_tables[reader->table].axes != AXES_NONE;

    if (!expect_kind(reader, object, JSON_OBJECT, _("an object: \"columns\" and \"axes\"")))
        return;
    for (struct json_value item = json_first(object); json_present(item);
         item = json_next(item)) {
        if (text_equal(json_key(item), TEXT("columns")))
            read_fields(reader, item, ENTRY_FIELDS);
        else if (text_equal(json_key(item), TEXT("values")))
            read_rules(reader, item, false);
        else if (text_equal(json_key(item), TEXT("constants")))
            read_rules(reader, item, true);
        else if (has_axes && text_equal(json_key(item), TEXT("axes")))
            read_fields(reader, item, ENTRY_AXES);
        else if (has_axes && text_equal(json_key(item), TEXT("levels")))
            read_fields(reader, item, ENTRY_LEVELS);
        else
            diagnose(reader->diagnostics, SEVERITY_ERROR, json_key_place(item),
                     has_axes ? _("unknown key \"%.*s\", expected \"columns\", \"axes\", "
                                  "\"levels\", \"values\" or \"constants\"")
                              : _("unknown key \"%.*s\", expected \"columns\", \"values\" or "
                                  "\"constants\""),
                     TEXT_PRINT(excerpt_key(item)));
    }
}

static void read_root(struct mapping_reader *reader, struct json_value root)
{
    if (!expect_kind(reader, root, JSON_OBJECT, _("an object: tables and their headings")))
        return;
    for (struct json_value item = json_first(root); json_present(item);
         item = json_next(item)) {
        if (table_find(json_key(item), json_key_place(item), &reader->table,
                       reader->diagnostics)) {
            reader->mapping->named[reader->table] = true;
            read_table(reader, item);
        }
    }
}

/* The entries move from the heap to the arena. */
static void keep_entries(struct mapping_reader *reader)
{
    struct mapping *mapping = reader->mapping;
    struct mapping_entry *items =
        arena_allocate_array(reader->arena, mapping->count, sizeof *items);

    if (mapping->count > 0)
        memcpy(items, mapping->items, mapping->count * sizeof *items);
    free(mapping->items);
    mapping->items = items;

    struct mapping_rule *rules =
        arena_allocate_array(reader->arena, mapping->rule_count, sizeof *rules);
    if (mapping->rule_count > 0)
        memcpy(rules, mapping->rules, mapping->rule_count * sizeof *rules);
    free(mapping->rules);
    mapping->rules = rules;
}

bool mapping_read(struct arena *arena, struct text folder, const struct edition *edition,
                  struct mapping *mapping, struct diagnostics *diagnostics)
{
    struct text path = files_join(arena, folder, TEXT("import.json"));
    struct mapping_reader reader = {
        .arena = arena, .edition = edition, .mapping = mapping, .diagnostics = diagnostics};
    struct buffer source = {0};
    struct json_document document;
    size_t errors = diagnostics->errors;

    *mapping = (struct mapping){0};
    if (!files_exist(path))
        return true;
    if (files_read(path, &source, diagnostics)) {
        if (json_parse(&document, path, buffer_text(&source), diagnostics))
            read_root(&reader, json_root(&document));
        json_free(&document);
    }
    buffer_free(&source);
    keep_entries(&reader);
    return diagnostics->errors == errors;
}

const struct mapping_entry *mapping_find(const struct mapping *mapping, size_t table,
                                         size_t field)
{
    for (size_t i = 0; i < mapping->count; i++) {
        if (mapping->items[i].table == table && mapping->items[i].field == field)
            return &mapping->items[i];
    }
    return NULL;
}

bool mapping_has_constant(const struct mapping *mapping, size_t table, size_t field)
{
    for (size_t i = 0; i < mapping->rule_count; i++) {
        const struct mapping_rule *rule = &mapping->rules[i];
        if (rule->constant && rule->table == table && rule->field == field)
            return true;
    }
    return false;
}
