/* Which group of rules puts a finding into words, and where the finding stands. */
#include "score/audit_internal.h"

static void describe(struct description *description)
{
    switch (description->finding->rule) {
    case AUDIT_INDICATOR_ACHIEVEMENT:
    case AUDIT_INDICATOR_DEVIATION:
    case AUDIT_INDICATOR_UNREADABLE:
    case AUDIT_INDICATOR_NOT_MEASURED:
    case AUDIT_INDICATOR_NOT_CHECKED:
    case AUDIT_INDICATOR_TWICE:
    case AUDIT_INDICATOR_CODE:
        describe_indicator_finding(description);
        return;
    case AUDIT_OBJECTIVE_WEIGHTS:
    case AUDIT_OBJECTIVE_EMPTY:
    case AUDIT_OBJECTIVE_NOT_MEASURED:
        describe_objective_finding(description);
        return;
    case AUDIT_AGGREGATE_DIFFERS:
    case AUDIT_AGGREGATE_ROUNDED:
    case AUDIT_AGGREGATE_FROM_TARGET:
    case AUDIT_AGGREGATE_NOT_CHECKED:
    case AUDIT_AGGREGATE_COUNT:
    case AUDIT_AGGREGATE_WEIGHT:
        describe_aggregate_finding(description);
        return;
    case AUDIT_OBJECTIVE_ACHIEVEMENT:
    case AUDIT_REPRINT_DIFFERS:
    case AUDIT_REPRINT_ARROW:
    case AUDIT_REPRINT_UNMATCHED:
    case AUDIT_REPRINT_TEXT:
        describe_reprint_finding(description);
        return;
    case AUDIT_UNIT_SPELLING:
    case AUDIT_CODE_PREFIX:
    case AUDIT_TITLE_SIMILAR:
        describe_name_finding(description);
        return;
    case AUDIT_PHASE_REVERSED:
    case AUDIT_PHASE_IMPOSSIBLE:
    case AUDIT_TARGET_LATE:
        describe_date_finding(description);
        return;
    case AUDIT_TABLE_SUM:
    case AUDIT_TABLE_TWICE:
        describe_table_finding(description);
        return;
    case AUDIT_DOCUMENT_FIGURES:
    case AUDIT_DOCUMENT_RULE:
    case AUDIT_DOCUMENT_REFERENCE:
    case AUDIT_DOCUMENT_MISSING:
    case AUDIT_DOCUMENT_ROUNDING:
    case AUDIT_DOCUMENT_WORDING:
        describe_document_finding(description);
        return;
    case AUDIT_RULE_COUNT:
        return;
    }
}

/* A row of another table, else the indicator, phase or objective itself. */
static struct origin find_origin(const struct edition *edition, const struct finding *finding)
{
    if (finding->reprint != NONE)
        return edition->reprints[finding->reprint].origin;
    if (finding->objective == NONE)
        return edition->origin;
    const struct objective *objective = &edition->objectives[finding->objective];
    if (finding->indicator != NONE)
        return objective->indicators[finding->indicator].origin;
    if (finding->phase != NONE)
        return objective->phases[finding->phase].origin;
    return objective->origin;
}

struct finding_words audit_describe(struct arena *arena, const struct audit *audit,
                                    const struct finding *finding)
{
    struct description description = {
        .arena = arena,
        .audit = audit,
        .finding = finding,
        .words = {.origin = find_origin(audit->edition, finding)},
    };

    describe(&description);
    return description.words;
}
