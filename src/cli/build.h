/* The way from content to site. Private to `cli`. */
#ifndef VETRO_CLI_BUILD_H
#define VETRO_CLI_BUILD_H

#include "cli/cli.h"
#include "write/write.h"

/* What came of a build. */
struct built {
    struct write_summary summary;
    bool lacks_address; /* the content does not tell where the site will be */
};

/*
 * Loads, scores, renders and writes the site that the options name. False: errors were added,
 * and the old site is as it was.
 */
bool build_site(const struct options *options, struct progress *progress, struct built *built,
                struct diagnostics *diagnostics);

#endif
