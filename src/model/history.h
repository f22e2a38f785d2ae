/*
 * What was published of an edition, and what changed each time. Part of the public header
 * model.h.
 */
#ifndef VETRO_MODEL_HISTORY_H
#define VETRO_MODEL_HISTORY_H

enum history_kind {
    HISTORY_ADDED,
    HISTORY_REMOVED,
    HISTORY_CHANGED,
    HISTORY_KINDS,
};

/* A difference to the publication before, about an objective or one of its indicators. */
struct history_change {
    enum history_kind kind;
    struct text code;      /* of the objective */
    struct text title;     /* of the objective */
    struct text indicator; /* its name; empty when it is about the objective itself */
    struct text field;     /* name of a column; of HISTORY_CHANGED */
    struct text before;
    struct text after;
    struct text words; /* Target: da «80» a «90» */
};

struct history_entry {
    struct date date; /* that the content gives as its last update */
    bool first;       /* nothing was published before: no changes are told */
    struct history_change *changes;
    size_t change_count;
};

/* Tables from which changes are told; also their files: dati/obiettivi.csv… */
enum history_table { HISTORY_OBJECTIVES, HISTORY_INDICATORS, HISTORY_TABLES };

struct publications {
    struct history_entry *entries; /* newest first; none: the edition gives no date */
    size_t entry_count;
    struct text earlier[HISTORY_TABLES]; /* CSV from before the newest entry; may be empty */
};

#endif
