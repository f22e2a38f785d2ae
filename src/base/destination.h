/* Where a site is published: the parts of an address that somebody typed. */
#ifndef VETRO_BASE_DESTINATION_H
#define VETRO_BASE_DESTINATION_H

#include "base/arena.h"
#include "base/text.h"

#include <stdbool.h>

enum destination_kind {
    DESTINATION_FOLDER, /* a path, or file:// */
    DESTINATION_HTTPS,  /* WebDAV */
    DESTINATION_HTTP,   /* the same without encryption */
    DESTINATION_SFTP,
    DESTINATION_FTPS,  /* TLS from the first byte on */
    DESTINATION_FTPES, /* on the ordinary port, TLS before anything is told */
    DESTINATION_FTP,   /* without encryption */
};

struct destination {
    enum destination_kind kind;
    struct text address;   /* as typed; holds no password */
    struct text authority; /* host and port as typed; empty for a folder */
    struct text host;      /* without brackets */
    struct text port;      /* digits; empty: the usual one */
    struct text user;      /* may be empty */
    struct text path;      /* decoded, without a slash at the end; "/" of a folder is kept */
};

/*
 * Reads an address: https://, http://, sftp://, ftps://, ftpes://, ftp://, file://, or the path
 * of a folder. NULL when it is good; else what is wrong with it, in words for people, and
 * nothing of what it holds: there may be a password in it. Texts are copied into the arena.
 */
const char *destination_parse(struct arena *arena, struct text address,
                              struct destination *destination);

/* Whether what is sent there could be read or changed on the way. */
static inline bool destination_is_open(const struct destination *destination)
{
    return destination->kind == DESTINATION_HTTP || destination->kind == DESTINATION_FTP;
}

#endif
