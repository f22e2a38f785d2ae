/*
 * How an objective went, in Italian: the page and the data show the same texts. Part of the public
 * header score.h.
 */
#ifndef VETRO_SCORE_SENTENCES_H
#define VETRO_SCORE_SENTENCES_H

#include "model/model.h"

struct scores;

/* Raggiungimento: 50 %, valutazione «Parziale». Nessuno dei 2 indicatori ha dato … */
struct text sentence_of_objective(struct arena *arena, const struct edition *edition,
                                  const struct scores *scores, size_t number);

/* Which indicators it fell short of; empty when none. */
struct text sentence_why_missed(struct arena *arena, const struct edition *edition,
                                const struct scores *scores, size_t number);

#endif
