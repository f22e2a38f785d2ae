#include "import/suppress.h"

#include <stdlib.h>

/* Cells whose sum is known. */
struct cell_set {
    struct data_cell **items; /* on the heap */
    size_t count;
    size_t capacity;
};

static void set_add(struct cell_set *set, struct data_cell *cell)
{
    set->items =
        memory_grow(set->items, &set->capacity, set->count, sizeof(struct data_cell *));
    set->items[set->count++] = cell;
}

static int compare_with(const struct data_cell *cell, int64_t number)
{
    return decimal_compare(cell->value, decimal_from_integer(number));
}

static bool is_listed(const struct privacy_note *notes, size_t count,
                      const struct data_row *row)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equal(notes[i].key, row->key))
            return true;
    }
    return false;
}

/* ---- What is about few people ---- */

static bool counts_few(const struct data_column *column, const struct data_cell *cell)
{
    return column->source.counts_people &&
           (cell->state == CELL_SUPPRESSED ||
            (cell->state == CELL_KNOWN && model_column_is_numeric(column->type) &&
             compare_with(cell, 0) > 0 && compare_with(cell, PEOPLE_FEWEST) < 0));
}

static size_t suppress_cell(struct data_cell *cell)
{
    if (cell->state != CELL_KNOWN)
        return 0;
    cell->state = CELL_SUPPRESSED;
    return 1;
}

static size_t suppress_row(const struct data_table *table, struct data_row *row)
{
    size_t count = 0;
    bool few = false;

    for (size_t i = 0; i < table->column_count; i++) {
        if (!counts_few(&table->columns[i], &row->cells[i]))
            continue;
        count += suppress_cell(&row->cells[i]);
        few = true;
    }
    for (size_t i = 0; few && i < table->column_count; i++) {
        if (table->columns[i].source.with_people)
            count += suppress_cell(&row->cells[i]);
    }
    return count;
}

/* All figures of a row that is about few people although none of them counts these. */
static size_t withhold_row(const struct data_table *table, struct data_row *row)
{
    size_t count = 0;

    for (size_t i = 0; i < table->column_count; i++) {
        if (model_column_is_numeric(table->columns[i].type))
            count += suppress_cell(&row->cells[i]);
    }
    return count;
}

/* ---- What would reveal it ---- */

/*
 * Whether the sum gives no suppressed cell away. One that was suppressed for another's sake is
 * PEOPLE_FEWEST or more, without an upper bound, so that its like keeps the others unknown.
 */
static bool is_safe(const struct cell_set *set)
{
    struct decimal sum = decimal_from_integer(0);
    int64_t suppressed = 0;
    bool open = false; /* one of the cells has no upper bound, or its value is not told here */

    for (size_t i = 0; i < set->count; i++) {
        const struct data_cell *cell = set->items[i];
        if (cell->state == CELL_EMPTY)
            return true;
        if (cell->state != CELL_SUPPRESSED)
            continue;
        suppressed++;
        open = open || cell->text.length == 0 || compare_with(cell, PEOPLE_FEWEST) >= 0 ||
               !decimal_add(sum, cell->value, &sum);
    }
    if (suppressed < 2 || open)
        return suppressed != 1;
    struct decimal least = decimal_from_integer(suppressed);
    struct decimal most = decimal_from_integer(suppressed * (PEOPLE_FEWEST - 1));
    return decimal_compare(sum, least) != 0 && decimal_compare(sum, most) != 0;
}

/* The smallest cell that is still shown; NULL when there is none. */
static struct data_cell *find_smallest(const struct cell_set *set)
{
    struct data_cell *smallest = NULL;

    for (size_t i = 0; i < set->count; i++) {
        struct data_cell *cell = set->items[i];
        if (cell->state == CELL_KNOWN &&
            (smallest == NULL || decimal_compare(cell->value, smallest->value) < 0))
            smallest = cell;
    }
    return smallest;
}

/* Suppresses further cells of the set until it is safe; returns how many, and empties it. */
static size_t make_safe(struct cell_set *set)
{
    size_t count = 0;
    struct data_cell *next;

    while (!is_safe(set) && (next = find_smallest(set)) != NULL)
        count += suppress_cell(next);
    set->count = 0;
    return count;
}

static void add_rows(struct cell_set *set, struct data_table *table,
                     const struct references *rows, size_t column)
{
    for (size_t i = 0; i < rows->count; i++)
        set_add(set, &table->rows[rows->items[i]].cells[column]);
}

/* A check that adds up cells of one column: total and parts are cells with a known sum. */
static size_t protect_check(struct data_table *table, const struct data_check *check,
                            struct cell_set *set)
{
    size_t count = 0;

    if (check->parts.count == 0 || check->divisors.count > 0 || check->has_times ||
        check->from_column != NONE)
        return 0;
    for (size_t i = 0; i < check->columns.count; i++) {
        size_t column = check->columns.items[i];
        add_rows(set, table, &check->parts, column);
        add_rows(set, table, &check->minus, column);
        set_add(set, &table->rows[check->result].cells[column]);
        count += make_safe(set);
    }
    return count;
}

/* The cells of one group in one column; each group is dealt with at its first row. */
static size_t protect_group(struct data_table *table, size_t by, size_t first, size_t column,
                            struct cell_set *set)
{
    struct text group = table->rows[first].cells[by].text;

    for (size_t i = 0; i < first; i++) {
        if (text_equal(table->rows[i].cells[by].text, group))
            return 0;
    }
    for (size_t i = first; i < table->row_count; i++) {
        if (text_equal(table->rows[i].cells[by].text, group))
            set_add(set, &table->rows[i].cells[column]);
    }
    return make_safe(set);
}

static size_t protect_groups(struct data_table *table, struct cell_set *set)
{
    size_t by = table->total_by.length > 0 ? model_find_column(table, table->total_by) : NONE;
    size_t count = 0;

    for (size_t i = 0; by != NONE && i < table->row_count; i++) {
        for (size_t j = 0; j < table->column_count; j++) {
            if (table->columns[j].source.counts_people)
                count += protect_group(table, by, i, j, set);
        }
    }
    return count;
}

struct suppression suppress_people(struct data_table *table)
{
    struct suppression done = {0};
    struct cell_set set = {0};
    size_t more;

    for (size_t i = 0; i < table->row_count; i++) {
        struct data_row *row = &table->rows[i];
        if (is_listed(table->withheld, table->withheld_count, row))
            done.primary += withhold_row(table, row);
        if (!is_listed(table->exempt, table->exempt_count, row))
            done.primary += suppress_row(table, row);
    }
    do { /* a cell may belong to several sums */
        more = protect_groups(table, &set);
        for (size_t i = 0; i < table->check_count; i++)
            more += protect_check(table, &table->checks[i], &set);
        done.secondary += more;
    } while (more > 0);
    free(set.items);
    return done;
}

/* ---- Words ---- */

static bool is_one_of(struct text word, const char *const *words, size_t count, bool whole)
{
    for (size_t i = 0; i < count; i++) {
        struct text known = text_from(words[i]);
        if (whole ? text_equal(word, known) : text_starts_with(word, known))
            return true;
    }
    return false;
}

bool suppress_tells_of_few(struct text text)
{
    static const char *const numbers[] = {"1", "2", "3", "un", "uno", "una", "due", "tre"};
    static const char *const people[] = {
        "addett",    "agent",     "beneficiar", "collaborat", "dipendent", "dirigent",
        "educat",    "funzionar", "impiegat",   "incaricat",  "insegnant", "lavorat",
        "operatric", "operator",  "person",     "segretar",   "titolar",   "vicesegretar",
    };
    struct arena arena = {0};
    struct text rest = text_fold(&arena, text);
    struct text word;
    bool counted = false;
    bool found = false;

    while (!found && text_next(&rest, ' ', &word)) {
        found = counted && is_one_of(word, people, sizeof people / sizeof *people, false);
        counted = is_one_of(word, numbers, sizeof numbers / sizeof *numbers, true);
    }
    arena_free(&arena);
    return found;
}

bool suppress_tells_of_extreme(struct text text)
{
    static const char *const stems[] = {"minim", "massim"};
    static const char *const ends[] = {"min", "max", "peggiore", "migliore"};
    static const char *const degrees[] = {"alt", "bass", "elevat"};
    struct arena arena = {0};
    struct text rest = text_fold(&arena, text);
    struct text word;
    bool compared = false; /* the word before was "più" */
    bool found = false;

    while (!found && text_next(&rest, ' ', &word)) {
        found = is_one_of(word, stems, sizeof stems / sizeof *stems, false) ||
                is_one_of(word, ends, sizeof ends / sizeof *ends, true) ||
                (compared && is_one_of(word, degrees, sizeof degrees / sizeof *degrees, false));
        compared = text_equal(word, TEXT("piu"));
    }
    arena_free(&arena);
    return found;
}
