/* The bytes of a table, also when its texts are hostile to the format. */
#include "export/export.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { VALUES = 4 };

/* An edition with one axis and nothing else: its table has a line for each value. */
static struct buffer write_aggregates(const char *const *names, enum export_format format)
{
    struct axis_value values[VALUES] = {0};
    struct axis axis = {
        .id = TEXT("linea"),
        .label = TEXT("Linea"),
        .slug = TEXT("linee"),
        .values = values,
    };
    struct edition edition = {.id = TEXT("2025"), .axes = &axis, .axis_count = 1};
    struct site site = {.editions = &edition, .edition_count = 1};
    struct buffer output = {0};
    struct scores scores;
    struct audit audit = {0};

    for (; axis.value_count < VALUES && names[axis.value_count] != NULL; axis.value_count++) {
        values[axis.value_count].id = TEXT("v");
        values[axis.value_count].name = text_from(names[axis.value_count]);
    }
    score_edition(&edition, &scores);
    struct export_source source = {
        .site = &site, .edition = &edition, .scores = &scores, .audit = &audit};
    struct arena arena = {0};
    for (size_t i = 0; i < export_count(&edition); i++) {
        struct export_dataset dataset = export_dataset(&arena, &source, i);
        if (text_equal(dataset.name, TEXT("aggregati")))
            export_write(&dataset, format, &output);
    }
    arena_free(&arena);
    score_free(&scores);
    return output;
}

static void assert_table(const char *const *names, enum export_format format,
                         const char *expected)
{
    struct buffer output = write_aggregates(names, format);

    buffer_append_byte(&output, '\0');
    assert_string_equal(output.data, expected);
    buffer_free(&output);
}

#define HEADER                                                                                 \
    "asse,valore,obiettivi,obiettivi_misurati,raggiungimento_pubblicato,"                      \
    "raggiungimento_calcolato,raggiungimento_da_target,esito\r\n"

static void writes_csv_after_the_standard(void **state)
{
    static const char *const NONE_AT_ALL[] = {NULL};
    static const char *const PLAIN[] = {"Cura & più", NULL};
    static const char *const HOSTILE[] = {"a,b", "detto \"qui\"", "due\nrighe", " spazi ",
                                          NULL};

    (void)state;
    assert_table(NONE_AT_ALL, EXPORT_CSV, HEADER);
    assert_table(PLAIN, EXPORT_CSV, HEADER "linea,Cura & più,0,0,,,,non pubblicato\r\n");
    assert_table(HOSTILE, EXPORT_CSV,
                 HEADER "linea,\"a,b\",0,0,,,,non pubblicato\r\n"
                        "linea,\"detto \"\"qui\"\"\",0,0,,,,non pubblicato\r\n"
                        "linea,\"due\nrighe\",0,0,,,,non pubblicato\r\n"
                        "linea, spazi ,0,0,,,,non pubblicato\r\n");
}

static void writes_json_with_escapes(void **state)
{
    static const char *const NONE_AT_ALL[] = {NULL};
    static const char *const HOSTILE[] = {"\"\\\n\t\x01</script>è", NULL};

    (void)state;
    struct buffer empty = write_aggregates(NONE_AT_ALL, EXPORT_JSON);
    assert_true(text_starts_with(buffer_text(&empty), TEXT("[")));
    assert_true(text_find(buffer_text(&empty), '{') == empty.length);
    buffer_free(&empty);
    assert_table(HOSTILE, EXPORT_JSON,
                 "[\n  {\n    \"asse\": \"linea\",\n"
                 "    \"valore\": \"\\\"\\\\\\n\\t\\u0001</script>è\",\n"
                 "    \"obiettivi\": 0,\n    \"obiettivi_misurati\": 0,\n"
                 "    \"raggiungimento_pubblicato\": null,\n"
                 "    \"raggiungimento_calcolato\": null,\n"
                 "    \"raggiungimento_da_target\": null,\n"
                 "    \"esito\": \"non pubblicato\"\n  }\n]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_csv_after_the_standard),
        cmocka_unit_test(writes_json_with_escapes),
    };

    return cmocka_run_group_tests_name("export tables", tests, NULL, NULL);
}
