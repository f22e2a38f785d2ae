/* XXH3 hashes of 128 bits: to tell changed bytes from unchanged ones, not for security. */
#ifndef VETRO_WRITE_HASH_H
#define VETRO_WRITE_HASH_H

#include "base/base.h"

enum { HASH_SIZE = 16, HASH_TEXT_SIZE = 2 * HASH_SIZE };

struct hash {
    unsigned char bytes[HASH_SIZE]; /* most significant first */
};

struct hash hash_bytes(struct text bytes);

bool hash_equal(struct hash a, struct hash b);

/* 32 hexadecimal digits in lower case, as xxh128sum prints them. */
void hash_append(struct buffer *buffer, struct hash hash);

/* Reads exactly what hash_append writes. */
bool hash_parse(struct text text, struct hash *hash);

/* Ends a text with a line `checksum`, the hash of all before it. */
void hash_append_checksum(struct buffer *text);

/* Cuts off that line; false when the text does not end with one that is right. */
bool hash_cut_checksum(struct text *text);

#endif
