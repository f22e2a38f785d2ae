#include "import/merge.h"

/* ---- Matching ---- */

static size_t *allocate_none(struct arena *arena, size_t count)
{
    size_t *indexes = arena_allocate_array(arena, count, sizeof *indexes);

    for (size_t i = 0; i < count; i++)
        indexes[i] = NONE;
    return indexes;
}

static void match_positions(size_t *matches, size_t a_count, size_t *found, size_t b_count)
{
    for (size_t i = 0; i < a_count && i < b_count; i++) {
        if (matches[i] == NONE && found[i] == NONE) {
            matches[i] = i;
            found[i] = i;
        }
    }
}

size_t *merge_match(struct arena *arena, const struct keys *a, const struct keys *b,
                    bool by_position)
{
    size_t *matches = allocate_none(arena, a->count);
    size_t *found = allocate_none(arena, b->count);
    size_t *following = allocate_none(arena, b->count); /* with the same key */
    size_t *last = allocate_none(arena, b->count);      /* by the first with that key */
    struct map map = {0};

    for (size_t i = 0; i < b->count; i++) {
        size_t first = map_add(&map, b->items[i], i);
        if (first != i)
            following[last[first]] = i;
        last[first] = i;
    }
    size_t *next = last; /* from here on: the first one not yet matched, by the same index */
    for (size_t i = 0; i < b->count; i++)
        next[i] = i;
    for (size_t i = 0; i < a->count; i++) {
        size_t first = map_find(&map, a->items[i]);
        if (first == MAP_NONE || next[first] == NONE)
            continue;
        matches[i] = next[first];
        found[matches[i]] = i;
        next[first] = following[matches[i]];
    }
    map_free(&map);
    if (by_position)
        match_positions(matches, a->count, found, b->count);
    return matches;
}

/* Which item of one list is which of another; the reverse of `matches`. */
static size_t *invert(struct arena *arena, const size_t *matches, size_t count,
                      size_t other_count)
{
    size_t *inverse = allocate_none(arena, other_count);

    for (size_t i = 0; i < count; i++) {
        if (matches[i] != NONE)
            inverse[matches[i]] = i;
    }
    return inverse;
}

struct matches {
    size_t *fresh_base;
    size_t *fresh_current;
    size_t *current_base;
    size_t *current_fresh;
};

/* What the file and the content call differently is still the same when the copy says so. */
static void match_through_base(struct arena *arena, struct matches *matches,
                               const struct keys *fresh, const struct keys *base,
                               const struct keys *current)
{
    size_t *base_current = invert(arena, matches->current_base, current->count, base->count);

    for (size_t i = 0; i < fresh->count; i++) {
        size_t through = matches->fresh_base[i];
        size_t found = through != NONE ? base_current[through] : NONE;
        if (matches->fresh_current[i] == NONE && found != NONE &&
            matches->current_fresh[found] == NONE) {
            matches->fresh_current[i] = found;
            matches->current_fresh[found] = i;
        }
    }
}

static struct matches match_all(struct arena *arena, const struct keys *fresh,
                                const struct keys *base, const struct keys *current,
                                bool by_position)
{
    struct matches matches = {
        .fresh_current = merge_match(arena, fresh, current, by_position && base == NULL),
    };

    matches.current_fresh = invert(arena, matches.fresh_current, fresh->count, current->count);
    if (base == NULL) {
        matches.fresh_base = allocate_none(arena, fresh->count);
        matches.current_base = allocate_none(arena, current->count);
        return matches;
    }
    matches.fresh_base = merge_match(arena, fresh, base, by_position);
    matches.current_base = merge_match(arena, current, base, by_position);
    match_through_base(arena, &matches, fresh, base, current);
    return matches;
}

/* ---- Order ---- */

static bool is_order_kept(const struct matches *matches, size_t fresh_count)
{
    size_t last = 0;

    for (size_t i = 0; i < fresh_count; i++) {
        size_t base = matches->fresh_base[i];
        if (base == NONE)
            continue;
        if (base < last)
            return false;
        last = base;
    }
    return true;
}

/* Items to keep, as numbers: those of the content first, behind them those added. */
struct sequence {
    size_t *numbers;
    size_t count;
};

/* `primary`, with what only `secondary` has put behind what precedes it there. */
static void weave(struct arena *arena, const struct sequence *primary,
                  const struct sequence *secondary, size_t total, struct sequence *woven)
{
    size_t start = total; /* stands before all numbers */
    size_t *next = allocate_none(arena, total + 1);
    bool *present = arena_allocate_array(arena, total + 1, sizeof *present);
    size_t previous = start;

    for (size_t i = 0; i < primary->count; i++) {
        next[previous] = primary->numbers[i];
        previous = primary->numbers[i];
        present[previous] = true;
    }
    previous = start;
    for (size_t i = 0; i < secondary->count; i++) {
        size_t number = secondary->numbers[i];
        if (!present[number]) {
            next[number] = next[previous];
            next[previous] = number;
        }
        previous = number;
    }
    woven->numbers = arena_allocate_array(arena, total, sizeof *woven->numbers);
    woven->count = 0;
    for (size_t number = next[start]; number != NONE; number = next[number])
        woven->numbers[woven->count++] = number;
}

static bool is_deleted(const struct matches *matches, size_t fresh)
{
    return matches->fresh_current[fresh] == NONE && matches->fresh_base[fresh] != NONE;
}

static bool is_removed(const struct matches *matches, size_t current)
{
    return matches->current_fresh[current] == NONE && matches->current_base[current] != NONE;
}

struct merged_list merge_lists(struct arena *arena, const struct keys *fresh,
                               const struct keys *base, const struct keys *current,
                               bool by_position)
{
    struct matches matches = match_all(arena, fresh, base, current, by_position);
    size_t total = memory_add(fresh->count, current->count);
    struct sequence file = {arena_allocate_array(arena, fresh->count, sizeof(size_t)), 0};
    struct sequence content = {arena_allocate_array(arena, current->count, sizeof(size_t)), 0};
    struct sequence woven;
    struct merged_list merged = {
        .removed = arena_allocate_array(arena, current->count, sizeof *merged.removed),
        .deleted = arena_allocate_array(arena, fresh->count, sizeof *merged.deleted),
    };

    for (size_t i = 0; i < fresh->count; i++) {
        size_t match = matches.fresh_current[i];
        if (is_deleted(&matches, i))
            merged.deleted[merged.deleted_count++] =
                (struct merged_item){i, matches.fresh_base[i], NONE};
        else
            file.numbers[file.count++] = match != NONE ? match : current->count + i;
    }
    for (size_t i = 0; i < current->count; i++) {
        if (is_removed(&matches, i))
            merged.removed[merged.removed_count++] =
                (struct merged_item){NONE, matches.current_base[i], i};
        else
            content.numbers[content.count++] = i;
    }
    if (base != NULL && is_order_kept(&matches, fresh->count))
        weave(arena, &content, &file, total, &woven);
    else
        weave(arena, &file, &content, total, &woven);

    merged.items = arena_allocate_array(arena, woven.count, sizeof *merged.items);
    for (size_t i = 0; i < woven.count; i++) {
        size_t number = woven.numbers[i];
        bool is_added = number >= current->count;
        size_t match = is_added ? number - current->count : matches.current_fresh[number];
        size_t through = match != NONE ? matches.fresh_base[match] : NONE;
        merged.items[merged.count++] =
            (struct merged_item){match, through, is_added ? NONE : number};
    }
    return merged;
}

/* ---- Cells ---- */

enum cell_outcome {
    CELL_SAME,     /* the content stays as it is */
    CELL_TAKEN,    /* the file's cell goes into the content */
    CELL_CONFLICT, /* the same, and it replaces what was edited by hand */
};

static enum cell_outcome decide_cell(struct text fresh, const struct text *base,
                                     struct text current)
{
    if (text_equal(fresh, current) || (base != NULL && text_equal(fresh, *base)))
        return CELL_SAME;
    return base != NULL && !text_equal(*base, current) ? CELL_CONFLICT : CELL_TAKEN;
}

static void report_change(const struct cell_change *change, struct text current,
                          struct diagnostics *diagnostics)
{
    struct arena *arena = &diagnostics->arena;
    struct text old = sheet_excerpt(arena, current);
    struct text new = sheet_excerpt(arena, change->fresh);

    if (change->subject.length == 0) {
        diagnose(diagnostics, SEVERITY_NOTE, change->place, _("\"%.*s\" is now \"%.*s\""),
                 TEXT_PRINT(old), TEXT_PRINT(new));
        return;
    }
    struct text subject = sheet_excerpt(arena, change->subject);
    diagnose(diagnostics, SEVERITY_NOTE, change->place, _("%.*s: \"%.*s\" is now \"%.*s\""),
             TEXT_PRINT(subject), TEXT_PRINT(old), TEXT_PRINT(new));
}

bool merge_apply(const struct cell_change *change, struct text *current,
                 struct diagnostics *diagnostics)
{
    enum cell_outcome outcome = decide_cell(change->fresh, change->base, *current);

    if (outcome == CELL_SAME)
        return false;
    report_change(change, *current, diagnostics);
    if (outcome == CELL_CONFLICT) {
        diagnose(diagnostics, SEVERITY_WARNING, change->place,
                 _("\"%.*s\" had been edited by hand, and the file has replaced it"),
                 TEXT_PRINT(sheet_excerpt(&diagnostics->arena, *current)));
        diagnose_hint(diagnostics, _("if the edit was right, make it in the spreadsheet too"));
    }
    *current = change->fresh;
    return true;
}
