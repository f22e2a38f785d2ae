#include "base/decimal.h"

#include <string.h>

/* 128 bits hold every product of two 64-bit numbers, and 64 bits times 10^18. */
__extension__ typedef __int128 wide;

static const int64_t powers_of_ten[] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
};

static bool narrow(wide value, uint8_t scale, struct decimal *result)
{
    if (value > INT64_MAX || value < -INT64_MAX)
        return false;
    *result = (struct decimal){(int64_t)value, scale};
    return true;
}

static uint8_t larger(uint8_t a, uint8_t b)
{
    return a > b ? a : b;
}

static wide units_at(struct decimal value, uint8_t scale)
{
    return (wide)value.units * powers_of_ten[scale - value.scale];
}

/* Half away from zero. `divisor` is not zero. */
static wide divide_rounded(wide dividend, wide divisor)
{
    if (divisor < 0) {
        dividend = -dividend;
        divisor = -divisor;
    }
    wide half = divisor / 2;
    wide remainder_counts = divisor % 2;
    wide quotient = dividend / divisor;
    wide rest = dividend % divisor;
    if (rest < 0)
        return -rest >= half + remainder_counts ? quotient - 1 : quotient;
    return rest >= half + remainder_counts ? quotient + 1 : quotient;
}

int decimal_compare(struct decimal a, struct decimal b)
{
    uint8_t scale = larger(a.scale, b.scale);
    wide left = units_at(a, scale);
    wide right = units_at(b, scale);

    return left < right ? -1 : left > right;
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *result)
{
    uint8_t scale = larger(a.scale, b.scale);

    return narrow(units_at(a, scale) + units_at(b, scale), scale, result);
}

bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *result)
{
    uint8_t scale = larger(a.scale, b.scale);

    return narrow(units_at(a, scale) - units_at(b, scale), scale, result);
}

bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *result)
{
    wide product = (wide)a.units * b.units;
    unsigned scale = (unsigned)a.scale + b.scale;

    while (scale > 0 && product % 10 == 0) {
        product /= 10;
        scale--;
    }
    return scale <= DECIMAL_MAX_SCALE && narrow(product, (uint8_t)scale, result);
}

bool decimal_divide(struct decimal a, struct decimal b, uint8_t scale, struct decimal *result)
{
    return decimal_multiply_divide(a, decimal_from_integer(1), b, scale, result);
}

/* value × 10^power; false on overflow. */
static bool shift(wide *value, unsigned power)
{
    while (power > 0) {
        unsigned step = power < DECIMAL_MAX_SCALE ? power : DECIMAL_MAX_SCALE;
        if (__builtin_mul_overflow(*value, (wide)powers_of_ten[step], value))
            return false;
        power -= step;
    }
    return true;
}

bool decimal_multiply_divide(struct decimal a, struct decimal b, struct decimal c,
                             uint8_t scale, struct decimal *result)
{
    if (c.units == 0 || scale > DECIMAL_MAX_SCALE)
        return false;
    wide dividend = (wide)a.units * b.units;
    wide divisor = c.units;
    int power = (int)scale + c.scale - a.scale - b.scale;
    if (power >= 0 ? !shift(&dividend, (unsigned)power) : !shift(&divisor, (unsigned)-power))
        return false;
    return narrow(divide_rounded(dividend, divisor), scale, result);
}

bool decimal_round(struct decimal value, uint8_t scale, struct decimal *result)
{
    if (scale > DECIMAL_MAX_SCALE)
        return false;
    if (scale >= value.scale)
        return narrow(units_at(value, scale), scale, result);
    /* As divide_rounded, in the numbers that the processor has. */
    int64_t divisor = powers_of_ten[value.scale - scale];
    int64_t rest = value.units % divisor;
    int64_t carry = 2 * (rest < 0 ? -rest : rest) >= divisor;
    *result = (struct decimal){.units = value.units / divisor + (rest < 0 ? -carry : carry),
                               .scale = scale};
    return true;
}

struct decimal decimal_normalise(struct decimal value)
{
    while (value.scale > 0 && value.units % 10 == 0) {
        value.units /= 10;
        value.scale--;
    }
    return value;
}

/* Both parts are exact, so that only the quotient is rounded. */
double decimal_to_double(struct decimal value)
{
    double divisor = 1;

    for (uint8_t i = 0; i < value.scale; i++)
        divisor *= 10;
    return (double)value.units / divisor;
}

/* Appends a digit to the units; false when they do not fit. */
static bool add_digit(uint64_t *units, char digit)
{
    if (*units > (UINT64_MAX >> 1) / 10)
        return false;
    *units = *units * 10 + (uint64_t)(digit - '0');
    return *units <= INT64_MAX;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool take_minus(struct text *text)
{
    static const struct text minus_sign = TEXT_INITIALISER("\u2212");

    if (text_starts_with(*text, TEXT("-"))) {
        *text = text_slice(*text, 1, text->length);
        return true;
    }
    if (text_starts_with(*text, minus_sign)) {
        *text = text_slice(*text, minus_sign.length, text->length);
        return true;
    }
    return false;
}

static bool finish(uint64_t units, size_t scale, bool negative, struct decimal *result)
{
    if (scale > DECIMAL_MAX_SCALE)
        return false;
    *result = (struct decimal){negative ? -(int64_t)units : (int64_t)units, (uint8_t)scale};
    return true;
}

/* Digits only, at least one. */
static bool read_digits(struct text digits, uint64_t *units)
{
    for (size_t i = 0; i < digits.length; i++) {
        if (!is_digit(digits.data[i]) || !add_digit(units, digits.data[i]))
            return false;
    }
    return digits.length > 0;
}

/* Digits with thousands dots, or without any: 1.234.567 or 1234567. */
static bool read_whole_part(struct text whole, uint64_t *units)
{
    size_t first = text_find(whole, '.');

    if (first == whole.length)
        return read_digits(whole, units);
    if (first > 3 || (whole.length - first) % 4 != 0 ||
        !read_digits(text_slice(whole, 0, first), units))
        return false;
    for (size_t dot = first; dot < whole.length; dot += 4) {
        if (whole.data[dot] != '.' || !read_digits(text_slice(whole, dot + 1, 3), units))
            return false;
    }
    return true;
}

bool decimal_parse_italian(struct text text, struct decimal *result)
{
    bool negative = take_minus(&text);
    size_t comma = text_find(text, ',');
    struct text fraction = text_slice(text, comma + 1, text.length);
    uint64_t units = 0;

    if (!read_whole_part(text_slice(text, 0, comma), &units))
        return false;
    if (comma < text.length && !read_digits(fraction, &units))
        return false;
    return finish(units, fraction.length, negative, result);
}

bool decimal_parse_plain(struct text text, struct decimal *result)
{
    bool negative = take_minus(&text);
    size_t point = text_find(text, '.');
    struct text fraction = text_slice(text, point + 1, text.length);
    uint64_t units = 0;

    if (!read_digits(text_slice(text, 0, point), &units))
        return false;
    if (point < text.length && !read_digits(fraction, &units))
        return false;
    return finish(units, fraction.length, negative, result);
}

/* Writes from the end of `space` to its front, so that no digit has to be moved. */
static struct text format(struct decimal value, char point, bool thousands,
                          char space[DECIMAL_TEXT_SIZE])
{
    bool negative = value.units < 0;
    uint64_t rest = negative ? (uint64_t)0 - (uint64_t)value.units : (uint64_t)value.units;
    char *start = &space[DECIMAL_TEXT_SIZE - 1];
    unsigned written = 0;

    *start = '\0';
    do {
        if (written == value.scale && value.scale > 0)
            *--start = point;
        unsigned whole = written - value.scale;
        if (thousands && written > value.scale && whole % 3 == 0)
            *--start = '.';
        *--start = (char)('0' + rest % 10);
        rest /= 10;
        written++;
    } while (rest > 0 || written <= value.scale);
    if (negative)
        *--start = '-';
    return (struct text){start, (size_t)(&space[DECIMAL_TEXT_SIZE - 1] - start)};
}

struct text decimal_format_plain(struct decimal value, char space[DECIMAL_TEXT_SIZE])
{
    return format(value, '.', false, space);
}

struct text decimal_format_italian(struct decimal value, char space[DECIMAL_TEXT_SIZE])
{
    return format(value, ',', true, space);
}
