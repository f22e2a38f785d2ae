#include "write/conflict.h"

#include <stdlib.h>

/* So many are told one by one; of the others, the number. */
enum { MAX_CONFLICTS_TOLD = 20 };

struct finding {
    struct text path;
    enum conflict conflict;
    bool at_folder; /* a folder of the site belongs here, not a file */
};

struct findings {
    struct finding *items;
    size_t count;
    size_t capacity;
};

static void add_finding(struct findings *findings, struct finding finding)
{
    if (finding.conflict == CONFLICT_NONE)
        return;
    findings->items = memory_grow(findings->items, &findings->capacity, findings->count,
                                  sizeof *findings->items);
    findings->items[findings->count++] = finding;
}

static int compare_findings(const void *left, const void *right)
{
    const struct finding *a = left;
    const struct finding *b = right;

    return text_compare(a->path, b->path);
}

static struct findings collect(const struct write_tree *tree)
{
    struct findings findings = {0};

    for (size_t i = 0; i < tree->entry_count; i++) {
        const struct entry *entry = tree->entries[i];
        add_finding(&findings, (struct finding){entry->path, entry->conflict, false});
    }
    for (size_t i = 0; i < tree->folder_count; i++) {
        const struct folder *folder = tree->folders[i];
        add_finding(&findings, (struct finding){folder->path, folder->conflict, true});
    }
    if (findings.count > 0)
        qsort(findings.items, findings.count, sizeof *findings.items, compare_findings);
    return findings;
}

static const char *describe(const struct finding *finding)
{
    switch (finding->conflict) {
    case CONFLICT_NONE:
        break;
    case CONFLICT_FOREIGN:
        return finding->at_folder
                   ? _("a file that no build wrote is where a folder of the site belongs")
                   : _("a file that no build wrote, with other content, is where a file of the "
                       "site belongs");
    case CONFLICT_OCCUPIED:
        return _("a folder with files that no build wrote is where a file of the site belongs");
    case CONFLICT_LINK:
        return _("a symbolic link is where the site has a file or folder; links are not "
                 "followed");
    case CONFLICT_SPECIAL:
        return _("something that is neither file nor folder is where the site has one");
    }
    return "";
}

static void tell(const struct write_tree *tree, const struct findings *findings,
                 struct diagnostics *diagnostics)
{
    struct buffer space = {0};

    for (size_t i = 0; i < findings->count && i < MAX_CONFLICTS_TOLD; i++) {
        const struct finding *finding = &findings->items[i];
        struct place place = {.file = tree_full_path(tree, finding->path, &space)};
        diagnose(diagnostics, SEVERITY_SYSTEM, place, "%s", describe(finding));
        diagnose_hint(diagnostics, _("move it out of the output folder, then build again"));
    }
    if (findings->count > MAX_CONFLICTS_TOLD)
        diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){.file = tree->output},
                 _("%zu more are in the way like these"), findings->count - MAX_CONFLICTS_TOLD);
    buffer_free(&space);
}

bool conflict_report(const struct write_tree *tree, struct diagnostics *diagnostics)
{
    struct findings findings = collect(tree);
    bool none = findings.count == 0;

    tell(tree, &findings, diagnostics);
    free(findings.items);
    return none;
}
