#include "import/import.h"

#include "import/data_tables.h"
#include "import/explain.h"
#include "import/run.h"
#include "load/load.h"

#include <stdlib.h>

/* ---- Reading ---- */

/* Reads the sheet, and so much of the content as it takes to tell which table it is. */
static bool read_sheet(struct import_run *run, struct text bytes, struct site *outline,
                       struct diagnostics *findings)
{
    const struct import_options *options = run->options;
    struct table_source source = {&run->fresh.sheet, NULL, &run->mapping};
    bool done = load_outline(options->content, options->edition, outline, findings);

    done = sheet_read(run->arena, options->file, bytes, &run->fresh.sheet, run->diagnostics) &&
           done;
    if (!done)
        return false;
    source.edition = outline->editions;
    if (!mapping_read(run->arena, run->folder, source.edition, &run->mapping, run->diagnostics))
        return false;
    if (options->table.length > 0)
        return table_find(options->table, (struct place){0}, &run->table, run->diagnostics);
    return table_recognise(run->arena, &source, &run->table, run->diagnostics);
}

/*
 * Leaves the content in run->site. The outline is enough for the units; all else may write
 * edition.json or refer to objectives.
 */
static bool read_content(struct import_run *run, struct text bytes)
{
    const struct import_options *options = run->options;
    struct diagnostics findings = {0};
    bool done = read_sheet(run, bytes, &run->site, &findings);

    if (done && run->table != TABLE_UNITS) {
        diagnostics_free(&findings);
        model_free(&run->site);
        done = load_edition(options->content, options->edition, &run->site, &findings);
    }
    diagnostics_merge(run->diagnostics, &findings);
    run->edition = run->site.editions;
    return done;
}

/* True when the rows can be checked, though it may be that nothing may be written. */
static bool match_columns(struct import_run *run)
{
    const struct table_source source = {&run->fresh.sheet, run->edition, &run->mapping};

    run->report->table = import_tables[run->table].name;
    table_match(run->arena, &source, run->table, &run->fresh.layout, run->diagnostics);
    return run->fresh.layout.complete;
}

/* ---- The copy for the next import ---- */

static struct text copy_path(struct import_run *run)
{
    return run_copy_path(run->arena, run->folder, run->table, run->options->file);
}

/* The cells of the columns that are used: the others may hold what must not be published. */
static size_t take_used(const struct import_run *run, const bool *used,
                        const struct sheet_row *row, struct text *cells)
{
    size_t count = 0;

    for (size_t i = 0; i < run->fresh.sheet.width; i++) {
        if (used[i])
            cells[count++] = row->cells[i];
    }
    return count;
}

static struct text make_copy(struct import_run *run)
{
    const struct sheet *sheet = &run->fresh.sheet;
    const struct layout *layout = &run->fresh.layout;
    bool *used = arena_allocate_array(run->arena, sheet->width, sizeof *used);
    struct text *cells = arena_allocate_array(run->arena, sheet->width, sizeof *cells);
    struct buffer buffer = {0};

    for (size_t field = 0; field < layout->count; field++) {
        if (layout_has(layout, field))
            used[layout->columns[field]] = true;
    }
    for (size_t axis = 0; axis < run->edition->axis_count; axis++) {
        for (size_t i = 0; i < layout->level_counts[axis]; i++)
            used[layout->levels[axis][i]] = true;
    }
    sheet_append_heading(&buffer, cells, take_used(run, used, &sheet->heading, cells));
    for (size_t i = 0; i < sheet->row_count; i++)
        sheet_append_row(&buffer, cells, take_used(run, used, &sheet->rows[i], cells));
    struct text copy = arena_copy(run->arena, buffer_text(&buffer));
    buffer_free(&buffer);
    return copy;
}

/* ---- Writing ---- */

static bool is_unchanged(const struct output *output)
{
    struct diagnostics unsaid = {0};
    struct buffer old = {0};
    bool unchanged = files_exist(output->path) && files_read(output->path, &old, &unsaid) &&
                     text_equal(buffer_text(&old), output->content);

    buffer_free(&old);
    diagnostics_free(&unsaid);
    return unchanged;
}

static bool write_output(struct import_run *run, const struct output *output)
{
    struct text folder = output->path;

    while (folder.length > 0 && folder.data[folder.length - 1] != '/')
        folder.length--;
    return files_make_folder(text_slice(folder, 0, folder.length - 1), run->diagnostics) &&
           files_write(output->path, output->content, run->diagnostics);
}

/* What was written before a failure stays: importing again does the rest. */
static void report_half_way(struct import_run *run, size_t failed)
{
    diagnose(run->diagnostics, SEVERITY_WARNING,
             (struct place){.file = run->outputs[failed].path},
             _("only %zu of the files were written, and this one and those after it were not"),
             run->report->files);
    diagnose_hint(run->diagnostics, _("once the cause is mended, import the same file again"));
}

static bool write_outputs(struct import_run *run)
{
    for (size_t i = 0; i < run->output_count; i++) {
        const struct output *output = &run->outputs[i];
        if (is_unchanged(output))
            continue;
        if (!run->options->dry_run && !write_output(run, output)) {
            report_half_way(run, i);
            return false;
        }
        run->report->files++;
        diagnose(run->diagnostics, SEVERITY_NOTE, (struct place){.file = output->path},
                 run->options->dry_run ? _("would be written") : _("written"));
    }
    return true;
}

/* ---- The whole ---- */

static bool import_bytes(struct import_run *run, struct text bytes)
{
    static void (*const importers[TABLE_COUNT])(struct import_run *) = {
        [TABLE_OBJECTIVES] = objectives_import, [TABLE_UNITS] = units_import,
        [TABLE_AGGREGATES] = aggregates_import, [TABLE_SCALE] = scale_import,
        [TABLE_REPRINTS] = reprints_import,     [TABLE_INDICATOR_REPRINTS] = reprints_import,
        [TABLE_RELATED] = related_import,       [TABLE_INDICATORS] = items_import,
        [TABLE_PHASES] = items_import,          [TABLE_SHARES] = shares_import,
    };

    if (data_table_is_named(run->options))
        return data_table_import(run, bytes) && write_outputs(run);
    if (!read_content(run, bytes) || !match_columns(run))
        return false;
    if (run->options->explain) {
        explain_columns(run, &run->report->explanation);
        return !run_failed(run);
    }
    struct text copy = make_copy(run);
    axes_open(&run->axes, run->arena, &run->site, run->diagnostics);
    run_translate(run, &run->fresh, true);
    layout_check(&run->fresh.layout, &run->fresh.sheet, run->diagnostics);
    run->has_base = run_read_copy(run, copy_path(run), &run->base);
    if (run->has_base)
        run_translate(run, &run->base, false);
    importers[run->table](run);
    axes_free(&run->axes);
    if (run_failed(run))
        return false;
    run_add_output(run, copy_path(run), copy);
    return write_outputs(run);
}

bool import_file(const struct import_options *options, struct import_report *report,
                 struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct import_run run = {
        .options = options,
        .report = report,
        .diagnostics = diagnostics,
        .errors = diagnostics->errors,
        .arena = &arena,
        .folder = files_join(&arena, options->content, options->edition),
    };
    struct buffer bytes = {0};
    bool done = files_read(options->file, &bytes, diagnostics);

    *report = (struct import_report){0};
    done = done && import_bytes(&run, buffer_text(&bytes));
    buffer_free(&bytes);
    free(run.outputs);
    model_free(&run.site);
    arena_free(&arena);
    return done;
}
