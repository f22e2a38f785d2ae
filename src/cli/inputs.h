/* What a build reads, to see whether anything of it changed. Private to `cli`. */
#ifndef VETRO_CLI_INPUTS_H
#define VETRO_CLI_INPUTS_H

#include "cli/cli.h"
#include "write/write.h"

/*
 * Gathers all that the bytes of the site depend on: the program with its libraries, the
 * environment, the content, the templates and the static files. What does not change the
 * output (--jobs, --quiet, the locale) is not among them.
 */
void inputs_gather(const struct options *options, struct write_inputs *inputs);

#endif
