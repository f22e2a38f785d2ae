/* The files of a site that are no pages: tables, descriptions, workbooks, one JSON file for
 * each objective. Private to `cli`. */
#ifndef VETRO_CLI_DATA_FILES_H
#define VETRO_CLI_DATA_FILES_H

#include "cli/judge.h"
#include "cli/workers.h"

size_t data_files_count(const struct judged *judged);

/*
 * Makes the file of that number (0 to data_files_count - 1) in the output of the worker, and its
 * path within the site in the worker's arena. The long ones come first, so that no processor is
 * left alone with one at the end.
 */
bool data_files_make(const struct judged *judged, size_t number, struct worker *worker,
                     struct text *path);

#endif
