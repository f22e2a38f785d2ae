/* The way to a page: the pages above it, from the home page down. */
#include "export/export.h"
#include "view/pages.h"

#include <string.h>

/* Turns a page into the one above it; false: there is none. */
static bool go_up(const struct view *view, struct view_page *page)
{
    struct view_page above = {.kind = page_kinds[page->kind].above, .edition = page->edition};

    if (page->kind == VIEW_HOME)
        return false;
    if (page->kind == VIEW_VALUE) {
        const struct axis *axis = &view->site->editions[page->edition].axes[page->axis];
        above.axis = page->axis;
        if (axis->is_tree && axis->values[page->item].parent != NONE) {
            above.kind = VIEW_VALUE;
            above.item = axis->values[page->item].parent;
        }
    }
    if (above.kind == VIEW_HOME && page->kind != VIEW_EDITION && view_is_in_edition(page->kind))
        above.kind = VIEW_EDITION;
    *page = above;
    return true;
}

static void make_trail(const struct view *view, struct view_page page, struct arena *arena,
                       struct trail *trail)
{
    struct view_page at = page;
    size_t count = 0;

    *trail = (struct trail){.crumbs = mustache_list_create(arena)};
    if (!file_is_page(page.kind) || page.kind == VIEW_HOME)
        return;
    while (go_up(view, &at))
        count++;
    trail->steps = arena_allocate_array(arena, count, sizeof *trail->steps);
    trail->count = count;
    for (at = page; count > 0; count--) {
        go_up(view, &at);
        struct draft draft = draft_begin(view, at, arena);
        trail->steps[count - 1] =
            (struct export_step){.name = kind_heading(&draft), .path = draft_path(&draft)};
    }
    for (size_t i = 0; i < trail->count; i++) {
        struct mustache_object *crumb = mustache_list_add_object(trail->crumbs);
        mustache_set_escaped(crumb, NAME_label, trail->steps[i].name);
        mustache_set_escaped(crumb, NAME_path, trail->steps[i].path);
    }
}

/* Where the trail is that all pages of a kind have in an edition; NULL: each has its own. */
static struct trail *find_shared(const struct view *view, struct view_page page)
{
    bool in_edition = view_is_in_edition(page.kind);
    size_t edition = in_edition ? page.edition : view->site->edition_count;

    if (page.kind == VIEW_VALUE) /* below an axis, or a value of a tree */
        return NULL;
    return &view->trails[edition * VIEW_PAGE_KINDS + page.kind];
}

void trails_create(struct view *view)
{
    view->trails = arena_allocate_array(
        &view->arena, (view->site->edition_count + 1) * VIEW_PAGE_KINDS, sizeof *view->trails);
    for (size_t i = 0; i < view->page_count; i++) {
        struct trail *trail = find_shared(view, view->pages[i]);
        if (trail != NULL && trail->crumbs == NULL)
            make_trail(view, view->pages[i], &view->arena, trail);
    }
}

static struct trail find_trail(const struct view *view, struct view_page page,
                               struct arena *arena)
{
    const struct trail *shared = find_shared(view, page);
    struct trail own;

    if (shared != NULL)
        return *shared;
    make_trail(view, page, arena, &own);
    return own;
}

/* The file that tells the way to the page. */
static struct text find_file(const struct draft *draft)
{
    if (draft->edition == NULL)
        return text_from(page_kinds[VIEW_SITE_TRAILS].path);
    return page_kinds[VIEW_TRAILS].path_of(draft->arena, draft->edition);
}

void trail_set(struct draft *draft)
{
    struct trail trail = find_trail(draft->view, draft->page, draft->arena);

    draft_share_list(draft->data, NAME_breadcrumbs, trail.crumbs);
    mustache_set_flag(draft->data, NAME_has_breadcrumbs, trail.count > 0);
    mustache_set_nothing(draft->data, NAME_trail_path);
    if (trail.count > 0)
        mustache_set_text(
            draft->data, NAME_trail_path,
            export_trail_address(draft->arena, find_file(draft), draft_path(draft)));
}

/* The way to one page, which is its last step; nothing for pages that stand alone. */
static void add_trail(struct export_trails *trails, const struct view *view,
                      struct view_page page, struct arena *arena)
{
    struct trail above = find_trail(view, page, arena);

    if (above.count == 0)
        return;
    struct draft draft = draft_begin(view, page, arena);
    struct export_step *steps = arena_allocate_array(arena, above.count + 1, sizeof *steps);
    memcpy(steps, above.steps, above.count * sizeof *steps);
    steps[above.count] =
        (struct export_step){.name = kind_heading(&draft), .path = draft_path(&draft)};
    export_trails_add(trails, steps, above.count + 1);
}

void file_trails(const struct draft *draft, struct buffer *output)
{
    const struct view *view = draft->view;
    struct export_trails trails = {0};
    struct arena arena = {0};

    export_trails_begin(&trails, view->site, draft->path, output);
    for (size_t i = 0; i < view->page_count; i++) {
        struct view_page page = view->pages[i];
        bool in_edition = view_is_in_edition(page.kind);
        if (in_edition != (draft->edition != NULL) ||
            (in_edition && page.edition != draft->page.edition))
            continue;
        add_trail(&trails, view, page, &arena);
        arena_reset(&arena);
    }
    export_trails_end(&trails);
    arena_free(&arena);
}
