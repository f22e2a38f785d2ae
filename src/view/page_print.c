#include "view/pages.h"

/*
 * The tables of the printed document: one for each value of the main axis, then one for each
 * value of the axes that are not offices; of a tree for those at the top, which hold all
 * others. On one page where that is not too long, else each on its own.
 */

/* Whether the document has a table for every value of an axis. */
static bool has_sections(const struct edition *edition, size_t axis)
{
    return axis == edition->main_axis || !edition->axes[axis].from_units;
}

static size_t count_top(const struct axis *axis)
{
    size_t count = 0;

    for (size_t i = 0; i < axis->value_count; i++)
        count += axis->values[i].parent == NONE;
    return axis->is_tree ? count : axis->value_count;
}

/* The value that is the `number`th of those at the top. */
static size_t find_top(const struct axis *axis, size_t number)
{
    size_t value = 0;

    if (!axis->is_tree)
        return number;
    for (;; value++) {
        if (axis->values[value].parent == NONE && number-- == 0)
            return value;
    }
}

/* The axis and value of a section; false when there are not as many. */
static bool find_section(const struct edition *edition, size_t number, size_t *axis,
                         size_t *value)
{
    size_t count = count_top(&edition->axes[edition->main_axis]);

    *axis = edition->main_axis;
    if (number < count) {
        *value = find_top(&edition->axes[*axis], number);
        return true;
    }
    number -= count;
    for (*axis = 0; *axis < edition->axis_count; (*axis)++) {
        if (*axis == edition->main_axis || !has_sections(edition, *axis))
            continue;
        count = count_top(&edition->axes[*axis]);
        if (number < count) {
            *value = find_top(&edition->axes[*axis], number);
            return true;
        }
        number -= count;
    }
    return false;
}

static size_t count_sections(const struct edition *edition)
{
    size_t count = 0;

    for (size_t i = 0; i < edition->axis_count; i++) {
        if (has_sections(edition, i))
            count += count_top(&edition->axes[i]);
    }
    return count;
}

size_t print_count_parts(const struct edition *edition)
{
    return edition->objective_count <= VIEW_PRINT_OBJECTIVES ? 1 : count_sections(edition);
}

static void add_indicator(const struct draft *draft, struct mustache_list *list,
                          const struct indicator *indicator,
                          const struct indicator_score *score)
{
    struct mustache_object *row = mustache_list_add_object(list);
    struct shown shown = score_shown_indicator(indicator, score);

    mustache_set_flag(row, NAME_first, mustache_list_count(list) == 1);
    mustache_set_text(row, NAME_name, indicator->name);
    mustache_set_text(row, NAME_formula, indicator->formula);
    mustache_set_text(row, NAME_purpose, indicator->purpose);
    mustache_set_text(row, NAME_target, indicator->target.printed);
    mustache_set_text(row, NAME_actual, indicator->actual.printed);
    mustache_set_text(row, NAME_deviation, indicator->deviation.printed);
    mustache_set_text(row, NAME_weight, indicator->weight.printed);
    mustache_set_text(row, NAME_state, words_for_state(score->state));
    mustache_set_nothing(row, NAME_percent);
    if (shown.known)
        mustache_set_text(row, NAME_percent, score_shown_percent(draft->arena, shown));
}

/* Axes that have a column: all but that of the section; offices stand first in a row. */
static bool has_column(const struct edition *edition, size_t axis, size_t section, bool offices)
{
    return axis != section && edition->axes[axis].from_units == offices;
}

static void set_columns(struct draft *draft, struct mustache_object *section,
                        mustache_name name, size_t axis, bool offices)
{
    struct mustache_list *list = mustache_set_list(section, name);

    for (size_t i = 0; i < draft->edition->axis_count; i++) {
        if (has_column(draft->edition, i, axis, offices))
            draft_add_object(list, draft->cards->axes[i]);
    }
}

static void set_places(struct draft *draft, struct mustache_object *group, mustache_name name,
                       const struct references *axes, size_t section, bool offices)
{
    struct mustache_list *list = mustache_set_list(group, name);

    for (size_t i = 0; i < draft->edition->axis_count; i++) {
        if (!has_column(draft->edition, i, section, offices))
            continue;
        struct mustache_list *values =
            mustache_set_list(mustache_list_add_object(list), NAME_values);
        for (size_t j = 0; j < axes[i].count; j++)
            draft_add_object(values, draft->cards->values[i][axes[i].items[j]]);
    }
}

static void set_size(const struct draft *draft, struct mustache_object *data,
                     const struct objective *objective)
{
    mustache_set_flag(data, NAME_has_indicators, objective->indicator_count > 0);
    mustache_set_text(data, NAME_indicator_count,
                      figure_count(draft->arena, objective->indicator_count));
}

void print_describe(const struct draft *draft, struct mustache_object *data, size_t number)
{
    const struct objective *objective = &draft->edition->objectives[number];
    struct mustache_list *indicators = mustache_set_list(data, NAME_indicators);

    draft_set_markdown(draft, data, NAME_definition, objective->summary);
    set_size(draft, data, objective);
    for (size_t i = 0; i < objective->indicator_count; i++)
        add_indicator(draft, indicators, &objective->indicators[i],
                      &draft->scores->objectives[number].indicators[i]);
}

/* Cells that are the same in all sections come as they are. */
static void add_objective(struct draft *draft, struct mustache_list *list, size_t number,
                          size_t section)
{
    const struct objective *objective = &draft->edition->objectives[number];
    const struct text *parts = draft->cards->rows[number].parts;
    struct mustache_object *group = mustache_list_add_object(list);

    set_places(draft, group, NAME_offices, objective->values, section, true);
    set_places(draft, group, NAME_places, objective->values, section, false);
    set_size(draft, group, objective);
    mustache_set_html(group, NAME_objective_cells, parts[ROW_PRINTED_OBJECTIVE]);
    mustache_set_html(group, NAME_indicator_rows, parts[ROW_PRINTED_INDICATORS]);
}

static void add_section(struct draft *draft, struct mustache_list *list, size_t axis,
                        size_t value)
{
    const struct references *objectives = &draft->edition->axes[axis].values[value].objectives;
    struct mustache_object *section = mustache_list_add_object(list);

    mustache_set_text(section, NAME_axis_label, draft->edition->axes[axis].label);
    draft_share_object(section, NAME_value, draft->cards->values[axis][value]);
    set_columns(draft, section, NAME_offices, axis, true);
    set_columns(draft, section, NAME_axes, axis, false);
    struct mustache_list *groups = mustache_set_list(section, NAME_objectives);
    bool has_calculations = false;
    for (size_t i = 0; i < objectives->count; i++) {
        add_objective(draft, groups, objectives->items[i], axis);
        has_calculations =
            has_calculations ||
            figure_of_objective(draft->edition, draft->scores, objectives->items[i]);
    }
    mustache_set_flag(section, NAME_has_calculations, has_calculations);
    rows_set_calculations(draft, section, objectives);
}

struct text heading_of_print(const struct draft *draft)
{
    return draft->edition->awaits_results ? TEXT("Obiettivi e risultati attesi")
                                          : TEXT("Stato di attuazione degli obiettivi");
}

void page_print(struct draft *draft)
{
    const struct edition *edition = draft->edition;
    bool whole = print_count_parts(edition) == 1;
    size_t first = whole ? 0 : draft->page.part;
    size_t last = whole ? count_sections(edition) : first + 1;
    struct mustache_list *sections = mustache_set_list(draft->data, NAME_sections);
    size_t axis;
    size_t value;

    draft_set_description(
        draft, TEXT("Le tabelle del documento, da stampare su fogli A4 orizzontali"));
    mustache_set_text(draft->data, NAME_period, figure_period(draft->arena, edition));
    mustache_set_text(draft->data, NAME_main_label, edition->axes[edition->main_axis].label);
    for (size_t i = first; i < last && find_section(edition, i, &axis, &value); i++) {
        if (edition->axes[axis].values[value].objectives.count > 0)
            add_section(draft, sections, axis, value);
    }
    draft_set_parts(draft, print_count_parts(edition));
}
