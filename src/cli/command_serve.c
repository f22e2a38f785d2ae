/* posix_spawn's attributes and `environ` are not in every POSIX. */
#define _GNU_SOURCE

#include "cli/build.h"
#include "cli/cli.h"
#include "load/load.h"
#include "serve/serve.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct preview_run {
    const struct options *options;
    size_t builds;
};

static void print_built(const struct write_summary *summary, double seconds)
{
    printf(_("Built: %zu files written, %zu unchanged, %zu removed (%.2f s)\n"),
           summary->written, summary->unchanged, summary->removed, seconds);
}

/* struct serve_request's build: tells on the terminal what the browser shows too. */
static bool build(void *caller, bool *changed, struct diagnostics *diagnostics)
{
    struct preview_run *run = caller;
    struct built result = {0};
    struct progress progress;

    progress_start(&progress, run->options->quiet);
    bool built = build_site(run->options, &progress, &result, diagnostics);
    double seconds = progress_stop(&progress);
    *changed = built && result.summary.written + result.summary.removed > 0;
    report_print(diagnostics);
    if (built && !run->options->quiet && (*changed || run->builds == 0))
        print_built(&result.summary, seconds);
    fflush(stdout);
    run->builds++;
    write_summary_free(&result.summary);
    return built;
}

/* The program that opens an address is asked only; nothing depends on whether it comes. */
static void open_browser(const char *address)
{
    static char shell[] = "xdg-open";
    const char *wanted = getenv("BROWSER");
    char *words[] = {wanted != NULL && *wanted != '\0' ? (char *)wanted : shell,
                     (char *)address, NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none;
    pid_t child;

    signal(SIGCHLD, SIG_IGN); /* it is not waited for */
    sigemptyset(&none);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (posix_spawnp(&child, words[0], &files, &attributes, words, environ) != 0)
        fprintf(stderr, _("vetro: \"%s\" does not start; open the address yourself\n"),
                words[0]);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
}

static void tell_ready(void *caller, uint16_t port)
{
    const struct preview_run *run = caller;
    struct arena arena = {0};
    struct text address = arena_format(&arena, "http://127.0.0.1:%u/", (unsigned)port);

    if (port != run->options->port)
        fprintf(stderr, _("vetro: port %u is in use, taking %u\n"),
                (unsigned)run->options->port, (unsigned)port);
    printf(_("Preview: %s (Ctrl-C ends it)\n"), address.data);
    fflush(stdout);
    if (run->options->open)
        open_browser(address.data);
    arena_free(&arena);
}

/* The path of the address in site.json; empty when there is none, or it cannot be read yet. */
static struct text find_base(struct arena *arena, struct text content)
{
    struct diagnostics ignored = {0}; /* the build tells them */
    struct site site;
    struct text base = {0};

    if (load_settings(content, &site, &ignored)) {
        struct text host = text_slice(site.base_url, sizeof "https://" - 1, SIZE_MAX);
        base = arena_copy(arena, text_slice(host, text_find(host, '/'), host.length));
    }
    model_free(&site);
    diagnostics_free(&ignored);
    return base;
}

enum exit_status command_serve(const struct options *options)
{
    struct diagnostics diagnostics = {0};
    struct arena arena = {0};
    struct preview_run run = {.options = options};
    const struct text watched[] = {
        options->content,
        data_folder(&arena, "templates"),
        data_folder(&arena, "assets"),
    };
    struct serve_request request = {
        .site = options->output,
        .base = find_base(&arena, options->content),
        .parts = data_folder(&arena, "preview"),
        .watched = watched,
        .watched_count = sizeof watched / sizeof *watched,
        .port = (uint16_t)options->port,
        .build = build,
        .ready = tell_ready,
        .caller = &run,
    };

    if (!files_is_folder(options->content)) {
        diagnose(&diagnostics, SEVERITY_SYSTEM, (struct place){.file = options->content},
                 _("there is no such folder"));
        diagnose_hint(&diagnostics, "%s",
                      _("name the content folder with --content, or make one with vetro init"));
    } else if (serve_site(&request, &diagnostics) && !options->quiet) {
        puts(_("The preview has ended."));
    }
    arena_free(&arena);
    return report_finish(&diagnostics);
}
