#include "mustache/mustache.h"

#define SPECIAL(X) X('&') X('<') X('>') X('"') X('\'')

static const struct marks special = MARKS(SPECIAL);

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
        size_t end = marks_find(text, run, &special);
        if (end > run)
            buffer_append(output, (struct text){text.data + run, end - run});
        if (end == text.length)
            return;
        buffer_append(output, entity_of(text.data[end]));
        run = end + 1;
    }
}

struct text mustache_escaped(struct arena *arena, struct text text)
{
    struct buffer html = {0};

    if (marks_find(text, 0, &special) == text.length)
        return text;
    mustache_escape(&html, text);
    struct text escaped = arena_copy(arena, buffer_text(&html));
    buffer_free(&html);
    return escaped;
}
