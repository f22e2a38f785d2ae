/* Reprints from their sheet into evidence/NAME.json. */
#include "import/joins.h"
#include "import/records.h"
#include "import/writing.h"

#include <stddef.h>

static const struct record_cell reprint_cells[] = {
    {FIELD_TITLE, offsetof(struct reprint, title)},
    {FIELD_MANAGER, offsetof(struct reprint, manager)},
    {FIELD_UNIT, offsetof(struct reprint, unit)},
    {FIELD_INDICATOR, offsetof(struct reprint, name)},
    {FIELD_TARGET, offsetof(struct reprint, target.printed)},
    {FIELD_ACTUAL, offsetof(struct reprint, actual.printed)},
    {FIELD_ACHIEVEMENT, offsetof(struct reprint, achievement.printed)},
    {FIELD_ARROW, offsetof(struct reprint, arrow)},
};

static struct text path_of_evidence(struct import_run *run)
{
    struct text folder = files_join(run->arena, run->folder, TEXT("evidence"));
    struct text slug = text_slug(run->arena, run_stem(run->options->file));

    if (slug.length == 0)
        slug = TEXT("table");
    return files_join(run->arena, folder,
                      arena_format(run->arena, "%.*s.json", TEXT_PRINT(slug)));
}

/* ---- Keys ---- */

static struct text make_key(struct arena *arena, size_t value, const struct text parts[4])
{
    struct text key = arena_format(arena, "%zu", value);

    for (size_t i = 0; i < 4; i++)
        key = arena_format(arena, "%.*s/%.*s", TEXT_PRINT(key),
                           TEXT_PRINT(text_fold(arena, parts[i])));
    return key;
}

static struct text make_row_key(void *context, const struct side *side,
                                const struct sheet_row *row)
{
    struct import_run *run = context;
    size_t axis = run->fresh.layout.axis;
    struct text cell = layout_cell(&side->layout, row, FIELD_AXES + axis);
    const struct text parts[] = {
        layout_cell(&side->layout, row, FIELD_TITLE),
        layout_cell(&side->layout, row, FIELD_MANAGER),
        layout_cell(&side->layout, row, FIELD_UNIT),
        layout_cell(&side->layout, row, FIELD_INDICATOR),
    };

    return make_key(run->arena, axes_find(&run->axes, axis, cell), parts);
}

static struct text make_reprint_key(struct arena *arena, const struct reprint *reprint)
{
    const struct text parts[] = {reprint->title, reprint->manager, reprint->unit,
                                 reprint->name};

    return make_key(arena, reprint->value, parts);
}

/* ---- Rows ---- */

/* The value of the axis that each row is about. */
static size_t *resolve_values(struct import_run *run)
{
    const struct side *fresh = &run->fresh;
    size_t axis = fresh->layout.axis;
    size_t *resolved =
        arena_allocate_array(run->arena, fresh->sheet.row_count, sizeof *resolved);

    for (size_t i = 0; i < fresh->sheet.row_count; i++) {
        const struct sheet_row *row = &fresh->sheet.rows[i];
        struct text cell = layout_cell(&fresh->layout, row, FIELD_AXES + axis);
        struct place place =
            layout_place(&fresh->layout, &fresh->sheet, row, FIELD_AXES + axis);
        struct references values = axes_resolve(&run->axes, axis, cell, &place).values;
        if (cell.length == 0)
            diagnose(run->diagnostics, SEVERITY_ERROR, place, _("the cell is empty"));
        if (values.count > 1)
            diagnose(run->diagnostics, SEVERITY_ERROR, place, _("%zu values, expected one"),
                     values.count);
        resolved[i] = values.count > 0 ? values.items[0] : NONE;
    }
    return resolved;
}

/* The reprints that stand in a file already, with their keys. */
static void take_reprints(struct import_run *run, struct text path, struct records *records)
{
    const struct edition *edition = run->edition;
    struct reprint *items =
        arena_allocate_array(run->arena, edition->reprint_count, sizeof *items);

    records->items = items;
    records->current.items =
        arena_allocate_array(run->arena, edition->reprint_count, sizeof(struct text));
    for (size_t i = 0; i < edition->reprint_count; i++) {
        if (!text_equal(edition->reprints[i].origin.file, path))
            continue;
        records->current.items[records->count] =
            make_reprint_key(run->arena, &edition->reprints[i]);
        items[records->count++] = edition->reprints[i];
    }
    records->current.count = records->count;
}

/* A row with the same code as before keeps the objective that it has: staff may have set it. */
static bool keeps_join(const struct import_run *run, const struct merged_item *merged,
                       const struct reprint *reprint)
{
    if (merged->current == NONE || merged->base == NONE || reprint->objective == NONE)
        return false;
    return text_equal(
        layout_cell(&run->fresh.layout, &run->fresh.sheet.rows[merged->fresh], FIELD_CODE),
        layout_cell(&run->base.layout, &run->base.sheet.rows[merged->base], FIELD_CODE));
}

static bool join_reprint(struct import_run *run, const struct merged_item *merged,
                         struct joined joined, struct reprint *reprint)
{
    const struct sheet_row *row = &run->fresh.sheet.rows[merged->fresh];
    bool keeps =
        keeps_join(run, merged, reprint) ||
        (merged->current != NONE && joined.objective == NONE && reprint->objective != NONE);

    if (keeps)
        return false;
    if (joined.objective == NONE) {
        diagnose(run->diagnostics, SEVERITY_WARNING, sheet_place(&run->fresh.sheet, row),
                 _("it could not be told which objective the row is about"));
        diagnose_hint(run->diagnostics,
                      _("if you know, add its code as \"objective\" in evidence/"));
    }
    bool changed =
        reprint->objective != joined.objective || reprint->indicator != joined.indicator;
    reprint->objective = joined.objective;
    reprint->indicator = joined.indicator;
    return changed;
}

/* What the source calls the table: as asked for, as before, or as the file is called. */
static struct text choose_title(const struct import_run *run, const struct reprint *first)
{
    if (run->options->title.length > 0)
        return run->options->title;
    return first != NULL ? first->table : run_stem(run->options->file);
}

static void write_reprints(struct import_run *run, struct text path,
                           const struct reprint *reprints, size_t count)
{
    const struct reprint **list =
        arena_allocate_array(run->arena, count, sizeof(struct reprint *));
    struct buffer buffer = {0};

    for (size_t i = 0; i < count; i++)
        list[i] = &reprints[i];
    writing_evidence(&buffer, run->edition, list, count);
    run_add_output(run, path, buffer_text(&buffer));
    buffer_free(&buffer);
}

/* Fills what is not a cell; true when something changed by that. */
static bool complete_reprints(struct import_run *run, const struct records *records,
                              const struct joined *joined, const size_t *values)
{
    struct reprint *items = records->items;
    size_t first = 0;
    bool changed = false;

    while (first < records->count && records->merged.items[first].current == NONE)
        first++;
    struct text title = choose_title(run, first < records->count ? &items[first] : NULL);
    for (size_t i = 0; i < records->count; i++) {
        const struct merged_item *merged = &records->merged.items[i];
        if (merged->current == NONE)
            items[i].objective = items[i].indicator = NONE;
        changed = changed || !text_equal(items[i].table, title);
        items[i].table = title;
        items[i].axis = run->fresh.layout.axis;
        if (merged->fresh == NONE)
            continue;
        items[i].value = values[merged->fresh];
        changed = join_reprint(run, merged, joined[merged->fresh], &items[i]) || changed;
    }
    return changed;
}

void reprints_import(struct import_run *run)
{
    struct text path = path_of_evidence(run);
    struct records records = {
        .cells = reprint_cells,
        .cell_count = sizeof reprint_cells / sizeof *reprint_cells,
        .subject = run->table == TABLE_REPRINTS ? FIELD_TITLE : FIELD_INDICATOR,
        .size = sizeof(struct reprint),
    };
    size_t *values = resolve_values(run);

    if (run_failed(run))
        return;
    struct joined *joined =
        run->table == TABLE_REPRINTS ? joins_by_title(run, values) : joins_by_code(run);
    take_reprints(run, path, &records);
    records_make_keys(run, &records, (struct record_keying){make_row_key, run});
    records_merge(run, &records);
    bool completed = complete_reprints(run, &records, joined, values);
    if (records.changed || completed)
        write_reprints(run, path, records.items, records.count);
    axes_report(&run->axes);
    run_add_edition(run, false);
}

/* ---- After objectives have changed ---- */

/* A reference to an objective, or to an indicator of one; what it was before this import. */
struct reference {
    size_t *objective;
    size_t *indicator;
};

enum reference_fate { REFERENCE_SAME, REFERENCE_MOVED, REFERENCE_LOST };

static enum reference_fate renumber(const struct renumbering *renumbering,
                                    struct reference reference)
{
    size_t before = *reference.indicator;

    if (*reference.objective == NONE)
        return REFERENCE_SAME;
    const size_t *indicators = renumbering->indicators[*reference.objective];
    *reference.objective = renumbering->objectives[*reference.objective];
    if (before != NONE && indicators != NULL)
        *reference.indicator = indicators[before];
    if (*reference.objective == NONE || (before != NONE && *reference.indicator == NONE)) {
        *reference.objective = NONE;
        *reference.indicator = NONE;
        return REFERENCE_LOST;
    }
    return *reference.indicator != before ? REFERENCE_MOVED : REFERENCE_SAME;
}

static bool renumber_reprint(struct import_run *run, const struct renumbering *renumbering,
                             struct reprint *reprint)
{
    enum reference_fate fate =
        renumber(renumbering, (struct reference){&reprint->objective, &reprint->indicator});

    if (fate == REFERENCE_LOST) {
        diagnose(run->diagnostics, SEVERITY_WARNING,
                 (struct place){.file = reprint->origin.file, .line = reprint->origin.line},
                 _("the row was about an objective or indicator that is no longer there"));
        diagnose_hint(run->diagnostics, _("import the table of reprints once more"));
    }
    return fate != REFERENCE_SAME;
}

void evidence_renumber(struct import_run *run, const struct renumbering *renumbering)
{
    struct edition *edition = run->edition;
    size_t first = 0;
    bool changed = false;

    for (size_t i = 0; i < edition->reprint_count; i++) {
        struct reprint *reprint = &edition->reprints[i];
        struct text path = reprint->origin.file;
        changed = renumber_reprint(run, renumbering, reprint) || changed;
        if (i + 1 < edition->reprint_count &&
            text_equal(edition->reprints[i + 1].origin.file, path))
            continue;
        if (changed)
            write_reprints(run, path, edition->reprints + first, i + 1 - first);
        first = i + 1;
        changed = false;
    }
}

bool acknowledgements_renumber(struct import_run *run, const struct renumbering *renumbering)
{
    struct edition *edition = run->edition;
    size_t kept = 0;
    bool changed = false;

    for (size_t i = 0; i < edition->acknowledgement_count; i++) {
        struct acknowledgement acknowledgement = edition->acknowledgements[i];
        enum reference_fate fate =
            renumber(renumbering, (struct reference){&acknowledgement.objective,
                                                     &acknowledgement.indicator});
        changed = changed || fate != REFERENCE_SAME;
        if (fate != REFERENCE_LOST) {
            edition->acknowledgements[kept++] = acknowledgement;
            continue;
        }
        diagnose(run->diagnostics, SEVERITY_WARNING,
                 (struct place){.file = acknowledgement.origin.file,
                                .line = acknowledgement.origin.line},
                 _("removed the note \"%.*s\": what it was about is no longer there"),
                 TEXT_PRINT(sheet_excerpt(&run->diagnostics->arena, acknowledgement.note)));
    }
    edition->acknowledgement_count = kept;
    return changed;
}
