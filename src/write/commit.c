/*
 * Putting the new site in place. All that can be known beforehand to fail is tried first: the
 * conflicts, the room for the new manifest. Then a journal is left, and only then the old site
 * is touched; the journal stays until all is done, so that a build after a crash can repair.
 */
#include "write/conflict.h"
#include "write/manifest.h"
#include "write/place.h"
#include "write/seal.h"
#include "write/survey.h"

#include <stdlib.h>

static bool is_wanted(const struct entry *entry)
{
    return entry->wanted;
}

/* Paths that an older manifest would tell wrongly, were this build to stop halfway. */
static bool is_unsettled(const struct entry *entry)
{
    return !entry->wanted || !entry->listed;
}

struct plan {
    struct survey survey;
    bool touches_site; /* something is to be placed or removed */
    bool has_news;     /* the manifest has to be written */
    bool
        lists_differ; /* some path is in the manifest and not in the journal, or the opposite */
};

static void count_entries(const struct write_tree *tree, struct plan *plan,
                          struct write_summary *summary)
{
    summary->foreign = plan->survey.foreign;
    plan->has_news = tree->dirty;
    for (size_t i = 0; i < tree->entry_count; i++) {
        const struct entry *entry = tree->entries[i];
        summary->written += entry->staged;
        summary->unchanged += entry->wanted && !entry->staged;
        summary->removed += entry->found;
        summary->bytes += entry->wanted ? entry->print.size : 0;
        plan->touches_site = plan->touches_site || entry->staged || !entry->wanted;
        plan->has_news = plan->has_news || is_unsettled(entry);
        plan->lists_differ = plan->lists_differ || !is_unsettled(entry) || !entry->wanted;
    }
}

/* In a first build, all of whose files are in both lists, the journal is as the manifest. */
static bool leave_journal(struct write_tree *tree, const struct plan *plan,
                          struct text manifest, struct diagnostics *diagnostics)
{
    struct buffer space = {0};
    struct text journal = manifest;

    if (plan->lists_differ) {
        manifest_format(tree, is_unsettled, &space);
        journal = buffer_text(&space);
    }
    bool done = manifest_write(tree, JOURNAL_NEW_NAME, journal, diagnostics) &&
                manifest_replace(tree, JOURNAL_NEW_NAME, JOURNAL_NAME, diagnostics);
    buffer_free(&space);
    return done;
}

/* Leaves the journal before the first change. */
static bool change_site(struct write_tree *tree, const struct plan *plan, struct text manifest,
                        struct diagnostics *diagnostics)
{
    if (!leave_journal(tree, plan, manifest, diagnostics))
        return false;
    tree->lasting = true;
    return place_remove_obstacles(tree, &plan->survey, diagnostics) &&
           place_staged(tree, diagnostics) && place_remove_stale(tree, diagnostics);
}

/* Takes the journal away after the last change. */
static bool replace_manifest(struct write_tree *tree, const struct plan *plan,
                             struct text manifest, struct diagnostics *diagnostics)
{
    if (!seal_break(tree, diagnostics) ||
        !manifest_write(tree, MANIFEST_NEW_NAME, manifest, diagnostics) ||
        (plan->touches_site && !change_site(tree, plan, manifest, diagnostics)) ||
        !manifest_replace(tree, MANIFEST_NEW_NAME, MANIFEST_NAME, diagnostics))
        return false;
    tree->lasting = true;
    return manifest_end_journal(tree, diagnostics);
}

static bool carry_out(struct write_tree *tree, const struct plan *plan,
                      struct diagnostics *diagnostics)
{
    struct buffer manifest = {0};
    bool done = true;

    if (plan->has_news) {
        manifest_format(tree, is_wanted, &manifest);
        done = replace_manifest(tree, plan, buffer_text(&manifest), diagnostics);
        buffer_free(&manifest);
    }
    return done;
}

static int compare_names(const void *left, const void *right)
{
    const struct text *a = left;
    const struct text *b = right;

    return text_compare(*a, *b);
}

/* A name made fit for a terminal: no control characters, nothing but UTF-8. */
static struct text make_plain(struct arena *arena, struct text name)
{
    bool valid = text_find_invalid_utf8(name) == name.length;
    char *plain = arena_allocate(arena, name.length);

    for (size_t i = 0; i < name.length; i++) {
        unsigned char byte = (unsigned char)name.data[i];
        bool kept = byte >= ' ' && byte != 0x7F && (valid || byte < 0x7F);
        plain[i] = kept ? name.data[i] : '?';
    }
    return (struct text){plain, name.length};
}

static void name_strangers(const struct survey *survey, struct write_summary *summary)
{
    const struct name_list *names = &survey->strangers;

    if (names->count > 0)
        qsort(names->items, names->count, sizeof *names->items, compare_names);
    for (size_t i = 0; i < names->count && i < WRITE_STRANGERS_NAMED; i++)
        summary->strangers[summary->named++] = make_plain(&summary->arena, names->items[i]);
    summary->unnamed = names->count - summary->named;
}

static bool refuse_incomplete(const struct write_tree *tree, struct diagnostics *diagnostics)
{
    diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = tree->output},
             _("the site was left as it was; files that could not be added: %zu"),
             tree->failures);
    return false;
}

bool write_commit(struct write_tree *tree, struct write_summary *summary,
                  struct diagnostics *diagnostics)
{
    struct plan plan = {0};
    bool done = false;

    *summary = (struct write_summary){0};
    if (tree->failures > 0)
        return refuse_incomplete(tree, diagnostics);
    if (survey_output(tree, &plan.survey, diagnostics) && conflict_report(tree, diagnostics)) {
        tree_sort(tree);
        count_entries(tree, &plan, summary);
        name_strangers(&plan.survey, summary);
        done = carry_out(tree, &plan, diagnostics);
    }
    if (done)
        seal_set(tree, &plan.survey, summary);
    survey_free(&plan.survey);
    return done;
}

void write_summary_free(struct write_summary *summary)
{
    arena_free(&summary->arena);
    *summary = (struct write_summary){0};
}
