/* The ways to pages, also when a name is hostile to JSON and the site has no address. */
#include "export/export.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_file(const char *base_url, const char *file, const struct export_step *steps,
                        size_t count, const char *expected)
{
    struct site site = {.base_url = text_from(base_url)};
    struct buffer output = {0};
    struct export_trails trails = {0};

    export_trails_begin(&trails, &site, text_from(file), &output);
    export_trails_add(&trails, steps, count);
    export_trails_end(&trails);
    buffer_append_byte(&output, '\0');
    assert_string_equal(output.data, expected);
    buffer_free(&output);
}

static void names_are_escaped(void **state)
{
    const struct export_step steps[] = {{TEXT("Casa"), TEXT("index.html")},
                                        {TEXT("\"a\"\\\n</b>\x7f"), TEXT("2025/index.html")}};

    (void)state;
    assert_file(
        "", "2025/dati/percorsi.jsonld", steps, 2,
        "{\n"
        "  \"@context\": {\n"
        "    \"@vocab\": \"https://schema.org/\",\n"
        "    \"item\": {\n"
        "      \"@type\": \"@id\"\n"
        "    }\n"
        "  },\n"
        "  \"@graph\": [\n"
        "    {\"@id\": \"#index.html\", \"@type\": \"BreadcrumbList\", \"itemListElement\": ["
        "{\"@type\": \"ListItem\", \"position\": 1, \"name\": \"Casa\", "
        "\"item\": \"../../index.html\"}, "
        "{\"@type\": \"ListItem\", \"position\": 2, \"name\": \"\\\"a\\\"\\\\\\n</b>\\u007f\", "
        "\"item\": \"../../2025/index.html\"}]}\n"
        "  ]\n"
        "}\n");
}

static void address_of_site_is_base(void **state)
{
    const struct export_step step = {TEXT("Cerca"), TEXT("cerca/index.html")};

    (void)state;
    assert_file(
        "https://example.org/sito", "dati/percorsi.jsonld", &step, 1,
        "{\n"
        "  \"@context\": {\n"
        "    \"@vocab\": \"https://schema.org/\",\n"
        "    \"@base\": \"https://example.org/sito/dati/percorsi.jsonld\",\n"
        "    \"item\": {\n"
        "      \"@type\": \"@id\"\n"
        "    }\n"
        "  },\n"
        "  \"@graph\": [\n"
        "    {\"@id\": \"#cerca/index.html\", \"@type\": \"BreadcrumbList\", "
        "\"itemListElement\": [{\"@type\": \"ListItem\", \"position\": 1, \"name\": \"Cerca\", "
        "\"item\": \"../cerca/index.html\"}]}\n"
        "  ]\n"
        "}\n");
}

static void address_has_the_identifier(void **state)
{
    static const struct {
        const char *file;
        const char *page;
        const char *expected;
    } cases[] = {
        {"2025/dati/percorsi.jsonld", "2025/obiettivi/A/index.html",
         "2025/dati/percorsi.jsonld#obiettivi/A/index.html"},
        {"dati/percorsi.jsonld", "cerca/index.html", "dati/percorsi.jsonld#cerca/index.html"},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text address =
            export_trail_address(&arena, text_from(cases[i].file), text_from(cases[i].page));
        assert_true(text_equal(address, text_from(cases[i].expected)));
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_escaped),
        cmocka_unit_test(address_of_site_is_base),
        cmocka_unit_test(address_has_the_identifier),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
