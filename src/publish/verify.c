/* What visitors get: a few pages read back over HTTP, and the headers that protect them. */
#include "publish/session.h"

enum {
    VERIFY_TIMEOUT = 20, /* seconds */
    VERIFY_REDIRECTS = 5,
    PAGE_MAX = 64 * 1024 * 1024, /* bytes */
};

/* The deepest page, and a data file; of those that were sent, if any was. */
static const struct item *choose(const struct plan *plan, struct text suffix, bool sent)
{
    const struct item *chosen = NULL;
    size_t deepest = 0;

    for (size_t i = 0; i < plan->count; i++) {
        const struct item *item = &plan->items[i];
        size_t depth = path_depth(item->path);
        if (item->step != STEP_REMOVE && text_ends_with(item->path, suffix) &&
            (!sent || item->done) && depth > deepest) {
            chosen = item;
            deepest = depth;
        }
    }
    return chosen == NULL && sent ? choose(plan, suffix, false) : chosen;
}

static const struct item *find_home(const struct plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        if (text_equal(plan->items[i].path, TEXT("index.html")))
            return &plan->items[i];
    }
    return NULL;
}

/* A page is asked for as visitors do: by its folder. */
static struct text public_url(struct arena *arena, struct text base, struct text path)
{
    struct buffer url = {0};
    bool is_index = text_equal(path_name(path), TEXT("index.html"));

    buffer_append(&url, base);
    buffer_append_byte(&url, '/');
    transfer_append_path(&url, is_index ? text_slice(path, 0, path.length - 10) : path);
    struct text copy = arena_copy(arena, buffer_text(&url));
    buffer_free(&url);
    return copy;
}

/* False: nobody answers, the rest need not be asked for. */
static bool verify_file(struct session *session, struct http *http, const struct item *item,
                        struct diagnostics *diagnostics)
{
    struct text url = public_url(&session->arena, session->request->base_url, item->path);
    struct http_request request = {.url = url, .most = PAGE_MAX};
    struct http_answer answer = {0};
    struct place place = {.file = url};
    enum http_result result = http_send(http, &request, &answer);
    bool same = answer.status == 200 && answer.body.length == item->size &&
                hash_equal(hash_bytes(buffer_text(&answer.body)), item->hash);

    if (result != HTTP_ANSWERED) {
        diagnose(diagnostics, SEVERITY_WARNING, place,
                 _("the published site could not be read: %.*s"), TEXT_PRINT(answer.reason));
        diagnose_hint(diagnostics, _("open it in a browser; is base_url in site.json right?"));
    } else if (answer.status != 200) {
        diagnose(diagnostics, SEVERITY_WARNING, place,
                 _("visitors get the status %ld, expected 200"), answer.status);
        diagnose_hint(diagnostics, _("is the folder published to the one that the web server "
                                     "shows at base_url of site.json?"));
    } else if (!same) {
        diagnose(diagnostics, SEVERITY_WARNING, place,
                 _("visitors do not get the bytes that were just sent"));
        diagnose_hint(diagnostics,
                      _("a cache may still hold the old ones; or the folder is not "
                        "the one that the web server shows here"));
    }
    buffer_free(&answer.body);
    return result == HTTP_ANSWERED;
}

/* The last answer is that for the home page. */
static void report_headers(struct session *session, struct http *http,
                           struct diagnostics *diagnostics)
{
    static const char *const names[] = {
        "Strict-Transport-Security",
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
    };
    struct buffer missing = {0};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (http_header(http, names[i]).length == 0)
            buffer_append_format(&missing, "%s%s", missing.length > 0 ? ", " : "", names[i]);
    }
    if (missing.length > 0) {
        diagnose(diagnostics, SEVERITY_NOTE, (struct place){.file = session->request->base_url},
                 _("recommended security headers that the web server does not send: %.*s"),
                 (int)missing.length, missing.data);
        diagnose_hint(diagnostics,
                      _("docs/hosting.md has the lines for nginx and Apache; or ask the "
                        "provider"));
    }
    buffer_free(&missing);
}

void session_verify(struct session *session, struct diagnostics *diagnostics)
{
    struct http_options options = {
        .timeout = session->request->timeout < VERIFY_TIMEOUT ? session->request->timeout
                                                              : VERIFY_TIMEOUT,
        .redirects = VERIFY_REDIRECTS,
    };
    const struct item *others[] = {
        choose(&session->plan, TEXT(".html"), true),
        choose(&session->plan, TEXT(".csv"), true),
    };
    const struct item *home = find_home(&session->plan);
    struct http *http = http_open(&options, diagnostics);

    if (http != NULL && home != NULL && verify_file(session, http, home, diagnostics)) {
        report_headers(session, http, diagnostics);
        for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
            if (others[i] != NULL)
                verify_file(session, http, others[i], diagnostics);
        }
    }
    http_close(http);
}
