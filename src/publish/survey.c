/* What the host has: from its manifest, or by looking. */
#include "publish/session.h"

enum { MANIFEST_MAX = 64 * 1024 * 1024 }; /* bytes */

static void warn_damaged(const struct session *session, struct diagnostics *diagnostics)
{
    diagnose(
        diagnostics, SEVERITY_WARNING,
        (struct place){.file = session->remote.destination.address},
        _("the list of what earlier publishes sent (%s) is damaged: every file is compared "
          "with the one on the host"),
        MANIFEST_NAME);
    diagnose_hint(diagnostics,
                  _("files on the host that are no longer part of the site stay there this "
                    "time: remove them by hand"));
}

/*
 * Without a manifest the folder is most likely empty; where it has a home page, somebody or
 * something has been there, and the files may already be the right ones.
 */
static enum outcome look_for_home(struct link *link, enum knowledge *knowledge)
{
    struct buffer content = {0};
    enum outcome outcome = remote_get(link, TEXT("index.html"), 0, &content);

    *knowledge = outcome == OUTCOME_ABSENT ? KNOWLEDGE_EMPTY : KNOWLEDGE_NONE;
    buffer_free(&content);
    return outcome == OUTCOME_LARGER || outcome == OUTCOME_ABSENT ? OUTCOME_DONE : outcome;
}

static bool read_manifest(struct session *session, enum knowledge *knowledge,
                          struct diagnostics *diagnostics)
{
    struct link *link = &session->pool.links[0];
    struct buffer content = {0};
    enum outcome outcome = remote_get(link, TEXT(MANIFEST_NAME), MANIFEST_MAX, &content);
    bool read = outcome == OUTCOME_DONE &&
                manifest_parse(buffer_text(&content), &session->arena, &session->manifest);

    buffer_free(&content);
    if (read) {
        *knowledge = KNOWLEDGE_MANIFEST;
        journal_apply(&session->journal, &session->manifest);
        return true;
    }
    session->manifest = (struct manifest){0};
    if (outcome == OUTCOME_DONE || outcome == OUTCOME_LARGER) {
        *knowledge = KNOWLEDGE_NONE;
        warn_damaged(session, diagnostics);
        return true;
    }
    if (outcome == OUTCOME_ABSENT)
        outcome = look_for_home(link, knowledge);
    return outcome == OUTCOME_DONE ||
           session_fail(session, link, outcome, TEXT(MANIFEST_NAME), diagnostics);
}

/* Job: whether the host has exactly this file. */
static bool compare(void *shared, size_t job, struct link *link,
                    struct diagnostics *diagnostics)
{
    const struct task *task = shared;
    struct item *item = task->list.items[job];
    struct buffer content = {0};
    enum outcome outcome = remote_get(link, item->path, (size_t)item->size, &content);
    bool same = outcome == OUTCOME_DONE && content.length == item->size &&
                hash_equal(hash_bytes(buffer_text(&content)), item->hash);

    session_tell(task->session, content.length);
    buffer_free(&content);
    item->listed = outcome != OUTCOME_ABSENT;
    item->step = same ? STEP_KEEP : STEP_SEND;
    return outcome == OUTCOME_DONE || outcome == OUTCOME_ABSENT || outcome == OUTCOME_LARGER ||
           session_fail(task->session, link, outcome, item->path, diagnostics);
}

/* Folders of what is there need not be made. */
static void learn_folders(struct session *session)
{
    for (size_t i = 0; i < session->manifest.count; i++) {
        if (!session->manifest.entries[i].uncertain)
            folders_learn(&session->remote.folders, session->manifest.entries[i].path);
    }
}

bool session_survey(struct session *session, struct diagnostics *diagnostics)
{
    enum knowledge knowledge = KNOWLEDGE_NONE;

    if (!read_manifest(session, &knowledge, diagnostics) ||
        !plan_make(&session->plan, session->tree, &session->manifest, knowledge, diagnostics))
        return false;
    learn_folders(session);
    struct task task = {session, plan_list(&session->plan, STEP_COMPARE)};
    struct pool_work work = {.jobs = task.list.count, .run = compare, .shared = &task};
    session_expect(session, &task.list);
    bool done = pool_run(&session->pool, &work, diagnostics);
    plan_find_obstacles(&session->plan);
    return done;
}
