/* The form of single cells. */
#include "import/readings.h"
#include "import/rules.h"

struct place layout_place(const struct layout *layout, const struct sheet *sheet,
                          const struct sheet_row *row, size_t field)
{
    struct place place = sheet_place(sheet, row);

    if (layout_has(layout, field))
        place.pointer = sheet->heading.cells[layout->columns[field]];
    return place;
}

/* docs/content.md; a code is also the name of a folder beside index.html. */
static bool is_code(struct text cell)
{
    enum { CODE_MAX = 100 };

    if (cell.length > CODE_MAX || cell.data[0] == '.' || cell.data[0] == '-')
        return false;
    for (size_t i = 0; i < cell.length; i++) {
        char byte = cell.data[i];
        bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                     (byte >= '0' && byte <= '9');
        if (!plain && byte != '.' && byte != '_' && byte != '-')
            return false;
    }
    return !text_equal(cell, TEXT("index.html"));
}

static bool is_number(struct text cell, int64_t highest)
{
    struct decimal value;

    return decimal_parse_italian(cell, &value) &&
           decimal_compare(value, decimal_from_integer(0)) >= 0 &&
           decimal_compare(value, decimal_from_integer(highest)) <= 0;
}

static bool is_arrow(struct text cell)
{
    return text_equal(cell, TEXT("su")) || text_equal(cell, TEXT("giu")) ||
           text_equal(cell, TEXT("none"));
}

/* Whether all items of a list are well; a code or a weight each. */
static bool is_list_of(struct text cell, enum cell_form form)
{
    struct text rest = cell;
    struct text item;
    size_t count = 0;

    while (text_next(&rest, '|', &item)) {
        if (form == FORM_CODES ? !is_code(item) : !is_number(item, INT64_MAX))
            return false;
        count++;
    }
    return count <= CELL_ITEMS_MAX;
}

static bool is_state(struct text cell)
{
    return text_equal(cell, TEXT("planned")) || text_equal(cell, TEXT("conditional")) ||
           text_equal(cell, TEXT("suspended"));
}

static bool is_count(struct text cell)
{
    struct decimal value;

    return decimal_parse_italian(cell, &value) && value.scale == 0 && value.units >= 0;
}

static bool is_reading(struct text cell, enum cell_form form)
{
    struct arena scratch = {0};
    struct reading reading = {0};
    bool well = form == FORM_BANDS ? reading_parse_bands(&scratch, cell, &reading)
                                   : reading_parse_years(&scratch, cell, &reading);

    arena_free(&scratch);
    return well;
}

/* What was expected of forms that no table but those of objectives and their items has. */
static const char *find_fault_in_plan(struct text cell, enum cell_form form)
{
    struct decimal value;

    if (form == FORM_NUMBER)
        return decimal_parse_italian(cell, &value) ? NULL
                                                   : _("an Italian number, such as 12,5");
    if (form == FORM_STATE)
        return is_state(cell) ? NULL
                              : _("the state of a phase: prevista, subordinata or sospesa");
    if (form == FORM_CODES)
        return is_list_of(cell, form) ? NULL : _("codes separated by |, such as A_1|B_1");
    if (form == FORM_WEIGHTS)
        return is_list_of(cell, form) ? NULL : _("weights separated by |, such as 40|42,5");
    if (form == FORM_BANDS)
        return is_reading(cell, form) ? NULL : _("bands, such as <60|60-89|90-100");
    if (form == FORM_YEARS)
        return is_reading(cell, form) ? NULL : _("shares of years, such as 2024: 25|2025: 20");
    return NULL;
}

/* What was expected, or NULL when the cell is well. */
static const char *find_fault(struct text cell, enum cell_form form)
{
    enum indicator_kind kind;
    struct date date;

    switch (form) {
    case FORM_TEXT:
        return NULL;
    case FORM_CODE:
        return is_code(cell) ? NULL
                             : _("a code: at most 100 letters, digits, dots, underscores and "
                                 "hyphens, a letter, digit or underscore first");
    case FORM_WEIGHT:
        return is_number(cell, INT64_MAX)
                   ? NULL
                   : _("an Italian number that is not negative, such as 25 or 12,5");
    case FORM_PERCENT:
        return is_number(cell, 100)
                   ? NULL
                   : _("an Italian number from 0 to 100 without percent sign, such as 83,30");
    case FORM_ARROW:
        return is_arrow(cell) ? NULL : _("su, giu or none");
    case FORM_KIND:
        return rules_find_kind(cell, &kind) ? NULL
                                            : _("a kind of indicator, such as crescente, "
                                                "decrescente or booleano");
    case FORM_YES_NO:
        return text_equal(cell, TEXT("true")) || text_equal(cell, TEXT("false"))
                   ? NULL
                   : _("sì or no");
    case FORM_DATE:
        return date_parse_iso(cell, &date) ? NULL : _("a date, such as 31/12/2025");
    case FORM_COUNT:
        return is_count(cell) ? NULL : _("a whole number");
    case FORM_NUMBER:
    case FORM_STATE:
    case FORM_LIST:
    case FORM_WORDS:
    case FORM_CODES:
    case FORM_WEIGHTS:
    case FORM_UNITS:
    case FORM_BANDS:
    case FORM_YEARS:
        return find_fault_in_plan(cell, form);
    }
    return NULL;
}

static void check_row(const struct layout *layout, const struct sheet *sheet,
                      const struct sheet_row *row, struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < layout->table->field_count; i++) {
        const struct field_use *use = &layout->table->fields[i];
        struct text cell = layout_cell(layout, row, use->field);
        struct place place = layout_place(layout, sheet, row, use->field);
        const char *fault = cell.length > 0 ? find_fault(cell, use->form) : NULL;
        if (cell.length == 0 && use->filled)
            diagnose(diagnostics, SEVERITY_ERROR, place, _("the cell is empty"));
        if (fault != NULL)
            diagnose(diagnostics, SEVERITY_ERROR, place, _("found \"%.*s\", expected %s"),
                     TEXT_PRINT(sheet_excerpt(&diagnostics->arena, cell)), fault);
    }
}

void layout_check(const struct layout *layout, const struct sheet *sheet,
                  struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < sheet->row_count; i++)
        check_row(layout, sheet, &sheet->rows[i], diagnostics);
}
