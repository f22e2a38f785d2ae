/* WebDAV (RFC 4918): PUT, MKCOL, MOVE and DELETE over HTTP. */
#include "publish/remote.h"

enum { ANSWER_MAX = 64 * 1024 }; /* bytes of an answer that nobody reads */

/* The header as it stands: libcurl's own form of the new address has the password in it. */
static enum outcome fail_redirect(struct link *link, long status)
{
    struct curl_header *header = NULL;
    struct text reason;

    curl_easy_header(link->curl, "Location", 0, CURLH_HEADER, -1, &header);
    reason = arena_format(&link->arena, _("the host sends elsewhere: %ld, to %s"), status,
                          header != NULL ? header->value : "?");
    return link_fail(link, OUTCOME_FATAL, reason.data,
                     _("write the address to which it sends, if it is the right one"));
}

/* Basic credentials were sent unasked; a host may want a digest of them instead. */
static enum outcome fail_unauthorized(struct link *link)
{
    long offered = 0;

    curl_easy_getinfo(link->curl, CURLINFO_HTTPAUTH_AVAIL, &offered);
    if ((offered & (long)CURLAUTH_DIGEST) != 0 && (offered & (long)CURLAUTH_BASIC) == 0 &&
        !atomic_exchange(&link->remote->digest, true))
        return link_fail(link, OUTCOME_PASSING, _("the host refused the login"), NULL);
    return link_fail_login(link);
}

static enum outcome fail_status(struct link *link, long status)
{
    curl_off_t wait = 0;
    struct text reason = arena_format(&link->arena, _("the host answered %ld"), status);

    if (status >= 300 && status < 400)
        return fail_redirect(link, status);
    if (status == 401)
        return fail_unauthorized(link);
    if (status == 507)
        return link_fail(link, OUTCOME_FATAL, _("the disk of the host is full"),
                         _("make room there, then publish again"));
    if (transfer_status_is_passing(status)) {
        curl_easy_getinfo(link->curl, CURLINFO_RETRY_AFTER, &wait);
        link->wait = wait > 0 ? (size_t)wait : 0;
        return link_fail(link, OUTCOME_PASSING, reason.data, NULL);
    }
    if (status == 403)
        return link_fail(link, OUTCOME_REFUSED, reason.data,
                         _("the user may not write there: ask the provider"));
    if (status == 405 || status == 501)
        return link_fail(link, OUTCOME_REFUSED, reason.data,
                         _("WebDAV is not enabled at this address: see docs/publish.md"));
    return link_fail(link, OUTCOME_REFUSED, reason.data, NULL);
}

/* One request; its status comes out where there was an answer at all, else 0. */
static enum outcome request(struct link *link, struct curl_slist *headers, long *status)
{
    *status = 0;
    curl_easy_setopt(link->curl, CURLOPT_HTTPHEADER, headers);
    enum outcome outcome = link_perform(link);
    curl_easy_setopt(link->curl, CURLOPT_HTTPHEADER, NULL);
    curl_easy_getinfo(link->curl, CURLINFO_RESPONSE_CODE, status);
    if (outcome != OUTCOME_DONE || (*status >= 200 && *status < 300))
        return outcome;
    return fail_status(link, *status);
}

/* A request of which only the status matters. */
static enum outcome command(struct link *link, const char *method, struct curl_slist *headers,
                            long *status)
{
    struct buffer answer = {0};
    struct transfer_sink sink = {.content = &answer, .most = ANSWER_MAX};

    transfer_receive(link->curl, &sink);
    curl_easy_setopt(link->curl, CURLOPT_CUSTOMREQUEST, method);
    enum outcome outcome = request(link, headers, status);
    buffer_free(&answer);
    return outcome;
}

static enum outcome get(struct link *link, struct text path, size_t most,
                        struct buffer *content)
{
    struct transfer_sink sink = {.content = content, .most = most};
    struct curl_slist *headers = curl_slist_append(NULL, "Cache-Control: no-cache");
    long status;

    link_prepare(link, path);
    transfer_receive(link->curl, &sink);
    enum outcome outcome = request(link, headers, &status);
    curl_slist_free_all(headers);
    if (status == 404 || status == 410)
        return OUTCOME_ABSENT;
    return sink.exceeded && status == 200 ? OUTCOME_LARGER : outcome;
}

/* One that is there already answers 405; one whose folder is missing, 409. */
static enum outcome make_folder(struct link *link, struct text path)
{
    struct text with_slash =
        arena_format(&link->arena, "%.*s%s", TEXT_PRINT(path), path.length > 0 ? "/" : "");
    long status;

    link_prepare(link, with_slash);
    enum outcome outcome = command(link, "MKCOL", NULL, &status);
    if (status == 409)
        return link_fail(link, OUTCOME_REFUSED, _("the host cannot make the folder"),
                         _("only the last folder of the address is made: those above it must "
                           "be there"));
    return status == 405 || status == 301 ? OUTCOME_DONE : outcome;
}

static enum outcome make_folders(struct link *link, const struct folder_list *folders)
{
    enum outcome outcome = OUTCOME_DONE;

    for (size_t i = 0; i < folders->count && outcome == OUTCOME_DONE; i++)
        outcome = make_folder(link, folders->paths[i]);
    return outcome;
}

static enum outcome upload(struct link *link, struct text path, struct text content,
                           long *status)
{
    struct transfer_source source = {.bytes = content};
    struct curl_slist *headers = curl_slist_append(NULL, "Expect:");

    link_prepare(link, path);
    transfer_send(link->curl, &source);
    enum outcome outcome = command(link, "PUT", headers, status);
    curl_slist_free_all(headers);
    return outcome;
}

static enum outcome move(struct link *link, struct text from, struct text to, long *status)
{
    struct text url = link_url(link, to);
    struct text destination = arena_format(&link->arena, "Destination: %.*s", TEXT_PRINT(url));
    struct curl_slist *headers = curl_slist_append(NULL, destination.data);

    headers = curl_slist_append(headers, "Overwrite: T");
    link_prepare(link, from);
    enum outcome outcome = command(link, "MOVE", headers, status);
    curl_slist_free_all(headers);
    return outcome;
}

static enum outcome remove_file(struct link *link, struct text path)
{
    long status;

    link_prepare(link, path);
    enum outcome outcome = command(link, "DELETE", NULL, &status);
    return status == 404 || status == 410 ? OUTCOME_DONE : outcome;
}

/* Under a temporary name, then moved; a host without MOVE gets the file under its own name. */
static enum outcome put_whole(struct link *link, struct text path, struct text content,
                              long *status)
{
    if (atomic_load(&link->remote->cannot_move))
        return upload(link, path, content, status);
    struct text temporary = link_temporary(link, path);
    enum outcome outcome = upload(link, temporary, content, status);
    if (outcome != OUTCOME_DONE)
        return outcome;
    outcome = move(link, temporary, path, status);
    if (*status != 405 && *status != 501)
        return outcome;
    atomic_store(&link->remote->cannot_move, true);
    outcome = upload(link, path, content, status);
    return outcome == OUTCOME_DONE ? remove_file(link, temporary) : outcome;
}

/* Answers to a PUT into a folder that is not there: 409 by the book, 500 by nginx. */
static bool may_lack_folder(long status)
{
    return status == 404 || status == 409 || status == 500;
}

/* A folder that was thought to be there may have been taken away. */
static enum outcome put(struct link *link, struct text path, struct text content)
{
    struct folder_list missing = folders_missing(&link->remote->folders, path, &link->arena);
    long status = 409;
    enum outcome outcome = make_folders(link, &missing);

    if (outcome == OUTCOME_DONE)
        outcome = put_whole(link, path, content, &status);
    if (outcome == OUTCOME_DONE || outcome == OUTCOME_FATAL || !may_lack_folder(status))
        return outcome;
    struct folder_list all = folders_above(path, &link->arena);
    outcome = make_folders(link, &all);
    return outcome == OUTCOME_DONE ? put_whole(link, path, content, &status) : outcome;
}

/* DELETE takes a folder with all it holds, and there is no other way: empty ones stay. */
const struct protocol remote_webdav = {get, put, remove_file, NULL};
