#include "view/narrative.h"

#include <stdlib.h>

/* An object with a label and where it leads. Cards are shown many times: texts are escaped here. */
static struct mustache_object *make_link(struct arena *arena, struct text label,
                                         struct text path)
{
    struct mustache_object *link = mustache_object_create(arena);

    mustache_set_escaped(link, NAME_label, label);
    mustache_set_escaped(link, NAME_path, path);
    return link;
}

/* How a list of objectives spreads over the rating scale. */
static void set_distribution(struct view *view, size_t edition,
                             const struct references *objectives, struct mustache_object *card)
{
    const struct edition *source = &view->site->editions[edition];
    const struct edition_cards *cards = &view->editions[edition];
    size_t *counts =
        arena_allocate_array(&view->arena, source->scale_count + 1, sizeof *counts);

    for (size_t i = 0; i < objectives->count; i++)
        counts[cards->rating_of[objectives->items[i]]]++;
    struct chart_source chart = {&view->arena, source, cards, counts};
    chart_set_distribution(&chart, card);
}

/* The values above one in a tree, from the top; their cards are there already. */
static void set_above(struct view *view, size_t edition, size_t axis, size_t value,
                      struct mustache_object *card)
{
    const struct axis *source = &view->site->editions[edition].axes[axis];
    struct mustache_list *above = mustache_set_list(card, NAME_above);
    size_t depth = source->values[value].depth;

    mustache_set_text(card, NAME_depth, figure_count(&view->arena, depth));
    for (size_t i = 0; source->is_tree && i < depth; i++) {
        size_t ancestor = source->values[value].parent;
        for (size_t j = i + 1; j < depth; j++)
            ancestor = source->values[ancestor].parent;
        draft_add_object(above, view->editions[edition].values[axis][ancestor]);
    }
}

static struct mustache_object *make_value(struct view *view, size_t edition, size_t axis,
                                          size_t value)
{
    struct arena *arena = &view->arena;
    const struct edition *source = &view->site->editions[edition];
    const struct axis_value *axis_value = &source->axes[axis].values[value];
    const struct group_score *score = &view->scores[edition].axes[axis][value];
    const struct mean *calculated = &score->means[BASIS_CALCULATED];
    struct mustache_object *card =
        make_link(arena, axis_value->name, path_of_value(arena, source, axis, value));

    mustache_set_text(card, NAME_objective_count,
                      figure_count(arena, axis_value->objectives.count));
    mustache_set_text(card, NAME_measured_count, figure_count(arena, calculated->counted));
    set_above(view, edition, axis, value, card);
    set_distribution(view, edition, &axis_value->objectives, card);
    figure_set_achievement(source, arena, card, score->published, calculated);
    draft_set_optional(card, NAME_calculation, derivation_line_of_group(arena, score));
    return card;
}

/* What the glossary calls an axis: its id, or its label: linea-strategica. */
static struct text find_term(struct view *view, const struct axis *axis)
{
    struct text slug = text_slug(&view->arena, axis->label);

    return term_is_explained(view->site, slug) ? slug : axis->id;
}

/* Whether the table of an axis shows any percentage. */
static bool axis_has_percents(const struct view *view, size_t edition, size_t axis)
{
    const struct edition *source = &view->site->editions[edition];

    for (size_t i = 0; i < source->axes[axis].value_count; i++) {
        if (figure_of_value(source, &view->scores[edition], axis, i))
            return true;
    }
    return false;
}

static void make_axes(struct view *view, size_t edition)
{
    struct arena *arena = &view->arena;
    const struct edition *source = &view->site->editions[edition];
    struct edition_cards *cards = &view->editions[edition];

    cards->axes = arena_allocate_array(arena, source->axis_count, sizeof *cards->axes);
    cards->values = arena_allocate_array(arena, source->axis_count, sizeof *cards->values);
    cards->places = arena_allocate_array(arena, source->axis_count, sizeof *cards->places);
    cards->axis_list = mustache_list_create(arena);
    for (size_t i = 0; i < source->axis_count; i++) {
        const struct axis *axis = &source->axes[i];
        struct mustache_object *card =
            make_link(arena, axis->label, path_of_axis(arena, source, i));
        struct mustache_list *values = mustache_set_list(card, NAME_values);
        mustache_set_text(card, NAME_id, axis->id);
        mustache_set_text(card, NAME_plural, axis->plural);
        term_set(view, card, NAME_term, find_term(view, axis));
        cards->values[i] =
            arena_allocate_array(arena, axis->value_count, sizeof **cards->values);
        cards->places[i] =
            arena_allocate_array(arena, axis->value_count, sizeof **cards->places);
        for (size_t j = 0; j < axis->value_count; j++) {
            cards->values[i][j] = make_value(view, edition, i, j);
            draft_add_object(values, cards->values[i][j]);
        }
        mustache_set_flag(card, NAME_has_calculations, axis_has_percents(view, edition, i));
        cards->axes[i] = card;
        draft_add_object(cards->axis_list, card);
    }
}

/* Some values of one axis; `prevailing` is one of them, or NONE. */
static struct mustache_object *make_place(struct view *view, size_t edition, size_t axis,
                                          const struct references *values, size_t prevailing)
{
    const struct axis *source = &view->site->editions[edition].axes[axis];
    const struct edition_cards *cards = &view->editions[edition];
    struct mustache_object *place = mustache_object_create(&view->arena);
    struct mustache_list *links = mustache_set_list(place, NAME_values);

    mustache_set_escaped(place, NAME_label, source->label);
    draft_share_object(place, NAME_axis, cards->axes[axis]);
    mustache_set_flag(place, NAME_has_values, values->count > 0);
    mustache_set_nothing(place, NAME_prevailing);
    if (prevailing != NONE)
        mustache_set_text(place, NAME_prevailing, source->values[prevailing].name);
    for (size_t i = 0; i < values->count; i++)
        draft_add_object(links, cards->values[axis][values->items[i]]);
    return place;
}

/* Most objectives have one value an axis: those of one value have one place in common. */
static struct mustache_object *find_place(struct view *view, size_t edition, size_t axis,
                                          const struct objective *objective)
{
    const struct references *values = &objective->values[axis];
    size_t prevailing = objective->prevailing != NULL ? objective->prevailing[axis] : NONE;
    struct mustache_object **shared;

    if (values->count != 1 || prevailing != NONE)
        return make_place(view, edition, axis, values, prevailing);
    shared = &view->editions[edition].places[axis][values->items[0]];
    if (*shared == NULL)
        *shared = make_place(view, edition, axis, values, NONE);
    return *shared;
}

/* For each axis the values that the objective belongs to. */
static void set_places(struct view *view, size_t edition, const struct objective *objective,
                       struct mustache_object *card)
{
    struct mustache_list *places = mustache_set_list(card, NAME_places);

    for (size_t i = 0; i < view->site->editions[edition].axis_count; i++)
        draft_add_object(places, find_place(view, edition, i, objective));
}

/* What lists say of the percentage of an objective, without what it took to say that. */
static struct text write_calculation(struct view *view, struct arena *scratch, size_t edition,
                                     size_t objective)
{
    struct text line = derivation_line_of_objective(scratch, &view->site->editions[edition],
                                                    &view->scores[edition], objective);

    line = arena_copy(&view->arena, line);
    arena_reset(scratch);
    return line;
}

/* Achievements of objectives: many have one of a few, and share it. */
struct achievements {
    struct arena keys;
    struct map by_key; /* the figure as printed, and the mean → position among `items` */
    struct mustache_object **items;
    size_t count;
    size_t capacity;
};

static struct mustache_object *find_achievement(struct view *view, size_t edition,
                                                struct achievements *known, size_t objective)
{
    const struct edition *source = &view->site->editions[edition];
    const struct figure *published = &source->objectives[objective].achievement;
    const struct mean *mean =
        &view->scores[edition].objectives[objective].means[BASIS_CALCULATED];
    struct text key = arena_format(&known->keys, "%zu %zu %zu %.*s", (size_t)mean->known,
                                   (size_t)mean->value.units, (size_t)mean->value.scale,
                                   TEXT_PRINT(published->printed));
    size_t number = map_add(&known->by_key, key, known->count);

    if (number < known->count)
        return known->items[number];
    known->items =
        memory_grow(known->items, &known->capacity, known->count, sizeof *known->items);
    known->items[number] = figure_make_achievement(source, &view->arena, published, mean);
    known->count++;
    return known->items[number];
}

static void free_achievements(struct achievements *known)
{
    arena_free(&known->keys);
    map_free(&known->by_key);
    free(known->items);
}

static void make_objectives(struct view *view, size_t edition)
{
    struct achievements achievements = {0};
    struct arena *arena = &view->arena;
    const struct edition *source = &view->site->editions[edition];
    struct edition_cards *cards = &view->editions[edition];
    struct arena scratch = {0};

    cards->objectives =
        arena_allocate_array(arena, source->objective_count, sizeof *cards->objectives);
    cards->objective_paths =
        arena_allocate_array(arena, source->objective_count, sizeof *cards->objective_paths);
    for (size_t i = 0; i < source->objective_count; i++) {
        const struct objective *objective = &source->objectives[i];
        struct mustache_object *card = mustache_object_create(arena);
        mustache_set_escaped(card, NAME_code, objective->code);
        mustache_set_escaped(card, NAME_title, objective->title);
        cards->objective_paths[i] = path_of_objective(arena, source, objective);
        mustache_set_escaped(card, NAME_path, cards->objective_paths[i]);
        if (objective->units.count > 0)
            mustache_set_escaped(card, NAME_home,
                                 view->site->entity.units[objective->units.items[0]].name);
        else
            mustache_set_nothing(card, NAME_home);
        set_places(view, edition, objective, card);
        draft_share_object(card, NAME_achievement,
                           find_achievement(view, edition, &achievements, i));
        draft_set_optional(card, NAME_calculation,
                           write_calculation(view, &scratch, edition, i));
        cards->objectives[i] = card;
        cards->indicator_count += objective->indicator_count;
    }
    free_achievements(&achievements);
    arena_free(&scratch);
}

/* The address of an office: its value on the first axis that is taken from the registry. */
static struct text find_unit_path(struct arena *arena, const struct edition *edition,
                                  size_t unit)
{
    for (size_t i = 0; i < edition->axis_count; i++) {
        if (edition->axes[i].from_units && edition->axes[i].value_of_unit[unit] != NONE)
            return path_of_value(arena, edition, i, edition->axes[i].value_of_unit[unit]);
    }
    return (struct text){"", 0};
}

static void make_units(struct view *view, size_t edition)
{
    struct arena *arena = &view->arena;
    const struct entity *entity = &view->site->entity;
    struct edition_cards *cards = &view->editions[edition];

    cards->units = arena_allocate_array(arena, entity->unit_count, sizeof *cards->units);
    for (size_t i = 0; i < entity->unit_count; i++) {
        struct text path = find_unit_path(arena, &view->site->editions[edition], i);
        cards->units[i] = make_link(arena, entity->units[i].name, path);
        mustache_set_text(cards->units[i], NAME_role, entity->units[i].role);
    }
}

static void make_managers(struct view *view, size_t edition)
{
    struct arena *arena = &view->arena;
    const struct edition *source = &view->site->editions[edition];
    struct edition_cards *cards = &view->editions[edition];

    managers_collect(view, source, cards);
    cards->managers =
        arena_allocate_array(arena, cards->manager_count, sizeof *cards->managers);
    for (size_t i = 0; i < cards->manager_count; i++) {
        const struct manager *manager = &cards->manager_list[i];
        struct mustache_object *card =
            make_link(arena, manager->name, path_of_manager(arena, source, manager));
        struct mustache_list *units = mustache_set_list(card, NAME_units);
        for (size_t j = 0; j < manager->units.count; j++)
            draft_add_object(units, cards->units[manager->units.items[j]]);
        mustache_set_text(card, NAME_objective_count,
                          figure_count(arena, manager->objectives.count));
        cards->managers[i] = card;
    }
}

/* What the menu and the data links of all pages of an edition show. */
static void make_edition(struct view *view, size_t edition)
{
    struct arena *arena = &view->arena;
    const struct edition *source = &view->site->editions[edition];
    struct edition_cards *cards = &view->editions[edition];
    struct mustache_object *card = mustache_object_create(arena);

    mustache_set_text(card, NAME_id, source->id);
    mustache_set_text(card, NAME_title, source->title);
    mustache_set_text(card, NAME_path, path_of_edition(arena, source));
    mustache_set_flag(card, NAME_awaiting, source->awaits_results);
    struct mustache_list *menu = mustache_set_list(card, NAME_menu);
    for (size_t i = 0; i < source->axis_count; i++)
        draft_add_object(
            menu, make_link(arena, source->axes[i].plural, path_of_axis(arena, source, i)));
    const struct {
        struct text label;
        struct text path;
    } items[] = {
        {TEXT("Obiettivi"), path_of_objectives(arena, source)},
        {TEXT("Uffici e responsabili"), path_of_managers(arena, source)},
        {TEXT("Verifica"), path_of_verification(arena, source)},
        {TEXT("Come leggere questi dati"), path_of_guide(arena, source)},
    };
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        draft_add_object(menu, make_link(arena, items[i].label, items[i].path));
    if (source->page_count + source->table_count > 0)
        draft_add_object(menu,
                         make_link(arena, TEXT("Relazione"), path_of_report(arena, source)));
    if (source->acts != NONE)
        draft_add_object(
            menu, make_link(arena, TEXT("Registro degli atti"), path_of_acts(arena, source)));
    draft_add_object(menu, make_link(arena, TEXT("Dati aperti"), path_of_data(arena, source)));
    mustache_set_text(card, NAME_index_path, path_of_index(arena, source));
    mustache_set_text(card, NAME_guide_path, path_of_guide(arena, source));
    cards->edition = card;

    mustache_set_text(card, NAME_data_path, path_of_data(arena, source));
    mustache_set_text(
        card, NAME_workbook_path,
        arena_format(arena, "%.*s/dati/performance.xlsx", TEXT_PRINT(source->id)));
    cards->datasets = mustache_list_create(arena);
    data_add_links(arena, source, false, cards->datasets);
}

static void make_overview(struct view *view, size_t edition)
{
    struct edition_cards *cards = &view->editions[edition];

    cards->overview = mustache_object_create(&view->arena);
    set_distribution(view, edition, &cards->by_title, cards->overview);
}

void cards_create(struct view *view, size_t edition)
{
    make_edition(view, edition);
    ratings_collect(view, edition);
    index_collect(view, edition);
    make_overview(view, edition);
    make_axes(view, edition);
    make_objectives(view, edition);
    make_units(view, edition);
    make_managers(view, edition);
    calendar_collect(view, edition);
    findings_index(view, edition);
    provenance_prepare(view, edition);
    view->editions[edition].changed_on = publications_find_days(
        &view->arena, &view->site->editions[edition], &view->histories[edition]);
}
