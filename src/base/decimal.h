/*
 * Exact decimals: a whole number of units of 10^-scale. The scale remembers how many digits
 * were printed, so 83,30 and 83,3 are equal in value but not in precision.
 * Every operation that could overflow says so by returning false and leaves its result alone.
 */
#ifndef VETRO_BASE_DECIMAL_H
#define VETRO_BASE_DECIMAL_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

enum { DECIMAL_MAX_SCALE = 9 };

struct decimal {
    int64_t units;
    uint8_t scale; /* 0 to DECIMAL_MAX_SCALE: digits behind the point */
};

/* A whole number. */
static inline struct decimal decimal_from_integer(int64_t value)
{
    return (struct decimal){value, 0};
}

/*
 * Reads the whole of `text`. Italian: decimal comma, thousands dots only in groups of three
 * (200.500, 83,30, -50, also with the minus sign U+2212). Plain: decimal point (83.30), no
 * thousands. No blanks, no plus sign, no exponent. False: not such a number, or too many digits.
 */
bool decimal_parse_italian(struct text text, struct decimal *result);
bool decimal_parse_plain(struct text text, struct decimal *result);

/* Less than, equal to or greater than 0; exact for all values. */
int decimal_compare(struct decimal a, struct decimal b);

bool decimal_add(struct decimal a, struct decimal b, struct decimal *result);
bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *result);

/* Exact; false when the product needs more than DECIMAL_MAX_SCALE digits or 64 bits. */
bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *result);

/* a ÷ b with `scale` digits, rounded half away from zero. False also when b is zero. */
bool decimal_divide(struct decimal a, struct decimal b, uint8_t scale, struct decimal *result);

/* a × b ÷ c with `scale` digits in one step, rounded once. False also when c is zero. */
bool decimal_multiply_divide(struct decimal a, struct decimal b, struct decimal c,
                             uint8_t scale, struct decimal *result);

/* With `scale` digits: rounded half away from zero (40,275 → 40,28), or padded with zeros. */
bool decimal_round(struct decimal value, uint8_t scale, struct decimal *result);

/* Without zeros at the end of the fraction: 85,000 → 85. */
struct decimal decimal_normalise(struct decimal value);

/* The nearest floating-point number, where it has no more than 15 digits. */
double decimal_to_double(struct decimal value);

/* Room for the longest written decimal: sign, 19 digits, 6 dots, a comma, a NUL. */
enum { DECIMAL_TEXT_SIZE = 32 };

/* 1234567.50; all digits of the scale are written. Returns the text within `space`. */
struct text decimal_format_plain(struct decimal value, char space[DECIMAL_TEXT_SIZE]);

/* 1.234.567,50 */
struct text decimal_format_italian(struct decimal value, char space[DECIMAL_TEXT_SIZE]);

#endif
