#include "base/json_writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_written(struct buffer *buffer, const char *expected)
{
    buffer_append_byte(buffer, '\0');
    assert_string_equal(buffer->data, expected);
    buffer_free(buffer);
}

static void writes_what_there_is_of_each_kind(void **state)
{
    struct buffer buffer = {0};
    struct json_writer json = {.buffer = &buffer};
    const struct text texts[] = {TEXT("a"), TEXT("b")};

    (void)state;
    json_writer_open(&json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(&json, TEXT("testo"), TEXT("dice \"sì\"\\\n\t\x01\x7F"));
    json_writer_optional(&json, TEXT("manca"), TEXT(""));
    json_writer_count(&json, TEXT("zero"), 0);
    json_writer_count(&json, TEXT("tanti"), SIZE_MAX);
    json_writer_joined(&json, TEXT("due"), TEXT("../"), TEXT("a"));
    json_writer_texts(&json, TEXT("elenco"), texts, 2);
    json_writer_open(&json, TEXT("vuoto"), '[');
    json_writer_close(&json, ']');
    json_writer_close(&json, '}');
    assert_written(&buffer, "{\n"
                            "  \"testo\": \"dice \\\"sì\\\"\\\\\\n\\t\\u0001\\u007f\",\n"
                            "  \"zero\": 0,\n"
                            "  \"tanti\": 18446744073709551615,\n"
                            "  \"due\": \"../a\",\n"
                            "  \"elenco\": [\"a\", \"b\"],\n"
                            "  \"vuoto\": []\n"
                            "}\n");
}

static void escapes_a_key_where_asked(void **state)
{
    struct buffer buffer = {0};
    struct buffer key = {0};
    struct json_writer json = {.buffer = &buffer};

    (void)state;
    json_writer_escape(&key, TEXT("a\"\n\\"));
    json_writer_open(&json, JSON_WRITER_NO_KEY, '{');
    json_writer_count(&json, buffer_text(&key), 1);
    json_writer_close(&json, '}');
    assert_written(&buffer, "{\n  \"a\\\"\\n\\\\\": 1\n}\n");
    buffer_free(&key);
}

static void append_line(struct buffer *buffer, size_t depth, const char *text)
{
    for (size_t i = 0; i < depth; i++)
        buffer_append(buffer, TEXT("  "));
    buffer_append(buffer, text_from(text));
}

static void indents_at_any_depth(void **state)
{
    enum { DEEPEST = 20 };

    (void)state;
    for (size_t depth = 1; depth <= DEEPEST; depth++) {
        struct buffer buffer = {0};
        struct buffer expected = {0};
        struct json_writer json = {.buffer = &buffer};
        for (size_t i = 0; i < depth; i++) {
            json_writer_open(&json, JSON_WRITER_NO_KEY, '[');
            append_line(&expected, i, "[\n");
        }
        json_writer_plain(&json, JSON_WRITER_NO_KEY, TEXT("1"));
        append_line(&expected, depth, "1\n");
        for (size_t i = depth; i > 0; i--) {
            json_writer_close(&json, ']');
            append_line(&expected, i - 1, "]\n");
        }
        buffer_append_byte(&expected, '\0');
        assert_written(&buffer, expected.data);
        buffer_free(&expected);
    }
}

static void puts_all_on_one_line_where_told(void **state)
{
    struct buffer buffer = {0};
    struct json_writer json = {.buffer = &buffer};

    (void)state;
    json_writer_open(&json, JSON_WRITER_NO_KEY, '[');
    for (int i = 0; i < 2; i++) {
        json_writer_open(&json, JSON_WRITER_NO_KEY, '{');
        json.flat = true;
        json_writer_count(&json, TEXT("a"), 1);
        json_writer_count(&json, TEXT("b"), 2);
        json_writer_close(&json, '}');
        json.flat = false;
    }
    json_writer_close(&json, ']');
    assert_written(&buffer, "[\n  {\"a\": 1, \"b\": 2},\n  {\"a\": 1, \"b\": 2}\n]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_what_there_is_of_each_kind),
        cmocka_unit_test(escapes_a_key_where_asked),
        cmocka_unit_test(indents_at_any_depth),
        cmocka_unit_test(puts_all_on_one_line_where_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
