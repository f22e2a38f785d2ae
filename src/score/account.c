#include "score/account.h"

#include "score/sentences.h"

struct objective_account account_of_objective(struct arena *arena,
                                              const struct edition *edition,
                                              const struct scores *scores, size_t objective)
{
    return (struct objective_account){
        .sentence = sentence_of_objective(arena, edition, scores, objective),
        .why_missed = sentence_why_missed(arena, edition, scores, objective),
        .derivation = derivation_of_objective(arena, edition, scores, objective),
        .details = derivations_of_indicators(arena, edition, scores, objective),
    };
}
