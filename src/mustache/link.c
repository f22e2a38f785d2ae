#include "mustache/template.h"

#include <stdlib.h>

static void report_unknown(const struct mustache_library *library,
                           const struct mustache_template *template,
                           const struct reference *reference, struct diagnostics *diagnostics)
{
    struct text *names =
        memory_allocate(memory_multiply(library->template_count, sizeof *names));
    size_t nearest;

    for (size_t i = 0; i < library->template_count; i++)
        names[i] = library->templates[i]->name;
    diagnose(diagnostics, SEVERITY_ERROR, mustache_template_place(template, reference->source),
             _("there is no template with the name \"%.*s\""), TEXT_PRINT(reference->name));
    if (text_nearest(reference->name, names, library->template_count, &nearest, 1) == 1)
        diagnose_hint(diagnostics, _("did you mean \"%.*s\"?"), TEXT_PRINT(names[nearest]));
    free(names);
}

/* In lenient mode a template that is not there shows nothing. */
static void resolve(struct mustache_library *library, struct mustache_template *template,
                    struct diagnostics *diagnostics)
{
    size_t unknown = 0;

    for (size_t i = 0; i < template->reference_count; i++) {
        struct reference *reference = &template->references[i];
        reference->template = mustache_library_find(library, reference->name);
        if (reference->template != NULL || library->mode != MUSTACHE_STRICT)
            continue;
        if (unknown++ < MUSTACHE_MAX_FINDINGS)
            report_unknown(library, template, reference, diagnostics);
    }
}

/* ---- Cycles: a walk in depth that never goes the same way twice ---- */

struct visit {
    enum { VISIT_NEW, VISIT_UNDER_WAY, VISIT_DONE } state;
    size_t next; /* the reference to follow */
};

struct walk {
    const struct mustache_library *library;
    struct visit *visits; /* by number of the template */
    size_t *path;         /* numbers of the templates under way */
    size_t path_length;
    struct diagnostics *diagnostics;
};

static void report_cycle(const struct walk *walk, const struct mustache_template *template,
                         const struct reference *reference)
{
    struct buffer chain = {0};
    size_t start = 0;

    while (walk->path[start] != reference->template->number)
        start++;
    for (size_t i = start; i < walk->path_length; i++) {
        buffer_append(&chain, walk->library->templates[walk->path[i]]->name);
        buffer_append(&chain, TEXT(" → "));
    }
    buffer_append(&chain, reference->name);
    diagnose(
        walk->diagnostics, SEVERITY_ERROR, mustache_template_place(template, reference->source),
        _("templates include each other without end: %.*s"), TEXT_PRINT(buffer_text(&chain)));
    diagnose_hint(walk->diagnostics, _("remove one of these partial or parent tags"));
    buffer_free(&chain);
}

static void visit(struct walk *walk, size_t number)
{
    walk->visits[number].state = VISIT_UNDER_WAY;
    walk->path[walk->path_length++] = number;
}

static void walk_from(struct walk *walk, size_t start)
{
    visit(walk, start);
    while (walk->path_length > 0) {
        size_t number = walk->path[walk->path_length - 1];
        const struct mustache_template *template = walk->library->templates[number];
        if (walk->visits[number].next == template->reference_count) {
            walk->visits[number].state = VISIT_DONE;
            walk->path_length--;
            continue;
        }
        const struct reference *reference = &template->references[walk->visits[number].next++];
        if (reference->template == NULL)
            continue;
        switch (walk->visits[reference->template->number].state) {
        case VISIT_NEW:
            visit(walk, reference->template->number);
            break;
        case VISIT_UNDER_WAY:
            report_cycle(walk, template, reference);
            break;
        case VISIT_DONE:
            break;
        }
    }
}

static void find_cycles(const struct mustache_library *library, struct diagnostics *diagnostics)
{
    struct walk walk = {
        .library = library,
        .visits = memory_allocate_zeroed(library->template_count, sizeof *walk.visits),
        .path = memory_allocate_zeroed(library->template_count, sizeof *walk.path),
        .diagnostics = diagnostics,
    };

    for (size_t i = 0; i < library->template_count; i++) {
        if (walk.visits[i].state == VISIT_NEW)
            walk_from(&walk, i);
    }
    free(walk.visits);
    free(walk.path);
}

bool mustache_library_link(struct mustache_library *library, struct diagnostics *diagnostics)
{
    size_t errors = diagnostics->errors;

    for (size_t i = 0; i < library->template_count; i++)
        resolve(library, library->templates[i], diagnostics);
    if (library->mode == MUSTACHE_STRICT)
        find_cycles(library, diagnostics);
    return diagnostics->errors == errors;
}
