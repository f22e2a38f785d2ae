/* Any bytes as a template, with another that it may bring in, shown with data of every kind. */
#include "fuzz.h"

#include "mustache/mustache.h"

enum { NAME_text, NAME_html, NAME_flag, NAME_list, NAME_object, NAME_nothing, NAME_COUNT };

static const char *const NAMES[] = {"text", "html", "flag", "list", "object", "nothing"};

static struct mustache_value make_data(struct arena *arena)
{
    struct mustache_object *data = mustache_object_create(arena);

    mustache_set_text(data, NAME_text, TEXT("<a & \"b\">"));
    mustache_set_html(data, NAME_html, TEXT("<b>c</b>"));
    mustache_set_flag(data, NAME_flag, true);
    mustache_set_nothing(data, NAME_nothing);
    struct mustache_object *inner = mustache_set_object(data, NAME_object);
    mustache_set_text(inner, NAME_text, TEXT("inner"));
    struct mustache_list *list = mustache_set_list(data, NAME_list);
    for (int i = 0; i < 3; i++)
        mustache_set_text(mustache_list_add_object(list), NAME_text, TEXT("item"));
    return (struct mustache_value){.kind = MUSTACHE_OBJECT, .object = data};
}

static void render(enum mustache_mode mode, struct text source)
{
    struct arena arena = {0};
    struct buffer output = {0};
    struct diagnostics diagnostics = {0};
    struct mustache_names *names = mustache_names_create(NAMES, NAME_COUNT);
    struct mustache_library *library = mustache_library_create(names, mode);

    bool good = mustache_library_add(library, TEXT("page"), TEXT("page"), source, &diagnostics);
    good = mustache_library_add(library, TEXT("part"), TEXT("part"),
                                TEXT("<{{text}}{{$block}}default{{/block}}>"), &diagnostics) &&
           good;
    good = mustache_library_link(library, &diagnostics) && good;
    good = good && mustache_render(mustache_library_find(library, TEXT("page")),
                                   make_data(&arena), &output, &diagnostics);
    if (!good && diagnostics.errors == 0)
        abort(); /* refused without a word */
    mustache_library_free(library);
    mustache_names_free(names);
    diagnostics_free(&diagnostics);
    buffer_free(&output);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct text source = {(const char *)data, size};

    render(MUSTACHE_STRICT, source);
    render(MUSTACHE_LENIENT, source);
    return 0;
}
