#include "cli/cli.h"
#include "import/import.h"

#include <stdio.h>

static void print_counts(const char *what, const struct import_counts *counts)
{
    printf(_("%s: %zu added, %zu changed, %zu removed, %zu unchanged\n"), what, counts->added,
           counts->changed, counts->removed, counts->unchanged);
}

static void print_report(const struct import_report *report, bool dry_run)
{
    printf(_("Read as: %s\n"), report->table);
    print_counts(_("Rows"), &report->rows);
    if (report->indicators.added + report->indicators.changed + report->indicators.removed +
            report->indicators.unchanged >
        0)
        print_counts(_("Indicators"), &report->indicators);
    printf(dry_run ? _("%zu files would be written\n") : _("%zu files written\n"),
           report->files);
}

static void print_explanation(const struct import_report *report)
{
    printf(_("Read as: %s\n"), report->table);
    fwrite(report->explanation.data, 1, report->explanation.length, stdout);
}

/* Where everything is new, a line for each thing says nothing that the counts do not. */
static bool is_first(const struct import_report *report)
{
    const struct import_counts *rows = &report->rows;

    return rows->added > 0 && rows->changed + rows->removed + rows->unchanged == 0;
}

enum exit_status command_import(const struct options *options)
{
    struct diagnostics diagnostics = {0};
    struct import_report report = {0};
    struct import_options request = {
        .content = options->content,
        .edition = options->edition,
        .file = options->argument,
        .table = options->table,
        .title = options->title,
        .dry_run = options->dry_run,
        .explain = options->explain,
    };
    bool done = import_file(&request, &report, &diagnostics);

    if (options->quiet || options->explain || is_first(&report))
        report_drop(&diagnostics, SEVERITY_NOTE);
    report_print(&diagnostics);
    if (done && options->explain)
        print_explanation(&report);
    else if (done && !options->quiet)
        print_report(&report, options->dry_run);
    buffer_free(&report.explanation);
    enum exit_status status = report_status(&diagnostics);
    diagnostics_free(&diagnostics);
    return status;
}
