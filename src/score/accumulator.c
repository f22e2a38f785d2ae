#include "score/accumulator.h"

static const score_sum one = 1000000000; /* 10^SCORE_SCALE */

void accumulator_add(struct accumulator *accumulator, const struct addend *addend)
{
    struct decimal value;
    struct decimal weight;
    score_sum product;

    if (addend->reason != REASON_COUNTED) {
        accumulator->left_out++;
        return;
    }
    accumulator->counted++;
    if (!decimal_round(addend->value, SCORE_SCALE, &value) ||
        !decimal_round(addend->weight, SCORE_SCALE, &weight) ||
        __builtin_mul_overflow((score_sum)value.units, (score_sum)weight.units, &product) ||
        __builtin_add_overflow(accumulator->total, product, &accumulator->total) ||
        __builtin_add_overflow(accumulator->divisor, (score_sum)weight.units,
                               &accumulator->divisor))
        accumulator->overflowed = true;
}

score_sum accumulator_divide(score_sum dividend, score_sum divisor)
{
    score_sum quotient = dividend / divisor;

    return dividend % divisor >= divisor - dividend % divisor ? quotient + 1 : quotient;
}

static bool narrow(score_sum units, struct decimal *result)
{
    if (units > INT64_MAX)
        return false;
    *result = decimal_normalise((struct decimal){(int64_t)units, SCORE_SCALE});
    return true;
}

struct mean accumulator_finish(const struct accumulator *accumulator, bool weighted)
{
    struct mean mean = {
        .overflowed = accumulator->overflowed,
        .weighted = weighted,
        .counted = accumulator->counted,
        .left_out = accumulator->left_out,
    };

    if (mean.overflowed || mean.counted == 0 || accumulator->divisor <= 0)
        return mean;
    if (!narrow(accumulator_divide(accumulator->total, one), &mean.total) ||
        !narrow(accumulator->divisor, &mean.divisor)) {
        mean.overflowed = true;
        return mean;
    }
    score_sum units = accumulator_divide(accumulator->total, accumulator->divisor);
    mean.value = (struct decimal){(int64_t)units, SCORE_SCALE};
    mean.known = true;
    return mean;
}
