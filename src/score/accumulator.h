/* Sums addends into a mean, exactly and with overflow checks. Private to `score`. */
#ifndef VETRO_SCORE_ACCUMULATOR_H
#define VETRO_SCORE_ACCUMULATOR_H

#include "score/score.h"

__extension__ typedef __int128 score_sum;

/* Zero-initialise to create. */
struct accumulator {
    score_sum total;   /* in units of 10^-(2 × SCORE_SCALE) */
    score_sum divisor; /* in units of 10^-SCORE_SCALE */
    size_t counted;
    size_t left_out;
    bool overflowed;
};

void accumulator_add(struct accumulator *accumulator, const struct addend *addend);

/* dividend ÷ divisor, rounded half up; both are 0 or more, the divisor is not 0. */
score_sum accumulator_divide(score_sum dividend, score_sum divisor);

struct mean accumulator_finish(const struct accumulator *accumulator, bool weighted);

#endif
