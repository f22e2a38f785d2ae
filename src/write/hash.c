#include "write/hash.h"

#include <string.h>
#include <xxhash.h>

#define CHECKSUM_WORD "checksum "

/* The checksum line with its line end. */
enum { CHECKSUM_SIZE = sizeof CHECKSUM_WORD - 1 + HASH_TEXT_SIZE + 1 };

static const char DIGITS[] = "0123456789abcdef";

struct hash hash_bytes(struct text bytes)
{
    XXH128_canonical_t canonical;
    struct hash hash;

    XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data, bytes.length));
    memcpy(hash.bytes, canonical.digest, HASH_SIZE);
    return hash;
}

bool hash_equal(struct hash a, struct hash b)
{
    return memcmp(a.bytes, b.bytes, HASH_SIZE) == 0;
}

/* Computed, not looked up: the compiler then does many at once. */
static char digit_of(unsigned char value)
{
    return (char)(value + (value > 9 ? 'a' - 10 : '0'));
}

void hash_append(struct buffer *buffer, struct hash hash)
{
    char text[HASH_TEXT_SIZE];

    for (size_t i = 0; i < HASH_SIZE; i++) {
        text[2 * i] = digit_of(hash.bytes[i] >> 4);
        text[2 * i + 1] = digit_of(hash.bytes[i] & 15);
    }
    buffer_append(buffer, (struct text){text, sizeof text});
}

bool hash_parse(struct text text, struct hash *hash)
{
    if (text.length != HASH_TEXT_SIZE)
        return false;
    for (size_t i = 0; i < HASH_TEXT_SIZE; i++) {
        const char *digit = memchr(DIGITS, text.data[i], sizeof DIGITS - 1);
        if (digit == NULL)
            return false;
        unsigned value = (unsigned)(digit - DIGITS);
        unsigned high = i % 2 == 0 ? 0 : hash->bytes[i / 2];
        hash->bytes[i / 2] = (unsigned char)(high << 4 | value);
    }
    return true;
}

void hash_append_checksum(struct buffer *text)
{
    struct hash checksum = hash_bytes(buffer_text(text));

    buffer_append(text, TEXT(CHECKSUM_WORD));
    hash_append(text, checksum);
    buffer_append_byte(text, '\n');
}

bool hash_cut_checksum(struct text *text)
{
    if (text->length < CHECKSUM_SIZE || !text_ends_with(*text, TEXT("\n")))
        return false;
    struct text body = text_slice(*text, 0, text->length - CHECKSUM_SIZE);
    struct text last = text_slice(*text, body.length, CHECKSUM_SIZE - 1);
    struct hash expected;

    *text = body;
    return text_starts_with(last, TEXT(CHECKSUM_WORD)) &&
           hash_parse(text_slice(last, sizeof CHECKSUM_WORD - 1, HASH_TEXT_SIZE), &expected) &&
           hash_equal(expected, hash_bytes(body));
}
