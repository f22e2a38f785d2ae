#include "import/joins.h"

#include <stdlib.h>

/* Comparing texts that differ is slow: beyond this many times only equal ones are found. */
enum { COMPARISONS_MAX = 10000 };

/* Edits between folded texts; SIZE_MAX when they are more than half of the longer one. */
static size_t compare_texts(size_t *comparisons, struct text a, struct text b)
{
    size_t limit = (a.length > b.length ? a.length : b.length) / 2;

    if (*comparisons == COMPARISONS_MAX)
        return SIZE_MAX;
    (*comparisons)++;
    size_t distance = text_distance(a, b, limit);
    return distance <= limit ? distance : SIZE_MAX;
}

/* ---- By axis value, title and unit ---- */

/* An objective under one of the keys it can be found by. */
struct node {
    size_t objective;
    size_t next; /* with the same key, or NONE */
};

struct title_join {
    struct import_run *run;
    struct map heads;   /* key → first node */
    struct node *nodes; /* on the heap */
    size_t *ends;       /* per node that is first: the last one of its key; on the heap */
    size_t count;
    size_t capacity;
    size_t ends_capacity;
    bool *used;            /* per objective */
    struct text *managers; /* of the units, folded */
    size_t comparisons;
};

/* `unit` may be NONE: any; an empty title: any. */
static struct text make_key(struct title_join *join, size_t value, size_t unit,
                            struct text folded_title)
{
    return arena_format(join->run->arena, "%zu/%zu/%.*s", value, unit,
                        TEXT_PRINT(folded_title));
}

static void add_node(struct title_join *join, struct text key, size_t objective)
{
    size_t number = join->count;
    size_t first = map_add(&join->heads, key, number);

    join->nodes = memory_grow(join->nodes, &join->capacity, number, sizeof *join->nodes);
    join->ends = memory_grow(join->ends, &join->ends_capacity, number, sizeof *join->ends);
    join->nodes[number] = (struct node){objective, NONE};
    if (first != number)
        join->nodes[join->ends[first]].next = number;
    join->ends[first] = number;
    join->count++;
}

static void add_objective(struct title_join *join, size_t number)
{
    const struct import_run *run = join->run;
    const struct objective *objective = &run->edition->objectives[number];
    const struct references *values = &objective->values[run->fresh.layout.axis];
    struct text title = text_fold(run->arena, objective->title);

    for (size_t i = 0; i < values->count; i++) {
        add_node(join, make_key(join, values->items[i], NONE, title), number);
        for (size_t j = 0; j < objective->units.count; j++) {
            size_t unit = objective->units.items[j];
            add_node(join, make_key(join, values->items[i], unit, title), number);
            add_node(join, make_key(join, values->items[i], unit, TEXT("")), number);
        }
    }
}

static void open_join(struct title_join *join)
{
    const struct import_run *run = join->run;
    const struct entity *entity = &run->site.entity;

    join->used =
        arena_allocate_array(run->arena, run->edition->objective_count, sizeof *join->used);
    join->managers =
        arena_allocate_array(run->arena, entity->unit_count, sizeof *join->managers);
    for (size_t i = 0; i < entity->unit_count; i++)
        join->managers[i] = text_fold(run->arena, entity->units[i].manager);
    for (size_t i = 0; i < run->edition->objective_count; i++)
        add_objective(join, i);
}

static void close_join(struct title_join *join)
{
    map_free(&join->heads);
    free(join->nodes);
    free(join->ends);
}

/* The first objective with that key that no row has taken; the key forgets those taken. */
static size_t find_free(struct title_join *join, struct text key)
{
    size_t head = map_find(&join->heads, key);

    if (head == MAP_NONE)
        return NONE;
    struct node *first = &join->nodes[head]; /* a head that is found is a node */
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): so nodes is not NULL */
    while (join->used[first->objective] && first->next != NONE)
        *first = join->nodes[first->next];
    return join->used[first->objective] ? NONE : first->objective;
}

/* Neither manager nor unit is given: the title has to be enough. */
static size_t find_only(struct title_join *join, struct text key)
{
    size_t found = find_free(join, key);
    size_t head = map_find(&join->heads, key);

    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a head that is found is a node */
    return found != NONE && join->nodes[head].next == NONE ? found : NONE;
}

/* The title may be shortened or reworded where the unit has few other objectives. */
static size_t find_nearest(struct title_join *join, struct text key, struct text title)
{
    size_t best = NONE;
    size_t best_distance = SIZE_MAX;
    size_t head = map_find(&join->heads, key);
    struct arena scratch = {0};

    for (; head != NONE; head = join->nodes[head].next) {
        /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): as above */
        size_t objective = join->nodes[head].objective;
        if (join->used[objective])
            continue;
        struct text other =
            text_fold(&scratch, join->run->edition->objectives[objective].title);
        size_t distance = compare_texts(&join->comparisons, title, other);
        if (distance < best_distance) {
            best = objective;
            best_distance = distance;
        }
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    return best;
}

struct title_row {
    size_t value;
    struct text title;   /* folded */
    struct text manager; /* folded */
    size_t unit;         /* named in the row itself; NONE where it names none */
};

static size_t find_unit(struct import_run *run, size_t axis, struct text spelling)
{
    size_t value = axes_find(&run->axes, axis, spelling);

    return value != NONE ? run->edition->axes[axis].values[value].unit : NONE;
}

static struct title_row read_title_row(struct title_join *join, size_t number, size_t value)
{
    struct import_run *run = join->run;
    const struct layout *layout = &run->fresh.layout;
    const struct sheet_row *row = &run->fresh.sheet.rows[number];
    struct title_row result = {
        .value = value,
        .title = text_fold(run->arena, layout_cell(layout, row, FIELD_TITLE)),
        .manager = text_fold(run->arena, layout_cell(layout, row, FIELD_MANAGER)),
        .unit = NONE,
    };

    for (size_t i = 0; result.unit == NONE && i < run->edition->axis_count; i++) {
        if (run->edition->axes[i].from_units)
            result.unit = find_unit(run, i, layout_cell(layout, row, FIELD_UNIT));
    }
    return result;
}

static bool is_unit_of_row(const struct title_join *join, const struct title_row *row,
                           size_t unit)
{
    return row->manager.length > 0 ? text_equal(join->managers[unit], row->manager)
                                   : unit == row->unit;
}

/* In the first round titles are equal, in the second near. */
static size_t find_objective(struct title_join *join, const struct title_row *row, bool near)
{
    size_t found = NONE;

    if (row->manager.length == 0 && row->unit == NONE)
        return near ? NONE : find_only(join, make_key(join, row->value, NONE, row->title));
    for (size_t i = 0; found == NONE && i < join->run->site.entity.unit_count; i++) {
        if (!is_unit_of_row(join, row, i))
            continue;
        found = near ? find_nearest(join, make_key(join, row->value, i, TEXT("")), row->title)
                     : find_free(join, make_key(join, row->value, i, row->title));
    }
    if (found != NONE)
        join->used[found] = true;
    return found;
}

struct joined *joins_by_title(struct import_run *run, const size_t *values)
{
    struct title_join join = {.run = run};
    size_t count = run->fresh.sheet.row_count;
    struct joined *joined = arena_allocate_array(run->arena, count, sizeof *joined);

    open_join(&join);
    for (size_t i = 0; i < count; i++) {
        struct title_row row = read_title_row(&join, i, values[i]);
        joined[i] = (struct joined){find_objective(&join, &row, false), NONE};
    }
    for (size_t i = 0; i < count; i++) {
        struct title_row row = read_title_row(&join, i, values[i]);
        if (joined[i].objective == NONE)
            joined[i].objective = find_objective(&join, &row, true);
    }
    close_join(&join);
    return joined;
}

/* ---- By code and name of the indicator ---- */

/* Rows about the same objective. */
struct code_group {
    const struct objective *objective;
    size_t *rows;
    size_t count;
};

/* What is left over goes to the nearest name that is left over. */
static void match_left_over(struct arena *arena, const struct keys *rows,
                            const struct keys *names, size_t *matches, size_t *comparisons)
{
    bool *taken = arena_allocate_array(arena, names->count, sizeof *taken);

    for (size_t i = 0; i < rows->count; i++) {
        if (matches[i] != NONE)
            taken[matches[i]] = true;
    }
    for (size_t i = 0; i < rows->count; i++) {
        size_t best_distance = SIZE_MAX;
        if (matches[i] != NONE || *comparisons == COMPARISONS_MAX)
            continue;
        for (size_t j = 0; j < names->count; j++) {
            if (taken[j])
                continue;
            size_t distance = compare_texts(comparisons, rows->items[i], names->items[j]);
            if (distance < best_distance) {
                matches[i] = j;
                best_distance = distance;
            }
        }
        if (matches[i] != NONE)
            taken[matches[i]] = true;
    }
}

static void join_group(struct import_run *run, const struct code_group *group,
                       struct joined *joined, size_t *comparisons)
{
    struct arena *arena = run->arena;
    size_t name_count = group->objective->indicator_count;
    struct keys rows = {arena_allocate_array(arena, group->count, sizeof(struct text)),
                        group->count};
    struct keys names = {arena_allocate_array(arena, name_count, sizeof(struct text)),
                         name_count};

    for (size_t i = 0; i < group->count; i++) {
        const struct sheet_row *row = &run->fresh.sheet.rows[group->rows[i]];
        rows.items[i] = text_fold(arena, layout_cell(&run->fresh.layout, row, FIELD_INDICATOR));
    }
    for (size_t i = 0; i < name_count; i++)
        names.items[i] = text_fold(arena, group->objective->indicators[i].name);
    size_t *matches = merge_match(arena, &rows, &names, false);
    match_left_over(arena, &rows, &names, matches, comparisons);
    for (size_t i = 0; i < group->count; i++) {
        struct joined *target = &joined[group->rows[i]];
        target->indicator = matches[i];
        if (matches[i] == NONE)
            target->objective = NONE;
    }
}

struct joined *joins_by_code(struct import_run *run)
{
    const struct edition *edition = run->edition;
    size_t count = run->fresh.sheet.row_count;
    struct joined *joined = arena_allocate_array(run->arena, count, sizeof *joined);
    size_t *rows = arena_allocate_array(run->arena, count, sizeof *rows);
    struct code_group *groups =
        arena_allocate_array(run->arena, edition->objective_count, sizeof *groups);
    size_t first = 0;
    size_t comparisons = 0;

    for (size_t i = 0; i < count; i++) {
        struct text code =
            layout_cell(&run->fresh.layout, &run->fresh.sheet.rows[i], FIELD_CODE);
        joined[i] = (struct joined){map_find(&edition->objective_by_code, code), NONE};
        if (joined[i].objective != NONE)
            groups[joined[i].objective].count++;
    }
    for (size_t i = 0; i < edition->objective_count; i++) {
        groups[i].objective = &edition->objectives[i];
        groups[i].rows = rows + first;
        first += groups[i].count;
        groups[i].count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        if (joined[i].objective != NONE) {
            struct code_group *group = &groups[joined[i].objective];
            group->rows[group->count++] = i;
        }
    }
    for (size_t i = 0; i < edition->objective_count; i++) {
        if (groups[i].count > 0)
            join_group(run, &groups[i], joined, &comparisons);
    }
    return joined;
}
