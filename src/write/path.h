/* Paths of files relative to the output: parts with slashes between them. */
#ifndef VETRO_WRITE_PATH_H
#define VETRO_WRITE_PATH_H

#include "base/base.h"

/* What is wrong with a path, in words for people; NULL when it is a path of a site. */
const char *path_fault(struct text path);

/* The folder of a path, without a slash at the end; empty for what is directly in the output. */
struct text path_folder(struct text path);

/* The part behind the last slash; terminated if the path is. */
struct text path_name(struct text path);

/* How many folders stand above a path. */
size_t path_depth(struct text path);

#endif
