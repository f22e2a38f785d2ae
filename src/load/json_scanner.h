/* What the two files of the scanner share. */
#ifndef VETRO_LOAD_JSON_SCANNER_H
#define VETRO_LOAD_JSON_SCANNER_H

#include "load/json.h"

/* A list or object that is still open. */
struct level {
    uint32_t number; /* of its entry */
    uint32_t count;  /* items so far */
};

struct scanner {
    struct json_document *document;
    const char *data;
    size_t length;
    size_t position;
    uint32_t line;
    struct level levels[JSON_DEPTH_MAX];
    size_t depth;
};

/* Reports at `offset`; `message` and `hint` (may be NULL) are translated already. */
void scanner_report(struct scanner *scanner, size_t offset, const char *message,
                    const char *hint);

/*
 * Goes from the opening quote at the position to behind the closing one. False when the text
 * has no end; true with findings for what it may not hold.
 */
bool scanner_read_text(struct scanner *scanner);

#endif
