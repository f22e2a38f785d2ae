#include "testing.h"

#include "load/fields.h"

/* One value on its own: the item of a list. */
struct sample {
    struct json_document document;
    struct diagnostics diagnostics;
    struct buffer source;
    struct arena arena;
    struct json_value value;
};

static void sample_make(struct sample *sample, const char *source)
{
    *sample = (struct sample){0};
    buffer_append_format(&sample->source, "[%s]", source);
    assert_true(json_parse(&sample->document, TEXT("a.json"), buffer_text(&sample->source),
                           &sample->diagnostics));
    sample->value = json_first(json_root(&sample->document));
}

static void sample_free(struct sample *sample)
{
    json_free(&sample->document);
    diagnostics_free(&sample->diagnostics);
    buffer_free(&sample->source);
    arena_free(&sample->arena);
}

#define LONG_100                                                                               \
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" \
    "aaaaaaa"                                                                                  \
    "aaaaa"

static void test_identifiers(void **state)
{
    static const struct {
        const char *text;
        bool valid;
    } cases[] = {
        {"a", true},    {"2025", true},  {"dup-2023", true},    {LONG_100, true},
        {"", false},    {"-a", false},   {"a-", false},         {"a--b", false},
        {"A", false},   {"à", false},    {"a_b", false},        {"a.b", false},
        {"a b", false}, {"../a", false}, {LONG_100 "a", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(identifier_is_valid(text_from(cases[i].text)), cases[i].valid);
}

static void test_codes(void **state)
{
    static const struct {
        const char *text;
        bool valid;
    } cases[] = {
        {"968_0001", true},    {"25.29.4.1.01_0001", true},
        {"Ob-1", true},        {"_a", true},
        {LONG_100, true},      {"", false},
        {".", false},          {"..", false},
        {".a", false},         {"-a", false},
        {"a/b", false},        {"a\\b", false},
        {"a b", false},        {"../../etc/passwd", false},
        {"à", false},          {"a%2f", false},
        {"index.html", false}, {"index.htm", true},
        {LONG_100 "a", false}, {"@", false},
        {"[", false},          {"`", false},
        {"{", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(code_is_valid(text_from(cases[i].text)), cases[i].valid);
}

static void test_figures(void **state)
{
    static const struct {
        const char *source;
        const char *printed;
        bool known;
        int64_t units;
        uint8_t scale;
    } cases[] = {
        {"\"200.500\"", "200.500", true, 200500, 0},
        {"\"83,30\"", "83,30", true, 8330, 2},
        {"\"-50\"", "-50", true, -50, 0},
        {"\" 12 \"", "12", true, 12, 0},
        {"\"\"", "", false, 0, 0},
        {"\"entro il 31/12\"", "entro il 31/12", false, 0, 0},
        {"\"83.30\"", "83.30", false, 0, 0},
        {"12", "12", true, 12, 0},
        {"12.50", "12,50", true, 1250, 2},
        {"200.500", "200,500", true, 200500, 3},
        {"-0.1", "-0,1", true, -1, 1},
        {"123456789012345", "123456789012345", true, 123456789012345, 0},
        {"123456.789012345", "123456,789012345", true, 123456789012345, 9},
        {"1.2345678901", "1,2345678901", false, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;

        sample_make(&sample, cases[i].source);
        struct figure figure = value_figure(sample.value, &sample.arena);
        assert_text(figure.printed, cases[i].printed);
        assert_int_equal(figure.known, cases[i].known);
        if (figure.known) {
            assert_int_equal(figure.value.units, cases[i].units);
            assert_int_equal(figure.value.scale, cases[i].scale);
        }
        assert_int_equal(sample.diagnostics.count, 0);
        sample_free(&sample);
    }
}

static void test_limits_of_figures(void **state)
{
    static const struct {
        const char *source;
        bool weight;
        bool percentage;
    } cases[] = {
        {"\"0\"", true, true},        {"0", true, true},           {"100", true, true},
        {"\"100,0\"", true, true},    {"\"100,01\"", true, false}, {"250.5", true, false},
        {"\"-1\"", false, false},     {"-0.01", false, false},     {"\"tanto\"", false, false},
        {"\"83,30%\"", false, false}, {"\"\"", true, true},        {"\" \"", true, true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;

        sample_make(&sample, cases[i].source);
        struct figure weight = value_weight(sample.value, &sample.arena);
        assert_int_equal(sample.diagnostics.errors == 0, cases[i].weight);
        assert_true(cases[i].weight || weight.printed.length == 0);
        size_t errors = sample.diagnostics.errors;
        value_percentage(sample.value, &sample.arena);
        assert_int_equal(sample.diagnostics.errors == errors, cases[i].percentage);
        sample_free(&sample);
    }
}

static void test_addresses(void **state)
{
    static const struct {
        const char *text;
        bool site;
        bool page;
        bool link;
    } cases[] = {
        {"https://www.comune.cremona.it", true, true, true},
        {"https://a.it:8080/performance/", true, true, true},
        {"https://a.it/?a=1#b", false, true, true},
        {"http://a.it/", false, true, true},
        {"mailto:urp@a.it", false, false, true},
        {"mailto:urp", false, false, false},
        {"www.a.it", false, false, false},
        {"https://", false, false, false},
        {"https:///a", false, false, false},
        {"https://a b", false, false, false},
        {"https://a.it/\\\"><script>", false, false, false},
        {"https://utente@a.it/", false, false, false},
        {"javascript:alert(1)", false, false, false},
        {"ftp://a.it/", false, false, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const bool expected[] = {cases[i].site, cases[i].page, cases[i].link};

        for (size_t kind = ADDRESS_SITE; kind <= ADDRESS_LINK; kind++) {
            struct sample sample;
            char source[100];

            snprintf(source, sizeof source, "\"%s\"", cases[i].text);
            sample_make(&sample, source);
            value_address(sample.value, &sample.arena, (enum address_kind)kind);
            assert_int_equal(sample.diagnostics.errors == 0, expected[kind]);
            sample_free(&sample);
        }
    }
}

static void test_dates(void **state)
{
    struct sample sample;

    (void)state;
    sample_make(&sample, "\"2024-02-29\"");
    assert_int_equal(value_date(sample.value).day, 29);
    assert_int_equal(sample.diagnostics.count, 0);
    sample_free(&sample);

    sample_make(&sample, "\"1/2/2024\"");
    assert_false(date_known(value_date(sample.value)));
    assert_text(sample.diagnostics.items[0].hint, "write 2024-02-01");
    sample_free(&sample);
}

static void test_texts_and_choices(void **state)
{
    static const struct text words[] = {TEXT_INITIALISER("uno"), TEXT_INITIALISER("due")};
    struct json_value none = {0};
    struct sample sample;
    size_t count;

    (void)state;
    sample_make(&sample, "[\"a\", 1, \" \", \"b\"]");
    struct text *items = value_texts(sample.value, &sample.arena, &count);
    assert_int_equal(count, 2);
    assert_text(items[1], "b");
    assert_int_equal(sample.diagnostics.errors, 2);
    assert_null(value_texts(none, &sample.arena, &count));
    assert_int_equal(count, 0);
    assert_text(value_text(none, &sample.arena), "");
    assert_int_equal(value_choice(none, words, 2, 7), 7);
    sample_free(&sample);

    sample_make(&sample, "\"due\"");
    assert_int_equal(value_choice(sample.value, words, 2, 7), 1);
    sample_free(&sample);
    sample_make(&sample, "\"dve\"");
    assert_int_equal(value_choice(sample.value, words, 2, 7), 7);
    assert_text(sample.diagnostics.items[0].hint, "did you mean \"due\"?");
    sample_free(&sample);
}

static void test_fields(void **state)
{
    enum { NAME, SIZE, FIELDS };
    static const struct field fields[FIELDS] = {
        [NAME] = {"name", JSON_TEXT, true},
        [SIZE] = {"size", JSON_TEXT | JSON_NUMBER, false},
    };
    struct json_value found[FIELDS];
    struct sample sample;

    (void)state;
    sample_make(&sample, "{\"name\": \"a\", \"size\": [], \"nam\": 1, \"name\": \"b\"}");
    assert_true(fields_read(sample.value, fields, FIELDS, found));
    assert_text(json_text(found[NAME]), "a");
    assert_false(json_present(found[SIZE]));
    assert_int_equal(sample.diagnostics.errors, 3);
    const struct diagnostic *unknown = find_finding(&sample.diagnostics, "unknown key \"nam\"");
    assert_text(unknown->hint, "did you mean \"name\"?");
    assert_text(unknown->place.pointer, "/0/nam");
    find_finding(&sample.diagnostics, "\"name\" is given twice");
    find_finding(&sample.diagnostics, "found a list, expected a figure");
    sample_free(&sample);

    sample_make(&sample, "{}");
    assert_true(fields_read(sample.value, fields, FIELDS, found));
    find_finding(&sample.diagnostics, "the key \"name\" is missing");
    sample_free(&sample);

    sample_make(&sample, "7");
    assert_false(fields_read(sample.value, fields, FIELDS, found));
    assert_false(json_present(found[NAME]));
    sample_free(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_identifiers),       cmocka_unit_test(test_codes),
        cmocka_unit_test(test_figures),           cmocka_unit_test(test_limits_of_figures),
        cmocka_unit_test(test_addresses),         cmocka_unit_test(test_dates),
        cmocka_unit_test(test_texts_and_choices), cmocka_unit_test(test_fields),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
