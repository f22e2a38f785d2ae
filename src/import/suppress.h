/*
 * Statistical secrecy: what is about fewer than PEOPLE_FEWEST people is not published, and
 * neither is what would reveal it by subtraction. Applied when a table is imported, so that
 * the content does not hold it either.
 */
#ifndef VETRO_IMPORT_SUPPRESS_H
#define VETRO_IMPORT_SUPPRESS_H

#include "model/model.h"

struct suppression {
    size_t primary;   /* cells that count too few people, and those that go with them */
    size_t secondary; /* cells that would have revealed one of these */
};

/*
 * Marks cells of a table as suppressed. Their values stay in memory: whoever writes the table
 * must look at the state. A count of 0 is about nobody and stays.
 *
 * Cells follow from others where a check of the table adds them up, or where the total of a
 * group (`total_by`) is printed elsewhere. There either no cell is suppressed, or at least two
 * that their sum does not give away: two counts that add up to 2 are both 1. Further cells,
 * the smallest first, are suppressed until that holds.
 */
struct suppression suppress_people(struct data_table *table);

/*
 * Whether the text speaks of one, two or three people ("Due dirigenti"): the row that it stands
 * in is then about too few.
 */
bool suppress_tells_of_few(struct text text);

/*
 * Whether the text names the end of a distribution ("Punteggio minimo attribuito", "Premio più
 * alto"): that is the figure of one person, not an aggregate, and the law asks for aggregates
 * only (d.lgs. 33/2013, art. 20, c. 2).
 */
bool suppress_tells_of_extreme(struct text text);

#endif
