#include "load/loader.h"

enum {
    ENTITY_NAME,
    ENTITY_TYPE,
    ENTITY_IPA_CODE,
    ENTITY_FISCAL_CODE,
    ENTITY_ADDRESS,
    ENTITY_PEC,
    ENTITY_PHONE,
    ENTITY_WEBSITE,
    ENTITY_UNITS,
    ENTITY_FIELDS
};

static const struct field entity_fields[ENTITY_FIELDS] = {
    [ENTITY_NAME] = {"name", JSON_TEXT, true},
    [ENTITY_TYPE] = {"type", JSON_TEXT, true},
    [ENTITY_IPA_CODE] = {"ipa_code", JSON_TEXT, false},
    [ENTITY_FISCAL_CODE] = {"fiscal_code", JSON_TEXT, false},
    [ENTITY_ADDRESS] = {"address", JSON_TEXT, false},
    [ENTITY_PEC] = {"pec", JSON_TEXT, false},
    [ENTITY_PHONE] = {"phone", JSON_TEXT, false},
    [ENTITY_WEBSITE] = {"website", JSON_TEXT, false},
    [ENTITY_UNITS] = {"units", JSON_LIST, false},
};

enum {
    UNIT_ID,
    UNIT_NAME,
    UNIT_ALIASES,
    UNIT_MANAGER,
    UNIT_ROLE,
    UNIT_COST_CENTRE,
    UNIT_FIELDS
};

static const struct field unit_fields[UNIT_FIELDS] = {
    [UNIT_ID] = {"id", JSON_TEXT, true},
    [UNIT_NAME] = {"name", JSON_TEXT, true},
    [UNIT_ALIASES] = {"aliases", JSON_LIST, false},
    [UNIT_MANAGER] = {"manager", JSON_TEXT, false},
    [UNIT_ROLE] = {"role", JSON_TEXT, false},
    [UNIT_COST_CENTRE] = {"cost_centre", JSON_TEXT, false},
};

/* Names already given in the registry, with the number of the value that gave them. */
struct registry {
    struct loader *loader;
    struct map ids;
    struct map spellings; /* folded */
};

/*
 * A spelling must lead to one unit. `unit` is the object around: whatever stands before it
 * in the file belongs to another one.
 */
static void check_spelling(struct registry *registry, struct json_value unit,
                           struct json_value spelling)
{
    struct text folded = text_fold(&registry->loader->scratch, json_text(spelling));
    struct json_value first = spelling;

    if (folded.length == 0)
        return;
    first.number = (uint32_t)map_add(&registry->spellings, folded, spelling.number);
    if (first.number >= unit.number)
        return;

    struct text excerpt = json_excerpt(spelling.document, json_text(spelling));
    value_error(spelling, _("\"%.*s\" could be either of two units"), TEXT_PRINT(excerpt));
    value_hint(spelling,
               _("another unit has the same spelling, but for capitals and punctuation, at "
                 "line %zu"),
               json_line(first));
}

static void read_unit(struct registry *registry, struct json_value value, struct unit *unit)
{
    struct arena *arena = registry->loader->arena;
    struct json_value found[UNIT_FIELDS];

    if (!fields_read(value, unit_fields, UNIT_FIELDS, found))
        return;
    unit->id = value_identifier(found[UNIT_ID], arena);
    unit->name = value_text(found[UNIT_NAME], arena);
    unit->aliases = value_texts(found[UNIT_ALIASES], arena, &unit->alias_count);
    unit->manager = value_text(found[UNIT_MANAGER], arena);
    unit->role = value_text(found[UNIT_ROLE], arena);
    unit->cost_centre = value_text(found[UNIT_COST_CENTRE], arena);

    if (unit->id.length > 0)
        value_check_unique(&registry->ids, found[UNIT_ID], unit->id);
    if (json_present(found[UNIT_NAME]))
        check_spelling(registry, value, found[UNIT_NAME]);
    if (!json_present(found[UNIT_ALIASES]))
        return;
    for (struct json_value alias = json_first(found[UNIT_ALIASES]); json_present(alias);
         alias = json_next(alias)) {
        if (json_kind(alias) == JSON_TEXT)
            check_spelling(registry, value, alias);
    }
}

static void read_units(struct loader *loader, struct json_value list)
{
    struct entity *entity = &loader->site->entity;
    struct registry registry = {.loader = loader};

    entity->units =
        arena_allocate_array(loader->arena, json_count(list), sizeof *entity->units);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        struct unit *unit = &entity->units[entity->unit_count++];

        read_unit(&registry, item, unit);
        loader->units_known = loader->units_known && unit->id.length > 0;
    }
    map_free(&registry.ids);
    map_free(&registry.spellings);
}

static void read_entity(struct loader *loader, struct json_value root)
{
    struct entity *entity = &loader->site->entity;
    struct arena *arena = loader->arena;
    struct json_value found[ENTITY_FIELDS];

    if (!fields_read(root, entity_fields, ENTITY_FIELDS, found))
        return;
    entity->name = value_text(found[ENTITY_NAME], arena);
    entity->type = value_text(found[ENTITY_TYPE], arena);
    entity->ipa_code = value_text(found[ENTITY_IPA_CODE], arena);
    entity->fiscal_code = value_text(found[ENTITY_FISCAL_CODE], arena);
    entity->address = value_text(found[ENTITY_ADDRESS], arena);
    entity->pec = value_text(found[ENTITY_PEC], arena);
    entity->phone = value_text(found[ENTITY_PHONE], arena);
    entity->website = value_address(found[ENTITY_WEBSITE], arena, ADDRESS_PAGE);
    loader->units_known = true;
    if (json_present(found[ENTITY_UNITS]))
        read_units(loader, found[ENTITY_UNITS]);
}

void entity_read(struct loader *loader)
{
    struct text path = files_join(&loader->scratch, loader->folder, TEXT("entity.json"));
    struct content_file file;

    if (content_open(loader, path, &file))
        read_entity(loader, json_root(&file.document));
    content_close(&file);
}
