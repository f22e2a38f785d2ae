/* One publish at work. Private to `publish`. */
#ifndef VETRO_PUBLISH_SESSION_H
#define VETRO_PUBLISH_SESSION_H

#include "publish/journal.h"
#include "publish/plan.h"
#include "publish/pool.h"
#include "publish/publish.h"

struct session {
    const struct publish_request *request;
    struct publish_report *report;
    struct write_tree *tree;
    struct remote remote;
    struct pool pool;
    struct arena arena;
    struct manifest manifest; /* of the host, with what the journal adds */
    struct plan plan;

    pthread_mutex_t mutex; /* guards all below while the pool works */
    struct journal journal;
    struct publish_progress progress;
    bool told; /* the trouble that ended it was reported */
};

/* What the jobs of one run of the pool work on. */
struct task {
    struct session *session;
    struct item_list list;
};

/* ---- survey.c: what the host has ---- */

/* Reads the manifest of the host, makes the plan, and compares where nothing else tells. */
bool session_survey(struct session *session, struct diagnostics *diagnostics);

/* ---- changes.c: what is done there ---- */

/* Sends and removes what the plan says; the manifest of the host is true all the time. */
bool session_carry_out(struct session *session, struct diagnostics *diagnostics);

/* ---- verify.c: what visitors get ---- */

/* Reports as notes and warnings; never fails. */
void session_verify(struct session *session, struct diagnostics *diagnostics);

/* ---- publish.c ---- */

/* Begins to count towards the files of a list. */
void session_expect(struct session *session, const struct item_list *list);

/* A file is done; called by any thread. */
void session_tell(struct session *session, uint64_t bytes);

/* Reports the trouble of a link with `path`; what ends everything only once. Returns false. */
bool session_fail(struct session *session, const struct link *link, enum outcome outcome,
                  struct text path, struct diagnostics *diagnostics);

#endif
