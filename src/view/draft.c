#include "view/pages.h"

struct draft draft_begin(const struct view *view, struct view_page page, struct arena *arena)
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

    draft.path = kind_path(&draft);
    return draft;
}

struct text draft_path(const struct draft *draft)
{
    if (!file_is_page(draft->page.kind))
        return draft->path;
    return path_of_part(draft->arena, draft->path, draft->page.part);
}

struct text view_path(const struct view *view, struct view_page page, struct arena *arena)
{
    struct draft draft = draft_begin(view, page, arena);

    return draft_path(&draft);
}

void draft_add_object(struct mustache_list *list, struct mustache_object *object)
{
    mustache_list_add(list, (struct mustache_value){.kind = MUSTACHE_OBJECT, .object = object});
}

void draft_share_object(struct mustache_object *data, mustache_name name,
                        struct mustache_object *object)
{
    mustache_set(data, name,
                 (struct mustache_value){.kind = MUSTACHE_OBJECT, .object = object});
}

void draft_share_list(struct mustache_object *data, mustache_name name,
                      struct mustache_list *list)
{
    mustache_set(data, name, (struct mustache_value){.kind = MUSTACHE_LIST, .list = list});
}

void draft_set_optional(struct mustache_object *object, mustache_name name, struct text text)
{
    if (text.length > 0)
        mustache_set_text(object, name, text);
    else
        mustache_set_nothing(object, name);
}

static void set_markdown(const struct draft *draft, struct mustache_object *object,
                         mustache_name name, struct text markdown, const struct term_use *terms)
{
    struct buffer html = {0};

    mustache_set_nothing(object, name);
    if (markdown.length == 0)
        return;
    draft->view->markdown(markdown, terms, &html);
    mustache_set_html(object, name, arena_copy(draft->arena, buffer_text(&html)));
    buffer_free(&html);
}

void draft_set_markdown(const struct draft *draft, struct mustache_object *object,
                        mustache_name name, struct text markdown)
{
    set_markdown(draft, object, name, markdown, NULL);
}

static struct term_use *find_terms(struct draft *draft)
{
    struct term_use *terms = &draft->terms;

    if (terms->site != NULL)
        return terms;
    terms->site = draft->view->site;
    terms->address = arena_format(draft->arena, "%.*sglossario/index.html#voce-",
                                  TEXT_PRINT(files_way_up(draft->arena, draft->path)));
    terms->linked =
        arena_allocate_array(draft->arena, terms->site->term_count, sizeof *terms->linked);
    return terms;
}

void draft_set_prose(struct draft *draft, struct mustache_object *object, mustache_name name,
                     struct text markdown)
{
    set_markdown(draft, object, name, markdown, find_terms(draft));
}

void draft_note_term(struct draft *draft, struct text id)
{
    struct term_use *terms = find_terms(draft);

    for (size_t i = 0; i < terms->site->term_count; i++) {
        if (text_equal(terms->site->terms[i].id, id))
            terms->linked[i] = true;
    }
}

/* The heading, made unique: several objectives may share one, and lists go on over pages. */
static struct text make_distinct(const struct draft *draft, struct text heading)
{
    if (draft->page.kind == VIEW_OBJECTIVE)
        return arena_format(draft->arena, "%.*s (%.*s)", TEXT_PRINT(heading),
                            TEXT_PRINT(draft->edition->objectives[draft->page.item].code));
    if (draft->page.kind == VIEW_ALIAS)
        return arena_format(
            draft->arena, "%.*s (%.*s)", TEXT_PRINT(heading),
            TEXT_PRINT(
                draft->edition->objectives[draft->page.item].shares[draft->page.axis].code));
    if (draft->page.part > 0)
        return arena_format(draft->arena, "%.*s, pagina %zu", TEXT_PRINT(heading),
                            draft->page.part + 1);
    return heading;
}

void draft_set_heading(struct draft *draft, struct text heading)
{
    const struct site *site = draft->view->site;
    struct text title;

    if (draft->page.kind == VIEW_HOME)
        title = arena_format(draft->arena, "%.*s – %.*s", TEXT_PRINT(heading),
                             TEXT_PRINT(site->entity.name));
    else
        title = arena_format(
            draft->arena, "%.*s – %.*s – %.*s", TEXT_PRINT(make_distinct(draft, heading)),
            TEXT_PRINT(draft->edition != NULL ? draft->edition->title : site->title),
            TEXT_PRINT(site->entity.name));
    mustache_set_text(draft->data, NAME_heading, heading);
    mustache_set_text(draft->data, NAME_page_title, title);
}

void draft_set_description(struct draft *draft, struct text description)
{
    mustache_set_text(draft->data, NAME_page_description, description);
}

void draft_set_parts(struct draft *draft, size_t part_count)
{
    struct text first = draft->path;
    struct mustache_list *parts = mustache_set_list(draft->data, NAME_parts);

    for (size_t i = 0; i < part_count; i++) {
        struct mustache_object *part = mustache_list_add_object(parts);
        mustache_set_text(part, NAME_label, figure_count(draft->arena, i + 1));
        mustache_set_text(part, NAME_path, path_of_part(draft->arena, first, i));
        mustache_set_flag(part, NAME_current, i == draft->page.part);
    }
    mustache_set_flag(draft->data, NAME_has_parts, part_count > 1);
}

void draft_set_objectives(struct draft *draft, const struct references *objectives)
{
    size_t first = draft->page.part * VIEW_ENTRIES_PER_PAGE;
    size_t count = objectives->count - first;
    bool has_calculations = false;

    if (count > VIEW_ENTRIES_PER_PAGE)
        count = VIEW_ENTRIES_PER_PAGE;
    for (size_t i = first; i < first + count && !has_calculations; i++)
        has_calculations =
            figure_of_objective(draft->edition, draft->scores, objectives->items[i]);
    rows_set(draft, draft->data, &(struct references){objectives->items + first, count});
    mustache_set_flag(draft->data, NAME_has_calculations, has_calculations);
    mustache_set_flag(draft->data, NAME_has_objectives, objectives->count > 0);
    draft_set_parts(draft, path_count_parts(objectives->count));
}
