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

void report_drop(struct diagnostics *diagnostics, enum severity severity)
{
    size_t kept = 0;

    for (size_t i = 0; i < diagnostics->count; i++) {
        if (diagnostics->items[i].severity != severity)
            diagnostics->items[kept++] = diagnostics->items[i];
    }
    diagnostics->count = kept;
}

size_t report_count_warnings(const struct diagnostics *diagnostics)
{
    size_t count = 0;

    for (size_t i = 0; i < diagnostics->count; i++)
        count += diagnostics->items[i].severity == SEVERITY_WARNING;
    return count;
}

void report_print(struct diagnostics *diagnostics)
{
    bool coloured = isatty(STDERR_FILENO) == 1;
    size_t warnings = report_count_warnings(diagnostics);
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

static void print_finding_json(struct json_writer *json, const struct diagnostic *item)
{
    static const char *const words[] = {
        [SEVERITY_ERROR] = "error",
        [SEVERITY_SYSTEM] = "system",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_NOTE] = "note",
    };

    json_writer_open(json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(json, TEXT("severity"), text_from(words[item->severity]));
    json_writer_optional(json, TEXT("rule"), item->rule);
    json_writer_optional(json, TEXT("file"), item->place.file);
    json_writer_count(json, TEXT("line"), item->place.line);
    json_writer_count(json, TEXT("column"), item->place.column);
    json_writer_optional(json, TEXT("pointer"), item->place.pointer);
    json_writer_optional(json, TEXT("code"), item->place.code);
    json_writer_text(json, TEXT("message"), item->message);
    json_writer_optional(json, TEXT("hint"), item->hint);
    json_writer_close(json, '}');
}

void report_print_json(struct diagnostics *diagnostics)
{
    struct buffer text = {0};
    struct json_writer json = {.buffer = &text};

    diagnostics_sort(diagnostics);
    json_writer_open(&json, JSON_WRITER_NO_KEY, '{');
    json_writer_count(&json, TEXT("errors"), diagnostics->errors);
    json_writer_count(&json, TEXT("warnings"), report_count_warnings(diagnostics));
    json_writer_open(&json, TEXT("findings"), '[');
    for (size_t i = 0; i < diagnostics->count; i++)
        print_finding_json(&json, &diagnostics->items[i]);
    json_writer_close(&json, ']');
    json_writer_close(&json, '}');
    fwrite(text.data, 1, text.length, stdout);
    buffer_free(&text);
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
