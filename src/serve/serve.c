#include "serve/serve.h"

#include "serve/server.h"
#include "serve/watch.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum {
    QUIET_MILLISECONDS = 60,    /* without a change before a build begins */
    QUIET_TRIES = 10,           /* … but no longer than so many times that */
    MISSING_MILLISECONDS = 500, /* until a folder that is not there is looked for again */
};

struct serving {
    const struct serve_request *request;
    struct server server;
    struct preview preview;
    struct watch watch;
    int signals;   /* descriptor that the end comes from */
    bool complete; /* all folders are there, and watched */
};

/* Every thread is to inherit this: signals are taken from the descriptor only. */
static int take_signals(sigset_t *old)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    int descriptor = signalfd(-1, &set, SFD_CLOEXEC);
    sigaddset(&set, SIGPIPE); /* a browser that goes away is no reason to end */
    pthread_sigmask(SIG_BLOCK, &set, old);
    return descriptor;
}

static bool build(struct serving *serving, struct diagnostics *diagnostics)
{
    struct diagnostics found = {0};
    bool changed = false;
    size_t before = diagnostics->errors;

    serving->complete = watch_scan(&serving->watch, diagnostics);
    serving->request->build(serving->request->caller, &changed, &found);
    preview_tell(&serving->preview, changed, &found);
    diagnostics_free(&found);
    return diagnostics->errors == before;
}

/* What is written comes in pieces: waits until it has come to rest. */
static void settle(const struct watch *watch)
{
    struct pollfd waiting = {.fd = watch->descriptor, .events = POLLIN};

    for (int i = 0; i < QUIET_TRIES && poll(&waiting, 1, QUIET_MILLISECONDS) > 0; i++)
        watch_take(watch);
}

/* Takes the signal that ends the preview: left pending, it would end the program afterwards. */
static bool consume(int signals)
{
    struct signalfd_siginfo signal;

    return read(signals, &signal, sizeof signal) == (ssize_t)sizeof signal;
}

/* Builds after every change, until a signal comes. */
static bool run(struct serving *serving, struct diagnostics *diagnostics)
{
    struct pollfd waiting[] = {
        {.fd = serving->signals, .events = POLLIN},
        {.fd = serving->watch.descriptor, .events = POLLIN},
    };

    for (;;) {
        int found = poll(waiting, 2, serving->complete ? -1 : MISSING_MILLISECONDS);
        if (found < 0 && errno != EINTR) {
            diagnose_system(diagnostics, TEXT(""), errno,
                            _("changes of files cannot be watched"));
            return false;
        }
        if (found > 0 && waiting[0].revents != 0)
            return consume(serving->signals);
        bool changed = watch_take(&serving->watch);
        if (!serving->complete && watch_scan(&serving->watch, diagnostics))
            changed = true;
        if (!changed)
            continue;
        settle(&serving->watch);
        if (!build(serving, diagnostics))
            return false;
    }
}

static bool serve(struct serving *serving, struct diagnostics *diagnostics)
{
    const struct serve_request *request = serving->request;

    if (serving->signals < 0) {
        diagnose_system(diagnostics, TEXT(""), errno, _("signals cannot be received"));
        return false;
    }
    if (!server_listen(&serving->server, request, diagnostics) ||
        !watch_open(&serving->watch, request->watched, request->watched_count, diagnostics))
        return false;
    if (!build(serving, diagnostics) ||
        !server_start(&serving->server, &serving->preview, diagnostics))
        return false;
    request->ready(request->caller, serving->server.port);
    return run(serving, diagnostics);
}

bool serve_site(const struct serve_request *request, struct diagnostics *diagnostics)
{
    struct serving serving = {
        .request = request,
        .server.listener = -1,
        .watch.descriptor = -1,
    };
    sigset_t old;

    serving.signals = take_signals(&old);
    preview_open(&serving.preview);
    bool done = serve(&serving, diagnostics);
    preview_end(&serving.preview);
    server_stop(&serving.server);
    watch_close(&serving.watch);
    preview_close(&serving.preview);
    if (serving.signals >= 0)
        close(serving.signals);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    return done;
}
