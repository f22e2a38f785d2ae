#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void arena_hands_out_cleared_memory_of_any_size(void **state)
{
    struct arena arena = {0};

    (void)state;
    for (size_t size = 0; size < 200000; size = size * 3 + 1) {
        unsigned char *bytes = arena_allocate(&arena, size);
        assert_int_equal((uintptr_t)bytes % sizeof(max_align_t) % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xAA, size);
    }
    arena_reset(&arena);
    unsigned char *again = arena_allocate(&arena, 64);
    for (size_t i = 0; i < 64; i++)
        assert_int_equal(again[i], 0);
    assert_string_equal(arena_format(&arena, "%d %s", 7, "sette").data, "7 sette");
    assert_string_equal(arena_copy(&arena, TEXT("abc")).data, "abc");
    arena_free(&arena);
}

static void map_keeps_the_first_value_of_each_key(void **state)
{
    enum { COUNT = 5000 };
    struct arena arena = {0};
    struct map map = {0};

    (void)state;
    assert_int_equal(map_find(&map, TEXT("x")), MAP_NONE);
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(map_add(&map, arena_format(&arena, "key %zu", i), i), i);
    assert_int_equal(map_add(&map, TEXT("key 12"), 999), 12);
    assert_int_equal(map.count, COUNT);
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(map_find(&map, arena_format(&arena, "key %zu", i)), i);
    assert_int_equal(map_find(&map, TEXT("")), MAP_NONE);
    map_free(&map);
    arena_free(&arena);
}

static void buffer_grows(void **state)
{
    struct buffer buffer = {0};

    (void)state;
    for (int i = 0; i < 1000; i++) {
        buffer_append(&buffer, TEXT("ab"));
        buffer_append_byte(&buffer, 'c');
        buffer_append_format(&buffer, "%03d", i);
    }
    assert_int_equal(buffer.length, 6000);
    assert_memory_equal(buffer.data + 5994, "abc999", 6);
    buffer_append(&buffer, (struct text){NULL, 0});
    buffer_clear(&buffer);
    assert_int_equal(buffer_text(&buffer).length, 0);
    buffer_free(&buffer);
}

static void dates(void **state)
{
    static const struct {
        const char *text;
        bool iso;
        bool italian;
    } cases[] = {
        {"2025-12-31", true, false},   {"2024-02-29", true, false},
        {"2025-02-29", false, false},  {"1900-02-29", false, false},
        {"2000-02-29", true, false},   {"2025-1-1", false, false},
        {"31/12/2025", false, true},   {"1/1/2025", false, true},
        {"31.12.2025", false, true},   {"31/06/2024", false, false},
        {"31/12.2025", false, false},  {"15/02/24", false, false},
        {"2025-12-31 ", false, false}, {"", false, false},
        {"0000-01-01", false, false},  {"2025-13-01", false, false},
        {"2025-00-10", false, false},  {"2025-04-31", false, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date date = {0};
        assert_int_equal(date_parse_iso(text_from(cases[i].text), &date), cases[i].iso);
        assert_int_equal(date_parse_italian(text_from(cases[i].text), &date), cases[i].italian);
    }
    char space[DATE_TEXT_SIZE];
    struct date first = {2025, 5, 1};
    struct date last = {2025, 12, 31};
    assert_string_equal(date_format_italian(first, space).data, "1º maggio 2025");
    assert_string_equal(date_format_italian(last, space).data, "31 dicembre 2025");
    assert_string_equal(date_format_iso(first, space).data, "2025-05-01");
    assert_true(date_compare(first, last) < 0);
    assert_int_equal(date_compare(last, last), 0);
    assert_int_equal(date_day_number((struct date){1, 1, 1}), 0);
    assert_int_equal(date_day_number(last) - date_day_number(first), 244);
    assert_int_equal(date_day_number((struct date){2025, 1, 1}) -
                         date_day_number((struct date){2024, 1, 1}),
                     366);
}

static void diagnostics_sort_by_place_and_keep_order(void **state)
{
    struct diagnostics list = {0};
    struct diagnostics other = {0};

    (void)state;
    diagnose(&list, SEVERITY_ERROR, (struct place){.file = TEXT("b"), .line = 1}, "%s", "b1");
    diagnose(&list, SEVERITY_WARNING, (struct place){.file = TEXT("a"), .line = 9}, "a9 first");
    diagnose_hint(&list, "mend %d", 9);
    diagnose(&other, SEVERITY_ERROR, (struct place){.file = TEXT("a"), .line = 9}, "a9 second");
    diagnose_system(&other, TEXT("a"), 2, "cannot open");
    diagnostics_merge(&list, &other);
    diagnostics_sort(&list);

    assert_int_equal(list.count, 4);
    assert_int_equal(list.errors, 3);
    assert_int_equal(list.system, 1);
    assert_int_equal(other.count, 0);
    assert_string_equal(list.items[0].message.data, "cannot open: No such file or directory");
    assert_string_equal(list.items[1].message.data, "a9 first");
    assert_string_equal(list.items[1].hint.data, "mend 9");
    assert_string_equal(list.items[2].message.data, "a9 second");
    assert_string_equal(list.items[3].message.data, "b1");
    diagnostics_free(&list);
}

/* Long and short, what is written without the library and what is not; cut nowhere. */
static void formats(void **state)
{
    struct arena arena = {0};
    struct buffer buffer = {0};
    char expected[4096];

    (void)state;
    for (int length = 0; length < 3000; length = length * 2 + 1) {
        char word[3000];
        memset(word, 'x', sizeof word);
        snprintf(expected, sizeof expected, "%.*s/%s (%zu of %lu)", length, word, "è",
                 (size_t)length, 18446744073709551615ul);
        struct text text = arena_format(&arena, "%.*s/%s (%zu of %lu)", length, word, "è",
                                        (size_t)length, 18446744073709551615ul);
        assert_string_equal(text.data, expected);
        assert_int_equal(text.length, strlen(expected));
        buffer_clear(&buffer);
        buffer_append_format(&buffer, "%.*s/%s (%zu of %lu)", length, word, "è", (size_t)length,
                             18446744073709551615ul);
        assert_int_equal(buffer.length, strlen(expected));
        assert_memory_equal(buffer.data, expected, buffer.length);

        snprintf(expected, sizeof expected, "%zu, %.*s: %04x %d%%", (size_t)0, length, word, 27,
                 -5);
        text = arena_format(&arena, "%zu, %.*s: %04x %d%%", (size_t)0, length, word, 27, -5);
        assert_string_equal(text.data, expected);
    }
    assert_int_equal(arena_format(&arena, "%s", "").length, 0);
    buffer_free(&buffer);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_hands_out_cleared_memory_of_any_size),
        cmocka_unit_test(map_keeps_the_first_value_of_each_key),
        cmocka_unit_test(buffer_grows),
        cmocka_unit_test(formats),
        cmocka_unit_test(dates),
        cmocka_unit_test(diagnostics_sort_by_place_and_keep_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
