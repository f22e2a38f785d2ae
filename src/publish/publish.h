/*
 * Sends a finished site to its host: WebDAV, SFTP, FTP or a local folder. Knows nothing of
 * plans.
 *
 * What is on the host is told by a manifest there, FOLDER/.vetro-publish: only differences are
 * sent, and only what it names is ever removed. It is true at every instant: before the first
 * change it names what is about to change as uncertain.
 */
#ifndef VETRO_PUBLISH_H
#define VETRO_PUBLISH_H

#include "base/base.h"

/* How far a publish is. */
struct publish_progress {
    size_t files;
    size_t files_total;
    uint64_t bytes;
    uint64_t bytes_total;
};

struct publish_request {
    struct text output;  /* what `vetro build` wrote */
    struct text address; /* as destination_parse reads it */
    struct text
        base_url;   /* where visitors read the site; empty: it is not checked afterwards */
    size_t jobs;    /* connections at a time, at least 1 */
    size_t timeout; /* seconds without a byte after which a try has failed */
    bool insecure;  /* http:// and ftp:// are accepted */
    bool dry_run;   /* nothing is changed anywhere */

    /* Called after every file, by one thread at a time. */
    void (*tell)(void *listener, const struct publish_progress *progress);
    void *listener;
};

enum publish_action { PUBLISH_ADD, PUBLISH_REPLACE, PUBLISH_REMOVE };

/* A difference between the site and what the host has. */
struct publish_step {
    enum publish_action action;
    struct text path;
    uint64_t size; /* bytes to send */
};

struct publish_report {
    struct arena arena;
    struct publish_step *steps; /* in the order in which they are done */
    size_t step_count;
    size_t sent;
    size_t removed;
    size_t unchanged;
    uint64_t bytes; /* sent, or with dry_run to be sent */
};

/*
 * Publishes. Credentials come from VETRO_PUBLISH_USER and VETRO_PUBLISH_PASSWORD, from
 * ~/.netrc, from the ssh agent or from the keys in ~/.ssh. False: something failed; a
 * diagnostic for each file says what, and what was done so far need not be done again. What the
 * host then answers to visitors is compared and reported as notes and warnings.
 * Free the report with publish_free in either case.
 */
bool publish_site(const struct publish_request *request, struct publish_report *report,
                  struct diagnostics *diagnostics);

void publish_free(struct publish_report *report);

#endif
