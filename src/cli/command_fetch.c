#include "cli/cli.h"
#include "cli/fetch.h"

#include <stdio.h>

static const char *describe(enum fetch_state state)
{
    switch (state) {
    case FETCH_FAILED:
        return _("not fetched; the copy here stays");
    case FETCH_UNCHANGED:
        return _("unchanged");
    case FETCH_NEW:
        return _("not valid; the copy here stays");
    case FETCH_TAKEN:
        return _("new");
    }
    return "";
}

static void print_summary(const struct fetch *fetch)
{
    for (size_t i = 0; i < fetch->sources.count; i++)
        printf("%.*s: %s\n", TEXT_PRINT(fetch->sources.items[i].url),
               describe(fetch->items[i].state));
    printf(fetch->dry_run
               ? ngettext("%zu file would change\n", "%zu files would change\n",
                          fetch->written_count)
               : ngettext("%zu file changed\n", "%zu files changed\n", fetch->written_count),
           fetch->written_count);
    for (size_t i = 0; i < fetch->written_count; i++)
        printf("  %.*s\n", TEXT_PRINT(fetch->written[i]));
}

enum exit_status command_fetch(const struct options *options)
{
    struct diagnostics diagnostics = {0};
    struct fetch fetch = {
        .content = options->content,
        .insecure = options->insecure,
        .dry_run = options->dry_run,
    };

    if (sources_read(options->content, options->edition, &fetch.arena, &fetch.sources,
                     &diagnostics))
        fetch_run(&fetch, &diagnostics);
    report_drop(&diagnostics, SEVERITY_WARNING); /* `vetro check` tells them */
    if (options->quiet)
        report_drop(&diagnostics, SEVERITY_NOTE);
    enum exit_status status = report_status(&diagnostics);
    report_print(&diagnostics);
    if (fetch.items != NULL && !options->quiet)
        print_summary(&fetch);
    diagnostics_free(&diagnostics);
    fetch_free(&fetch);
    return status;
}
