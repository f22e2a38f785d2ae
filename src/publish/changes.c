/*
 * What is done on the host, in an order that leaves it whole at every instant: a manifest that
 * calls uncertain what is about to change; what is in the way of new files; assets, then pages
 * from the leaves to the home page; a manifest that knows what was sent; what is no longer part
 * of the site; the final manifest.
 */
#include "publish/session.h"

#include <stdlib.h>

/* Job: sends one file. */
static bool send_file(void *shared, size_t job, struct link *link,
                      struct diagnostics *diagnostics)
{
    const struct task *task = shared;
    struct session *session = task->session;
    struct item *item = task->list.items[job];
    struct buffer content = {0};
    enum outcome outcome = OUTCOME_REFUSED;
    bool read = write_read_built(session->tree, item->path, &content, diagnostics);

    if (read && !hash_equal(hash_bytes(buffer_text(&content)), item->hash)) {
        diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){.file = item->path},
                 _("not sent: the file changed while the site was being published"));
        read = false;
    }
    if (read) {
        outcome = remote_put(link, item->path, buffer_text(&content));
        if (outcome != OUTCOME_DONE)
            session_fail(session, link, outcome, item->path, diagnostics);
    }
    buffer_free(&content);
    if (outcome != OUTCOME_DONE)
        return false;
    struct manifest_entry entry = {.path = item->path, .size = item->size, .hash = item->hash};
    pthread_mutex_lock(&session->mutex);
    item->done = true;
    session->report->sent++;
    session->report->bytes += item->size;
    journal_add(&session->journal, &entry);
    pthread_mutex_unlock(&session->mutex);
    session_tell(session, item->size);
    return true;
}

/* The upload that a publish broken off may have left beside a file. */
static enum outcome remove_temporary(struct link *link, struct text path)
{
    struct arena arena = {0};
    struct text folder = path_folder(path);
    struct text name = path_name(path);
    struct text temporary =
        arena_format(&arena, "%.*s%s" TEMPORARY_PREFIX "%.*s", TEXT_PRINT(folder),
                     folder.length > 0 ? "/" : "", TEXT_PRINT(name));
    enum outcome outcome = remote_remove(link, temporary);

    arena_free(&arena);
    return outcome;
}

/* Job: a file turned out to be the right one, but an upload may be left beside it. */
static bool clean_file(void *shared, size_t job, struct link *link,
                       struct diagnostics *diagnostics)
{
    const struct task *task = shared;
    struct text path = task->list.items[job]->path;
    enum outcome outcome = remove_temporary(link, path);

    return outcome == OUTCOME_DONE ||
           session_fail(task->session, link, outcome, path, diagnostics);
}

/* Job: removes one file. */
static bool remove_file(void *shared, size_t job, struct link *link,
                        struct diagnostics *diagnostics)
{
    const struct task *task = shared;
    struct session *session = task->session;
    struct item *item = task->list.items[job];
    enum outcome outcome = remote_remove(link, item->path);

    if (outcome == OUTCOME_DONE && item->uncertain)
        outcome = remove_temporary(link, item->path);
    if (outcome != OUTCOME_DONE)
        return session_fail(session, link, outcome, item->path, diagnostics);
    pthread_mutex_lock(&session->mutex);
    item->done = true;
    session->report->removed++;
    pthread_mutex_unlock(&session->mutex);
    session_tell(session, 0);
    return true;
}

/* Before the manifest forgets where a publish broke off. */
static bool clean_all(struct session *session, struct diagnostics *diagnostics)
{
    struct task task = {session, plan_list(&session->plan, STEP_KEEP)};
    size_t count = 0;

    for (size_t i = 0; i < task.list.count; i++) {
        if (task.list.items[i]->uncertain)
            task.list.items[count++] = task.list.items[i];
    }
    struct pool_work work = {.jobs = count, .run = clean_file, .shared = &task};
    return pool_run(&session->pool, &work, diagnostics);
}

/* Rank by rank: a page goes only when all that it leads to is there. */
static bool send_all(struct session *session, struct diagnostics *diagnostics)
{
    struct item_list all = plan_list(&session->plan, STEP_SEND);
    size_t start = 0;

    while (start < all.count) {
        size_t end = start + 1;
        while (end < all.count && plan_same_rank(all.items[start], all.items[end]))
            end++;
        struct task task = {session, {all.items + start, end - start}};
        struct pool_work work = {.jobs = end - start, .run = send_file, .shared = &task};
        if (!pool_run(&session->pool, &work, diagnostics))
            return false;
        start = end;
    }
    return true;
}

/* ---- Removals ---- */

static bool is_in(const struct map *folders, struct text folder)
{
    return map_find(folders, folder) != MAP_NONE;
}

/* The folders that hold a file which stays. */
static void collect_needed(const struct plan *plan, struct map *folders)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct text folder = plan->items[i].path;
        if (plan->items[i].step == STEP_REMOVE)
            continue;
        while ((folder = path_folder(folder)).length > 0 && !is_in(folders, folder))
            map_add(folders, folder, i);
    }
}

static int compare_longest(const void *left, const void *right)
{
    const struct text *a = left;
    const struct text *b = right;

    return -text_compare(*a, *b);
}

/* Folders that are left empty go too, the inner ones first; what others put there keeps them. */
static void remove_folders(struct session *session, const struct item_list *removed)
{
    struct map needed = {0};
    struct map seen = {0};
    struct text *folders = NULL;
    size_t count = 0;
    size_t capacity = 0;

    collect_needed(&session->plan, &needed);
    for (size_t i = 0; i < removed->count; i++) {
        struct text folder = removed->items[i]->path;
        while ((folder = path_folder(folder)).length > 0 && !is_in(&needed, folder) &&
               !is_in(&seen, folder)) {
            map_add(&seen, folder, i);
            folders = memory_grow(folders, &capacity, count, sizeof *folders);
            folders[count++] = arena_copy(&session->arena, folder);
        }
    }
    if (count > 0)
        qsort(folders, count, sizeof *folders, compare_longest);
    for (size_t i = 0; i < count && !atomic_load(&session->remote.stopped); i++)
        remote_remove_folder(&session->pool.links[0], folders[i]);
    free(folders);
    map_free(&seen);
    map_free(&needed);
}

static bool remove_all(struct session *session, bool obstacles, struct diagnostics *diagnostics)
{
    struct task task = {session, plan_list(&session->plan, STEP_REMOVE)};
    size_t count = 0;

    for (size_t i = 0; i < task.list.count; i++) {
        if (task.list.items[i]->obstacle == obstacles)
            task.list.items[count++] = task.list.items[i];
    }
    task.list.count = count;
    struct pool_work work = {.jobs = count, .run = remove_file, .shared = &task};
    if (!pool_run(&session->pool, &work, diagnostics))
        return false;
    if (count > 0)
        remove_folders(session, &task.list);
    return true;
}

/* ---- The manifest ---- */

static bool put_manifest(struct session *session, struct hash *checksum,
                         struct diagnostics *diagnostics)
{
    struct link *link = &session->pool.links[0];
    struct buffer content = {0};

    *checksum = plan_append_manifest(&session->plan, &content);
    enum outcome outcome = remote_put(link, TEXT(MANIFEST_NAME), buffer_text(&content));
    buffer_free(&content);
    return outcome == OUTCOME_DONE ||
           session_fail(session, link, outcome, TEXT(MANIFEST_NAME), diagnostics);
}

static bool has_removals(struct session *session)
{
    return plan_list(&session->plan, STEP_REMOVE).count > 0;
}

/* What is known of the host now is worth telling it, so that other computers know it too. */
static void save_progress(struct session *session)
{
    struct diagnostics ignored = {0};
    struct hash checksum;

    if (!atomic_load(&session->remote.stopped) && put_manifest(session, &checksum, &ignored))
        journal_end(&session->journal);
    diagnostics_free(&ignored);
}

bool session_carry_out(struct session *session, struct diagnostics *diagnostics)
{
    struct item_list sends = plan_list(&session->plan, STEP_SEND);
    struct item_list removals = plan_list(&session->plan, STEP_REMOVE);
    struct hash checksum;

    if (!session->plan.outdated)
        return true;
    if (!clean_all(session, diagnostics))
        return false;
    journal_end(&session->journal);
    if (!put_manifest(session, &checksum, diagnostics))
        return false;
    if (sends.count + removals.count == 0)
        return true;
    journal_begin(&session->journal, checksum);
    session_expect(session, &sends);
    session->progress.files_total += removals.count;
    bool done = remove_all(session, true, diagnostics) && send_all(session, diagnostics) &&
                (!has_removals(session) || put_manifest(session, &checksum, diagnostics)) &&
                remove_all(session, false, diagnostics) &&
                put_manifest(session, &checksum, diagnostics);
    if (done)
        journal_end(&session->journal);
    else
        save_progress(session);
    return done;
}
