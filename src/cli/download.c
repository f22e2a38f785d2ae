#include "cli/fetch.h"

#include "net/net.h"

#include <time.h>

enum {
    FETCH_TIMEOUT = 20,        /* seconds to connect, and without a byte */
    FETCH_LONGEST = 120,       /* seconds for a whole transfer */
    FETCH_REDIRECTS = 5,       /* followed */
    FETCH_SIZE_MAX = 64 << 20, /* bytes of one source */
    FETCH_TRIES = 3,
};

/* Whether what was fetched last is still here: only then may the host say "unchanged". */
static bool is_here(const struct fetch *fetch, const struct source *source,
                    const struct fetched *before)
{
    struct arena arena = {0};
    struct buffer bytes = {0};
    struct diagnostics ignored = {0};
    struct text folder = files_join(&arena, fetch->content, source->edition);
    bool here = true;

    if (source->type == SOURCE_CONTENT) {
        struct text path = files_join(&arena, folder, source->file);
        here = files_exist(path) && files_read(path, &bytes, &ignored) &&
               hash_equal(hash_bytes(buffer_text(&bytes)), before->hash);
    }
    buffer_free(&bytes);
    diagnostics_free(&ignored);
    arena_free(&arena);
    return here;
}

/* A time-out, or an answer such as 503, is tried again after a pause. */
static enum http_result send_patiently(struct http *http, const struct http_request *request,
                                       struct http_answer *answer)
{
    enum http_result result = http_send(http, request, answer);

    for (int i = 1; i < FETCH_TRIES && http_is_passing(result, answer->status); i++) {
        struct timespec pause = {.tv_sec = i};
        nanosleep(&pause, NULL);
        result = http_send(http, request, answer);
    }
    return result;
}

static void fail(const struct source *source, enum http_result result,
                 const struct http_answer *answer, struct diagnostics *diagnostics)
{
    struct place place = {.file = source->url};

    switch (result) {
    case HTTP_ANSWERED:
        diagnose(diagnostics, SEVERITY_SYSTEM, place,
                 _("the host answers with the status %ld, expected 200"), answer->status);
        break;
    case HTTP_TOO_LARGE:
        diagnose(diagnostics, SEVERITY_SYSTEM, place, _("this is larger than %d MiB"),
                 FETCH_SIZE_MAX >> 20);
        break;
    case HTTP_TOO_MANY:
        diagnose(diagnostics, SEVERITY_SYSTEM, place,
                 _("this leads on more than %d times, or in a circle"), FETCH_REDIRECTS);
        break;
    case HTTP_UNTRUSTED:
        diagnose(diagnostics, SEVERITY_SYSTEM, place,
                 _("the certificate of the host is not good: %.*s"),
                 TEXT_PRINT(answer->reason));
        break;
    case HTTP_REFUSED:
    case HTTP_PASSING:
        diagnose(diagnostics, SEVERITY_SYSTEM, place, _("this could not be fetched: %.*s"),
                 TEXT_PRINT(answer->reason));
        break;
    }
    diagnose_hint(diagnostics, "%s", _("the copy in the content stays as it is"));
}

/* What came, and what is to be remembered of it; header lines end no field of the notes. */
static void take(struct fetch *fetch, struct fetch_item *item, struct http *http,
                 struct http_answer *answer)
{
    item->bytes = answer->body;
    answer->body = (struct buffer){0};
    item->now = (struct fetched){
        .url = item->source->url,
        .etag = arena_copy(&fetch->arena, http_header(http, "ETag")),
        .last_modified = arena_copy(&fetch->arena, http_header(http, "Last-Modified")),
        .hash = hash_bytes(buffer_text(&item->bytes)),
    };
    if (text_find(item->now.etag, '\t') < item->now.etag.length)
        item->now.etag = TEXT("");
}

static void download(struct fetch *fetch, struct fetch_item *item, struct http *http,
                     const struct fetched *before, struct diagnostics *diagnostics)
{
    struct http_request request = {.url = item->source->url, .most = FETCH_SIZE_MAX};
    struct http_answer answer = {0};
    bool here = before != NULL && is_here(fetch, item->source, before);

    item->now = before != NULL ? *before : (struct fetched){0};
    if (here) {
        request.etag = before->etag;
        request.last_modified = before->last_modified;
    }
    enum http_result result = send_patiently(http, &request, &answer);
    if (result == HTTP_ANSWERED && answer.status == 304 && here) {
        item->state = FETCH_UNCHANGED;
    } else if (result == HTTP_ANSWERED && answer.status == 200) {
        take(fetch, item, http, &answer);
        item->state =
            here && hash_equal(item->now.hash, before->hash) ? FETCH_UNCHANGED : FETCH_NEW;
    } else {
        fail(item->source, result, &answer, diagnostics);
    }
    buffer_free(&answer.body);
}

void fetch_download(struct fetch *fetch, struct diagnostics *diagnostics)
{
    struct http_options options = {
        .timeout = FETCH_TIMEOUT,
        .longest = FETCH_LONGEST,
        .redirects = FETCH_REDIRECTS,
        .insecure = fetch->insecure,
    };
    struct http *http = http_open(&options, diagnostics);
    struct fetched_list known = {0};
    struct text edition = {0};

    for (size_t i = 0; http != NULL && i < fetch->sources.count; i++) {
        const struct source *source = fetch->items[i].source;
        if (!text_equal(source->edition, edition))
            fetched_read(fetch->content, source->edition, &fetch->arena, &known);
        edition = source->edition;
        download(fetch, &fetch->items[i], http, fetched_find(&known, source->url), diagnostics);
    }
    http_close(http);
}
