#include "cli/sources.h"

#include "load/load.h"
#include "write/write.h"

static const struct text file_name = TEXT_INITIALISER("sources.json");

/* What reading one file needs. */
struct reader {
    struct arena *arena;
    struct text edition;
    struct text path;
    struct map seen; /* files that a source writes */
    struct buffer items;
};

/* An address with a password in it would end up where everybody reads it. */
static void check_url(struct json_value value, struct text url)
{
    struct text rest = text_slice(url, text_find(url, ':') + 3, url.length);
    struct text authority = text_slice(rest, 0, text_find(rest, '/'));

    if (text_find(authority, '@') < authority.length) {
        value_error(value, _("an address with a user in it is not read"));
        value_hint(value, "%s", _("what the content is made from must be there for everybody"));
    }
}

static bool is_hidden(struct text path)
{
    struct text part;

    while (text_next(&path, '/', &part)) {
        if (text_starts_with(part, TEXT(".")))
            return true;
    }
    return false;
}

/* A file of the edition: nothing outside its folder is ever written. */
static void check_file(struct reader *reader, struct json_value value, struct text file)
{
    bool known = text_ends_with(file, TEXT(".json")) || text_ends_with(file, TEXT(".csv"));

    if (path_fault(file) != NULL || is_hidden(file) || !known || text_equal(file, file_name)) {
        value_error(value, _("\"%.*s\" is not a file of an edition that can be fetched"),
                    TEXT_PRINT(json_excerpt(value.document, file)));
        value_hint(value, "%s",
                   _("name a .json or .csv within the folder of the edition, such as "
                     "objectives/cultura.json"));
        return;
    }
    value_check_unique(&reader->seen, value, file);
}

static void read_source(struct reader *reader, struct json_value object)
{
    enum { URL, TYPE, FILE_NAME, TABLE, TITLE, FIELD_COUNT };
    static const struct field fields[FIELD_COUNT] = {
        {"url", JSON_TEXT, true},    {"type", JSON_TEXT, true},   {"file", JSON_TEXT, false},
        {"table", JSON_TEXT, false}, {"title", JSON_TEXT, false},
    };
    static const struct text types[] = {TEXT_INITIALISER("content"), TEXT_INITIALISER("csv")};
    struct json_value found[FIELD_COUNT];

    if (!fields_read(object, fields, FIELD_COUNT, found))
        return;
    struct source source = {
        .edition = reader->edition,
        .url = value_address(found[URL], reader->arena, ADDRESS_PAGE),
        .type = (enum source_type)value_choice(found[TYPE], types, 2, SOURCE_CONTENT),
        .file = value_text(found[FILE_NAME], reader->arena),
        .table = value_text(found[TABLE], reader->arena),
        .title = value_text(found[TITLE], reader->arena),
        .place = {.file = reader->path, .line = json_line(object)},
    };
    if (json_present(found[URL]))
        check_url(found[URL], source.url);
    if (json_present(found[FILE_NAME]))
        check_file(reader, found[FILE_NAME], source.file);
    bool is_content = source.type == SOURCE_CONTENT;
    if (json_present(found[TYPE]) && is_content != json_present(found[FILE_NAME])) {
        value_error(object, is_content ? _("a source of content needs the key \"file\"")
                                       : _("a source of the type \"csv\" has no key \"file\""));
    }
    buffer_append(&reader->items, (struct text){(const char *)&source, sizeof source});
}

static void read_list(struct reader *reader, struct json_value root)
{
    static const struct field field = {"sources", JSON_LIST, true};
    struct json_value list;

    if (!fields_read(root, &field, 1, &list))
        return;
    for (struct json_value item = json_first(list); json_present(item); item = json_next(item))
        read_source(reader, item);
}

static void read_edition(struct reader *reader, struct text content,
                         struct diagnostics *diagnostics)
{
    struct text folder = files_join(reader->arena, content, reader->edition);
    struct buffer bytes = {0};
    struct json_document document;

    reader->path = files_join(reader->arena, folder, file_name);
    if (files_read(reader->path, &bytes, diagnostics)) {
        if (json_parse(&document, reader->path, buffer_text(&bytes), diagnostics))
            read_list(reader, json_root(&document));
        map_free(&reader->seen);
        json_free(&document);
    }
    buffer_free(&bytes);
}

/* The folders of the content that have sources; or the one asked for, whatever it has. */
static struct file_list find_editions(struct arena *arena, struct text content,
                                      struct text edition, struct diagnostics *diagnostics)
{
    struct file_list list = {0};
    size_t count = 0;

    if (edition.length > 0) {
        list.names = arena_allocate(arena, sizeof *list.names);
        list.names[list.count++] = edition;
        return list;
    }
    files_list(arena, content, TEXT(""), false, &list, diagnostics);
    for (size_t i = 0; i < list.count; i++) {
        struct text folder = files_join(arena, content, list.names[i]);
        if (files_is_folder(folder) && files_exist(files_join(arena, folder, file_name)))
            list.names[count++] = list.names[i];
    }
    list.count = count;
    return list;
}

bool sources_read(struct text content, struct text edition, struct arena *arena,
                  struct source_list *list, struct diagnostics *diagnostics)
{
    size_t before = diagnostics->errors;
    struct file_list editions = find_editions(arena, content, edition, diagnostics);
    struct reader reader = {.arena = arena};

    for (size_t i = 0; i < editions.count; i++) {
        reader.edition = editions.names[i];
        read_edition(&reader, content, diagnostics);
    }
    list->count = reader.items.length / sizeof *list->items;
    list->items = arena_allocate_array(arena, list->count, sizeof *list->items);
    if (list->count > 0)
        memcpy(list->items, reader.items.data, reader.items.length);
    buffer_free(&reader.items);
    if (list->count == 0 && diagnostics->errors == before) {
        diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = content},
                 _("no edition says where data are to be fetched"));
        diagnose_hint(diagnostics, "%s",
                      _("write ID/sources.json; docs/fetch.md tells what stands in it"));
    }
    return diagnostics->errors == before;
}
