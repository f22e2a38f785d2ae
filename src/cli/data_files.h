/* The files of a site that are no pages: tables, descriptions, workbooks, the data of each
 * objective. Private to `cli`. */
#ifndef VETRO_CLI_DATA_FILES_H
#define VETRO_CLI_DATA_FILES_H

#include "cli/judge.h"
#include "cli/workers.h"

/* Without those of objectives, which are made together with their pages. */
size_t data_files_count(const struct judged *judged);

/*
 * Makes the file of that number (0 to data_files_count - 1) in the output of the worker, and its
 * path within the site in the worker's arena. The long ones come first, so that no processor is
 * left alone with one at the end.
 */
bool data_files_make(const struct judged *judged, size_t number, struct worker *worker,
                     struct text *path);

/* The same for the data of an objective; `account` is that of the objective. */
void data_files_make_objective(const struct judged *judged, size_t edition, size_t objective,
                               const struct objective_account *account, struct worker *worker,
                               struct text *path);

#endif
