#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_text(struct text text, const char *expected)
{
    assert_int_equal(text.length, strlen(expected));
    assert_memory_equal(text.data, expected, text.length);
}

static void trims_all_kinds_of_blank(void **state)
{
    (void)state;
    assert_text(text_trim(TEXT(" \t\r\n a b \u00a0\n")), "a b");
    assert_text(text_trim(TEXT("\u00a0\u00a0x")), "x");
    assert_text(text_trim(TEXT(" \u00a0 ")), "");
    assert_text(text_trim(TEXT("")), "");
}

static void cuts_fields(void **state)
{
    struct text rest = TEXT("a||b|");
    struct text field;

    (void)state;
    assert_true(text_next(&rest, '|', &field));
    assert_text(field, "a");
    assert_true(text_next(&rest, '|', &field));
    assert_text(field, "");
    assert_true(text_next(&rest, '|', &field));
    assert_text(field, "b");
    assert_false(text_next(&rest, '|', &field));
}

static void finds_invalid_utf8(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        size_t position;
    } cases[] = {
        {"abc", 3, 3},
        {"perch\xc3\xa9", 7, 7},
        {"\xf0\x9f\x8f\x9b", 4, 4},
        {"a\xe9z", 3, 1},
        {"\xc3", 1, 0},
        {"\xc0\xaf", 2, 0},
        {"\xe0\x80\xaf", 3, 0},
        {"\xed\xa0\x80", 3, 0},
        {"\xf4\x90\x80\x80", 4, 0},
        {"\xf5\x80\x80\x80", 4, 0},
        {"ok\x80", 3, 2},
        {"\xe2\x82", 2, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text text = {cases[i].bytes, cases[i].length};
        assert_int_equal(text_find_invalid_utf8(text), cases[i].position);
    }
}

/* A bad byte at each place of texts of all lengths: blocks are passed over as a whole. */
static void finds_a_bad_byte_at_each_place(void **state)
{
    enum { LONGEST = 40 };
    char bytes[LONGEST];

    (void)state;
    for (size_t length = 0; length <= LONGEST; length++) {
        struct text text = {bytes, length};
        memset(bytes, 'a', sizeof bytes);
        assert_int_equal(text_find_invalid_utf8(text), length);
        for (size_t place = 0; place < length; place++) {
            bytes[place] = '\xFF';
            assert_int_equal(text_find_invalid_utf8(text), place);
            bytes[place] = 'a';
        }
    }
}

static void decodes(void **state)
{
    struct text text = TEXT("a\u00e8\u20ac\U0001F3DB");
    const uint32_t expected[] = {'a', 0xE8, 0x20AC, 0x1F3DB};
    size_t position = 0;

    (void)state;
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(text_decode(text, &position), expected[i]);
    assert_int_equal(position, text.length);
    position = 0;
    assert_int_equal(text_decode(TEXT("\xe9"), &position), 0xE9);
    assert_int_equal(position, 1);
}

static void folds_and_slugs(void **state)
{
    static const struct {
        const char *text;
        const char *folded;
        const char *slug;
    } cases[] = {
        {"CREMONA SI-CURA", "cremona si cura", "cremona-si-cura"},
        {"  Unità   Direzionale ", "unita direzionale", "unita-direzionale"},
        {"% Raggiungimento", "raggiungimento", "raggiungimento"},
        {"Attività (2025)", "attivita 2025", "attivita-2025"},
        {"dell\u2019Ente", "dell ente", "dell-ente"},
        {"dell'Ente", "dell ente", "dell-ente"},
        {"e\u0300", "e", "e"},
        {"OBIETTIVI DI MANDATO - GESTIONALI", "obiettivi di mandato gestionali",
         "obiettivi-di-mandato-gestionali"},
        {"\u0141\u00f3d\u017a", "lodz", "lodz"},
        {"\u03b1\u03b2 x", "\u03b1\u03b2 x", "x"},
        {"--", "", ""},
        {"", "", ""},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_text(text_fold(&arena, text_from(cases[i].text)), cases[i].folded);
        assert_text(text_slug(&arena, text_from(cases[i].text)), cases[i].slug);
    }
    arena_free(&arena);
}

static void measures_distance(void **state)
{
    (void)state;
    assert_int_equal(text_distance(TEXT("cultura"), TEXT("cultura"), 3), 0);
    assert_int_equal(text_distance(TEXT("cultura"), TEXT("coltura"), 3), 1);
    assert_int_equal(text_distance(TEXT("curo"), TEXT("cresco"), 9), 4);
    assert_int_equal(text_distance(TEXT(""), TEXT("abc"), 9), 3);
    assert_int_equal(text_distance(TEXT("abcdef"), TEXT("uvwxyz"), 2), 3);
}

static void suggests_the_nearest(void **state)
{
    const struct text candidates[] = {
        TEXT("Settore Politiche Sociali"),
        TEXT("Settore Polizia Locale"),
        TEXT("Settore Politiche Educative, Istruzione"),
    };
    size_t indexes[2];

    (void)state;
    assert_int_equal(text_nearest(TEXT("SETTORE POLITICHE SOCALI"), candidates, 3, indexes, 2),
                     2);
    assert_int_equal(indexes[0], 0);
    assert_int_equal(text_nearest(TEXT("Settore Polizie Locali"), candidates, 3, indexes, 2),
                     2);
    assert_int_equal(indexes[0], 1);
    assert_int_equal(text_nearest(TEXT("Ragioneria"), candidates, 3, indexes, 2), 0);
}

/* Names that differ in a few places only, wherever that is, must not meet in the slots of a map. */
static void spreads_names_alike(void **state)
{
    enum { NAMES = 20000, SLOTS = 1 << 16, MOST = 8 };
    static const char *const formats[] = {"%zu", "C_%zu", "%zu/obiettivi/index.html",
                                          "2025/obiettivi/C_%zu"};
    static unsigned char counts[SLOTS];
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        memset(counts, 0, sizeof counts);
        for (size_t number = 0; number < NAMES; number++) {
            uint64_t hash = text_hash(arena_format(&arena, formats[i], number));
            size_t slot = (hash ^ hash >> 32) % SLOTS; /* as map.c folds it */
            assert_true(++counts[slot] <= MOST);
        }
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trims_all_kinds_of_blank),
        cmocka_unit_test(cuts_fields),
        cmocka_unit_test(finds_invalid_utf8),
        cmocka_unit_test(decodes),
        cmocka_unit_test(folds_and_slugs),
        cmocka_unit_test(measures_distance),
        cmocka_unit_test(suggests_the_nearest),
        cmocka_unit_test(finds_a_bad_byte_at_each_place),
        cmocka_unit_test(spreads_names_alike),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
