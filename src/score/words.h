/*
 * How pages and tables name what the program keeps as an enum: Italian, stable. Part of the
 * public header score.h.
 */
#ifndef VETRO_SCORE_WORDS_H
#define VETRO_SCORE_WORDS_H

#include "model/model.h"

struct indicator_score;

struct text words_for_kind(enum indicator_kind kind);
struct text words_for_state(enum indicator_state state);

/* Why no percentage stands where that of an indicator would. */
struct text words_for_no_figure(const struct indicator_score *score);

/* The same of an objective. */
struct text words_for_no_mean(const struct edition *edition);

struct text words_for_outcome(enum score_outcome outcome);

/* How many: 12.345 */
struct text words_for_count(struct arena *arena, size_t count);

/* When a phase is, as the document prints it; empty where it prints nothing. */
struct text words_for_phase_dates(struct arena *arena, const struct phase *phase);

/* Why a phase is not simply as planned; empty when it is. */
struct text words_for_phase_status(struct arena *arena, const struct phase *phase);

/* How far the dates of a phase are known. */
enum phase_timing {
    TIMING_DATED,    /* from a day to a day */
    TIMING_HALF,     /* one of its days is not known */
    TIMING_UNDATED,  /* neither is */
    TIMING_REVERSED, /* it ends before it begins */
};

enum phase_timing score_phase_timing(const struct phase *phase);

/* What readers call a column of the published tables; empty for one that is not fixed. */
struct text words_for_field(struct text id);

#endif
