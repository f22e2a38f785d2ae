/* Inside the room: reading the names without adding to them. */
#ifndef VETRO_MUSTACHE_NAMES_H
#define VETRO_MUSTACHE_NAMES_H

#include "mustache/mustache.h"

/* The number of a name, or MUSTACHE_NO_NAME. */
mustache_name mustache_names_find(const struct mustache_names *names, struct text name);

/* Adds "did you mean" to the newest finding when a known name is near. */
void mustache_names_hint(const struct mustache_names *names, struct text wanted,
                         struct diagnostics *diagnostics);

#endif
