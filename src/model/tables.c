#include "model/model.h"

size_t model_find_column(const struct data_table *table, struct text name)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (text_equal(table->columns[i].name, name))
            return i;
    }
    return NONE;
}

size_t model_find_row(const struct data_table *table, struct text key)
{
    for (size_t i = 0; i < table->row_count; i++) {
        if (text_equal(table->rows[i].key, key))
            return i;
    }
    return NONE;
}

size_t model_find_table(const struct edition *edition, struct text id)
{
    for (size_t i = 0; i < edition->table_count; i++) {
        if (text_equal(edition->tables[i].id, id))
            return i;
    }
    return NONE;
}

size_t model_find_page(const struct edition *edition, struct text id)
{
    for (size_t i = 0; i < edition->page_count; i++) {
        if (text_equal(edition->pages[i].id, id))
            return i;
    }
    return NONE;
}

struct text model_row_label(const struct data_table *table, size_t row)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const struct data_cell *cell = &table->rows[row].cells[i];
        if (table->columns[i].type == COLUMN_TEXT && cell->state == CELL_KNOWN)
            return cell->text;
    }
    return table->rows[row].key;
}

bool model_column_is_numeric(enum column_type type)
{
    switch (type) {
    case COLUMN_INTEGER:
    case COLUMN_DECIMAL:
    case COLUMN_PERCENT:
    case COLUMN_MONEY:
    case COLUMN_YEAR:
        return true;
    case COLUMN_TEXT:
    case COLUMN_DATE:
        return false;
    }
    return false;
}

static bool is_among(const struct references *items, size_t item)
{
    for (size_t i = 0; i < items->count; i++) {
        if (items->items[i] == item)
            return true;
    }
    return false;
}

/* Whether a check adds cells of one column up, and nothing else. */
static bool is_sum(const struct data_check *check)
{
    return check->parts.count > 0 && check->minus.count == 0 && check->divisors.count == 0 &&
           check->from_column == NONE && !check->has_times && !check->at_most;
}

/* Whether a row is contained in another one of `rows`. */
static bool is_part(const struct data_table *table, const struct references *rows,
                    size_t column, size_t row)
{
    for (size_t i = 0; i < table->check_count; i++) {
        const struct data_check *check = &table->checks[i];
        if (is_sum(check) && !table->rows[check->result].footing &&
            is_among(&check->columns, column) && is_among(&check->parts, row) &&
            is_among(rows, check->result))
            return true;
    }
    return false;
}

bool model_add_up(const struct data_table *table, const struct references *rows, size_t column,
                  struct decimal *sum)
{
    *sum = decimal_from_integer(0);
    for (size_t i = 0; i < rows->count; i++) {
        size_t row = rows->items[i];
        const struct data_cell *cell = &table->rows[row].cells[column];
        if (table->rows[row].footing || cell->state == CELL_EMPTY ||
            is_part(table, rows, column, row))
            continue;
        if (cell->state != CELL_KNOWN || !decimal_add(*sum, cell->value, sum))
            return false;
    }
    return true;
}

/* Adds the cells of `rows` to `sum`. False when one is not known, or the sum overflows. */
static bool add_rows(const struct data_table *table, const struct references *rows,
                     size_t column, struct decimal *sum)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct data_cell *cell = &table->rows[rows->items[i]].cells[column];
        if (cell->state != CELL_KNOWN || !decimal_add(*sum, cell->value, sum))
            return false;
    }
    return true;
}

/* (parts − minus) × times ÷ divisors, with `scale` digits. */
static bool compute(const struct data_table *table, const struct data_check *check,
                    size_t column, uint8_t scale, struct decimal *result)
{
    size_t from = check->from_column != NONE ? check->from_column : column;
    size_t divided = check->divisor_column != NONE ? check->divisor_column : column;
    struct decimal sum = decimal_from_integer(0);
    struct decimal less = decimal_from_integer(0);
    struct decimal divisor = decimal_from_integer(check->divisors.count > 0 ? 0 : 1);
    struct decimal times = check->has_times ? check->times : decimal_from_integer(1);

    return add_rows(table, &check->parts, from, &sum) &&
           add_rows(table, &check->minus, from, &less) && decimal_subtract(sum, less, &sum) &&
           add_rows(table, &check->divisors, divided, &divisor) &&
           decimal_multiply_divide(sum, times, divisor, scale, result);
}

/*
 * A limit is not rounded to the digits of the cell: 56 exceeds 55,5. It has them at least, and up
 * to two more.
 */
static bool compute_limit(const struct data_table *table, const struct data_check *check,
                          size_t column, uint8_t scale, struct decimal *result)
{
    enum { MORE = 2 };
    uint8_t finer =
        scale + MORE < DECIMAL_MAX_SCALE ? (uint8_t)(scale + MORE) : (uint8_t)DECIMAL_MAX_SCALE;

    if (!compute(table, check, column, finer, result))
        return false;
    *result = decimal_normalise(*result);
    return result->scale >= scale || decimal_round(*result, scale, result);
}

static bool find_same(const struct data_table *tables, const struct cell_reference *same,
                      struct decimal *result)
{
    const struct data_cell *cell = &tables[same->table].rows[same->row].cells[same->column];

    *result = cell->value;
    return cell->state == CELL_KNOWN;
}

static bool find_expected(const struct data_table *tables, const struct data_table *table,
                          const struct data_check *check, struct data_comparison *comparison,
                          size_t column)
{
    if (check->elsewhere.length > 0)
        return decimal_parse_italian(check->elsewhere, &comparison->expected);
    if (check->same.table != NONE)
        return find_same(tables, &check->same, &comparison->expected);
    uint8_t digits = comparison->cell->value.scale;
    return check->at_most ? compute_limit(table, check, column, digits, &comparison->expected)
                          : compute(table, check, column, digits, &comparison->expected);
}

struct data_comparison model_check(const struct data_table *tables,
                                   const struct data_table *table,
                                   const struct data_check *check, size_t column)
{
    struct data_comparison comparison = {
        .outcome = CHECK_NOT_CHECKED,
        .cell = &table->rows[check->result].cells[column],
    };

    if (comparison.cell->state != CELL_KNOWN ||
        !find_expected(tables, table, check, &comparison, column))
        return comparison;
    int order = decimal_compare(comparison.cell->value, comparison.expected);
    bool agrees = order == 0 || (check->at_most && order < 0);
    comparison.outcome = agrees ? CHECK_AGREES : CHECK_DIFFERS;
    return comparison;
}
