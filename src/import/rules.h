/* What words in cells stand for: those built in, and those that import.json adds. */
#ifndef VETRO_IMPORT_RULES_H
#define VETRO_IMPORT_RULES_H

#include "import/table.h"

/*
 * Makes the cells of a side what the content says: words by the rules of the mapping, kinds by
 * their names in the content, sì and no as true and false, dates in ISO form. A cell that no
 * rule knows stays as it is. A field with a constant gets a further column, unless it has one,
 * and so does one that shares its column with another.
 */
void rules_apply(struct arena *arena, const struct mapping *mapping, struct side *side);

/* Adds a column of empty cells, and returns its number. */
size_t rules_add_column(struct arena *arena, struct sheet *sheet, struct text heading);

/* What a cell becomes. */
struct text rules_translate(struct arena *arena, const struct mapping *mapping,
                            const struct layout *layout, size_t field, struct text cell);

/* Whether the words of a field stand for something else. */
bool rules_concern(const struct mapping *mapping, const struct layout *layout, size_t field);

/* The kind of indicator of that name, or word: crescente. False when nobody knows it. */
bool rules_find_kind(struct text word, enum indicator_kind *kind);

/* Its name in the content; always one that rules_find_kind knows. */
struct text rules_kind_name(enum indicator_kind kind);

#endif
