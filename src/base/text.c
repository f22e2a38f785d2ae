#include "base/text.h"

#include <string.h>

struct text text_from(const char *string)
{
    return string == NULL ? (struct text){"", 0} : (struct text){string, strlen(string)};
}

bool text_equal(struct text a, struct text b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

bool text_starts_with(struct text text, struct text prefix)
{
    return text.length >= prefix.length &&
           text_equal((struct text){text.data, prefix.length}, prefix);
}

bool text_ends_with(struct text text, struct text suffix)
{
    return text.length >= suffix.length &&
           text_equal(text_slice(text, text.length - suffix.length, suffix.length), suffix);
}

int text_compare(struct text a, struct text b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter > 0 ? memcmp(a.data, b.data, shorter) : 0;

    if (order != 0)
        return order;
    return a.length < b.length ? -1 : a.length > b.length;
}

/* Length of the blank that `text` begins with, or 0. */
static size_t leading_blank(struct text text)
{
    if (text.length > 0 && strchr(" \t\r\n\v\f", text.data[0]) != NULL && text.data[0] != '\0')
        return 1;
    return text_starts_with(text, TEXT("\u00a0")) ? 2 : 0;
}

static size_t trailing_blank(struct text text)
{
    if (text.length > 0 && leading_blank(text_slice(text, text.length - 1, 1)) == 1)
        return 1;
    return text_ends_with(text, TEXT("\u00a0")) ? 2 : 0;
}

struct text text_trim(struct text text)
{
    size_t blank;

    while ((blank = leading_blank(text)) > 0)
        text = text_slice(text, blank, text.length);
    while ((blank = trailing_blank(text)) > 0)
        text.length -= blank;
    return text;
}

size_t text_find(struct text text, char byte)
{
    const char *found = text.length > 0 ? memchr(text.data, byte, text.length) : NULL;

    return found == NULL ? text.length : (size_t)(found - text.data);
}

bool text_next(struct text *rest, char separator, struct text *field)
{
    if (rest->length == 0)
        return false;
    size_t end = text_find(*rest, separator);
    *field = text_slice(*rest, 0, end);
    *rest = text_slice(*rest, end + 1, rest->length);
    return true;
}

/* Any bit of `word` may change any bit of the result: the product spreads up, the shift down. */
static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 37;
}

uint64_t text_hash(struct text text)
{
    uint64_t hash = text.length;
    uint64_t word = 0;
    size_t done = 0;

    for (; text.length - done >= sizeof word; done += sizeof word) {
        memcpy(&word, text.data + done, sizeof word);
        hash = mix(hash, word);
    }
    if (done == text.length)
        return hash;
    word = 0;
    memcpy(&word, text.data + done, text.length - done);
    return mix(hash, word);
}
