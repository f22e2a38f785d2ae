/*
 * Figures in sentences: {valore TABLE ROW COLUMN}, {somma TABLE COLUMN},
 * {conta TABLE} or {conta TABLE COLUMN=TEXT}, {distinti TABLE COLUMN}.
 */
#include "load/pages.h"

enum { WORDS_MAX = 3 }; /* behind the first one */

/* A request while it is answered. */
struct request {
    struct page_draft *draft;
    size_t line;
    struct text words[WORDS_MAX]; /* the last one holds all the rest */
    size_t word_count;
    const struct data_table *table;
    struct buffer *result;
};

/* ---- Looking up ---- */

size_t page_find_table(struct page_draft *draft, size_t line, struct text id)
{
    const struct edition *edition = draft->edition;
    size_t found = model_find_table(edition, id);
    struct arena *scratch = &draft->reading->plan->loader->scratch;

    if (found != NONE)
        return edition->tables[found].broken ? NONE : found;
    struct text *names = arena_allocate_array(scratch, edition->table_count, sizeof *names);
    for (size_t i = 0; i < edition->table_count; i++)
        names[i] = edition->tables[i].id;
    page_error(draft, line, _("there is no table \"%.*s\""), TEXT_PRINT(page_excerpt(id)));
    page_suggest(draft, id, names, edition->table_count);
    return NONE;
}

size_t page_find_column(struct page_draft *draft, size_t line, const struct data_table *table,
                        struct text name)
{
    size_t found = model_find_column(table, name);
    struct arena *scratch = &draft->reading->plan->loader->scratch;

    if (found != NONE)
        return found;
    struct text *names = arena_allocate_array(scratch, table->column_count, sizeof *names);
    for (size_t i = 0; i < table->column_count; i++)
        names[i] = table->columns[i].name;
    page_error(draft, line, _("the table \"%.*s\" has no column \"%.*s\""),
               TEXT_PRINT(table->id), TEXT_PRINT(page_excerpt(name)));
    page_suggest(draft, name, names, table->column_count);
    return NONE;
}

size_t page_find_row(struct page_draft *draft, size_t line, const struct data_table *table,
                     struct text key)
{
    size_t found = model_find_row(table, key);
    struct arena *scratch = &draft->reading->plan->loader->scratch;

    if (found != NONE)
        return found;
    struct text *names = arena_allocate_array(scratch, table->row_count, sizeof *names);
    for (size_t i = 0; i < table->row_count; i++)
        names[i] = table->rows[i].key;
    page_error(draft, line, _("the table \"%.*s\" has no row \"%.*s\""), TEXT_PRINT(table->id),
               TEXT_PRINT(page_excerpt(key)));
    page_suggest(draft, key, names, table->row_count);
    return NONE;
}

/* ---- Writing ---- */

/* So that Markdown takes it for what it is. */
static void append_escaped(struct buffer *result, struct text text)
{
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        bool letter = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                      (byte >= 'A' && byte <= 'Z');
        if (byte > ' ' && byte < 0x7F && !letter)
            buffer_append_byte(result, '\\');
        buffer_append_byte(result, byte == '\n' ? ' ' : byte);
    }
}

static void append_number(struct buffer *result, struct decimal value, enum column_type type)
{
    char space[DECIMAL_TEXT_SIZE];

    append_escaped(result, type == COLUMN_YEAR ? decimal_format_plain(value, space)
                                               : decimal_format_italian(value, space));
    if (type == COLUMN_PERCENT)
        buffer_append(result, TEXT("\xC2\xA0%"));
}

static void append_count(struct buffer *result, size_t count)
{
    append_number(result, decimal_from_integer((int64_t)count), COLUMN_INTEGER);
}

static void append_cell(struct buffer *result, const struct data_cell *cell,
                        enum column_type type)
{
    char space[DATE_TEXT_SIZE];

    if (model_column_is_numeric(type))
        append_number(result, cell->value, type);
    else if (type == COLUMN_DATE)
        append_escaped(result, date_format_italian(cell->date, space));
    else
        append_escaped(result, cell->text);
}

/* ---- The requests ---- */

static void answer_value(struct request *request)
{
    size_t row =
        page_find_row(request->draft, request->line, request->table, request->words[1]);
    size_t column =
        page_find_column(request->draft, request->line, request->table, request->words[2]);

    if (row == NONE || column == NONE)
        return;
    const struct data_cell *cell = &request->table->rows[row].cells[column];
    if (cell->state == CELL_KNOWN) {
        append_cell(request->result, cell, request->table->columns[column].type);
        return;
    }
    page_error(request->draft, request->line,
               cell->state == CELL_EMPTY
                   ? _("the cell is empty: the source prints no figure there")
                   : _("the cell is suppressed, since it is about too few people"));
    page_hint(request->draft, "%s", _("say it in words, without the figure"));
}

static void answer_sum(struct request *request)
{
    size_t column =
        page_find_column(request->draft, request->line, request->table, request->words[1]);
    struct decimal sum = decimal_from_integer(0);
    bool known = true;

    if (column == NONE)
        return;
    for (size_t i = 0; i < request->table->row_count; i++) {
        const struct data_row *row = &request->table->rows[i];
        if (!row->footing && row->cells[column].state != CELL_EMPTY)
            known = known && row->cells[column].state == CELL_KNOWN &&
                    decimal_add(sum, row->cells[column].value, &sum);
    }
    if (known && model_column_is_numeric(request->table->columns[column].type))
        append_number(request->result, sum, request->table->columns[column].type);
    else
        page_error(request->draft, request->line, _("the column \"%.*s\" cannot be added up"),
                   TEXT_PRINT(request->words[1]));
}

static void answer_count(struct request *request)
{
    const struct data_table *table = request->table;
    struct text wanted = request->words[1];
    size_t count = 0;
    size_t column = NONE;

    if (wanted.length > 0) {
        size_t equals = text_find(wanted, '=');
        column = page_find_column(request->draft, request->line, table,
                                  text_trim(text_slice(wanted, 0, equals)));
        if (column == NONE)
            return;
        wanted = text_trim(text_slice(wanted, equals + 1, wanted.length));
    }
    for (size_t i = 0; i < table->row_count; i++)
        count += !table->rows[i].footing &&
                 (column == NONE || text_equal(table->rows[i].cells[column].text, wanted));
    if (count == 0)
        page_error(request->draft, request->line, _("no row is such: \"%.*s\""),
                   TEXT_PRINT(page_excerpt(request->words[1])));
    append_count(request->result, count);
}

static void answer_distinct(struct request *request)
{
    size_t column =
        page_find_column(request->draft, request->line, request->table, request->words[1]);
    struct map seen = {0};

    if (column == NONE)
        return;
    for (size_t i = 0; i < request->table->row_count; i++) {
        if (!request->table->rows[i].footing)
            map_add(&seen, request->table->rows[i].cells[column].text, i);
    }
    append_count(request->result, seen.count);
    map_free(&seen);
}

static const struct {
    struct text word;
    size_t least; /* words behind it */
    size_t most;
    const char *form;
    void (*answer)(struct request *request);
} requests[] = {
    {TEXT_INITIALISER("valore"), 3, 3, "{valore TABELLA RIGA COLONNA}", answer_value},
    {TEXT_INITIALISER("somma"), 2, 2, "{somma TABELLA COLONNA}", answer_sum},
    {TEXT_INITIALISER("conta"), 1, 2, "{conta TABELLA} {conta TABELLA COLONNA=TESTO}",
     answer_count},
    {TEXT_INITIALISER("distinti"), 2, 2, "{distinti TABELLA COLONNA}", answer_distinct},
};

enum { REQUEST_COUNT = sizeof requests / sizeof *requests };

static size_t find_request(struct text word)
{
    size_t found = 0;

    while (found < REQUEST_COUNT && !text_equal(requests[found].word, word))
        found++;
    return found;
}

/* Words are parted by blanks; the last of `most` takes all that is left. */
static void split_words(struct request *request, struct text rest, size_t most)
{
    while (request->word_count < most && text_trim(rest).length > 0) {
        rest = text_trim(rest);
        size_t length = request->word_count + 1 < most ? text_find(rest, ' ') : rest.length;
        request->words[request->word_count++] = text_slice(rest, 0, length);
        rest = text_slice(rest, length, rest.length);
    }
}

/* `inside` is what stands between the braces. */
static void answer(struct page_draft *draft, size_t line, struct text inside,
                   struct buffer *result)
{
    struct request request = {.draft = draft, .line = line, .result = result};
    struct text word = text_slice(text_trim(inside), 0, text_find(text_trim(inside), ' '));
    size_t number = find_request(word);

    if (number == REQUEST_COUNT) {
        struct text names[REQUEST_COUNT];
        for (size_t i = 0; i < REQUEST_COUNT; i++)
            names[i] = requests[i].word;
        page_error(draft, line, _("nothing is called {%.*s}"), TEXT_PRINT(page_excerpt(word)));
        page_hint(draft, "%s", _("a brace that is part of the text is written \\{"));
        page_suggest(draft, word, names, REQUEST_COUNT);
        return;
    }
    struct text rest = text_trim(inside);
    split_words(&request, text_slice(rest, word.length, rest.length), requests[number].most);
    if (request.word_count < requests[number].least) {
        page_error(draft, line, _("\"%.*s\" lacks a word, expected %s"),
                   TEXT_PRINT(page_excerpt(inside)), requests[number].form);
        return;
    }
    size_t table = page_find_table(draft, line, request.words[0]);
    if (table == NONE)
        return;
    request.table = &draft->edition->tables[table];
    requests[number].answer(&request);
}

/* ---- The text ---- */

static void place_in_line(struct page_draft *draft, size_t number, struct text line,
                          struct buffer *result)
{
    for (size_t i = 0; i < line.length; i++) {
        char byte = line.data[i];
        if (byte == '\\' && i + 1 < line.length) {
            buffer_append(result, text_slice(line, i, 2));
            i++;
            continue;
        }
        if (byte != '{') {
            buffer_append_byte(result, byte);
            continue;
        }
        struct text rest = text_slice(line, i + 1, line.length);
        size_t length = text_find(rest, '}');
        if (length == rest.length) {
            page_error(draft, number, _("a brace that is never closed on its line"));
            page_hint(draft, "%s", _("a brace that is part of the text is written \\{"));
            return;
        }
        answer(draft, number, text_slice(rest, 0, length), result);
        i += length + 1;
    }
}

static bool is_code_fence(struct text line)
{
    line = text_trim(line);
    return text_starts_with(line, TEXT("```")) || text_starts_with(line, TEXT("~~~"));
}

void page_place_values(struct page_draft *draft, struct buffer *result)
{
    struct text rest = draft->body;
    struct text line;
    bool fenced = false;

    for (size_t number = draft->first_line; text_next(&rest, '\n', &line); number++) {
        if (is_code_fence(line))
            fenced = !fenced;
        if (fenced)
            buffer_append(result, line);
        else
            place_in_line(draft, number, line, result);
        buffer_append_byte(result, '\n');
    }
}
