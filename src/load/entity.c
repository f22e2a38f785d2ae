#include "load/loader.h"

#include <stdlib.h>

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
    UNIT_INTERIM,
    UNIT_FROM,
    UNIT_TO,
    UNIT_PREDECESSORS,
    UNIT_FIELDS
};

static const struct field unit_fields[UNIT_FIELDS] = {
    [UNIT_ID] = {"id", JSON_TEXT, true},
    [UNIT_NAME] = {"name", JSON_TEXT, true},
    [UNIT_ALIASES] = {"aliases", JSON_LIST, false},
    [UNIT_MANAGER] = {"manager", JSON_TEXT, false},
    [UNIT_ROLE] = {"role", JSON_TEXT, false},
    [UNIT_COST_CENTRE] = {"cost_centre", JSON_TEXT, false},
    [UNIT_INTERIM] = {"interim", JSON_BOOLEAN, false},
    [UNIT_FROM] = {"from", JSON_TEXT, false},
    [UNIT_TO] = {"to", JSON_TEXT, false},
    [UNIT_PREDECESSORS] = {"predecessors", JSON_LIST, false},
};

/* A name or alias, and whose it is. */
struct spelling {
    size_t unit;
    uint32_t number; /* of the value that gives it */
    size_t next;     /* the same spelling, of another unit; NONE for the last */
};

/* The registry while it is read. */
struct registry {
    struct loader *loader;
    struct map ids;         /* id → number of the value that gives it */
    struct map units;       /* id → index */
    struct map spellings;   /* folded → first of them */
    struct spelling *given; /* on the heap */
    size_t given_count;
    size_t given_capacity;
    struct json_value *predecessors; /* [unit]: lists that wait for all units */
};

static bool overlap(const struct unit *a, const struct unit *b)
{
    return !(date_known(a->to) && date_known(b->from) && date_compare(a->to, b->from) < 0) &&
           !(date_known(b->to) && date_known(a->from) && date_compare(b->to, a->from) < 0);
}

static void report_spelling(struct json_value spelling, struct json_value first)
{
    struct text excerpt = json_excerpt(spelling.document, json_text(spelling));

    value_error(spelling, _("\"%.*s\" could be either of two units"), TEXT_PRINT(excerpt));
    value_hint(spelling,
               _("another unit has the same spelling, but for capitals and punctuation, at "
                 "line %zu; where one followed the other, give both the days on which they "
                 "begin and end"),
               json_line(first));
}

/* On any day a spelling must lead to one unit. */
static void check_spelling(struct registry *registry, size_t unit, struct json_value spelling)
{
    const struct unit *units = registry->loader->site->entity.units;
    struct text folded = text_fold(&registry->loader->scratch, json_text(spelling));
    struct json_value first = spelling;

    if (folded.length == 0)
        return;
    size_t head = map_add(&registry->spellings, folded, registry->given_count);
    for (size_t i = head; i != NONE && i < registry->given_count; i = registry->given[i].next) {
        if (registry->given[i].unit == unit)
            return;
        if (!overlap(&units[registry->given[i].unit], &units[unit]))
            continue;
        first.number = registry->given[i].number;
        report_spelling(spelling, first);
        return;
    }
    registry->given = memory_grow(registry->given, &registry->given_capacity,
                                  registry->given_count, sizeof *registry->given);
    struct spelling *entry = &registry->given[registry->given_count];
    *entry = (struct spelling){unit, spelling.number, NONE};
    if (head != registry->given_count) {
        entry->next = registry->given[head].next;
        registry->given[head].next = registry->given_count;
    }
    registry->given_count++;
}

static void read_validity(const struct json_value *found, struct unit *unit)
{
    unit->from = value_date(found[UNIT_FROM]);
    unit->to = value_date(found[UNIT_TO]);
    if (!date_known(unit->from) || !date_known(unit->to) ||
        date_compare(unit->from, unit->to) <= 0)
        return;
    value_error(found[UNIT_TO], _("the unit ends before it begins"));
    value_hint(found[UNIT_TO], "%s", _("perhaps \"from\" and \"to\" are swapped"));
}

static void read_unit(struct registry *registry, struct json_value value, size_t number)
{
    struct unit *unit = &registry->loader->site->entity.units[number];
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
    unit->interim = json_present(found[UNIT_INTERIM]) && json_true(found[UNIT_INTERIM]);
    read_validity(found, unit);
    registry->predecessors[number] = found[UNIT_PREDECESSORS];

    if (unit->id.length > 0) {
        value_check_unique(&registry->ids, found[UNIT_ID], unit->id);
        map_add(&registry->units, unit->id, number);
    }
    if (json_present(found[UNIT_NAME]))
        check_spelling(registry, number, found[UNIT_NAME]);
    if (!json_present(found[UNIT_ALIASES]))
        return;
    for (struct json_value alias = json_first(found[UNIT_ALIASES]); json_present(alias);
         alias = json_next(alias)) {
        if (json_kind(alias) == JSON_TEXT)
            check_spelling(registry, number, alias);
    }
}

/* The unit before must have ended when the later one begins. */
static void check_order(struct json_value item, const struct unit *before,
                        const struct unit *after)
{
    char end[DATE_TEXT_SIZE];
    char begin[DATE_TEXT_SIZE];

    if (!overlap(before, after) &&
        !(date_known(after->to) && date_compare(after->to, before->from) < 0))
        return;
    if (!date_known(before->to) || !date_known(after->from)) {
        value_error(item, _("a unit and its predecessor are valid at the same time"));
        value_hint(item, "%s",
                   _("give the predecessor the day on which it ends (\"to\"), and this one "
                     "the day on which it begins (\"from\")"));
        return;
    }
    value_error(
        item, _("overlapping dates: the predecessor ends on %s, this unit begins on %s"),
        date_format_iso(before->to, end).data, date_format_iso(after->from, begin).data);
    value_hint(item, "%s", _("a unit begins after the last day of those it follows"));
}

static void read_predecessors(struct registry *registry, size_t number)
{
    struct entity *entity = &registry->loader->site->entity;
    struct json_value list = registry->predecessors[number];
    struct unit *unit = &entity->units[number];

    if (!json_present(list))
        return;
    unit->predecessors.items = arena_allocate_array(registry->loader->arena, json_count(list),
                                                    sizeof *unit->predecessors.items);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        if (!value_expect(item, JSON_TEXT))
            continue;
        size_t before = map_find(&registry->units, json_text(item));
        if (before == MAP_NONE || before == number) {
            struct text excerpt = json_excerpt(item.document, json_text(item));
            value_error(item, _("unknown unit \"%.*s\": entity.json has none with this id"),
                        TEXT_PRINT(excerpt));
            continue;
        }
        check_order(item, &entity->units[before], unit);
        unit->predecessors.items[unit->predecessors.count++] = before;
    }
}

static void read_units(struct loader *loader, struct json_value list)
{
    struct entity *entity = &loader->site->entity;
    struct registry registry = {.loader = loader};

    entity->units =
        arena_allocate_array(loader->arena, json_count(list), sizeof *entity->units);
    registry.predecessors =
        arena_allocate_array(&loader->scratch, json_count(list), sizeof *registry.predecessors);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        size_t number = entity->unit_count++;

        read_unit(&registry, item, number);
        loader->units_known = loader->units_known && entity->units[number].id.length > 0;
        if (entity->units[number].id.length > 0)
            map_add(&loader->unit_ids, entity->units[number].id, number);
    }
    for (size_t i = 0; i < entity->unit_count; i++)
        read_predecessors(&registry, i);
    free(registry.given);
    map_free(&registry.ids);
    map_free(&registry.units);
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
