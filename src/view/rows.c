/*
 * Objectives as lines of lists and of printed tables. Each is in half a dozen lists, and most
 * lists are as deep in the site as others: for these a line is rendered once, and copied.
 */
#include "view/pages.h"

static const char *const row_templates[ROW_PARTS] = {
    [ROW_OBJECTIVE] = "objective_row",
    [ROW_CALCULATION] = "calculation_row",
    [ROW_PRINTED_OBJECTIVE] = "print_objective",
    [ROW_PRINTED_INDICATORS] = "print_indicators",
};

/* How links begin in the list of the objectives of a value, a manager or a rating. */
static const struct text usual_root = TEXT_INITIALISER("../../../");

void rows_find_templates(struct view *view, struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < ROW_PARTS; i++)
        view->row_templates[i] = view_find_template(view, row_templates[i], diagnostics);
}

/* What lists show, with links that begin with `root`. */
static struct mustache_object *describe(const struct draft *draft, size_t objective,
                                        struct text root)
{
    struct mustache_object *data = mustache_object_create(draft->arena);

    mustache_set_html(data, NAME_root, root);
    draft_share_object(data, NAME_edition, draft->cards->edition);
    draft_share_object(data, NAME_objective, draft->cards->objectives[objective]);
    return data;
}

bool rows_create(struct view *view, size_t edition, struct diagnostics *diagnostics)
{
    struct edition_cards *cards = &view->editions[edition];
    struct arena scratch = {0};
    struct draft draft = {
        .view = view,
        .edition = &view->site->editions[edition],
        .cards = cards,
        .scores = &view->scores[edition],
        .diagnostics = diagnostics,
        .arena = &scratch,
    };
    struct buffer space = {0};
    size_t count = draft.edition->objective_count;
    size_t errors = diagnostics->errors;

    cards->rows = arena_allocate_array(&view->arena, count, sizeof *cards->rows);
    for (size_t i = 0; i < count && diagnostics->errors == errors; i++) {
        struct mustache_object *data = describe(&draft, i, usual_root);
        print_describe(&draft, data, i);
        for (enum row_part part = 0; part < ROW_PARTS; part++)
            cards->rows[i].parts[part] = view_render_part(view->row_templates[part], data,
                                                          &space, &view->arena, diagnostics);
        arena_reset(&scratch);
    }
    buffer_free(&space);
    arena_free(&scratch);
    return diagnostics->errors == errors;
}

/*
 * The usual line with links that begin with `root` instead. False where the way up stands anywhere
 * but in a link: then the line has to be rendered.
 */
static bool change_root(struct text line, struct text root, struct buffer *changed)
{
    static const struct text link = TEXT_INITIALISER("href=\"");
    size_t copied = 0;

    buffer_clear(changed);
    for (size_t i = text_find(line, '.'); i < line.length;) {
        if (!text_starts_with(text_slice(line, i, line.length), usual_root)) {
            i += 1 + text_find(text_slice(line, i + 1, line.length), '.');
            continue;
        }
        struct text before = text_slice(line, copied, i - copied);
        if (!text_ends_with(before, link))
            return false;
        buffer_append(changed, before);
        buffer_append(changed, root);
        copied = i + usual_root.length;
        i = copied + text_find(text_slice(line, copied, line.length), '.');
    }
    buffer_append(changed, text_slice(line, copied, line.length));
    return true;
}

/* The line of a list for a page whose links begin with `root`; it is made in `space`. */
static struct text find_row(const struct draft *draft, enum row_part part, size_t objective,
                            struct text root, struct buffer *space)
{
    struct text usual = draft->cards->rows[objective].parts[part];

    if (text_equal(root, usual_root))
        return usual;
    if (change_root(usual, root, space))
        return arena_copy(draft->arena, buffer_text(space));
    /* A template that cannot be rendered has been found when the usual rows were created. */
    return view_render_part(draft->view->row_templates[part], describe(draft, objective, root),
                            space, draft->arena, draft->diagnostics);
}

static void set_lines(const struct draft *draft, struct mustache_object *data,
                      mustache_name name, enum row_part part,
                      const struct references *objectives)
{
    struct text root = files_way_up(draft->arena, draft->path);
    struct mustache_list *lines = mustache_set_list(data, name);
    struct buffer space = {0};

    for (size_t i = 0; i < objectives->count; i++) {
        struct text line = find_row(draft, part, objectives->items[i], root, &space);
        mustache_list_add(lines, (struct mustache_value){.kind = MUSTACHE_HTML, .text = line});
    }
    buffer_free(&space);
}

void rows_set(const struct draft *draft, struct mustache_object *data,
              const struct references *objectives)
{
    set_lines(draft, data, NAME_objective_rows, ROW_OBJECTIVE, objectives);
    rows_set_calculations(draft, data, objectives);
}

void rows_set_calculations(const struct draft *draft, struct mustache_object *data,
                           const struct references *objectives)
{
    set_lines(draft, data, NAME_calculation_rows, ROW_CALCULATION, objectives);
}
