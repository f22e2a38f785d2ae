#include "cli/cli.h"
#include "load/load.h"
#include "publish/publish.h"

#include <stdio.h>

enum { TIMEOUT_USUAL = 30 }; /* seconds, where no site.json says */

/* ---- What is printed ---- */

/* A plus for new, a tilde for changed, a minus for removed. */
static const char marks[] = {
    [PUBLISH_ADD] = '+',
    [PUBLISH_REPLACE] = '~',
    [PUBLISH_REMOVE] = '-',
};

static void print_steps(const struct publish_report *report)
{
    size_t removals = 0;

    for (size_t i = 0; i < report->step_count; i++) {
        const struct publish_step *step = &report->steps[i];
        removals += step->action == PUBLISH_REMOVE;
        printf("%c %.*s\n", marks[step->action], TEXT_PRINT(step->path));
    }
    printf(_("%zu files would be sent (%zu bytes), %zu removed, %zu are there already\n"),
           report->step_count - removals, (size_t)report->bytes, removals, report->unchanged);
}

static void print_summary(struct text address, const struct publish_report *report,
                          double seconds)
{
    printf(_("%.*s: %zu files sent (%zu bytes), %zu removed, %zu were there already "
             "(%.1f s)\n"),
           TEXT_PRINT(address), report->sent, (size_t)report->bytes, report->removed,
           report->unchanged, seconds);
}

static void tell(void *listener, const struct publish_progress *progress)
{
    struct transfer_progress transfer = {progress->files, progress->files_total,
                                         progress->bytes, progress->bytes_total};

    progress_tell_transfer(listener, &transfer);
}

/* ---- What is wanted ---- */

/* With --to a site without settings can be published as well. */
static bool load_request(const struct options *options, struct site *site,
                         struct publish_request *request, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct text settings = files_join(&arena, options->content, TEXT("site.json"));
    bool there = options->to.length == 0 || files_exist(settings);

    *site = (struct site){.publishing.timeout = TIMEOUT_USUAL};
    bool loaded = !there || load_settings(options->content, site, diagnostics);
    request->address = options->to.length > 0 ? options->to : site->publishing.address;
    request->base_url = site->base_url;
    request->timeout = site->publishing.timeout;
    if (loaded && request->address.length == 0) {
        diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = settings},
                 _("there is no address to publish to"));
        diagnose_hint(diagnostics,
                      _("write \"publish\": {\"address\": \"…\"} into it, or give --to; "
                        "docs/publish.md tells more"));
        loaded = false;
    }
    arena_free(&arena);
    return loaded;
}

/* A wrong word on the command line is wrong usage; it is not printed, for what may be in it. */
static bool check_address(struct text address)
{
    struct arena arena = {0};
    struct destination destination;
    const char *fault = NULL;

    if (address.length > 0)
        fault = destination_parse(&arena, address, &destination);
    if (fault != NULL)
        fprintf(stderr, _("vetro: --to takes an address to publish to: %s\n"), fault);
    arena_free(&arena);
    return fault == NULL;
}

static void publish(const struct options *options, const struct publish_request *wanted,
                    struct diagnostics *diagnostics)
{
    struct publish_request request = *wanted;
    struct publish_report report;
    struct progress progress;

    progress_start(&progress, options->quiet);
    request.tell = tell;
    request.listener = &progress;
    bool done = publish_site(&request, &report, diagnostics);
    double seconds = progress_stop(&progress);
    if (!done && report.sent + report.removed > 0)
        diagnose(diagnostics, SEVERITY_NOTE, (struct place){0},
                 _("%zu files were sent and %zu removed before that; publish again: it goes on "
                   "from there"),
                 report.sent, report.removed);
    if (done && options->dry_run)
        print_steps(&report);
    else if (done && !options->quiet)
        print_summary(request.address, &report, seconds);
    publish_free(&report);
}

enum exit_status command_publish(const struct options *options)
{
    struct diagnostics diagnostics = {0};
    struct site site;
    struct publish_request request = {
        .output = options->output,
        .jobs = options->jobs,
        .insecure = options->insecure,
        .dry_run = options->dry_run,
    };

    if (!check_address(options->to))
        return EXIT_USAGE;
    if (load_request(options, &site, &request, &diagnostics))
        publish(options, &request, &diagnostics);
    if (options->quiet)
        report_drop(&diagnostics, SEVERITY_NOTE);
    model_free(&site);
    return report_finish(&diagnostics);
}
