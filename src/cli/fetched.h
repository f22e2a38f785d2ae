/*
 * What was fetched before, in content/ID/.sources: so that a host need not send again what is
 * here already. A file that is lost or damaged only costs a transfer. Private to `cli`.
 */
#ifndef VETRO_CLI_FETCHED_H
#define VETRO_CLI_FETCHED_H

#include "cli/sources.h"
#include "write/write.h"

struct fetched {
    struct text url;
    struct text etag;          /* as the host sent it; may be empty */
    struct text last_modified; /* may be empty */
    struct hash hash;          /* of the bytes */
};

struct fetched_list {
    struct fetched *items;
    size_t count;
};

/* The texts are in the arena. */
void fetched_read(struct text content, struct text edition, struct arena *arena,
                  struct fetched_list *list);

/* NULL: nothing is known of this address. */
const struct fetched *fetched_find(const struct fetched_list *list, struct text url);

bool fetched_write(struct text content, struct text edition, const struct fetched_list *list,
                   struct diagnostics *diagnostics);

#endif
