#include "testing.h"

#include "load/json.h"

#define DIGITS_15 "123456789012345"

struct fault {
    const char *source;
    const char *message; /* part of it */
    size_t line;
    size_t column;
};

static const struct fault faults[] = {
    {"", "the file is empty", 1, 1},
    {" \n\t ", "the file is empty", 2, 3},
    {"{", "the { of line 1 is never closed", 1, 2},
    {"[1,\n[2", "the [ of line 2 is never closed", 2, 3},
    {"{\"a\"", "ends too early", 1, 5},
    {"{\"a\":", "ends too early", 1, 6},
    {"\"abc", "the quotes that open here", 1, 1},
    {"\"abc\\", "the quotes that open here", 1, 1},
    {"{\"a\" 1}", "found 1, expected a colon", 1, 6},
    {"{a: 1}", "found a, expected a key", 1, 2},
    {"{1: 1}", "found 1, expected a key", 1, 2},
    {"{\"a\": 1 \"b\": 2}", "expected a comma or }", 1, 9},
    {"[1 2]", "found 2, expected a comma or ]", 1, 4},
    {"[1}", "found }, expected a comma or ]", 1, 3},
    {"{\"a\": 1]", "found ], expected a comma or }", 1, 8},
    {"[1,]", "a comma with nothing behind it", 1, 3},
    {"{\"a\": 1,}", "a comma with nothing behind it", 1, 8},
    {"[,1]", "found ,, expected a text in quotes", 1, 2},
    {"]", "found ], expected a text in quotes", 1, 1},
    {"{} {}", "found {, expected nothing behind", 1, 4},
    {"1 x", "found x, expected nothing behind", 1, 3},
    {"tru", "found t, expected", 1, 1},
    {"truex", "found x, expected nothing", 1, 5},
    {"True", "found T, expected", 1, 1},
    {"NaN", "found N, expected", 1, 1},
    {"'a'", "found ', expected", 1, 1},
    {"/* a */ 1", "found /, expected", 1, 1},
    {"[-]", "found ], expected a digit", 1, 3},
    {"[1.]", "found ], expected a digit", 1, 4},
    {"[.5]", "found ., expected a text", 1, 2},
    {"[+1]", "found +, expected a text", 1, 2},
    {"[01]", "needless zero", 1, 2},
    {"[-00]", "needless zero", 1, 2},
    {"[1e5]", "exponent", 1, 2},
    {"[1.5E-3]", "exponent", 1, 2},
    {"[" DIGITS_15 "0]", "a number of 16 digits", 1, 2},
    {"[-0." DIGITS_15 "]", "a number of 16 digits", 1, 2},
    {"\"a\nb\"", "a line break within quotes", 1, 3},
    {"\"a\tb\"", "a tab within quotes", 1, 3},
    {"\"a\x01\"", "U+0001", 1, 3},
    {"\"\\u0000\"", "U+0000", 1, 2},
    {"\"\\u001f\"", "U+001F", 1, 2},
    {"\"\\b\"", "U+0008", 1, 2},
    {"\"\\uFFFE\"", "U+FFFE", 1, 2},
    {"\"\xEF\xBF\xBF\"", "U+FFFF", 1, 2},
    {"\"\\ud800\"", "half of a surrogate pair", 1, 2},
    {"\"\\ud800\\u0041\"", "half of a surrogate pair", 1, 2},
    {"\"\\udc00\"", "half of a surrogate pair", 1, 2},
    {"\"\\u12g4\"", "four hexadecimal digits", 1, 2},
    {"\"\\u12", "four hexadecimal digits", 1, 2},
    {"\"\\x41\"", "no known letter", 1, 2},
    {"\xEF\xBB\xBF{}", "byte order mark", 1, 1},
    {"{\n \"\xC3\xA0\": \xE0}", "the byte 0xE0", 2, 7},
    {"\"\xC0\x80\"", "the byte 0xC0", 1, 2},
    {"\"\xED\xA0\x80\"", "the byte 0xED", 1, 2},
    {"\xFF\xFE{", "the byte 0xFF", 1, 1},
    /* Columns count characters: à and 😀 are one each. */
    {"{\"\xC3\xA0\xF0\x9F\x98\x80\": x}", "found x, expected", 1, 8},
    {"[\r\n\r\n  x]", "found x, expected", 3, 3},
};

static void test_faults(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct json_document document;
        struct diagnostics diagnostics = {0};

        json_parse(&document, TEXT("a.json"), text_from(faults[i].source), &diagnostics);
        assert_true(diagnostics.errors > 0);
        const struct diagnostic *finding = find_finding(&diagnostics, faults[i].message);
        assert_int_equal(finding->place.line, faults[i].line);
        assert_int_equal(finding->place.column, faults[i].column);
        assert_text(finding->place.file, "a.json");
        json_free(&document);
        diagnostics_free(&diagnostics);
    }
}

static void test_accepted(void **state)
{
    static const char *const sources[] = {
        "{}",
        " [ ] \r\n",
        "null",
        "-0",
        "0.5",
        DIGITS_15,
        "\"\"",
        "\"\\ud83d\\uDE00\"",
        "[[],{},[{}]]",
        "{\"a\":{\"b\":[true,false,null]},\"c\":-12.50}",
        "\"\\\"\\\\\\/\\n\\r\\t\\u00e0\"",
        "\"\xEF\xBF\xBD\"",
    };

    (void)state;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct json_document document;
        struct diagnostics diagnostics = {0};

        assert_true(json_parse(&document, TEXT("a"), text_from(sources[i]), &diagnostics));
        assert_int_equal(diagnostics.count, 0);
        json_free(&document);
    }
}

static void test_nul_byte(void **state)
{
    struct json_document document;
    struct diagnostics diagnostics = {0};

    (void)state;
    assert_false(json_parse(&document, TEXT("a"), TEXT("{\"a\0b\": 1}"), &diagnostics));
    find_finding(&diagnostics, "U+0000");
    json_free(&document);
    assert_false(json_parse(&document, TEXT("a"), TEXT("{}\0"), &diagnostics));
    find_finding(&diagnostics, "expected nothing behind");
    json_free(&document);
    diagnostics_free(&diagnostics);
}

/* `depth` opening brackets and as many closing ones. */
static bool parse_nested(size_t depth, struct diagnostics *diagnostics)
{
    struct json_document document;
    struct buffer source = {0};

    for (size_t i = 0; i < depth; i++)
        buffer_append_byte(&source, '[');
    for (size_t i = 0; i < depth; i++)
        buffer_append_byte(&source, ']');
    bool done = json_parse(&document, TEXT("a"), buffer_text(&source), diagnostics);
    json_free(&document);
    buffer_free(&source);
    return done;
}

static void test_depth(void **state)
{
    struct diagnostics diagnostics = {0};

    (void)state;
    assert_true(parse_nested(JSON_DEPTH_MAX, &diagnostics));
    assert_false(parse_nested(JSON_DEPTH_MAX + 1, &diagnostics));
    find_finding(&diagnostics, "more than 64 deep");
    assert_false(parse_nested(5 * 1000 * 1000, &diagnostics));
    assert_int_equal(diagnostics.count, 2);
    diagnostics_free(&diagnostics);
}

static void test_walk(void **state)
{
    struct json_document document;
    struct diagnostics diagnostics = {0};

    (void)state;
    assert_true(json_parse(&document, TEXT("a"),
                           TEXT("{\n  \"a\": [1, {\"x\": 2.50}, 3],\n  \"b\": \"\\u00e0\"\n}"),
                           &diagnostics));
    struct json_value root = json_root(&document);
    assert_int_equal(json_count(root), 2);
    struct json_value a = json_first(root);
    assert_text(json_key(a), "a");
    struct json_value item = json_next(json_first(a));
    assert_int_equal(json_kind(item), JSON_OBJECT);
    assert_text(json_number(json_first(item)), "2.50");
    assert_text(json_number(json_next(item)), "3");
    assert_false(json_present(json_next(json_next(item))));

    struct json_value b = json_member(root, "b");
    assert_text(json_text(b), "à");
    assert_int_equal(json_line(b), 3);
    assert_int_equal(json_place(b).column, 8);
    assert_int_equal(json_key_place(b).column, 3);
    assert_false(json_present(json_next(b)));
    assert_false(json_present(json_member(root, "c")));
    assert_false(json_present(json_member(b, "c")));
    json_free(&document);
}

static void test_pointers(void **state)
{
    struct json_document document;
    struct diagnostics diagnostics = {0};

    (void)state;
    assert_true(json_parse(&document, TEXT("a"), TEXT("{\"a/b~\": [[], {\"c\\\"d\": 7}]}"),
                           &diagnostics));
    struct json_value list = json_first(json_root(&document));
    struct json_value leaf = json_first(json_next(json_first(list)));
    assert_text(json_place(json_root(&document)).pointer, "");
    assert_text(json_place(list).pointer, "/a~1b~0");
    assert_text(json_place(leaf).pointer, "/a~1b~0/1/c\\\"d");
    json_free(&document);
}

/* Places far into a file, so that marks are crossed, found in any order. */
static void test_far_places(void **state)
{
    struct json_document document;
    struct diagnostics diagnostics = {0};
    struct buffer source = {0};

    (void)state;
    buffer_append(&source, TEXT("[\n"));
    for (size_t i = 0; i < 999; i++)
        buffer_append(&source, TEXT("  \"àà\", 1,\n"));
    buffer_append(&source, TEXT("  \"àà\", 1 ]"));
    assert_true(json_parse(&document, TEXT("a"), buffer_text(&source), &diagnostics));

    struct json_value item = json_first(json_root(&document));
    struct json_value odd = json_next(item);
    for (size_t i = 0; i < 1000; i++) {
        assert_int_equal(json_place(odd).line, i + 2);
        assert_int_equal(json_place(odd).column, 9);
        assert_int_equal(json_place(item).column, 3);
        assert_int_equal(json_line(item), i + 2);
        item = json_next(odd);
        if (json_present(item))
            odd = json_next(item);
    }
    json_free(&document);
    buffer_free(&source);
}

static void test_excerpt(void **state)
{
    struct json_document document = {0};
    struct buffer text = {0};

    (void)state;
    assert_text(json_excerpt(&document, TEXT("a\nb\x7F\xC2\x80")), "aU+000AbU+007FU+0080");
    for (size_t i = 0; i < JSON_EXCERPT_MAX; i++)
        buffer_append(&text, TEXT("à"));
    assert_int_equal(json_excerpt(&document, buffer_text(&text)).length, text.length);
    buffer_append(&text, TEXT("b"));
    assert_true(text_ends_with(json_excerpt(&document, buffer_text(&text)), TEXT("à…")));
    buffer_free(&text);
    json_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults),     cmocka_unit_test(test_accepted),
        cmocka_unit_test(test_nul_byte),   cmocka_unit_test(test_depth),
        cmocka_unit_test(test_walk),       cmocka_unit_test(test_pointers),
        cmocka_unit_test(test_far_places), cmocka_unit_test(test_excerpt),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
