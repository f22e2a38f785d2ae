#include "base/marks.h"

#include <string.h>

enum { LANE = sizeof(marks_lane), BLOCK = 8 };

/* Whether any of sixteen bytes is in the set. */
static bool lane_has(const char *bytes, const struct marks *marks)
{
    marks_lane lane;
    uint64_t halves[2];

    memcpy(&lane, bytes, LANE);
    marks_lane found = (marks_lane)(lane < marks->controls);
    for (size_t i = 0; i < MARKS_LANES; i++)
        found |= (marks_lane)(lane == marks->lanes[i]);
    memcpy(halves, &found, LANE);
    return (halves[0] | halves[1]) != 0;
}

/* The same of eight bytes, by the table. */
static bool block_has(const unsigned char *block, const uint8_t table[256])
{
    return (table[block[0]] | table[block[1]] | table[block[2]] | table[block[3]] |
            table[block[4]] | table[block[5]] | table[block[6]] | table[block[7]]) != 0;
}

size_t marks_find(struct text text, size_t start, const struct marks *marks)
{
    const unsigned char *bytes = (const unsigned char *)text.data;

    if (marks->in_lanes && text.length - start >= LANE) {
        while (text.length - start >= LANE && !lane_has(text.data + start, marks))
            start += LANE;
        /* What is left is looked at together with what came before it. */
        if (text.length - start < LANE && !lane_has(text.data + text.length - LANE, marks))
            return text.length;
    }
    while (text.length - start >= BLOCK && !block_has(bytes + start, marks->table))
        start += BLOCK;
    while (start < text.length && !marks->table[bytes[start]])
        start++;
    return start;
}
