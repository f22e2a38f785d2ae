#include "import/rules.h"

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
    {TEXT_INITIALISER("at_most"), INDICATOR_AT_MOST},
    {TEXT_INITIALISER("decrescente"), INDICATOR_AT_MOST},
    {TEXT_INITIALISER("al massimo"), INDICATOR_AT_MOST},
    {TEXT_INITIALISER("equal"), INDICATOR_EQUAL},
    {TEXT_INITIALISER("uguale"), INDICATOR_EQUAL},
    {TEXT_INITIALISER("boolean"), INDICATOR_BOOLEAN},
    {TEXT_INITIALISER("booleano"), INDICATOR_BOOLEAN},
    {TEXT_INITIALISER("boolean_negative"), INDICATOR_BOOLEAN_NEGATIVE},
    {TEXT_INITIALISER("booleano inverso"), INDICATOR_BOOLEAN_NEGATIVE},
    {TEXT_INITIALISER("by_date"), INDICATOR_BY_DATE},
    {TEXT_INITIALISER("data"), INDICATOR_BY_DATE},
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
    case FORM_TEXT:
    case FORM_CODE:
    case FORM_WEIGHT:
    case FORM_PERCENT:
    case FORM_ARROW:
        break;
    }
    return cell;
}

static size_t table_number(const struct layout *layout)
{
    return (size_t)(layout->table - import_tables);
}

struct text rules_translate(struct arena *arena, const struct mapping *mapping,
                            const struct layout *layout, size_t field, struct text cell)
{
    const struct field_use *use = field < FIELD_AXES ? table_use(layout->table, field) : NULL;
    struct arena scratch = {0};
    struct text folded = text_fold(&scratch, cell);

    for (size_t i = 0; i < mapping->rule_count; i++) {
        const struct mapping_rule *rule = &mapping->rules[i];
        if (rule->table == table_number(layout) && rule->field == field &&
            rule->word.length > 0 && text_equal(rule->word, folded)) {
            cell = rule->value;
            folded = text_fold(&scratch, cell);
            break;
        }
    }
    if (use != NULL && cell.length > 0)
        cell = translate_form(arena, use->form, folded, cell);
    arena_free(&scratch);
    return cell;
}

bool rules_concern(const struct mapping *mapping, const struct layout *layout, size_t field)
{
    const struct field_use *use = field < FIELD_AXES ? table_use(layout->table, field) : NULL;

    for (size_t i = 0; i < mapping->rule_count; i++) {
        if (mapping->rules[i].table == table_number(layout) &&
            mapping->rules[i].field == field && mapping->rules[i].word.length > 0)
            return true;
    }
    return use != NULL &&
           (use->form == FORM_KIND || use->form == FORM_YES_NO || use->form == FORM_DATE);
}

/* A column behind the others, the same in all rows; it is in no copy and no export. */
static void add_constant(struct arena *arena, struct side *side,
                         const struct mapping_rule *rule)
{
    struct sheet *sheet = &side->sheet;
    size_t width = sheet->width;
    struct text *heading = arena_allocate_array(arena, width + 1, sizeof *heading);

    if (layout_has(&side->layout, rule->field))
        return;
    memcpy(heading, sheet->heading.cells, width * sizeof *heading);
    heading[width] = TEXT("import.json");
    sheet->heading.cells = heading;
    for (size_t i = 0; i < sheet->row_count; i++) {
        struct text *cells = arena_allocate_array(arena, width + 1, sizeof *cells);
        memcpy(cells, sheet->rows[i].cells, width * sizeof *cells);
        cells[width] = rule->value;
        sheet->rows[i].cells = cells;
    }
    side->layout.columns[rule->field] = width;
    sheet->width = width + 1;
}

void rules_apply(struct arena *arena, const struct mapping *mapping, struct side *side)
{
    const struct layout *layout = &side->layout;

    for (size_t i = 0; i < mapping->rule_count; i++) {
        if (mapping->rules[i].table == table_number(layout) &&
            mapping->rules[i].word.length == 0)
            add_constant(arena, side, &mapping->rules[i]);
    }
    for (size_t field = 0; field < FIELD_AXES; field++) {
        if (!layout_has(layout, field) || !rules_concern(mapping, layout, field))
            continue;
        for (size_t i = 0; i < side->sheet.row_count; i++) {
            struct text *cell = &side->sheet.rows[i].cells[layout->columns[field]];
            *cell = rules_translate(arena, mapping, layout, field, *cell);
        }
    }
}
