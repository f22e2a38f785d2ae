#include "import/rules.h"

#include "import/readings.h"

#include <string.h>

/* The first word of a kind is its name in the content. */
static const struct {
    struct text word; /* folded */
    enum indicator_kind kind;
} kinds[] = {
    {TEXT_INITIALISER("at_least"), INDICATOR_AT_LEAST},
    {TEXT_INITIALISER("crescente"), INDICATOR_AT_LEAST},
    {TEXT_INITIALISER("almeno"), INDICATOR_AT_LEAST},
    {TEXT_INITIALISER("soglia"), INDICATOR_AT_LEAST},
    {TEXT_INITIALISER("minimo"), INDICATOR_AT_LEAST},
    {TEXT_INITIALISER("at_most"), INDICATOR_AT_MOST},
    {TEXT_INITIALISER("decrescente"), INDICATOR_AT_MOST},
    {TEXT_INITIALISER("al massimo"), INDICATOR_AT_MOST},
    {TEXT_INITIALISER("massimo"), INDICATOR_AT_MOST},
    {TEXT_INITIALISER("equal"), INDICATOR_EQUAL},
    {TEXT_INITIALISER("uguale"), INDICATOR_EQUAL},
    {TEXT_INITIALISER("boolean"), INDICATOR_BOOLEAN},
    {TEXT_INITIALISER("booleano"), INDICATOR_BOOLEAN},
    {TEXT_INITIALISER("boolean_negative"), INDICATOR_BOOLEAN_NEGATIVE},
    {TEXT_INITIALISER("booleano inverso"), INDICATOR_BOOLEAN_NEGATIVE},
    {TEXT_INITIALISER("booleano negativo"), INDICATOR_BOOLEAN_NEGATIVE},
    {TEXT_INITIALISER("by_date"), INDICATOR_BY_DATE},
    {TEXT_INITIALISER("data"), INDICATOR_BY_DATE},
    {TEXT_INITIALISER("range"), INDICATOR_RANGE},
    {TEXT_INITIALISER("intervallo"), INDICATOR_RANGE},
    {TEXT_INITIALISER("increase"), INDICATOR_INCREASE},
    {TEXT_INITIALISER("incremento"), INDICATOR_INCREASE},
    {TEXT_INITIALISER("cumulative"), INDICATOR_CUMULATIVE},
    {TEXT_INITIALISER("quota cumulata"), INDICATOR_CUMULATIVE},
    {TEXT_INITIALISER("bands"), INDICATOR_BANDS},
    {TEXT_INITIALISER("fasce"), INDICATOR_BANDS},
    {TEXT_INITIALISER("k_of_n"), INDICATOR_K_OF_N},
    {TEXT_INITIALISER("k su n"), INDICATOR_K_OF_N},
    {TEXT_INITIALISER("schedule"), INDICATOR_SCHEDULE},
    {TEXT_INITIALISER("cronoprogramma"), INDICATOR_SCHEDULE},
    {TEXT_INITIALISER("text"), INDICATOR_TEXT},
    {TEXT_INITIALISER("testo"), INDICATOR_TEXT},
    {TEXT_INITIALISER("n d"), INDICATOR_TEXT},
    {TEXT_INITIALISER("context"), INDICATOR_CONTEXT},
    {TEXT_INITIALISER("contesto"), INDICATOR_CONTEXT},
};

enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

bool rules_find_kind(struct text word, enum indicator_kind *kind)
{
    struct arena scratch = {0};
    struct text folded = text_fold(&scratch, word);
    bool found = false;

    for (size_t i = 0; i < KIND_COUNT && !found; i++) {
        found = text_equal(kinds[i].word, word) || text_equal(kinds[i].word, folded);
        if (found)
            *kind = kinds[i].kind;
    }
    arena_free(&scratch);
    return found;
}

struct text rules_kind_name(enum indicator_kind kind)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (kinds[i].kind == kind)
            return kinds[i].word;
    }
    return TEXT("");
}

static struct text translate_yes_no(struct text folded, struct text cell)
{
    static const struct text yes[] = {TEXT_INITIALISER("si"),   TEXT_INITIALISER("s"),
                                      TEXT_INITIALISER("x"),    TEXT_INITIALISER("vero"),
                                      TEXT_INITIALISER("true"), TEXT_INITIALISER("yes"),
                                      TEXT_INITIALISER("1")};
    static const struct text no[] = {TEXT_INITIALISER("no"), TEXT_INITIALISER("n"),
                                     TEXT_INITIALISER("falso"), TEXT_INITIALISER("false"),
                                     TEXT_INITIALISER("0")};

    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (text_equal(folded, yes[i]))
            return TEXT("true");
    }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        if (text_equal(folded, no[i]))
            return TEXT("false");
    }
    return cell;
}

/* The state of a phase, in the words of the content. */
static struct text translate_state(struct text folded, struct text cell)
{
    static const struct {
        struct text word;
        struct text state;
    } states[] = {
        {TEXT_INITIALISER("prevista"), TEXT_INITIALISER("planned")},
        {TEXT_INITIALISER("subordinata"), TEXT_INITIALISER("conditional")},
        {TEXT_INITIALISER("condizionata"), TEXT_INITIALISER("conditional")},
        {TEXT_INITIALISER("sospesa"), TEXT_INITIALISER("suspended")},
    };

    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        if (text_equal(folded, states[i].word) || text_equal(folded, states[i].state))
            return states[i].state;
    }
    return cell;
}

/* The items of a list, as one text: with `separator`, or as the cell that would be read so. */
static struct text translate_list(struct arena *arena, struct text cell, const char *separator)
{
    size_t count;
    struct text *items = sheet_split(arena, cell, &count);
    struct text joined = TEXT("");

    for (size_t i = 0; i < count; i++)
        joined = arena_format(arena, "%.*s%s%.*s", TEXT_PRINT(joined), i > 0 ? separator : "",
                              TEXT_PRINT(items[i]));
    return joined;
}

static struct text translate_reading(struct arena *arena, enum cell_form form, struct text cell)
{
    struct reading reading = {0};

    if (form == FORM_BANDS && reading_parse_bands(arena, cell, &reading))
        return reading_spell_bands(arena, &reading);
    if (form == FORM_YEARS && reading_parse_years(arena, cell, &reading))
        return reading_spell_years(arena, &reading);
    return cell;
}

static struct text translate_form(struct arena *arena, enum cell_form form, struct text folded,
                                  struct text cell)
{
    char space[DATE_TEXT_SIZE];
    enum indicator_kind kind;
    struct date date;

    switch (form) {
    case FORM_KIND:
        return rules_find_kind(cell, &kind) ? rules_kind_name(kind) : cell;
    case FORM_YES_NO:
        return translate_yes_no(folded, cell);
    case FORM_DATE:
        return date_parse_italian(cell, &date) ? arena_copy(arena, date_format_iso(date, space))
                                               : cell;
    case FORM_STATE:
        return translate_state(folded, cell);
    case FORM_WORDS:
        return translate_list(arena, cell, ", ");
    case FORM_LIST:
    case FORM_CODES:
    case FORM_WEIGHTS:
    case FORM_UNITS:
        return translate_list(arena, cell, "|");
    case FORM_BANDS:
    case FORM_YEARS:
        return translate_reading(arena, form, cell);
    case FORM_TEXT:
    case FORM_CODE:
    case FORM_WEIGHT:
    case FORM_PERCENT:
    case FORM_COUNT:
    case FORM_NUMBER:
    case FORM_ARROW:
        break;
    }
    return cell;
}

static size_t table_number(const struct layout *layout)
{
    return (size_t)(layout->table - import_tables);
}

/* ---- Words ---- */

/* Whether a text is what a word with stars stands for: each star for any text, or none. */
static bool fits(struct text word, struct text text)
{
    size_t star = text_find(word, '*');
    struct text first = text_slice(word, 0, star);

    if (star == word.length)
        return text_equal(word, text);
    if (!text_starts_with(text, first))
        return false;
    text = text_slice(text, first.length, text.length);
    word = text_slice(word, star + 1, word.length);
    for (star = text_find(word, '*'); star < word.length; star = text_find(word, '*')) {
        struct text part = text_slice(word, 0, star);
        while (text.length > part.length && !text_starts_with(text, part))
            text = text_slice(text, 1, text.length);
        if (!text_starts_with(text, part))
            return false;
        text = text_slice(text, part.length, text.length);
        word = text_slice(word, star + 1, word.length);
    }
    return text_ends_with(text, word);
}

/* The parts between the stars folded; empty where one of them has nothing that folding keeps. */
static struct text fold_word(struct arena *arena, struct text word)
{
    struct text rest = word;
    struct text part;
    struct text folded = TEXT("");
    bool first = true;

    while (text_next(&rest, '*', &part)) {
        struct text kept = text_fold(arena, part);
        if (part.length > 0 && kept.length == 0)
            return TEXT("");
        folded = arena_format(arena, "%.*s%s%.*s", TEXT_PRINT(folded), first ? "" : "*",
                              TEXT_PRINT(kept));
        first = false;
    }
    if (text_ends_with(word, TEXT("*")))
        folded = arena_format(arena, "%.*s*", TEXT_PRINT(folded));
    return folded;
}

static bool has_star(struct text word)
{
    return text_find(word, '*') < word.length;
}

static bool stands_for(const struct mapping_rule *rule, struct text cell, struct arena *scratch)
{
    struct text word = fold_word(scratch, rule->word);

    return fits(rule->word, cell) || (word.length > 0 && fits(word, text_fold(scratch, cell)));
}

/* A word goes before one with stars; of these the first counts. */
static const struct mapping_rule *find_rule(const struct mapping *mapping, size_t table,
                                            size_t field, struct text cell)
{
    struct arena scratch = {0};
    const struct mapping_rule *found = NULL;

    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; found == NULL && i < mapping->rule_count; i++) {
            const struct mapping_rule *rule = &mapping->rules[i];
            if (rule->table == table && rule->field == field && !rule->constant &&
                has_star(rule->word) == (round == 1) && stands_for(rule, cell, &scratch))
                found = rule;
        }
    }
    arena_free(&scratch);
    return found;
}

static struct text translate_word(const struct mapping *mapping, size_t table, size_t field,
                                  struct text cell)
{
    const struct mapping_rule *rule =
        cell.length > 0 ? find_rule(mapping, table, field, cell) : NULL;

    return rule == NULL || text_equal(rule->value, TEXT("*")) ? cell : rule->value;
}

static bool is_list(enum cell_form form)
{
    return form == FORM_LIST || form == FORM_WORDS || form == FORM_CODES ||
           form == FORM_WEIGHTS || form == FORM_UNITS;
}

struct text rules_translate(struct arena *arena, const struct mapping *mapping,
                            const struct layout *layout, size_t field, struct text cell)
{
    const struct field_use *use = field < FIELD_AXES ? table_use(layout->table, field) : NULL;
    size_t table = table_number(layout);
    struct arena scratch = {0};

    if (use != NULL && is_list(use->form)) {
        size_t count;
        struct text *items = sheet_split(arena, cell, &count);
        for (size_t i = 0; i < count; i++)
            items[i] = translate_word(mapping, table, field, items[i]);
        cell = sheet_join(arena, items, count);
    } else {
        cell = translate_word(mapping, table, field, cell);
    }
    if (use != NULL && cell.length > 0)
        cell = translate_form(arena, use->form, text_fold(&scratch, cell), cell);
    arena_free(&scratch);
    return cell;
}

bool rules_concern(const struct mapping *mapping, const struct layout *layout, size_t field)
{
    const struct field_use *use = field < FIELD_AXES ? table_use(layout->table, field) : NULL;

    for (size_t i = 0; i < mapping->rule_count; i++) {
        if (mapping->rules[i].table == table_number(layout) &&
            mapping->rules[i].field == field && !mapping->rules[i].constant)
            return true;
    }
    return use != NULL && use->form != FORM_TEXT && use->form != FORM_CODE &&
           use->form != FORM_WEIGHT && use->form != FORM_PERCENT && use->form != FORM_COUNT &&
           use->form != FORM_NUMBER && use->form != FORM_ARROW;
}

/* ---- Whole columns ---- */

/* A further column behind the others: it is in no copy and no export. */
size_t rules_add_column(struct arena *arena, struct sheet *sheet, struct text heading)
{
    size_t width = sheet->width;
    struct text *headings = arena_allocate_array(arena, width + 1, sizeof *headings);

    memcpy(headings, sheet->heading.cells, width * sizeof *headings);
    headings[width] = heading;
    sheet->heading.cells = headings;
    for (size_t i = 0; i < sheet->row_count; i++) {
        struct text *cells = arena_allocate_array(arena, width + 1, sizeof *cells);
        memcpy(cells, sheet->rows[i].cells, width * sizeof *cells);
        sheet->rows[i].cells = cells;
    }
    sheet->width = width + 1;
    return width;
}

static void add_constant(struct arena *arena, struct side *side,
                         const struct mapping_rule *rule)
{
    if (layout_has(&side->layout, rule->field))
        return;
    size_t column = rules_add_column(arena, &side->sheet, TEXT("import.json"));
    for (size_t i = 0; i < side->sheet.row_count; i++)
        side->sheet.rows[i].cells[column] = rule->value;
    side->layout.columns[rule->field] = column;
}

/* Fields that share a column get one each, as their words may stand for different things. */
static void separate_columns(struct arena *arena, struct side *side)
{
    struct layout *layout = &side->layout;

    for (size_t field = 0; field < layout->count; field++) {
        size_t shared = layout->columns[field];
        bool taken = false;
        for (size_t other = 0; other < field && shared != NONE; other++)
            taken = taken || layout->columns[other] == shared;
        if (!taken)
            continue;
        size_t column =
            rules_add_column(arena, &side->sheet, side->sheet.heading.cells[shared]);
        for (size_t i = 0; i < side->sheet.row_count; i++)
            side->sheet.rows[i].cells[column] = side->sheet.rows[i].cells[shared];
        layout->columns[field] = column;
    }
}

void rules_apply(struct arena *arena, const struct mapping *mapping, struct side *side)
{
    const struct layout *layout = &side->layout;

    for (size_t i = 0; i < mapping->rule_count; i++) {
        if (mapping->rules[i].table == table_number(layout) && mapping->rules[i].constant)
            add_constant(arena, side, &mapping->rules[i]);
    }
    separate_columns(arena, side);
    for (size_t field = 0; field < FIELD_AXES; field++) {
        if (!layout_has(layout, field) || !rules_concern(mapping, layout, field))
            continue;
        for (size_t i = 0; i < side->sheet.row_count; i++) {
            struct text *cell = &side->sheet.rows[i].cells[layout->columns[field]];
            *cell = rules_translate(arena, mapping, layout, field, *cell);
        }
    }
}
