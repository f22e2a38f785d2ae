/* Cells that say how a target is to be read: bands, and shares of years. */
#ifndef VETRO_IMPORT_READINGS_H
#define VETRO_IMPORT_READINGS_H

#include "model/model.h"

/*
 * Reads `91-100|81-90|<80`: bands in any order, each perhaps with what it is worth behind an
 * equals sign, `60-89=50`. They come out ascending. False when the cell is something else.
 */
bool reading_parse_bands(struct arena *arena, struct text cell, struct reading *reading);

/* Reads `2024: 25|2025: 20`, in any order. False when the cell is something else. */
bool reading_parse_years(struct arena *arena, struct text cell, struct reading *reading);

/* The same as the cells that would be read so; empty where there are none. */
struct text reading_spell_bands(struct arena *arena, const struct reading *reading);
struct text reading_spell_years(struct arena *arena, const struct reading *reading);

#endif
