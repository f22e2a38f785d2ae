#include "load/loader.h"

enum {
    EDITION_ID,
    EDITION_TITLE,
    EDITION_DESCRIPTION,
    EDITION_KIND,
    EDITION_PREDECESSOR,
    EDITION_ACT,
    EDITION_PERIOD,
    EDITION_SOURCE,
    EDITION_OFFICE,
    EDITION_PUBLISHED,
    EDITION_UPDATED,
    EDITION_METHOD,
    EDITION_AXES,
    EDITION_SCALE,
    EDITION_AGGREGATES,
    EDITION_ACKNOWLEDGED,
    EDITION_FIELDS
};

static const struct field edition_fields[EDITION_FIELDS] = {
    [EDITION_ID] = {"id", JSON_TEXT, true},
    [EDITION_TITLE] = {"title", JSON_TEXT, true},
    [EDITION_DESCRIPTION] = {"description", JSON_TEXT, false},
    [EDITION_KIND] = {"kind", JSON_TEXT, true},
    [EDITION_PREDECESSOR] = {"predecessor", JSON_TEXT, false},
    [EDITION_ACT] = {"act", JSON_TEXT, false},
    [EDITION_PERIOD] = {"period", JSON_OBJECT, true},
    [EDITION_SOURCE] = {"source", JSON_TEXT, false},
    [EDITION_OFFICE] = {"office", JSON_TEXT, false},
    [EDITION_PUBLISHED] = {"published", JSON_TEXT, false},
    [EDITION_UPDATED] = {"updated", JSON_TEXT, false},
    [EDITION_METHOD] = {"method", JSON_OBJECT, false},
    [EDITION_AXES] = {"axes", JSON_LIST, true},
    [EDITION_SCALE] = {"scale", JSON_LIST, false},
    [EDITION_AGGREGATES] = {"aggregates", JSON_LIST, false},
    [EDITION_ACKNOWLEDGED] = {"acknowledged", JSON_LIST, false},
};

static const struct text edition_kinds[] = {
    [EDITION_PLAN] = TEXT_INITIALISER("plan"),
    [EDITION_REVISION] = TEXT_INITIALISER("revision"),
    [EDITION_RESULTS] = TEXT_INITIALISER("results"),
    [EDITION_STRATEGIC] = TEXT_INITIALISER("strategic"),
};

/* Folders of the site that are no edition. */
static const struct text reserved_ids[] = {
    TEXT_INITIALISER("trasparenza"), TEXT_INITIALISER("glossario"), TEXT_INITIALISER("cerca"),
    TEXT_INITIALISER("assets"),      TEXT_INITIALISER("pagefind"),  TEXT_INITIALISER("dati"),
};

static bool has_folder(struct plan *plan, struct text id)
{
    struct text parts[] = {plan->loader->folder, id, TEXT("edition.json")};
    struct arena *scratch = &plan->loader->scratch;

    return files_exist(files_join(scratch, files_join(scratch, parts[0], parts[1]), parts[2]));
}

static void check_id(struct plan *plan, struct json_value value, struct text folder)
{
    struct text id = json_text(value);

    if (identifier_is_valid(id) && !text_equal(id, folder)) {
        struct text found = json_excerpt(value.document, folder);
        value_error(value, _("the id is \"%.*s\", but the folder is called \"%.*s\""),
                    TEXT_PRINT(id), TEXT_PRINT(found));
        if (has_folder(plan, id))
            value_hint(value, "%s",
                       _("another edition has this id: each needs one of its own, and a folder "
                         "called like it"));
        else
            value_hint(value, "%s", _("give both the same name"));
    }
    for (size_t i = 0; i < sizeof reserved_ids / sizeof *reserved_ids; i++) {
        if (text_equal(id, reserved_ids[i]))
            value_error(value,
                        _("\"%.*s\" is taken: the site has that name for something else"),
                        TEXT_PRINT(id));
    }
}

static void read_period(struct json_value value, struct edition *edition)
{
    enum { FROM, TO, FIELDS };
    static const struct field fields[FIELDS] = {
        [FROM] = {"from", JSON_TEXT, true},
        [TO] = {"to", JSON_TEXT, true},
    };
    struct json_value found[FIELDS];

    if (!json_present(value) || !fields_read(value, fields, FIELDS, found))
        return;
    edition->from = value_date(found[FROM]);
    edition->to = value_date(found[TO]);
    if (date_known(edition->from) && date_known(edition->to) &&
        date_compare(edition->from, edition->to) > 0) {
        value_error(found[TO], _("the period ends before it begins"));
        value_hint(found[TO], "%s", _("perhaps \"from\" and \"to\" are swapped"));
    }
}

/* Both dates or neither: readers want to know since when, and how fresh it is. */
static void read_publication(struct loader *loader, const struct json_value *found,
                             struct publication *publication)
{
    struct json_value published = found[EDITION_PUBLISHED];
    struct json_value updated = found[EDITION_UPDATED];

    publication->source = value_text(found[EDITION_SOURCE], loader->arena);
    publication->office = value_text(found[EDITION_OFFICE], loader->arena);
    publication->published = value_date(published);
    publication->updated = value_date(updated);
    if (json_present(published) != json_present(updated)) {
        struct json_value alone = json_present(published) ? published : updated;
        value_error(alone, _("\"published\" and \"updated\" go together"));
        value_hint(alone, "%s",
                   _("the first publication and the last update may be the same day"));
    } else if (date_known(publication->published) && date_known(publication->updated) &&
               date_compare(publication->updated, publication->published) < 0) {
        value_error(updated, _("the last update is before the first publication"));
        value_hint(updated, "%s", _("perhaps \"published\" and \"updated\" are swapped"));
    }
}

static void read_method(struct json_value value, struct method *method)
{
    enum { WEIGHTS, BEYOND_MAXIMUM, MEANS, PARTIAL, FIELDS };
    static const struct field fields[FIELDS] = {
        [WEIGHTS] = {"weights", JSON_TEXT, false},
        [BEYOND_MAXIMUM] = {"beyond_maximum", JSON_TEXT, false},
        [MEANS] = {"means", JSON_TEXT, false},
        [PARTIAL] = {"partial", JSON_TEXT, false},
    };
    static const struct text weights[] = {TEXT_INITIALISER("shares"),
                                          TEXT_INITIALISER("relevance")};
    static const struct text beyond[] = {TEXT_INITIALISER("zero"),
                                         TEXT_INITIALISER("proportional")};
    static const struct text means[] = {TEXT_INITIALISER("simple"),
                                        TEXT_INITIALISER("weighted")};
    static const struct text partial[] = {TEXT_INITIALISER("counts"), TEXT_INITIALISER("zero")};
    struct json_value found[FIELDS] = {0};

    if (json_present(value))
        fields_read(value, fields, FIELDS, found);
    method->weights_are_shares = value_choice(found[WEIGHTS], weights, 2, 0) == 0;
    method->at_most_is_proportional = value_choice(found[BEYOND_MAXIMUM], beyond, 2, 0) == 1;
    method->means_are_weighted = value_choice(found[MEANS], means, 2, 0) == 1;
    method->all_or_nothing = value_choice(found[PARTIAL], partial, 2, 0) == 1;
}

/* One step, which must lie above `previous`; NULL for the first. False when it is unusable. */
static bool read_step(struct loader *loader, struct json_value item, struct rating *step,
                      const struct rating *previous)
{
    enum { LABEL, FROM, TO, FIELDS };
    static const struct field fields[FIELDS] = {
        [LABEL] = {"label", JSON_TEXT, true},
        [FROM] = {"from", JSON_TEXT | JSON_NUMBER, true},
        [TO] = {"to", JSON_TEXT | JSON_NUMBER, true},
    };
    struct json_value found[FIELDS];

    if (!fields_read(item, fields, FIELDS, found))
        return false;
    struct figure from = value_percentage(found[FROM], loader->arena);
    struct figure to = value_percentage(found[TO], loader->arena);
    if (!from.known || !to.known)
        return false;
    *step = (struct rating){value_text(found[LABEL], loader->arena), from.value, to.value};
    if (decimal_compare(from.value, to.value) > 0) {
        value_error(found[TO], _("the step ends below its beginning"));
        value_hint(found[TO], "%s", _("perhaps \"from\" and \"to\" are swapped"));
    } else if (previous != NULL && decimal_compare(from.value, previous->to) <= 0) {
        struct text label = json_excerpt(item.document, step->label);
        value_error(found[FROM], _("the step \"%.*s\" begins within or below the one before"),
                    TEXT_PRINT(label));
        value_hint(found[FROM], "%s", _("put the steps in ascending order, without overlap"));
    }
    return true;
}

static void read_scale(struct loader *loader, struct json_value list, struct edition *edition)
{
    if (!json_present(list))
        return;
    edition->scale =
        arena_allocate_array(loader->arena, json_count(list), sizeof *edition->scale);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        size_t count = edition->scale_count;
        struct rating *previous = count > 0 ? &edition->scale[count - 1] : NULL;

        if (read_step(loader, item, &edition->scale[count], previous))
            edition->scale_count++;
    }
}

static void check_aggregate_unique(struct plan *plan, struct map *seen, struct json_value item,
                                   const struct aggregate *aggregate)
{
    struct text key =
        arena_format(&plan->loader->scratch, "%zu/%zu", aggregate->axis, aggregate->value);
    struct json_value first = item;

    first.number = (uint32_t)map_add(seen, key, item.number);
    if (first.number == item.number)
        return;
    value_error(item, _("a second figure for the same value of the same axis"));
    value_hint(item, _("the first one is at line %zu"), json_line(first));
}

/* False when it is about nothing that is known. */
static bool read_aggregate(struct plan *plan, struct json_value item,
                           struct aggregate *aggregate)
{
    enum { AXIS, VALUE, ACHIEVEMENT, OBJECTIVES, WEIGHT, WHERE, FIELDS };
    static const struct field fields[FIELDS] = {
        [AXIS] = {"axis", JSON_TEXT, true},
        [VALUE] = {"value", JSON_TEXT, true},
        [ACHIEVEMENT] = {"achievement", JSON_TEXT | JSON_NUMBER, false},
        [OBJECTIVES] = {"objectives", JSON_TEXT | JSON_NUMBER, false},
        [WEIGHT] = {"weight", JSON_TEXT | JSON_NUMBER, false},
        [WHERE] = {"where", JSON_TEXT, false},
    };
    struct arena *arena = plan->loader->arena;
    struct json_value found[FIELDS];

    if (!fields_read(item, fields, FIELDS, found))
        return false;
    *aggregate = (struct aggregate){
        .axis = NONE,
        .value = NONE,
        .achievement = value_percentage(found[ACHIEVEMENT], arena),
        .objectives = value_weight(found[OBJECTIVES], arena),
        .weight = value_weight(found[WEIGHT], arena),
        .where = value_text(found[WHERE], arena),
        .origin = {plan->edition->origin.file, json_line(item)},
    };
    if (json_present(found[AXIS]))
        aggregate->axis = plan_find_axis(plan, found[AXIS]);
    if (aggregate->axis != NONE && json_present(found[VALUE]))
        aggregate->value = plan_find_value(plan, aggregate->axis, found[VALUE]);
    return aggregate->value != NONE;
}

static void read_aggregates(struct plan *plan, struct json_value list)
{
    struct edition *edition = plan->edition;
    struct map seen = {0};

    if (!json_present(list))
        return;
    edition->aggregates = arena_allocate_array(plan->loader->arena, json_count(list),
                                               sizeof *edition->aggregates);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        struct aggregate *aggregate = &edition->aggregates[edition->aggregate_count];

        if (!read_aggregate(plan, item, aggregate))
            continue;
        check_aggregate_unique(plan, &seen, item, aggregate);
        edition->aggregate_count++;
    }
    map_free(&seen);
}

static void read_outline(struct plan *plan, struct json_value root, struct text folder)
{
    struct loader *loader = plan->loader;
    struct edition *edition = plan->edition;
    struct json_value found[EDITION_FIELDS];

    if (!fields_read(root, edition_fields, EDITION_FIELDS, found))
        return;
    value_identifier(found[EDITION_ID], loader->arena);
    if (json_present(found[EDITION_ID]))
        check_id(plan, found[EDITION_ID], folder);
    edition->title = value_text(found[EDITION_TITLE], loader->arena);
    edition->description = value_text(found[EDITION_DESCRIPTION], loader->arena);
    edition->kind = (enum edition_kind)value_choice(
        found[EDITION_KIND], edition_kinds, sizeof edition_kinds / sizeof *edition_kinds, 0);
    edition->predecessor = value_identifier(found[EDITION_PREDECESSOR], loader->arena);
    edition->act = value_text(found[EDITION_ACT], loader->arena);
    edition->origin.line = json_line(root);
    read_period(found[EDITION_PERIOD], edition);
    read_publication(loader, found, &edition->publication);
    read_method(found[EDITION_METHOD], &edition->method);
    if (json_present(found[EDITION_AXES]))
        axes_read(plan, found[EDITION_AXES]);
    read_scale(loader, found[EDITION_SCALE], edition);
    read_aggregates(plan, found[EDITION_AGGREGATES]);
    plan->acknowledged = found[EDITION_ACKNOWLEDGED];
}

static bool has_result(const struct objective *objective)
{
    bool found = objective->achievement.printed.length > 0;

    for (size_t i = 0; i < objective->indicator_count && !found; i++)
        found = objective->indicators[i].actual.printed.length > 0 ||
                objective->indicators[i].achievement.printed.length > 0;
    return found;
}

static bool awaits_results(const struct edition *edition)
{
    bool found = edition->kind == EDITION_RESULTS;

    for (size_t i = 0; i < edition->aggregate_count && !found; i++)
        found = edition->aggregates[i].achievement.printed.length > 0;
    for (size_t i = 0; i < edition->objective_count && !found; i++)
        found = has_result(&edition->objectives[i]);
    return !found;
}

static void read_contents(struct plan *plan)
{
    struct loader *loader = plan->loader;

    plan->unit_seen = arena_allocate_array(&loader->scratch, loader->site->entity.unit_count,
                                           sizeof *plan->unit_seen);
    objectives_read(plan);
    plan_complete(plan);
    evidence_read(plan);
    plan->edition->awaits_results = awaits_results(plan->edition);
    acknowledgements_read(plan, plan->acknowledged);
    tables_read(plan);
    pages_read(plan);
    discrepancies_read(plan);
}

void edition_read(struct loader *loader, struct text id, enum edition_extent extent,
                  struct edition *edition)
{
    struct plan plan = {
        .loader = loader, .edition = edition, .table_source = loader->table_source};
    struct content_file file;

    plan.folder = files_join(&loader->scratch, loader->folder, id);
    edition->id = arena_copy(loader->arena, id);
    edition->acts = NONE;
    edition->origin.file = files_join(loader->arena, plan.folder, TEXT("edition.json"));
    if (content_open(loader, edition->origin.file, &file))
        read_outline(&plan, json_root(&file.document), id);
    if (extent == EDITION_WHOLE)
        read_contents(&plan);
    else if (extent == EDITION_TABLES)
        tables_read(&plan);
    content_close(&file);
    for (size_t i = 0; i < edition->axis_count; i++)
        map_free(&plan.axes[i].values);
    map_free(&plan.codes);
}
