/* From the spelling in a spreadsheet to the value of an axis, or the unit of the registry. */
#ifndef VETRO_IMPORT_AXES_H
#define VETRO_IMPORT_AXES_H

#include "import/table.h"

/* The values of one axis by all their spellings, folded. */
struct axis_spellings {
    struct axis *axis;
    struct map spellings;
    struct text *candidates; /* one or more spellings per value, to suggest; on the heap */
    size_t candidate_count;
    size_t candidate_capacity;
    size_t value_capacity; /* of axis->values while values are being created */
    bool creating;         /* the axis had no values: the file brings them */
    size_t reported;       /* unknown ones so far */
};

/* All axes of an edition, in its order. */
struct axes {
    struct arena *arena; /* for values that are created */
    struct edition *edition;
    struct axis_spellings *items;
    struct diagnostics *diagnostics;
};

/*
 * The axes of the only edition of `site`. Values that are created go into it. Free with
 * axes_free.
 */
void axes_open(struct axes *axes, struct arena *arena, struct site *site,
               struct diagnostics *diagnostics);
void axes_free(struct axes *axes);

/* The value with that spelling, or NONE. */
size_t axes_find(struct axes *axes, size_t axis, struct text spelling);

/* The values of a cell, and which of them prevails: the one with a star; or NONE. */
struct axis_placement {
    struct references values;
    size_t prevailing;
};

/*
 * The values that a cell names: one, or several separated by `|`; none for an empty cell. An
 * axis without values gets them from here; otherwise what is not there is reported at `place`.
 */
struct axis_placement axes_resolve(struct axes *axes, size_t axis, struct text cell,
                                   const struct place *place);

/* How a spreadsheet would spell the values of an objective on an axis; `ids`: by their ids. */
struct text axes_spell(struct arena *arena, const struct axis *axis,
                       const struct axis_placement *placement, bool ids);

/* A value of a tree, on its way into an axis that had none. */
struct axis_creation {
    size_t axis;
    bool wanted; /* otherwise values are only looked up */
    struct text id;
    struct text name;
    size_t parent; /* or NONE */
    struct place place;
};

/* The value with that id, created where the axis gets its values from the file; or NONE. */
size_t axes_create(struct axes *axes, const struct axis_creation *creation);

/* True when a slug can be an id: it is neither empty nor too long. */
bool axes_is_identifier(struct text slug);

/* Tells which values were created. */
void axes_report(const struct axes *axes);

/* True when a value was created. */
bool axes_changed(const struct axes *axes);

#endif
