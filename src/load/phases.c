/* Phases of an objective, the form beside its summary, and the units of either. */
#include "load/loader.h"

struct references units_find(struct plan *plan, struct json_value list)
{
    const struct entity *entity = &plan->loader->site->entity;
    struct references units = {0};

    if (!json_present(list))
        return units;
    units.items =
        arena_allocate_array(plan->loader->arena, json_count(list), sizeof *units.items);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        if (!value_expect(item, JSON_TEXT))
            continue;
        size_t unit = map_find(&plan->loader->unit_ids, json_text(item));
        if (unit != MAP_NONE) {
            units.items[units.count++] = unit;
        } else if (plan->loader->units_known) {
            struct text excerpt = json_excerpt(item.document, json_text(item));
            value_error(item, _("unknown unit \"%.*s\": entity.json has none with this id"),
                        TEXT_PRINT(excerpt));
            struct text *ids = value_candidates(item, entity->unit_count);
            for (size_t i = 0; ids != NULL && i < entity->unit_count; i++)
                ids[i] = entity->units[i].id;
            if (ids != NULL)
                value_suggest(item, json_text(item), ids, entity->unit_count);
        }
    }
    return units;
}

static void read_phase(struct plan *plan, struct json_value item, struct text file,
                       struct phase *phase)
{
    enum { NAME, WORK, UNIT, UNITS, START, END, ACTUAL_END, STATE, NOTE, FIELDS };
    static const struct field fields[FIELDS] = {
        [NAME] = {"name", JSON_TEXT, true},
        [WORK] = {"work", JSON_TEXT, false},
        [UNIT] = {"unit", JSON_TEXT, false},
        [UNITS] = {"units", JSON_LIST, false},
        [START] = {"start", JSON_TEXT, false},
        [END] = {"end", JSON_TEXT, false},
        [ACTUAL_END] = {"actual_end", JSON_TEXT, false},
        [STATE] = {"state", JSON_TEXT, false},
        [NOTE] = {"note", JSON_TEXT, false},
    };
    static const struct text states[] = {
        [PHASE_PLANNED] = TEXT_INITIALISER("planned"),
        [PHASE_CONDITIONAL] = TEXT_INITIALISER("conditional"),
        [PHASE_SUSPENDED] = TEXT_INITIALISER("suspended"),
    };
    struct arena *arena = plan->loader->arena;
    struct json_value found[FIELDS];

    phase->origin = (struct origin){file, json_line(item)};
    if (!fields_read(item, fields, FIELDS, found))
        return;
    phase->name = value_text(found[NAME], arena);
    phase->work = value_text(found[WORK], arena);
    phase->unit = value_text(found[UNIT], arena);
    phase->units = units_find(plan, found[UNITS]);
    phase->start = value_moment(found[START], arena);
    phase->end = value_moment(found[END], arena);
    phase->actual_end = value_moment(found[ACTUAL_END], arena);
    phase->state = (enum phase_state)value_choice(found[STATE], states, 3, PHASE_PLANNED);
    phase->note = value_text(found[NOTE], arena);
}

void phases_read(struct plan *plan, struct json_value list, struct objective *objective)
{
    if (!json_present(list))
        return;
    objective->phases =
        arena_allocate_array(plan->loader->arena, json_count(list), sizeof *objective->phases);
    for (struct json_value item = json_first(list); json_present(item); item = json_next(item))
        read_phase(plan, item, objective->origin.file,
                   &objective->phases[objective->phase_count++]);
}

void form_read(struct plan *plan, struct json_value value, struct objective *objective)
{
    enum { TYPOLOGIES, RECIPIENTS, INITIAL_STATE, PUBLIC_VALUE, CUPS, PNRR, FIELDS };
    static const struct field fields[FIELDS] = {
        [TYPOLOGIES] = {"typologies", JSON_LIST, false},
        [RECIPIENTS] = {"recipients", JSON_TEXT, false},
        [INITIAL_STATE] = {"initial_state", JSON_TEXT, false},
        [PUBLIC_VALUE] = {"public_value", JSON_TEXT, false},
        [CUPS] = {"cups", JSON_LIST, false},
        [PNRR] = {"pnrr", JSON_TEXT, false},
    };
    struct arena *arena = plan->loader->arena;
    struct json_value found[FIELDS];

    if (!json_present(value) || !fields_read(value, fields, FIELDS, found))
        return;
    struct form *form = arena_allocate_array(arena, 1, sizeof *form);
    form->typologies = value_texts(found[TYPOLOGIES], arena, &form->typology_count);
    form->recipients = value_text(found[RECIPIENTS], arena);
    form->initial_state = value_text(found[INITIAL_STATE], arena);
    form->public_value = value_text(found[PUBLIC_VALUE], arena);
    form->cups = value_texts(found[CUPS], arena, &form->cup_count);
    form->pnrr = value_text(found[PNRR], arena);
    objective->form = form;
}
