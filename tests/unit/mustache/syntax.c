/* Faults that compiling finds: the same in both modes, each with its place. */
#include "fixture.h"

struct syntax_case {
    const char *source;
    const char *findings;
};

#define DELIMITER_FINDING                                                                      \
    "this tag does not set delimiters [write two delimiters with a blank between them, each "  \
    "of up to 16 characters without \"=\": {{=<% %>=}}]\n"

static const struct syntax_case syntax_cases[] = {
    {"{{", "page.mustache:1:1: the tag is never closed [\"}}\" is expected]\n"},
    {"a\nbè{{title}", "page.mustache:2:3: the tag is never closed [\"}}\" is expected]\n"},
    {"{{{title}}", "page.mustache:1:1: the tag is never closed [\"}}}\" is expected]\n"},
    {"{{=<% %>}}", "page.mustache:1:1: the tag is never closed [\"=}}\" is expected]\n"},
    {"{{! no end", "page.mustache:1:1: the tag is never closed [\"}}\" is expected]\n"},
    {"{{}}", "page.mustache:1:1: the tag has no name\n"},
    {"{{ }}{{&}}{{{}}}", "page.mustache:1:1: the tag has no name\n"
                         "page.mustache:1:6: the tag has no name\n"
                         "page.mustache:1:11: the tag has no name\n"},
    {"{{>}}\n  {{> \t}}", "page.mustache:1:1: the tag has no name\n"
                          "page.mustache:2:3: the tag has no name\n"},
    {"{{title body}}", "page.mustache:1:1: the name that begins with \"title\" has a blank in "
                       "it [is the tag closed with \"}}\"?]\n"},
    {"{{title.}}", "page.mustache:1:1: the name \"title.\" has an empty part\n"},
    {"{{.title}}", "page.mustache:1:1: the name \".title\" has an empty part\n"},
    {"{{title..body}}", "page.mustache:1:1: the name \"title..body\" has an empty part\n"},
    {"{{#items}}", "page.mustache:1:1: \"items\" is never closed [add {{/items}}]\n"},
    {"{{#items}}\n{{^flag}}", "page.mustache:1:1: \"items\" is never closed [add {{/items}}]\n"
                              "page.mustache:2:1: \"flag\" is never closed [add {{/flag}}]\n"},
    {"{{<base}}{{$main}}", "page.mustache:1:1: \"base\" is never closed [add {{/base}}]\n"
                           "page.mustache:1:10: \"main\" is never closed [add {{/main}}]\n"},
    {"x{{/items}}", "page.mustache:1:2: \"items\" is closed, but nothing is open\n"},
    {"{{#items}}\n{{#flag}}\n{{/items}}",
     "page.mustache:3:1: \"items\" is closed, but \"flag\" was opened last, in line 2\n"},
    {"{{#items}}\n{{/flag}}{{/items}}",
     "page.mustache:2:1: \"flag\" is closed, but \"items\" was opened last, in line 1\n"},
    {"{{#items}}{{title}",
     "page.mustache:1:11: the tag is never closed [\"}}\" is expected]\n"},
    {"{{==}}", "page.mustache:1:1: " DELIMITER_FINDING},
    {"{{=<%=}}", "page.mustache:1:1: " DELIMITER_FINDING},
    {"{{=a b c=}}", "page.mustache:1:1: " DELIMITER_FINDING},
    {"{{=a= b=}}", "page.mustache:1:1: " DELIMITER_FINDING},
    {"{{=12345678901234567 b=}}", "page.mustache:1:1: " DELIMITER_FINDING},
    {"{{=a 12345678901234567=}}", "page.mustache:1:1: " DELIMITER_FINDING},
    {"{{<base}}{{$main}}{{/main}}\n{{$main}}{{/main}}{{/base}}",
     "page.mustache:2:1: this block is given twice to the parent \"base\"\n"},
    {"a\xff", "page.mustache:1:2: the template is not UTF-8: a byte here belongs to no "
              "character\n"},
    {"{{\xc3}}", "page.mustache:1:3: the template is not UTF-8: a byte here belongs to no "
                 "character\n"},
    {"{{}}\n{{#flag}}\nperché {{/items}} {{title..}} {{=x=}} {{title",
     "page.mustache:1:1: the tag has no name\n"
     "page.mustache:3:19: the name \"title..\" has an empty part\n"
     "page.mustache:3:31: " DELIMITER_FINDING
     "page.mustache:3:39: the tag is never closed [\"}}\" is expected]\n"
     "page.mustache:3:8: \"items\" is closed, but \"flag\" was opened last, in line 2\n"},
};

static void test_faults(void **state)
{
    static const enum mustache_mode modes[] = {MUSTACHE_LENIENT, MUSTACHE_STRICT};

    (void)state;
    for (size_t i = 0; i < sizeof syntax_cases / sizeof syntax_cases[0]; i++) {
        for (size_t mode = 0; mode < sizeof modes / sizeof modes[0]; mode++) {
            struct fixture fixture = fixture_create(modes[mode]);
            assert_false(fixture_add(&fixture, "page", syntax_cases[i].source));
            assert_findings(&fixture, syntax_cases[i].findings);
            fixture_free(&fixture);
        }
    }
}

/* What looks odd but is right. */
static void test_accepted(void **state)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"{", "{"},
        {"} }} }}}", "} }} }}}"},
        {"{ {title} }", "{ {title} }"},
        {"{{\ntitle\n}}", "T"},
        {"{{ #flag }}x{{ /flag }}", "x"},
        {"{{!}}", ""},
        {"{{! {{title }}", ""},
        {"{{=| |=}}|title||={{ }}=|{{title}}", "TT"},
        {"{{=1234567890123456 6543210987654321=}}1234567890123456title6543210987654321", "T"},
        {"{{=<< >>=}}<<{body}>><<&body>>", "BB"},
        {"{{#items}}{{/items}}", ""},
        {"{{ title }}", "T"},
        {"\xef\xbb\xbf{{title}}", "\xef\xbb\xbfT"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture fixture = fixture_create(MUSTACHE_STRICT);
        struct mustache_object *data = fixture_data(&fixture);
        mustache_set_text(data, TITLE, TEXT("T"));
        mustache_set_html(data, BODY, TEXT("B"));
        mustache_set_flag(data, FLAG, true);
        mustache_set_list(data, ITEMS);
        assert_true(fixture_add(&fixture, "page", cases[i][0]));
        assert_true(fixture_render(&fixture));
        assert_text(buffer_text(&fixture.output), cases[i][1]);
        fixture_free(&fixture);
    }
}

static void test_nul_bytes(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_LENIENT);

    (void)state;
    assert_false(mustache_library_add(fixture.library, TEXT("page"), TEXT("page.mustache"),
                                      TEXT("a\n{{x\0}}"), &fixture.diagnostics));
    assert_findings(&fixture, "page.mustache:2:4: the template has a NUL byte in it\n");
    fixture_free(&fixture);
}

static void test_same_name(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_LENIENT);

    (void)state;
    assert_true(fixture_add(&fixture, "page", "1"));
    assert_false(fixture_add(&fixture, "page", "2"));
    assert_findings(&fixture,
                    "page.mustache:0:0: there are two templates with the name \"page\"\n");
    fixture_free(&fixture);
}

/* A template with faults still has its name: tags that refer to it are no faults. */
static void test_faulty_partial(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_STRICT);

    (void)state;
    assert_false(fixture_add(&fixture, "part", "x{{#items}}"));
    assert_true(fixture_add(&fixture, "page", "{{>part}}"));
    assert_true(mustache_library_link(fixture.library, &fixture.diagnostics));
    assert_int_equal(fixture.diagnostics.count, 1);
    fixture_free(&fixture);
}

/* The texts given are not needed afterwards. */
static void test_source_is_copied(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_LENIENT);
    char source[] = "{{>part}} text";
    char name[] = "page";

    (void)state;
    assert_true(mustache_library_add(fixture.library, text_from(name), text_from(name),
                                     text_from(source), &fixture.diagnostics));
    source[4] = name[0] = 'x';
    assert_true(fixture_add(&fixture, "part", "a"));
    assert_true(fixture_render(&fixture));
    assert_text(buffer_text(&fixture.output), "a text");
    assert_null(mustache_library_find(fixture.library, TEXT("xage")));
    fixture_free(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults),         cmocka_unit_test(test_accepted),
        cmocka_unit_test(test_nul_bytes),      cmocka_unit_test(test_same_name),
        cmocka_unit_test(test_faulty_partial), cmocka_unit_test(test_source_is_copied),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
