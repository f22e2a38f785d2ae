/* sitemap.xml (sitemaps.org): a line for each page, so many that they are written one by one. */
#include "view/pages.h"

/* The protocol allows so many addresses in a file. */
enum { SITEMAP_ENTRIES = 50000 };

#define NAMESPACE "http://www.sitemaps.org/schemas/sitemap/0.9"

size_t sitemap_count_parts(const struct view *view)
{
    return (view->page_count + SITEMAP_ENTRIES - 1) / SITEMAP_ENTRIES;
}

/* sitemap.xml; or of several files: sitemap-1.xml … */
struct text path_of_sitemap(struct arena *arena, size_t part)
{
    if (part == 0)
        return TEXT("sitemap.xml");
    return arena_format(arena, "sitemap-%zu.xml", part);
}

/* The day of the last change to a page, as far as the content tells. */
static struct date find_update(const struct view *view, const struct view_page *page)
{
    struct date last = {0};

    if (page->kind == VIEW_CHAPTER)
        return view->site->editions[page->edition].pages[page->item].updated;
    if (page->kind == VIEW_OBJECTIVE &&
        date_known(view->editions[page->edition].changed_on[page->item]))
        return view->editions[page->edition].changed_on[page->item];
    if (view_is_in_edition(page->kind))
        return view->site->editions[page->edition].publication.updated;
    if (page->kind != VIEW_TRANSPARENCY_SECTION)
        return model_last_update(view->site);
    for (size_t i = 0; i < view->site->transparency_count; i++) {
        const struct transparency_entry *entry = &view->site->transparency[i];
        if (entry->section == page->item && date_compare(entry->updated, last) > 0)
            last = entry->updated;
    }
    return last;
}

static void append_address(const struct view *view, struct arena *arena, struct text path,
                           struct buffer *output)
{
    buffer_append(output, TEXT("<loc>"));
    mustache_escape(output, file_address(view, arena, path));
    buffer_append(output, TEXT("</loc>"));
}

static void append_page(const struct view *view, struct arena *arena,
                        const struct view_page *page, struct buffer *output)
{
    struct date update = find_update(view, page);
    char space[DATE_TEXT_SIZE];

    buffer_append(output, TEXT("<url>"));
    append_address(view, arena, view_path(view, *page, arena), output);
    if (date_known(update)) {
        buffer_append(output, TEXT("<lastmod>"));
        buffer_append(output, date_format_iso(update, space));
        buffer_append(output, TEXT("</lastmod>"));
    }
    buffer_append(output, TEXT("</url>\n"));
}

/* The pages of one part, which counts from 1. */
static void append_pages(const struct view *view, size_t part, struct buffer *output)
{
    size_t first = (part - 1) * SITEMAP_ENTRIES;
    struct arena scratch = {0};

    buffer_append(output, TEXT("<urlset xmlns=\"" NAMESPACE "\">\n"));
    for (size_t i = first; i < view->page_count && i < first + SITEMAP_ENTRIES; i++) {
        if (file_is_page(view->pages[i].kind))
            append_page(view, &scratch, &view->pages[i], output);
        arena_reset(&scratch);
    }
    buffer_append(output, TEXT("</urlset>\n"));
    arena_free(&scratch);
}

/* The further files. */
static void append_parts(const struct draft *draft, size_t parts, struct buffer *output)
{
    buffer_append(output, TEXT("<sitemapindex xmlns=\"" NAMESPACE "\">\n"));
    for (size_t i = 1; i <= parts; i++) {
        buffer_append(output, TEXT("<sitemap>"));
        append_address(draft->view, draft->arena, path_of_sitemap(draft->arena, i), output);
        buffer_append(output, TEXT("</sitemap>\n"));
    }
    buffer_append(output, TEXT("</sitemapindex>\n"));
}

/* Part 0 lists the pages, or the further parts where there are too many for one file. */
void file_sitemap(const struct draft *draft, struct buffer *output)
{
    size_t parts = sitemap_count_parts(draft->view);
    size_t part = draft->page.part;

    buffer_append(output, TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    if (part == 0 && parts > 1)
        append_parts(draft, parts, output);
    else
        append_pages(draft->view, part > 0 ? part : 1, output);
}
