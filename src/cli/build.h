/* The way from content to site. Private to `cli`. */
#ifndef VETRO_CLI_BUILD_H
#define VETRO_CLI_BUILD_H

#include "cli/cli.h"
#include "write/write.h"

/*
 * Loads, scores, renders and writes the site that the options name. False: errors were added,
 * and the old site is as it was.
 */
bool build_site(const struct options *options, struct progress *progress,
                struct write_summary *summary, struct diagnostics *diagnostics);

#endif
