/* What rendering shows, beside what the suites of tests/spec say. */
#include "fixture.h"

/*
 * Data: title "T", body markup "<b>", flag true, item nothing; inner has title nothing and a
 * flag of its own that is false; items are "1", "2".
 */
static void fill(struct fixture *fixture)
{
    struct mustache_object *data = fixture_data(fixture);
    static const struct mustache_value one = {.kind = MUSTACHE_TEXT,
                                              .text = TEXT_INITIALISER("1")};
    static const struct mustache_value two = {.kind = MUSTACHE_TEXT,
                                              .text = TEXT_INITIALISER("2")};

    mustache_set_text(data, TITLE, TEXT("T"));
    mustache_set_html(data, BODY, TEXT("<b>"));
    mustache_set_flag(data, FLAG, true);
    mustache_set_nothing(data, ITEM);
    struct mustache_object *inner = mustache_set_object(data, INNER);
    mustache_set_nothing(inner, TITLE);
    mustache_set_flag(inner, FLAG, false);
    struct mustache_list *items = mustache_set_list(data, ITEMS);
    mustache_list_add(items, one);
    mustache_list_add(items, two);
}

static void test_rendering(void **state)
{
    static const struct {
        const char *template;
        const char *output;
    } cases[] = {
        /* What is false or nothing inside hides what is true outside. */
        {"{{#inner}}[{{title}}]{{/inner}}", "[]"},
        {"{{#inner}}{{#title}}x{{/title}}{{^title}}no{{/title}}{{/inner}}", "no"},
        {"{{#inner}}{{#flag}}x{{/flag}}{{^flag}}no{{/flag}}{{/inner}}", "no"},
        {"{{#flag}}yes{{/flag}}{{^flag}}x{{/flag}}", "yes"},
        /* Names that are not inside are looked for outside, but not the parts of a name. */
        {"{{#inner}}{{body}}{{#items}}{{.}}{{/items}}{{/inner}}", "<b>12"},
        {"{{inner.title}}{{item.title}}{{#item.title.title}}x{{/item.title.title}}", ""},
        /* Trusted markup is never escaped. */
        {"{{body}}{{{body}}}{{&body}}", "<b><b><b>"},
        {"{{#body}}{{.}}{{{.}}}{{/body}}", "<b><b>"},
        /* Text is a context of its own, a flag is not. */
        {"{{#title}}{{.}}{{/title}}", "T"},
        {"{{#items}}{{#flag}}{{.}}{{/flag}}{{/items}}", "12"},
        {"{{#items}}{{^item}}{{.}}{{/item}}{{/items}}", "12"},
        {"{{#items}}{{title}}{{.}}{{#items}}{{.}}{{/items}};{{/items}}", "T112;T212;"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture fixture = fixture_create(MUSTACHE_STRICT);
        fill(&fixture);
        assert_true(fixture_add(&fixture, "page", cases[i].template));
        assert_true(fixture_render(&fixture));
        assert_text(buffer_text(&fixture.output), cases[i].output);
        fixture_free(&fixture);
    }
}

/* Empty text, empty markup and empty lists are false; text "0" and "false" is true. */
static void test_truth(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_STRICT);
    struct mustache_object *data = fixture_data(&fixture);

    (void)state;
    mustache_set_text(data, TITLE, TEXT(""));
    mustache_set_html(data, BODY, TEXT(""));
    mustache_set_list(data, ITEMS);
    mustache_set_text(data, ITEM, TEXT("0"));
    mustache_set_object(data, INNER);
    assert_true(fixture_add(&fixture, "page",
                            "{{#title}}1{{/title}}{{#body}}2{{/body}}{{#items}}3{{/items}}"
                            "{{#item}}4{{/item}}{{#inner}}5{{/inner}}{{^title}}6{{/title}}"
                            "{{^body}}7{{/body}}{{^items}}8{{/items}}{{^item}}9{{/item}}"));
    assert_true(fixture_render(&fixture));
    assert_text(buffer_text(&fixture.output), "45678");
    fixture_free(&fixture);
}

/* Rendering adds to what the output holds, and can be repeated. */
static void test_appends(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_STRICT);

    (void)state;
    fill(&fixture);
    buffer_append(&fixture.output, TEXT("a\n"));
    assert_true(fixture_add(&fixture, "page", "  {{>part}}\n"));
    assert_true(fixture_add(&fixture, "part", "{{title}}\n"));
    assert_true(fixture_render(&fixture));
    assert_true(fixture_render(&fixture));
    assert_text(buffer_text(&fixture.output), "a\n  T\n  T\n");
    fixture_free(&fixture);
}

/* The data need not be an object. */
static void test_any_data(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_LENIENT);
    struct mustache_value text = {.kind = MUSTACHE_TEXT, .text = TEXT_INITIALISER("<")};

    (void)state;
    assert_true(fixture_add(&fixture, "page", "{{.}}{{title}}"));
    assert_true(mustache_library_link(fixture.library, &fixture.diagnostics));
    assert_true(mustache_render(mustache_library_find(fixture.library, TEXT("page")), text,
                                &fixture.output, &fixture.diagnostics));
    assert_text(buffer_text(&fixture.output), "&lt;");
    fixture_free(&fixture);
}

static void test_find(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_LENIENT);

    (void)state;
    assert_null(mustache_library_find(fixture.library, TEXT("page")));
    assert_true(fixture_add(&fixture, "page", ""));
    assert_non_null(mustache_library_find(fixture.library, TEXT("page")));
    assert_null(mustache_library_find(fixture.library, TEXT("pag")));
    fixture_free(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rendering), cmocka_unit_test(test_truth),
        cmocka_unit_test(test_appends),   cmocka_unit_test(test_any_data),
        cmocka_unit_test(test_find),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
