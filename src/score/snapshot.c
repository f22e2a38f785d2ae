#include "score/score.h"

enum { FIRST_CAPACITY = 8 };

/* As memory_grow, in an arena: what is outgrown stays there until the arena goes. */
static void *grow(struct arena *arena, void *items, size_t *capacity, size_t count, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity == 0 ? FIRST_CAPACITY : memory_multiply(*capacity, 2);
    void *grown = arena_allocate_array(arena, *capacity, size);
    if (count > 0)
        memcpy(grown, items, count * size);
    return grown;
}

static struct snapshot_item *add_item(struct arena *arena, struct snapshot_item **items,
                                      size_t *capacity, size_t *count)
{
    *items = grow(arena, *items, capacity, *count, sizeof **items);
    return &(*items)[(*count)++];
}

void snapshot_begin(struct snapshot *snapshot, struct arena *arena, struct text id,
                    struct text title)
{
    *snapshot = (struct snapshot){.arena = arena, .id = id, .title = title};
}

struct snapshot_item *snapshot_add_objective(struct snapshot *snapshot, struct text code,
                                             struct text title)
{
    struct snapshot_item *item =
        add_item(snapshot->arena, &snapshot->objectives, &snapshot->objective_capacity,
                 &snapshot->objective_count);

    *item = (struct snapshot_item){.code = code, .title = title};
    return item;
}

struct snapshot_item *snapshot_add_indicator(struct snapshot *snapshot,
                                             struct snapshot_item *objective, struct text code,
                                             struct text name)
{
    struct snapshot_item *item =
        add_item(snapshot->arena, &objective->indicators, &objective->indicator_capacity,
                 &objective->indicator_count);

    *item = (struct snapshot_item){.code = code, .title = name};
    return item;
}

void snapshot_set(struct snapshot *snapshot, struct snapshot_item *item, struct text id,
                  struct text value)
{
    item->fields = grow(snapshot->arena, item->fields, &item->field_capacity, item->field_count,
                        sizeof *item->fields);
    item->fields[item->field_count++] = (struct snapshot_field){id, value};
}

void snapshot_add_phase(struct snapshot *snapshot, struct snapshot_item *item, struct text id,
                        struct text value)
{
    item->phases = grow(snapshot->arena, item->phases, &item->phase_capacity, item->phase_count,
                        sizeof *item->phases);
    item->phases[item->phase_count++] = (struct snapshot_field){id, value};
}

/* A number the Italian way. */
static struct text write_number(struct arena *arena, struct decimal value)
{
    char space[DECIMAL_TEXT_SIZE];

    return arena_copy(arena, decimal_format_italian(value, space));
}

void snapshot_set_plain(struct snapshot *snapshot, struct snapshot_item *item, struct text id,
                        struct text value)
{
    struct decimal number;

    if (decimal_parse_plain(value, &number))
        value = write_number(snapshot->arena, number);
    snapshot_set(snapshot, item, id, value);
}

void snapshot_name_field(struct snapshot *snapshot, struct text id, struct text label)
{
    snapshot->labels = grow(snapshot->arena, snapshot->labels, &snapshot->label_capacity,
                            snapshot->label_count, sizeof *snapshot->labels);
    snapshot->labels[snapshot->label_count++] = (struct snapshot_field){id, label};
}

struct text snapshot_label(const struct snapshot *snapshot, struct text id)
{
    struct text words = words_for_field(id);

    for (size_t i = 0; i < snapshot->label_count && words.length == 0; i++) {
        if (text_equal(snapshot->labels[i].id, id))
            words = snapshot->labels[i].value;
    }
    return words.length > 0 ? words : id;
}

const struct text *snapshot_find(const struct snapshot_item *item, struct text id)
{
    for (size_t i = 0; i < item->field_count; i++) {
        if (text_equal(item->fields[i].id, id))
            return &item->fields[i].value;
    }
    return NULL;
}

/* ---- From the model ---- */

static void set_figure(struct snapshot *snapshot, struct snapshot_item *item, struct text id,
                       const struct figure *figure)
{
    struct text value =
        figure->known ? write_number(snapshot->arena, figure->value) : figure->printed;

    snapshot_set(snapshot, item, id, value);
}

/* A recomputed percentage, as the published tables round it. */
static void set_percent(struct snapshot *snapshot, struct snapshot_item *item, struct text id,
                        bool known, struct decimal value)
{
    struct decimal rounded;
    struct text text = {0};

    if (known && decimal_round(value, 2, &rounded))
        text = write_number(snapshot->arena, rounded);
    snapshot_set(snapshot, item, id, text);
}

static struct text join(struct arena *arena, struct text list, struct text entry)
{
    if (list.length == 0 || entry.length == 0)
        return list.length == 0 ? entry : list;
    return arena_format(arena, "%.*s | %.*s", TEXT_PRINT(list), TEXT_PRINT(entry));
}

static void add_indicator(struct snapshot *snapshot, struct snapshot_item *objective,
                          const struct indicator *indicator,
                          const struct indicator_score *score)
{
    const struct addend *from_target = &score->addends[BASIS_FROM_TARGET];
    bool recomputed =
        from_target->reason == REASON_COUNTED || from_target->reason == REASON_NO_WEIGHT;
    struct snapshot_item *item =
        snapshot_add_indicator(snapshot, objective, indicator->code, indicator->name);

    snapshot_set(snapshot, item, TEXT("formula"), indicator->formula);
    snapshot_set(snapshot, item, TEXT("finalita"), indicator->purpose);
    snapshot_set(snapshot, item, TEXT("tipo"), words_for_kind(indicator->kind));
    set_figure(snapshot, item, TEXT("target"), &indicator->target);
    set_figure(snapshot, item, TEXT("consuntivo"), &indicator->actual);
    set_figure(snapshot, item, TEXT("scostamento"), &indicator->deviation);
    set_figure(snapshot, item, TEXT("peso"), &indicator->weight);
    set_figure(snapshot, item, TEXT("raggiungimento_pubblicato"), &indicator->achievement);
    set_percent(snapshot, item, TEXT("raggiungimento_da_target"), recomputed,
                from_target->value);
}

static void add_axes(struct snapshot *snapshot, struct snapshot_item *item,
                     const struct edition *edition, const struct objective *objective)
{
    for (size_t i = 0; i < edition->axis_count; i++) {
        const struct references *values = &objective->values[i];
        struct text list = {0};

        for (size_t j = 0; j < values->count; j++)
            list = join(snapshot->arena, list, edition->axes[i].values[values->items[j]].name);
        snapshot_set(snapshot, item, edition->axes[i].id, list);
    }
}

static void add_managers(struct snapshot *snapshot, struct snapshot_item *item,
                         const struct entity *entity, const struct objective *objective)
{
    struct text list = {0};

    for (size_t i = 0; i < objective->units.count; i++)
        list = join(snapshot->arena, list, entity->units[objective->units.items[i]].manager);
    snapshot_set(snapshot, item, TEXT("responsabile"), list);
}

/* Where there is more than a code: each with its weight. */
static void add_shares(struct snapshot *snapshot, struct snapshot_item *item,
                       const struct objective *objective)
{
    struct arena *arena = snapshot->arena;
    struct text list = {0};

    for (size_t i = 0; i < objective->share_count; i++) {
        const struct share *share = &objective->shares[i];
        struct text weight = share->weight.known ? write_number(arena, share->weight.value)
                                                 : share->weight.printed;
        struct text entry = share->code;
        if (objective->share_count == 1)
            entry = weight;
        else if (weight.length > 0)
            entry =
                arena_format(arena, "%.*s: %.*s", TEXT_PRINT(share->code), TEXT_PRINT(weight));
        list = join(arena, list, entry);
    }
    snapshot_set(snapshot, item, TEXT("pesi"), list);
}

/* When it begins and ends, and its state. */
static struct text describe_phase(struct arena *arena, const struct phase *phase)
{
    struct text said = {0};

    if (phase->start.printed.length > 0)
        said = arena_format(arena, "dal %.*s", TEXT_PRINT(phase->start.printed));
    if (phase->end.printed.length > 0)
        said = arena_format(arena, "%.*s%sal %.*s", TEXT_PRINT(said),
                            said.length > 0 ? " " : "", TEXT_PRINT(phase->end.printed));
    if (phase->actual_end.printed.length > 0)
        said = arena_format(arena, "%.*s%sconclusa il %.*s", TEXT_PRINT(said),
                            said.length > 0 ? ", " : "", TEXT_PRINT(phase->actual_end.printed));
    if (phase->state != PHASE_PLANNED)
        said = arena_format(arena, "%.*s%s%s", TEXT_PRINT(said), said.length > 0 ? ", " : "",
                            phase->state == PHASE_SUSPENDED ? "sospesa" : "subordinata");
    return said.length > 0 ? said : TEXT("senza date");
}

static void add_phases(struct snapshot *snapshot, struct snapshot_item *item,
                       const struct objective *objective)
{
    struct arena *arena = snapshot->arena;

    for (size_t i = 0; i < objective->phase_count; i++) {
        const struct phase *phase = &objective->phases[i];
        struct text id = arena_format(arena, "Fase «%.*s»", TEXT_PRINT(phase->name));
        if (phase->work.length > 0)
            id = arena_format(arena, "%.*s di «%.*s»", TEXT_PRINT(id), TEXT_PRINT(phase->work));
        snapshot_add_phase(snapshot, item, id, describe_phase(arena, phase));
    }
}

static void add_objective(struct snapshot *snapshot, const struct entity *entity,
                          const struct edition *edition, const struct scores *scores,
                          size_t number)
{
    const struct objective *objective = &edition->objectives[number];
    const struct objective_score *score = &scores->objectives[number];
    struct snapshot_item *item =
        snapshot_add_objective(snapshot, objective->code, objective->title);

    item->predecessor = objective->predecessor;
    snapshot_set(snapshot, item, TEXT("descrizione"), objective->summary);
    add_axes(snapshot, item, edition, objective);
    add_managers(snapshot, item, entity, objective);
    add_shares(snapshot, item, objective);
    add_phases(snapshot, item, objective);
    set_figure(snapshot, item, TEXT("raggiungimento_pubblicato"), &objective->achievement);
    for (enum score_basis i = 0; i < BASIS_COUNT; i++)
        set_percent(snapshot, item,
                    i == BASIS_CALCULATED ? TEXT("raggiungimento_calcolato")
                                          : TEXT("raggiungimento_da_target"),
                    score->means[i].known, score->means[i].value);
    for (size_t i = 0; i < objective->indicator_count; i++)
        add_indicator(snapshot, item, &objective->indicators[i], &score->indicators[i]);
}

void snapshot_from_edition(struct snapshot *snapshot, struct arena *arena,
                           const struct entity *entity, const struct edition *edition,
                           const struct scores *scores)
{
    snapshot_begin(snapshot, arena, edition->id, edition->title);
    snapshot->knows_phases = true;
    for (size_t i = 0; i < edition->axis_count; i++)
        snapshot_name_field(snapshot, edition->axes[i].id, edition->axes[i].label);
    for (size_t i = 0; i < edition->objective_count; i++)
        add_objective(snapshot, entity, edition, scores, i);
}
