/* Sets of bytes to look for in texts: those to be escaped, say. Most texts have none of them. */
#ifndef VETRO_BASE_MARKS_H
#define VETRO_BASE_MARKS_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* As many bytes as are compared at once. */
typedef uint8_t marks_lane __attribute__((vector_size(16)));

enum { MARKS_LANES = 5 };

/* Made by the macros below. */
struct marks {
    uint8_t table[256]; /* 1 for each byte of the set */

    /* The same for comparing many at once, where they are not too many. */
    bool in_lanes;
    marks_lane lanes[MARKS_LANES]; /* a byte in each */
    uint8_t controls;              /* the bytes below this one are in the set as well */
};

/*
 * A set of at most MARKS_LANES bytes, given as a macro that names each:
 *
 *     #define SPECIAL(X) X('<') X('&')
 *     static const struct marks special = MARKS(SPECIAL);
 *
 * MARKS_AND_CONTROLS has the bytes below 0x20 as well; so has MARKS_MANY, which takes any number
 * of others and is more slowly looked for.
 */
/* clang-format off */
#define MARKS(LIST) {.table = {LIST(MARKS_ENTRY)}, MARKS_IN_LANES(LIST)}
#define MARKS_AND_CONTROLS(LIST)                                                               \
    {.table = {MARKS_CONTROLS LIST(MARKS_ENTRY)}, MARKS_IN_LANES(LIST), .controls = 0x20}
#define MARKS_MANY(LIST) {.table = {MARKS_CONTROLS LIST(MARKS_ENTRY)}}

#define MARKS_IN_LANES(LIST) .in_lanes = true, .lanes = {LIST(MARKS_LANE)}
#define MARKS_ENTRY(byte) [byte] = 1,
#define MARKS_LANE(byte)                                                                       \
    {byte, byte, byte, byte, byte, byte, byte, byte,                                           \
     byte, byte, byte, byte, byte, byte, byte, byte},
#define MARKS_CONTROLS                                                                         \
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
/* clang-format on */

/* Where the first byte of the set is, from `start` on; the length of the text when there is none. */
size_t marks_find(struct text text, size_t start, const struct marks *marks);

#endif
