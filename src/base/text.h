/*
 * Text is a slice: a pointer and a length in bytes, UTF-8 unless said otherwise, not
 * terminated. It does not own its bytes.
 */
#ifndef VETRO_BASE_TEXT_H
#define VETRO_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text {
    const char *data; /* may be NULL when length is 0 */
    size_t length;    /* bytes */
};

/* A literal as a slice: TEXT("abc"). */
#define TEXT(literal) ((struct text){(literal), sizeof(literal) - 1})

/* The same as a constant initialiser. */
#define TEXT_INITIALISER(literal)                                                              \
    {                                                                                          \
        (literal), sizeof(literal) - 1                                                         \
    }

/* For printf: printf("%.*s", TEXT_PRINT(text)). */
#define TEXT_PRINT(text) (int)(text).length, (text).length > 0 ? (text).data : ""

/* A terminated string as a slice; NULL gives the empty text. */
struct text text_from(const char *string);

bool text_equal(struct text a, struct text b);
bool text_starts_with(struct text text, struct text prefix);
bool text_ends_with(struct text text, struct text suffix);

/* Byte order: less than, equal to or greater than 0, as memcmp. */
int text_compare(struct text a, struct text b);

/* Without blanks, tabs, line ends and no-break spaces on both sides. */
struct text text_trim(struct text text);

/* `length` bytes from `start`, cut where the text ends. */
static inline struct text text_slice(struct text text, size_t start, size_t length)
{
    if (start >= text.length)
        return (struct text){"", 0};
    size_t left = text.length - start;
    return (struct text){text.data + start, length < left ? length : left};
}

/* Position of the first `byte`, or the length of the text when there is none. */
size_t text_find(struct text text, char byte);

/*
 * Cuts the first field off `*rest` at `separator`, which is consumed. False when `*rest`
 * was used up. An empty text has no field; a separator at the end begins none.
 */
bool text_next(struct text *rest, char separator, struct text *field);

/* Position of the first byte that is not valid UTF-8; the length when all is. */
size_t text_find_invalid_utf8(struct text text);

/*
 * Decodes the character at `*position` (valid UTF-8 is assumed; a stray byte stands for
 * itself) and moves the position behind it.
 */
uint32_t text_decode(struct text text, size_t *position);

/* Eight bytes at a time: for hash tables in memory, not for security, nor to be kept. */
uint64_t text_hash(struct text text);

struct arena;

/*
 * Folds for comparison: lower case, Latin accents dropped, typographic apostrophes and
 * dashes made plain, runs of blanks and punctuation reduced to one blank.
 */
struct text text_fold(struct arena *arena, struct text text);

/* As text_fold, with hyphens for blanks: letters a–z, digits and single hyphens only. */
struct text text_slug(struct arena *arena, struct text text);

/*
 * Edits (insert, remove, replace, by byte) between two folded texts, up to `limit`; any larger
 * distance is `limit` + 1.
 */
size_t text_distance(struct text a, struct text b, size_t limit);

/*
 * The candidates nearest to `wanted`, by folded distance (at most a third of its length), best
 * first, ties in the order given. Writes up to `most` indexes; returns how many.
 */
size_t text_nearest(struct text wanted, const struct text *candidates, size_t count,
                    size_t *indexes, size_t most);

#endif
