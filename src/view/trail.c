/* The way to a page: the pages above it, from the home page down. */
#include "export/export.h"
#include "view/pages.h"

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

/* The steps from the home page to the page itself; none for pages that stand alone. */
static struct export_step *find_steps(const struct view *view, struct view_page page,
                                      struct arena *arena, size_t *count)
{
    struct view_page at = page;

    *count = 0;
    if (!file_is_page(page.kind) || page.kind == VIEW_HOME)
        return NULL;
    do {
        ++*count;
    } while (go_up(view, &at));
    struct export_step *steps = arena_allocate_array(arena, *count, sizeof *steps);
    at = page;
    for (size_t i = *count; i > 0; i--) {
        struct draft draft = draft_begin(view, at, arena);
        steps[i - 1] =
            (struct export_step){.name = kind_heading(&draft), .path = draft_path(&draft)};
        go_up(view, &at);
    }
    return steps;
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
    struct mustache_list *list = mustache_set_list(draft->data, NAME_breadcrumbs);
    size_t count;
    const struct export_step *steps =
        find_steps(draft->view, draft->page, draft->arena, &count);

    mustache_set_flag(draft->data, NAME_has_breadcrumbs, count > 0);
    mustache_set_nothing(draft->data, NAME_trail_path);
    if (count == 0)
        return;
    for (size_t i = 0; i + 1 < count; i++) {
        struct mustache_object *crumb = mustache_list_add_object(list);
        mustache_set_text(crumb, NAME_label, steps[i].name);
        mustache_set_text(crumb, NAME_path, steps[i].path);
    }
    mustache_set_text(
        draft->data, NAME_trail_path,
        export_trail_address(draft->arena, find_file(draft), steps[count - 1].path));
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
        size_t count;
        if (in_edition != (draft->edition != NULL) ||
            (in_edition && page.edition != draft->page.edition))
            continue;
        const struct export_step *steps = find_steps(view, page, &arena, &count);
        if (count > 0)
            export_trails_add(&trails, steps, count);
        arena_reset(&arena);
    }
    export_trails_end(&trails);
    arena_free(&arena);
}
