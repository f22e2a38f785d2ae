/*
 * How a figure comes about, step by step, in Italian: the page, the data and the terminal show
 * the same texts. Part of the public header score.h.
 */
#ifndef VETRO_SCORE_DERIVATION_H
#define VETRO_SCORE_DERIVATION_H

#include "model/model.h"

/* What one term of a sum stands for. */
struct derivation_term {
    struct text label; /* name of the indicator, title of the objective, name of the value */
    struct text text;  /* "100 × 50"; "9 obiettivi, somma 750"; "non misurato: non conta" */
    bool counted;
    size_t objective; /* what it was computed from: an objective, or NONE… */
    size_t axis;      /* …or a value of an axis, or NONE for an indicator */
    size_t value;
};

/*
 * Texts live in the arena given; empty ones have nothing to say. Of an edition that awaits its
 * results there is the method only, which says that.
 */
struct derivation {
    struct text method; /* in words: what is divided by what */
    struct derivation_term *terms;
    size_t term_count;
    struct text formula;   /* "(100 × 50 + 0 × 50) ÷ 100 = 50" */
    struct text rounding;  /* "66,666666667 si arrotonda a 66,67." */
    struct text left_out;  /* how many addends do not count */
    struct text published; /* what the document prints, and how that compares */
};

struct scores;
struct mean;
struct group_score;

/* A percentage for reading: at most two digits, none that say nothing. 83,33; 84 */
struct text score_percent(struct arena *arena, struct decimal value);

/* How the achievement of an indicator follows from target and actual: one sentence. */
struct text derivation_of_indicator(struct arena *arena, const struct edition *edition,
                                    const struct scores *scores, size_t objective,
                                    size_t indicator);

/* The same of all indicators of an objective. */
struct text *derivations_of_indicators(struct arena *arena, const struct edition *edition,
                                       const struct scores *scores, size_t objective);

/* "(100 × 50 + 0 × 50) ÷ 100 = 50"; without weights "(100 + 0) ÷ 2 = 50"; empty: no mean. */
struct text derivation_formula(struct arena *arena, const struct edition *edition,
                               const struct scores *scores, size_t objective);

/* "250 ÷ 3 = 83,33": the sum, what it is divided by, the result; empty: no mean. */
struct text derivation_of_mean(struct arena *arena, const struct mean *mean);

/* The formula of an objective for a list: of many indicators only their sum. */
struct text derivation_short_formula(struct arena *arena, const struct edition *edition,
                                     const struct scores *scores, size_t objective);

/*
 * What a list says of a percentage in one line: the formula, and what the document prints where
 * that is not the same. Empty: there is no percentage.
 */
struct text derivation_line_of_objective(struct arena *arena, const struct edition *edition,
                                         const struct scores *scores, size_t objective);
struct text derivation_line_of_group(struct arena *arena, const struct group_score *score);

/* The mean of an objective's indicators. */
struct derivation derivation_of_objective(struct arena *arena, const struct edition *edition,
                                          const struct scores *scores, size_t objective);

/* A value of an axis, and which of its objectives are listed: lists can be long. */
struct derivation_part {
    size_t axis;
    size_t value;
    size_t first; /* from 0 */
    size_t most;  /* objectives; SIZE_MAX: all that follow */
};

/* The mean of the objectives of a value: its terms are those of the part, its sums are of all. */
struct derivation derivation_of_value(struct arena *arena, const struct edition *edition,
                                      const struct scores *scores, struct derivation_part part);

/* The mean of the weights of these objectives. */
struct derivation derivation_of_weight(struct arena *arena, const struct edition *edition,
                                       const struct scores *scores,
                                       struct derivation_part part);

/* The mean of all objectives; the terms are the values of the main axis. */
struct derivation derivation_of_edition(struct arena *arena, const struct edition *edition,
                                        const struct scores *scores);

#endif
