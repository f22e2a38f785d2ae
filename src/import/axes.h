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

/*
 * The values that a cell names: one, or several separated by `|`; none for an empty cell. An
 * axis without values gets them from here; otherwise what is not there is reported at `place`.
 */
void axes_resolve(struct axes *axes, size_t axis, struct text cell, const struct place *place,
                  struct references *values);

/* How a spreadsheet would spell the values of an objective on an axis. */
struct text axes_spell(struct arena *arena, const struct axis *axis,
                       const struct references *values);

/* True when a slug can be an id: it is neither empty nor too long. */
bool axes_is_identifier(struct text slug);

/* Tells which values were created. */
void axes_report(const struct axes *axes);

/* True when a value was created. */
bool axes_changed(const struct axes *axes);

#endif
