#include "load/loader.h"

static void read_term(struct loader *loader, struct map *ids, struct json_value item,
                      struct term *term)
{
    enum { ID, NAME, DEFINITION, FORMS, FIELDS };
    static const struct field fields[FIELDS] = {
        [ID] = {"id", JSON_TEXT, true},
        [NAME] = {"term", JSON_TEXT, true},
        [DEFINITION] = {"definition", JSON_TEXT, true},
        [FORMS] = {"forms", JSON_LIST, false},
    };
    struct json_value found[FIELDS];

    if (!fields_read(item, fields, FIELDS, found))
        return;
    term->id = value_identifier(found[ID], loader->arena);
    term->name = value_text(found[NAME], loader->arena);
    term->definition = value_text(found[DEFINITION], loader->arena);
    term->forms = value_texts(found[FORMS], loader->arena, &term->form_count);
    if (!json_present(found[FORMS])) {
        term->forms = &term->name;
        term->form_count = 1;
    }
    if (term->id.length > 0)
        value_check_unique(ids, found[ID], term->id);
}

static void read_terms(struct loader *loader, struct json_value list)
{
    struct site *site = loader->site;
    struct map ids = {0};

    if (!json_present(list))
        return;
    site->terms = arena_allocate_array(loader->arena, json_count(list), sizeof *site->terms);
    for (struct json_value item = json_first(list); json_present(item); item = json_next(item))
        read_term(loader, &ids, item, &site->terms[site->term_count++]);
    map_free(&ids);
}

void glossary_read(struct loader *loader)
{
    static const struct field fields[] = {{"terms", JSON_LIST, true}};
    struct text path = files_join(&loader->scratch, loader->folder, TEXT("glossary.json"));
    struct json_value found[1];
    struct content_file file;

    if (!files_exist(path))
        return;
    if (content_open(loader, path, &file) &&
        fields_read(json_root(&file.document), fields, 1, found))
        read_terms(loader, found[0]);
    content_close(&file);
}
