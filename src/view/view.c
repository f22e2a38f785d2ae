#include "view/pages.h"

#include <stdlib.h>

static const char *const known_names[] = {
#define X(name) #name,
    VIEW_NAMES(X)
#undef X
};

/* How each kind of page is made: the template and the function that fills its data. */
static const struct {
    const char *template;
    void (*fill)(struct draft *draft);
} page_kinds[VIEW_PAGE_KINDS] = {
    [VIEW_HOME] = {"home", page_home},
    [VIEW_NOT_FOUND] = {"not_found", page_not_found},
    [VIEW_EDITION] = {"edition", page_edition},
    [VIEW_AXIS] = {"axis", page_axis},
    [VIEW_VALUE] = {"axis_value", page_value},
    [VIEW_OBJECTIVES] = {"objectives", page_objectives},
    [VIEW_OBJECTIVE] = {"objective", page_objective},
    [VIEW_MANAGERS] = {"managers", page_managers},
    [VIEW_MANAGER] = {"manager", page_manager},
    [VIEW_VERIFICATION] = {"verification", page_verification},
};

/* ---- Templates ---- */

static bool add_template(struct view *view, struct text folder, struct text file,
                         struct diagnostics *diagnostics)
{
    static const struct text ending = TEXT_INITIALISER(".mustache");
    struct buffer source = {0};
    struct text path = files_join(&view->arena, folder, file);
    struct text name = text_slice(file, 0, file.length - ending.length);
    bool added =
        files_read(path, &source, diagnostics) &&
        mustache_library_add(view->library, name, path, buffer_text(&source), diagnostics);

    buffer_free(&source);
    return added;
}

static bool find_templates(struct view *view, struct text folder,
                           struct diagnostics *diagnostics)
{
    bool found = true;

    for (size_t i = 0; i < VIEW_PAGE_KINDS; i++) {
        view->templates[i] =
            mustache_library_find(view->library, text_from(page_kinds[i].template));
        if (view->templates[i] != NULL)
            continue;
        diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = folder},
                 _("the template %s.mustache is missing"), page_kinds[i].template);
        found = false;
    }
    return found;
}

static bool load_templates(struct view *view, struct text folder,
                           struct diagnostics *diagnostics)
{
    struct file_list files;
    bool loaded =
        files_list(&view->arena, folder, TEXT(".mustache"), false, &files, diagnostics);

    for (size_t i = 0; i < files.count; i++)
        loaded = add_template(view, folder, files.names[i], diagnostics) && loaded;
    return loaded && mustache_library_link(view->library, diagnostics) &&
           find_templates(view, folder, diagnostics);
}

/* ---- Which pages there are ---- */

static void add_page(struct view *view, struct view_page page)
{
    view->pages =
        memory_grow(view->pages, &view->page_capacity, view->page_count, sizeof *view->pages);
    view->pages[view->page_count++] = page;
}

/* As many pages as a list of `count` entries takes. */
static void add_list(struct view *view, struct view_page page, size_t count)
{
    for (page.part = 0; page.part < path_count_parts(count); page.part++)
        add_page(view, page);
}

static void plan_edition(struct view *view, size_t index)
{
    const struct edition *edition = &view->site->editions[index];
    const struct edition_cards *cards = &view->editions[index];
    struct view_page page = {.edition = index};

    add_page(view, (struct view_page){.kind = VIEW_EDITION, .edition = index});
    for (page.axis = 0; page.axis < edition->axis_count; page.axis++) {
        const struct axis *axis = &edition->axes[page.axis];
        page.kind = VIEW_AXIS;
        page.item = 0;
        add_page(view, page);
        page.kind = VIEW_VALUE;
        for (page.item = 0; page.item < axis->value_count; page.item++)
            add_list(view, page, axis->values[page.item].objectives.count);
    }
    page = (struct view_page){.kind = VIEW_OBJECTIVES, .edition = index};
    add_list(view, page, edition->objective_count);
    page.kind = VIEW_OBJECTIVE;
    for (page.item = 0; page.item < edition->objective_count; page.item++)
        add_page(view, page);
    add_page(view, (struct view_page){.kind = VIEW_MANAGERS, .edition = index});
    page.kind = VIEW_MANAGER;
    for (page.item = 0; page.item < cards->manager_count; page.item++)
        add_list(view, page, cards->manager_list[page.item].objectives.count);
    page = (struct view_page){.kind = VIEW_VERIFICATION, .edition = index};
    add_list(view, page, view->audits[index].count);
}

static void plan_pages(struct view *view)
{
    add_page(view, (struct view_page){.kind = VIEW_HOME});
    add_page(view, (struct view_page){.kind = VIEW_NOT_FOUND});
    for (size_t i = 0; i < view->site->edition_count; i++)
        plan_edition(view, i);
}

/* ---- What the layout shows on all pages ---- */

static void prepare_layout(struct view *view)
{
    const struct site *site = view->site;

    view->footer_links = mustache_list_create(&view->arena);
    for (size_t i = 0; i < site->footer_link_count; i++) {
        struct mustache_object *link = mustache_list_add_object(view->footer_links);
        mustache_set_text(link, NAME_label, site->footer_links[i].label);
        mustache_set_text(link, NAME_address, site->footer_links[i].address);
    }
    if (site->licence.length == 0)
        return;
    view->licence = mustache_object_create(&view->arena);
    mustache_set_text(view->licence, NAME_label, site->licence);
    draft_set_optional(view->licence, NAME_address, site->licence_url);
}

struct view *view_create(const struct view_source *source, struct diagnostics *diagnostics)
{
    const struct site *site = source->site;
    struct view *view = memory_allocate_zeroed(1, sizeof *view);

    view->site = site;
    view->scores = source->scores;
    view->audits = source->audits;
    view->markdown = source->markdown;
    view->names = mustache_names_create(known_names, NAME_COUNT);
    view->library = mustache_library_create(view->names, MUSTACHE_STRICT);
    if (!load_templates(view, source->templates, diagnostics)) {
        view_free(view);
        return NULL;
    }
    prepare_layout(view);
    view->editions =
        arena_allocate_array(&view->arena, site->edition_count, sizeof *view->editions);
    for (size_t i = 0; i < site->edition_count; i++)
        cards_create(view, i);
    plan_pages(view);
    return view;
}

size_t view_page_count(const struct view *view)
{
    return view->page_count;
}

struct view_page view_page_at(const struct view *view, size_t index)
{
    return view->pages[index];
}

/* ---- One page ---- */

static struct text find_path(const struct draft *draft)
{
    const struct view_page *page = &draft->page;

    switch (page->kind) {
    case VIEW_HOME:
        return TEXT("index.html");
    case VIEW_NOT_FOUND:
        return TEXT("404.html");
    case VIEW_EDITION:
        return path_of_edition(draft->arena, draft->edition);
    case VIEW_AXIS:
        return path_of_axis(draft->arena, draft->edition, page->axis);
    case VIEW_VALUE:
        return path_of_value(draft->arena, draft->edition, page->axis, page->item);
    case VIEW_OBJECTIVES:
        return path_of_objectives(draft->arena, draft->edition);
    case VIEW_OBJECTIVE:
        return path_of_objective(draft->arena, draft->edition,
                                 &draft->edition->objectives[page->item]);
    case VIEW_MANAGERS:
        return path_of_managers(draft->arena, draft->edition);
    case VIEW_MANAGER:
        return path_of_manager(draft->arena, draft->edition,
                               &draft->cards->manager_list[page->item]);
    case VIEW_VERIFICATION:
        return path_of_verification(draft->arena, draft->edition);
    case VIEW_PAGE_KINDS:
        break;
    }
    return (struct text){"", 0};
}

/* The prefix of all links. The page for missing addresses is served anywhere: from the root. */
static struct text find_root(const struct draft *draft)
{
    if (draft->page.kind != VIEW_NOT_FOUND)
        return path_to_root(draft->arena, draft->path);
    struct text base = draft->view->site->base_url;
    size_t host = text_starts_with(base, TEXT("https://")) ? 8 : 7;
    size_t path = host + text_find(text_slice(base, host, base.length), '/');
    return arena_format(draft->arena, "%.*s/", TEXT_PRINT(text_slice(base, path, base.length)));
}

static void fill_layout(struct draft *draft)
{
    const struct view *view = draft->view;
    struct mustache_object *data = draft->data;

    draft->breadcrumbs = mustache_set_list(data, NAME_breadcrumbs);
    mustache_set_flag(data, NAME_has_breadcrumbs, false);
    mustache_set_text(data, NAME_language, TEXT("it"));
    mustache_set_text(data, NAME_root, find_root(draft));
    mustache_set_text(data, NAME_site_title, view->site->title);
    mustache_set_text(data, NAME_entity_name, view->site->entity.name);
    draft_set_optional(data, NAME_entity_address, view->site->entity.address);
    draft_set_optional(data, NAME_entity_pec, view->site->entity.pec);
    draft_share_list(data, NAME_footer_links, view->footer_links);
    mustache_set_flag(data, NAME_has_footer_links, view->site->footer_link_count > 0);
    mustache_set_nothing(data, NAME_edition);
    if (view->licence != NULL)
        draft_share_object(data, NAME_licence, view->licence);
    else
        mustache_set_nothing(data, NAME_licence);
}

bool view_render(const struct view *view, struct view_page page, struct arena *arena,
                 struct text *path, struct buffer *output, struct diagnostics *diagnostics)
{
    bool in_edition = page.kind != VIEW_HOME && page.kind != VIEW_NOT_FOUND;
    struct draft draft = {
        .view = view,
        .edition = in_edition ? &view->site->editions[page.edition] : NULL,
        .cards = in_edition ? &view->editions[page.edition] : NULL,
        .scores = in_edition ? &view->scores[page.edition] : NULL,
        .audit = in_edition ? &view->audits[page.edition] : NULL,
        .page = page,
        .arena = arena,
        .data = mustache_object_create(arena),
    };

    draft.path = find_path(&draft);
    *path = path_of_part(arena, draft.path, page.part);
    fill_layout(&draft);
    page_kinds[page.kind].fill(&draft);
    struct mustache_value data = {.kind = MUSTACHE_OBJECT, .object = draft.data};
    return mustache_render(view->templates[page.kind], data, output, diagnostics);
}

void view_free(struct view *view)
{
    if (view == NULL)
        return;
    free(view->pages);
    mustache_library_free(view->library);
    mustache_names_free(view->names);
    arena_free(&view->arena);
    free(view);
}
