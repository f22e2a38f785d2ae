#include "write/hash.h"

#include <string.h>
#include <xxhash.h>

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

void hash_append(struct buffer *buffer, struct hash hash)
{
    char text[HASH_TEXT_SIZE];

    for (size_t i = 0; i < HASH_SIZE; i++) {
        text[2 * i] = DIGITS[hash.bytes[i] >> 4];
        text[2 * i + 1] = DIGITS[hash.bytes[i] & 15];
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
