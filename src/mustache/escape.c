#include "mustache/mustache.h"

static const uint8_t special[256] = {
    ['&'] = 1, ['<'] = 1, ['>'] = 1, ['"'] = 1, ['\''] = 1,
};

static struct text entity_of(char byte)
{
    switch (byte) {
    case '&':
        return TEXT("&amp;");
    case '<':
        return TEXT("&lt;");
    case '>':
        return TEXT("&gt;");
    case '"':
        return TEXT("&quot;");
    default:
        return TEXT("&#39;");
    }
}

void mustache_escape(struct buffer *output, struct text text)
{
    size_t run = 0; /* where the bytes begin that are not yet written */

    for (;;) {
        size_t end = text_find_marked(text, run, special);
        if (end > run)
            buffer_append(output, (struct text){text.data + run, end - run});
        if (end == text.length)
            return;
        buffer_append(output, entity_of(text.data[end]));
        run = end + 1;
    }
}
