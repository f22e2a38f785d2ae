#include "publish/remote.h"

#include <stdlib.h>
#include <time.h>

enum {
    TRIES_MAX = 4,
    WAIT_FIRST = 500, /* milliseconds; twice as many before each further try */
    WAIT_MAX = 60,    /* seconds that a host may ask for */
};

/* ---- Opening ---- */

static struct text from_environment(struct arena *arena, const char *name)
{
    return arena_copy(arena, text_from(getenv(name)));
}

/* The first key that is there, the newest kind first, as ssh does. */
static struct text find_key(struct arena *arena, struct text folder)
{
    static const char *const names[] = {"id_ed25519", "id_ecdsa", "id_rsa"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct text key = files_join(arena, folder, text_from(names[i]));
        if (files_exist(key))
            return key;
    }
    return TEXT("");
}

static void find_credentials(struct remote *remote)
{
    struct credentials *credentials = &remote->credentials;
    struct arena *arena = &remote->arena;
    struct text home = from_environment(arena, "HOME");
    struct text folder = files_join(arena, home, TEXT(".ssh"));

    credentials->user = from_environment(arena, "VETRO_PUBLISH_USER");
    if (credentials->user.length == 0)
        credentials->user = remote->destination.user;
    credentials->password = from_environment(arena, "VETRO_PUBLISH_PASSWORD");
    credentials->hosts = files_join(arena, folder, TEXT("known_hosts"));
    credentials->key = find_key(arena, folder);
}

static const struct protocol *choose_protocol(enum destination_kind kind)
{
    switch (kind) {
    case DESTINATION_FOLDER:
        return &remote_folder;
    case DESTINATION_HTTPS:
    case DESTINATION_HTTP:
        return &remote_webdav;
    case DESTINATION_SFTP:
        return &remote_sftp;
    case DESTINATION_FTPS:
    case DESTINATION_FTPES:
    case DESTINATION_FTP:
        return &remote_ftp;
    }
    return NULL;
}

static const char *choose_scheme(enum destination_kind kind)
{
    switch (kind) {
    case DESTINATION_FOLDER:
        return "file";
    case DESTINATION_HTTPS:
        return "https";
    case DESTINATION_HTTP:
        return "http";
    case DESTINATION_SFTP:
        return "sftp";
    case DESTINATION_FTPS:
        return "ftps";
    case DESTINATION_FTPES:
    case DESTINATION_FTP:
        return "ftp";
    }
    return NULL;
}

static bool refuse_open(const struct destination *destination, struct diagnostics *diagnostics)
{
    diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = destination->address},
             _("this address is not encrypted: the password and the pages could be read and "
               "changed on the way"));
    diagnose_hint(
        diagnostics,
        destination->kind == DESTINATION_HTTP
            ? _("write https://, or give --insecure if the way is safe in itself")
            : _("write ftpes:// (TLS on the same port) or ftps://, or give --insecure "
                "if the way is safe in itself"));
    return false;
}

bool remote_open(struct remote *remote, struct text address, bool insecure,
                 struct diagnostics *diagnostics)
{
    struct destination *destination = &remote->destination;
    struct buffer root = {0};

    *remote = (struct remote){.timeout = 30};
    folders_open(&remote->folders);
    const char *fault = destination_parse(&remote->arena, address, destination);
    if (fault != NULL) {
        diagnose(diagnostics, SEVERITY_ERROR, (struct place){0},
                 _("the site cannot be published to this address: %s"), fault);
        return false;
    }
    if (destination_is_open(destination) && !insecure)
        return refuse_open(destination, diagnostics);
    find_credentials(remote);
    remote->protocol = choose_protocol(destination->kind);
    buffer_append_format(&root, "%s://%.*s", choose_scheme(destination->kind),
                         TEXT_PRINT(destination->authority));
    transfer_append_path(&root, destination->path);
    remote->root = arena_copy(&remote->arena, buffer_text(&root));
    buffer_free(&root);
    return true;
}

void remote_close(struct remote *remote)
{
    folders_close(&remote->folders);
    arena_free(&remote->arena);
}

/* ---- Retries ---- */

static void rest(const struct link *link, size_t try)
{
    size_t milliseconds = (size_t)WAIT_FIRST << try;

    if (link->wait > 0)
        milliseconds = 1000 * (link->wait < WAIT_MAX ? link->wait : WAIT_MAX);
    struct timespec time = {(time_t)(milliseconds / 1000),
                            (long)(milliseconds % 1000) * 1000000};
    nanosleep(&time, NULL);
}

/* Clears what an earlier operation left. */
static void begin(struct link *link)
{
    arena_reset(&link->arena);
    link->reason = TEXT("");
    link->hint = TEXT("");
    link->wait = 0;
    link->unreachable = false;
}

/*
 * Whether to try once more. After the last try a passing trouble has become a refusal; a host
 * that cannot even be reached has nothing for the other files either.
 */
static bool again(struct link *link, size_t try, enum outcome *outcome)
{
    if (*outcome == OUTCOME_PASSING && try + 1 < TRIES_MAX &&
        !atomic_load(&link->remote->stopped)) {
        rest(link, try);
        return true;
    }
    if (*outcome == OUTCOME_PASSING)
        *outcome = link->unreachable ? OUTCOME_FATAL : OUTCOME_REFUSED;
    if (*outcome == OUTCOME_FATAL)
        atomic_store(&link->remote->stopped, true);
    return false;
}

enum outcome remote_get(struct link *link, struct text path, size_t most,
                        struct buffer *content)
{
    enum outcome outcome;
    size_t try = 0;

    do {
        begin(link);
        outcome = link->remote->protocol->get(link, path, most, content);
    } while (again(link, try++, &outcome));
    return outcome;
}

enum outcome remote_put(struct link *link, struct text path, struct text content)
{
    enum outcome outcome;
    size_t try = 0;

    do {
        begin(link);
        outcome = link->remote->protocol->put(link, path, content);
    } while (again(link, try++, &outcome));
    if (outcome == OUTCOME_DONE)
        folders_learn(&link->remote->folders, path);
    return outcome;
}

enum outcome remote_remove(struct link *link, struct text path)
{
    enum outcome outcome;
    size_t try = 0;

    do {
        begin(link);
        outcome = link->remote->protocol->remove(link, path);
    } while (again(link, try++, &outcome));
    return outcome;
}

void remote_remove_folder(struct link *link, struct text path)
{
    begin(link);
    if (link->remote->protocol->remove_folder != NULL)
        link->remote->protocol->remove_folder(link, path);
}
