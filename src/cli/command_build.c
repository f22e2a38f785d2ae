#include "cli/build.h"
#include "cli/cli.h"

#include <stdio.h>

static void print_strangers(const struct write_summary *summary)
{
    if (summary->foreign == 0)
        return;
    printf(ngettext("%zu file there was not written by vetro and was left alone:\n",
                    "%zu files there were not written by vetro and were left alone:\n",
                    summary->foreign),
           summary->foreign);
    for (size_t i = 0; i < summary->named; i++)
        printf("  %.*s\n", TEXT_PRINT(summary->strangers[i]));
    if (summary->unnamed > 0)
        printf(_("  and %zu more\n"), summary->unnamed);
}

static void print_summary(const struct options *options, const struct write_summary *summary,
                          double seconds)
{
    printf(_("%.*s: %zu files written, %zu unchanged, %zu removed (%.2f s)\n"),
           TEXT_PRINT(options->output), summary->written, summary->unchanged, summary->removed,
           seconds);
    print_strangers(summary);
}

enum exit_status command_build(const struct options *options)
{
    struct diagnostics diagnostics = {0};
    struct write_summary summary = {0};
    struct progress progress;

    progress_start(&progress, options->quiet);
    bool built = build_site(options, &progress, &summary, &diagnostics);
    double seconds = progress_stop(&progress);
    if (!built && !options->quiet && diagnostics.errors > 0)
        diagnose(&diagnostics, SEVERITY_NOTE, (struct place){0},
                 _("nothing was written: the site in %.*s is as it was"),
                 TEXT_PRINT(options->output));
    enum exit_status status = report_finish(&diagnostics);
    if (built && !options->quiet)
        print_summary(options, &summary, seconds);
    write_summary_free(&summary);
    return status;
}
