/* Files of the site that are for machines: what they may read, and whom to tell what. */
#include "view/narrative.h"

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
