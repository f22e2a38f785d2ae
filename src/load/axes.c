#include "load/loader.h"

enum {
    AXIS_ID,
    AXIS_LABEL,
    AXIS_PLURAL,
    AXIS_SLUG,
    AXIS_MAIN,
    AXIS_ALIASES,
    AXIS_VALUES_FROM,
    AXIS_VALUES,
    AXIS_FIELDS
};

static const struct field axis_fields[AXIS_FIELDS] = {
    [AXIS_ID] = {"id", JSON_TEXT, true},
    [AXIS_LABEL] = {"label", JSON_TEXT, true},
    [AXIS_PLURAL] = {"plural", JSON_TEXT, true},
    [AXIS_SLUG] = {"slug", JSON_TEXT, true},
    [AXIS_MAIN] = {"main", JSON_BOOLEAN, false},
    [AXIS_ALIASES] = {"aliases", JSON_LIST, false},
    [AXIS_VALUES_FROM] = {"values_from", JSON_TEXT, false},
    [AXIS_VALUES] = {"values", JSON_LIST, false},
};

/* Folders beside those of the axes. */
static const struct text reserved_slugs[] = {
    TEXT_INITIALISER("obiettivi"),     TEXT_INITIALISER("responsabili"),
    TEXT_INITIALISER("verifica"),      TEXT_INITIALISER("relazione"),
    TEXT_INITIALISER("dati"),          TEXT_INITIALISER("stampa"),
    TEXT_INITIALISER("valutazioni"),   TEXT_INITIALISER("matrice"),
    TEXT_INITIALISER("indice"),        TEXT_INITIALISER("come-leggere"),
    TEXT_INITIALISER("cambiamenti"),   TEXT_INITIALISER("tabelle"),
    TEXT_INITIALISER("atti"),          TEXT_INITIALISER("calendario"),
    TEXT_INITIALISER("pubblicazioni"),
};

/* Columns beside those of the axes in dati/obiettivi.csv. */
static const struct text reserved_ids[] = {
    TEXT_INITIALISER("codice"),       TEXT_INITIALISER("titolo"),
    TEXT_INITIALISER("responsabile"), TEXT_INITIALISER("indicatori"),
    TEXT_INITIALISER("valutazione"),
};

/* What the axes of an edition have taken already. */
struct taken {
    struct map ids;
    struct map slugs;
};

static void check_reserved(struct json_value value, const struct text *reserved, size_t count)
{
    if (!json_present(value))
        return;
    for (size_t i = 0; i < count; i++) {
        if (!text_equal(json_text(value), reserved[i]))
            continue;
        value_error(value, _("\"%.*s\" is taken: the site has that name for something else"),
                    TEXT_PRINT(reserved[i]));
        value_hint(value, "%s", _("choose another name"));
    }
}

static bool read_value(struct plan *plan, struct json_value item, struct map *ids,
                       struct axis_value *value, struct json_value *parent)
{
    enum { ID, NAME, PRINTED, DESCRIPTION, PREDECESSOR, PARENT, FIELDS };
    static const struct field fields[FIELDS] = {
        [ID] = {"id", JSON_TEXT, true},
        [NAME] = {"name", JSON_TEXT, true},
        [PRINTED] = {"printed", JSON_TEXT, false},
        [DESCRIPTION] = {"description", JSON_TEXT, false},
        [PREDECESSOR] = {"predecessor", JSON_TEXT, false},
        [PARENT] = {"parent", JSON_TEXT, false},
    };
    struct arena *arena = plan->loader->arena;
    struct json_value found[FIELDS];

    value->unit = NONE;
    value->parent = NONE;
    if (!fields_read(item, fields, FIELDS, found))
        return false;
    value->id = value_identifier(found[ID], arena);
    value->name = value_text(found[NAME], arena);
    value->printed = value_text(found[PRINTED], arena);
    if (value->printed.length == 0)
        value->printed = value->name;
    value->description = value_text(found[DESCRIPTION], arena);
    value->predecessor = value_identifier(found[PREDECESSOR], arena);
    *parent = found[PARENT];
    if (value->id.length == 0)
        return false;
    value_check_unique(ids, found[ID], value->id);
    return true;
}

static void read_values(struct plan *plan, struct json_value list, struct axis *axis,
                        struct axis_index *index)
{
    struct map ids = {0};
    size_t count = json_count(list);
    struct json_value *parents =
        arena_allocate_array(&plan->loader->scratch, count, sizeof *parents);

    axis->values = arena_allocate_array(plan->loader->arena, count, sizeof *axis->values);
    index->known = true;
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        size_t number = axis->value_count++;
        if (!read_value(plan, item, &ids, &axis->values[number], &parents[number]))
            index->known = false;
    }
    map_free(&ids);
    axis_tree_complete(plan, axis, parents);
}

static void take_units(struct plan *plan, struct axis *axis, struct axis_index *index)
{
    const struct entity *entity = &plan->loader->site->entity;

    axis->from_units = true;
    axis->values =
        arena_allocate_array(plan->loader->arena, entity->unit_count, sizeof *axis->values);
    axis->value_of_unit = arena_allocate_array(plan->loader->arena, entity->unit_count,
                                               sizeof *axis->value_of_unit);
    for (size_t i = 0; i < entity->unit_count; i++) {
        const struct unit *unit = &entity->units[i];
        axis->value_of_unit[i] = NONE;
        if (!model_unit_serves(unit, plan->edition))
            continue;
        axis->value_of_unit[i] = axis->value_count;
        axis->values[axis->value_count++] = (struct axis_value){
            .id = unit->id,
            .name = unit->name,
            .printed = unit->name,
            .unit = i,
            .parent = NONE,
        };
    }
    index->known = plan->loader->units_known;
}

/* Either a list of its own or the units of the registry, and not both. */
static void read_source(struct plan *plan, struct json_value value,
                        const struct json_value *found, struct axis *axis,
                        struct axis_index *index)
{
    static const struct text sources[] = {TEXT_INITIALISER("units")};
    struct json_value from = found[AXIS_VALUES_FROM];
    struct json_value values = found[AXIS_VALUES];

    if (json_present(from) && json_present(values)) {
        value_error(values, _("\"values\" cannot stand beside \"values_from\""));
        value_hint(values, "%s", _("take one of the two out"));
    }
    if (json_present(from)) {
        if (value_choice(from, sources, 1, 1) == 0)
            take_units(plan, axis, index);
    } else if (json_present(values)) {
        read_values(plan, values, axis, index);
    } else {
        value_error(value, _("an axis needs \"values\", or \"values_from\": \"units\""));
    }
}

/* False when the axis cannot be named. */
static bool read_axis(struct plan *plan, struct json_value value, struct taken *taken,
                      size_t position)
{
    struct arena *arena = plan->loader->arena;
    struct axis *axis = &plan->edition->axes[position];
    struct axis_index *index = &plan->axes[position];
    struct json_value found[AXIS_FIELDS];

    if (!fields_read(value, axis_fields, AXIS_FIELDS, found))
        return false;
    axis->id = value_identifier(found[AXIS_ID], arena);
    axis->label = value_text(found[AXIS_LABEL], arena);
    axis->plural = value_text(found[AXIS_PLURAL], arena);
    axis->slug = value_identifier(found[AXIS_SLUG], arena);
    axis->aliases = value_texts(found[AXIS_ALIASES], arena, &axis->alias_count);

    check_reserved(found[AXIS_ID], reserved_ids, sizeof reserved_ids / sizeof *reserved_ids);
    check_reserved(found[AXIS_SLUG], reserved_slugs,
                   sizeof reserved_slugs / sizeof *reserved_slugs);
    if (axis->slug.length > 0)
        value_check_unique(&taken->slugs, found[AXIS_SLUG], axis->slug);
    read_source(plan, value, found, axis, index);
    for (size_t i = 0; i < axis->value_count; i++)
        map_add(&index->values, axis->values[i].id, i);
    index->seen =
        arena_allocate_array(&plan->loader->scratch, axis->value_count, sizeof *index->seen);
    index->reached = index->seen;
    if (axis->is_tree)
        index->reached = arena_allocate_array(&plan->loader->scratch, axis->value_count,
                                              sizeof *index->reached);
    if (axis->id.length == 0)
        return false;
    value_check_unique(&taken->ids, found[AXIS_ID], axis->id);
    return true;
}

/* The axis that says it is the main one; the first, where none does. */
static void choose_main(struct plan *plan, struct json_value list)
{
    size_t main_axis = NONE;
    size_t position = 0;

    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item), position++) {
        if (json_kind(item) != JSON_OBJECT)
            continue;
        struct json_value main_field = json_member(item, "main");
        if (!json_true(main_field))
            continue;
        if (main_axis == NONE)
            main_axis = position;
        else
            value_error(main_field, _("a second main axis, expected one"));
    }
    plan->edition->main_axis = main_axis == NONE ? 0 : main_axis;
}

/* The first axis that is taken from the registry; the main one, where none is. */
static void choose_unit_axis(struct edition *edition)
{
    edition->unit_axis = edition->main_axis;
    for (size_t i = 0; i < edition->axis_count; i++) {
        if (edition->axes[i].from_units) {
            edition->unit_axis = i;
            return;
        }
    }
}

void axes_read(struct plan *plan, struct json_value list)
{
    struct edition *edition = plan->edition;
    struct taken taken = {0};
    size_t count = json_count(list);

    if (count == 0 || count > AXES_MAX) {
        value_error(list, _("%zu axes, expected from 1 to %d"), count, AXES_MAX);
        return;
    }
    edition->axes = arena_allocate_array(plan->loader->arena, count, sizeof *edition->axes);
    plan->axes = arena_allocate_array(&plan->loader->scratch, count, sizeof *plan->axes);
    edition->axis_count = count;
    plan->axes_known = true;

    size_t position = 0;
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        if (!read_axis(plan, item, &taken, position++))
            plan->axes_known = false;
    }
    choose_main(plan, list);
    choose_unit_axis(edition);
    map_free(&taken.ids);
    map_free(&taken.slugs);
}
