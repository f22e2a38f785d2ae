#include "import/records.h"

#include <string.h>

static struct keys make_keys(struct import_run *run, const struct side *side,
                             struct record_keying keying)
{
    size_t count = side->sheet.row_count;
    struct keys keys = {arena_allocate_array(run->arena, count, sizeof(struct text)), count};

    for (size_t i = 0; i < count; i++)
        keys.items[i] = keying.make(keying.context, side, &side->sheet.rows[i]);
    return keys;
}

void records_make_keys(struct import_run *run, struct records *records,
                       struct record_keying keying)
{
    records->fresh = make_keys(run, &run->fresh, keying);
    if (run->has_base)
        records->base = make_keys(run, &run->base, keying);
}

void records_check_unique(struct import_run *run, const struct records *records)
{
    const struct side *fresh = &run->fresh;
    struct map map = {0};

    for (size_t i = 0; i < records->fresh.count; i++) {
        const struct sheet_row *row = &fresh->sheet.rows[i];
        size_t first = map_add(&map, records->fresh.items[i], i);
        if (first != i)
            diagnose(run->diagnostics, SEVERITY_ERROR,
                     layout_place(&fresh->layout, &fresh->sheet, row, records->subject),
                     _("row %zu is about the same already"), fresh->sheet.rows[first].number);
    }
    map_free(&map);
}

/* What the file no longer holds looks as if it had never been in the copy. */
static void forget_missing(struct import_run *run, struct records *records)
{
    struct map map = {0};

    for (size_t i = 0; i < records->fresh.count; i++)
        map_add(&map, records->fresh.items[i], i);
    for (size_t i = 0; i < records->base.count; i++) {
        if (map_find(&map, records->base.items[i]) != MAP_NONE)
            continue;
        diagnose(run->diagnostics, SEVERITY_WARNING, run_place(run),
                 _("kept, though the file no longer holds it: \"%.*s\""),
                 TEXT_PRINT(records->base.items[i]));
        diagnose_hint(run->diagnostics,
                      _("where it is not needed any more, remove it by hand"));
        records->base.items[i] = TEXT("");
    }
    map_free(&map);
}

static struct text *cell_of(const struct records *records, void *item, size_t cell)
{
    return (struct text *)(void *)((char *)item + records->cells[cell].offset);
}

static void create(struct import_run *run, const struct records *records, size_t number,
                   void *item)
{
    const struct side *fresh = &run->fresh;
    const struct sheet_row *row = &fresh->sheet.rows[number];

    for (size_t i = 0; i < records->cell_count; i++)
        *cell_of(records, item, i) = layout_cell(&fresh->layout, row, records->cells[i].field);
    run->report->rows.added++;
    diagnose(run->diagnostics, SEVERITY_NOTE,
             layout_place(&fresh->layout, &fresh->sheet, row, records->subject),
             _("new: \"%.*s\""),
             TEXT_PRINT(sheet_excerpt(&run->diagnostics->arena,
                                      layout_cell(&fresh->layout, row, records->subject))));
}

static bool update(struct import_run *run, const struct records *records,
                   const struct merged_item *merged, void *item)
{
    const struct side *fresh = &run->fresh;
    const struct sheet_row *row = &fresh->sheet.rows[merged->fresh];
    struct text subject = layout_cell(&fresh->layout, row, records->subject);
    bool changed = false;

    for (size_t i = 0; i < records->cell_count; i++) {
        size_t field = records->cells[i].field;
        struct cell_change change = {.subject = subject};
        struct text base;
        if (!layout_has(&fresh->layout, field))
            continue;
        change.fresh = layout_cell(&fresh->layout, row, field);
        change.place = layout_place(&fresh->layout, &fresh->sheet, row, field);
        if (merged->base != NONE && layout_has(&run->base.layout, field)) {
            base = layout_cell(&run->base.layout, &run->base.sheet.rows[merged->base], field);
            change.base = &base;
        }
        changed = merge_apply(&change, cell_of(records, item, i), run->diagnostics) || changed;
    }
    run->report->rows.changed += changed;
    run->report->rows.unchanged += !changed;
    return changed;
}

static void report_gone(struct import_run *run, const struct records *records)
{
    const struct merged_list *merged = &records->merged;
    const struct side *fresh = &run->fresh;
    const struct side *base = &run->base;

    for (size_t i = 0; i < merged->removed_count; i++) {
        const struct sheet_row *row = &base->sheet.rows[merged->removed[i].base];
        struct text name = layout_cell(&base->layout, row, records->subject);
        diagnose(run->diagnostics, SEVERITY_NOTE, run_place(run), _("removed: \"%.*s\""),
                 TEXT_PRINT(sheet_excerpt(&run->diagnostics->arena, name)));
    }
    for (size_t i = 0; i < merged->deleted_count; i++) {
        const struct sheet_row *row = &fresh->sheet.rows[merged->deleted[i].fresh];
        diagnose(run->diagnostics, SEVERITY_WARNING,
                 layout_place(&fresh->layout, &fresh->sheet, row, records->subject),
                 _("deleted by hand, and not added again"));
    }
    run->report->rows.removed += merged->removed_count;
}

static void report_kept(struct import_run *run, struct text key)
{
    diagnose(run->diagnostics, SEVERITY_WARNING, run_place(run),
             _("kept, though the file does not hold it: \"%.*s\""),
             TEXT_PRINT(sheet_excerpt(&run->diagnostics->arena, key)));
}

void records_merge(struct import_run *run, struct records *records)
{
    if (records->never_removes)
        forget_missing(run, records);
    records->merged =
        merge_lists(run->arena, &records->fresh, run->has_base ? &records->base : NULL,
                    &records->current, false);
    report_gone(run, records);
    records->changed = records->merged.removed_count > 0;

    const struct merged_list *merged = &records->merged;
    char *items = arena_allocate_array(run->arena, merged->count, records->size);
    for (size_t i = 0; i < merged->count; i++) {
        const struct merged_item *item = &merged->items[i];
        void *target = items + i * records->size;
        records->changed = records->changed || item->current != i;
        if (item->current == NONE) {
            create(run, records, item->fresh, target);
            continue;
        }
        memcpy(target, (const char *)records->items + item->current * records->size,
               records->size);
        if (item->fresh != NONE)
            records->changed = update(run, records, item, target) || records->changed;
        else if (!run->has_base)
            report_kept(run, records->current.items[item->current]);
    }
    records->items = items;
    records->count = merged->count;
}
