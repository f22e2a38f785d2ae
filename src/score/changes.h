/*
 * What changed between two snapshots: objectives and indicators added and removed, fields
 * that read otherwise. Linear in the size of both. Part of the public header score.h.
 *
 * An objective is the same when its code is, else when the later one names the earlier one as
 * its predecessor. An indicator of the same objective is the same when its code is, else when
 * its name is; and where just one is left on each side, these two are.
 */
#ifndef VETRO_SCORE_CHANGES_H
#define VETRO_SCORE_CHANGES_H

#include "score/snapshot.h"

enum change_kind {
    CHANGE_ADDED,   /* only in the later one */
    CHANGE_REMOVED, /* only in the earlier one */
    CHANGE_FIELD,   /* in both, and a field differs */
};

/* One difference. Indexes are NONE where there is no such thing on that side. */
struct change {
    enum change_kind kind;
    size_t objectives[2]; /* index in the earlier, in the later snapshot */
    size_t indicators[2]; /* within the objective; both NONE: it is about the objective */
    struct text field;    /* id, for CHANGE_FIELD: codice, titolo, indicatore, target… */
    struct text values[2];
};

struct changes {
    const struct snapshot *snapshots[2]; /* the earlier, the later */
    struct change *items; /* in the order of the later; then what was removed, as it stood */
    size_t count;
    size_t capacity;
    size_t added; /* objectives */
    size_t removed;
    size_t changed;
};

/* Compares; both snapshots must outlive the result, which lives in `arena`. */
void changes_find(struct changes *changes, struct arena *arena, const struct snapshot *before,
                  const struct snapshot *after);

/* The objective that a change is about: the later one where there is one. */
const struct snapshot_item *changes_find_objective(const struct changes *changes,
                                                   const struct change *change);

/* The indicator, likewise; NULL when it is about the objective itself. */
const struct snapshot_item *changes_find_indicator(const struct changes *changes,
                                                   const struct change *change);

/*
 * A change in words, in Italian: "Obiettivo aggiunto", "Indicatore eliminato", "Target: da 80
 * a 90". What it is about is told apart, with the two functions above.
 */
struct text changes_describe(struct arena *arena, const struct changes *changes,
                             const struct change *change);

#endif
