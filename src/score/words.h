/*
 * How pages and tables name what the program keeps as an enum: Italian, stable. Part of the
 * public header score.h.
 */
#ifndef VETRO_SCORE_WORDS_H
#define VETRO_SCORE_WORDS_H

#include "model/model.h"

struct text words_for_kind(enum indicator_kind kind);
struct text words_for_state(enum indicator_state state);
struct text words_for_outcome(enum score_outcome outcome);

/* What readers call a column of the published tables; empty for one that is not fixed. */
struct text words_for_field(struct text id);

#endif
