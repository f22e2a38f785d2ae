#include "testing.h"

#include "load/markdown.h"

static const struct {
    const char *markdown;
    const char *html;
    bool has_html;
} cases[] = {
    {"", "", false},
    {"Ciao *mondo*", "<p>Ciao <em>mondo</em></p>\n", false},
    {"a < b & c", "<p>a &lt; b &amp; c</p>\n", false},
    {"Il <b>primo</b>", "<p>Il &lt;b&gt;primo&lt;/b&gt;</p>\n", true},
    {"<script>\nalert(1)\n</script>", "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;\n</p>\n",
     true},
    {"target <maggiore anno precedente>", "<p>target &lt;maggiore anno precedente&gt;</p>\n",
     true},
    {"[qui](javascript:alert(1))", "<p><a href=\"\">qui</a></p>\n", false},
    {"[qui](https://a.it)", "<p><a href=\"https://a.it\">qui</a></p>\n", false},
    {"`<b>`", "<p><code>&lt;b&gt;</code></p>\n", false},
    {"<https://a.it>", "<p><a href=\"https://a.it\">https://a.it</a></p>\n", false},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text markdown = text_from(cases[i].markdown);
        struct buffer html = {0};

        load_markdown(markdown, &html);
        assert_text(buffer_text(&html), cases[i].html);
        assert_int_equal(markdown_has_html(markdown), cases[i].has_html);
        buffer_free(&html);
    }
}

static void test_appends(void **state)
{
    struct buffer html = {0};

    (void)state;
    buffer_append(&html, TEXT("<div>"));
    load_markdown(TEXT("a"), &html);
    assert_text(buffer_text(&html), "<div><p>a</p>\n");
    buffer_free(&html);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_appends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
