/* What the files of the audit share. Private to `score`. */
#ifndef VETRO_SCORE_AUDIT_INTERNAL_H
#define VETRO_SCORE_AUDIT_INTERNAL_H

#include "score/score.h"

/* An audit at work. */
struct audit_run {
    const struct entity *entity;
    const struct edition *edition;
    const struct scores *scores;
    struct audit *audit;
    size_t *reprints_by_objective; /* numbers of reprints, grouped by objective… */
    size_t *first_reprint;         /* …from first_reprint[o] to first_reprint[o + 1] */
    size_t combinations_left;      /* of AUDIT_MAX_COMBINATIONS_ALL */
};

/* Adds a finding about nothing in particular yet; the caller fills the rest. */
struct finding *audit_add(struct audit_run *run, enum audit_rule rule);
struct finding *audit_add_objective(struct audit_run *run, enum audit_rule rule,
                                    size_t objective);
struct finding *audit_add_indicator(struct audit_run *run, enum audit_rule rule,
                                    size_t objective, size_t indicator);

/* Counts a published figure that was compared. */
void audit_count(struct audit_run *run, bool agrees);

/* One function a group of rules. */
void audit_indicators(struct audit_run *run);
void audit_objectives(struct audit_run *run);
void audit_aggregates(struct audit_run *run);
void audit_reprints(struct audit_run *run);
void audit_names(struct audit_run *run);
void audit_dates(struct audit_run *run);
void audit_tables(struct audit_run *run);

/*
 * Which cells explain a published mean that does not follow from the printed figures, in
 * words. `published` is known and differs from the calculated mean of the group.
 */
struct text audit_explain(struct audit_run *run, const struct references *objectives,
                          const struct group_score *score);

#endif
