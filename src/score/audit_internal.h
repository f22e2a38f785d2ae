/* What the files of the audit share. Private to `score`. */
#ifndef VETRO_SCORE_AUDIT_INTERNAL_H
#define VETRO_SCORE_AUDIT_INTERNAL_H

#include "score/score.h"

/* Adds a finding about nothing in particular yet; the caller fills the rest. */
struct finding *audit_add(struct audit *audit, enum audit_rule rule);
struct finding *audit_add_objective(struct audit *audit, enum audit_rule rule,
                                    size_t objective);
struct finding *audit_add_indicator(struct audit *audit, enum audit_rule rule, size_t objective,
                                    size_t indicator);

/* Counts a published figure that was compared. */
void audit_count(struct audit *audit, bool agrees);

/* True when two percentages are the same within the digits that the shorter one prints. */
bool audit_same_percentage(const struct figure *a, const struct figure *b);

/*
 * A group of rules has two functions: one finds, the other puts what was found into words
 * (the origin is filled by audit_describe where the group leaves it empty).
 */
void audit_indicators(struct audit *audit);
void audit_objectives(struct audit *audit);
void audit_aggregates(struct audit *audit);
void audit_reprints(struct audit *audit);
void audit_names(struct audit *audit);
void audit_dates(struct audit *audit);
void audit_tables(struct audit *audit);
void audit_document(struct audit *audit);

/* A finding that is being put into words. */
struct description {
    struct arena *arena;
    const struct audit *audit;
    const struct finding *finding;
    struct finding_words words;
};

void describe_indicator_finding(struct description *description);
void describe_objective_finding(struct description *description);
void describe_aggregate_finding(struct description *description);
void describe_reprint_finding(struct description *description);
void describe_name_finding(struct description *description);
void describe_date_finding(struct description *description);
void describe_table_finding(struct description *description);
void describe_document_finding(struct description *description);

#endif
