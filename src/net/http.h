/*
 * Reading over HTTP, for all who need it: connections are reused, certificates verified, and
 * what comes is limited in size, time and redirects.
 */
#ifndef VETRO_NET_HTTP_H
#define VETRO_NET_HTTP_H

#include "base/base.h"

/* One client; to be used by one thread at a time. */
struct http;

struct http_options {
    size_t timeout;   /* seconds to connect, and without a byte */
    size_t longest;   /* seconds for the whole of a transfer; 0: any */
    size_t redirects; /* followed at most */
    bool insecure;    /* http:// is accepted too */
};

struct http_request {
    struct text url;
    struct text etag;          /* send If-None-Match; may be empty */
    struct text last_modified; /* send If-Modified-Since; may be empty */
    size_t most;               /* bytes of the body */
    bool head;                 /* HEAD instead of GET */
};

enum http_result {
    HTTP_ANSWERED,  /* the status says what */
    HTTP_PASSING,   /* no whole answer: time-out, reset, name not found… */
    HTTP_UNTRUSTED, /* the certificate is not good for this host */
    HTTP_TOO_LARGE, /* the body exceeds the limit */
    HTTP_TOO_MANY,  /* more redirects than allowed, or in a circle */
    HTTP_REFUSED,   /* not an address that this may read */
};

struct http_answer {
    long status;
    struct buffer body; /* as sent; the caller frees it, also after a failure */
    struct text url;    /* after redirects; good until the next request */
    struct text reason; /* in words, when there is no answer; good until the next request */
};

/* NULL: libcurl cannot be started; a diagnostic says. */
struct http *http_open(const struct http_options *options, struct diagnostics *diagnostics);
void http_close(struct http *http);

/* One request; `answer` must be zero, or from an earlier request. */
enum http_result http_send(struct http *http, const struct http_request *request,
                           struct http_answer *answer);

/* Whether the same request may be answered otherwise a little later. */
bool http_is_passing(enum http_result result, long status);

/* A header of the last answer, or the empty text; good until the next request. */
struct text http_header(struct http *http, const char *name);

#endif
