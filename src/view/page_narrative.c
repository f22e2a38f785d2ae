#include "view/narrative.h"

static void set_chapters(struct draft *draft)
{
    struct mustache_list *list = mustache_set_list(draft->data, NAME_chapters);

    for (size_t i = 0; i < draft->edition->page_count; i++)
        narrative_set_page(draft, mustache_list_add_object(list), i);
}

static void set_paths(struct draft *draft)
{
    const struct edition *edition = draft->edition;

    mustache_set_text(draft->data, NAME_report_path, path_of_report(draft->arena, edition));
    mustache_set_text(draft->data, NAME_print_path,
                      path_of_report_print(draft->arena, edition));
    mustache_set_flag(draft->data, NAME_has_acts, edition->acts != NONE);
    mustache_set_text(draft->data, NAME_acts_path, path_of_acts(draft->arena, edition));
}

void page_report(struct draft *draft)
{
    draft_set_description(draft,
                          TEXT("La relazione sulla performance, capitolo per capitolo, con i "
                               "dati di ogni tabella"));
    set_chapters(draft);
    set_paths(draft);
    table_set_list(draft);
}

/* The chapter before or after, or nothing. */
static void set_neighbour(struct draft *draft, mustache_name name, size_t page)
{
    if (page < draft->edition->page_count)
        narrative_set_page(draft, mustache_set_object(draft->data, name), page);
    else
        mustache_set_nothing(draft->data, name);
}

static bool places_table(const struct narrative_page *page, size_t table)
{
    for (size_t i = 0; i < page->block_count; i++) {
        enum block_kind kind = page->blocks[i].kind;
        if (kind != BLOCK_TEXT && kind != BLOCK_HEADING &&
            page->blocks[i].placement.table == table)
            return true;
    }
    return false;
}

/* What the audit found in the chapter itself, or in a table that it shows. */
static void set_findings(struct draft *draft, struct mustache_object *object, size_t number)
{
    const struct edition *edition = draft->edition;
    const struct audit *audit = draft->audit;
    struct references found = {0};

    found.items = arena_allocate_array(draft->arena, audit->count, sizeof *found.items);
    for (size_t i = 0; i < audit->count; i++) {
        const struct finding *finding = &audit->findings[i];
        bool here = finding->discrepancy != NONE
                        ? edition->discrepancies[finding->discrepancy].page == number
                        : finding->table != NONE &&
                              places_table(&edition->pages[number], finding->table);
        if (here)
            found.items[found.count++] = i;
    }
    findings_set_notice(draft, object, &found);
}

struct text heading_of_chapter(const struct draft *draft)
{
    return draft->edition->pages[draft->page.item].title;
}

void page_chapter(struct draft *draft)
{
    size_t number = draft->page.item;
    const struct narrative_page *page = &draft->edition->pages[number];
    struct narrative_form form = {.page = number};
    struct mustache_list *blocks = mustache_set_list(draft->data, NAME_blocks);
    struct mustache_list *contents = mustache_set_list(draft->data, NAME_page_contents);

    draft_set_description(draft, page->summary);
    narrative_set_page(draft, draft->data, number);
    narrative_add_blocks(draft, &form, blocks, contents);
    mustache_set_flag(draft->data, NAME_has_contents, mustache_list_count(contents) > 1);
    set_findings(draft, draft->data, number);
    set_neighbour(draft, NAME_chapter_previous, number - 1);
    set_neighbour(draft, NAME_chapter_next, number + 1);
    set_paths(draft);
}

void page_report_print(struct draft *draft)
{
    struct mustache_list *list = mustache_set_list(draft->data, NAME_chapters);

    draft_set_description(
        draft, TEXT("Tutta la relazione in un solo documento, da leggere o da stampare"));
    mustache_set_text(draft->data, NAME_verification_path,
                      path_of_verification(draft->arena, draft->edition));
    for (size_t i = 0; i < draft->edition->page_count; i++) {
        struct narrative_form form = {.page = i, .whole = true, .deeper = 1};
        struct mustache_object *chapter = mustache_list_add_object(list);
        narrative_set_page(draft, chapter, i);
        set_findings(draft, chapter, i);
        narrative_add_blocks(draft, &form, mustache_set_list(chapter, NAME_blocks),
                             mustache_set_list(chapter, NAME_page_contents));
    }
    set_paths(draft);
}

struct text heading_of_table(const struct draft *draft)
{
    return arena_format(draft->arena, "Tabella: %.*s",
                        TEXT_PRINT(draft->edition->tables[draft->page.item].title));
}

void page_table(struct draft *draft)
{
    size_t number = draft->page.item;
    struct placement whole = table_whole(draft->arena, draft->edition, number);

    draft_set_description(draft, draft->edition->tables[number].title);
    table_set(draft, draft->data, &whole, TEXT("tabella"));
}
