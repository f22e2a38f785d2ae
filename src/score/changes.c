#include "score/score.h"

#include <stdlib.h>

/* Two lists whose items are told to be the same, or not. Owns its memory: match_free. */
struct match {
    const struct snapshot_item *items[2];
    size_t counts[2];
    size_t *partner; /* [index in the later]: index in the earlier, or NONE */
    bool *taken;     /* [index in the earlier] */
    size_t open;     /* items of the later without a partner */
};

typedef struct text (*match_key)(const struct snapshot_item *item);

static struct text key_code(const struct snapshot_item *item)
{
    return item->code;
}

static struct text key_predecessor(const struct snapshot_item *item)
{
    return item->predecessor;
}

static struct text key_title(const struct snapshot_item *item)
{
    return item->title;
}

static void match_begin(struct match *match)
{
    match->partner = memory_allocate(match->counts[1] * sizeof *match->partner + 1);
    match->taken = memory_allocate_zeroed(match->counts[0] + 1, sizeof *match->taken);
    match->open = match->counts[1];
    for (size_t i = 0; i < match->counts[1]; i++)
        match->partner[i] = NONE;
}

static void match_free(struct match *match)
{
    free(match->partner);
    free(match->taken);
}

static void match_pair(struct match *match, size_t before, size_t after)
{
    match->partner[after] = before;
    match->taken[before] = true;
    match->open--;
}

/* Most lists have not changed: those at the same place with the same code and title. */
static void match_places(struct match *match)
{
    for (size_t i = 0; i < match->counts[0] && i < match->counts[1]; i++) {
        if (text_equal(match->items[0][i].code, match->items[1][i].code) &&
            text_equal(match->items[0][i].title, match->items[1][i].title))
            match_pair(match, i, i);
    }
}

/* Pairs what is still alone and has the same key; the first of several goes first. */
static void match_keys(struct match *match, match_key earlier, match_key later)
{
    struct map heads = {0};
    size_t *next = memory_allocate(match->counts[0] * sizeof *next + 1);
    size_t *current = memory_allocate(match->counts[0] * sizeof *current + 1);

    for (size_t i = match->counts[0]; i-- > 0;) {
        next[i] = NONE;
        if (match->taken[i] || earlier(&match->items[0][i]).length == 0)
            continue;
        size_t head = map_add(&heads, earlier(&match->items[0][i]), i);
        if (head != i)
            next[i] = current[head];
        current[head] = i;
    }
    for (size_t i = 0; i < match->counts[1] && match->open > 0; i++) {
        struct text key = later(&match->items[1][i]);
        if (match->partner[i] != NONE || key.length == 0)
            continue;
        size_t head = map_find(&heads, key);
        if (head == MAP_NONE || current[head] == NONE)
            continue;
        size_t found = current[head];
        current[head] = next[found];
        match_pair(match, found, i);
    }
    free(current);
    free(next);
    map_free(&heads);
}

/* Where one is left on each side, it was renamed. */
static void match_last(struct match *match)
{
    size_t alone = NONE;

    if (match->open != 1 || match->counts[0] != match->counts[1])
        return;
    for (size_t i = 0; i < match->counts[0]; i++) {
        if (!match->taken[i])
            alone = i;
    }
    for (size_t i = 0; i < match->counts[1] && alone != NONE; i++) {
        if (match->partner[i] == NONE) {
            match_pair(match, alone, i);
            return;
        }
    }
}

/* ---- Differences ---- */

struct comparison {
    struct changes *changes;
    struct change place; /* what is compared just now */
};

static void add(struct comparison *comparison, enum change_kind kind)
{
    struct changes *changes = comparison->changes;

    changes->items =
        memory_grow(changes->items, &changes->capacity, changes->count, sizeof *changes->items);
    struct change *change = &changes->items[changes->count++];
    *change = comparison->place;
    change->kind = kind;
}

static void compare_texts(struct comparison *comparison, struct text field, struct text before,
                          struct text after)
{
    if (text_equal(before, after))
        return;
    comparison->place.field = field;
    comparison->place.values[0] = before;
    comparison->place.values[1] = after;
    add(comparison, CHANGE_FIELD);
    comparison->place.field = comparison->place.values[0] = comparison->place.values[1] =
        (struct text){0};
}

/* Fields that both sides have; both mostly list them in the same order. */
static void compare_fields(struct comparison *comparison, const struct snapshot_item *before,
                           const struct snapshot_item *after)
{
    for (size_t i = 0; i < after->field_count; i++) {
        const struct snapshot_field *field = &after->fields[i];
        const struct text *old =
            i < before->field_count && text_equal(before->fields[i].id, field->id)
                ? &before->fields[i].value
                : snapshot_find(before, field->id);
        if (old != NULL)
            compare_texts(comparison, field->id, *old, field->value);
    }
}

/* The phase at `index`, or the first that is called so; empty: there is none. */
static struct text find_phase(const struct snapshot_item *item, size_t index, struct text id)
{
    if (index < item->phase_count && text_equal(item->phases[index].id, id))
        return item->phases[index].value;
    for (size_t i = 0; i < item->phase_count; i++) {
        if (text_equal(item->phases[i].id, id))
            return item->phases[i].value;
    }
    return TEXT("");
}

/* Phases that are there on one side only change from nothing, or to it. */
static void compare_phases(struct comparison *comparison, const struct snapshot_item *before,
                           const struct snapshot_item *after)
{
    const struct snapshot *const *snapshots = comparison->changes->snapshots;

    if (!snapshots[0]->knows_phases || !snapshots[1]->knows_phases)
        return;
    for (size_t i = 0; i < after->phase_count; i++)
        compare_texts(comparison, after->phases[i].id,
                      find_phase(before, i, after->phases[i].id), after->phases[i].value);
    for (size_t i = 0; i < before->phase_count; i++) {
        if (find_phase(after, i, before->phases[i].id).length == 0)
            compare_texts(comparison, before->phases[i].id, before->phases[i].value, TEXT(""));
    }
}

static void compare_indicator_pair(struct comparison *comparison,
                                   const struct snapshot_item *before,
                                   const struct snapshot_item *after)
{
    if (before->code.length > 0 && after->code.length > 0)
        compare_texts(comparison, TEXT("codice_indicatore"), before->code, after->code);
    compare_texts(comparison, TEXT("indicatore"), before->title, after->title);
    compare_fields(comparison, before, after);
}

static void compare_indicators(struct comparison *comparison,
                               const struct snapshot_item *before,
                               const struct snapshot_item *after)
{
    struct match match = {.items = {before->indicators, after->indicators},
                          .counts = {before->indicator_count, after->indicator_count}};

    match_begin(&match);
    match_places(&match);
    if (match.open > 0)
        match_keys(&match, key_code, key_code);
    if (match.open > 0)
        match_keys(&match, key_title, key_title);
    match_last(&match);
    for (size_t i = 0; i < match.counts[1]; i++) {
        comparison->place.indicators[0] = match.partner[i];
        comparison->place.indicators[1] = i;
        if (match.partner[i] == NONE)
            add(comparison, CHANGE_ADDED);
        else
            compare_indicator_pair(comparison, &match.items[0][match.partner[i]],
                                   &match.items[1][i]);
    }
    for (size_t i = 0; i < match.counts[0]; i++) {
        comparison->place.indicators[0] = i;
        comparison->place.indicators[1] = NONE;
        if (!match.taken[i])
            add(comparison, CHANGE_REMOVED);
    }
    comparison->place.indicators[0] = comparison->place.indicators[1] = NONE;
    match_free(&match);
}

static void compare_objectives(struct comparison *comparison,
                               const struct snapshot_item *before,
                               const struct snapshot_item *after)
{
    size_t count = comparison->changes->count;

    compare_texts(comparison, TEXT("codice"), before->code, after->code);
    compare_texts(comparison, TEXT("titolo"), before->title, after->title);
    compare_fields(comparison, before, after);
    compare_phases(comparison, before, after);
    compare_indicators(comparison, before, after);
    comparison->changes->changed += comparison->changes->count > count;
}

static void compare_all(struct comparison *comparison, const struct match *match)
{
    struct changes *changes = comparison->changes;

    for (size_t i = 0; i < match->counts[1]; i++) {
        comparison->place.objectives[0] = match->partner[i];
        comparison->place.objectives[1] = i;
        if (match->partner[i] != NONE) {
            compare_objectives(comparison, &match->items[0][match->partner[i]],
                               &match->items[1][i]);
            continue;
        }
        changes->added++;
        add(comparison, CHANGE_ADDED);
    }
    for (size_t i = 0; i < match->counts[0]; i++) {
        if (match->taken[i])
            continue;
        comparison->place.objectives[0] = i;
        comparison->place.objectives[1] = NONE;
        changes->removed++;
        add(comparison, CHANGE_REMOVED);
    }
}

void changes_find(struct changes *changes, struct arena *arena, const struct snapshot *before,
                  const struct snapshot *after)
{
    struct match match = {.items = {before->objectives, after->objectives},
                          .counts = {before->objective_count, after->objective_count}};
    struct comparison comparison = {.changes = changes, .place = {.indicators = {NONE, NONE}}};

    *changes = (struct changes){.snapshots = {before, after}};
    match_begin(&match);
    match_places(&match);
    match_keys(&match, key_code, key_code);
    match_keys(&match, key_code, key_predecessor);
    compare_all(&comparison, &match);
    match_free(&match);

    /* from the heap, where it grew, to the arena, where it stays */
    struct change *grown = changes->items;
    changes->items = arena_allocate_array(arena, changes->count, sizeof *changes->items);
    if (changes->count > 0)
        memcpy(changes->items, grown, changes->count * sizeof *grown);
    changes->capacity = changes->count;
    free(grown);
}

static size_t side_of(const size_t indexes[2])
{
    return indexes[1] != NONE ? 1 : 0;
}

const struct snapshot_item *changes_find_objective(const struct changes *changes,
                                                   const struct change *change)
{
    size_t side = side_of(change->objectives);

    return &changes->snapshots[side]->objectives[change->objectives[side]];
}

const struct snapshot_item *changes_find_indicator(const struct changes *changes,
                                                   const struct change *change)
{
    size_t side = side_of(change->indicators);

    if (change->indicators[side] == NONE)
        return NULL;
    return &changes->snapshots[side]
                ->objectives[change->objectives[side]]
                .indicators[change->indicators[side]];
}
