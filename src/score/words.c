#include "score/score.h"

struct text words_for_kind(enum indicator_kind kind)
{
    switch (kind) {
    case INDICATOR_AT_LEAST:
        return TEXT("almeno");
    case INDICATOR_AT_MOST:
        return TEXT("al massimo");
    case INDICATOR_EQUAL:
        return TEXT("uguale");
    case INDICATOR_BOOLEAN:
        return TEXT("fatto o non fatto");
    case INDICATOR_BOOLEAN_NEGATIVE:
        return TEXT("da evitare");
    case INDICATOR_BY_DATE:
        return TEXT("entro una data");
    case INDICATOR_RANGE:
        return TEXT("in un intervallo");
    case INDICATOR_INCREASE:
        return TEXT("incremento");
    case INDICATOR_CUMULATIVE:
        return TEXT("quote annuali");
    case INDICATOR_BANDS:
        return TEXT("fasce di giudizio");
    case INDICATOR_K_OF_N:
        return TEXT("tanti su tanti");
    case INDICATOR_SCHEDULE:
        return TEXT("rispetto dei tempi");
    case INDICATOR_TEXT:
        return TEXT("testo");
    case INDICATOR_CONTEXT:
        return TEXT("contesto");
    }
    return TEXT("");
}

struct text words_for_state(enum indicator_state state)
{
    switch (state) {
    case STATE_MEASURED:
        return TEXT("misurato");
    case STATE_NOT_MEASURED:
        return TEXT("non misurato");
    case STATE_AWAITED:
        return TEXT("in attesa di consuntivo");
    case STATE_NOT_APPLICABLE:
        return TEXT("non applicabile");
    case STATE_SUSPENDED:
        return TEXT("sospeso");
    case STATE_CONTEXT:
        return TEXT("contesto");
    case STATE_LATER:
        return TEXT("oltre il periodo");
    }
    return TEXT("");
}

struct text words_for_no_figure(const struct indicator_score *score)
{
    return score->state == STATE_MEASURED ? TEXT("non calcolabile")
                                          : words_for_state(score->state);
}

struct text words_for_no_mean(const struct edition *edition)
{
    return words_for_state(edition->kind == EDITION_RESULTS ? STATE_NOT_MEASURED
                                                            : STATE_AWAITED);
}

struct text words_for_count(struct arena *arena, size_t count)
{
    char space[DECIMAL_TEXT_SIZE];

    return arena_copy(arena,
                      decimal_format_italian(decimal_from_integer((int64_t)count), space));
}

struct text words_for_outcome(enum score_outcome outcome)
{
    switch (outcome) {
    case OUTCOME_AGREES:
        return TEXT("coincide");
    case OUTCOME_ROUNDED:
        return TEXT("arrotondamento");
    case OUTCOME_DIFFERS:
        return TEXT("discordanza");
    case OUTCOME_NOT_PUBLISHED:
        return TEXT("non pubblicato");
    case OUTCOME_NOT_CHECKED:
        return TEXT("non verificabile");
    }
    return TEXT("");
}
