#include "view/narrative.h"

#include <stdlib.h>

static const char *const known_names[] = {
#define X(name) #name,
    VIEW_NAMES(X)
#undef X
};

/* ---- Templates ---- */

static bool add_template(struct view *view, struct text file, struct diagnostics *diagnostics)
{
    static const struct text ending = TEXT_INITIALISER(".mustache");
    struct buffer source = {0};
    struct text path = files_join(&view->arena, view->template_folder, file);
    struct text name = text_slice(file, 0, file.length - ending.length);
    bool added =
        files_read(path, &source, diagnostics) &&
        mustache_library_add(view->library, name, path, buffer_text(&source), diagnostics);

    buffer_free(&source);
    return added;
}

const struct mustache_template *view_find_template(const struct view *view, const char *name,
                                                   struct diagnostics *diagnostics)
{
    const struct mustache_template *found =
        mustache_library_find(view->library, text_from(name));

    if (found == NULL)
        diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = view->template_folder},
                 _("the template %s.mustache is missing"), name);
    return found;
}

struct text view_render_part(const struct mustache_template *template,
                             struct mustache_object *data, struct buffer *space,
                             struct arena *arena, struct diagnostics *diagnostics)
{
    struct mustache_value value = {.kind = MUSTACHE_OBJECT, .object = data};

    buffer_clear(space);
    if (!mustache_render(template, value, space, diagnostics))
        return TEXT("");
    return arena_copy(arena, buffer_text(space));
}

static bool find_templates(struct view *view, struct diagnostics *diagnostics)
{
    size_t errors = diagnostics->errors;

    for (size_t i = 0; i < VIEW_PAGE_KINDS; i++) {
        if (page_kinds[i].template != NULL)
            view->templates[i] = view_find_template(view, page_kinds[i].template, diagnostics);
    }
    frame_find_templates(view, diagnostics);
    rows_find_templates(view, diagnostics);
    return diagnostics->errors == errors;
}

static bool load_templates(struct view *view, struct diagnostics *diagnostics)
{
    struct file_list files;
    bool loaded = files_list(&view->arena, view->template_folder, TEXT(".mustache"), false,
                             &files, diagnostics);

    for (size_t i = 0; i < files.count; i++)
        loaded = add_template(view, files.names[i], diagnostics) && loaded;
    return loaded && mustache_library_link(view->library, diagnostics) &&
           find_templates(view, diagnostics);
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

static bool create_rows(struct view *view, struct diagnostics *diagnostics)
{
    bool created = true;

    for (size_t i = 0; i < view->site->edition_count && created; i++)
        created = rows_create(view, i, diagnostics);
    return created;
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
    view->template_folder = source->templates;
    if (!load_templates(view, diagnostics)) {
        view_free(view);
        return NULL;
    }
    find_words(view);
    view->site_card = frame_describe_site(view);
    view->editions =
        arena_allocate_array(&view->arena, site->edition_count, sizeof *view->editions);
    for (size_t i = 0; i < site->edition_count; i++) {
        changes_collect(view, i);
        cards_create(view, i);
    }
    if (!frames_create(view, diagnostics) || !create_rows(view, diagnostics)) {
        view_free(view);
        return NULL;
    }
    plan_pages(view);
    trails_create(view);
    return view;
}

size_t view_page_count(const struct view *view)
{
    return view->page_count;
}

struct view_page view_page_at(const struct view *view, size_t index)
{
    return view->pages[(index + view->first_file) % view->page_count];
}

/* ---- One page ---- */

/*
 * The prefix of all links, as HTML: templates have it in each of them, and it is not to be
 * escaped each time. The page for missing addresses is served anywhere: from the root.
 */
static struct text find_root(const struct draft *draft)
{
    if (draft->page.kind != VIEW_NOT_FOUND)
        return files_way_up(draft->arena, draft->path);
    struct text base = draft->view->site->base_url;
    size_t host = text_starts_with(base, TEXT("https://")) ? 8 : 7;
    size_t path = host + text_find(text_slice(base, host, base.length), '/');
    struct text folder = mustache_escaped(draft->arena, text_slice(base, path, base.length));
    return arena_format(draft->arena, "%.*s/", TEXT_PRINT(folder));
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

/* The names that the pages of an edition use. */
static void set_edition(struct draft *draft)
{
    mustache_set_nothing(draft->data, NAME_edition);
    if (draft->edition == NULL)
        return;
    draft_share_object(draft->data, NAME_edition, draft->cards->edition);
}

static bool fill_layout(struct draft *draft)
{
    struct mustache_object *data = draft->data;
    struct text root = find_root(draft);
    struct frame frame = {0};

    if (!find_frame(draft, root, &frame))
        return false;
    mustache_set_text(data, NAME_language, TEXT("it"));
    mustache_set_html(data, NAME_root, root);
    draft_share_object(data, NAME_site, draft->view->site_card);
    draft_share_object(data, NAME_words, draft->view->words);
    frame_set(&frame, data);
    mustache_set_text(data, NAME_page_kind, text_from(page_kinds[draft->page.kind].template));
    set_edition(draft);
    trail_set(draft);
    return true;
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

bool view_render(const struct view *view, const struct view_request *request,
                 struct arena *arena, struct text *path, struct buffer *output,
                 struct diagnostics *diagnostics)
{
    const struct page_kind *kind = &page_kinds[request->page.kind];
    struct draft draft = draft_begin(view, request->page, arena);

    draft.account = request->account;
    draft.diagnostics = diagnostics;
    *path = draft_path(&draft);
    if (kind->write != NULL) {
        kind->write(&draft, output);
        return true;
    }
    draft.data = mustache_object_create_large(arena);
    if (!fill_layout(&draft))
        return false;
    draft_set_heading(&draft, kind_heading(&draft));
    set_origin(&draft, *path);
    file_set_addresses(&draft, *path);
    kind->fill(&draft);
    struct mustache_value data = {.kind = MUSTACHE_OBJECT, .object = draft.data};
    return mustache_render(view->templates[request->page.kind], data, output, diagnostics);
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
