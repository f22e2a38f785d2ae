/*
 * The audit: every published figure recomputed, every mismatch named. Rules are listed with
 * their documentation in audit_rules.c. Part of the public header score.h.
 *
 * Auditing finds facts; audit_describe puts one of them into words where it is shown. So the
 * audit stays cheap even where everything is wrong.
 */
#ifndef VETRO_SCORE_AUDIT_H
#define VETRO_SCORE_AUDIT_H

#include "model/model.h"

enum audit_rule {
    /* indicators */
    AUDIT_INDICATOR_ACHIEVEMENT,
    AUDIT_INDICATOR_DEVIATION,
    AUDIT_INDICATOR_UNREADABLE,
    AUDIT_INDICATOR_NOT_MEASURED,
    AUDIT_INDICATOR_NOT_CHECKED,
    AUDIT_INDICATOR_TWICE,
    AUDIT_INDICATOR_CODE,
    /* objectives */
    AUDIT_OBJECTIVE_WEIGHTS,
    AUDIT_OBJECTIVE_EMPTY,
    AUDIT_OBJECTIVE_NOT_MEASURED,
    AUDIT_OBJECTIVE_ACHIEVEMENT,
    /* aggregates */
    AUDIT_AGGREGATE_DIFFERS,
    AUDIT_AGGREGATE_ROUNDED,
    AUDIT_AGGREGATE_FROM_TARGET,
    AUDIT_AGGREGATE_NOT_CHECKED,
    AUDIT_AGGREGATE_COUNT,
    AUDIT_AGGREGATE_WEIGHT,
    /* the same thing printed twice */
    AUDIT_REPRINT_DIFFERS,
    AUDIT_REPRINT_ARROW,
    AUDIT_REPRINT_UNMATCHED,
    AUDIT_REPRINT_TEXT,
    /* names */
    AUDIT_UNIT_SPELLING,
    AUDIT_CODE_PREFIX,
    AUDIT_TITLE_SIMILAR,
    /* dates */
    AUDIT_PHASE_REVERSED,
    AUDIT_PHASE_IMPOSSIBLE,
    AUDIT_TARGET_LATE,
    /* data tables */
    AUDIT_TABLE_SUM,
    AUDIT_TABLE_TWICE,
    /* what a reader found; in the order of enum discrepancy_kind */
    AUDIT_DOCUMENT_FIGURES,
    AUDIT_DOCUMENT_RULE,
    AUDIT_DOCUMENT_REFERENCE,
    AUDIT_DOCUMENT_MISSING,
    AUDIT_DOCUMENT_ROUNDING,
    AUDIT_DOCUMENT_WORDING,
    AUDIT_RULE_COUNT,
};

enum audit_severity {
    AUDIT_ERROR,   /* two figures contradict each other */
    AUDIT_WARNING, /* something is missing or could not be checked */
    AUDIT_NOTE,    /* good to know: rounding, spelling */
};

struct audit_rule_description {
    const char *id; /* stable: acknowledgements and data files name it */
    enum audit_severity severity;
    const char *title;         /* Italian, a few words */
    const char *documentation; /* Italian, one sentence */
};

/* Which figure, date or text of its subject a finding is about. */
enum audit_part {
    AUDIT_PART_ACHIEVEMENT,
    AUDIT_PART_DEVIATION,
    AUDIT_PART_TARGET,
    AUDIT_PART_ACTUAL,
    AUDIT_PART_NAME,
    AUDIT_PART_TITLE,
    AUDIT_PART_START,
    AUDIT_PART_END,
};

/* One thing that the audit found. */
struct finding {
    enum audit_rule rule;
    enum audit_part part; /* where the rule knows several */
    size_t axis;          /* with value: the value concerned; else NONE */
    size_t value;
    size_t objective; /* or NONE */
    size_t indicator; /* within the objective, or NONE */
    size_t phase;     /* within the objective, or NONE */
    size_t reprint;   /* row of another table that says so, or NONE */
    size_t other; /* what it is compared with (aggregate, unit…): the rule says; or NONE */
    size_t table; /* with row and column: the cell concerned; else NONE */
    size_t row;
    size_t column;
    size_t discrepancy;                            /* of the edition, or NONE */
    const struct acknowledgement *acknowledgement; /* NULL: nobody has yet */
};

/* A finding in words for readers, in Italian. */
struct finding_words {
    struct text subject;     /* what it is about, where nothing else says; may be empty */
    struct text published;   /* as printed; may be empty */
    struct text recomputed;  /* or as printed elsewhere; may be empty */
    struct text explanation; /* sentences */
    struct origin origin;    /* where that stands in the content */
};

/* Largest sets of cells that explain an aggregate, and how far the search goes. */
enum {
    AUDIT_MAX_CELLS = 3,         /* cells in one explanation */
    AUDIT_MAX_LISTED = 5,        /* explanations listed when several fit */
    AUDIT_MAX_ALTERNATIVES = 64, /* cells with another value that one objective may have */
    /* Sets of two or more cells tried; single cells are always tried, all of them. */
    AUDIT_MAX_COMBINATIONS = 100000,     /* for one aggregate */
    AUDIT_MAX_COMBINATIONS_ALL = 200000, /* for all that disagree: each gets the same share */
};

struct scores;
struct explanation;

struct audit {
    const struct entity *entity;
    const struct edition *edition;
    const struct scores *scores;
    struct arena arena;
    struct finding *findings; /* by rule, then in the order of the plan or of the other table */
    size_t count;
    size_t capacity;
    struct references *by_objective;  /* [objective]: numbers of the findings about it */
    struct explanation *explanations; /* one an aggregate; NULL where all agree */
    size_t checked;                   /* published figures that were compared */
    size_t agreed;                    /* of these, those that agree within the digits printed */
    size_t open[3];                   /* findings by severity that are not acknowledged */
};

/* Audits an edition; all arguments must outlive the audit. Freed with audit_free. */
void audit_edition(const struct entity *entity, const struct edition *edition,
                   const struct scores *scores, struct audit *audit);
void audit_free(struct audit *audit);

/* Puts a finding of the audit into words; texts live in `arena` or in the edition. */
struct finding_words audit_describe(struct arena *arena, const struct audit *audit,
                                    const struct finding *finding);

/* Whether the content itself says that the document is like that. */
bool audit_is_declared(const struct finding *finding);

const struct audit_rule_description *audit_rule_describe(enum audit_rule rule);

/* errore, avviso, nota */
const char *audit_severity_words(enum audit_severity severity);

/* The rule of that id, or AUDIT_RULE_COUNT. */
enum audit_rule audit_rule_find(struct text id);

#endif
