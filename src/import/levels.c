#include "import/levels.h"

#include "import/rules.h"

/* The cells of a row, one for each level, and how many entries each has. */
struct level_cells {
    struct text **items;
    size_t *counts;
    size_t level_count;
    size_t most;
};

static struct level_cells read_levels(struct arena *arena, const struct layout *layout,
                                      const struct sheet_row *row, size_t axis)
{
    size_t count = layout->level_counts[axis];
    struct level_cells cells = {
        .items = arena_allocate_array(arena, count, sizeof *cells.items),
        .counts = arena_allocate_array(arena, count, sizeof *cells.counts),
        .level_count = count,
    };

    for (size_t i = 0; i < count; i++) {
        cells.items[i] =
            sheet_split(arena, row->cells[layout->levels[axis][i]], &cells.counts[i]);
        if (cells.counts[i] > cells.most)
            cells.most = cells.counts[i];
    }
    return cells;
}

/* Whether every level has one entry, or as many as the others; lower ones may be blank. */
static bool go_together(const struct level_cells *cells)
{
    bool ended = false;

    for (size_t i = 0; i < cells->level_count; i++) {
        if (cells->counts[i] == 0)
            ended = true;
        else if (ended || (cells->counts[i] != 1 && cells->counts[i] != cells->most))
            return false;
    }
    return true;
}

/* The id of an entry; creates the value and those above it where the axis has none yet. */
static struct text compose_entry(struct import_run *run, const struct level_cells *cells,
                                 size_t entry, struct axis_creation *creation)
{
    struct text id = TEXT("");
    bool prevails = false;

    creation->parent = NONE;
    for (size_t i = 0; i < cells->level_count && cells->counts[i] > 0; i++) {
        struct text name = cells->items[i][cells->counts[i] == 1 ? 0 : entry];
        if (text_ends_with(name, TEXT("*"))) {
            prevails = prevails || cells->counts[i] > 1 || cells->most == 1;
            name = text_trim(text_slice(name, 0, name.length - 1));
        }
        struct text slug = text_slug(run->arena, name);
        id = i == 0 ? slug
                    : arena_format(run->arena, "%.*s-%.*s", TEXT_PRINT(id), TEXT_PRINT(slug));
        creation->id = id;
        creation->name = name;
        creation->parent = axes_create(&run->axes, creation);
    }
    return prevails ? arena_format(run->arena, "%.*s*", TEXT_PRINT(id)) : id;
}

static struct text compose_row(struct import_run *run, const struct side *side, size_t number,
                               struct axis_creation *creation)
{
    const struct sheet_row *row = &side->sheet.rows[number];
    struct level_cells cells = read_levels(run->arena, &side->layout, row, creation->axis);

    creation->place =
        layout_place(&side->layout, &side->sheet, row, FIELD_AXES + creation->axis);
    if (cells.most > CELL_ITEMS_MAX || !go_together(&cells)) {
        if (creation->wanted)
            diagnose(run->diagnostics, SEVERITY_ERROR, creation->place,
                     _("the levels of the axis \"%.*s\" do not go together: each must have one "
                       "entry, or as many as the others"),
                     TEXT_PRINT(run->edition->axes[creation->axis].id));
        return TEXT("");
    }
    struct text *ids = arena_allocate_array(run->arena, cells.most, sizeof *ids);
    for (size_t i = 0; i < cells.most; i++)
        ids[i] = compose_entry(run, &cells, i, creation);
    return sheet_join(run->arena, ids, cells.most);
}

void levels_compose(struct import_run *run, struct side *side, bool report)
{
    struct layout *layout = &side->layout;

    for (size_t axis = 0; axis < run->edition->axis_count; axis++) {
        struct axis_creation creation = {.axis = axis, .wanted = report};
        if (layout->levels[axis] == NULL)
            continue;
        size_t shown = layout->columns[FIELD_AXES + axis];
        size_t column =
            rules_add_column(run->arena, &side->sheet, side->sheet.heading.cells[shown]);
        for (size_t i = 0; i < side->sheet.row_count; i++)
            side->sheet.rows[i].cells[column] = compose_row(run, side, i, &creation);
        layout->columns[FIELD_AXES + axis] = column;
    }
}
