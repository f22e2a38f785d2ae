/*
 * Strict JSON (RFC 8259) with places. A scanner of our own goes over the text first, reports
 * what cJSON would let pass, and notes where every value begins; the texts are decoded by
 * cJSON. The two meet in `struct json_value`: the nodes of cJSON and the entries of the
 * scanner are walked side by side, in document order.
 *
 * Other rooms get at it through load.h, for JSON files of their own.
 */
#ifndef VETRO_LOAD_JSON_H
#define VETRO_LOAD_JSON_H

#include "base/base.h"

struct cJSON;

enum {
    JSON_DEPTH_MAX = 64,               /* lists and objects within one another */
    JSON_DIGITS_MAX = 15,              /* of a number */
    JSON_VALUES_MAX = 8 * 1000 * 1000, /* of a file */
    JSON_SIZE_MAX = 256 * 1024 * 1024, /* bytes of a file */
    JSON_SUGGESTIONS_MAX = 100,        /* per file: looking for the nearest name is slow */
    JSON_SUGGESTION_CANDIDATES = 2000,
    JSON_EXCERPT_MAX = 60, /* characters of the content that a message shows */
};

/* Bits: a field may allow several. */
enum json_kind {
    JSON_TEXT = 1,
    JSON_NUMBER = 2,
    JSON_BOOLEAN = 4,
    JSON_NULL = 8,
    JSON_LIST = 16,
    JSON_OBJECT = 32,
};

/* One value of the text. Offsets are in bytes; numbers count entries in document order. */
struct json_entry {
    uint32_t offset;
    uint32_t key;      /* offset of the quote that opens its key; JSON_NO_KEY where none */
    uint32_t line;     /* from 1 */
    uint32_t parent;   /* number of the list or object around it; 0 for the root itself */
    uint32_t position; /* within that, from 0 */
    uint32_t next;     /* number of the entry behind this value and all that is in it */
};

#define JSON_NO_KEY UINT32_MAX

struct json_mark;

struct json_document {
    struct text file;   /* as the user would type it */
    struct text source; /* the bytes, owned by the caller */
    struct text code;   /* of the objective being read, for the places of findings */
    struct diagnostics *diagnostics;
    struct arena arena; /* nodes; pointers and excerpts for findings */
    struct json_entry *entries;
    size_t entry_count;
    size_t entry_capacity;
    struct json_mark *marks; /* built when the first finding needs a column */
    struct cJSON *root;
    size_t suggestions; /* given so far */
};

/* A value of a document, or none (an absent field). */
struct json_value {
    struct json_document *document;
    const struct cJSON *node; /* NULL: none */
    uint32_t number;          /* of its entry */
};

/*
 * Sets `document` up for `source` and reads it. False when its structure cannot be followed.
 * True with findings added when it can, but something within is not allowed (a number too
 * long, a lone surrogate). Free with json_free in either case; source and file must live
 * until then.
 */
bool json_parse(struct json_document *document, struct text file, struct text source,
                struct diagnostics *diagnostics);
void json_free(struct json_document *document);

/* As json_parse, for a document in use before, or zero: in the memory it has. */
bool json_parse_again(struct json_document *document, struct text file, struct text source,
                      struct diagnostics *diagnostics);

/* The scanner alone: fills document->entries. As json_parse. */
bool json_scan(struct json_document *document);

struct json_value json_root(struct json_document *document);

static inline bool json_present(struct json_value value)
{
    return value.node != NULL;
}

enum json_kind json_kind(struct json_value value);

/* The first item of a list or object, and the one behind `value`; none at the end. */
struct json_value json_first(struct json_value value);
struct json_value json_next(struct json_value value);

/* The first item of an object with this key; none where there is none or it is no object. */
struct json_value json_member(struct json_value value, const char *key);

/* How many items a list or object has. */
size_t json_count(struct json_value value);

/* The decoded key, and the decoded text of a JSON_TEXT; good until json_free. */
struct text json_key(struct json_value value);
struct text json_text(struct json_value value);

/* The digits of a JSON_NUMBER as they stand in the source. */
struct text json_number(struct json_value value);

bool json_true(struct json_value value);

/* From 1. */
size_t json_line(struct json_value value);

/* Places for findings: of the value, of its key, of any byte. */
struct place json_place(struct json_value value);
struct place json_key_place(struct json_value value);
struct place json_offset_place(struct json_document *document, size_t offset);

/*
 * Text of the content made fit for a message: cut to JSON_EXCERPT_MAX characters, control
 * characters as U+0000. Good until json_free.
 */
struct text json_excerpt(struct json_document *document, struct text text);

#endif
