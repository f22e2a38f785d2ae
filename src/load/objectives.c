#include "load/ahead.h"
#include "load/loader.h"
#include "load/markdown.h"

enum {
    OBJECTIVE_CODE,
    OBJECTIVE_ALIASES,
    OBJECTIVE_TITLE,
    OBJECTIVE_SUMMARY,
    OBJECTIVE_AXES,
    OBJECTIVE_PRINTED,
    OBJECTIVE_WEIGHT,
    OBJECTIVE_FORM,
    OBJECTIVE_INDICATORS,
    OBJECTIVE_PHASES,
    OBJECTIVE_RELATED,
    OBJECTIVE_PREDECESSOR,
    OBJECTIVE_FIELDS
};

static const struct field objective_fields[OBJECTIVE_FIELDS] = {
    [OBJECTIVE_CODE] = {"code", JSON_TEXT, true},
    [OBJECTIVE_ALIASES] = {"aliases", JSON_LIST, false},
    [OBJECTIVE_TITLE] = {"title", JSON_TEXT, true},
    [OBJECTIVE_SUMMARY] = {"summary", JSON_TEXT, false},
    [OBJECTIVE_AXES] = {"axes", JSON_OBJECT, true},
    [OBJECTIVE_PRINTED] = {"printed", JSON_OBJECT, false},
    [OBJECTIVE_WEIGHT] = {"weight", JSON_TEXT | JSON_NUMBER | JSON_LIST, false},
    [OBJECTIVE_FORM] = {"form", JSON_OBJECT, false},
    [OBJECTIVE_INDICATORS] = {"indicators", JSON_LIST, false},
    [OBJECTIVE_PHASES] = {"phases", JSON_LIST, false},
    [OBJECTIVE_RELATED] = {"related", JSON_LIST, false},
    [OBJECTIVE_PREDECESSOR] = {"predecessor", JSON_TEXT, false},
};

/* ---- Related objectives ---- */

/* Who they are is found out when all objectives are there: relations.c. */
static void read_related(struct plan *plan, struct json_value list, struct objective *objective)
{
    enum { CODE, REASON, FIELDS };
    static const struct field fields[FIELDS] = {
        [CODE] = {"code", JSON_TEXT, true},
        [REASON] = {"reason", JSON_TEXT, false},
    };
    struct arena *arena = plan->loader->arena;

    if (!json_present(list))
        return;
    objective->related =
        arena_allocate_array(arena, json_count(list), sizeof *objective->related);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        struct json_value found[FIELDS];

        if (!fields_read(item, fields, FIELDS, found) || !json_present(found[CODE]))
            continue;
        objective->related[objective->related_count++] = (struct relation){
            .code = value_code(found[CODE], arena),
            .reason = value_text(found[REASON], arena),
            .objective = NONE,
            .declared = true,
            .origin = {objective->origin.file, json_line(found[CODE])},
        };
    }
}

/* ---- Axes ---- */

static void report_value_twice(struct json_value text)
{
    struct text excerpt = json_excerpt(text.document, json_text(text));

    value_error(text, _("\"%.*s\" is given twice"), TEXT_PRINT(excerpt));
    value_hint(text, "%s", _("take one of them out"));
}

/* Notes the value whose id ends with a star as the prevailing one. */
static void mark_prevailing(struct plan *plan, size_t axis, struct json_value text,
                            size_t value, struct objective *objective)
{
    size_t axis_count = plan->edition->axis_count;

    if (objective->prevailing == NULL) {
        objective->prevailing = arena_allocate_array(plan->loader->arena, axis_count,
                                                     sizeof *objective->prevailing);
        for (size_t i = 0; i < axis_count; i++)
            objective->prevailing[i] = NONE;
    }
    if (objective->prevailing[axis] != NONE)
        value_error(text, _("a second prevailing value, expected one"));
    objective->prevailing[axis] = value;
}

/* Adds the value that `text` names to those of an axis, which have room for it. */
static void add_value(struct plan *plan, size_t axis, struct json_value text,
                      struct objective *objective)
{
    struct text id = json_text(text);
    bool starred = id.length > 1 && id.data[id.length - 1] == '*';
    size_t value = plan_find_value_id(plan, axis, text, text_slice(id, 0, id.length - starred));
    size_t stamp = plan->objective_count + 1;
    struct references *values = &objective->values[axis];

    if (value == NONE)
        return;
    if (plan->axes[axis].seen[value] == stamp) {
        report_value_twice(text);
        return;
    }
    plan->axes[axis].seen[value] = stamp;
    values->items[values->count++] = value;
    if (starred)
        mark_prevailing(plan, axis, text, value, objective);
}

static void read_membership(struct plan *plan, size_t axis, struct json_value item,
                            struct objective *objective)
{
    struct references *values = &objective->values[axis];
    bool list = json_kind(item) == JSON_LIST;
    size_t count = list ? json_count(item) : 1;

    values->items = arena_allocate_array(plan->loader->arena, count, sizeof *values->items);
    if (!list) {
        add_value(plan, axis, item, objective);
        return;
    }
    for (struct json_value text = json_first(item); json_present(text);
         text = json_next(text)) {
        if (value_expect(text, JSON_TEXT))
            add_value(plan, axis, text, objective);
    }
}

static void report_no_main_value(struct json_value axes, const struct axis *axis)
{
    value_error(axes, _("the value of the main axis \"%.*s\" is missing"),
                TEXT_PRINT(axis->id));
    value_hint(axes, _("add the key \"%.*s\" with the id of one of its values"),
               TEXT_PRINT(axis->id));
}

/*
 * The plan is ordered by the main axis: each objective has one place in it, but for one that
 * several units share, where they are the main axis.
 */
static void check_main_axis(struct plan *plan, struct json_value axes,
                            struct json_value main_item, const struct objective *objective)
{
    const struct axis *axis = &plan->edition->axes[plan->edition->main_axis];
    bool shared =
        plan->edition->main_axis == plan->edition->unit_axis && objective->share_count > 1;

    if (!json_present(main_item)) {
        if (plan->axes_known)
            report_no_main_value(axes, axis);
    } else if (!shared && json_kind(main_item) == JSON_LIST && json_count(main_item) != 1) {
        value_error(main_item, _("%zu values of the main axis \"%.*s\", expected one"),
                    json_count(main_item), TEXT_PRINT(axis->id));
        value_hint(main_item, "%s",
                   _("an objective has one place in the plan: take the others out"));
    }
}

static void read_axes(struct plan *plan, struct json_value axes, struct objective *objective)
{
    const struct edition *edition = plan->edition;
    struct json_value items[AXES_MAX] = {0};

    for (struct json_value item = json_first(axes); json_present(item);
         item = json_next(item)) {
        size_t axis = plan_find_axis_key(plan, item);

        if (axis == NONE)
            continue;
        if (json_present(items[axis])) {
            value_error_repeated(item, json_key(item), json_line(items[axis]));
            continue;
        }
        items[axis] = item;
        if (value_expect(item, JSON_TEXT | JSON_LIST))
            read_membership(plan, axis, item, objective);
    }
    if (edition->axis_count > 0)
        check_main_axis(plan, axes, items[edition->main_axis], objective);
}

/* Adds a value and those above it, unless they are there already. */
static void reach_value(struct plan *plan, size_t axis, size_t value, struct references *within)
{
    const struct axis_value *values = plan->edition->axes[axis].values;
    size_t stamp = plan->objective_count + 1;

    while (value != NONE && plan->axes[axis].reached[value] != stamp) {
        plan->axes[axis].reached[value] = stamp;
        within->items[within->count++] = value;
        value = values[value].parent;
    }
}

/* Fills `within`, which is the same as `values` on axes without tree. */
static void gather_within(struct plan *plan, struct objective *objective)
{
    const struct edition *edition = plan->edition;
    struct arena *arena = plan->loader->arena;
    bool trees = false;

    for (size_t i = 0; i < edition->axis_count; i++)
        trees = trees || edition->axes[i].is_tree;
    objective->within = objective->values;
    if (!trees)
        return;
    objective->within =
        arena_allocate_array(arena, edition->axis_count, sizeof *objective->within);
    for (size_t i = 0; i < edition->axis_count; i++) {
        const struct references *values = &objective->values[i];
        struct references *within = &objective->within[i];
        size_t most = 0;

        *within = *values;
        if (!edition->axes[i].is_tree)
            continue;
        for (size_t j = 0; j < values->count; j++)
            most += edition->axes[i].values[values->items[j]].depth + 1;
        *within =
            (struct references){arena_allocate_array(arena, most, sizeof *within->items), 0};
        for (size_t j = 0; j < values->count; j++)
            reach_value(plan, i, values->items[j], within);
    }
}

static void read_printed(struct plan *plan, struct json_value printed,
                         struct objective *objective)
{
    struct json_value items[AXES_MAX] = {0};

    if (!json_present(printed))
        return;
    for (struct json_value item = json_first(printed); json_present(item);
         item = json_next(item)) {
        size_t axis = plan_find_axis_key(plan, item);

        if (axis == NONE)
            continue;
        if (json_present(items[axis]))
            value_error_repeated(item, json_key(item), json_line(items[axis]));
        items[axis] = item;
        if (value_expect(item, JSON_TEXT))
            objective->printed[axis] = value_text(item, plan->loader->arena);
    }
}

/* The units among its values, each once. */
static void gather_units(struct plan *plan, struct objective *objective)
{
    const struct edition *edition = plan->edition;
    size_t stamp = plan->objective_count + 1;
    size_t most = 0;

    for (size_t i = 0; i < edition->axis_count; i++)
        most += edition->axes[i].from_units ? objective->values[i].count : 0;
    objective->units.items =
        arena_allocate_array(plan->loader->arena, most, sizeof *objective->units.items);
    for (size_t i = 0; i < edition->axis_count; i++) {
        for (size_t j = 0; edition->axes[i].from_units && j < objective->values[i].count; j++) {
            size_t unit = edition->axes[i].values[objective->values[i].items[j]].unit;

            if (plan->unit_seen[unit] == stamp)
                continue;
            plan->unit_seen[unit] = stamp;
            objective->units.items[objective->units.count++] = unit;
        }
    }
}

/* ---- Objectives ---- */

static void check_summary(struct json_value value)
{
    if (!json_present(value) || !markdown_has_html(json_text(value)))
        return;
    diagnose(value.document->diagnostics, SEVERITY_WARNING, json_place(value),
             _("HTML in the text: it is shown as it stands, not carried out"));
    value_hint(value, "%s", _("write Markdown, and \\\\< for a plain <"));
}

/* The code of the objective being read, for findings about it; empty when it has none. */
static struct text find_code(struct json_value item)
{
    struct json_value code = json_member(item, "code");

    if (!json_present(code) || json_kind(code) != JSON_TEXT)
        return (struct text){0};
    return json_excerpt(code.document, json_text(code));
}

static void read_objective(struct plan *plan, struct json_value item, struct text file)
{
    struct arena *arena = plan->loader->arena;
    size_t axis_count = plan->edition->axis_count;
    struct objective *objective =
        arena_allocate_array(&plan->loader->scratch, 1, sizeof *objective);
    struct json_value found[OBJECTIVE_FIELDS];

    objective->origin = (struct origin){file, json_line(item)};
    item.document->code = find_code(item);
    if (!fields_read(item, objective_fields, OBJECTIVE_FIELDS, found)) {
        plan->objectives_known = false;
        return;
    }
    objective->code = value_code(found[OBJECTIVE_CODE], arena);
    objective->title = value_text(found[OBJECTIVE_TITLE], arena);
    objective->summary = value_text(found[OBJECTIVE_SUMMARY], arena);
    objective->values = arena_allocate_array(arena, axis_count, sizeof *objective->values);
    objective->printed = arena_allocate_array(arena, axis_count, sizeof *objective->printed);
    if (objective->code.length > 0)
        objective->origin.line = json_line(found[OBJECTIVE_CODE]);
    else
        plan->objectives_known = false;
    shares_read(plan, found[OBJECTIVE_CODE], found[OBJECTIVE_ALIASES], objective);
    check_summary(found[OBJECTIVE_SUMMARY]);
    if (json_present(found[OBJECTIVE_AXES]))
        read_axes(plan, found[OBJECTIVE_AXES], objective);
    read_printed(plan, found[OBJECTIVE_PRINTED], objective);
    gather_within(plan, objective);
    gather_units(plan, objective);
    shares_complete(plan, found[OBJECTIVE_AXES], found[OBJECTIVE_WEIGHT], objective);
    form_read(plan, found[OBJECTIVE_FORM], objective);
    indicators_read(plan, found[OBJECTIVE_INDICATORS], objective);
    phases_read(plan, found[OBJECTIVE_PHASES], objective);
    read_related(plan, found[OBJECTIVE_RELATED], objective);
    objective->predecessor = value_code(found[OBJECTIVE_PREDECESSOR], arena);

    plan->objectives = memory_grow(plan->objectives, &plan->objective_capacity,
                                   plan->objective_count, sizeof *plan->objectives);
    plan->objectives[plan->objective_count++] = objective;
}

/* NULL: the file cannot be used. */
static void read_file(struct plan *plan, struct text path, struct content_file *file)
{
    static const struct field fields[] = {{"objectives", JSON_LIST, true}};
    struct json_value list;

    if (file == NULL || !fields_read(json_root(&file->document), fields, 1, &list) ||
        !json_present(list)) {
        plan->objectives_known = false;
        return;
    }
    struct text name = arena_copy(plan->loader->arena, path);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        read_objective(plan, item, name);
        file->document.code = (struct text){0};
    }
}

void objectives_read(struct plan *plan)
{
    struct loader *loader = plan->loader;
    struct file_list files =
        content_list(loader, files_join(&loader->scratch, plan->folder, TEXT("objectives")));
    struct ahead *ahead = ahead_open(loader, &files);

    plan->objectives_known = true;
    for (size_t i = 0; i < files.count; i++)
        read_file(plan, files.names[i], ahead_next(ahead));
    ahead_close(ahead);
}
