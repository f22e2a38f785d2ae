#include "view/narrative.h"

static const char *const month_names[] = {"gennaio",   "febbraio", "marzo",    "aprile",
                                          "maggio",    "giugno",   "luglio",   "agosto",
                                          "settembre", "ottobre",  "novembre", "dicembre"};

/* febbraio 2025 */
static struct text month_words(struct arena *arena, struct text iso)
{
    struct date date;

    if (!date_parse_iso(iso, &date))
        return TEXT("senza data");
    return arena_format(arena, "%s %d", month_names[date.month - 1], (int)date.year);
}

static struct text filter_words(const struct draft *draft, enum act_filter filter, size_t row)
{
    switch (filter) {
    case FILTER_ORGAN:
        return model_act_cell(draft->edition, row, ACT_ORGAN);
    case FILTER_TYPE:
        return model_act_cell(draft->edition, row, ACT_TYPE);
    case FILTER_MONTH:
        return month_words(draft->arena, model_act_cell(draft->edition, row, ACT_DATE));
    case FILTER_COUNT:
        break;
    }
    return (struct text){"", 0};
}

/* Every filter with its values, each leading to a page of its own. */
static void set_filters(struct draft *draft)
{
    static const char *const titles[FILTER_COUNT] = {
        [FILTER_ORGAN] = "Per organo", [FILTER_TYPE] = "Per tipo", [FILTER_MONTH] = "Per mese"};
    struct mustache_list *filters = mustache_set_list(draft->data, NAME_act_filters);

    for (size_t i = 0; i < FILTER_COUNT; i++) {
        enum act_filter filter = (enum act_filter)i;
        struct references rows = act_filter_rows(draft->arena, draft->edition, filter);
        struct mustache_object *item = mustache_list_add_object(filters);
        struct mustache_list *values = mustache_set_list(item, NAME_values);
        mustache_set_text(item, NAME_label, text_from(titles[i]));
        for (size_t j = 0; j < rows.count; j++) {
            struct mustache_object *value = mustache_list_add_object(values);
            struct text path =
                path_of_act_filter(draft->arena, draft->edition, filter, rows.items[j]);
            mustache_set_text(value, NAME_label, filter_words(draft, filter, rows.items[j]));
            mustache_set_text(value, NAME_path, path);
            mustache_set_flag(value, NAME_current, text_equal(path, draft->path));
        }
    }
}

static void add_act(struct draft *draft, struct mustache_list *list, size_t row)
{
    const struct edition *edition = draft->edition;
    struct mustache_object *act = mustache_list_add_object(list);

    mustache_set_text(act, NAME_row_key, edition->tables[edition->acts].rows[row].key);
    mustache_set_text(act, NAME_act_label, model_act_words(draft->arena, edition, row));
    mustache_set_text(act, NAME_act_path, path_of_act(draft->arena, edition, row));
    mustache_set_text(act, NAME_act_organ, model_act_cell(edition, row, ACT_ORGAN));
    mustache_set_text(act, NAME_act_subject, model_act_cell(edition, row, ACT_SUBJECT));
}

/* The acts that a filter lets through, by month, in the order of the register. */
static size_t set_acts(struct draft *draft, enum act_filter filter, struct text wanted)
{
    const struct edition *edition = draft->edition;
    struct mustache_list *months = mustache_set_list(draft->data, NAME_months);
    struct mustache_list *list = NULL;
    struct text month = {0};
    size_t count = 0;

    for (size_t i = 0; i < edition->tables[edition->acts].row_count; i++) {
        struct text name = month_words(draft->arena, model_act_cell(edition, i, ACT_DATE));
        if (filter != FILTER_COUNT &&
            !text_equal(path_of_act_filter(draft->arena, edition, filter, i), wanted))
            continue;
        if (list == NULL || !text_equal(name, month)) {
            struct mustache_object *item = mustache_list_add_object(months);
            mustache_set_text(item, NAME_label, name);
            mustache_set_text(item, NAME_anchor,
                              arena_format(draft->arena, "mese-%.*s",
                                           TEXT_PRINT(text_slug(draft->arena, name))));
            list = mustache_set_list(item, NAME_act_list);
            month = name;
        }
        add_act(draft, list, i);
        count++;
    }
    return count;
}

static void finish(struct draft *draft, enum act_filter filter)
{
    size_t count = set_acts(draft, filter, draft->path);

    set_filters(draft);
    mustache_set_text(draft->data, NAME_act_count, figure_count(draft->arena, count));
    mustache_set_text(draft->data, NAME_acts_path, path_of_acts(draft->arena, draft->edition));
    table_set_links(draft, draft->data, draft->edition->acts);
}

void page_acts(struct draft *draft)
{
    draft_set_description(draft,
                          TEXT("Gli atti del ciclo della performance: organo, tipo, numero, "
                               "data e oggetto"));
    mustache_set_flag(draft->data, NAME_has_act_filters, false);
    finish(draft, FILTER_COUNT);
}

struct text heading_of_act_filter(const struct draft *draft)
{
    enum act_filter filter = (enum act_filter)draft->page.axis;

    return arena_format(draft->arena, filter == FILTER_MONTH ? "Atti di %.*s" : "Atti: %.*s",
                        TEXT_PRINT(filter_words(draft, filter, draft->page.item)));
}

void page_act_filter(struct draft *draft)
{
    draft_set_description(draft, heading_of_act_filter(draft));
    mustache_set_flag(draft->data, NAME_has_act_filters, true);
    finish(draft, (enum act_filter)draft->page.axis);
}
