/*
 * An edition as plain texts, as readers see it: for each objective and each of its indicators
 * its code, its title and named fields. Made from an edition of the model, or filled field by
 * field from published data; two of them are compared in score/changes.h. Part of the public
 * header score.h.
 *
 * Fields are named as the columns of the published tables. Numbers are written the Italian way
 * with the digits printed (200.500; 83,30), so that the same figure is the same text wherever
 * it came from.
 */
#ifndef VETRO_SCORE_SNAPSHOT_H
#define VETRO_SCORE_SNAPSHOT_H

#include "model/model.h"

struct scores;

/* A field that is there and empty says that nothing is published; one not there is unknown. */
struct snapshot_field {
    struct text id;    /* responsabile, target, or the id of an axis */
    struct text value; /* entries of a list are separated by " | " */
};

/* An objective, or an indicator of one. */
struct snapshot_item {
    struct text code;        /* as printed; may be empty for an indicator */
    struct text title;       /* of an indicator: its name */
    struct text predecessor; /* code in the edition before; may be empty */
    struct snapshot_field *fields;
    size_t field_count;
    size_t field_capacity;
    struct snapshot_field *phases; /* of an objective: "Fase «name»", and what is said of it */
    size_t phase_count;
    size_t phase_capacity;
    struct snapshot_item *indicators; /* of an objective, in plan order */
    size_t indicator_count;
    size_t indicator_capacity;
};

struct snapshot {
    struct arena *arena; /* owns the arrays; texts live as long as where they came from */
    struct text id;      /* of the edition */
    struct text title;
    struct snapshot_field *labels; /* of fields that this edition names itself: its axes */
    size_t label_count;
    size_t label_capacity;
    struct snapshot_item *objectives; /* in plan order */
    size_t objective_count;
    size_t objective_capacity;
    bool knows_phases; /* and codes with their weights: published tables hold neither */
};

/* An empty snapshot; `arena` must outlive it. */
void snapshot_begin(struct snapshot *snapshot, struct arena *arena, struct text id,
                    struct text title);

/* The whole of an edition; all arguments must outlive the snapshot. */
void snapshot_from_edition(struct snapshot *snapshot, struct arena *arena,
                           const struct entity *entity, const struct edition *edition,
                           const struct scores *scores);

/*
 * Adds an objective, or an indicator to one. What is returned may move with the next of its
 * kind: fill it first.
 */
struct snapshot_item *snapshot_add_objective(struct snapshot *snapshot, struct text code,
                                             struct text title);
struct snapshot_item *snapshot_add_indicator(struct snapshot *snapshot,
                                             struct snapshot_item *objective, struct text code,
                                             struct text name);

/* Adds a phase to an objective; neither text is empty. */
void snapshot_add_phase(struct snapshot *snapshot, struct snapshot_item *item, struct text id,
                        struct text value);

/* Adds a field; a value may be empty. */
void snapshot_set(struct snapshot *snapshot, struct snapshot_item *item, struct text id,
                  struct text value);

/* The same from a cell of published data: 200500.5 becomes 200.500,5; other texts stay. */
void snapshot_set_plain(struct snapshot *snapshot, struct snapshot_item *item, struct text id,
                        struct text value);

/* Says how readers call a field that is not one of the fixed ones. */
void snapshot_name_field(struct snapshot *snapshot, struct text id, struct text label);

/* What readers call a field, in Italian; its id when nobody said. */
struct text snapshot_label(const struct snapshot *snapshot, struct text id);

/* The value of a field, or NULL where it is not there. */
const struct text *snapshot_find(const struct snapshot_item *item, struct text id);

#endif
