#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct decimal number(const char *plain)
{
    struct decimal value;

    assert_true(decimal_parse_plain(text_from(plain), &value));
    return value;
}

static void assert_shows(struct decimal value, const char *plain)
{
    char space[DECIMAL_TEXT_SIZE];
    struct text shown = decimal_format_plain(value, space);

    assert_string_equal(shown.data, plain);
    assert_int_equal(shown.length, strlen(plain));
}

static void reads_italian_numbers(void **state)
{
    static const struct {
        const char *text;
        const char *plain; /* NULL: not a number */
    } cases[] = {
        {"0", "0"},
        {"200.500", "200500"},
        {"1.234.567,89", "1234567.89"},
        {"83,30", "83.30"},
        {"-50", "-50"},
        {"\u221250", "-50"},
        {"0,001", "0.001"},
        {"1234567", "1234567"},
        {"007", "7"},
        {"9.223.372.036.854.775.807", "9223372036854775807"},
        {"9.223.372.036.854.775.808", NULL},
        {"0,1234567890", NULL},
        {"1,123456789", "1.123456789"},
        {"", NULL},
        {"-", NULL},
        {"--1", NULL},
        {"+1", NULL},
        {"1.5", NULL},
        {"1.50", NULL},
        {"1.5000", NULL},
        {"1.", NULL},
        {"200.", NULL},
        {".5", NULL},
        {"1,", NULL},
        {",5", NULL},
        {"1,5,5", NULL},
        {"1.234.56", NULL},
        {"1234.567", NULL},
        {"1,234.567", NULL},
        {"12 ", NULL},
        {" 12", NULL},
        {"1e5", NULL},
        {"12%", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal value = {-1, 0};
        bool read = decimal_parse_italian(text_from(cases[i].text), &value);
        assert_int_equal(read, cases[i].plain != NULL);
        if (read)
            assert_shows(value, cases[i].plain);
    }
}

static void reads_plain_numbers(void **state)
{
    static const struct {
        const char *text;
        bool read;
    } cases[] = {
        {"83.30", true}, {"-0.5", true}, {"12", true},   {"1.234.567", false},
        {"1,5", false},  {".5", false},  {"5.", false},  {"", false},
        {"1e3", false},  {"nan", false}, {"inf", false}, {"0x10", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal value;
        assert_int_equal(decimal_parse_plain(text_from(cases[i].text), &value), cases[i].read);
    }
}

static void rounds_half_away_from_zero(void **state)
{
    static const struct {
        const char *value;
        uint8_t scale;
        const char *rounded;
    } cases[] = {
        {"40.275", 2, "40.28"},
        {"40.274", 2, "40.27"},
        {"-40.275", 2, "-40.28"},
        {"99.995", 2, "100.00"},
        {"83.333333333", 2, "83.33"},
        {"0.5", 0, "1"},
        {"-0.5", 0, "-1"},
        {"0.4", 0, "0"},
        {"5", 2, "5.00"},
        {"1.25", 1, "1.3"},
        {"1.35", 1, "1.4"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal rounded;
        assert_true(decimal_round(number(cases[i].value), cases[i].scale, &rounded));
        assert_shows(rounded, cases[i].rounded);
    }
}

static void divides(void **state)
{
    static const struct {
        const char *a, *b;
        uint8_t scale;
        const char *quotient; /* NULL: refused */
    } cases[] = {
        {"68", "80", 4, "0.8500"},
        {"1", "3", 9, "0.333333333"},
        {"2", "3", 9, "0.666666667"},
        {"-2", "3", 2, "-0.67"},
        {"2", "-3", 2, "-0.67"},
        {"1", "8", 2, "0.13"},
        {"-1", "8", 2, "-0.13"},
        {"1", "0", 2, NULL},
        {"0", "7", 2, "0.00"},
        {"322.20", "8", 3, "40.275"},
        {"1", "0.000000001", 0, "1000000000"},
        {"9223372036854775807", "0.1", 0, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal quotient;
        bool done =
            decimal_divide(number(cases[i].a), number(cases[i].b), cases[i].scale, &quotient);
        assert_int_equal(done, cases[i].quotient != NULL);
        if (done)
            assert_shows(quotient, cases[i].quotient);
    }
}

static void refuses_what_does_not_fit(void **state)
{
    struct decimal largest = {INT64_MAX, 0};
    struct decimal one = decimal_from_integer(1);
    struct decimal tiny = {1, 9};
    struct decimal result = {42, 0};

    (void)state;
    assert_false(decimal_add(largest, one, &result));
    assert_false(decimal_add(largest, tiny, &result));
    assert_false(decimal_subtract((struct decimal){-INT64_MAX, 0}, one, &result));
    assert_false(decimal_multiply(largest, decimal_from_integer(2), &result));
    assert_false(decimal_multiply(tiny, (struct decimal){3, 1}, &result));
    assert_false(decimal_round(largest, 1, &result));
    assert_int_equal(result.units, 42);

    assert_true(decimal_multiply((struct decimal){5, 9}, (struct decimal){2, 0}, &result));
    assert_shows(result, "0.00000001");
    assert_true(decimal_multiply_divide(largest, largest, largest, 0, &result));
    assert_shows(result, "9223372036854775807");
}

static void compares_across_scales(void **state)
{
    (void)state;
    assert_int_equal(decimal_compare(number("83.30"), number("83.3")), 0);
    assert_true(decimal_compare(number("83.30"), number("83.33")) < 0);
    assert_true(decimal_compare(number("-1"), number("-1.000000001")) > 0);
    assert_true(decimal_compare((struct decimal){INT64_MAX, 0}, (struct decimal){1, 9}) > 0);
}

static void writes_italian_numbers(void **state)
{
    static const struct {
        const char *plain;
        const char *italian;
    } cases[] = {
        {"0", "0"},
        {"0.05", "0,05"},
        {"200500", "200.500"},
        {"-200500", "-200.500"},
        {"100", "100"},
        {"1234567.5", "1.234.567,5"},
        {"999", "999"},
        {"1000", "1.000"},
        {"-0.5", "-0,5"},
        {"9223372036854775807", "9.223.372.036.854.775.807"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char space[DECIMAL_TEXT_SIZE];
        struct text shown = decimal_format_italian(number(cases[i].plain), space);
        assert_string_equal(shown.data, cases[i].italian);
        struct decimal back;
        assert_true(decimal_parse_italian(shown, &back));
        assert_int_equal(decimal_compare(back, number(cases[i].plain)), 0);
    }
}

static void drops_zeros_at_the_end(void **state)
{
    (void)state;
    assert_shows(decimal_normalise(number("85.000")), "85");
    assert_shows(decimal_normalise(number("0.00")), "0");
    assert_shows(decimal_normalise(number("100")), "100");
    assert_shows(decimal_normalise(number("83.30")), "83.3");
}

static void becomes_the_nearest_floating_point_number(void **state)
{
    static const char *const cases[] = {
        "0",         "-50",        "0.1",          "83.30",           "40.275",
        "33.333333", "1234567.89", "-0.000000001", "999999999999999", "123456.123456789"};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal value;
        assert_true(decimal_parse_plain(text_from(cases[i]), &value));
        assert_true(decimal_to_double(value) == strtod(cases[i], NULL));
    }
    for (int64_t units = -100000; units <= 100000; units++) {
        char space[DECIMAL_TEXT_SIZE];
        struct decimal value = {units, 4};
        assert_true(decimal_to_double(value) ==
                    strtod(decimal_format_plain(value, space).data, NULL));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_italian_numbers),
        cmocka_unit_test(reads_plain_numbers),
        cmocka_unit_test(rounds_half_away_from_zero),
        cmocka_unit_test(divides),
        cmocka_unit_test(refuses_what_does_not_fit),
        cmocka_unit_test(compares_across_scales),
        cmocka_unit_test(writes_italian_numbers),
        cmocka_unit_test(drops_zeros_at_the_end),
        cmocka_unit_test(becomes_the_nearest_floating_point_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
