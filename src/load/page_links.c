/* Links of a page: to what the edition holds, by code; checked when it is loaded. */
#include "load/pages.h"

#include <stdlib.h>

size_t page_add_reference(struct page_draft *draft, struct page_reference reference)
{
    struct narrative_page *page = draft->page;

    page->references = memory_grow(page->references, &draft->reference_capacity,
                                   page->reference_count, sizeof *page->references);
    page->references[page->reference_count] = reference;
    return page->reference_count++;
}

/* Waits until all pages and their headings are known. */
static size_t add_pending(struct page_draft *draft, size_t line, struct text target,
                          struct text anchor)
{
    struct page_reading *reading = draft->reading;
    struct arena *arena = reading->plan->loader->arena;
    size_t reference =
        page_add_reference(draft, (struct page_reference){.kind = REFERENCE_PAGE,
                                                          .anchor = arena_copy(arena, anchor)});

    reading->links = memory_grow(reading->links, &reading->link_capacity, reading->link_count,
                                 sizeof *reading->links);
    reading->links[reading->link_count++] =
        (struct pending_link){draft->page->id,
                              reference,
                              arena_copy(arena, target),
                              {draft->page->origin.file, line}};
    return reference;
}

/* ---- What is known already ---- */

static size_t find_objective(struct page_draft *draft, size_t line, struct text code)
{
    size_t found = map_find(&draft->edition->objective_by_code, code);

    if (found != MAP_NONE)
        return found;
    page_error(draft, line, _("there is no objective \"%.*s\""),
               TEXT_PRINT(page_excerpt(code)));
    return NONE;
}

static size_t find_value(struct page_draft *draft, size_t line, size_t axis, struct text id)
{
    const struct axis *source = &draft->edition->axes[axis];
    size_t found = model_find_value(source, id);
    struct arena *scratch = &draft->reading->plan->loader->scratch;

    if (found != NONE)
        return found;
    struct text *names = arena_allocate_array(scratch, source->value_count, sizeof *names);
    for (size_t i = 0; i < source->value_count; i++)
        names[i] = source->values[i].id;
    page_error(draft, line, _("\"%.*s\" is no value of the axis \"%.*s\""),
               TEXT_PRINT(page_excerpt(id)), TEXT_PRINT(source->id));
    page_suggest(draft, id, names, source->value_count);
    return NONE;
}

static size_t find_act(struct page_draft *draft, size_t line, struct text key)
{
    const struct edition *edition = draft->edition;

    if (edition->acts != NONE && edition->tables[edition->acts].broken)
        return NONE;
    if (edition->acts != NONE)
        return page_find_row(draft, line, &edition->tables[edition->acts], key);
    page_error(draft, line, _("there is no register of acts"));
    return NONE;
}

static size_t find_term(struct page_draft *draft, size_t line, struct text id)
{
    const struct site *site = draft->reading->plan->loader->site;
    struct arena *scratch = &draft->reading->plan->loader->scratch;
    struct text *names = arena_allocate_array(scratch, site->term_count, sizeof *names);

    for (size_t i = 0; i < site->term_count; i++) {
        names[i] = site->terms[i].id;
        if (text_equal(names[i], id))
            return i;
    }
    page_error(draft, line, _("there is no glossary entry \"%.*s\""),
               TEXT_PRINT(page_excerpt(id)));
    page_suggest(draft, id, names, site->term_count);
    return NONE;
}

/* False when the scheme is none of these. The item is NONE when a report was made. */
static bool find_item(struct page_draft *draft, size_t line, struct text scheme,
                      struct text name, struct page_reference *reference)
{
    const struct edition *edition = draft->edition;

    if (text_equal(scheme, TEXT("obiettivo"))) {
        reference->kind = REFERENCE_OBJECTIVE;
        reference->item = find_objective(draft, line, name);
        return true;
    }
    if (text_equal(scheme, TEXT("atto"))) {
        reference->kind = REFERENCE_ACT;
        reference->item = find_act(draft, line, name);
        return true;
    }
    if (text_equal(scheme, TEXT("voce"))) {
        reference->kind = REFERENCE_TERM;
        reference->item = find_term(draft, line, name);
        return true;
    }
    if (text_equal(scheme, TEXT("tabella"))) {
        reference->kind = REFERENCE_TABLE;
        reference->item = page_find_table(draft, line, name);
        return true;
    }
    reference->kind = REFERENCE_VALUE;
    reference->axis = model_find_axis(edition, scheme);
    if (reference->axis != NONE)
        reference->item = find_value(draft, line, reference->axis, name);
    return reference->axis != NONE;
}

static bool leads_out(struct text address)
{
    return text_starts_with(address, TEXT("https://")) ||
           text_starts_with(address, TEXT("http://")) ||
           text_starts_with(address, TEXT("mailto:"));
}

bool page_read_link(struct page_draft *draft, size_t line, struct text address,
                    size_t *reference)
{
    size_t colon = text_find(address, ':');
    struct text scheme = text_slice(address, 0, colon);
    struct text name = text_slice(address, colon + 1, address.length);
    struct page_reference found = {.item = NONE};

    if (leads_out(address))
        return false;
    if (text_starts_with(address, TEXT("#"))) {
        *reference =
            add_pending(draft, line, draft->page->id, text_slice(address, 1, address.length));
        return true;
    }
    if (text_equal(scheme, TEXT("pagina"))) {
        size_t hash = text_find(name, '#');
        *reference = add_pending(draft, line, text_slice(name, 0, hash),
                                 text_slice(name, hash + 1, name.length));
        return true;
    }
    if (colon == address.length || !find_item(draft, line, scheme, name, &found)) {
        page_error(draft, line, _("a link to \"%.*s\" leads nowhere"),
                   TEXT_PRINT(page_excerpt(address)));
        page_hint(draft, "%s",
                  _("write https://…, #heading, pagina:…, obiettivo:…, atto:…, voce:…, "
                    "tabella:… or the id of an axis and a value of it"));
        return false;
    }
    if (found.item == NONE)
        return false;
    *reference = page_add_reference(draft, found);
    return true;
}

/* ---- Pages ---- */

static bool has_heading(const struct narrative_page *page, struct text anchor)
{
    for (size_t i = 0; i < page->block_count; i++) {
        if (page->blocks[i].kind == BLOCK_HEADING && text_equal(page->blocks[i].anchor, anchor))
            return true;
    }
    return false;
}

static void report_link(struct page_reading *reading, const struct pending_link *link,
                        const char *message, struct text found)
{
    diagnose(reading->plan->loader->diagnostics, SEVERITY_ERROR,
             (struct place){.file = link->origin.file, .line = link->origin.line}, message,
             TEXT_PRINT(page_excerpt(found)));
}

static void suggest_heading(struct page_reading *reading, const struct narrative_page *page,
                            struct text wanted)
{
    struct loader *loader = reading->plan->loader;
    struct text *names =
        arena_allocate_array(&loader->scratch, page->block_count, sizeof *names);
    size_t count = 0;
    size_t nearest;

    for (size_t i = 0; i < page->block_count; i++) {
        if (page->blocks[i].kind == BLOCK_HEADING)
            names[count++] = page->blocks[i].anchor;
    }
    if (wanted.length <= IDENTIFIER_MAX && text_nearest(wanted, names, count, &nearest, 1) > 0)
        diagnose_hint(loader->diagnostics, _("did you mean \"%.*s\"?"),
                      TEXT_PRINT(names[nearest]));
}

static void check_link(struct page_reading *reading, const struct pending_link *link)
{
    const struct edition *edition = reading->plan->edition;
    const struct narrative_page *page = &edition->pages[model_find_page(edition, link->page)];
    struct page_reference *reference = &page->references[link->reference];
    size_t item = model_find_page(edition, link->target);

    reference->item = item;
    if (item == NONE) {
        report_link(reading, link, _("there is no page \"%.*s\""), link->target);
    } else if (reference->anchor.length > 0 &&
               !has_heading(&edition->pages[item], reference->anchor)) {
        report_link(reading, link, _("there is no heading \"%.*s\" to link to"),
                    reference->anchor);
        suggest_heading(reading, &edition->pages[item], reference->anchor);
    }
}

void page_check_links(struct page_reading *reading)
{
    for (size_t i = 0; i < reading->link_count; i++)
        check_link(reading, &reading->links[i]);
}
