/* What the tests of templates share: a library with its names, data and findings. */
#ifndef VETRO_TEST_MUSTACHE_FIXTURE_H
#define VETRO_TEST_MUSTACHE_FIXTURE_H

#include "mustache/mustache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The names that the data of these tests can have. */
enum name { TITLE, BODY, ITEM, ITEMS, INNER, FLAG };

static const char *const known_names[] = {"title", "body", "item", "items", "inner", "flag"};

enum { KNOWN_NAME_COUNT = sizeof known_names / sizeof known_names[0] };

struct fixture {
    struct arena arena;
    struct diagnostics diagnostics;
    struct mustache_names *names;
    struct mustache_library *library;
    struct mustache_object *data;
    struct buffer output;
};

static inline struct fixture fixture_create(enum mustache_mode mode)
{
    struct fixture fixture = {0};

    fixture.names = mustache_names_create(known_names, KNOWN_NAME_COUNT);
    fixture.library = mustache_library_create(fixture.names, mode);
    return fixture;
}

/* The data lives in the arena inside, so that the fixture must not move from here on. */
static inline struct mustache_object *fixture_data(struct fixture *fixture)
{
    if (fixture->data == NULL)
        fixture->data = mustache_object_create(&fixture->arena);
    return fixture->data;
}

static inline bool fixture_add(struct fixture *fixture, const char *name, const char *source)
{
    struct text file = arena_format(&fixture->arena, "%s.mustache", name);

    return mustache_library_add(fixture->library, text_from(name), file, text_from(source),
                                &fixture->diagnostics);
}

/* Links and renders the template "page". */
static inline bool fixture_render(struct fixture *fixture)
{
    struct mustache_value data = {.kind = MUSTACHE_OBJECT, .object = fixture_data(fixture)};

    if (!mustache_library_link(fixture->library, &fixture->diagnostics))
        return false;
    return mustache_render(mustache_library_find(fixture->library, TEXT("page")), data,
                           &fixture->output, &fixture->diagnostics);
}

static inline void assert_text(struct text text, const char *expected)
{
    struct arena arena = {0};

    assert_string_equal(arena_copy(&arena, text).data, expected);
    arena_free(&arena);
}

/* All findings in their order, one a line: file:line:column: message [hint]. */
static inline void assert_findings(struct fixture *fixture, const char *expected)
{
    struct buffer lines = {0};

    for (size_t i = 0; i < fixture->diagnostics.count; i++) {
        const struct diagnostic *item = &fixture->diagnostics.items[i];
        buffer_append_format(&lines, "%.*s:%zu:%zu: %.*s", TEXT_PRINT(item->place.file),
                             item->place.line, item->place.column, TEXT_PRINT(item->message));
        if (item->hint.length > 0)
            buffer_append_format(&lines, " [%.*s]", TEXT_PRINT(item->hint));
        buffer_append_byte(&lines, '\n');
        assert_int_equal(item->severity, SEVERITY_ERROR);
    }
    assert_text(buffer_text(&lines), expected);
    buffer_free(&lines);
}

static inline void fixture_free(struct fixture *fixture)
{
    buffer_free(&fixture->output);
    mustache_library_free(fixture->library);
    mustache_names_free(fixture->names);
    diagnostics_free(&fixture->diagnostics);
    arena_free(&fixture->arena);
}

#endif
