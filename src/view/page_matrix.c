#include "view/pages.h"

#include <stdlib.h>

/* Counts of objectives in every cell, row by row. */
struct matrix {
    size_t rows; /* the axis with more values: a page is longer than wide */
    size_t columns;
    size_t row_axis;
    size_t column_axis;
    size_t *counts;
    size_t *missed;       /* of them, measured and not reached in full */
    size_t *row_measured; /* the same for whole rows, each objective once */
    size_t *row_missed;
};

bool matrix_fits(const struct edition *edition, size_t first, size_t second)
{
    size_t a = edition->axes[first].value_count;
    size_t b = edition->axes[second].value_count;
    size_t columns = a < b ? a : b;
    size_t rows = a < b ? b : a;

    return columns > 0 && columns <= VIEW_MATRIX_COLUMNS && rows <= VIEW_MATRIX_ROWS;
}

/* Whether the first of two axes makes the rows. */
static bool is_turned(const struct edition *edition, size_t first, size_t second)
{
    return edition->axes[first].value_count > edition->axes[second].value_count;
}

struct text matrix_title(struct arena *arena, const struct edition *edition, size_t first,
                         size_t second)
{
    bool turned = is_turned(edition, first, second);

    return arena_format(arena, "%.*s per %.*s",
                        TEXT_PRINT(edition->axes[turned ? first : second].plural),
                        TEXT_PRINT(edition->axes[turned ? second : first].label));
}

static void count_objective(const struct draft *draft, struct matrix *matrix, size_t number)
{
    const struct objective *objective = &draft->edition->objectives[number];
    const struct references *rows = &objective->within[matrix->row_axis];
    const struct references *columns = &objective->within[matrix->column_axis];
    bool measured = figure_of_objective(draft->edition, draft->scores, number);
    bool missed = measured && !draft->cards->reached[number];

    for (size_t i = 0; i < rows->count && columns->count > 0; i++) {
        matrix->row_measured[rows->items[i]] += measured;
        matrix->row_missed[rows->items[i]] += missed;
        for (size_t j = 0; j < columns->count; j++) {
            size_t cell = rows->items[i] * matrix->columns + columns->items[j];
            matrix->counts[cell]++;
            matrix->missed[cell] += missed;
        }
    }
}

static struct matrix count_cells(const struct draft *draft)
{
    const struct axis *axes = draft->edition->axes;
    size_t first = draft->page.axis;
    size_t second = draft->page.item;
    bool turned = is_turned(draft->edition, first, second);
    struct matrix matrix = {
        .row_axis = turned ? first : second,
        .column_axis = turned ? second : first,
    };

    matrix.rows = axes[matrix.row_axis].value_count;
    matrix.columns = axes[matrix.column_axis].value_count;
    size_t cells = matrix.rows * matrix.columns;
    matrix.counts = arena_allocate_array(draft->arena, cells, sizeof *matrix.counts);
    matrix.missed = arena_allocate_array(draft->arena, cells, sizeof *matrix.missed);
    matrix.row_measured =
        arena_allocate_array(draft->arena, matrix.rows, sizeof *matrix.row_measured);
    matrix.row_missed =
        arena_allocate_array(draft->arena, matrix.rows, sizeof *matrix.row_missed);
    for (size_t i = 0; i < draft->edition->objective_count; i++)
        count_objective(draft, &matrix, i);
    return matrix;
}

/* A cell leads to the page of its row, narrowed to its column. */
static void add_cell(struct draft *draft, const struct matrix *matrix, size_t row,
                     size_t column, struct mustache_list *cells)
{
    const struct edition *edition = draft->edition;
    const struct axis *column_axis = &edition->axes[matrix->column_axis];
    size_t number = row * matrix->columns + column;
    struct mustache_object *cell = mustache_list_add_object(cells);

    mustache_set_nothing(cell, NAME_count);
    if (matrix->counts[number] == 0)
        return;
    mustache_set_text(cell, NAME_count, figure_count(draft->arena, matrix->counts[number]));
    mustache_set_text(cell, NAME_path,
                      path_of_value(draft->arena, edition, matrix->row_axis, row));
    mustache_set_text(cell, NAME_axis_id, column_axis->id);
    mustache_set_text(cell, NAME_value_id, column_axis->values[column].id);
    mustache_set_text(cell, NAME_row_label, edition->axes[matrix->row_axis].values[row].name);
    mustache_set_text(cell, NAME_column_label, column_axis->values[column].name);
    mustache_set_nothing(cell, NAME_missed_count);
    if (matrix->missed[number] > 0)
        mustache_set_text(cell, NAME_missed_count,
                          figure_count(draft->arena, matrix->missed[number]));
}

/* Rows and columns without any objective are left out. */
static bool row_is_empty(const struct matrix *matrix, size_t row)
{
    for (size_t j = 0; j < matrix->columns; j++) {
        if (matrix->counts[row * matrix->columns + j] > 0)
            return false;
    }
    return true;
}

/* How many of a row are measured, reached in full, and not. */
static void set_counts(struct draft *draft, struct mustache_object *object,
                       const struct matrix *matrix, size_t row)
{
    size_t measured = matrix->row_measured[row];
    size_t missed = matrix->row_missed[row];

    mustache_set_text(object, NAME_measured_count, figure_count(draft->arena, measured));
    mustache_set_text(object, NAME_reached_count,
                      figure_count(draft->arena, measured - missed));
    mustache_set_text(object, NAME_missed_count, figure_count(draft->arena, missed));
}

static void set_rows(struct draft *draft, const struct matrix *matrix)
{
    struct mustache_list *rows = mustache_set_list(draft->data, NAME_rows);
    struct mustache_list *columns = mustache_set_list(draft->data, NAME_columns);

    for (size_t j = 0; j < matrix->columns; j++)
        draft_add_object(columns, draft->cards->values[matrix->column_axis][j]);
    for (size_t i = 0; i < matrix->rows; i++) {
        if (row_is_empty(matrix, i))
            continue;
        struct mustache_object *row = mustache_list_add_object(rows);
        draft_share_object(row, NAME_value, draft->cards->values[matrix->row_axis][i]);
        set_counts(draft, row, matrix, i);
        struct mustache_list *cells = mustache_set_list(row, NAME_cells);
        for (size_t j = 0; j < matrix->columns; j++)
            add_cell(draft, matrix, i, j, cells);
    }
}

struct text heading_of_matrix(const struct draft *draft)
{
    return matrix_title(draft->arena, draft->edition, draft->page.axis, draft->page.item);
}

void page_matrix(struct draft *draft)
{
    struct matrix matrix = count_cells(draft);
    const struct axis *rows = &draft->edition->axes[matrix.row_axis];
    const struct axis *columns = &draft->edition->axes[matrix.column_axis];

    draft_set_description(draft,
                          arena_format(draft->arena, "Quanti obiettivi per %.*s e %.*s",
                                       TEXT_PRINT(rows->label), TEXT_PRINT(columns->label)));
    mustache_set_text(draft->data, NAME_row_label, rows->label);
    mustache_set_text(draft->data, NAME_column_label, columns->label);
    set_rows(draft, &matrix);
}
