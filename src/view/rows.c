/*
 * Objectives as lines of lists. Each is in half a dozen lists, and most lists are as deep in the
 * site as others: for these a line is rendered once, and copied.
 */
#include "view/pages.h"

/* How links begin in the list of the objectives of a value, a manager or a rating. */
static const struct text usual_root = TEXT_INITIALISER("../../../");

/* What the templates show, with links that begin with `root`. */
static struct mustache_object *describe(const struct edition_cards *cards, size_t objective,
                                        struct text root, struct arena *arena)
{
    struct mustache_object *data = mustache_object_create(arena);

    mustache_set_html(data, NAME_root, root);
    draft_share_object(data, NAME_edition, cards->edition);
    draft_share_object(data, NAME_objective, cards->objectives[objective]);
    return data;
}

/* Errors of the templates are added. */
static struct objective_rows render(const struct view *view, struct mustache_object *data,
                                    struct arena *arena, struct diagnostics *diagnostics)
{
    return (struct objective_rows){
        .row = view_render_part(view->row_template, data, arena, diagnostics),
        .calculation = view_render_part(view->calculation_template, data, arena, diagnostics),
    };
}

bool rows_create(struct view *view, size_t edition, struct diagnostics *diagnostics)
{
    struct edition_cards *cards = &view->editions[edition];
    size_t count = view->site->editions[edition].objective_count;
    size_t errors = diagnostics->errors;
    struct arena scratch = {0};

    cards->rows = arena_allocate_array(&view->arena, count, sizeof *cards->rows);
    for (size_t i = 0; i < count && diagnostics->errors == errors; i++) {
        struct mustache_object *data = describe(cards, i, usual_root, &scratch);
        cards->rows[i] = render(view, data, &view->arena, diagnostics);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    return diagnostics->errors == errors;
}

/* The lines of one objective for a page whose links begin with `root`. */
static struct objective_rows find_rows(struct draft *draft, size_t objective, struct text root)
{
    if (text_equal(root, usual_root))
        return draft->cards->rows[objective];
    /* A template that cannot be rendered has been found when the usual rows were created. */
    return render(draft->view, describe(draft->cards, objective, root, draft->arena),
                  draft->arena, draft->diagnostics);
}

static void add_line(struct mustache_list *list, struct text line)
{
    mustache_list_add(list, (struct mustache_value){.kind = MUSTACHE_HTML, .text = line});
}

void rows_set(struct draft *draft, const size_t *objectives, size_t count)
{
    struct text root = files_way_up(draft->arena, draft->path);
    struct mustache_list *rows = mustache_set_list(draft->data, NAME_objective_rows);
    struct mustache_list *calculations = mustache_set_list(draft->data, NAME_calculation_rows);

    for (size_t i = 0; i < count; i++) {
        struct objective_rows lines = find_rows(draft, objectives[i], root);
        add_line(rows, lines.row);
        add_line(calculations, lines.calculation);
    }
}
