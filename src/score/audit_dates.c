#include "score/audit_internal.h"

static void add_phase(struct audit *audit, enum audit_rule rule, size_t objective, size_t phase,
                      enum audit_part part)
{
    struct finding *finding = audit_add_objective(audit, rule, objective);

    finding->phase = phase;
    finding->part = part;
}

static bool is_impossible(const struct moment *moment)
{
    return moment->printed.length > 0 && !date_known(moment->date);
}

static void check_phase(struct audit *audit, size_t objective, size_t index)
{
    const struct phase *phase = &audit->edition->objectives[objective].phases[index];

    if (phase->state == PHASE_SUSPENDED)
        return; /* it has no time to keep */
    if (is_impossible(&phase->start))
        add_phase(audit, AUDIT_PHASE_IMPOSSIBLE, objective, index, AUDIT_PART_START);
    if (is_impossible(&phase->end))
        add_phase(audit, AUDIT_PHASE_IMPOSSIBLE, objective, index, AUDIT_PART_END);
    if (date_known(phase->start.date) && date_known(phase->end.date) &&
        date_compare(phase->start.date, phase->end.date) > 0)
        add_phase(audit, AUDIT_PHASE_REVERSED, objective, index, AUDIT_PART_END);
}

/* A deadline, whatever the kind of the indicator, that the edition ends before. */
static void check_target(struct audit *audit, size_t objective, size_t index)
{
    struct date target = audit->edition->objectives[objective].indicators[index].target.date;

    if (date_known(target) && date_known(audit->edition->to) &&
        date_compare(target, audit->edition->to) > 0)
        audit_add_indicator(audit, AUDIT_TARGET_LATE, objective, index);
}

void audit_dates(struct audit *audit)
{
    for (size_t i = 0; i < audit->edition->objective_count; i++) {
        for (size_t j = 0; j < audit->edition->objectives[i].phase_count; j++)
            check_phase(audit, i, j);
        for (size_t j = 0; j < audit->edition->objectives[i].indicator_count; j++)
            check_target(audit, i, j);
    }
}

/* ---- Words ---- */

static void describe_late_target(struct description *description)
{
    const struct finding *finding = description->finding;
    const struct edition *edition = description->audit->edition;
    char space[DATE_TEXT_SIZE];

    description->words.published =
        edition->objectives[finding->objective].indicators[finding->indicator].target.printed;
    description->words.explanation =
        arena_format(description->arena, "La scadenza viene dopo la fine del periodo: %s.",
                     date_format_italian(edition->to, space).data);
}

static void describe_phase(struct description *description)
{
    const struct finding *finding = description->finding;
    const struct phase *phase =
        &description->audit->edition->objectives[finding->objective].phases[finding->phase];
    bool about_start = finding->part == AUDIT_PART_START;
    struct text printed = about_start ? phase->start.printed : phase->end.printed;

    description->words.subject = phase->name;
    description->words.published = printed;
    if (finding->rule == AUDIT_PHASE_IMPOSSIBLE)
        description->words.explanation = arena_format(
            description->arena, "%s della fase «%.*s»: «%.*s» non è una data del calendario.",
            about_start ? "Inizio" : "Fine", TEXT_PRINT(phase->name), TEXT_PRINT(printed));
    else
        description->words.explanation = arena_format(
            description->arena,
            "La fase «%.*s» ha come inizio %.*s e come fine %.*s: finisce prima "
            "di cominciare.",
            TEXT_PRINT(phase->name), TEXT_PRINT(phase->start.printed), TEXT_PRINT(printed));
}

void describe_date_finding(struct description *description)
{
    if (description->finding->rule == AUDIT_TARGET_LATE)
        describe_late_target(description);
    else
        describe_phase(description);
}
