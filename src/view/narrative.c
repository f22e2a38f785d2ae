/* Blocks of narrative pages. */
#include "view/narrative.h"

/* ---- Links ---- */

static struct text find_path(struct draft *draft, const struct page_reference *reference,
                             bool whole)
{
    const struct edition *edition = draft->edition;
    struct arena *arena = draft->arena;

    switch (reference->kind) {
    case REFERENCE_OBJECTIVE:
        return path_of_objective(arena, edition, &edition->objectives[reference->item]);
    case REFERENCE_VALUE:
        return path_of_value(arena, edition, reference->axis, reference->item);
    case REFERENCE_ACT:
        return path_of_act(arena, edition, reference->item);
    case REFERENCE_TERM:
        return arena_format(arena, "glossario/index.html#voce-%.*s",
                            TEXT_PRINT(draft->view->site->terms[reference->item].id));
    case REFERENCE_TABLE:
        return path_of_table(arena, edition, reference->item);
    case REFERENCE_PAGE:
        if (whole)
            return path_of_report_print(arena, edition);
        return path_of_chapter(arena, edition, reference->item);
    }
    return (struct text){"", 0};
}

/* Where a chapter, or a place in it, is in the whole document: no heading has a dot. */
static struct text anchor_within(struct draft *draft, size_t page, struct text anchor)
{
    return arena_format(draft->arena, "capitolo-%.*s%s%.*s",
                        TEXT_PRINT(draft->edition->pages[page].id),
                        anchor.length > 0 ? "." : "", TEXT_PRINT(anchor));
}

static void append_address(struct draft *draft, const struct page_reference *reference,
                           bool whole, struct buffer *output)
{
    struct text anchor = reference->anchor;
    struct text path = find_path(draft, reference, whole);

    if (reference->kind == REFERENCE_PAGE && whole)
        anchor = anchor_within(draft, reference->item, anchor);
    mustache_escape(output, files_way_up(draft->arena, draft->path));
    mustache_escape(output, path);
    if (anchor.length > 0) {
        buffer_append_byte(output, '#');
        mustache_escape(output, anchor);
    }
}

/* The markup with the addresses that vetro:NUMBER stands for. */
static struct text resolve(struct draft *draft, const struct narrative_page *page,
                           struct text markup, bool whole)
{
    static const struct text mark = TEXT_INITIALISER("href=\"" PAGE_REFERENCE_SCHEME);
    struct buffer output = {0};
    size_t position = 0;

    while (position < markup.length) {
        struct text rest = text_slice(markup, position, markup.length);
        if (!text_starts_with(rest, mark)) {
            buffer_append_byte(&output, markup.data[position++]);
            continue;
        }
        size_t number = 0;
        position += mark.length;
        for (; markup.data[position] != '"'; position++)
            number = number * 10 + (size_t)(markup.data[position] - '0');
        buffer_append(&output, TEXT("href=\""));
        append_address(draft, &page->references[number], whole, &output);
    }
    struct text result = arena_copy(draft->arena, buffer_text(&output));
    buffer_free(&output);
    return result;
}

/* ---- Blocks ---- */

static struct text make_anchor(struct draft *draft, const struct narrative_form *form,
                               struct text anchor)
{
    if (!form->whole)
        return anchor;
    return anchor_within(draft, form->page, anchor);
}

static void set_heading(struct draft *draft, const struct narrative_form *form,
                        const struct page_block *block, struct mustache_object *object,
                        struct mustache_list *contents)
{
    enum { LEVEL_MAX = 6 };
    const struct narrative_page *page = &draft->edition->pages[form->page];
    unsigned level = block->level + form->deeper;
    struct text markup = resolve(draft, page, block->markup, form->whole);

    mustache_set_text(object, NAME_heading_level,
                      figure_count(draft->arena, level < LEVEL_MAX ? level : LEVEL_MAX));
    mustache_set_text(object, NAME_heading_anchor, make_anchor(draft, form, block->anchor));
    mustache_set_html(object, NAME_heading_markup, markup);
    if (contents != NULL)
        draft_add_object(contents, object);
}

static bool contains(const struct references *list, size_t item)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i] == item)
            return true;
    }
    return false;
}

static bool contains_all(const struct references *list, const struct references *items)
{
    for (size_t i = 0; i < items->count; i++) {
        if (!contains(list, items->items[i]))
            return false;
    }
    return true;
}

/* Whether a block is a table that shows all that a chart before it draws. */
static bool shows_data(const struct page_block *block, const struct placement *chart)
{
    const struct placement *table = &block->placement;

    return block->kind == BLOCK_TABLE && table->table == chart->table &&
           contains(&table->columns, chart->label) &&
           contains_all(&table->columns, &chart->columns) &&
           contains_all(&table->rows, &chart->rows);
}

/* Block `index` of the page, which places data. */
static void set_placement(struct draft *draft, const struct narrative_form *form, size_t index,
                          struct mustache_object *object)
{
    const struct narrative_page *page = &draft->edition->pages[form->page];
    const struct page_block *block = &page->blocks[index];
    const struct placement *placement = &block->placement;
    struct text id = draft->edition->tables[placement->table].id;
    struct text anchor = make_anchor(
        draft, form, arena_format(draft->arena, "dati.%zu.%.*s", index + 1, TEXT_PRINT(id)));
    bool table_follows =
        index + 1 < page->block_count && shows_data(&page->blocks[index + 1], placement);

    if (block->kind == BLOCK_TABLE)
        table_set(draft, mustache_set_object(object, NAME_block_table), placement, anchor);
    else if (block->kind == BLOCK_CHART)
        chart_set(draft, mustache_set_object(object, NAME_block_chart), placement, anchor,
                  !table_follows);
    else
        list_set(draft, mustache_set_object(object, NAME_block_list), placement);
}

void narrative_add_blocks(struct draft *draft, const struct narrative_form *form,
                          struct mustache_list *blocks, struct mustache_list *contents)
{
    static const mustache_name kinds[] = {NAME_block_text, NAME_block_heading, NAME_block_table,
                                          NAME_block_chart, NAME_block_list};
    const struct narrative_page *page = &draft->edition->pages[form->page];

    for (size_t i = 0; i < page->block_count; i++) {
        const struct page_block *block = &page->blocks[i];
        struct mustache_object *object = mustache_list_add_object(blocks);
        for (size_t j = 0; j < sizeof kinds / sizeof *kinds; j++)
            mustache_set_nothing(object, kinds[j]);
        switch (block->kind) {
        case BLOCK_TEXT:
            mustache_set_html(object, NAME_block_text,
                              resolve(draft, page, block->markup, form->whole));
            break;
        case BLOCK_HEADING:
            set_heading(draft, form, block, mustache_set_object(object, NAME_block_heading),
                        contents);
            break;
        case BLOCK_TABLE:
        case BLOCK_CHART:
        case BLOCK_LIST:
            set_placement(draft, form, i, object);
            break;
        }
    }
}

/* ---- Title and provenance ---- */

void narrative_set_date(struct draft *draft, struct mustache_object *object, mustache_name iso,
                        mustache_name written, struct date date)
{
    char space[DATE_TEXT_SIZE];

    mustache_set_text(object, iso, arena_copy(draft->arena, date_format_iso(date, space)));
    mustache_set_text(object, written,
                      arena_copy(draft->arena, date_format_italian(date, space)));
}

void narrative_set_page(struct draft *draft, struct mustache_object *object, size_t number)
{
    const struct narrative_page *page = &draft->edition->pages[number];

    mustache_set_text(object, NAME_id, anchor_within(draft, number, TEXT("")));
    mustache_set_text(object, NAME_title, page->title);
    mustache_set_text(object, NAME_path, path_of_chapter(draft->arena, draft->edition, number));
    mustache_set_text(object, NAME_chapter_number, page->number);
    mustache_set_flag(object, NAME_is_part,
                      text_find(page->number, '.') == page->number.length);
    mustache_set_text(object, NAME_summary, page->summary);
    mustache_set_text(object, NAME_office, page->office);
    draft_set_optional(object, NAME_source_words, page->source);
    act_set_link(draft, object, NAME_table_act, page->act);
    narrative_set_date(draft, object, NAME_first_published, NAME_written_published,
                       page->published);
    narrative_set_date(draft, object, NAME_last_updated, NAME_written_updated, page->updated);
}
