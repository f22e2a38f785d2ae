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

        load_markdown(markdown, NULL, &html);
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
    load_markdown(TEXT("a"), NULL, &html);
    assert_text(buffer_text(&html), "<div><p>a</p>\n");
    buffer_free(&html);
}

/* ---- Links to the glossary ---- */

static struct text forms_of_indicator[] = {TEXT_INITIALISER("indicatore"),
                                           TEXT_INITIALISER("indicatori")};
static struct text forms_of_value[] = {TEXT_INITIALISER("valore")};
static struct text forms_of_area[] = {TEXT_INITIALISER("ambito di valore pubblico")};
static struct text forms_of_quality[] = {TEXT_INITIALISER("qualità")};
static struct term terms[] = {
    {.id = TEXT_INITIALISER("i"), .forms = forms_of_indicator, .form_count = 2},
    {.id = TEXT_INITIALISER("v"), .forms = forms_of_value, .form_count = 1},
    {.id = TEXT_INITIALISER("a"), .forms = forms_of_area, .form_count = 1},
    {.id = TEXT_INITIALISER("q"), .forms = forms_of_quality, .form_count = 1},
    {.id = TEXT_INITIALISER("never"), .form_count = 0},
};
enum { TERMS = sizeof terms / sizeof *terms };

static const struct {
    const char *what;
    const char *markdown;
    const char *html;
} uses[] = {
    {"the first only", "Un indicatore, due indicatori.",
     "<p>Un <a href=\"g#i\">indicatore</a>, due indicatori.</p>\n"},
    {"alone", "Indicatori", "<p><a href=\"g#i\">Indicatori</a></p>\n"},
    {"after an apostrophe", "l’indicatore e l'indicatore",
     "<p>l’<a href=\"g#i\">indicatore</a> e l'indicatore</p>\n"},
    {"whole words", "plusvalore valoresimo valoreà àvalore valore2",
     "<p>plusvalore valoresimo valoreà àvalore valore2</p>\n"},
    {"accents", "la qualità: qualit", "<p>la <a href=\"g#q\">qualità</a>: qualit</p>\n"},
    {"the longest, and not what is within it", "ambito di valore pubblico",
     "<p><a href=\"g#a\">ambito di valore pubblico</a></p>\n"},
    {"not within what has come up",
     "ambito di valore pubblico, ambito di valore pubblico, valore",
     "<p><a href=\"g#a\">ambito di valore pubblico</a>, ambito di valore pubblico, "
     "<a href=\"g#v\">valore</a></p>\n"},
    {"not in headings", "# Valore\n\nIl valore",
     "<h1>Valore</h1>\n<p>Il <a href=\"g#v\">valore</a></p>\n"},
    {"not in links", "[il *valore*](https://a.it) è `valore` *valore*",
     "<p><a href=\"https://a.it\">il <em>valore</em></a> è <code>valore</code> "
     "<em><a href=\"g#v\">valore</a></em></p>\n"},
    {"not in blocks of code", "    valore\n", "<pre><code>valore\n</code></pre>\n"},
    {"two in a row", "valore indicatore",
     "<p><a href=\"g#v\">valore</a> <a href=\"g#i\">indicatore</a></p>\n"},
    {"escaped as ever", "<b>valore</b> & \"indicatore\"",
     "<p>&lt;b&gt;<a href=\"g#v\">valore</a>&lt;/b&gt; &amp; &quot;<a "
     "href=\"g#i\">indicatore</a>&quot;</p>\n"},
};

static void test_terms(void **state)
{
    const struct site site = {.terms = terms, .term_count = TERMS};

    (void)state;
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
        bool linked[TERMS] = {false};
        struct term_use use = {&site, TEXT("g#"), linked};
        struct buffer html = {0};

        load_markdown(text_from(uses[i].markdown), &use, &html);
        if (!text_equal(buffer_text(&html), text_from(uses[i].html)))
            fail_msg("%s: %.*s", uses[i].what, TEXT_PRINT(buffer_text(&html)));
        buffer_free(&html);
    }
}

/* A page has several texts: each term is linked in the first that uses it. */
static void test_terms_of_several_texts(void **state)
{
    const struct site site = {.terms = terms, .term_count = TERMS};
    bool linked[TERMS] = {false};
    struct term_use use = {&site, TEXT("g#"), linked};
    struct buffer html = {0};

    (void)state;
    load_markdown(TEXT("valore"), &use, &html);
    load_markdown(TEXT("valore, indicatore"), &use, &html);
    assert_text(buffer_text(&html), "<p><a href=\"g#v\">valore</a></p>\n"
                                    "<p>valore, <a href=\"g#i\">indicatore</a></p>\n");
    buffer_free(&html);
}

/* ---- Texts without marks, which no parser sees ---- */

static struct text find_address(const struct term_linking *linking, size_t term)
{
    (void)term;
    return linking->use->address;
}

/* Renders with and without the parser; whether the text was plain. */
static bool compare_ways(struct text markdown, bool with_terms)
{
    const struct site site = {.terms = terms, .term_count = TERMS};
    bool linked[2][TERMS] = {{false}};
    struct term_use uses_of[2] = {{&site, TEXT("g#"), linked[0]},
                                  {&site, TEXT("g#"), linked[1]}};
    struct term_linking linkings[2] = {{&uses_of[0], find_address, NULL},
                                       {&uses_of[1], find_address, NULL}};
    struct buffer plain = {0};
    struct buffer parsed = {0};

    bool is_plain = markdown_render_plain(markdown, with_terms ? &linkings[0] : NULL, &plain);
    markdown_render(markdown, with_terms ? &linkings[1] : NULL, &parsed);
    if (is_plain && !text_equal(buffer_text(&plain), buffer_text(&parsed)))
        fail_msg("%.*s: %.*s, not %.*s", TEXT_PRINT(markdown), TEXT_PRINT(buffer_text(&plain)),
                 TEXT_PRINT(buffer_text(&parsed)));
    assert_true(is_plain || plain.length == 0);
    assert_memory_equal(linked[0], linked[is_plain ? 1 : 0], sizeof linked[0]);
    buffer_free(&plain);
    buffer_free(&parsed);
    return is_plain;
}

static void test_plain(void **state)
{
    static const struct {
        const char *markdown;
        bool is_plain;
    } texts[] = {
        {"Approvare gli atti.", true},
        {"È tardi", false}, /* a letter, but none that needs no decoding */
        {"Spazi  in mezzo e in fondo  ", true},
        {"a. b) c - d: e; f/g? 50 % (h) l'i l’i «m», 1.000", true},
        {"Una riga\ne un'altra", false},
        {"1. Uno", false},
        {"- uno", false},
        {" uno", false},
        {"a\tb", false},
        {"un *mondo*", false},
        {"a & b", false},
        {"a \"b\"", false},
        {"", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(compare_ways(text_from(texts[i].markdown), true), texts[i].is_plain);
}

/* Every byte that ASCII has, at the end and within words, and pieces at random. */
static void test_plain_is_what_the_parser_makes(void **state)
{
    /* clang-format off */
    static const char *const pieces[] = {
        "a", "A", "valore", "indicatori", "qualità", "ambito di valore pubblico", "è", "1", " ",
        "  ", "\u00a0", "-", ".", ",", ":", ";", "?", "%", "(", ")", "'", "’", "…", "//", "http:",
        "www.a.it",
    };
    /* clang-format on */
    enum { PIECES = sizeof pieces / sizeof *pieces, ROUNDS = 20000, LONGEST = 8 };
    uint32_t random = 1;
    size_t plain = 0;

    (void)state;
    for (int byte = 1; byte < 0x80; byte++) {
        const char text[] = {'a', (char)byte, (char)byte, 'b', (char)byte, '\0'};
        compare_ways(text_from(text), false);
    }
    for (size_t i = 0; i < ROUNDS; i++) {
        struct buffer text = {0};
        random = random * 1664525u + 1013904223u;
        size_t length = 1 + (random >> 16) % LONGEST;
        for (size_t j = 0; j < length; j++) {
            random = random * 1664525u + 1013904223u;
            buffer_append(&text, text_from(pieces[(random >> 16) % PIECES]));
        }
        plain += compare_ways(buffer_text(&text), i % 2 == 0);
        buffer_free(&text);
    }
    assert_true(plain > ROUNDS / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases), cmocka_unit_test(test_appends),
        cmocka_unit_test(test_terms), cmocka_unit_test(test_terms_of_several_texts),
        cmocka_unit_test(test_plain), cmocka_unit_test(test_plain_is_what_the_parser_makes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
