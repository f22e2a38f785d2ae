#include "load/loader.h"

enum {
    ENTRY_RULE,
    ENTRY_AXIS,
    ENTRY_VALUE,
    ENTRY_OBJECTIVE,
    ENTRY_POSITION,
    ENTRY_NOTE,
    ENTRY_DATE,
    ENTRY_FIELDS
};

static const struct field entry_fields[ENTRY_FIELDS] = {
    [ENTRY_RULE] = {"rule", JSON_TEXT, true},
    [ENTRY_AXIS] = {"axis", JSON_TEXT, false},
    [ENTRY_VALUE] = {"value", JSON_TEXT, false},
    [ENTRY_OBJECTIVE] = {"objective", JSON_TEXT, false},
    [ENTRY_POSITION] = {"position", JSON_NUMBER, false},
    [ENTRY_NOTE] = {"note", JSON_TEXT, true},
    [ENTRY_DATE] = {"date", JSON_TEXT, true},
};

/* What the entry is about. False when that cannot be told. */
static bool read_subject(struct plan *plan, const struct json_value *found,
                         struct acknowledgement *entry)
{
    struct json_value axis = found[ENTRY_AXIS];
    struct json_value value = found[ENTRY_VALUE];
    bool known = true;

    if (json_present(axis) != json_present(value)) {
        struct json_value alone = json_present(axis) ? axis : value;
        value_error(alone, _("\"axis\" and \"value\" go together"));
        value_hint(alone, "%s", _("give both, or neither"));
        return false;
    }
    if (json_present(axis)) {
        entry->axis = plan_find_axis(plan, axis);
        if (entry->axis != NONE)
            entry->value = plan_find_value(plan, entry->axis, value);
        known = entry->value != NONE;
    }
    if (json_present(found[ENTRY_OBJECTIVE])) {
        entry->objective = plan_find_objective(plan, found[ENTRY_OBJECTIVE]);
        known = known && entry->objective != NONE;
    }
    if (json_present(found[ENTRY_POSITION])) {
        entry->indicator = plan_find_indicator(plan, found[ENTRY_POSITION],
                                               found[ENTRY_OBJECTIVE], entry->objective);
        known = known && entry->indicator != NONE;
    }
    return known;
}

static bool read_entry(struct plan *plan, struct json_value item, struct acknowledgement *entry)
{
    struct arena *arena = plan->loader->arena;
    struct json_value found[ENTRY_FIELDS];

    if (!fields_read(item, entry_fields, ENTRY_FIELDS, found))
        return false;
    *entry = (struct acknowledgement){
        .rule = value_text(found[ENTRY_RULE], arena),
        .axis = NONE,
        .value = NONE,
        .objective = NONE,
        .indicator = NONE,
        .note = value_text(found[ENTRY_NOTE], arena),
        .date = value_date(found[ENTRY_DATE]),
        .origin = {plan->edition->origin.file, json_line(item)},
    };
    return read_subject(plan, found, entry);
}

void acknowledgements_read(struct plan *plan, struct json_value list)
{
    struct edition *edition = plan->edition;

    if (!json_present(list))
        return;
    edition->acknowledgements = arena_allocate_array(plan->loader->arena, json_count(list),
                                                     sizeof *edition->acknowledgements);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        size_t count = edition->acknowledgement_count;

        if (read_entry(plan, item, &edition->acknowledgements[count]))
            edition->acknowledgement_count++;
    }
}
