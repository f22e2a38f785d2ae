#include "fixture.h"

#include <string.h>

static void test_escape(void **state)
{
    static const struct {
        const char *text;
        const char *escaped;
    } cases[] = {
        {"", ""},
        {"plain", "plain"},
        {"&", "&amp;"},
        {"<a href=\"x\">Dell'Orto & C.</a>",
         "&lt;a href=&quot;x&quot;&gt;Dell&#39;Orto &amp; C.&lt;/a&gt;"},
        {"&amp;", "&amp;amp;"},
        {"<<>>", "&lt;&lt;&gt;&gt;"},
        {"perché – «più» 83,30 %", "perché – «più» 83,30 %"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buffer output = {0};
        mustache_escape(&output, text_from(cases[i].text));
        assert_text(buffer_text(&output), cases[i].escaped);
        buffer_free(&output);
    }
}

/* All 256 bytes, also those that belong to no character: five become entities. */
static void test_every_byte(void **state)
{
    struct buffer output = {0};
    char bytes[256];

    (void)state;
    for (int i = 0; i < 256; i++)
        bytes[i] = (char)i;
    mustache_escape(&output, (struct text){bytes, sizeof bytes});
    assert_int_equal(output.length, 256 + strlen("amp;lt;gt;quot;#39;"));
    assert_memory_equal(output.data, bytes, '"');
    buffer_free(&output);
}

static void test_appends(void **state)
{
    struct buffer output = {0};

    (void)state;
    mustache_escape(&output, TEXT("a<"));
    mustache_escape(&output, (struct text){NULL, 0});
    mustache_escape(&output, TEXT("b"));
    assert_text(buffer_text(&output), "a&lt;b");
    buffer_free(&output);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_escape),
        cmocka_unit_test(test_every_byte),
        cmocka_unit_test(test_appends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
