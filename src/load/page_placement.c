/*
 * Fenced blocks that place data: `tabella NAME`, `grafico NAME`, `elenco NAME`, with a line
 * `option: value` for each option.
 */
#include "load/pages.h"

enum option {
    OPTION_COLUMNS,
    OPTION_TITLES,
    OPTION_ROWS,
    OPTION_WHERE,
    OPTION_TOTAL,
    OPTION_CAPTION,
    OPTION_NOTE,
    OPTION_GROUP,
    OPTION_LABEL,
    OPTION_FORM,
    OPTION_MOST,
    OPTION_COUNT
};

/* Bits of the kinds of block that an option is for. */
enum { FOR_TABLE = 1, FOR_CHART = 2, FOR_LIST = 4, FOR_ALL = 7 };

static const struct {
    struct text name;
    unsigned kinds;
} options_known[OPTION_COUNT] = {
    [OPTION_COLUMNS] = {TEXT_INITIALISER("colonne"), FOR_ALL},
    [OPTION_TITLES] = {TEXT_INITIALISER("titoli"), FOR_ALL},
    [OPTION_ROWS] = {TEXT_INITIALISER("righe"), FOR_ALL},
    [OPTION_WHERE] = {TEXT_INITIALISER("dove"), FOR_ALL},
    [OPTION_TOTAL] = {TEXT_INITIALISER("totale"), FOR_TABLE},
    [OPTION_CAPTION] = {TEXT_INITIALISER("didascalia"), FOR_ALL},
    [OPTION_NOTE] = {TEXT_INITIALISER("nota"), FOR_TABLE | FOR_CHART},
    [OPTION_GROUP] = {TEXT_INITIALISER("gruppo"), FOR_LIST},
    [OPTION_LABEL] = {TEXT_INITIALISER("etichetta"), FOR_CHART | FOR_LIST},
    [OPTION_FORM] = {TEXT_INITIALISER("forma"), FOR_CHART},
    [OPTION_MOST] = {TEXT_INITIALISER("massimo"), FOR_CHART},
};

static const struct {
    struct text word;
    enum block_kind kind;
    unsigned bit;
} kinds[] = {
    {TEXT_INITIALISER("tabella"), BLOCK_TABLE, FOR_TABLE},
    {TEXT_INITIALISER("grafico"), BLOCK_CHART, FOR_CHART},
    {TEXT_INITIALISER("elenco"), BLOCK_LIST, FOR_LIST},
};

/* A block while it is read. */
struct block_reading {
    struct page_draft *draft;
    struct arena *arena;
    size_t line; /* of the fence */
    unsigned bit;
    struct placement *placement;
    const struct data_table *table;
    struct text values[OPTION_COUNT];
    size_t lines[OPTION_COUNT]; /* 0: not given */
};

static bool is_given(const struct block_reading *reading, enum option option)
{
    return reading->lines[option] > 0;
}

/* ---- The lines ---- */

static void take_option(struct block_reading *reading, size_t number, struct text line)
{
    struct text names[OPTION_COUNT];
    size_t colon = text_find(line, ':');
    struct text name = text_trim(text_slice(line, 0, colon));
    size_t option = 0;

    for (size_t i = 0; i < OPTION_COUNT; i++)
        names[i] = options_known[i].name;
    while (option < OPTION_COUNT && !text_equal(names[option], name))
        option++;
    if (option == OPTION_COUNT || (options_known[option].kinds & reading->bit) == 0) {
        page_error(reading->draft, number, _("\"%.*s\" is no option of this block"),
                   TEXT_PRINT(page_excerpt(name)));
        page_suggest(reading->draft, name, names, OPTION_COUNT);
    } else if (reading->lines[option] > 0) {
        page_error(reading->draft, number, _("\"%.*s\" is given twice"), TEXT_PRINT(name));
    } else {
        reading->lines[option] = number;
        reading->values[option] = text_trim(text_slice(line, colon + 1, line.length));
    }
}

static void take_options(struct block_reading *reading, struct text options)
{
    struct text line;

    for (size_t number = reading->line + 1; text_next(&options, '\n', &line); number++) {
        if (text_trim(line).length > 0)
            take_option(reading, number, line);
    }
}

/* ---- Lists of names ---- */

typedef size_t find_name(struct page_draft *draft, size_t line, const struct data_table *table,
                         struct text name);

static struct references read_names(struct block_reading *reading, enum option option,
                                    find_name *find)
{
    struct text rest = reading->values[option];
    struct references found = {0};
    struct text name;
    size_t most = 1;

    for (size_t i = 0; i < rest.length; i++)
        most += rest.data[i] == ',';
    found.items = arena_allocate_array(reading->arena, most, sizeof *found.items);
    while (text_next(&rest, ',', &name)) {
        size_t index =
            find(reading->draft, reading->lines[option], reading->table, text_trim(name));
        if (index != NONE)
            found.items[found.count++] = index;
    }
    return found;
}

static size_t read_name(struct block_reading *reading, enum option option)
{
    if (!is_given(reading, option))
        return NONE;
    return page_find_column(reading->draft, reading->lines[option], reading->table,
                            reading->values[option]);
}

/* ---- Columns ---- */

static bool is_taken(const struct block_reading *reading, size_t column)
{
    return column == reading->placement->group || column == reading->placement->label;
}

static void read_columns(struct block_reading *reading)
{
    struct placement *placement = reading->placement;
    const struct data_table *table = reading->table;

    if (is_given(reading, OPTION_COLUMNS)) {
        placement->columns = read_names(reading, OPTION_COLUMNS, page_find_column);
    } else {
        placement->columns.items = arena_allocate_array(reading->arena, table->column_count,
                                                        sizeof *placement->columns.items);
        for (size_t i = 0; i < table->column_count; i++) {
            bool numeric = model_column_is_numeric(table->columns[i].type);
            if (!is_taken(reading, i) && (reading->bit != FOR_CHART || numeric))
                placement->columns.items[placement->columns.count++] = i;
        }
    }
    placement->titles = arena_allocate_array(reading->arena, placement->columns.count,
                                             sizeof *placement->titles);
}

/* column = Title; column = Title */
static void read_titles(struct block_reading *reading)
{
    struct placement *placement = reading->placement;
    struct text rest = reading->values[OPTION_TITLES];
    struct text part;

    while (text_next(&rest, ';', &part)) {
        size_t equals = text_find(part, '=');
        struct text name = text_trim(text_slice(part, 0, equals));
        size_t column = page_find_column(reading->draft, reading->lines[OPTION_TITLES],
                                         reading->table, name);
        for (size_t i = 0; i < placement->columns.count; i++) {
            if (placement->columns.items[i] == column)
                placement->titles[i] = arena_copy(
                    reading->arena, text_trim(text_slice(part, equals + 1, part.length)));
        }
    }
}

/* ---- Rows ---- */

/* column = text: only rows whose cell is that text. */
static void read_where(struct block_reading *reading, struct references *rows)
{
    struct text value = reading->values[OPTION_WHERE];
    size_t line = reading->lines[OPTION_WHERE];
    size_t equals = text_find(value, '=');
    struct text wanted = text_trim(text_slice(value, equals + 1, value.length));
    size_t column = page_find_column(reading->draft, line, reading->table,
                                     text_trim(text_slice(value, 0, equals)));
    size_t count = 0;

    if (column == NONE)
        return;
    for (size_t i = 0; i < rows->count; i++) {
        if (text_equal(reading->table->rows[rows->items[i]].cells[column].text, wanted))
            rows->items[count++] = rows->items[i];
    }
    rows->count = count;
    if (count == 0)
        page_error(reading->draft, line, _("no row is such: \"%.*s\""),
                   TEXT_PRINT(page_excerpt(value)));
}

static void read_rows(struct block_reading *reading)
{
    struct references *rows = &reading->placement->rows;
    const struct data_table *table = reading->table;

    if (is_given(reading, OPTION_ROWS)) {
        *rows = read_names(reading, OPTION_ROWS, page_find_row);
    } else {
        rows->items =
            arena_allocate_array(reading->arena, table->row_count, sizeof *rows->items);
        for (size_t i = 0; i < table->row_count; i++) {
            if (reading->bit == FOR_TABLE || !table->rows[i].footing)
                rows->items[rows->count++] = i;
        }
    }
    if (is_given(reading, OPTION_WHERE))
        read_where(reading, rows);
}

/* ---- The rest ---- */

static bool check_numeric(struct block_reading *reading, enum option option,
                          const struct references *columns)
{
    size_t line = is_given(reading, option) ? reading->lines[option] : reading->line;

    for (size_t i = 0; i < columns->count; i++) {
        const struct data_column *column = &reading->table->columns[columns->items[i]];
        if (model_column_is_numeric(column->type))
            continue;
        page_error(reading->draft, line, _("the column \"%.*s\" does not hold numbers"),
                   TEXT_PRINT(column->name));
        return false;
    }
    return true;
}

static void read_form(struct block_reading *reading)
{
    static const struct text forms[] = {
        [CHART_BARS] = TEXT_INITIALISER("barre"),
        [CHART_SERIES] = TEXT_INITIALISER("serie"),
        [CHART_SHARES] = TEXT_INITIALISER("quote"),
    };
    enum { FORM_COUNT = sizeof forms / sizeof *forms };

    for (size_t i = 0; i < FORM_COUNT; i++) {
        if (text_equal(forms[i], reading->values[OPTION_FORM])) {
            reading->placement->form = (enum chart_form)i;
            return;
        }
    }
    if (!is_given(reading, OPTION_FORM))
        return;
    page_error(reading->draft, reading->lines[OPTION_FORM], _("unknown word \"%.*s\""),
               TEXT_PRINT(page_excerpt(reading->values[OPTION_FORM])));
    page_suggest(reading->draft, reading->values[OPTION_FORM], forms, FORM_COUNT);
}

/* Bars and shares show one column; a series shows several, one point each. */
static void check_chart(struct block_reading *reading)
{
    const struct placement *placement = reading->placement;

    if (!check_numeric(reading, OPTION_COLUMNS, &placement->columns))
        return;
    bool series = placement->form == CHART_SERIES;
    if (series ? placement->columns.count >= 2 : placement->columns.count == 1)
        return;
    page_error(reading->draft, reading->line,
               series ? _("a series needs at least two columns")
                      : _("bars and shares show one column of numbers"));
    page_hint(reading->draft, "%s", _("name the columns with the option \"colonne\""));
}

/* A number in an option, as documents print it. */
static bool read_number(struct block_reading *reading, enum option option, struct text printed,
                        struct decimal *number)
{
    if (decimal_parse_italian(text_trim(printed), number))
        return true;
    page_error(reading->draft, reading->lines[option], "%s",
               _("this is not a number as documents print it: 1.234,50"));
    return false;
}

/* The longest bar stands for this, so that a scale with an end is seen as a whole. */
static void read_most(struct block_reading *reading)
{
    struct placement *placement = reading->placement;

    if (!is_given(reading, OPTION_MOST) ||
        !read_number(reading, OPTION_MOST, reading->values[OPTION_MOST], &placement->most))
        return;
    placement->has_most = true;
    for (size_t i = 0; i < placement->rows.count && placement->columns.count > 0; i++) {
        const struct data_row *row = &reading->table->rows[placement->rows.items[i]];
        const struct data_cell *cell = &row->cells[placement->columns.items[0]];
        if (cell->state != CELL_KNOWN || decimal_compare(cell->value, placement->most) <= 0)
            continue;
        page_error(reading->draft, reading->lines[OPTION_MOST],
                   _("the row \"%.*s\" says more: %.*s"), TEXT_PRINT(row->key),
                   TEXT_PRINT(cell->text));
        return;
    }
}

/* What the columns must add up to. */
static void check_totals(struct block_reading *reading, struct text wanted)
{
    const struct placement *placement = reading->placement;
    char space[DECIMAL_TEXT_SIZE];
    struct decimal expected;
    struct decimal sum;

    if (!read_number(reading, OPTION_TOTAL, wanted, &expected))
        return;
    for (size_t i = 0; i < placement->totals.count; i++) {
        size_t column = placement->totals.items[i];
        if (model_add_up(reading->table, &placement->rows, column, &sum) &&
            decimal_compare(sum, expected) == 0)
            continue;
        page_error(reading->draft, reading->lines[OPTION_TOTAL],
                   _("the column \"%.*s\" adds up to %s"),
                   TEXT_PRINT(reading->table->columns[column].name),
                   decimal_format_plain(sum, space).data);
    }
}

/* column, column; or column, column = NUMBER, which the sums must be. */
static void read_totals(struct block_reading *reading)
{
    struct text value = reading->values[OPTION_TOTAL];
    size_t equals = text_find(value, '=');

    if (!is_given(reading, OPTION_TOTAL))
        return;
    reading->values[OPTION_TOTAL] = text_trim(text_slice(value, 0, equals));
    reading->placement->totals = read_names(reading, OPTION_TOTAL, page_find_column);
    if (check_numeric(reading, OPTION_TOTAL, &reading->placement->totals) &&
        equals < value.length)
        check_totals(reading, text_slice(value, equals + 1, value.length));
}

static void read_all(struct block_reading *reading)
{
    struct placement *placement = reading->placement;
    size_t label = read_name(reading, OPTION_LABEL);

    placement->group = read_name(reading, OPTION_GROUP);
    placement->label = label != NONE ? label : 0;
    if (reading->bit == FOR_TABLE)
        placement->label = NONE;
    read_form(reading);
    read_columns(reading);
    if (reading->bit == FOR_TABLE)
        placement->label = 0;
    read_titles(reading);
    read_rows(reading);
    read_totals(reading);
    read_most(reading);
    placement->caption = arena_copy(reading->arena, reading->values[OPTION_CAPTION]);
    placement->note = arena_copy(reading->arena, reading->values[OPTION_NOTE]);
    if (reading->bit == FOR_CHART)
        check_chart(reading);
}

bool page_read_placement(struct page_draft *draft, size_t line, struct text words,
                         struct text options, struct page_block *block)
{
    struct loader *loader = draft->reading->plan->loader;
    struct text word = text_slice(words, 0, text_find(words, ' '));
    struct text name = text_trim(text_slice(words, word.length, words.length));
    struct block_reading reading = {
        .draft = draft, .arena = loader->arena, .line = line, .placement = &block->placement};
    size_t errors = loader->diagnostics->errors;

    block->origin = (struct origin){draft->page->origin.file, line};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!text_equal(kinds[i].word, word))
            continue;
        block->kind = kinds[i].kind;
        reading.bit = kinds[i].bit;
    }
    if (reading.bit == 0) {
        page_error(draft, line, _("a block \"%.*s\" is not known here"),
                   TEXT_PRINT(page_excerpt(words)));
        page_hint(draft, "%s", _("use tabella, grafico or elenco and the name of a table"));
        return false;
    }
    block->placement.table = page_find_table(draft, line, name);
    if (block->placement.table == NONE)
        return false;
    reading.table = &draft->edition->tables[block->placement.table];
    take_options(&reading, options);
    read_all(&reading);
    return loader->diagnostics->errors == errors;
}
