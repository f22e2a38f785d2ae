/* Files of the site that are for machines: where its pages are, and whom to tell what. */
#include "view/narrative.h"

/* The sitemaps protocol allows so many addresses in a file (sitemaps.org). */
enum { SITEMAP_ENTRIES = 50000 };

bool file_is_page(enum view_page_kind kind)
{
    return kind != VIEW_NOT_FOUND && kind != VIEW_ALIAS &&
           (page_kinds[kind].heading != NULL || page_kinds[kind].heading_of != NULL);
}

/* ---- Addresses ---- */

struct text file_address(const struct view *view, struct arena *arena, struct text path)
{
    return arena_format(arena, "%.*s/%.*s", TEXT_PRINT(view->site->base_url), TEXT_PRINT(path));
}

/* Pictures that social sites show beside a link: they take PNG, and no SVG. */
static const char *find_picture(enum view_page_kind kind)
{
    return page_kinds[kind].picture != NULL ? page_kinds[kind].picture : "sito";
}

void file_set_addresses(struct draft *draft, struct text path)
{
    const struct view *view = draft->view;

    if (view->site->base_url.length == 0 || draft->page.kind == VIEW_NOT_FOUND) {
        mustache_set_nothing(draft->data, NAME_canonical);
        return;
    }
    struct mustache_object *object = mustache_set_object(draft->data, NAME_canonical);
    mustache_set_text(object, NAME_address, file_address(view, draft->arena, path));
    mustache_set_text(object, NAME_picture,
                      arena_format(draft->arena, "%.*s/assets/social-%s.png",
                                   TEXT_PRINT(view->site->base_url),
                                   find_picture(draft->page.kind)));
}

/* ---- Sitemap ---- */

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

static void add_entry(struct draft *draft, struct mustache_list *list, struct text path,
                      struct date update)
{
    struct mustache_object *entry = mustache_list_add_object(list);
    char space[DATE_TEXT_SIZE];

    mustache_set_text(entry, NAME_address, file_address(draft->view, draft->arena, path));
    mustache_set_nothing(entry, NAME_last_updated);
    if (date_known(update))
        mustache_set_text(entry, NAME_last_updated,
                          arena_copy(draft->arena, date_format_iso(update, space)));
}

/* Part 0 lists the pages, or the further parts where there are too many for one file. */
void file_sitemap(struct draft *draft)
{
    const struct view *view = draft->view;
    size_t parts = sitemap_count_parts(view);
    size_t first = draft->page.part > 0 ? (draft->page.part - 1) * SITEMAP_ENTRIES : 0;
    bool lists_files = draft->page.part == 0 && parts > 1;
    struct mustache_list *list = mustache_set_list(draft->data, NAME_entries);

    mustache_set_flag(draft->data, NAME_has_parts, lists_files);
    for (size_t i = 1; lists_files && i <= parts; i++)
        add_entry(draft, list, path_of_sitemap(draft->arena, i), (struct date){0});
    for (size_t i = first; !lists_files && i < view->page_count && i < first + SITEMAP_ENTRIES;
         i++) {
        const struct view_page *page = &view->pages[i];
        if (file_is_page(page->kind))
            add_entry(draft, list, view_path(view, *page, draft->arena),
                      find_update(view, page));
    }
}

/* ---- Plain text: nothing to escape ---- */

void file_robots(struct draft *draft)
{
    struct text base = draft->view->site->base_url;

    mustache_set_nothing(draft->data, NAME_address);
    if (base.length > 0)
        mustache_set_html(draft->data, NAME_address,
                          file_address(draft->view, draft->arena, TEXT("sitemap.xml")));
}

/* RFC 9116 */
void file_security(struct draft *draft)
{
    const struct security *security = &draft->view->site->security;
    struct arena *arena = draft->arena;
    char space[DATE_TEXT_SIZE];
    struct text day = date_format_iso(security->expires, space);

    file_robots(draft);
    if (draft->view->site->base_url.length > 0)
        mustache_set_html(draft->data, NAME_address,
                          file_address(draft->view, arena, TEXT(".well-known/security.txt")));
    mustache_set_html(draft->data, NAME_security, security->contact);
    mustache_set_html(draft->data, NAME_expires,
                      arena_format(arena, "%.*sT23:59:59Z", TEXT_PRINT(day)));
    mustache_set_nothing(draft->data, NAME_policy);
    if (security->policy.length > 0)
        mustache_set_html(draft->data, NAME_policy, security->policy);
}
