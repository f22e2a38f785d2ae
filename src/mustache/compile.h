/*
 * Inside the room: from source to instructions in three passes. Scanning cuts the source into
 * tokens; matching pairs opening and closing tags and settles which lines vanish because
 * tags stand alone on them; emitting writes the instructions. Only the first two find faults
 * of syntax, and both always run, so that all faults are found in one run.
 */
#ifndef VETRO_MUSTACHE_COMPILE_H
#define VETRO_MUSTACHE_COMPILE_H

#include "mustache/template.h"

enum token_kind {
    TOKEN_TEXT,
    TOKEN_ESCAPED,
    TOKEN_RAW,
    TOKEN_SECTION,
    TOKEN_INVERTED,
    TOKEN_CLOSE,
    TOKEN_PARTIAL,
    TOKEN_PARENT,
    TOKEN_BLOCK,
    TOKEN_COMMENT,
    TOKEN_DELIMITERS,
};

struct token {
    enum token_kind kind;
    uint32_t start; /* in bytes of the source; text tokens lose the blanks of vanished lines */
    uint32_t end;
    struct text content; /* of a tag: its name */
    uint32_t parts;      /* of a value: its dotted name, in `parts` of the template */
    uint32_t part_count;
    uint32_t partner;  /* the closing tag of an opening one, and the other way round */
    bool begins_line;  /* only blanks before it on its line */
    bool ends_line;    /* only blanks behind it on its line */
    bool alone;        /* its line vanishes */
    bool alone_paired; /* blocks and parents: only blanks before it and behind its partner */
    bool argument;     /* a block right inside a parent */
};

struct compilation {
    struct mustache_library *library;
    struct mustache_template *template;
    struct diagnostics *diagnostics;
    size_t faults;
    bool cut_short; /* a tag is never closed: what follows it was not read */
    struct token *tokens;
    size_t token_count;
    size_t token_capacity;
};

/* Counts a fault and returns its place. */
struct place mustache_fault(struct compilation *compilation, size_t source);

/* Where the spaces and tabs begin, or end, that stand before or behind a position. */
size_t mustache_blanks_before(struct text source, size_t position);
size_t mustache_blanks_behind(struct text source, size_t position);

void mustache_scan(struct compilation *compilation);
void mustache_match(struct compilation *compilation);

/* Only after scanning and matching without faults. */
void mustache_emit(struct compilation *compilation);

#endif
