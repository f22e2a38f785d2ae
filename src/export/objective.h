/* What the JSON file of an objective is made of. Private to `export`. */
#ifndef VETRO_EXPORT_OBJECTIVE_H
#define VETRO_EXPORT_OBJECTIVE_H

#include "export/tables.h"

/* An Italian figure as the API gives it: what is printed, and the number it was read as. */
void figure_write(struct json_writer *json, struct text key, const struct figure *figure);

void percent_write(struct json_writer *json, struct text key, bool known, struct decimal value);

/* The step of the scale for the percentage that the page shows; none where it shows none. */
struct text rating_find(const struct edition *edition, const struct figure *published,
                        const struct mean *calculated);

/* What the page of an objective shows first: its percentage, or why there is none. */
struct text shown_tell(struct arena *arena, const struct export_source *source, size_t index);

/* `derivation`: how its percentage comes about. */
void indicator_write(struct json_writer *json, struct arena *arena,
                     const struct export_source *source, size_t objective, size_t index,
                     struct text derivation);

/* What the objective is beside others: with the same title, related, in other editions. */
void neighbours_write(struct json_writer *json, struct arena *arena,
                      const struct export_source *source, size_t index);

/* Where the page comes from, as it says itself. */
void provenance_write(struct json_writer *json, struct arena *arena,
                      const struct export_source *source);

#endif
