#include "load/pages.h"

#include <stdlib.h>
#include <string.h>

struct place page_place(const struct page_draft *draft, size_t line)
{
    return (struct place){.file = draft->page->origin.file, .line = line};
}

struct text page_excerpt(struct text text)
{
    size_t length = text.length;

    if (length > PAGE_EXCERPT_MAX) {
        length = PAGE_EXCERPT_MAX;
        while (length > 0 && ((unsigned char)text.data[length] & 0xC0) == 0x80)
            length--;
    }
    return text_slice(text, 0, length);
}

void page_suggest(struct page_draft *draft, struct text wanted, const struct text *candidates,
                  size_t count)
{
    size_t nearest;

    if (wanted.length <= IDENTIFIER_MAX && count <= JSON_SUGGESTION_CANDIDATES &&
        text_nearest(wanted, candidates, count, &nearest, 1) > 0)
        page_hint(draft, _("did you mean \"%.*s\"?"), TEXT_PRINT(candidates[nearest]));
}

/* ---- What every text file must be ---- */

static size_t line_of(struct text bytes, size_t position)
{
    size_t line = 1;

    for (size_t i = 0; i < position; i++)
        line += bytes.data[i] == '\n';
    return line;
}

static bool check_bytes(struct page_draft *draft, struct text bytes)
{
    size_t invalid = text_find_invalid_utf8(bytes);

    if (invalid < bytes.length) {
        page_error(draft, line_of(bytes, invalid), _("this is not UTF-8 text"));
        page_hint(draft, "%s", _("save the file as UTF-8"));
        return false;
    }
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned byte = (unsigned char)bytes.data[i];
        if (byte >= ' ' || byte == '\t' || byte == '\n' || byte == '\r')
            continue;
        page_error(draft, line_of(bytes, i),
                   _("the control character U+%04X, which no page can show"), byte);
        return false;
    }
    return true;
}

/* Long paragraphs take long to parse and nobody reads them: most likely the file is damaged. */
static bool check_paragraphs(struct page_draft *draft, struct text bytes)
{
    struct text rest = bytes;
    struct text line;
    size_t number = 0;
    size_t start = 1;
    size_t length = 0;

    while (text_next(&rest, '\n', &line)) {
        number++;
        if (text_trim(line).length == 0) {
            start = number + 1;
            length = 0;
            continue;
        }
        length += line.length + 1;
        if (length <= PAGE_PARAGRAPH_MAX)
            continue;
        page_error(draft, start, _("a paragraph of more than %d KiB"),
                   PAGE_PARAGRAPH_MAX / 1024);
        page_hint(draft, "%s", _("part it with blank lines"));
        return false;
    }
    return true;
}

static bool check_form(struct page_draft *draft, struct text bytes)
{
    if (!check_bytes(draft, bytes) || !check_paragraphs(draft, bytes))
        return false;
    if (bytes.length <= PAGE_SIZE_MAX)
        return true;
    page_error(draft, 1, _("the page is larger than %d KiB"), PAGE_SIZE_MAX / 1024);
    page_hint(draft, "%s", _("split it into several pages"));
    return false;
}

/* ---- One page ---- */

static void read_page(struct page_draft *draft, struct text bytes)
{
    struct loader *loader = draft->reading->plan->loader;
    struct buffer markdown = {0};

    if (!check_form(draft, bytes) || !page_read_front(draft, bytes))
        return;
    page_place_values(draft, &markdown);
    page_read_blocks(draft, buffer_text(&markdown));
    buffer_free(&markdown);

    struct narrative_page *page = draft->page;
    struct page_block *blocks = page->blocks;
    struct page_reference *references = page->references;
    page->blocks = arena_allocate_array(loader->arena, page->block_count, sizeof *blocks);
    page->references =
        arena_allocate_array(loader->arena, page->reference_count, sizeof *references);
    if (page->block_count > 0)
        memcpy(page->blocks, blocks, page->block_count * sizeof *blocks);
    if (page->reference_count > 0)
        memcpy(page->references, references, page->reference_count * sizeof *references);
    free(blocks);
    free(references);
}

/* Folders of the site beside the pages. */
static bool check_id(struct page_draft *draft)
{
    struct text id = draft->page->id;

    if (!identifier_is_valid(id)) {
        page_error(draft, 0, _("\"%.*s\" cannot be the name of a page"),
                   TEXT_PRINT(page_excerpt(id)));
        page_hint(draft, "%s", _("name the file with letters a-z, digits and hyphens only"));
        return false;
    }
    if (!text_equal(id, TEXT("stampa")))
        return true;
    page_error(draft, 0, _("\"%.*s\" is taken: the site has that name for something else"),
               TEXT_PRINT(id));
    return false;
}

static void read_file(struct page_reading *reading, struct text folder, struct text name)
{
    struct plan *plan = reading->plan;
    struct narrative_page *page = &plan->edition->pages[plan->edition->page_count];
    struct page_draft draft = {.reading = reading, .edition = plan->edition, .page = page};
    struct buffer bytes = {0};

    page->origin.file = files_join(plan->loader->arena, folder, name);
    page->id = arena_copy(plan->loader->arena, text_slice(name, 0, name.length - 3));
    page->act = NONE;
    plan->edition->page_count++;
    if (check_id(&draft) && content_check_path(plan->loader, page->origin.file) &&
        files_read(page->origin.file, &bytes, plan->loader->diagnostics))
        read_page(&draft, buffer_text(&bytes));
    map_free(&draft.anchors);
    buffer_free(&bytes);
}

/* ---- All pages ---- */

/* 2.10 comes behind 2.9; then by id. */
static int compare_pages(const void *left, const void *right)
{
    const struct narrative_page *a = left;
    const struct narrative_page *b = right;
    struct text rests[] = {a->number, b->number};

    for (;;) {
        struct text parts[2] = {{0}, {0}};
        bool more = text_next(&rests[0], '.', &parts[0]);
        more = text_next(&rests[1], '.', &parts[1]) || more;
        if (!more)
            return text_compare(a->id, b->id);
        if (parts[0].length != parts[1].length)
            return parts[0].length < parts[1].length ? -1 : 1;
        int order = text_compare(parts[0], parts[1]);
        if (order != 0)
            return order;
    }
}

void pages_read(struct plan *plan)
{
    struct loader *loader = plan->loader;
    struct edition *edition = plan->edition;
    struct text folder = files_join(&loader->scratch, plan->folder, TEXT("pages"));
    struct page_reading reading = {.plan = plan};
    struct file_list files;

    if (!files_exist(folder) ||
        !files_list(&loader->scratch, folder, TEXT(""), true, &files, loader->diagnostics))
        return;
    edition->pages = arena_allocate_array(loader->arena, files.count, sizeof *edition->pages);
    for (size_t i = 0; i < files.count; i++) {
        if (!content_check_name(loader, folder, files.names[i]))
            continue;
        if (text_ends_with(files.names[i], TEXT(".md")))
            read_file(&reading, folder, files.names[i]);
        else
            diagnose(
                loader->diagnostics, SEVERITY_WARNING,
                (struct place){.file = files_join(&loader->scratch, folder, files.names[i])},
                _("this file is not read: its name does not end with .md"));
    }
    if (edition->page_count > 1)
        qsort(edition->pages, edition->page_count, sizeof *edition->pages, compare_pages);
    page_check_links(&reading);
    free(reading.links);
}
