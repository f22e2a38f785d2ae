/* Rows of a table as a list, grouped perhaps. */
#include "view/narrative.h"

/* What the list says of a row: its label, then the other columns. */
static struct text row_words(struct draft *draft, const struct placement *placement, size_t row)
{
    const struct data_table *table = &draft->edition->tables[placement->table];
    struct buffer words = {0};

    for (size_t i = 0; i < placement->columns.count; i++) {
        size_t column = placement->columns.items[i];
        struct text cell = cell_words(draft->arena, &table->rows[row].cells[column],
                                      table->columns[column].type);
        if (cell.length == 0 || column == placement->label)
            continue;
        buffer_append(&words, words.length > 0 ? TEXT("; ") : TEXT(""));
        buffer_append(&words, cell);
    }
    struct text result = arena_copy(draft->arena, buffer_text(&words));
    buffer_free(&words);
    return result;
}

/* The group of a row: the list of items that it belongs to, made when it is new. */
static struct mustache_list *find_group(struct draft *draft, struct mustache_list *groups,
                                        struct map *known, struct mustache_list **items,
                                        struct text name)
{
    size_t number = map_add(known, name, known->count);

    if (items[number] == NULL) {
        struct mustache_object *group = mustache_list_add_object(groups);
        draft_set_optional(group, NAME_label, name);
        items[number] = mustache_set_list(group, NAME_list_items);
    }
    (void)draft;
    return items[number];
}

void list_set(struct draft *draft, struct mustache_object *object,
              const struct placement *placement)
{
    const struct data_table *table = &draft->edition->tables[placement->table];
    struct mustache_list *groups = mustache_set_list(object, NAME_list_groups);
    struct mustache_list **items =
        arena_allocate_array(draft->arena, table->row_count + 1, sizeof *items);
    struct map known = {0};

    table_set_links(draft, object, placement->table);
    draft_set_optional(object, NAME_list_caption, placement->caption);
    if (placement->caption.length > 0)
        mustache_set_text(object, NAME_title, placement->caption);
    mustache_set_flag(object, NAME_is_short,
                      placement->columns.count == 1 &&
                          placement->columns.items[0] == placement->label);
    for (size_t i = 0; i < placement->rows.count; i++) {
        const struct data_row *row = &table->rows[placement->rows.items[i]];
        struct text group = TEXT("");
        if (placement->group != NONE)
            group = cell_words(draft->arena, &row->cells[placement->group],
                               table->columns[placement->group].type);
        struct mustache_object *item =
            mustache_list_add_object(find_group(draft, groups, &known, items, group));
        mustache_set_text(item, NAME_text,
                          cell_words(draft->arena, &row->cells[placement->label],
                                     table->columns[placement->label].type));
        draft_set_optional(item, NAME_detail,
                           row_words(draft, placement, placement->rows.items[i]));
    }
    map_free(&known);
}
