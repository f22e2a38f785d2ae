#include "base/arena.h"
#include "base/text.h"

#include <string.h>

/* Length of the sequence that `lead` begins, or 0 when no sequence begins with it. */
static size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

/* The first byte behind the lead is narrower for some leads: overlong forms, surrogates. */
static bool second_byte_fits(unsigned char lead, unsigned char second)
{
    unsigned char lowest = 0x80;
    unsigned char highest = 0xBF;

    if (lead == 0xE0)
        lowest = 0xA0;
    else if (lead == 0xED)
        highest = 0x9F;
    else if (lead == 0xF0)
        lowest = 0x90;
    else if (lead == 0xF4)
        highest = 0x8F;
    return second >= lowest && second <= highest;
}

static bool is_sequence(const unsigned char *bytes, size_t length)
{
    if (length > 1 && !second_byte_fits(bytes[0], bytes[1]))
        return false;
    for (size_t i = 2; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return false;
    }
    return true;
}

/* Past the ASCII characters from `position` on, eight at a time while that lasts. */
static size_t skip_ascii(struct text text, size_t position)
{
    static const uint64_t high_bits = 0x8080808080808080u;
    uint64_t block;

    while (text.length - position >= sizeof block) {
        memcpy(&block, text.data + position, sizeof block);
        if ((block & high_bits) != 0)
            break;
        position += sizeof block;
    }
    while (position < text.length && (unsigned char)text.data[position] < 0x80)
        position++;
    return position;
}

size_t text_find_invalid_utf8(struct text text)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    size_t position = 0;

    for (;;) {
        position = skip_ascii(text, position);
        if (position == text.length)
            return position;
        size_t length = sequence_length(bytes[position]);
        if (length == 0 || length > text.length - position ||
            !is_sequence(bytes + position, length))
            return position;
        position += length;
    }
}

uint32_t text_decode(struct text text, size_t *position)
{
    static const unsigned char lead_masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const unsigned char *bytes = (const unsigned char *)text.data + *position;
    size_t length = sequence_length(bytes[0]);

    if (length == 0 || length > text.length - *position) {
        (*position)++;
        return bytes[0];
    }
    uint32_t character = bytes[0] & lead_masks[length];
    for (size_t i = 1; i < length; i++)
        character = character << 6 | (bytes[i] & 0x3F);
    *position += length;
    return character;
}

/* Base letters of U+00C0 to U+017F, in lower case; a dot where there is none. */
static const char latin_letters[] = "aaaaaaaceeeeiiiidnooooo.ouuuuyts"
                                    "aaaaaaaceeeeiiiidnooooo.ouuuuyty"
                                    "aaaaaaccccccccddddeeeeeeeeeegggg"
                                    "gggghhhhiiiiiiiiiiiijjkkklllllll"
                                    "lllnnnnnnnnnoooooooorrrrrrssssss"
                                    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/* The folded form of what most texts are made of; 0 as below. */
/* clang-format off */
static const char folded_ascii[128] = {
    ['0'] = '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
    ['A'] = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q',
            'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
    ['a'] = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q',
            'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
};
/* clang-format on */

/*
 * The folded form of a character: 0 for a blank or punctuation, otherwise the character to
 * keep.
 */
static uint32_t fold_character(uint32_t character)
{
    if (character < 0x80)
        return (uint32_t)folded_ascii[character];
    if (character < 0xC0 || (character >= 0x2000 && character <= 0x206F))
        return 0;
    if (character <= 0x17F) {
        char letter = latin_letters[character - 0xC0];
        return letter == '.' ? 0 : (uint32_t)(unsigned char)letter;
    }
    return character;
}

static bool is_combining_mark(uint32_t character)
{
    return character >= 0x300 && character <= 0x36F;
}

struct text text_fold(struct arena *arena, struct text text)
{
    char *folded = arena_allocate(arena, text.length + 1);
    size_t length = 0;
    bool blank = false;

    for (size_t position = 0; position < text.length;) {
        size_t start = position;
        uint32_t character = (unsigned char)text.data[position];
        if (character < 0x80)
            position++;
        else
            character = text_decode(text, &position);
        if (is_combining_mark(character))
            continue;
        uint32_t kept = fold_character(character);
        if (kept == 0) {
            blank = length > 0;
            continue;
        }
        if (blank)
            folded[length++] = ' ';
        blank = false;
        if (kept < 0x80) {
            folded[length++] = (char)kept;
        } else {
            memcpy(folded + length, text.data + start, position - start);
            length += position - start;
        }
    }
    return (struct text){folded, length};
}

struct text text_slug(struct arena *arena, struct text text)
{
    struct text folded = text_fold(arena, text);
    char *slug = arena_allocate(arena, folded.length + 1);
    size_t length = 0;

    for (size_t i = 0; i < folded.length; i++) {
        char byte = folded.data[i];
        bool plain = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        if (plain)
            slug[length++] = byte;
        else if (length > 0 && slug[length - 1] != '-')
            slug[length++] = '-';
    }
    while (length > 0 && slug[length - 1] == '-')
        length--;
    return (struct text){slug, length};
}

enum { DISTANCE_MAX_LENGTH = 256 };

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t text_distance(struct text a, struct text b, size_t limit)
{
    size_t row[DISTANCE_MAX_LENGTH + 1];
    size_t longer = a.length > b.length ? a.length : b.length;
    size_t difference = a.length > b.length ? a.length - b.length : b.length - a.length;

    if (longer > DISTANCE_MAX_LENGTH || difference > limit)
        return limit + 1;
    for (size_t j = 0; j <= b.length; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.length; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.length; j++) {
            size_t replaced = diagonal + (a.data[i - 1] != b.data[j - 1]);
            diagonal = row[j];
            row[j] = smaller(replaced, smaller(row[j], row[j - 1]) + 1);
        }
    }
    return smaller(row[b.length], limit + 1);
}

size_t text_nearest(struct text wanted, const struct text *candidates, size_t count,
                    size_t *indexes, size_t most)
{
    enum { MOST_NEAREST = 8 };
    struct arena arena = {0};
    struct text folded = text_fold(&arena, wanted);
    size_t limit = folded.length / 3;
    size_t distances[MOST_NEAREST];
    size_t found = 0;

    most = smaller(most, MOST_NEAREST);
    for (size_t i = 0; i < count; i++) {
        size_t distance = text_distance(folded, text_fold(&arena, candidates[i]), limit);
        if (distance > limit)
            continue;
        size_t place = found;
        while (place > 0 && distances[place - 1] > distance)
            place--;
        if (place >= most)
            continue;
        found = smaller(found + 1, most);
        for (size_t j = found - 1; j > place; j--) {
            distances[j] = distances[j - 1];
            indexes[j] = indexes[j - 1];
        }
        distances[place] = distance;
        indexes[place] = i;
    }
    arena_free(&arena);
    return found;
}
