/* The connection of one thread: how it is set up, and what its failures mean. */
#include "publish/remote.h"

bool link_open(struct link *link, struct remote *remote)
{
    *link = (struct link){.remote = remote};
    if (remote->destination.kind == DESTINATION_FOLDER)
        return true;
    link->curl = curl_easy_init();
    link->multi = curl_multi_init();
    return link->curl != NULL && link->multi != NULL;
}

void link_close(struct link *link)
{
    if (link->curl != NULL)
        curl_easy_cleanup(link->curl);
    if (link->multi != NULL)
        curl_multi_cleanup(link->multi);
    arena_free(&link->arena);
}

struct text link_url(struct link *link, struct text path)
{
    struct buffer url = {0};

    buffer_append(&url, link->remote->root);
    buffer_append_byte(&url, '/');
    transfer_append_path(&url, path);
    struct text copy = arena_copy(&link->arena, buffer_text(&url));
    buffer_free(&url);
    return copy;
}

/*
 * Commands know nothing of URLs: what follows the first slash of an FTP address is relative to
 * the folder of the login, and so is what follows /~/ in an SFTP address.
 */
struct text link_remote_path(struct link *link, struct text path)
{
    const struct destination *destination = &link->remote->destination;
    struct text folder = destination->path;

    if (destination->kind != DESTINATION_SFTP)
        folder = text_slice(folder, 1, folder.length);
    else if (text_equal(folder, TEXT("/~")))
        folder = TEXT("");
    else if (text_starts_with(folder, TEXT("/~/")))
        folder = text_slice(folder, 3, folder.length);
    if (folder.length == 0)
        return destination->kind == DESTINATION_SFTP && destination->path.length == 0
                   ? arena_format(&link->arena, "/%.*s", TEXT_PRINT(path))
                   : path;
    return path.length > 0 ? files_join(&link->arena, folder, path) : folder;
}

/* ---- The key of an ssh host ---- */

/* Only a key that stands in known_hosts is good; nothing is ever added there. */
static int check_key(CURL *curl, const struct curl_khkey *known, const struct curl_khkey *found,
                     enum curl_khmatch match, void *user)
{
    struct link *link = user;

    (void)curl;
    (void)known;
    (void)found;
    link->key = match;
    return match == CURLKHMATCH_OK ? CURLKHSTAT_FINE : CURLKHSTAT_REJECT;
}

/* `ssh-keygen -R` wants [host]:port where the port is not the usual one. */
static enum outcome fail_key(struct link *link)
{
    const struct destination *destination = &link->remote->destination;
    const char *port = destination->port.length > 0 ? destination->port.data : "22";
    struct text hint;

    if (link->key == CURLKHMATCH_MISMATCH) {
        hint = arena_format(
            &link->arena,
            _("do not go on before the provider confirms a new key: somebody may stand between "
              "you and the host; if it does, run `ssh-keygen -R '[%.*s]:%s'` (without brackets "
              "and port if that is 22), then `ssh -p %s %.*s`"),
            TEXT_PRINT(destination->host), port, port, TEXT_PRINT(destination->host));
        return link_fail(link, OUTCOME_FATAL,
                         _("the key of the host is another one than in ~/.ssh/known_hosts"),
                         hint.data);
    }
    hint = arena_format(&link->arena,
                        _("run `ssh -p %s %.*s` once, compare the fingerprint that it shows "
                          "with the one the provider gives, and answer yes"),
                        port, TEXT_PRINT(destination->host));
    return link_fail(link, OUTCOME_FATAL, _("the key of the host is not in ~/.ssh/known_hosts"),
                     hint.data);
}

/* ---- Setting up ---- */

static void set_login(struct link *link)
{
    const struct credentials *credentials = &link->remote->credentials;

    if (credentials->user.length > 0)
        curl_easy_setopt(link->curl, CURLOPT_USERNAME, credentials->user.data);
    if (credentials->password.length > 0)
        curl_easy_setopt(link->curl, CURLOPT_PASSWORD, credentials->password.data);
    curl_easy_setopt(link->curl, CURLOPT_NETRC, (long)CURL_NETRC_OPTIONAL);
}

static void set_ssh(struct link *link)
{
    const struct credentials *credentials = &link->remote->credentials;
    long methods = CURLSSH_AUTH_AGENT | CURLSSH_AUTH_PASSWORD | CURLSSH_AUTH_KEYBOARD;

    if (credentials->key.length > 0) {
        methods |= CURLSSH_AUTH_PUBLICKEY;
        curl_easy_setopt(link->curl, CURLOPT_SSH_PRIVATE_KEYFILE, credentials->key.data);
    }
    curl_easy_setopt(link->curl, CURLOPT_SSH_AUTH_TYPES, methods);
    curl_easy_setopt(link->curl, CURLOPT_SSH_KNOWNHOSTS, credentials->hosts.data);
    curl_easy_setopt(link->curl, CURLOPT_SSH_KEYFUNCTION, check_key);
    curl_easy_setopt(link->curl, CURLOPT_SSH_KEYDATA, link);
}

/*
 * Many hosts want the data connections to carry on the TLS session of the first one. In TLS 1.3
 * libcurl can do so once only; in 1.2 always.
 */
static void set_ftp(struct link *link)
{
    enum destination_kind kind = link->remote->destination.kind;

    curl_easy_setopt(link->curl, CURLOPT_FTP_FILEMETHOD, (long)CURLFTPMETHOD_NOCWD);
    curl_easy_setopt(link->curl, CURLOPT_SSLVERSION,
                     (long)CURL_SSLVERSION_TLSv1_2 | (long)CURL_SSLVERSION_MAX_TLSv1_2);
    curl_easy_setopt(link->curl, CURLOPT_USE_SSL,
                     (long)(kind == DESTINATION_FTP ? CURLUSESSL_TRY : CURLUSESSL_ALL));
}

void link_prepare(struct link *link, struct text path)
{
    transfer_prepare(link->curl, link->remote->timeout, link->error);
    curl_easy_setopt(link->curl, CURLOPT_URL, link_url(link, path).data);
    set_login(link);
    switch (link->remote->destination.kind) {
    case DESTINATION_FOLDER:
        break;
    case DESTINATION_HTTPS:
    case DESTINATION_HTTP:
        curl_easy_setopt(
            link->curl, CURLOPT_HTTPAUTH,
            (long)(atomic_load(&link->remote->digest) ? CURLAUTH_DIGEST : CURLAUTH_BASIC));
        break;
    case DESTINATION_SFTP:
        link->key = CURLKHMATCH_OK;
        set_ssh(link);
        break;
    case DESTINATION_FTPS:
    case DESTINATION_FTPES:
    case DESTINATION_FTP:
        set_ftp(link);
        break;
    }
}

/* ---- Failures ---- */

enum outcome link_fail(struct link *link, enum outcome outcome, const char *reason,
                       const char *hint)
{
    link->reason = arena_copy(&link->arena, text_from(reason));
    link->hint = arena_copy(&link->arena, text_from(hint));
    return outcome;
}

enum outcome link_fail_login(struct link *link)
{
    return link_fail(
        link, OUTCOME_FATAL, _("the host refused the login"),
        link->remote->destination.kind == DESTINATION_SFTP
            ? _("give VETRO_PUBLISH_USER, and a key to the ssh agent or in ~/.ssh, "
                "or VETRO_PUBLISH_PASSWORD")
            : _("give VETRO_PUBLISH_USER and VETRO_PUBLISH_PASSWORD, or write them "
                "into ~/.netrc"));
}

static enum outcome fail_certificate(struct link *link, CURLcode code)
{
    struct text words = transfer_reason(&link->arena, code, link->error);
    struct text reason = arena_format(
        &link->arena, _("the certificate of the host is not good: %.*s"), TEXT_PRINT(words));

    return link_fail(link, OUTCOME_FATAL, reason.data,
                     _("tell the provider; if the host has an authority of its own, name its "
                       "certificate in SSL_CERT_FILE"));
}

static enum outcome fail_code(struct link *link, CURLcode code)
{
    struct text words = transfer_reason(&link->arena, code, link->error);

    if (code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_CONNECT)
        link->unreachable = true;
    if (transfer_is_passing(code))
        return link_fail(link, OUTCOME_PASSING, words.data, NULL);
    return link_fail(link, OUTCOME_REFUSED, words.data, NULL);
}

/*
 * As curl_easy_perform, which now and then sleeps for a second before it opens a data connection
 * of FTP.
 */
static CURLcode run_transfer(struct link *link)
{
    enum { STEP = 20 }; /* milliseconds after which it is looked at in any case */
    CURLcode code = CURLE_FAILED_INIT;
    CURLMsg *message;
    int running = 0;
    int waiting;

    if (curl_multi_add_handle(link->multi, link->curl) != CURLM_OK)
        return code;
    while (curl_multi_perform(link->multi, &running) == CURLM_OK && running > 0)
        curl_multi_poll(link->multi, NULL, 0, STEP, NULL);
    while ((message = curl_multi_info_read(link->multi, &waiting)) != NULL) {
        if (message->msg == CURLMSG_DONE)
            code = message->data.result;
    }
    curl_multi_remove_handle(link->multi, link->curl);
    return code;
}

/* Codes that mean the same whatever is done; the protocols look at OUTCOME_REFUSED further. */
enum outcome link_perform(struct link *link)
{
    CURLcode code = run_transfer(link);

    link->code = code;
    if (link->remote->destination.kind == DESTINATION_SFTP && link->key != CURLKHMATCH_OK)
        return fail_key(link);
    switch ((int)code) {
    case CURLE_OK:
        return OUTCOME_DONE;
    case CURLE_REMOTE_FILE_NOT_FOUND:
        link_fail(link, OUTCOME_ABSENT, _("there is no such file or folder"), NULL);
        return OUTCOME_ABSENT;
    case CURLE_FILESIZE_EXCEEDED:
        return OUTCOME_LARGER;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_USE_SSL_FAILED:
        return fail_certificate(link, code);
    case CURLE_LOGIN_DENIED:
        return link_fail_login(link);
    case CURLE_REMOTE_DISK_FULL:
        return link_fail(link, OUTCOME_FATAL, _("the disk of the host is full"),
                         _("make room there, then publish again"));
    }
    return fail_code(link, code);
}
