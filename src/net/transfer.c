#include "net/transfer.h"

#include <stdlib.h>
#include <string.h>

bool transfer_start(struct diagnostics *diagnostics)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK)
        return true;
    diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){0},
             _("the library for transfers (libcurl) cannot be started"));
    diagnose_hint(diagnostics, _("perhaps it is not installed: Debian calls it %s"),
                  "libcurl4");
    return false;
}

void transfer_end(void)
{
    curl_global_cleanup();
}

/* As curl itself does: authorities of one's own, instead of those of the system. */
static void set_authorities(CURL *curl)
{
    const char *file = getenv("CURL_CA_BUNDLE");

    if (file == NULL || *file == '\0')
        file = getenv("SSL_CERT_FILE");
    if (file != NULL && *file != '\0')
        curl_easy_setopt(curl, CURLOPT_CAINFO, file);
}

void transfer_prepare(CURL *curl, size_t timeout, char *error)
{
    curl_easy_reset(curl);
    *error = '\0';
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "vetro");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)timeout);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)timeout);
    curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)timeout);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    set_authorities(curl);
}

/* The type is libcurl's. */
/* NOLINTNEXTLINE(readability-non-const-parameter) */
static size_t receive(char *data, size_t size, size_t count, void *user)
{
    struct transfer_sink *sink = user;
    size_t length = size * count;

    if (length > sink->most - sink->content->length) {
        sink->exceeded = true;
        return 0;
    }
    buffer_append(sink->content, (struct text){data, length});
    return length;
}

void transfer_receive(CURL *curl, struct transfer_sink *sink)
{
    buffer_clear(sink->content);
    sink->exceeded = false;
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, sink);
}

static size_t supply(char *space, size_t size, size_t count, void *user)
{
    struct transfer_source *source = user;
    struct text part = text_slice(source->bytes, source->position, size * count);

    if (part.length > 0)
        memcpy(space, part.data, part.length);
    source->position += part.length;
    return part.length;
}

/* A connection that was closed meanwhile makes libcurl begin again on a new one. */
static int rewind_source(void *user, curl_off_t offset, int origin)
{
    struct transfer_source *source = user;

    if (origin != SEEK_SET || offset < 0 || (size_t)offset > source->bytes.length)
        return CURL_SEEKFUNC_CANTSEEK;
    source->position = (size_t)offset;
    return CURL_SEEKFUNC_OK;
}

void transfer_send(CURL *curl, struct transfer_source *source)
{
    source->position = 0;
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, supply);
    curl_easy_setopt(curl, CURLOPT_READDATA, source);
    curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, rewind_source);
    curl_easy_setopt(curl, CURLOPT_SEEKDATA, source);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)source->bytes.length);
}

static bool is_plain(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || (byte != '\0' && strchr("-._~/", byte) != NULL);
}

void transfer_append_path(struct buffer *url, struct text path)
{
    for (size_t i = 0; i < path.length; i++) {
        if (is_plain(path.data[i]))
            buffer_append_byte(url, path.data[i]);
        else
            buffer_append_format(url, "%%%02X", (unsigned)(unsigned char)path.data[i]);
    }
}

bool transfer_is_passing(CURLcode code)
{
    static const CURLcode codes[] = {
        CURLE_COULDNT_RESOLVE_HOST,
        CURLE_COULDNT_CONNECT,
        CURLE_OPERATION_TIMEDOUT,
        CURLE_WEIRD_SERVER_REPLY,
        CURLE_SSL_CONNECT_ERROR,
        CURLE_SEND_ERROR,
        CURLE_RECV_ERROR,
        CURLE_GOT_NOTHING,
        CURLE_PARTIAL_FILE,
        CURLE_HTTP2,
        CURLE_HTTP2_STREAM,
        CURLE_FTP_ACCEPT_TIMEOUT,
        CURLE_FTP_CANT_GET_HOST,
        CURLE_SSH,
        CURLE_AGAIN,
    };

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (codes[i] == code)
            return true;
    }
    return false;
}

bool transfer_status_is_passing(long status)
{
    return status == 408 || status == 425 || status == 429 || status == 500 || status == 502 ||
           status == 503 || status == 504;
}

struct text transfer_reason(struct arena *arena, CURLcode code, const char *error)
{
    struct text words = text_from(*error != '\0' ? error : curl_easy_strerror(code));

    return arena_copy(arena, text_trim(words));
}
