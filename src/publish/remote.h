/*
 * The folder on the host, whatever the protocol. Private to `publish`.
 *
 * One `struct remote` for all threads, one `struct link` for each: its connection stays open
 * from one file to the next. Paths are relative to the folder of the site, terminated, and good
 * for path_fault, but for the manifest of the host.
 */
#ifndef VETRO_PUBLISH_REMOTE_H
#define VETRO_PUBLISH_REMOTE_H

#include "base/base.h"
#include "net/net.h"
#include "publish/folders.h"

#include <stdatomic.h>

/* Uploads have this before their name until they are whole. No file of a site begins so. */
#define TEMPORARY_PREFIX ".vetro-"

enum outcome {
    OUTCOME_DONE,
    OUTCOME_ABSENT,  /* there is no such file */
    OUTCOME_LARGER,  /* there is one with more bytes than asked for */
    OUTCOME_PASSING, /* may go well a little later; never comes out of remote_… */
    OUTCOME_REFUSED, /* not this file; others may go well */
    OUTCOME_FATAL,   /* nothing will: credentials, certificate, host key, disk full */
};

/* Where credentials are; read once. Never printed. All in the arena, terminated. */
struct credentials {
    struct text user;     /* empty: that of the address, or of ~/.netrc */
    struct text password; /* empty: that of ~/.netrc, or none */
    struct text key;      /* private key for ssh; empty: none found */
    struct text hosts;    /* ~/.ssh/known_hosts */
};

struct link;

/* What a protocol can do. Reasons of failures go into the link. */
struct protocol {
    /* The bytes of a file, at most `most`, into `content`. */
    enum outcome (*get)(struct link *link, struct text path, size_t most,
                        struct buffer *content);

    /* A file whole or not at all; folders above it are made. */
    enum outcome (*put)(struct link *link, struct text path, struct text content);

    /* OUTCOME_DONE also when there was none. */
    enum outcome (*remove)(struct link *link, struct text path);

    /* Only an empty folder; it may stay for any other reason. NULL: this cannot be done. */
    void (*remove_folder)(struct link *link, struct text path);
};

struct remote {
    struct arena arena;
    struct destination destination;
    struct credentials credentials;
    const struct protocol *protocol;
    struct folders folders;
    size_t timeout;          /* seconds */
    struct text root;        /* URL of the folder, without user and slash at the end */
    atomic_bool stopped;     /* someone met OUTCOME_FATAL */
    atomic_bool digest;      /* the host wants digest authentication */
    atomic_bool cannot_move; /* the host has no MOVE */
    atomic_bool keeps_old;   /* the host renames onto nothing that is there */
};

struct link {
    struct remote *remote;
    CURL *curl; /* NULL for a local folder; also multi, which keeps connections */
    CURLM *multi;
    struct arena arena; /* of one operation, and of its reason */
    char error[CURL_ERROR_SIZE];
    struct text reason;    /* why the last operation failed */
    struct text hint;      /* how to mend it; may be empty */
    size_t wait;           /* seconds that the host asked to wait; 0: it did not */
    bool unreachable;      /* not even a connection came about */
    CURLcode code;         /* what libcurl said last */
    enum curl_khmatch key; /* how the key of an ssh host was found */
};

/* False: the address cannot be used; a diagnostic says. Close it in either case. */
bool remote_open(struct remote *remote, struct text address, bool insecure,
                 struct diagnostics *diagnostics);
void remote_close(struct remote *remote);

bool link_open(struct link *link, struct remote *remote);
void link_close(struct link *link);

/* Where an upload to `path` is until it is whole: folder/.vetro-name for folder/name. */
struct text remote_temporary(struct arena *arena, struct text path);

/* As struct protocol, with retries; OUTCOME_FATAL also when somebody else met it. */
enum outcome remote_get(struct link *link, struct text path, size_t most,
                        struct buffer *content);
enum outcome remote_put(struct link *link, struct text path, struct text content);
enum outcome remote_remove(struct link *link, struct text path);
void remote_remove_folder(struct link *link, struct text path);

/* ---- For the protocols ---- */

extern const struct protocol remote_folder;
extern const struct protocol remote_webdav;
extern const struct protocol remote_sftp;
extern const struct protocol remote_ftp;

/* A path as commands of SFTP and FTP need it: below the folder of the address. */
struct text link_remote_path(struct link *link, struct text path);

/* The URL of a path: root, slash, the path escaped; terminated, in the arena of the link. */
struct text link_url(struct link *link, struct text path);

/* Sets the handle up for a transfer to or from `path`, with credentials and TLS. */
void link_prepare(struct link *link, struct text path);

/* Runs the transfer. What libcurl reports becomes an outcome with a reason. */
enum outcome link_perform(struct link *link);

/* Says why, and passes the outcome on. */
enum outcome link_fail(struct link *link, enum outcome outcome, const char *reason,
                       const char *hint);

/* What the transport says about credentials that the host refused. */
enum outcome link_fail_login(struct link *link);

#endif
