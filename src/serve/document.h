/* Files of the site, as a browser asks for them. Private to `serve`. */
#ifndef VETRO_SERVE_DOCUMENT_H
#define VETRO_SERVE_DOCUMENT_H

#include "base/base.h"

#include <sys/stat.h>

enum document_kind {
    DOCUMENT_ABSENT, /* or not to be shown */
    DOCUMENT_FOLDER, /* asked for without the slash at its end */
    DOCUMENT_FILE,
};

struct document {
    int descriptor; /* of a file, the caller's; else -1 */
    struct stat status;
    const char *type; /* media type */
};

/*
 * Finds what `path` (decoded, with a slash before it) means below the folder `site`: a path that
 * ends with a slash means its index.html. Symbolic links, `..`, and what begins with `.vetro`
 * are never followed.
 */
enum document_kind document_open(struct text site, struct text path, struct document *document);

/* The media type that the ending of a name stands for. */
const char *document_type(struct text name);

/* Part of a document that a browser asks for. */
enum document_range { RANGE_WHOLE, RANGE_PART, RANGE_IMPOSSIBLE };

/*
 * Reads the header `Range` (RFC 9110, 14.2) for a document of `size` bytes; `first` and `length`
 * are set for RANGE_PART. What is not understood, and more than one range, mean all of it.
 */
enum document_range document_range(struct text header, uint64_t size, uint64_t *first,
                                   uint64_t *length);

#endif
