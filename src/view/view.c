#include "view/narrative.h"

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

    /* Where there is one such page in the site, or in an edition: its address. */
    const char *path;
    struct text (*path_of)(struct arena *arena, const struct edition *edition);
} page_kinds[VIEW_PAGE_KINDS] = {
    [VIEW_HOME] = {.template = "home", .fill = page_home, .path = "index.html"},
    [VIEW_NOT_FOUND] = {.template = "not_found", .fill = page_not_found, .path = "404.html"},
    [VIEW_EDITION] = {.template = "edition", .fill = page_edition, .path_of = path_of_edition},
    [VIEW_AXIS] = {.template = "axis", .fill = page_axis},
    [VIEW_VALUE] = {.template = "axis_value", .fill = page_value},
    [VIEW_OBJECTIVES] = {.template = "objectives",
                         .fill = page_objectives,
                         .path_of = path_of_objectives},
    [VIEW_OBJECTIVE] = {.template = "objective", .fill = page_objective},
    [VIEW_ALIAS] = {.template = "alias", .fill = page_alias},
    [VIEW_CALENDAR] = {.template = "calendar",
                       .fill = page_calendar,
                       .path_of = path_of_calendar},
    [VIEW_MANAGERS] = {.template = "managers",
                       .fill = page_managers,
                       .path_of = path_of_managers},
    [VIEW_MANAGER] = {.template = "manager", .fill = page_manager},
    [VIEW_VERIFICATION] = {.template = "verification",
                           .fill = page_verification,
                           .path_of = path_of_verification},
    [VIEW_RATINGS] = {.template = "ratings", .fill = page_ratings, .path_of = path_of_ratings},
    [VIEW_RATING] = {.template = "rating", .fill = page_rating},
    [VIEW_MATRIX] = {.template = "matrix", .fill = page_matrix},
    [VIEW_INDEX] = {.template = "index", .fill = page_index, .path_of = path_of_index},
    [VIEW_CHANGES] = {.template = "changes", .fill = page_changes, .path_of = path_of_changes},
    [VIEW_GUIDE] = {.template = "guide", .fill = page_guide, .path_of = path_of_guide},
    [VIEW_GLOSSARY] = {.template = "glossary",
                       .fill = page_glossary,
                       .path = "glossario/index.html"},
    [VIEW_SEARCH] = {.template = "search", .fill = page_search, .path = "cerca/index.html"},
    [VIEW_PRINT] = {.template = "print", .fill = page_print, .path_of = path_of_print},
    [VIEW_REPORT] = {.template = "report", .fill = page_report, .path_of = path_of_report},
    [VIEW_CHAPTER] = {.template = "chapter", .fill = page_chapter},
    [VIEW_REPORT_PRINT] = {.template = "report_print",
                           .fill = page_report_print,
                           .path_of = path_of_report_print},
    [VIEW_TABLE] = {.template = "table", .fill = page_table},
    [VIEW_ACTS] = {.template = "acts", .fill = page_acts, .path_of = path_of_acts},
    [VIEW_ACT_FILTER] = {.template = "acts", .fill = page_act_filter},
    [VIEW_DATA] = {.template = "data", .fill = page_data, .path_of = path_of_data},
    [VIEW_DATASET] = {.template = "dataset", .fill = page_dataset},
    [VIEW_REUSE] = {.template = "reuse", .fill = page_reuse, .path = "dati/index.html"},
    [VIEW_PUBLICATIONS] = {.template = "publications",
                           .fill = page_publications,
                           .path_of = path_of_publications},
    [VIEW_FEED] = {.template = "feed", .fill = file_feed, .path = "feed.xml"},
    [VIEW_SITEMAP] = {.template = "sitemap", .fill = file_sitemap},
    [VIEW_ROBOTS] = {.template = "robots", .fill = file_robots, .path = "robots.txt"},
    [VIEW_SECURITY] = {.template = "security",
                       .fill = file_security,
                       .path = ".well-known/security.txt"},
    [VIEW_TRANSPARENCY_ROOT] = {.template = "transparency_root",
                                .fill = page_transparency_root},
    [VIEW_TRANSPARENCY] = {.template = "transparency", .fill = page_transparency},
    [VIEW_TRANSPARENCY_SECTION] = {.template = "transparency_section",
                                   .fill = page_transparency_section},
    [VIEW_TRANSPARENCY_ARCHIVE] = {.template = "transparency_archive",
                                   .fill = page_transparency_archive},
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

/* ---- What pages share ---- */

bool term_is_explained(const struct site *site, struct text id)
{
    for (size_t i = 0; i < site->term_count; i++) {
        if (text_equal(site->terms[i].id, id))
            return true;
    }
    return false;
}

void term_set(struct view *view, struct mustache_object *object, mustache_name name,
              struct text id)
{
    struct mustache_object *term = mustache_set_object(object, name);

    mustache_set_flag(term, NAME_linked, term_is_explained(view->site, id));
    mustache_set_text(term, NAME_id, id);
}

/* The words that templates use, where the glossary explains them. */
static void find_words(struct view *view)
{
    static const struct {
        const char *id;
        mustache_name name;
    } words[] = {
        {"obiettivo", NAME_objective},
        {"indicatore", NAME_indicator},
        {"target", NAME_target},
        {"consuntivo", NAME_actual},
        {"scostamento", NAME_deviation},
        {"peso", NAME_weight},
        {"raggiungimento", NAME_achievement},
        {"valutazione", NAME_rating},
    };

    view->words = mustache_object_create(&view->arena);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        term_set(view, view->words, words[i].name, text_from(words[i].id));
}

struct view *view_create(const struct view_source *source, struct diagnostics *diagnostics)
{
    const struct site *site = source->site;
    struct view *view = memory_allocate_zeroed(1, sizeof *view);

    view->site = site;
    view->scores = source->scores;
    view->audits = source->audits;
    view->histories = source->histories;
    view->markdown = source->markdown;
    view->names = mustache_names_create(known_names, NAME_COUNT);
    view->library = mustache_library_create(view->names, MUSTACHE_STRICT);
    if (!load_templates(view, source->templates, diagnostics)) {
        view_free(view);
        return NULL;
    }
    find_words(view);
    view->site_card = frame_describe_site(view);
    view->editions =
        arena_allocate_array(&view->arena, site->edition_count, sizeof *view->editions);
    for (size_t i = 0; i < site->edition_count; i++) {
        changes_collect(view, i);
        history_collect(view, i);
        cards_create(view, i);
    }
    if (!frames_create(view, diagnostics)) {
        view_free(view);
        return NULL;
    }
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

    if (page_kinds[page->kind].path != NULL)
        return text_from(page_kinds[page->kind].path);
    if (page_kinds[page->kind].path_of != NULL)
        return page_kinds[page->kind].path_of(draft->arena, draft->edition);
    switch (page->kind) {
    case VIEW_AXIS:
        return path_of_axis(draft->arena, draft->edition, page->axis);
    case VIEW_VALUE:
        return path_of_value(draft->arena, draft->edition, page->axis, page->item);
    case VIEW_OBJECTIVE:
        return path_of_objective(draft->arena, draft->edition,
                                 &draft->edition->objectives[page->item]);
    case VIEW_ALIAS:
        return path_of_code(draft->arena, draft->edition,
                            draft->edition->objectives[page->item].shares[page->axis].code);
    case VIEW_MANAGER:
        return path_of_manager(draft->arena, draft->edition,
                               &draft->cards->manager_list[page->item]);
    case VIEW_RATING:
        return draft->cards->rating_paths[page->item];
    case VIEW_MATRIX:
        return path_of_matrix(draft->arena, draft->edition, page->axis, page->item);
    case VIEW_CHAPTER:
        return path_of_chapter(draft->arena, draft->edition, page->item);
    case VIEW_TABLE:
        return path_of_table(draft->arena, draft->edition, page->item);
    case VIEW_ACT_FILTER:
        return path_of_act_filter(draft->arena, draft->edition, (enum act_filter)page->axis,
                                  page->item);
    case VIEW_DATASET:
        return path_of_dataset(draft->arena, draft->edition, page->item);
    case VIEW_SITEMAP:
        return path_of_sitemap(draft->arena, page->part);
    case VIEW_TRANSPARENCY_ROOT:
    case VIEW_TRANSPARENCY:
    case VIEW_TRANSPARENCY_SECTION:
    case VIEW_TRANSPARENCY_ARCHIVE:
        return path_of_transparency(draft->arena, page);
    case VIEW_HOME:
    case VIEW_NOT_FOUND:
    case VIEW_GLOSSARY:
    case VIEW_SEARCH:
    case VIEW_REUSE:
    case VIEW_FEED:
    case VIEW_ROBOTS:
    case VIEW_SECURITY:
    case VIEW_EDITION:
    case VIEW_OBJECTIVES:
    case VIEW_CALENDAR:
    case VIEW_MANAGERS:
    case VIEW_VERIFICATION:
    case VIEW_RATINGS:
    case VIEW_INDEX:
    case VIEW_CHANGES:
    case VIEW_GUIDE:
    case VIEW_PRINT:
    case VIEW_REPORT:
    case VIEW_REPORT_PRINT:
    case VIEW_ACTS:
    case VIEW_DATA:
    case VIEW_PUBLICATIONS:
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

/* The frame that the page shares with others, or one of its own. */
static bool find_frame(struct draft *draft, struct text root, struct frame *frame)
{
    bool searches = draft->page.kind == VIEW_SEARCH;

    if (searches || draft->page.kind == VIEW_NOT_FOUND) {
        struct frame_options options = {.root = root, .searches = searches};
        return frame_render(draft->view, &options, draft->arena, frame, draft->diagnostics);
    }
    *frame = *frame_find(draft->view, draft->edition, root);
    return true;
}

static bool fill_layout(struct draft *draft)
{
    struct mustache_object *data = draft->data;
    struct text root = find_root(draft);
    struct frame frame;

    if (!find_frame(draft, root, &frame))
        return false;
    draft->breadcrumbs = mustache_set_list(data, NAME_breadcrumbs);
    mustache_set_flag(data, NAME_has_breadcrumbs, false);
    mustache_set_text(data, NAME_language, TEXT("it"));
    mustache_set_text(data, NAME_root, root);
    draft_share_object(data, NAME_site, draft->view->site_card);
    draft_share_object(data, NAME_words, draft->view->words);
    mustache_set_html(data, NAME_frame_head, frame.head);
    mustache_set_html(data, NAME_frame_top, frame.top);
    mustache_set_html(data, NAME_frame_bottom, frame.bottom);
    mustache_set_nothing(data, NAME_edition);
    mustache_set_text(data, NAME_page_kind, text_from(page_kinds[draft->page.kind].template));
    return true;
}

bool view_is_in_edition(enum view_page_kind kind)
{
    return kind != VIEW_HOME && kind != VIEW_NOT_FOUND && kind != VIEW_GLOSSARY &&
           kind != VIEW_SEARCH && kind < VIEW_TRANSPARENCY_ROOT;
}

/* What a page of an edition comes from, and the address that it keeps. */
static void set_origin(struct draft *draft, struct text path)
{
    struct text base = draft->view->site->base_url;
    struct mustache_object *data = draft->data;

    mustache_set_nothing(data, NAME_permanent);
    mustache_set_nothing(data, NAME_provenance);
    if (draft->edition == NULL)
        return;
    struct mustache_object *permanent = mustache_set_object(data, NAME_permanent);
    mustache_set_text(permanent, NAME_path, path);
    mustache_set_text(permanent, NAME_permalink,
                      base.length == 0 ? path
                                       : arena_format(draft->arena, "%.*s/%.*s",
                                                      TEXT_PRINT(base), TEXT_PRINT(path)));
    /* Chapters and data sets tell their own. */
    if (draft->page.kind != VIEW_CHAPTER && draft->page.kind != VIEW_REPORT_PRINT &&
        draft->page.kind != VIEW_DATA && draft->page.kind != VIEW_DATASET)
        provenance_set_page(draft);
}

/* A page that nothing has been told of yet but where it belongs. */
static struct draft begin(const struct view *view, struct view_page page, struct arena *arena)
{
    bool in_edition = view_is_in_edition(page.kind);
    struct draft draft = {
        .view = view,
        .edition = in_edition ? &view->site->editions[page.edition] : NULL,
        .cards = in_edition ? &view->editions[page.edition] : NULL,
        .scores = in_edition ? &view->scores[page.edition] : NULL,
        .audit = in_edition ? &view->audits[page.edition] : NULL,
        .page = page,
        .arena = arena,
    };

    draft.path = find_path(&draft);
    return draft;
}

/* The address of the part of a long list that the page is. */
static struct text find_part(const struct draft *draft)
{
    if (!file_is_page(draft->page.kind))
        return draft->path;
    return path_of_part(draft->arena, draft->path, draft->page.part);
}

struct text view_path(const struct view *view, struct view_page page, struct arena *arena)
{
    struct draft draft = begin(view, page, arena);

    return find_part(&draft);
}

bool view_render(const struct view *view, struct view_page page, struct arena *arena,
                 struct text *path, struct buffer *output, struct diagnostics *diagnostics)
{
    struct draft draft = begin(view, page, arena);

    draft.diagnostics = diagnostics;
    draft.data = mustache_object_create(arena);
    *path = find_part(&draft);
    if (!fill_layout(&draft))
        return false;
    set_origin(&draft, *path);
    file_set_addresses(&draft, *path);
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
