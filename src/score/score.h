/*
 * What was achieved. Pure arithmetic over a const model: no files, no markup.
 *
 * Three figures are never mixed up. `published` is what the body printed and stays in the
 * model. `calculated` is the mean recomputed from the published achievements of the indicators
 * (from target and actual where none is published). `from_target` is everything recomputed
 * from targets and actuals.
 */
#ifndef VETRO_SCORE_H
#define VETRO_SCORE_H

#include "model/model.h"

/* Digits that computed figures carry; they are rounded half-up only when shown. */
enum { SCORE_SCALE = DECIMAL_MAX_SCALE };

enum score_basis { BASIS_CALCULATED, BASIS_FROM_TARGET, BASIS_COUNT };

/* Whether an addend counts in its mean, or why it does not. */
enum score_reason {
    REASON_COUNTED,
    REASON_NOT_MEASURED,      /* no actual is known */
    REASON_AWAITED,           /* nor is one due yet: the edition is a plan */
    REASON_NOT_APPLICABLE,    /* declared in the content */
    REASON_SUSPENDED,         /* declared in the content */
    REASON_CONTEXT,           /* told for information only */
    REASON_WORDS,             /* judged by words, not by a number */
    REASON_NO_TARGET,         /* no target is known */
    REASON_UNREADABLE_TARGET, /* the target is no number */
    REASON_UNREADABLE_ACTUAL, /* the actual is no number, or not 0 or 1 where it must be */
    REASON_NO_WEIGHT,         /* other indicators of the objective have one, this has none */
    REASON_LATER,             /* the target is for a time after the edition's */
    REASON_BANDS,             /* nothing says what its band is worth */
    REASON_TOO_LARGE,         /* the arithmetic would overflow */
};

/* One term of a mean: an indicator within its objective, or an objective within a group. */
struct addend {
    enum score_reason reason;
    struct decimal value;  /* 0–100; only when counted or REASON_NO_WEIGHT */
    struct decimal weight; /* as printed; 1 in a simple mean */
};

/* A mean with all that it follows from. */
struct mean {
    bool known;             /* false: nothing was measured, or the sums overflowed */
    bool overflowed;        /* a sum did not fit: `known` is false */
    bool weighted;          /* false: every weight is 1 */
    size_t counted;         /* addends that went in */
    size_t left_out;        /* addends that did not */
    struct decimal total;   /* sum of value × weight over the addends counted */
    struct decimal divisor; /* sum of their weights */
    struct decimal value;   /* total ÷ divisor with SCORE_SCALE digits */
};

struct indicator_score {
    enum indicator_state state;
    struct addend addends[BASIS_COUNT];
};

struct objective_score {
    struct mean means[BASIS_COUNT];
    struct indicator_score *indicators; /* as many as the objective has */
};

/* How a published figure compares with the one recomputed. */
enum score_outcome {
    OUTCOME_AGREES,        /* equal within the digits printed */
    OUTCOME_ROUNDED,       /* equal once rounded to fewer digits and padded: 83,30 for 83,33 */
    OUTCOME_DIFFERS,       /* not equal */
    OUTCOME_NOT_PUBLISHED, /* the body prints none */
    OUTCOME_NOT_CHECKED,   /* published, but nothing could be recomputed */
};

/* A value of an axis, or the whole edition. */
struct group_score {
    struct mean means[BASIS_COUNT];
    struct mean weight;             /* simple mean of the weights of the objectives */
    const struct figure *published; /* NULL: no aggregate is listed */
    enum score_outcome outcome;     /* published against calculated */
};

struct scores {
    struct arena arena;
    struct objective_score *objectives; /* in the order of edition.objectives */
    struct group_score **axes;          /* [axis][value], as in the edition */
    struct group_score entity;          /* all objectives, each once */
};

/* Scores an edition. The edition must outlive the scores. Freed with score_free. */
void score_edition(const struct edition *edition, struct scores *scores);
void score_free(struct scores *scores);

/*
 * The achievement of one indicator of an objective of the edition from target and actual
 * (design: indicator kinds). Never divides by zero: a target of 0 or less is reached or not,
 * nothing between. A target for a time after the edition's is not judged.
 */
struct addend score_indicator(const struct edition *edition, const struct objective *objective,
                              const struct indicator *indicator);

/* The state that a page shows for an indicator. */
enum indicator_state score_state(const struct edition *edition,
                                 const struct objective *objective,
                                 const struct indicator *indicator);

/*
 * Phases of an objective that were to be finished in the edition's time, and those finished in
 * time. False: it cannot be told, since there are none or the actual end of one is not known.
 */
bool score_phases(const struct edition *edition, const struct objective *objective, size_t *due,
                  size_t *in_time);

/* The band that a value falls in, or NONE. */
size_t score_find_band(const struct reading *reading, struct decimal value);

/* What a cumulative target asks for until the end of the edition; false: nothing yet. */
bool score_cumulated(const struct edition *edition, const struct reading *reading,
                     struct decimal *wanted);

/* Compares a published figure with a mean; the tolerance follows from the digits printed. */
enum score_outcome score_compare(const struct figure *published, const struct mean *mean);

/* The step of the scale that a value (0–100) falls in; one between two steps is in the lower. */
const struct rating *score_rate(const struct edition *edition, struct decimal value);

/* What a page shows first: the published figure where there is one, else the calculated. */
struct shown {
    bool known;
    bool published;
    struct decimal value; /* with the digits printed, or SCORE_SCALE digits */
};

struct shown score_shown(const struct figure *published, const struct mean *calculated);

/* The same of an indicator: what is calculated follows from target and actual. */
struct shown score_shown_indicator(const struct indicator *indicator,
                                   const struct indicator_score *score);

/* What follows from target and actual of an indicator, as a mean of one. */
struct mean score_recomputed(const struct indicator_score *score);

/* 83,30 as published, or rounded. */
struct text score_shown_percent(struct arena *arena, struct shown shown);

/* What a target asks for, in words, as it was read: "almeno 4 incontri"; empty: only its text. */
struct text target_words(struct arena *arena, const struct indicator *indicator);

/* Why something does not count, in Italian; empty for REASON_COUNTED. */
const char *score_reason_words(enum score_reason reason);

#include "score/account.h"
#include "score/audit.h"
#include "score/changes.h"
#include "score/derivation.h"
#include "score/sentences.h"
#include "score/series.h"
#include "score/snapshot.h"
#include "score/words.h"

#endif
