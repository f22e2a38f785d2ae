/* What an indicator was over the years. Part of the public header score.h. */
#ifndef VETRO_SCORE_SERIES_H
#define VETRO_SCORE_SERIES_H

#include "model/model.h"

/* The years that the document tells, and the edition's own last. */
struct series {
    struct year_value *years;
    size_t count;
    bool shows; /* it tells of other years, and two or more have a number */
};

/* The years are in the arena. */
struct series series_of_indicator(struct arena *arena, const struct edition *edition,
                                  const struct indicator *indicator);

/* "Da 190.000 nel 2022 a 226.816 nel 2025."; of one that shows. */
struct text series_words(struct arena *arena, const struct series *series);

#endif
