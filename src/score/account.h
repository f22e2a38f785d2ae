/* How an objective went, in words: what its page and its data tell alike. */
#ifndef VETRO_SCORE_ACCOUNT_H
#define VETRO_SCORE_ACCOUNT_H

#include "score/derivation.h"

struct objective_account {
    struct text sentence;
    struct text why_missed; /* empty: nothing was, or it cannot be told */
    struct derivation derivation;
    struct text *details; /* [indicator]: how the percentage of each comes about */
};

/* All in the arena. */
struct objective_account account_of_objective(struct arena *arena,
                                              const struct edition *edition,
                                              const struct scores *scores, size_t objective);

#endif
