#include "cli/cli.h"

#include <stdio.h>
#include <unistd.h>

/* How a severity is written, and its colour on a terminal. */
static const struct {
    const char *word;
    const char *colour;
} severities[] = {
    [SEVERITY_ERROR] = {N_("error"), "\033[1;31m"},
    [SEVERITY_SYSTEM] = {N_("error"), "\033[1;31m"},
    [SEVERITY_WARNING] = {N_("warning"), "\033[1;33m"},
    [SEVERITY_NOTE] = {N_("note"), "\033[1;36m"},
};

static void print_place(const struct place *place)
{
    if (place->file.length == 0)
        return;
    fprintf(stderr, "%.*s:", TEXT_PRINT(place->file));
    if (place->line > 0)
        fprintf(stderr, "%zu:", place->line);
    if (place->line > 0 && place->column > 0)
        fprintf(stderr, "%zu:", place->column);
    fputc(' ', stderr);
}

static void print_finding(const struct diagnostic *item, bool coloured)
{
    print_place(&item->place);
    if (coloured)
        fputs(severities[item->severity].colour, stderr);
    fprintf(stderr, "%s:%s ", _(severities[item->severity].word), coloured ? "\033[0m" : "");
    if (item->place.code.length > 0)
        fprintf(stderr, "%.*s: ", TEXT_PRINT(item->place.code));
    fprintf(stderr, "%.*s\n", TEXT_PRINT(item->message));
    if (item->hint.length > 0)
        fprintf(stderr, "    %s: %.*s\n", _("hint"), TEXT_PRINT(item->hint));
}

static size_t count_warnings(const struct diagnostics *diagnostics)
{
    size_t count = 0;

    for (size_t i = 0; i < diagnostics->count; i++)
        count += diagnostics->items[i].severity == SEVERITY_WARNING;
    return count;
}

void report_print(struct diagnostics *diagnostics)
{
    bool coloured = isatty(STDERR_FILENO) == 1;
    size_t warnings = count_warnings(diagnostics);
    size_t errors = diagnostics->errors;

    fflush(stdout);
    diagnostics_sort(diagnostics);
    for (size_t i = 0; i < diagnostics->count; i++)
        print_finding(&diagnostics->items[i], coloured);
    if (errors + warnings == 0)
        return;
    fprintf(stderr, ngettext("%zu error", "%zu errors", errors), errors);
    fprintf(stderr, ngettext(", %zu warning\n", ", %zu warnings\n", warnings), warnings);
}

enum exit_status report_status(const struct diagnostics *diagnostics)
{
    if (diagnostics->system > 0)
        return EXIT_SYSTEM;
    return diagnostics->errors > 0 ? EXIT_CONTENT : EXIT_DONE;
}

enum exit_status report_finish(struct diagnostics *diagnostics)
{
    enum exit_status status = report_status(diagnostics);

    report_print(diagnostics);
    diagnostics_free(diagnostics);
    return status;
}
