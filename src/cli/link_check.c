#include "cli/links.h"
#include "cli/workers.h"
#include "net/net.h"

#include <time.h>

enum {
    HOSTS = 4,                /* asked at the same time */
    PAUSE_MILLISECONDS = 300, /* between two requests to one host */
    LINK_TIMEOUT = 10,        /* seconds to connect, and without a byte */
    LINK_LONGEST = 20,        /* seconds for a whole answer */
    LINK_REDIRECTS = 10,
    LINK_BYTES = 64 * 1024, /* read of an answer */
};

enum link_state { LINK_UNTRIED, LINK_CACHED, LINK_GOOD, LINK_BROKEN };

/* Links that follow one another in the list and lead to the same host. */
struct host {
    size_t first;
    size_t count;
};

struct checking {
    const struct link_list *list;
    struct host *hosts;
    enum link_state *states; /* one a link */
    time_t end;              /* of CLOCK_MONOTONIC */
};

static struct text host_of(struct text url)
{
    struct text rest = text_slice(url, text_find(url, ':') + 3, url.length);

    return text_slice(rest, 0, text_find(rest, '/'));
}

static time_t now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec;
}

/* Larger than what is wanted of it is well: it is there. */
static bool is_good(enum http_result result, long status)
{
    return (result == HTTP_ANSWERED || result == HTTP_TOO_LARGE) && status >= 200 &&
           status < 300;
}

static void report(const struct link_use *use, enum http_result result,
                   const struct http_answer *answer, struct diagnostics *diagnostics)
{
    struct text url = use->url;

    if (result == HTTP_ANSWERED && (answer->status == 404 || answer->status == 410)) {
        diagnose(diagnostics, SEVERITY_WARNING, use->place,
                 _("%.*s leads nowhere any more (status %ld)"), TEXT_PRINT(url),
                 answer->status);
        diagnose_hint(diagnostics, "%s", _("look for the new address, or take the link out"));
    } else if (result == HTTP_ANSWERED) {
        diagnose(diagnostics, SEVERITY_WARNING, use->place,
                 _("%.*s answers with the status %ld"), TEXT_PRINT(url), answer->status);
        diagnose_hint(diagnostics, "%s", _("open it in a browser: some hosts refuse programs"));
    } else if (result == HTTP_TOO_MANY) {
        diagnose(diagnostics, SEVERITY_WARNING, use->place, _("%.*s leads on in a circle"),
                 TEXT_PRINT(url));
    } else {
        diagnose(diagnostics, SEVERITY_WARNING, use->place, _("%.*s does not answer: %.*s"),
                 TEXT_PRINT(url), TEXT_PRINT(answer->reason));
        diagnose_hint(diagnostics, "%s", _("open it in a browser, or try again later"));
    }
}

/* HEAD first: it costs the host least. Those that do not know it are asked with GET. */
static bool try_link(struct http *http, const struct link_use *use,
                     struct diagnostics *diagnostics)
{
    struct http_request request = {.url = use->url, .most = LINK_BYTES, .head = true};
    struct http_answer answer = {0};
    enum http_result result = http_send(http, &request, &answer);

    if (!is_good(result, answer.status) && result != HTTP_UNTRUSTED &&
        result != HTTP_TOO_MANY) {
        request.head = false;
        result = http_send(http, &request, &answer);
    }
    bool good = is_good(result, answer.status);
    if (!good)
        report(use, result, &answer, diagnostics);
    buffer_free(&answer.body);
    return good;
}

static const struct http_options options = {
    .timeout = LINK_TIMEOUT,
    .longest = LINK_LONGEST,
    .redirects = LINK_REDIRECTS,
    .insecure = true,
};

static bool check_host(const void *shared, size_t job, struct worker *worker)
{
    static const struct timespec pause = {.tv_nsec = PAUSE_MILLISECONDS * 1000000L};
    const struct checking *checking = shared;
    const struct host *host = &checking->hosts[job];
    struct http *http = http_open(&options, &worker->diagnostics);
    bool asked = false;

    for (size_t i = host->first; http != NULL && i < host->first + host->count; i++) {
        if (checking->states[i] == LINK_CACHED || now() >= checking->end)
            continue;
        if (asked)
            nanosleep(&pause, NULL);
        asked = true;
        checking->states[i] = try_link(http, &checking->list->items[i], &worker->diagnostics)
                                  ? LINK_GOOD
                                  : LINK_BROKEN;
    }
    http_close(http);
    return true;
}

/* The list is sorted by address, so that links to one host and scheme stand together. */
static size_t find_hosts(struct checking *checking, struct arena *arena)
{
    const struct link_list *list = checking->list;
    size_t count = 0;

    checking->hosts = arena_allocate_array(arena, list->count, sizeof *checking->hosts);
    for (size_t i = 0; i < list->count; i++) {
        if (i == 0 || !text_equal(host_of(list->items[i].url), host_of(list->items[i - 1].url)))
            checking->hosts[count++] = (struct host){.first = i};
        checking->hosts[count - 1].count++;
    }
    return count;
}

static void count_states(const struct checking *checking, struct link_cache *cache,
                         struct link_counts *counts)
{
    *counts = (struct link_counts){.links = checking->list->count};
    for (size_t i = 0; i < checking->list->count; i++) {
        switch (checking->states[i]) {
        case LINK_UNTRIED:
            counts->untried++;
            break;
        case LINK_CACHED:
            counts->cached++;
            break;
        case LINK_GOOD:
            counts->good++;
            link_cache_add(cache, checking->list->items[i].url);
            break;
        case LINK_BROKEN:
            counts->broken++;
            break;
        }
    }
}

void links_check(const struct link_list *list, size_t seconds, struct link_counts *counts,
                 struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct link_cache cache;
    struct progress progress = {0};
    struct checking checking = {.list = list, .end = now() + (time_t)seconds};
    struct workers workers = {.count = HOSTS,
                              .step = 1,
                              .run = check_host,
                              .shared = &checking,
                              .progress = &progress};

    link_cache_read(&cache);
    checking.states = arena_allocate_array(&arena, list->count, sizeof *checking.states);
    for (size_t i = 0; i < list->count; i++) {
        if (link_cache_knows(&cache, list->items[i].url))
            checking.states[i] = LINK_CACHED;
    }
    workers.jobs = find_hosts(&checking, &arena);
    struct http *http = http_open(&options, diagnostics); /* that it cannot be is said once */
    if (http != NULL)
        workers_run(&workers, diagnostics);
    http_close(http);
    count_states(&checking, &cache, counts);
    link_cache_write(&cache, list);
    link_cache_free(&cache);
    arena_free(&arena);
}
