/*
 * Which cells explain a published mean that does not follow from the printed figures. A cell
 * is a figure of the plan's table that has another known value: recomputed from target and
 * actual, or printed elsewhere in the source. Private to `score`.
 */
#ifndef VETRO_SCORE_AUDIT_EXPLAIN_H
#define VETRO_SCORE_AUDIT_EXPLAIN_H

#include "score/accumulator.h"
#include "score/audit_internal.h"

/* A figure and the other value it could have. */
struct cell {
    size_t objective;
    size_t indicator;              /* NONE: the figure of the objective as a whole */
    struct decimal other;          /* its other value, 0–100 */
    const struct reprint *reprint; /* where that is printed; NULL: recomputed */
};

/* ---- audit_cells.c ---- */

/* A cell and what its other value does to the achievement of the objective. */
struct candidate {
    struct cell cell;
    const struct accumulator *sums; /* of the objective as it is; NULL for a whole one */
    int64_t change;                 /* of the achievement, in units of 10^-SCORE_SCALE: exact */
};

/* The candidates of an edition, by objective; evidence comes before what is recomputed. */
struct candidate_table {
    struct arena arena;
    struct candidate *items;
    size_t count;
    size_t *first; /* of objective o: from first[o] to first[o + 1] */
    bool *cut;     /* per objective: it has more than AUDIT_MAX_ALTERNATIVES */
};

void candidates_collect(const struct audit *audit, struct candidate_table *table);
void candidates_free(struct candidate_table *table);

/*
 * How the achievement of an objective changes with `count` of its candidates, each of another
 * indicator, taken together: exactly, in units of 10^-SCORE_SCALE.
 */
int64_t candidates_change(const struct objective_score *score,
                          const struct candidate *const *together, size_t count);

/* ---- audit_search.c ---- */

/* The smallest sets of cells that make a published mean come out. */
struct explanation {
    size_t size;        /* cells in each set; 0: none was found */
    size_t found;       /* sets of that size that fit, also those that are not listed */
    bool rounded;       /* they fit only when rounded to fewer digits than are printed */
    bool stopped;       /* at a limit: there may be other sets */
    size_t tried;       /* sets tried */
    size_t candidates;  /* cells with another value */
    struct cell *cells; /* `size` for each of the first AUDIT_MAX_LISTED sets */
};

/* `published` is known and differs from `mean`; `budget`: sets of two or more to try. */
void explanation_search(struct audit *audit, const struct candidate_table *table,
                        const struct aggregate *aggregate, size_t budget,
                        struct explanation *explanation);

/* ---- audit_explain.c ---- */

struct text explanation_describe(struct arena *arena, const struct audit *audit,
                                 const struct explanation *explanation);

#endif
