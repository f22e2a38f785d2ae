/*
 * Objectives as lines of lists. Each is in half a dozen lists, and most lists are as deep in the
 * site as others: for these a line is rendered once, and copied.
 */
#include "view/pages.h"

/* How links begin in the list of the objectives of a value, a manager or a rating. */
static const struct text usual_root = TEXT_INITIALISER("../../../");

/* The lines of a list in the making. */
struct lines {
    struct buffer rows;
    struct buffer calculations;
};

static void free_lines(struct lines *lines)
{
    buffer_free(&lines->rows);
    buffer_free(&lines->calculations);
}

/* Adds the lines of one objective, with links that begin with `root`. */
static bool render(const struct view *view, const struct edition_cards *cards, size_t objective,
                   struct text root, struct lines *lines, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct mustache_object *data = mustache_object_create(&arena);
    struct mustache_value value = {.kind = MUSTACHE_OBJECT, .object = data};

    mustache_set_html(data, NAME_root, root);
    draft_share_object(data, NAME_edition, cards->edition);
    draft_share_object(data, NAME_objective, cards->objectives[objective]);
    bool rendered =
        mustache_render(view->row_template, value, &lines->rows, diagnostics) &&
        mustache_render(view->calculation_template, value, &lines->calculations, diagnostics);
    arena_free(&arena);
    return rendered;
}

bool rows_create(struct view *view, size_t edition, struct diagnostics *diagnostics)
{
    struct edition_cards *cards = &view->editions[edition];
    size_t count = view->site->editions[edition].objective_count;
    struct lines lines = {0};
    bool created = true;

    cards->rows = arena_allocate_array(&view->arena, count, sizeof *cards->rows);
    for (size_t i = 0; i < count && created; i++) {
        created = render(view, cards, i, usual_root, &lines, diagnostics);
        cards->rows[i] = (struct objective_rows){
            .row = arena_copy(&view->arena, buffer_text(&lines.rows)),
            .calculation = arena_copy(&view->arena, buffer_text(&lines.calculations)),
        };
        buffer_clear(&lines.rows);
        buffer_clear(&lines.calculations);
    }
    free_lines(&lines);
    return created;
}

static void copy_rows(const struct objective_rows *rows, struct lines *lines)
{
    buffer_append(&lines->rows, rows->row);
    buffer_append(&lines->calculations, rows->calculation);
}

/* A template that cannot be rendered has been found when the rows were created. */
void rows_set(struct draft *draft, const size_t *objectives, size_t count)
{
    struct text root = files_way_up(draft->arena, draft->path);
    struct lines lines = {0};

    for (size_t i = 0; i < count; i++) {
        if (text_equal(root, usual_root))
            copy_rows(&draft->cards->rows[objectives[i]], &lines);
        else
            render(draft->view, draft->cards, objectives[i], root, &lines, draft->diagnostics);
    }
    mustache_set_html(draft->data, NAME_objective_rows,
                      arena_copy(draft->arena, buffer_text(&lines.rows)));
    mustache_set_html(draft->data, NAME_calculation_rows,
                      arena_copy(draft->arena, buffer_text(&lines.calculations)));
    free_lines(&lines);
}
