/*
 * Open data: tables as CSV after RFC 4180 (UTF-8, comma, one header row, CR LF, decimal point,
 * ISO dates). First columns are fixed by the output contract.
 */
#ifndef VETRO_EXPORT_H
#define VETRO_EXPORT_H

#include "model/model.h"
#include "score/score.h"

/* A table of an edition, written to EDITION/dati/. */
struct export_table {
    const char *name; /* file name: obiettivi.csv */
    void (*write)(const struct entity *entity, const struct edition *edition,
                  const struct scores *scores, struct buffer *csv);
};

/* All tables, in the order in which pages list them. */
extern const struct export_table export_tables[];
extern const size_t export_table_count;

/* What a comparison came to, as the tables and pages of the site say it. */
const char *export_outcome(enum score_outcome outcome);

#endif
