#include "net/http.h"

#include "net/transfer.h"

#include <stdlib.h>

struct http {
    struct http_options options;
    CURL *curl;
    struct arena arena; /* of one request */
    char error[CURL_ERROR_SIZE];
};

struct http *http_open(const struct http_options *options, struct diagnostics *diagnostics)
{
    if (!transfer_start(diagnostics))
        return NULL;
    CURL *curl = curl_easy_init();
    if (curl == NULL) {
        diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){0},
                 _("the library for transfers (libcurl) cannot be started"));
        transfer_end();
        return NULL;
    }
    struct http *http = memory_allocate_zeroed(1, sizeof *http);
    http->options = *options;
    http->curl = curl;
    return http;
}

void http_close(struct http *http)
{
    if (http == NULL)
        return;
    curl_easy_cleanup(http->curl);
    arena_free(&http->arena);
    free(http);
    transfer_end();
}

static struct curl_slist *add_header(struct http *http, struct curl_slist *list,
                                     const char *name, struct text value)
{
    if (value.length == 0)
        return list;
    struct text line = arena_format(&http->arena, "%s: %.*s", name, TEXT_PRINT(value));
    return curl_slist_append(list, line.data);
}

static enum http_result judge(CURLcode code, const struct transfer_sink *sink)
{
    if (code == CURLE_OK)
        return HTTP_ANSWERED;
    if (sink->exceeded || code == CURLE_FILESIZE_EXCEEDED)
        return HTTP_TOO_LARGE;
    if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE)
        return HTTP_UNTRUSTED;
    if (code == CURLE_TOO_MANY_REDIRECTS)
        return HTTP_TOO_MANY;
    return transfer_is_passing(code) ? HTTP_PASSING : HTTP_REFUSED;
}

static void prepare(struct http *http, const struct http_request *request)
{
    const char *protocols = http->options.insecure ? "https,http" : "https";
    CURL *curl = http->curl;

    transfer_prepare(curl, http->options.timeout, http->error);
    curl_easy_setopt(curl, CURLOPT_URL, arena_copy(&http->arena, request->url).data);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, protocols);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, http->options.redirects > 0 ? 1L : 0L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)http->options.redirects);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)http->options.longest);
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)request->most);
    curl_easy_setopt(curl, CURLOPT_NOBODY, request->head ? 1L : 0L);
}

enum http_result http_send(struct http *http, const struct http_request *request,
                           struct http_answer *answer)
{
    struct transfer_sink sink = {.content = &answer->body, .most = request->most};
    struct curl_slist *headers = NULL;
    char *url = NULL;

    arena_reset(&http->arena);
    prepare(http, request);
    transfer_receive(http->curl, &sink);
    headers = add_header(http, headers, "If-None-Match", request->etag);
    headers = add_header(http, headers, "If-Modified-Since", request->last_modified);
    curl_easy_setopt(http->curl, CURLOPT_HTTPHEADER, headers);

    CURLcode code = curl_easy_perform(http->curl);
    curl_slist_free_all(headers);
    curl_easy_setopt(http->curl, CURLOPT_HTTPHEADER, NULL);
    answer->status = 0;
    curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE, &answer->status);
    curl_easy_getinfo(http->curl, CURLINFO_EFFECTIVE_URL, &url);
    answer->url = text_from(url);
    answer->reason =
        code == CURLE_OK ? TEXT("") : transfer_reason(&http->arena, code, http->error);
    return judge(code, &sink);
}

bool http_is_passing(enum http_result result, long status)
{
    return result == HTTP_PASSING ||
           (result == HTTP_ANSWERED && transfer_status_is_passing(status));
}

struct text http_header(struct http *http, const char *name)
{
    struct curl_header *header;

    if (curl_easy_header(http->curl, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK)
        return TEXT("");
    return text_from(header->value);
}
