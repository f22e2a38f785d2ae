#include "score/audit_internal.h"

static struct finding *add_phase(struct audit_run *run, enum audit_rule rule, size_t objective,
                                 size_t index)
{
    const struct phase *phase = &run->edition->objectives[objective].phases[index];
    struct finding *finding = audit_add_objective(run, rule, objective);

    finding->phase = index;
    finding->subject = phase->name;
    finding->origin = phase->origin;
    return finding;
}

static void check_moment(struct audit_run *run, size_t objective, size_t phase,
                         const struct moment *moment, const char *what)
{
    if (moment->printed.length == 0 || date_known(moment->date))
        return;
    struct finding *finding = add_phase(run, AUDIT_PHASE_IMPOSSIBLE, objective, phase);
    finding->published = moment->printed;
    finding->explanation =
        arena_format(&run->audit->arena, "%s della fase «%.*s»: «%.*s» non è una data.", what,
                     TEXT_PRINT(finding->subject), TEXT_PRINT(moment->printed));
}

static void check_phase(struct audit_run *run, size_t objective, size_t index)
{
    const struct phase *phase = &run->edition->objectives[objective].phases[index];

    check_moment(run, objective, index, &phase->start, "Inizio");
    check_moment(run, objective, index, &phase->end, "Fine");
    if (!date_known(phase->start.date) || !date_known(phase->end.date) ||
        date_compare(phase->start.date, phase->end.date) <= 0)
        return;
    struct finding *finding = add_phase(run, AUDIT_PHASE_REVERSED, objective, index);
    finding->published = phase->end.printed;
    finding->explanation =
        arena_format(&run->audit->arena, "La fase «%.*s» comincia il %.*s e finisce il %.*s.",
                     TEXT_PRINT(phase->name), TEXT_PRINT(phase->start.printed),
                     TEXT_PRINT(phase->end.printed));
}

/* A deadline, whatever the kind of the indicator, that the edition ends before. */
static void check_target(struct audit_run *run, size_t objective, size_t index)
{
    const struct figure *target = &run->edition->objectives[objective].indicators[index].target;
    char space[DATE_TEXT_SIZE];

    if (!date_known(target->date) || !date_known(run->edition->to) ||
        date_compare(target->date, run->edition->to) <= 0)
        return;
    struct finding *finding = audit_add_indicator(run, AUDIT_TARGET_LATE, objective, index);
    finding->published = target->printed;
    finding->explanation =
        arena_format(&run->audit->arena, "Il periodo del documento finisce il %s.",
                     date_format_italian(run->edition->to, space).data);
}

void audit_dates(struct audit_run *run)
{
    for (size_t i = 0; i < run->edition->objective_count; i++) {
        for (size_t j = 0; j < run->edition->objectives[i].phase_count; j++)
            check_phase(run, i, j);
        for (size_t j = 0; j < run->edition->objectives[i].indicator_count; j++)
            check_target(run, i, j);
    }
}
