/* When a phase is and was, in words. */
#include "score/score.h"

enum phase_timing score_phase_timing(const struct phase *phase)
{
    bool begins = date_known(phase->start.date);
    bool ends = date_known(phase->end.date);

    if (!begins && !ends)
        return TIMING_UNDATED;
    if (!begins || !ends)
        return TIMING_HALF;
    return date_compare(phase->start.date, phase->end.date) > 0 ? TIMING_REVERSED
                                                                : TIMING_DATED;
}

/* A day as the document prints it; a dash where it prints none. */
static struct text get_printed(const struct moment *moment)
{
    return moment->printed.length > 0 ? moment->printed : TEXT("–");
}

struct text words_for_phase_dates(struct arena *arena, const struct phase *phase)
{
    if (phase->start.printed.length + phase->end.printed.length == 0 ||
        text_equal(phase->start.printed, phase->end.printed))
        return phase->start.printed;
    return arena_format(arena, "%.*s – %.*s", TEXT_PRINT(get_printed(&phase->start)),
                        TEXT_PRINT(get_printed(&phase->end)));
}

struct text words_for_phase_status(struct arena *arena, const struct phase *phase)
{
    char space[DATE_TEXT_SIZE];

    if (phase->state == PHASE_SUSPENDED)
        return TEXT("sospesa");
    if (date_known(phase->actual_end.date)) {
        bool late = date_known(phase->end.date) &&
                    date_compare(phase->actual_end.date, phase->end.date) > 0;
        return arena_format(arena, "%s il %.*s", late ? "finita in ritardo" : "finita",
                            TEXT_PRINT(date_format_italian(phase->actual_end.date, space)));
    }
    switch (score_phase_timing(phase)) {
    case TIMING_REVERSED:
        return TEXT("finisce prima di cominciare");
    case TIMING_HALF:
    case TIMING_UNDATED:
        if (phase->start.printed.length + phase->end.printed.length == 0)
            return TEXT("senza date");
        return TEXT("date che non sono del calendario");
    case TIMING_DATED:
        break;
    }
    return phase->state == PHASE_CONDITIONAL ? TEXT("subordinata") : TEXT("");
}
