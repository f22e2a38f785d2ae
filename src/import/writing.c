#include "import/writing.h"

/* Indicators are counted from 1 in the content. */
static void write_position(struct json_writer *writer, size_t indicator)
{
    char space[DECIMAL_TEXT_SIZE];

    if (indicator == NONE)
        return;
    struct decimal position = decimal_from_integer((int64_t)indicator + 1);
    json_writer_plain(writer, TEXT("position"), decimal_format_plain(position, space));
}

/* ---- entity.json ---- */

static void write_optional_date(struct json_writer *writer, struct text key, struct date date)
{
    char space[DATE_TEXT_SIZE];

    if (date_known(date))
        json_writer_text(writer, key, date_format_iso(date, space));
}

static void write_predecessors(struct json_writer *writer, const struct entity *entity,
                               const struct unit *unit)
{
    struct arena arena = {0};
    struct text *ids = arena_allocate_array(&arena, unit->predecessors.count, sizeof *ids);

    for (size_t i = 0; i < unit->predecessors.count; i++)
        ids[i] = entity->units[unit->predecessors.items[i]].id;
    json_writer_texts(writer, TEXT("predecessors"), ids, unit->predecessors.count);
    arena_free(&arena);
}

static void write_unit(struct json_writer *writer, const struct entity *entity,
                       const struct unit *unit)
{
    json_writer_open(writer, JSON_WRITER_NO_KEY, '{');
    json_writer_text(writer, TEXT("id"), unit->id);
    json_writer_text(writer, TEXT("name"), unit->name);
    json_writer_texts(writer, TEXT("aliases"), unit->aliases, unit->alias_count);
    json_writer_optional(writer, TEXT("manager"), unit->manager);
    json_writer_optional(writer, TEXT("role"), unit->role);
    json_writer_optional(writer, TEXT("cost_centre"), unit->cost_centre);
    if (unit->interim)
        json_writer_plain(writer, TEXT("interim"), TEXT("true"));
    write_optional_date(writer, TEXT("from"), unit->from);
    write_optional_date(writer, TEXT("to"), unit->to);
    write_predecessors(writer, entity, unit);
    json_writer_close(writer, '}');
}

void writing_entity(struct buffer *buffer, const struct entity *entity)
{
    struct json_writer writer = {.buffer = buffer};

    json_writer_open(&writer, JSON_WRITER_NO_KEY, '{');
    json_writer_text(&writer, TEXT("name"), entity->name);
    json_writer_text(&writer, TEXT("type"), entity->type);
    json_writer_optional(&writer, TEXT("ipa_code"), entity->ipa_code);
    json_writer_optional(&writer, TEXT("fiscal_code"), entity->fiscal_code);
    json_writer_optional(&writer, TEXT("address"), entity->address);
    json_writer_optional(&writer, TEXT("pec"), entity->pec);
    json_writer_optional(&writer, TEXT("phone"), entity->phone);
    json_writer_optional(&writer, TEXT("website"), entity->website);
    if (entity->unit_count > 0) {
        json_writer_open(&writer, TEXT("units"), '[');
        for (size_t i = 0; i < entity->unit_count; i++)
            write_unit(&writer, entity, &entity->units[i]);
        json_writer_close(&writer, ']');
    }
    json_writer_close(&writer, '}');
}

/* ---- edition.json ---- */

static struct text edition_kind_name(enum edition_kind kind)
{
    switch (kind) {
    case EDITION_PLAN:
        return TEXT("plan");
    case EDITION_REVISION:
        return TEXT("revision");
    case EDITION_RESULTS:
        return TEXT("results");
    case EDITION_STRATEGIC:
        return TEXT("strategic");
    }
    return TEXT("plan");
}

static void write_period(struct json_writer *writer, const struct edition *edition)
{
    char from[DATE_TEXT_SIZE];
    char to[DATE_TEXT_SIZE];

    json_writer_open(writer, TEXT("period"), '{');
    json_writer_text(writer, TEXT("from"), date_format_iso(edition->from, from));
    json_writer_text(writer, TEXT("to"), date_format_iso(edition->to, to));
    json_writer_close(writer, '}');
}

static void write_publication(struct json_writer *writer, const struct publication *publication)
{
    json_writer_optional(writer, TEXT("source"), publication->source);
    json_writer_optional(writer, TEXT("office"), publication->office);
    write_optional_date(writer, TEXT("published"), publication->published);
    write_optional_date(writer, TEXT("updated"), publication->updated);
}

/* What is not the default. */
static void write_method(struct json_writer *writer, const struct method *method)
{
    if (method->weights_are_shares && !method->at_most_is_proportional &&
        !method->means_are_weighted && !method->all_or_nothing)
        return;
    json_writer_open(writer, TEXT("method"), '{');
    if (!method->weights_are_shares)
        json_writer_text(writer, TEXT("weights"), TEXT("relevance"));
    if (method->at_most_is_proportional)
        json_writer_text(writer, TEXT("beyond_maximum"), TEXT("proportional"));
    if (method->means_are_weighted)
        json_writer_text(writer, TEXT("means"), TEXT("weighted"));
    if (method->all_or_nothing)
        json_writer_text(writer, TEXT("partial"), TEXT("zero"));
    json_writer_close(writer, '}');
}

static void write_value(struct json_writer *writer, const struct axis *axis,
                        const struct axis_value *value)
{
    json_writer_open(writer, JSON_WRITER_NO_KEY, '{');
    json_writer_text(writer, TEXT("id"), value->id);
    json_writer_text(writer, TEXT("name"), value->name);
    if (!text_equal(value->printed, value->name))
        json_writer_optional(writer, TEXT("printed"), value->printed);
    json_writer_optional(writer, TEXT("description"), value->description);
    json_writer_optional(writer, TEXT("predecessor"), value->predecessor);
    if (axis->is_tree && value->parent != NONE)
        json_writer_text(writer, TEXT("parent"), axis->values[value->parent].id);
    json_writer_close(writer, '}');
}

static void write_axis(struct json_writer *writer, const struct axis *axis, bool is_main)
{
    json_writer_open(writer, JSON_WRITER_NO_KEY, '{');
    json_writer_text(writer, TEXT("id"), axis->id);
    json_writer_text(writer, TEXT("label"), axis->label);
    json_writer_text(writer, TEXT("plural"), axis->plural);
    json_writer_text(writer, TEXT("slug"), axis->slug);
    if (is_main)
        json_writer_plain(writer, TEXT("main"), TEXT("true"));
    json_writer_texts(writer, TEXT("aliases"), axis->aliases, axis->alias_count);
    if (axis->from_units) {
        json_writer_text(writer, TEXT("values_from"), TEXT("units"));
    } else {
        json_writer_open(writer, TEXT("values"), '[');
        for (size_t i = 0; i < axis->value_count; i++)
            write_value(writer, axis, &axis->values[i]);
        json_writer_close(writer, ']');
    }
    json_writer_close(writer, '}');
}

static void write_scale(struct json_writer *writer, const struct edition *edition)
{
    char from[DECIMAL_TEXT_SIZE];
    char to[DECIMAL_TEXT_SIZE];

    if (edition->scale_count == 0)
        return;
    json_writer_open(writer, TEXT("scale"), '[');
    for (size_t i = 0; i < edition->scale_count; i++) {
        const struct rating *rating = &edition->scale[i];
        json_writer_open(writer, JSON_WRITER_NO_KEY, '{');
        json_writer_text(writer, TEXT("label"), rating->label);
        json_writer_plain(writer, TEXT("from"), decimal_format_plain(rating->from, from));
        json_writer_plain(writer, TEXT("to"), decimal_format_plain(rating->to, to));
        json_writer_close(writer, '}');
    }
    json_writer_close(writer, ']');
}

static void write_aggregates(struct json_writer *writer, const struct edition *edition)
{
    if (edition->aggregate_count == 0)
        return;
    json_writer_open(writer, TEXT("aggregates"), '[');
    for (size_t i = 0; i < edition->aggregate_count; i++) {
        const struct aggregate *aggregate = &edition->aggregates[i];
        const struct axis *axis = &edition->axes[aggregate->axis];
        json_writer_open(writer, JSON_WRITER_NO_KEY, '{');
        json_writer_text(writer, TEXT("axis"), axis->id);
        json_writer_text(writer, TEXT("value"), axis->values[aggregate->value].id);
        json_writer_optional(writer, TEXT("achievement"), aggregate->achievement.printed);
        json_writer_optional(writer, TEXT("objectives"), aggregate->objectives.printed);
        json_writer_optional(writer, TEXT("weight"), aggregate->weight.printed);
        json_writer_optional(writer, TEXT("where"), aggregate->where);
        json_writer_close(writer, '}');
    }
    json_writer_close(writer, ']');
}

static void write_acknowledgement(struct json_writer *writer, const struct edition *edition,
                                  const struct acknowledgement *acknowledgement)
{
    char date[DATE_TEXT_SIZE];

    json_writer_open(writer, JSON_WRITER_NO_KEY, '{');
    json_writer_text(writer, TEXT("rule"), acknowledgement->rule);
    if (acknowledgement->axis != NONE) {
        const struct axis *axis = &edition->axes[acknowledgement->axis];
        json_writer_text(writer, TEXT("axis"), axis->id);
        json_writer_text(writer, TEXT("value"), axis->values[acknowledgement->value].id);
    }
    if (acknowledgement->objective != NONE)
        json_writer_text(writer, TEXT("objective"),
                         edition->objectives[acknowledgement->objective].code);
    write_position(writer, acknowledgement->indicator);
    json_writer_text(writer, TEXT("note"), acknowledgement->note);
    json_writer_text(writer, TEXT("date"), date_format_iso(acknowledgement->date, date));
    json_writer_close(writer, '}');
}

static void write_acknowledgements(struct json_writer *writer, const struct edition *edition)
{
    if (edition->acknowledgement_count == 0)
        return;
    json_writer_open(writer, TEXT("acknowledged"), '[');
    for (size_t i = 0; i < edition->acknowledgement_count; i++)
        write_acknowledgement(writer, edition, &edition->acknowledgements[i]);
    json_writer_close(writer, ']');
}

void writing_edition(struct buffer *buffer, const struct edition *edition)
{
    struct json_writer writer = {.buffer = buffer};

    json_writer_open(&writer, JSON_WRITER_NO_KEY, '{');
    json_writer_text(&writer, TEXT("id"), edition->id);
    json_writer_text(&writer, TEXT("title"), edition->title);
    json_writer_optional(&writer, TEXT("description"), edition->description);
    json_writer_text(&writer, TEXT("kind"), edition_kind_name(edition->kind));
    json_writer_optional(&writer, TEXT("predecessor"), edition->predecessor);
    json_writer_optional(&writer, TEXT("act"), edition->act);
    write_period(&writer, edition);
    write_publication(&writer, &edition->publication);
    write_method(&writer, &edition->method);
    json_writer_open(&writer, TEXT("axes"), '[');
    for (size_t i = 0; i < edition->axis_count; i++)
        write_axis(&writer, &edition->axes[i], i == edition->main_axis);
    json_writer_close(&writer, ']');
    write_scale(&writer, edition);
    write_aggregates(&writer, edition);
    write_acknowledgements(&writer, edition);
    json_writer_close(&writer, '}');
}

/* ---- evidence/NAME.json ---- */

static void write_reprint(struct json_writer *writer, const struct edition *edition,
                          const struct reprint *reprint)
{
    json_writer_open(writer, JSON_WRITER_NO_KEY, '{');
    if (reprint->value != NONE)
        json_writer_text(writer, TEXT("value"),
                         edition->axes[reprint->axis].values[reprint->value].id);
    if (reprint->objective != NONE)
        json_writer_text(writer, TEXT("objective"),
                         edition->objectives[reprint->objective].code);
    write_position(writer, reprint->indicator);
    json_writer_optional(writer, TEXT("title"), reprint->title);
    json_writer_optional(writer, TEXT("manager"), reprint->manager);
    json_writer_optional(writer, TEXT("unit"), reprint->unit);
    json_writer_optional(writer, TEXT("indicator"), reprint->name);
    json_writer_optional(writer, TEXT("target"), reprint->target.printed);
    json_writer_optional(writer, TEXT("actual"), reprint->actual.printed);
    json_writer_optional(writer, TEXT("achievement"), reprint->achievement.printed);
    json_writer_optional(writer, TEXT("arrow"), reprint->arrow);
    json_writer_close(writer, '}');
}

void writing_evidence(struct buffer *buffer, const struct edition *edition,
                      const struct reprint *const *reprints, size_t count)
{
    struct json_writer writer = {.buffer = buffer};

    json_writer_open(&writer, JSON_WRITER_NO_KEY, '{');
    json_writer_text(&writer, TEXT("table"), reprints[0]->table);
    json_writer_text(&writer, TEXT("axis"), edition->axes[reprints[0]->axis].id);
    json_writer_open(&writer, TEXT("rows"), '[');
    for (size_t i = 0; i < count; i++)
        write_reprint(&writer, edition, reprints[i]);
    json_writer_close(&writer, ']');
    json_writer_close(&writer, '}');
}
