/* Data tables as pages show them. */
#include "view/narrative.h"

struct text number_words(struct arena *arena, struct decimal value, enum column_type type)
{
    char space[DECIMAL_TEXT_SIZE];
    struct text digits = type == COLUMN_YEAR ? decimal_format_plain(value, space)
                                             : decimal_format_italian(value, space);

    if (type == COLUMN_PERCENT)
        return arena_format(arena, "%.*s\xC2\xA0%%", TEXT_PRINT(digits));
    return arena_copy(arena, digits);
}

struct text cell_words(struct arena *arena, const struct data_cell *cell, enum column_type type)
{
    char space[DATE_TEXT_SIZE];

    if (cell->state != CELL_KNOWN)
        return (struct text){"", 0};
    if (model_column_is_numeric(type))
        return number_words(arena, cell->value, type);
    if (type == COLUMN_DATE)
        return arena_copy(arena, date_format_italian(cell->date, space));
    return cell->text;
}

struct text table_column_title(const struct edition *edition, const struct placement *placement,
                               size_t position)
{
    const struct data_column *column =
        &edition->tables[placement->table].columns[placement->columns.items[position]];

    return placement->titles[position].length > 0 ? placement->titles[position] : column->title;
}

void table_set_links(struct draft *draft, struct mustache_object *object, size_t table)
{
    const struct edition *edition = draft->edition;
    struct arena *arena = draft->arena;

    mustache_set_text(object, NAME_title, edition->tables[table].title);
    mustache_set_text(object, NAME_table_path, path_of_table(arena, edition, table));
    mustache_set_text(object, NAME_csv_path, path_of_table_file(arena, edition, table, "csv"));
    mustache_set_text(object, NAME_json_path,
                      path_of_table_file(arena, edition, table, "json"));
    mustache_set_text(object, NAME_dataset_path,
                      arena_format(arena, "%.*s/dati/tabelle/%.*s/index.html",
                                   TEXT_PRINT(edition->id),
                                   TEXT_PRINT(edition->tables[table].id)));
}

void table_set_list(struct draft *draft)
{
    struct mustache_list *list = mustache_set_list(draft->data, NAME_table_list);

    for (size_t i = 0; i < draft->edition->table_count; i++)
        table_set_links(draft, mustache_list_add_object(list), i);
    mustache_set_flag(draft->data, NAME_has_tables, draft->edition->table_count > 0);
}

struct placement table_whole(struct arena *arena, const struct edition *edition, size_t table)
{
    const struct data_table *source = &edition->tables[table];
    struct placement placement = {.table = table, .group = NONE};

    placement.columns.count = source->column_count;
    placement.columns.items =
        arena_allocate_array(arena, source->column_count, sizeof *placement.columns.items);
    placement.titles =
        arena_allocate_array(arena, source->column_count, sizeof *placement.titles);
    for (size_t i = 0; i < source->column_count; i++)
        placement.columns.items[i] = i;
    placement.rows.count = source->row_count;
    placement.rows.items =
        arena_allocate_array(arena, source->row_count, sizeof *placement.rows.items);
    for (size_t i = 0; i < source->row_count; i++)
        placement.rows.items[i] = i;
    return placement;
}

/* ---- Rows ---- */

static void set_columns(struct draft *draft, struct mustache_object *object,
                        const struct placement *placement)
{
    const struct data_table *table = &draft->edition->tables[placement->table];
    struct mustache_list *list = mustache_set_list(object, NAME_table_columns);

    for (size_t i = 0; i < placement->columns.count; i++) {
        const struct data_column *column = &table->columns[placement->columns.items[i]];
        struct mustache_object *item = mustache_list_add_object(list);
        mustache_set_text(item, NAME_label, table_column_title(draft->edition, placement, i));
        draft_set_optional(item, NAME_unit, column->unit);
        mustache_set_flag(item, NAME_is_numeric, model_column_is_numeric(column->type));
    }
}

static struct mustache_object *add_cell(struct mustache_list *cells, bool first, bool numeric)
{
    struct mustache_object *cell = mustache_list_add_object(cells);

    mustache_set_flag(cell, NAME_row_heading, first);
    mustache_set_flag(cell, NAME_is_numeric, numeric);
    mustache_set_flag(cell, NAME_cell_missing, false);
    mustache_set_flag(cell, NAME_cell_suppressed, false);
    return cell;
}

static void add_row(struct draft *draft, struct mustache_list *list,
                    const struct placement *placement, size_t number)
{
    const struct data_table *table = &draft->edition->tables[placement->table];
    const struct data_row *row = &table->rows[number];
    struct mustache_object *item = mustache_list_add_object(list);
    struct mustache_list *cells = mustache_set_list(item, NAME_row_cells);

    mustache_set_flag(item, NAME_is_footing, row->footing);
    for (size_t i = 0; i < placement->columns.count; i++) {
        size_t column = placement->columns.items[i];
        enum column_type type = table->columns[column].type;
        const struct data_cell *cell = &row->cells[column];
        struct mustache_object *object = add_cell(cells, i == 0, model_column_is_numeric(type));
        mustache_set_flag(object, NAME_cell_missing, cell->state == CELL_EMPTY);
        mustache_set_flag(object, NAME_cell_suppressed, cell->state == CELL_SUPPRESSED);
        mustache_set_text(object, NAME_cell_text, cell_words(draft->arena, cell, type));
    }
}

/* ---- Totals ---- */

static bool is_total(const struct placement *placement, size_t column)
{
    for (size_t i = 0; i < placement->totals.count; i++) {
        if (placement->totals.items[i] == column)
            return true;
    }
    return false;
}

static void set_totals(struct draft *draft, struct mustache_object *object,
                       const struct placement *placement)
{
    const struct data_table *table = &draft->edition->tables[placement->table];
    struct mustache_object *row = mustache_set_object(object, NAME_table_totals);
    struct mustache_list *cells = mustache_set_list(row, NAME_row_cells);

    for (size_t i = 0; i < placement->columns.count; i++) {
        size_t column = placement->columns.items[i];
        enum column_type type = table->columns[column].type;
        struct mustache_object *cell = add_cell(cells, i == 0, model_column_is_numeric(type));
        struct decimal sum;
        struct text words = i == 0 ? TEXT("Totale ricalcolato") : TEXT("");
        if (is_total(placement, column) && model_add_up(table, &placement->rows, column, &sum))
            words = number_words(draft->arena, sum, type);
        mustache_set_text(cell, NAME_cell_text, words);
    }
}

static bool shows_suppressed(const struct data_table *table, const struct placement *placement)
{
    for (size_t i = 0; i < placement->rows.count; i++) {
        const struct data_cell *cells = table->rows[placement->rows.items[i]].cells;
        for (size_t j = 0; j < placement->columns.count; j++) {
            if (cells[placement->columns.items[j]].state == CELL_SUPPRESSED)
                return true;
        }
    }
    return false;
}

void table_set(struct draft *draft, struct mustache_object *object,
               const struct placement *placement, struct text anchor)
{
    const struct data_table *table = &draft->edition->tables[placement->table];
    struct mustache_list *rows;

    table_set_links(draft, object, placement->table);
    if (placement->caption.length > 0)
        mustache_set_text(object, NAME_title, placement->caption);
    mustache_set_text(object, NAME_table_id, anchor);
    draft_set_optional(object, NAME_table_note,
                       placement->note.length > 0 ? placement->note : table->note);
    draft_set_optional(object, NAME_table_place, table->place);
    act_set_link(draft, object, NAME_table_act, table->act);
    mustache_set_flag(object, NAME_table_suppressed, shows_suppressed(table, placement));
    set_columns(draft, object, placement);
    rows = mustache_set_list(object, NAME_table_rows);
    for (size_t i = 0; i < placement->rows.count; i++)
        add_row(draft, rows, placement, placement->rows.items[i]);
    if (placement->totals.count > 0)
        set_totals(draft, object, placement);
    else
        mustache_set_nothing(object, NAME_table_totals);
}
