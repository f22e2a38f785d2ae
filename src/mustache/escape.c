#include "mustache/mustache.h"

/* What stands for a byte; 0 is no entity: the byte stands for itself. */
static const struct text entities[] = {
    TEXT_INITIALISER(""),     TEXT_INITIALISER("&amp;"),  TEXT_INITIALISER("&lt;"),
    TEXT_INITIALISER("&gt;"), TEXT_INITIALISER("&quot;"), TEXT_INITIALISER("&#39;"),
};

static const uint8_t entity_of[256] = {
    ['&'] = 1, ['<'] = 2, ['>'] = 3, ['"'] = 4, ['\''] = 5,
};

void mustache_escape(struct buffer *output, struct text text)
{
    size_t run = 0; /* where the bytes begin that are not yet written */

    for (size_t i = 0; i < text.length; i++) {
        uint8_t entity = entity_of[(unsigned char)text.data[i]];
        if (entity == 0)
            continue;
        buffer_append(output, (struct text){text.data + run, i - run});
        buffer_append(output, entities[entity]);
        run = i + 1;
    }
    if (run < text.length)
        buffer_append(output, (struct text){text.data + run, text.length - run});
}
