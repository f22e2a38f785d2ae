/* The Markdown of a page, taken apart with cmark. */
#include "load/markdown.h"
#include "load/pages.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

static size_t line_of(const struct page_draft *draft, cmark_node *node)
{
    while (cmark_node_get_start_line(node) == 0 && cmark_node_parent(node) != NULL)
        node = cmark_node_parent(node);
    int line = cmark_node_get_start_line(node);
    return draft->first_line + (line > 0 ? (size_t)line - 1 : 0);
}

static struct page_block *add_block(struct page_draft *draft, struct page_block block)
{
    struct narrative_page *page = draft->page;

    page->blocks = memory_grow(page->blocks, &draft->block_capacity, page->block_count,
                               sizeof *page->blocks);
    page->blocks[page->block_count] = block;
    return &page->blocks[page->block_count++];
}

/* ---- Links, images, raw HTML ---- */

/* A link without words of its own gets the name of what it leads to. */
static void name_link(struct page_draft *draft, cmark_node *link, size_t number)
{
    const struct page_reference *reference = &draft->page->references[number];
    const struct edition *edition = draft->edition;
    struct arena *scratch = &draft->reading->plan->loader->scratch;
    struct text name = {0};

    if (cmark_node_first_child(link) != NULL)
        return;
    if (reference->kind == REFERENCE_ACT)
        name = model_act_words(scratch, edition, reference->item);
    else if (reference->kind == REFERENCE_OBJECTIVE)
        name = arena_copy(scratch, edition->objectives[reference->item].title);
    else if (reference->kind == REFERENCE_TABLE)
        name = arena_copy(scratch, edition->tables[reference->item].title);
    if (name.length == 0) {
        page_error(draft, line_of(draft, link), _("a link without words"));
        return;
    }
    cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, name.data);
    cmark_node_append_child(link, text);
}

static void read_link(struct page_draft *draft, cmark_node *link)
{
    size_t reference;

    if (!page_read_link(draft, line_of(draft, link), text_from(cmark_node_get_url(link)),
                        &reference))
        return;
    struct text url = arena_format(&draft->reading->plan->loader->scratch,
                                   PAGE_REFERENCE_SCHEME "%zu", reference);
    cmark_node_set_url(link, url.data);
    name_link(draft, link, reference);
}

static void report_html(struct page_draft *draft, cmark_node *node)
{
    diagnose(draft->reading->plan->loader->diagnostics, SEVERITY_WARNING,
             page_place(draft, line_of(draft, node)), _("HTML is shown as text, tags and all"));
    page_hint(draft, "%s", _("use Markdown: *emphasis*, **strong**, [link](https://…)"));
}

static void read_inlines(struct page_draft *draft, cmark_node *document)
{
    cmark_iter *iterator = cmark_iter_new(document);
    cmark_event_type event;

    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(node);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (type == CMARK_NODE_LINK)
            read_link(draft, node);
        else if (type == CMARK_NODE_IMAGE)
            page_error(draft, line_of(draft, node), _("pages hold no images"));
        else if (type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_HTML_BLOCK)
            report_html(draft, node);
        else if (type == CMARK_NODE_HEADING &&
                 cmark_node_get_type(cmark_node_parent(node)) != CMARK_NODE_DOCUMENT)
            page_error(draft, line_of(draft, node), _("a heading within a list or quotation"));
    }
    cmark_iter_free(iterator);
}

/* ---- The glossary ---- */

static struct text find_term_address(const struct term_linking *linking, size_t term)
{
    struct page_draft *draft = linking->context;
    size_t reference = page_add_reference(
        draft, (struct page_reference){.kind = REFERENCE_TERM, .item = term});

    return arena_format(&draft->reading->plan->loader->scratch, PAGE_REFERENCE_SCHEME "%zu",
                        reference);
}

/* Terms that the page links itself, wherever, are left to it. */
static void link_terms(struct page_draft *draft, cmark_node *document)
{
    struct loader *loader = draft->reading->plan->loader;
    const struct narrative_page *page = draft->page;
    struct term_use use = {.site = loader->site};

    use.linked =
        arena_allocate_array(&loader->scratch, use.site->term_count, sizeof *use.linked);
    for (size_t i = 0; i < page->reference_count; i++) {
        if (page->references[i].kind == REFERENCE_TERM && page->references[i].item != NONE)
            use.linked[page->references[i].item] = true;
    }
    markdown_link_terms(document, &(struct term_linking){&use, find_term_address, draft});
}

/* ---- Headings ---- */

/* The words of a heading, without emphasis and links. */
static struct text heading_words(struct arena *arena, cmark_node *heading)
{
    cmark_iter *iterator = cmark_iter_new(heading);
    struct buffer words = {0};

    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        const char *literal = cmark_node_get_literal(cmark_iter_get_node(iterator));
        if (literal != NULL)
            buffer_append(&words, text_from(literal));
    }
    cmark_iter_free(iterator);
    struct text result = arena_copy(arena, buffer_text(&words));
    buffer_free(&words);
    return result;
}

/* Anchors that every page of the site has, or every chapter: see templates/. */
static void reserve_anchors(struct map *anchors)
{
    static const struct text reserved[] = {
        TEXT_INITIALISER("contenuto"),     TEXT_INITIALISER("piede"),
        TEXT_INITIALISER("contatti"),      TEXT_INITIALISER("questo-sito"),
        TEXT_INITIALISER("altri-siti"),    TEXT_INITIALISER("giudizio"),
        TEXT_INITIALISER("commento"),      TEXT_INITIALISER("voto-1"),
        TEXT_INITIALISER("voto-2"),        TEXT_INITIALISER("voto-3"),
        TEXT_INITIALISER("voto-4"),        TEXT_INITIALISER("voto-5"),
        TEXT_INITIALISER("questa-pagina"), TEXT_INITIALISER("rilievi"),
    };

    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        map_add(anchors, reserved[i], i);
}

/* The second heading of the same words gets -2, and so on. */
static struct text make_anchor(struct page_draft *draft, cmark_node *heading)
{
    struct arena *arena = draft->reading->plan->loader->arena;
    struct text slug = text_slug(arena, heading_words(arena, heading));

    if (draft->anchors.count == 0)
        reserve_anchors(&draft->anchors);
    if (slug.length == 0)
        slug = TEXT("sezione");
    struct text anchor = slug;
    size_t number = draft->anchors.count;
    for (size_t i = 2; map_add(&draft->anchors, anchor, number) != number; i++)
        anchor = arena_format(arena, "%.*s-%zu", TEXT_PRINT(slug), i);
    return anchor;
}

/* What cmark renders of a node and its children, without `before` and `behind` bytes. */
static struct text render(struct arena *arena, cmark_node *node, size_t before, size_t behind)
{
    char *html = cmark_render_html(node, CMARK_OPT_SAFE | CMARK_OPT_SMART);
    struct text text = text_from(html);
    struct text kept = {0};

    if (text.length >= before + behind)
        kept = arena_copy(arena, text_slice(text, before, text.length - before - behind));
    free(html);
    return kept;
}

static void read_heading(struct page_draft *draft, cmark_node *heading)
{
    enum { TAG = 4, END_TAG = 6 }; /* <h2> and </h2> with a line end */
    unsigned level = (unsigned)cmark_node_get_heading_level(heading);
    size_t line = line_of(draft, heading);

    if (level < PAGE_HEADING_LEVEL_FIRST) {
        page_error(draft, line, _("a heading of level 1, which is the title of the page"));
        page_hint(draft, "%s", _("begin it with ##"));
    } else if (level > draft->heading_level + 1) {
        page_error(draft, line, _("a heading of level %u below one of level %u skips a level"),
                   level, draft->heading_level);
    }
    draft->heading_level = level;
    struct text anchor = make_anchor(draft, heading);
    add_block(draft,
              (struct page_block){
                  .kind = BLOCK_HEADING,
                  .markup = render(draft->reading->plan->loader->arena, heading, TAG, END_TAG),
                  .anchor = anchor,
                  .level = level,
                  .origin = {draft->page->origin.file, line},
              });
}

/* ---- Blocks ---- */

/* What lies between headings and data becomes one block. */
static void flush(struct page_draft *draft, cmark_node *pending)
{
    if (cmark_node_first_child(pending) == NULL)
        return;
    add_block(draft, (struct page_block){
                         .kind = BLOCK_TEXT,
                         .markup = render(draft->reading->plan->loader->arena, pending, 0, 0),
                         .origin = {draft->page->origin.file, draft->first_line},
                     });
    while (cmark_node_first_child(pending) != NULL)
        cmark_node_free(cmark_node_first_child(pending));
}

static void read_fence(struct page_draft *draft, cmark_node *fence, struct text words)
{
    struct page_block block = {0};

    if (page_read_placement(draft, line_of(draft, fence), words,
                            text_from(cmark_node_get_literal(fence)), &block))
        add_block(draft, block);
}

void page_read_blocks(struct page_draft *draft, struct text markdown)
{
    cmark_node *document = cmark_parse_document(markdown.data, markdown.length,
                                                CMARK_OPT_DEFAULT | CMARK_OPT_SMART);
    cmark_node *pending = cmark_node_new(CMARK_NODE_DOCUMENT);
    cmark_node *next;

    draft->heading_level = PAGE_HEADING_LEVEL_FIRST - 1;
    read_inlines(draft, document);
    markdown_show_html(document);
    link_terms(draft, document);
    for (cmark_node *node = cmark_node_first_child(document); node != NULL; node = next) {
        const char *info = cmark_node_get_fence_info(node);
        next = cmark_node_next(node);
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
            flush(draft, pending);
            read_heading(draft, node);
        } else if (info != NULL && info[0] != '\0') {
            flush(draft, pending);
            read_fence(draft, node, text_from(info));
        } else {
            cmark_node_append_child(pending, node);
        }
    }
    flush(draft, pending);
    cmark_node_free(pending);
    cmark_node_free(document);
}
