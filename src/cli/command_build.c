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

/* What is for other machines has no use without the address of the site. */
static void note_address(const struct options *options, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct text file = files_join(&arena, options->content, TEXT("site.json"));

    diagnose(diagnostics, SEVERITY_NOTE, (struct place){.file = file},
             _("there is no base_url: sitemap.xml and the links that search engines and social "
               "sites follow have no full addresses"));
    diagnose_hint(diagnostics, "%s",
                  _("add it once it is known where the site will be: \"base_url\": "
                    "\"https://…\""));
    arena_free(&arena);
}

enum exit_status command_build(const struct options *options)
{
    struct diagnostics diagnostics = {0};
    struct built result = {0};
    struct progress progress;

    progress_start(&progress, options->quiet);
    bool built = build_site(options, &progress, &result, &diagnostics);
    double seconds = progress_stop(&progress);
    if (!built && !options->quiet && diagnostics.errors > 0)
        diagnose(&diagnostics, SEVERITY_NOTE, (struct place){0},
                 _("nothing was written: the site in %.*s is as it was"),
                 TEXT_PRINT(options->output));
    if (built && result.lacks_address && !options->quiet)
        note_address(options, &diagnostics);
    enum exit_status status = report_finish(&diagnostics);
    if (built && !options->quiet)
        print_summary(options, &result.summary, seconds);
    write_summary_free(&result.summary);
    return status;
}
