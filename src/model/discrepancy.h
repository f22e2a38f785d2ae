/*
 * What a reader found that no figure tells: the document contradicts itself, or leaves something
 * out. Part of the public header model.h.
 */
#ifndef VETRO_MODEL_DISCREPANCY_H
#define VETRO_MODEL_DISCREPANCY_H

enum discrepancy_kind {
    DISCREPANCY_FIGURES,   /* two figures, dates or facts for one thing */
    DISCREPANCY_RULE,      /* a rule that leaves a case out, or settles it twice */
    DISCREPANCY_REFERENCE, /* a law or act that is cited wrongly, or not listed */
    DISCREPANCY_MISSING,   /* announced, or asked for by law, but not printed */
    DISCREPANCY_ROUNDING,  /* right within the digits printed, yet it may puzzle */
    DISCREPANCY_WORDING,   /* names and numbers of things written in several ways */
};

/* What the document prints in one place. */
struct printed_place {
    struct text text;
    struct text where; /* capitolo 3.3, tabella dei progetti */
};

struct discrepancy {
    enum discrepancy_kind kind;
    struct text subject;
    struct printed_place
        *places; /* at least one; of a FIGURES two that differ, or `expected` */
    size_t place_count;
    struct text expected; /* what would be right, where that is known; may be empty */
    struct text note;     /* sentences for readers; may be empty */
    size_t page;          /* the chapter that it is about, or NONE */
    struct origin origin;
};

#endif
