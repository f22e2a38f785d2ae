/* What every transfer through libcurl needs, whatever its protocol. */
#ifndef VETRO_NET_TRANSFER_H
#define VETRO_NET_TRANSFER_H

#include "base/base.h"

#include <curl/curl.h>

/* Where received bytes go. */
struct transfer_sink {
    struct buffer *content;
    size_t most;   /* bytes; the transfer is broken off beyond them */
    bool exceeded; /* it was */
};

/* Bytes to be sent. */
struct transfer_source {
    struct text bytes;
    size_t position;
};

/* Starts and ends the use of libcurl; calls may nest. */
bool transfer_start(struct diagnostics *diagnostics);
void transfer_end(void);

/*
 * Clears a handle, keeping its connections, and sets it up: certificates are verified, no
 * signals, `timeout` seconds to connect and without a byte. `error` has CURL_ERROR_SIZE bytes.
 */
void transfer_prepare(CURL *curl, size_t timeout, char *error);

/* Both must stay in place until the transfer has ended. */
void transfer_receive(CURL *curl, struct transfer_sink *sink);
void transfer_send(CURL *curl, struct transfer_source *source);

/* `path` with everything but letters, digits, slashes and -._~ escaped. */
void transfer_append_path(struct buffer *url, struct text path);

/* Whether the same transfer may go well a little later. */
bool transfer_is_passing(CURLcode code);

/* Whether a server that answers so may answer otherwise a little later. */
bool transfer_status_is_passing(long status);

/* What libcurl says about a transfer that failed; in the arena. */
struct text transfer_reason(struct arena *arena, CURLcode code, const char *error);

#endif
