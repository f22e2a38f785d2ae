#include "publish/publish.h"

#include "publish/session.h"

#include <stdlib.h>

/* ---- What the parts of a publish share ---- */

void session_expect(struct session *session, const struct item_list *list)
{
    session->progress = (struct publish_progress){.files_total = list->count};
    for (size_t i = 0; i < list->count; i++)
        session->progress.bytes_total += list->items[i]->size;
}

void session_tell(struct session *session, uint64_t bytes)
{
    pthread_mutex_lock(&session->mutex);
    session->progress.files++;
    session->progress.bytes += bytes;
    if (session->request->tell != NULL)
        session->request->tell(session->request->listener, &session->progress);
    pthread_mutex_unlock(&session->mutex);
}

/* Jobs that were under way when somebody met the end of everything have nothing to add. */
static bool is_news(struct session *session, const struct link *link, enum outcome outcome)
{
    bool news;

    if (outcome != OUTCOME_FATAL)
        return link->reason.length > 0;
    pthread_mutex_lock(&session->mutex);
    news = !session->told;
    session->told = true;
    pthread_mutex_unlock(&session->mutex);
    return news;
}

bool session_fail(struct session *session, const struct link *link, enum outcome outcome,
                  struct text path, struct diagnostics *diagnostics)
{
    struct place place = {.file = path};

    if (!is_news(session, link, outcome))
        return false;
    if (outcome == OUTCOME_FATAL || text_equal(path, TEXT(MANIFEST_NAME)))
        place.file = session->remote.destination.address;
    if (outcome == OUTCOME_FATAL)
        diagnose(diagnostics, SEVERITY_SYSTEM, place, "%.*s", TEXT_PRINT(link->reason));
    else
        diagnose(diagnostics, SEVERITY_SYSTEM, place, _("not published: %.*s"),
                 TEXT_PRINT(link->reason));
    if (link->hint.length > 0)
        diagnose_hint(diagnostics, "%.*s", TEXT_PRINT(link->hint));
    return false;
}

/* ---- From the beginning to the end ---- */

/* A site sent into its own folder would be taken for files of somebody else by the next build. */
static bool check_apart(struct session *session, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    const struct destination *destination = &session->remote.destination;
    char *output = realpath(arena_copy(&arena, session->request->output).data, NULL);
    char *target =
        destination->kind == DESTINATION_FOLDER ? realpath(destination->path.data, NULL) : NULL;
    bool apart = true;

    if (output != NULL && target != NULL) {
        struct text inside = files_join(&arena, text_from(target), TEXT(""));
        struct text own = files_join(&arena, text_from(output), TEXT(""));
        apart = !text_starts_with(inside, own) && !text_starts_with(own, inside);
    }
    if (!apart)
        diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = destination->address},
                 _("this is the folder of the build, or within it, or around it: publish to a "
                   "folder apart"));
    free(output);
    free(target);
    arena_free(&arena);
    return apart;
}

static void name_journal(struct session *session)
{
    struct buffer name = {0};

    buffer_append(&name, TEXT("publish-"));
    hash_append(&name, hash_bytes(session->remote.destination.address));
    session->journal = (struct journal){
        .path = write_note_path(session->tree, &session->arena, buffer_text(&name)).data,
        .descriptor = -1,
    };
    buffer_free(&name);
}

static void report_list(struct session *session, enum step step)
{
    struct publish_report *report = session->report;
    struct item_list list = plan_list(&session->plan, step);

    for (size_t i = 0; i < list.count; i++) {
        const struct item *item = list.items[i];
        enum publish_action action = item->listed ? PUBLISH_REPLACE : PUBLISH_ADD;
        report->steps[report->step_count++] = (struct publish_step){
            .action = step == STEP_REMOVE ? PUBLISH_REMOVE : action,
            .path = arena_copy(&report->arena, item->path),
            .size = item->size,
        };
        if (session->request->dry_run)
            report->bytes += item->size;
    }
}

static void report_plan(struct session *session)
{
    struct publish_report *report = session->report;

    report->steps =
        arena_allocate_array(&report->arena, session->plan.count, sizeof *report->steps);
    report_list(session, STEP_SEND);
    report_list(session, STEP_REMOVE);
    report->unchanged = plan_list(&session->plan, STEP_KEEP).count;
}

static bool run(struct session *session, struct diagnostics *diagnostics)
{
    const struct publish_request *request = session->request;

    session->remote.timeout = request->timeout;
    name_journal(session);
    if (!pool_open(&session->pool, &session->remote, request->jobs, diagnostics) ||
        !session_survey(session, diagnostics))
        return false;
    report_plan(session);
    if (request->dry_run)
        return true;
    if (!session_carry_out(session, diagnostics))
        return false;
    if (request->base_url.length > 0 && session->report->sent > 0)
        session_verify(session, diagnostics);
    return true;
}

bool publish_site(const struct publish_request *request, struct publish_report *report,
                  struct diagnostics *diagnostics)
{
    struct session session = {.request = request, .report = report};
    bool done = false;

    *report = (struct publish_report){0};
    pthread_mutex_init(&session.mutex, NULL);
    session.journal.descriptor = -1;
    if (remote_open(&session.remote, request->address, request->insecure, diagnostics) &&
        check_apart(&session, diagnostics) && transfer_start(diagnostics)) {
        session.tree = write_open_built(request->output, diagnostics);
        done = session.tree != NULL && run(&session, diagnostics);
        pool_close(&session.pool);
        transfer_end();
    }
    if (session.journal.descriptor >= 0)
        journal_close(&session.journal);
    plan_free(&session.plan);
    remote_close(&session.remote);
    write_close(session.tree);
    arena_free(&session.arena);
    pthread_mutex_destroy(&session.mutex);
    return done;
}

void publish_free(struct publish_report *report)
{
    arena_free(&report->arena);
}
