/* Strict mode: what a template asks for must be there, and must be fit to be shown. */
#include "fixture.h"

/* Data: title and body are text and markup, inner has an item, items has two, flag is true. */
static void fill(struct fixture *fixture)
{
    struct mustache_object *data = fixture_data(fixture);

    mustache_set_text(data, TITLE, TEXT("A & B"));
    mustache_set_html(data, BODY, TEXT("<p>è</p>"));
    mustache_set_text(mustache_set_object(data, INNER), TITLE, TEXT("inner"));
    struct mustache_list *items = mustache_set_list(data, ITEMS);
    mustache_set_nothing(mustache_list_add_object(items), INNER);
    mustache_set_nothing(mustache_list_add_object(items), INNER);
    mustache_set_flag(data, FLAG, true);
}

static void test_unknown_names(void **state)
{
    static const struct {
        const char *source;
        const char *findings;
    } cases[] = {
        {"{{tittle}}",
         "page.mustache:1:1: the name \"tittle\" is not one that the data can have "
         "[did you mean \"title\"?]\n"},
        {"{{#itemss}}\n{{/itemss}}", "page.mustache:1:1: the name \"itemss\" is not one that "
                                     "the data can have [did you mean \"items\"?]\n"},
        {"è {{inner.qqqqqq}}", "page.mustache:1:3: the name \"qqqqqq\" is not one that the "
                               "data can have\n"},
        {"{{^zzzzzz}}{{&xxxxxx}}{{/zzzzzz}}",
         "page.mustache:1:1: the name \"zzzzzz\" is not one that the data can have\n"
         "page.mustache:1:12: the name \"xxxxxx\" is not one that the data can have\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture fixture = fixture_create(MUSTACHE_STRICT);
        assert_false(fixture_add(&fixture, "page", cases[i].source));
        assert_findings(&fixture, cases[i].findings);
        fixture_free(&fixture);
    }
}

/* Names that the data side added before compiling are known too. */
static void test_added_names(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_STRICT);
    mustache_name added = mustache_names_add(fixture.names, TEXT("linea"));

    (void)state;
    mustache_set_text(fixture_data(&fixture), added, TEXT("1"));
    assert_true(fixture_add(&fixture, "page", "{{linea}}"));
    assert_true(fixture_render(&fixture));
    assert_text(buffer_text(&fixture.output), "1");
    fixture_free(&fixture);
}

#define SECTION_HINT " [use a section: {{#name}}…{{/name}}]\n"
#define MISSING_HINT " [move the tag into the section that has it, or correct the name]\n"

static void test_rendering(void **state)
{
    static const struct {
        const char *source;
        const char *findings;
    } cases[] = {
        {"{{title}}|{{body}}|{{{body}}}|{{&body}}", ""},
        {"{{inner.title}}{{#inner}}{{title}}{{body}}{{/inner}}", ""},
        {"{{#items}}{{inner}}{{#inner}}{{item}}{{/inner}}{{inner.item}}{{/items}}", ""},
        {"{{#flag}}{{title}}{{/flag}}{{^flag}}{{item}}{{/flag}}", ""},
        {"{{item}}", "page.mustache:1:1: the data has no \"item\" here" MISSING_HINT},
        {"{{#item}}x{{/item}}\n {{^item}}y{{/item}}",
         "page.mustache:1:1: the data has no \"item\" here" MISSING_HINT
         "page.mustache:2:2: the data has no \"item\" here" MISSING_HINT},
        {"{{#items}}è{{item}}{{/items}}",
         "page.mustache:1:12: the data has no \"item\" here" MISSING_HINT},
        {"{{inner.item}}{{title.item}}{{items.item}}",
         "page.mustache:1:1: the data has no \"inner.item\" here" MISSING_HINT
         "page.mustache:1:15: the data has no \"title.item\" here" MISSING_HINT
         "page.mustache:1:29: the data has no \"items.item\" here" MISSING_HINT},
        {"{{{title}}}\n{{& title }}",
         "page.mustache:1:1: \"title\" is plain text, which cannot be shown without escaping "
         "[write {{title}}]\n"
         "page.mustache:2:1: \"title\" is plain text, which cannot be shown without escaping "
         "[write {{title}}]\n"},
        {"{{items}}{{inner}}{{{flag}}}{{.}}",
         "page.mustache:1:1: \"items\" is a list, an object or a flag, which cannot be shown "
         "as "
         "text" SECTION_HINT
         "page.mustache:1:10: \"inner\" is a list, an object or a flag, which cannot be shown "
         "as text" SECTION_HINT "page.mustache:1:19: \"flag\" is a list, an object or a flag, "
         "which cannot be shown as "
         "text" SECTION_HINT
         "page.mustache:1:29: \".\" is a list, an object or a flag, which cannot be shown as "
         "text" SECTION_HINT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture fixture = fixture_create(MUSTACHE_STRICT);
        fill(&fixture);
        assert_true(fixture_add(&fixture, "page", cases[i].source));
        assert_int_equal(fixture_render(&fixture), cases[i].findings[0] == '\0');
        assert_findings(&fixture, cases[i].findings);
        fixture_free(&fixture);
    }
}

/* Each rendering reports a place once, however often it is passed. */
static void test_once_per_rendering(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_STRICT);

    (void)state;
    fill(&fixture);
    assert_true(fixture_add(&fixture, "row", "\n {{item}}"));
    assert_true(fixture_add(&fixture, "page", "{{>row}}{{#items}}{{>row}}{{/items}}"));
    assert_false(fixture_render(&fixture));
    assert_false(fixture_render(&fixture));
    assert_findings(&fixture, "row.mustache:2:2: the data has no \"item\" here" MISSING_HINT
                              "row.mustache:2:2: the data has no \"item\" here" MISSING_HINT);
    fixture_free(&fixture);
}

static void test_unknown_partials(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_STRICT);

    (void)state;
    assert_true(fixture_add(&fixture, "layout", "{{$main}}{{/main}}"));
    assert_true(fixture_add(&fixture, "page",
                            "{{<layot}}{{$main}}\n{{>qqqqqqq}}{{/main}}"
                            "{{/layot}}{{>layout}}"));
    assert_false(mustache_library_link(fixture.library, &fixture.diagnostics));
    assert_findings(&fixture,
                    "page.mustache:1:1: there is no template with the name \"layot\" [did you "
                    "mean \"layout\"?]\n"
                    "page.mustache:2:1: there is no template with the name \"qqqqqqq\"\n");
    fixture_free(&fixture);
}

#define CYCLE "templates include each other without end: "
#define CYCLE_HINT " [remove one of these partial or parent tags]\n"

static void test_cycles(void **state)
{
    static const struct {
        const char *a;
        const char *b;
        const char *c;
        const char *findings;
    } cases[] = {
        {"{{>b}}{{>c}}", "{{>c}}", "", ""},
        {"{{>a}}", "", "", "a.mustache:1:1: " CYCLE "a → a" CYCLE_HINT},
        {"x {{>b}}", "{{>a}}", "", "b.mustache:1:1: " CYCLE "a → b → a" CYCLE_HINT},
        {"{{>b}}", "\n{{<c}}{{/c}}", "{{>b}}", "c.mustache:1:1: " CYCLE "b → c → b" CYCLE_HINT},
        {"{{<b}}{{$x}}{{>c}}{{/x}}{{/b}}", "{{$x}}{{/x}}", "{{>a}}",
         "c.mustache:1:1: " CYCLE "a → c → a" CYCLE_HINT},
        {"{{>b}}{{>a}}", "{{>c}}{{>a}}", "{{>a}}",
         "c.mustache:1:1: " CYCLE "a → b → c → a" CYCLE_HINT "b.mustache:1:7: " CYCLE
         "a → b → a" CYCLE_HINT "a.mustache:1:7: " CYCLE "a → a" CYCLE_HINT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture fixture = fixture_create(MUSTACHE_STRICT);
        assert_true(fixture_add(&fixture, "a", cases[i].a));
        assert_true(fixture_add(&fixture, "b", cases[i].b));
        assert_true(fixture_add(&fixture, "c", cases[i].c));
        assert_int_equal(mustache_library_link(fixture.library, &fixture.diagnostics),
                         cases[i].findings[0] == '\0');
        assert_findings(&fixture, cases[i].findings);
        fixture_free(&fixture);
    }
}

static void test_tags_inside_parents(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_STRICT);

    (void)state;
    assert_false(fixture_add(&fixture, "page",
                             "{{<base}} text {{! comment }}\n"
                             "{{title}}{{#flag}}{{$main}}x{{/main}}{{/flag}}\n"
                             "{{$main}}{{title}}{{/main}}{{/base}}"));
    assert_findings(&fixture,
                    "page.mustache:2:1: the tag \"title\" stands inside a parent, where it "
                    "shows nothing [put it inside a block: {{$name}}…{{/name}}]\n"
                    "page.mustache:2:10: the tag \"flag\" stands inside a parent, where it "
                    "shows nothing [put it inside a block: {{$name}}…{{/name}}]\n");
    fixture_free(&fixture);
}

/* The same templates give no finding in lenient mode. */
static void test_lenient(void **state)
{
    static const char *const cases[][2] = {
        {"[{{tittle}}{{item}}{{inner.item}}]", "[]"},
        {"[{{items}}{{inner}}{{flag}}{{.}}]", "[]"},
        {"{{{title}}} {{&title}} {{title}}", "A & B A & B A &amp; B"},
        {"{{body}}{{{body}}}", "<p>è</p><p>è</p>"},
        {"[{{>nowhere}}{{<nowhere}}{{/nowhere}}]", "[]"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture fixture = fixture_create(MUSTACHE_LENIENT);
        fill(&fixture);
        assert_true(fixture_add(&fixture, "page", cases[i][0]));
        assert_true(fixture_render(&fixture));
        assert_text(buffer_text(&fixture.output), cases[i][1]);
        assert_findings(&fixture, "");
        fixture_free(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unknown_names),       cmocka_unit_test(test_added_names),
        cmocka_unit_test(test_rendering),           cmocka_unit_test(test_once_per_rendering),
        cmocka_unit_test(test_unknown_partials),    cmocka_unit_test(test_cycles),
        cmocka_unit_test(test_tags_inside_parents), cmocka_unit_test(test_lenient),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
