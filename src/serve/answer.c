#include "serve/answer.h"

#include "serve/document.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    EVENT_SECONDS = 15, /* after which an open page is told that all is well */
    EVENT_BLOCK = 4096, /* bytes */
};

/* An answer in the making. */
struct answer {
    struct server *server;
    struct MHD_Connection *connection;
    struct arena arena;
    struct buffer body;
};

/* ---- Headers ---- */

static struct text get_header(const struct answer *answer, const char *name)
{
    return text_from(MHD_lookup_connection_value(answer->connection, MHD_HEADER_KIND, name));
}

/* Sends a response, which is consumed. */
static enum MHD_Result send_response(struct answer *answer, unsigned status,
                                     struct MHD_Response *response)
{
    if (response == NULL)
        return MHD_NO;
    MHD_add_response_header(response, "Cache-Control", "no-cache");
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    enum MHD_Result result = MHD_queue_response(answer->connection, status, response);
    MHD_destroy_response(response);
    return result;
}

static struct MHD_Response *make_response(const struct answer *answer, const char *type)
{
    struct MHD_Response *response = MHD_create_response_from_buffer(
        answer->body.length, answer->body.data, MHD_RESPMEM_MUST_COPY);

    if (response != NULL)
        MHD_add_response_header(response, "Content-Type", type);
    return response;
}

static enum MHD_Result refuse(struct answer *answer, unsigned status, const char *why)
{
    buffer_append_format(&answer->body, "%s\n", why);
    struct MHD_Response *response = make_response(answer, "text/plain; charset=utf-8");
    if (response != NULL && status == MHD_HTTP_METHOD_NOT_ALLOWED)
        MHD_add_response_header(response, "Allow", "GET, HEAD");
    return send_response(answer, status, response);
}

/* ---- Pages ---- */

static bool read_whole(const struct document *document, struct buffer *content)
{
    enum { BLOCK = 65536 };
    ssize_t length;

    do {
        buffer_reserve(content, BLOCK);
        length = read(document->descriptor, content->data + content->length, BLOCK);
        if (length > 0)
            content->length += (size_t)length;
    } while (length > 0);
    return length == 0;
}

/* Reads one of the parts that only the preview has. */
static bool read_part(struct answer *answer, struct text name, struct buffer *content)
{
    struct diagnostics diagnostics = {0};
    struct text path = files_join(&answer->arena, answer->server->request->parts, name);
    bool done = files_read(path, content, &diagnostics);

    diagnostics_free(&diagnostics);
    return done;
}

/* Where the end of the page's body begins; the length of the page when it has none. */
static size_t find_end(struct text page)
{
    static const struct text end = TEXT_INITIALISER("</body>");

    for (size_t i = page.length; i-- > 0;) {
        if (text_starts_with(text_slice(page, i, page.length), end))
            return i;
    }
    return page.length;
}

/* Appends `part` with `version` where it says @version@. */
static void append_part(struct buffer *page, struct text part, struct text version)
{
    static const struct text mark = TEXT_INITIALISER("@version@");

    for (size_t i = 0; i < part.length;) {
        bool marked = text_starts_with(text_slice(part, i, part.length), mark);
        buffer_append(page, marked ? version : text_slice(part, i, 1));
        i += marked ? mark.length : 1;
    }
}

/* What makes a page refresh itself comes before the end of its body. */
static void equip(struct answer *answer, struct text version)
{
    struct buffer page = {0};
    struct buffer part = {0};
    struct text old = buffer_text(&answer->body);
    size_t end = find_end(old);

    read_part(answer, TEXT("page.html"), &part);
    buffer_append(&page, text_slice(old, 0, end));
    append_part(&page, buffer_text(&part), version);
    buffer_append(&page, text_slice(old, end, old.length));
    buffer_free(&answer->body);
    buffer_free(&part);
    answer->body = page;
}

/* ---- Files ---- */

/* What tells a browser whether it has the document already. */
struct validators {
    struct text tag;
    struct text date;
};

static struct validators find_validators(struct answer *answer, const struct document *document,
                                         struct text version)
{
    const struct stat *status = &document->status;
    struct tm time;
    char date[64] = "";

    gmtime_r(&status->st_mtime, &time);
    size_t length = strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", &time);
    return (struct validators){
        arena_format(&answer->arena, "\"%llx-%llx-%llx%s%.*s\"",
                     (unsigned long long)status->st_size, (unsigned long long)status->st_mtime,
                     (unsigned long long)status->st_mtim.tv_nsec, version.length > 0 ? "-" : "",
                     TEXT_PRINT(version)),
        arena_copy(&answer->arena, (struct text){date, length}),
    };
}

static bool contains(struct text list, struct text word)
{
    for (size_t i = 0; i < list.length; i++) {
        if (text_starts_with(text_slice(list, i, list.length), word))
            return true;
    }
    return false;
}

/* RFC 9110, 13.2.2: the tag goes before the date. */
static bool is_known(const struct answer *answer, const struct validators *validators)
{
    struct text tags = get_header(answer, "If-None-Match");
    struct text date = get_header(answer, "If-Modified-Since");

    if (tags.length > 0)
        return text_equal(tags, TEXT("*")) || contains(tags, validators->tag);
    return date.length > 0 && text_equal(date, validators->date);
}

/* The range asked for, unless it belongs to a document that is another by now. */
static struct text find_range(const struct answer *answer, const struct validators *validators)
{
    struct text condition = get_header(answer, "If-Range");

    if (condition.length > 0 && !text_equal(condition, validators->tag) &&
        !text_equal(condition, validators->date))
        return TEXT("");
    return get_header(answer, "Range");
}

static enum MHD_Result send_known(struct answer *answer, const struct validators *validators)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);

    if (response != NULL)
        MHD_add_response_header(response, "ETag", validators->tag.data);
    return send_response(answer, MHD_HTTP_NOT_MODIFIED, response);
}

/* Pages are sent from memory, all else from the file, whose descriptor is consumed. */
static enum MHD_Result send_bytes(struct answer *answer, struct document *document,
                                  const struct validators *validators)
{
    bool in_memory = document->descriptor < 0;
    uint64_t size = in_memory ? answer->body.length : (uint64_t)document->status.st_size;
    uint64_t first = 0;
    uint64_t length = size;
    enum document_range range =
        document_range(find_range(answer, validators), size, &first, &length);
    struct text part =
        arena_format(&answer->arena, "bytes %llu-%llu/%llu", (unsigned long long)first,
                     (unsigned long long)(first + length - 1), (unsigned long long)size);
    struct MHD_Response *response;
    unsigned status = range == RANGE_PART ? MHD_HTTP_PARTIAL_CONTENT : MHD_HTTP_OK;

    if (range == RANGE_IMPOSSIBLE) {
        status = MHD_HTTP_RANGE_NOT_SATISFIABLE;
        part = arena_format(&answer->arena, "bytes */%llu", (unsigned long long)size);
        response = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
    } else if (in_memory) {
        response = MHD_create_response_from_buffer(
            (size_t)length, answer->body.data == NULL ? NULL : answer->body.data + first,
            MHD_RESPMEM_MUST_COPY);
    } else {
        response = MHD_create_response_from_fd_at_offset64(length, document->descriptor, first);
        document->descriptor = response != NULL ? -1 : document->descriptor;
    }
    if (response == NULL)
        return MHD_NO;
    if (range != RANGE_WHOLE)
        MHD_add_response_header(response, "Content-Range", part.data);
    MHD_add_response_header(response, "Content-Type", document->type);
    MHD_add_response_header(response, "ETag", validators->tag.data);
    MHD_add_response_header(response, "Last-Modified", validators->date.data);
    MHD_add_response_header(response, "Accept-Ranges", "bytes");
    return send_response(answer, status, response);
}

static bool is_page(const struct document *document)
{
    return text_starts_with(text_from(document->type), TEXT("text/html"));
}

/* Reads a page into the answer, and closes its file. */
static bool load_page(struct answer *answer, struct document *document, struct text version)
{
    bool done = read_whole(document, &answer->body);

    close(document->descriptor);
    document->descriptor = -1;
    if (done)
        equip(answer, version);
    return done;
}

static enum MHD_Result send_document(struct answer *answer, struct document *document)
{
    struct text version = {0};

    if (is_page(document))
        version = preview_version(answer->server->preview, &answer->arena);
    struct validators validators = find_validators(answer, document, version);
    if (is_known(answer, &validators))
        return send_known(answer, &validators);
    if (is_page(document) && !load_page(answer, document, version))
        return refuse(answer, MHD_HTTP_INTERNAL_SERVER_ERROR, "the page cannot be read");
    return send_bytes(answer, document, &validators);
}

/* The page 404.html of the site; before there is a site, one that says so. */
static enum MHD_Result send_absent(struct answer *answer)
{
    struct document document;
    struct text version = preview_version(answer->server->preview, &answer->arena);
    unsigned status = MHD_HTTP_NOT_FOUND;

    if (document_open(answer->server->request->site, TEXT("/404.html"), &document) ==
        DOCUMENT_FILE) {
        load_page(answer, &document, version);
    } else {
        status = MHD_HTTP_SERVICE_UNAVAILABLE;
        read_part(answer, TEXT("waiting.html"), &answer->body);
        equip(answer, version);
    }
    return send_response(answer, status, make_response(answer, "text/html; charset=utf-8"));
}

/* `url` is decoded: what a header may not hold is written with percent signs again. */
static enum MHD_Result send_redirect(struct answer *answer, struct text url)
{
    struct buffer location = {0};

    for (size_t i = 0; i < url.length; i++) {
        unsigned char byte = (unsigned char)url.data[i];
        if (byte <= ' ' || byte >= 0x7F || byte == '%' || byte == '?' || byte == '#')
            buffer_append_format(&location, "%%%02X", (unsigned)byte);
        else
            buffer_append_byte(&location, (char)byte);
    }
    buffer_append(&location, TEXT("/"));
    buffer_append_byte(&location, '\0');
    struct MHD_Response *response =
        MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
    if (response != NULL)
        MHD_add_response_header(response, "Location", location.data);
    buffer_free(&location);
    return send_response(answer, MHD_HTTP_FOUND, response);
}

/* Pages link relatively, but 404.html, for any depth, with the path on the host. */
static struct text without_base(struct text base, struct text url)
{
    struct text rest = text_slice(url, base.length, url.length);

    return text_starts_with(url, base) && text_starts_with(rest, TEXT("/")) ? rest : url;
}

static enum MHD_Result send_site(struct answer *answer, struct text url)
{
    struct document document;
    struct text path = without_base(answer->server->request->base, url);
    enum MHD_Result result = MHD_NO;

    switch (document_open(answer->server->request->site, path, &document)) {
    case DOCUMENT_ABSENT:
        return send_absent(answer);
    case DOCUMENT_FOLDER:
        return send_redirect(answer, url);
    case DOCUMENT_FILE:
        result = send_document(answer, &document);
        if (document.descriptor >= 0)
            close(document.descriptor);
        return result;
    }
    return result;
}

/* ---- Events ---- */

/* An open page that is told of builds. */
struct listener {
    struct preview *preview;
    uint64_t seen;
    struct buffer message;
    size_t position; /* bytes of it that are sent */
};

static ssize_t feed(void *user, uint64_t sent, char *space, size_t size)
{
    struct listener *listener = user;

    (void)sent;
    if (listener->position == listener->message.length) {
        listener->position = 0;
        if (!preview_wait(listener->preview, EVENT_SECONDS, &listener->seen,
                          &listener->message))
            return MHD_CONTENT_READER_END_OF_STREAM;
    }
    struct text part = text_slice(buffer_text(&listener->message), listener->position, size);
    memcpy(space, part.data, part.length);
    listener->position += part.length;
    return (ssize_t)part.length;
}

static void end_listener(void *user)
{
    struct listener *listener = user;

    buffer_free(&listener->message);
    free(listener);
}

static enum MHD_Result send_events(struct answer *answer)
{
    struct listener *listener = memory_allocate_zeroed(1, sizeof *listener);

    listener->preview = answer->server->preview;
    struct MHD_Response *response = MHD_create_response_from_callback(
        MHD_SIZE_UNKNOWN, EVENT_BLOCK, feed, listener, end_listener);
    if (response == NULL)
        end_listener(listener);
    else
        MHD_add_response_header(response, "Content-Type", "text/event-stream");
    return send_response(answer, MHD_HTTP_OK, response);
}

/* What pages get in the preview only. */
static enum MHD_Result send_own(struct answer *answer, struct text name)
{
    static const char *const parts[] = {"preview.js", "preview.css"};

    if (text_equal(name, TEXT("events")))
        return send_events(answer);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (text_equal(name, text_from(parts[i])) && read_part(answer, name, &answer->body))
            return send_response(answer, MHD_HTTP_OK,
                                 make_response(answer, document_type(name)));
    }
    return refuse(answer, MHD_HTTP_NOT_FOUND, "there is no such file");
}

/* ---- Requests ---- */

/*
 * Whether the browser means this machine: else a page of another site, whose name was made to
 * lead here, could read along.
 */
static bool is_local(struct text host)
{
    static const char *const names[] = {"localhost", "127.0.0.1"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct text name = text_from(names[i]);
        if (text_equal(text_slice(host, 0, text_find(host, ':')), name))
            return true;
    }
    return host.length == 0; /* HTTP/1.0: no browser */
}

enum MHD_Result answer_request(struct server *server, struct MHD_Connection *connection,
                               const char *url, const char *method)
{
    struct answer answer = {.server = server, .connection = connection};
    struct text path = text_from(url);
    struct text wanted = text_from(method);
    enum MHD_Result result;

    if (!text_equal(wanted, TEXT("GET")) && !text_equal(wanted, TEXT("HEAD")))
        result = refuse(&answer, MHD_HTTP_METHOD_NOT_ALLOWED, "only GET and HEAD");
    else if (!is_local(get_header(&answer, "Host")))
        result = refuse(&answer, MHD_HTTP_FORBIDDEN, "this preview is for this machine only");
    else if (!text_starts_with(path, TEXT("/")))
        result = refuse(&answer, MHD_HTTP_BAD_REQUEST, "the path does not begin with a slash");
    else if (text_starts_with(path, TEXT(PREVIEW_PREFIX)))
        result = send_own(&answer, text_slice(path, sizeof PREVIEW_PREFIX - 1, path.length));
    else
        result = send_site(&answer, path);
    buffer_free(&answer.body);
    arena_free(&answer.arena);
    return result;
}
