/* Every limit of the header on both sides, and templates that mean harm. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void repeat(struct buffer *buffer, const char *text, size_t times)
{
    for (size_t i = 0; i < times; i++)
        buffer_append(buffer, text_from(text));
}

/* Compiles a template, and returns how many findings there are. */
static size_t count_findings(enum mustache_mode mode, struct text source)
{
    struct fixture fixture = fixture_create(mode);
    bool added = mustache_library_add(fixture.library, TEXT("page"), TEXT("page.mustache"),
                                      source, &fixture.diagnostics);
    size_t count = fixture.diagnostics.count;

    assert_int_equal(added, count == 0);
    fixture_free(&fixture);
    return count;
}

static void test_nesting(void **state)
{
    static const char *const tags[][2] = {
        {"{{#items}}", "{{/items}}"},
        {"{{^items}}", "{{/items}}"},
        {"{{$items}}", "{{/items}}"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        for (size_t more = 0; more <= 1; more++) {
            struct buffer source = {0};
            repeat(&source, tags[i][0], MUSTACHE_MAX_NESTING + more);
            repeat(&source, tags[i][1], MUSTACHE_MAX_NESTING + more);
            assert_int_equal(count_findings(MUSTACHE_STRICT, buffer_text(&source)), more);
            buffer_free(&source);
        }
    }
}

static void test_template_size(void **state)
{
    struct buffer source = {0};

    (void)state;
    repeat(&source, "x", MUSTACHE_MAX_TEMPLATE);
    assert_int_equal(count_findings(MUSTACHE_STRICT, buffer_text(&source)), 0);
    repeat(&source, "x", 1);
    assert_int_equal(count_findings(MUSTACHE_STRICT, buffer_text(&source)), 1);
    buffer_free(&source);
}

/* A chain of `count` partials behind the page. */
static bool render_chain(size_t count, size_t *line)
{
    struct fixture fixture = fixture_create(MUSTACHE_STRICT);
    char name[24] = "page";
    char source[32];

    for (size_t i = 0; i < count; i++) {
        snprintf(source, sizeof source, "\n{{>p%zu}}", i);
        assert_true(fixture_add(&fixture, name, source));
        snprintf(name, sizeof name, "p%zu", i);
    }
    assert_true(fixture_add(&fixture, name, "end"));
    bool rendered = fixture_render(&fixture);
    *line = rendered ? 0 : fixture.diagnostics.items[0].place.line;
    fixture_free(&fixture);
    return rendered;
}

static void test_depth_of_partials(void **state)
{
    size_t line;

    (void)state;
    assert_true(render_chain(MUSTACHE_MAX_DEPTH, &line));
    assert_false(render_chain(MUSTACHE_MAX_DEPTH + 1, &line));
    assert_int_equal(line, 2);
}

/* Data that is nested as deep as said; each level takes a section and a partial. */
static bool render_tree(size_t levels)
{
    struct fixture fixture = fixture_create(MUSTACHE_LENIENT);
    struct mustache_object *node = fixture_data(&fixture);

    for (size_t i = 0; i < levels; i++)
        node = mustache_list_add_object(mustache_set_list(node, ITEMS));
    mustache_set_list(node, ITEMS);
    assert_true(fixture_add(&fixture, "page", "({{#items}}{{>page}}{{/items}})"));
    bool rendered = fixture_render(&fixture);
    if (rendered)
        assert_int_equal(fixture.output.length, 2 * (levels + 1));
    else
        assert_findings(&fixture, "page.mustache:1:2: sections and partials contain each other "
                                  "deeper than the limit (64)\n");
    fixture_free(&fixture);
    return rendered;
}

static void test_depth_of_recursion(void **state)
{
    (void)state;
    assert_true(render_tree(0));
    assert_true(render_tree(MUSTACHE_MAX_DEPTH / 2));
    assert_false(render_tree(MUSTACHE_MAX_DEPTH / 2 + 1));
}

/* Recursion without end, also through blocks and with growing indentation. */
static void test_endless_recursion(void **state)
{
    static const char *const cases[] = {
        "{{>page}}",
        "a\n {{>page}}\n",
        "{{<page}}{{/page}}",
        "{{<page}}{{$a}}x{{>page}}{{/a}}{{/page}}{{$a}}{{>page}}{{/a}}",
        " {{$a}}{{<page}}{{$a}}\n  y\n{{/a}}{{/page}}{{/a}}\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture fixture = fixture_create(MUSTACHE_LENIENT);
        assert_true(fixture_add(&fixture, "page", cases[i]));
        bool rendered = fixture_render(&fixture);
        assert_int_equal(rendered, i == 4);
        assert_int_equal(fixture.diagnostics.count, rendered ? 0 : 1);
        fixture_free(&fixture);
    }
}

static bool render_output(size_t extra)
{
    enum { PIECE = 1 << 20 };
    struct fixture fixture = fixture_create(MUSTACHE_STRICT);
    struct mustache_object *data = fixture_data(&fixture);
    char *piece = memory_allocate(PIECE);

    memset(piece, 'x', PIECE);
    mustache_set_html(data, BODY, (struct text){piece, PIECE});
    mustache_set_html(data, TITLE, (struct text){piece, extra});
    struct mustache_list *items = mustache_set_list(data, ITEMS);
    for (size_t i = 0; i < MUSTACHE_MAX_OUTPUT / PIECE; i++)
        mustache_set_nothing(mustache_list_add_object(items), ITEM);
    assert_true(fixture_add(&fixture, "page", "{{#items}}{{body}}{{/items}}{{title}}"));
    bool rendered = fixture_render(&fixture);
    if (rendered)
        assert_int_equal(fixture.output.length, MUSTACHE_MAX_OUTPUT);
    else
        assert_findings(&fixture, "page.mustache:1:29: the page is larger than the limit in "
                                  "bytes (268435456)\n");
    free(piece);
    fixture_free(&fixture);
    return rendered;
}

static void test_output(void **state)
{
    (void)state;
    assert_true(render_output(0));
    assert_false(render_output(1));
}

/* Two empty sections one in the other take (items + 1)² steps. */
static bool render_steps(size_t count)
{
    struct fixture fixture = fixture_create(MUSTACHE_STRICT);
    struct mustache_value nothing = {.kind = MUSTACHE_NOTHING};
    struct mustache_list *items = mustache_set_list(fixture_data(&fixture), ITEMS);

    for (size_t i = 0; i < count; i++)
        mustache_list_add(items, nothing);
    assert_true(fixture_add(&fixture, "page", "{{#items}}{{#items}}{{/items}}{{/items}}"));
    bool rendered = fixture_render(&fixture);
    if (!rendered)
        assert_findings(&fixture, "page.mustache:1:11: the page takes more steps than the "
                                  "limit (67108864)\n");
    fixture_free(&fixture);
    return rendered;
}

static void test_steps(void **state)
{
    (void)state;
    assert_int_equal(MUSTACHE_MAX_STEPS, 8192 * 8192);
    assert_true(render_steps(8191));
    assert_false(render_steps(8192));
}

static void test_findings(void **state)
{
    struct buffer source = {0};

    (void)state;
    repeat(&source, "{{}}", MUSTACHE_MAX_FINDINGS);
    assert_int_equal(count_findings(MUSTACHE_LENIENT, buffer_text(&source)),
                     MUSTACHE_MAX_FINDINGS);
    repeat(&source, "{{}}", 1000);
    assert_int_equal(count_findings(MUSTACHE_LENIENT, buffer_text(&source)),
                     MUSTACHE_MAX_FINDINGS);

    for (size_t more = 0; more <= 1; more++) {
        struct fixture fixture = fixture_create(MUSTACHE_STRICT);
        buffer_clear(&source);
        repeat(&source, "{{title}}", MUSTACHE_MAX_FINDINGS + more);
        buffer_append_byte(&source, '\0');
        assert_true(fixture_add(&fixture, "page", source.data));
        assert_false(fixture_render(&fixture));
        assert_int_equal(fixture.diagnostics.count, MUSTACHE_MAX_FINDINGS);
        fixture_free(&fixture);
    }
    buffer_free(&source);
}

/* ---- Templates that mean harm: a few findings, quickly ---- */

static void test_hostile(void **state)
{
    static const struct {
        const char *piece;
        size_t bytes;
        size_t findings;
    } cases[] = {
        {"{{", 10 << 20, 1},
        {"{{", 1 << 20, 1},
        {"{{#items}}", 1 << 20, 1},
        {"{{<items}}", 1 << 20, 1},
        {"{{/items}}", 1 << 20, MUSTACHE_MAX_FINDINGS},
        {"{{#a}}{{/b}}", 1 << 20, MUSTACHE_MAX_NESTING + 1},
        {"{{=a b=}}", 1 << 20, MUSTACHE_MAX_FINDINGS},
        {"{{=", 1 << 20, 1},
        {"}}", 1 << 20, 0},
        {"{{a.b.c}}", 1 << 20, 0},
        {"{{{", 1 << 20, 1},
        {"\n  {{>p}}", 1 << 20, 0},
        {"  {{$a}}{{/a}}\n", 1 << 20, 0},
        {"\n\t \n", 1 << 20, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buffer source = {0};
        repeat(&source, cases[i].piece, cases[i].bytes / strlen(cases[i].piece));
        assert_int_equal(count_findings(MUSTACHE_LENIENT, buffer_text(&source)),
                         cases[i].findings);
        buffer_free(&source);
    }
}

/* 2^60 empty partials. */
static void test_exponential_partials(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_STRICT);
    char name[24] = "page";
    char source[64];

    (void)state;
    for (int i = 0; i < 60; i++) {
        snprintf(source, sizeof source, "{{>p%d}}{{>p%d}}", i, i);
        assert_true(fixture_add(&fixture, name, source));
        snprintf(name, sizeof name, "p%d", i);
    }
    assert_true(fixture_add(&fixture, name, ""));
    assert_false(fixture_render(&fixture));
    assert_int_equal(fixture.diagnostics.count, 1);
    fixture_free(&fixture);
}

/* Indentation that grows with each level, in front of very many lines. */
static void test_growing_indentation(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_LENIENT);
    struct buffer source = {0};

    (void)state;
    repeat(&source, "\n", 500000);
    repeat(&source, " ", 500000);
    buffer_append(&source, TEXT("{{>page}}\n"));
    buffer_append_byte(&source, '\0');
    assert_true(fixture_add(&fixture, "page", source.data));
    assert_false(fixture_render(&fixture));
    assert_int_equal(fixture.diagnostics.count, 1);
    buffer_free(&source);
    fixture_free(&fixture);
}

/* A page with as many blocks as fit, all of them overridden. */
static void test_many_blocks(void **state)
{
    enum { BLOCKS = 30000 };
    struct fixture fixture = fixture_create(MUSTACHE_STRICT);
    struct buffer parent = {0};
    struct buffer page = {0};

    (void)state;
    buffer_append(&page, TEXT("{{<base}}"));
    for (int i = 0; i < BLOCKS; i++) {
        buffer_append_format(&parent, "{{$b%d}}x{{/b%d}}", i, i);
        buffer_append_format(&page, "{{$b%d}}y{{/b%d}}", BLOCKS - 1 - i, BLOCKS - 1 - i);
    }
    buffer_append(&page, TEXT("{{/base}}"));
    buffer_append_byte(&parent, '\0');
    buffer_append_byte(&page, '\0');
    assert_true(fixture_add(&fixture, "base", parent.data));
    assert_true(fixture_add(&fixture, "page", page.data));
    assert_true(fixture_render(&fixture));
    assert_int_equal(fixture.output.length, BLOCKS);
    assert_null(memchr(fixture.output.data, 'x', fixture.output.length));
    buffer_free(&parent);
    buffer_free(&page);
    fixture_free(&fixture);
}

/* Templates put together at random from pieces of tags: any outcome but a crash. */
static void test_random_templates(void **state)
{
    static const char *const pieces[] = {
        "{{",      "}}",        "{{{",         "}}}",       "{{#items}}", "{{/items}}",
        "{{^a}}",  "{{/a}}",    "{{$a}}",      "{{<page}}", "{{/page}}",  "{{>part}}",
        "{{a.b}}", "{{.}}",     "{{! c }}",    "{{=| |=}}", "|={{ }}=|",  "\n",
        "  ",      "\t",        "\r\n",        "x",         "è",          "{{<part}}",
        "=",       "{{title}}", "{{{title}}}", "{{/part}}", "\n  ",       "{{$b}}{{/b}}",
    };
    uint32_t random = 1;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        struct fixture fixture = fixture_create(MUSTACHE_LENIENT);
        struct buffer sources[2] = {{0}, {0}};
        mustache_set_text(fixture_data(&fixture), TITLE, TEXT("T\n"));
        struct mustache_list *items = mustache_set_list(fixture_data(&fixture), ITEMS);
        mustache_set_list(mustache_list_add_object(items), ITEMS);
        for (size_t i = 0; i < 40; i++) {
            random = random * 1664525u + 1013904223u;
            const char *piece = pieces[(random >> 16) % (sizeof pieces / sizeof pieces[0])];
            buffer_append(&sources[i % 4 == 0], text_from(piece));
        }
        bool page = mustache_library_add(fixture.library, TEXT("page"), TEXT("page"),
                                         buffer_text(&sources[0]), &fixture.diagnostics);
        bool part = mustache_library_add(fixture.library, TEXT("part"), TEXT("part"),
                                         buffer_text(&sources[1]), &fixture.diagnostics);
        bool rendered = fixture_render(&fixture);
        assert_int_equal(page && part && rendered, fixture.diagnostics.count == 0);
        buffer_free(&sources[0]);
        buffer_free(&sources[1]);
        fixture_free(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nesting),
        cmocka_unit_test(test_template_size),
        cmocka_unit_test(test_depth_of_partials),
        cmocka_unit_test(test_depth_of_recursion),
        cmocka_unit_test(test_endless_recursion),
        cmocka_unit_test(test_output),
        cmocka_unit_test(test_steps),
        cmocka_unit_test(test_findings),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_exponential_partials),
        cmocka_unit_test(test_growing_indentation),
        cmocka_unit_test(test_many_blocks),
        cmocka_unit_test(test_random_templates),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
