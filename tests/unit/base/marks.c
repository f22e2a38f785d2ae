#include "base/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FEW(X) X('<') X('&') X(0xEF)
#define MANY(X) X('!') X('"') X('#') X('$') X('&') X('*') X('+') X('<') X('=')

static const struct marks few = MARKS(FEW);
static const struct marks few_and_controls = MARKS_AND_CONTROLS(FEW);
static const struct marks many = MARKS_MANY(MANY);

static bool is_one_of(unsigned byte, const char *bytes)
{
    return byte != 0 && strchr(bytes, (int)byte) != NULL;
}

static void holds_what_it_is_made_of(void **state)
{
    (void)state;
    for (unsigned byte = 0; byte < 256; byte++) {
        bool in_few = is_one_of(byte, "<&\xEF");
        assert_int_equal(few.table[byte], in_few);
        assert_int_equal(few_and_controls.table[byte], in_few || byte < 0x20);
        assert_int_equal(many.table[byte], is_one_of(byte, "!\"#$&*+<=") || byte < 0x20);
    }
}

/* Each byte at each place of texts of all lengths: most are passed over many at a time. */
static void check_places(const struct marks *marks)
{
    enum { LONGEST = 40 };
    char bytes[LONGEST];

    memset(bytes, 'a', sizeof bytes);
    for (size_t length = 0; length <= LONGEST; length++) {
        struct text text = {bytes, length};
        assert_int_equal(marks_find(text, 0, marks), length);
        for (size_t place = 0; place < length; place++) {
            for (unsigned byte = 0; byte < 256; byte++) {
                bytes[place] = (char)byte;
                size_t found = marks->table[byte] ? place : length;
                assert_int_equal(marks_find(text, 0, marks), found);
                assert_int_equal(marks_find(text, place, marks), found);
                assert_int_equal(marks_find(text, place + 1, marks), length);
            }
            bytes[place] = 'a';
        }
    }
}

static void finds_a_byte_at_each_place(void **state)
{
    (void)state;
    check_places(&few);
    check_places(&few_and_controls);
    check_places(&many);
}

static void finds_the_first_of_several(void **state)
{
    struct text text = TEXT("niente qui, e poi < e & e ancora < con del testo dopo");

    (void)state;
    assert_int_equal(marks_find(text, 0, &few), 18);
    assert_int_equal(marks_find(text, 19, &few), 22);
    assert_int_equal(marks_find(text, 23, &few), 33);
    assert_int_equal(marks_find(text, 34, &few), text.length);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_what_it_is_made_of),
        cmocka_unit_test(finds_a_byte_at_each_place),
        cmocka_unit_test(finds_the_first_of_several),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
