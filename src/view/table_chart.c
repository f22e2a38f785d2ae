/* Charts of data tables: geometry here, markup in the template data_chart. */
#include "view/narrative.h"

/* The drawing of a series, in units of its view box. */
enum {
    SERIES_WIDTH = 640,
    SERIES_HEIGHT = 260,
    SERIES_LEFT = 60,
    SERIES_RIGHT = 20,
    SERIES_TOP = 20,
    SERIES_BOTTOM = 40,
    SHARES_WIDTH = 1000,
};

static const struct data_cell *cell_at(const struct draft *draft,
                                       const struct placement *placement, size_t row,
                                       size_t position)
{
    const struct data_table *table = &draft->edition->tables[placement->table];

    return &table->rows[placement->rows.items[row]].cells[placement->columns.items[position]];
}

static enum column_type type_at(const struct draft *draft, const struct placement *placement,
                                size_t position)
{
    return draft->edition->tables[placement->table]
        .columns[placement->columns.items[position]]
        .type;
}

static bool is_drawn(const struct data_cell *cell)
{
    return cell->state == CELL_KNOWN && decimal_compare(cell->value, (struct decimal){0}) >= 0;
}

/* The largest and the sum of all cells that can be drawn; both at least 1. */
static void measure(const struct draft *draft, const struct placement *placement,
                    struct decimal *most, struct decimal *sum)
{
    *most = decimal_from_integer(0);
    *sum = decimal_from_integer(0);
    for (size_t i = 0; i < placement->rows.count; i++) {
        for (size_t j = 0; j < placement->columns.count; j++) {
            const struct data_cell *cell = cell_at(draft, placement, i, j);
            if (!is_drawn(cell))
                continue;
            if (decimal_compare(cell->value, *most) > 0)
                *most = cell->value;
            decimal_add(*sum, cell->value, sum);
        }
    }
    if (decimal_compare(*most, decimal_from_integer(0)) == 0)
        *most = *sum = decimal_from_integer(1);
}

/* `value` of `whole` as a length of `span`, rounded. */
static int64_t scale(struct decimal value, struct decimal whole, int64_t span)
{
    struct decimal length = {0};

    decimal_multiply_divide(value, decimal_from_integer(span), whole, 0, &length);
    return length.units;
}

static struct text whole_words(struct arena *arena, int64_t number)
{
    return arena_format(arena, "%lld", (long long)number);
}

static struct mustache_object *add_row(struct draft *draft, struct mustache_list *list,
                                       const struct placement *placement, size_t row)
{
    const struct data_table *table = &draft->edition->tables[placement->table];
    const struct data_row *source = &table->rows[placement->rows.items[row]];
    struct mustache_object *item = mustache_list_add_object(list);

    mustache_set_text(item, NAME_label,
                      cell_words(draft->arena, &source->cells[placement->label],
                                 table->columns[placement->label].type));
    return item;
}

/* ---- Bars and shares: one column ---- */

static void set_bars(struct draft *draft, struct mustache_object *object,
                     const struct placement *placement)
{
    enum { FULL = 100 };
    struct mustache_list *list = mustache_set_list(object, NAME_chart_rows);
    struct decimal most;
    struct decimal sum;

    measure(draft, placement, &most, &sum);
    if (placement->has_most)
        most = placement->most;
    else if (type_at(draft, placement, 0) == COLUMN_PERCENT)
        most = decimal_from_integer(FULL);
    for (size_t i = 0; i < placement->rows.count; i++) {
        const struct data_cell *cell = cell_at(draft, placement, i, 0);
        struct mustache_object *item = add_row(draft, list, placement, i);
        int64_t length = is_drawn(cell) ? scale(cell->value, most, FULL) : 0;
        mustache_set_text(item, NAME_bar_length, whole_words(draft->arena, length));
        draft_set_optional(item, NAME_value_text,
                           cell_words(draft->arena, cell, type_at(draft, placement, 0)));
    }
}

static void set_shares(struct draft *draft, struct mustache_object *object,
                       const struct placement *placement)
{
    struct mustache_list *list = mustache_set_list(object, NAME_chart_rows);
    struct decimal before = decimal_from_integer(0);
    struct decimal most;
    struct decimal sum;

    measure(draft, placement, &most, &sum);
    for (size_t i = 0; i < placement->rows.count; i++) {
        const struct data_cell *cell = cell_at(draft, placement, i, 0);
        struct mustache_object *item = add_row(draft, list, placement, i);
        int64_t start = scale(before, sum, SHARES_WIDTH);
        if (is_drawn(cell))
            decimal_add(before, cell->value, &before);
        int64_t end = scale(before, sum, SHARES_WIDTH);
        mustache_set_text(item, NAME_share_x, whole_words(draft->arena, start));
        mustache_set_text(item, NAME_share_width, whole_words(draft->arena, end - start));
        mustache_set_text(item, NAME_middle_x, whole_words(draft->arena, (start + end) / 2));
        mustache_set_flag(item, NAME_wide_span, end - start >= SHARES_WIDTH / 40);
        mustache_set_text(item, NAME_letter,
                          arena_format(draft->arena, "%c", (int)('A' + i % 26)));
        draft_set_optional(item, NAME_value_text,
                           cell_words(draft->arena, cell, type_at(draft, placement, 0)));
    }
}

/* ---- Series: a line for each row, a point for each column ---- */

static int64_t point_x(const struct placement *placement, size_t position)
{
    int64_t width = SERIES_WIDTH - SERIES_LEFT - SERIES_RIGHT;
    int64_t steps = (int64_t)placement->columns.count - 1;

    return SERIES_LEFT + (int64_t)position * width / (steps > 0 ? steps : 1);
}

static int64_t point_y(struct decimal value, struct decimal most)
{
    int64_t height = SERIES_HEIGHT - SERIES_TOP - SERIES_BOTTOM;

    return SERIES_HEIGHT - SERIES_BOTTOM - scale(value, most, height);
}

static void set_line(struct draft *draft, struct mustache_object *item,
                     const struct placement *placement, size_t row, struct decimal most)
{
    struct mustache_list *marks = mustache_set_list(item, NAME_marks);
    struct buffer line = {0};

    for (size_t i = 0; i < placement->columns.count; i++) {
        const struct data_cell *cell = cell_at(draft, placement, row, i);
        if (!is_drawn(cell))
            continue;
        int64_t x = point_x(placement, i);
        int64_t y = point_y(cell->value, most);
        struct mustache_object *mark = mustache_list_add_object(marks);
        buffer_append_format(&line, "%s%lld,%lld", line.length > 0 ? " " : "", (long long)x,
                             (long long)y);
        mustache_set_text(mark, NAME_x_place, whole_words(draft->arena, x));
        mustache_set_text(mark, NAME_y_place, whole_words(draft->arena, y));
        mustache_set_text(mark, NAME_y_label, whole_words(draft->arena, y - 8));
        mustache_set_text(mark, NAME_value_text,
                          cell_words(draft->arena, cell, type_at(draft, placement, i)));
    }
    mustache_set_text(item, NAME_polyline, arena_copy(draft->arena, buffer_text(&line)));
    buffer_free(&line);
}

static void set_series(struct draft *draft, struct mustache_object *object,
                       const struct placement *placement)
{
    struct mustache_list *list = mustache_set_list(object, NAME_chart_rows);
    struct mustache_list *labels = mustache_set_list(object, NAME_x_labels);
    struct decimal most;
    struct decimal sum;

    measure(draft, placement, &most, &sum);
    mustache_set_text(object, NAME_axis_y,
                      whole_words(draft->arena, SERIES_HEIGHT - SERIES_BOTTOM));
    for (size_t i = 0; i < placement->columns.count; i++) {
        struct mustache_object *label = mustache_list_add_object(labels);
        mustache_set_text(label, NAME_x_place,
                          whole_words(draft->arena, point_x(placement, i)));
        mustache_set_text(label, NAME_x_label,
                          table_column_title(draft->edition, placement, i));
    }
    for (size_t i = 0; i < placement->rows.count; i++) {
        struct mustache_object *item = add_row(draft, list, placement, i);
        mustache_set_text(item, NAME_letter, arena_format(draft->arena, "%zu", i % 4 + 1));
        set_line(draft, item, placement, i, most);
    }
}

/* ---- What the chart shows, in words ---- */

static struct text label_at(const struct draft *draft, const struct placement *placement,
                            size_t row)
{
    const struct data_table *table = &draft->edition->tables[placement->table];

    return cell_words(draft->arena,
                      &table->rows[placement->rows.items[row]].cells[placement->label],
                      table->columns[placement->label].type);
}

/* "Più di tutti: Istruzione, 42." */
static struct text find_highest(const struct draft *draft, const struct placement *placement)
{
    const struct data_cell *most = NULL;
    size_t row = 0;

    for (size_t i = 0; i < placement->rows.count; i++) {
        const struct data_cell *cell = cell_at(draft, placement, i, 0);
        if (!is_drawn(cell) || (most != NULL && decimal_compare(cell->value, most->value) <= 0))
            continue;
        most = cell;
        row = i;
    }
    if (most == NULL)
        return (struct text){"", 0};
    return arena_format(
        draft->arena, "Il valore più alto: %.*s, %.*s.",
        TEXT_PRINT(label_at(draft, placement, row)),
        TEXT_PRINT(cell_words(draft->arena, most, type_at(draft, placement, 0))));
}

/* "Personale: da 720 (2019) a 640 (2025)." for each line. */
static struct text find_course(const struct draft *draft, const struct placement *placement)
{
    struct text result = {"", 0};

    for (size_t i = 0; i < placement->rows.count; i++) {
        size_t first = 0;
        size_t last = placement->columns.count;
        while (first < last && !is_drawn(cell_at(draft, placement, i, first)))
            first++;
        while (last > first && !is_drawn(cell_at(draft, placement, i, last - 1)))
            last--;
        if (last <= first + 1)
            continue;
        last--;
        result = arena_format(
            draft->arena, "%.*s%s%.*s: da %.*s (%.*s) a %.*s (%.*s).", TEXT_PRINT(result),
            result.length > 0 ? " " : "", TEXT_PRINT(label_at(draft, placement, i)),
            TEXT_PRINT(cell_words(draft->arena, cell_at(draft, placement, i, first),
                                  type_at(draft, placement, first))),
            TEXT_PRINT(table_column_title(draft->edition, placement, first)),
            TEXT_PRINT(cell_words(draft->arena, cell_at(draft, placement, i, last),
                                  type_at(draft, placement, last))),
            TEXT_PRINT(table_column_title(draft->edition, placement, last)));
    }
    return result;
}

/* The table beside the chart: the label first, then what is drawn. */
static struct placement with_label(struct arena *arena, const struct placement *placement)
{
    struct placement table = *placement;
    size_t count = placement->columns.count;

    table.columns.items = arena_allocate_array(arena, count + 1, sizeof *table.columns.items);
    table.titles = arena_allocate_array(arena, count + 1, sizeof *table.titles);
    table.columns.items[0] = placement->label;
    table.columns.count = count + 1;
    for (size_t i = 0; i < count; i++) {
        table.columns.items[i + 1] = placement->columns.items[i];
        table.titles[i + 1] = placement->titles[i];
    }
    return table;
}

void chart_set(struct draft *draft, struct mustache_object *object,
               const struct placement *placement, struct text anchor, bool with_table)
{
    const struct placement table = with_label(draft->arena, placement);
    struct mustache_object *chart;

    mustache_set_text(object, NAME_chart_id, anchor);
    mustache_set_text(object, NAME_chart_title,
                      placement->caption.length > 0
                          ? placement->caption
                          : draft->edition->tables[placement->table].title);
    mustache_set_nothing(object, NAME_chart_bars);
    mustache_set_nothing(object, NAME_chart_shares);
    mustache_set_nothing(object, NAME_chart_series);
    switch (placement->form) {
    case CHART_BARS:
        chart = mustache_set_object(object, NAME_chart_bars);
        set_bars(draft, chart, placement);
        break;
    case CHART_SERIES:
        chart = mustache_set_object(object, NAME_chart_series);
        set_series(draft, chart, placement);
        break;
    case CHART_SHARES:
        chart = mustache_set_object(object, NAME_chart_shares);
        set_shares(draft, chart, placement);
        break;
    }
    draft_set_optional(object, NAME_finding,
                       placement->form == CHART_SERIES ? find_course(draft, placement)
                                                       : find_highest(draft, placement));
    mustache_set_nothing(object, NAME_chart_table);
    if (with_table)
        table_set(draft, mustache_set_object(object, NAME_chart_table), &table,
                  arena_format(draft->arena, "%.*s-dati", TEXT_PRINT(anchor)));
}
