#include "mustache/compile.h"

#include <stdlib.h>

struct mustache_library *mustache_library_create(struct mustache_names *names,
                                                 enum mustache_mode mode)
{
    struct mustache_library *library = memory_allocate_zeroed(1, sizeof *library);

    library->names = names;
    library->mode = mode;
    return library;
}

struct place mustache_template_place(const struct mustache_template *template, size_t source)
{
    struct place place = {.file = template->file, .line = 1, .column = 1};
    size_t position = 0;

    for (size_t i = 0; i < source; i++) {
        if (template->source.data[i] == '\n') {
            place.line++;
            position = i + 1;
        }
    }
    while (position < source) {
        text_decode(template->source, &position);
        place.column++;
    }
    return place;
}

struct place mustache_fault(struct compilation *compilation, size_t source)
{
    compilation->faults++;
    return mustache_template_place(compilation->template, source);
}

/* What a template may consist of, before anyone reads it. */
static void check_source(struct compilation *compilation)
{
    struct text source = compilation->template->source;
    size_t invalid = text_find_invalid_utf8(source);
    size_t nul = text_find(source, '\0');

    if (invalid < source.length)
        diagnose(compilation->diagnostics, SEVERITY_ERROR, mustache_fault(compilation, invalid),
                 _("the template is not UTF-8: a byte here belongs to no character"));
    if (nul < source.length)
        diagnose(compilation->diagnostics, SEVERITY_ERROR, mustache_fault(compilation, nul),
                 _("the template has a NUL byte in it"));
}

static bool compile(struct mustache_library *library, struct mustache_template *template,
                    struct diagnostics *diagnostics)
{
    struct compilation compilation = {
        .library = library,
        .template = template,
        .diagnostics = diagnostics,
    };

    check_source(&compilation);
    if (compilation.faults == 0) {
        mustache_scan(&compilation);
        mustache_match(&compilation);
    }
    if (compilation.faults == 0)
        mustache_emit(&compilation);
    free(compilation.tokens);
    return compilation.faults == 0;
}

static struct mustache_template *add_template(struct mustache_library *library,
                                              struct text name, struct text file)
{
    struct mustache_template *template = arena_allocate(&library->arena, sizeof *template);

    template->library = library;
    template->number = library->template_count;
    template->name = arena_copy(&library->arena, name);
    template->file = arena_copy(&library->arena, file);
    library->templates = memory_grow(library->templates, &library->template_capacity,
                                     library->template_count, sizeof *library->templates);
    library->templates[library->template_count++] = template;
    map_add(&library->template_numbers, template->name, template->number);
    return template;
}

bool mustache_library_add(struct mustache_library *library, struct text name, struct text file,
                          struct text source, struct diagnostics *diagnostics)
{
    if (mustache_library_find(library, name) != NULL) {
        diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = file},
                 _("there are two templates with the name \"%.*s\""), TEXT_PRINT(name));
        return false;
    }
    /* Also with faults it gets its name, so that tags that refer to it are not faults too. */
    struct mustache_template *template = add_template(library, name, file);
    if (source.length > MUSTACHE_MAX_TEMPLATE) {
        diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = file},
                 _("the template has %zu bytes; at most %d are possible"), source.length,
                 MUSTACHE_MAX_TEMPLATE);
        return false;
    }
    template->source = arena_copy(&library->arena, source);
    if (!compile(library, template, diagnostics)) {
        template->instruction_count = 0;
        template->reference_count = 0;
        return false;
    }
    return true;
}

const struct mustache_template *mustache_library_find(const struct mustache_library *library,
                                                      struct text name)
{
    size_t number = map_find(&library->template_numbers, name);

    return number == MAP_NONE ? NULL : library->templates[number];
}

void mustache_library_free(struct mustache_library *library)
{
    if (library == NULL)
        return;
    for (size_t i = 0; i < library->template_count; i++) {
        struct mustache_template *template = library->templates[i];
        free(template->instructions);
        buffer_free(&template->pool);
        free(template->lines);
        free(template->parts);
        free(template->references);
        free(template->overrides);
    }
    free(library->templates);
    map_free(&library->template_numbers);
    map_free(&library->block_numbers);
    arena_free(&library->arena);
    free(library);
}
