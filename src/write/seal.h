/*
 * The seal, in OUTPUT/.vetro/: while it is there, the output holds what was made from the inputs
 * it names, and nothing of it was changed by a build since. Whether anybody else has touched the
 * output is seen by the times of files and folders: all are older than the seal.
 *
 * It is text: the line `vetro seal 1`; `inputs` with their sum; `foreign` with the number of
 * foreign files; a line `stranger` for each name of the summary that is told, and `strangers`
 * with the number of all; a line `folder` for each folder that is not of the site; `checksum`.
 * Without a seal, or with one that cannot be used, the next build is a whole one.
 */
#ifndef VETRO_WRITE_SEAL_H
#define VETRO_WRITE_SEAL_H

#include "write/survey.h"
#include "write/tree.h"

#define SEAL_NAME "seal"
#define SEAL_NEW_NAME "seal.new"

/* Before the output is touched. False, with a diagnostic: the seal is there still. */
bool seal_break(struct write_tree *tree, struct diagnostics *diagnostics);

/*
 * After everything is in place. It saves time, and time only: where it cannot be written, there
 * is none.
 */
void seal_set(struct write_tree *tree, const struct survey *survey,
              const struct write_summary *summary);

#endif
