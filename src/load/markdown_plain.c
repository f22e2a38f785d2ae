/*
 * Most texts of a plan are one paragraph without any mark: those need no parser. What comes out
 * is the same as what cmark makes of them, which tests and fuzzing hold it to.
 */
#include "load/markdown.h"

/* Bytes that may be marks of CommonMark, or are not themselves in HTML. */
/* clang-format off */
#define MARKED(X) \
    X('!') X('"') X('#') X('$') X('&') X('*') X('+') X('<') X('=') X('>') X('@') X('[') \
    X('\\') X(']') X('^') X('_') X('`') X('{') X('|') X('}') X('~') X(0x7F)
/* clang-format on */

static const struct marks marked = MARKS_MANY(MARKED);

/* One line; as it begins with a letter, it is no item of a list. */
static bool is_plain(struct text markdown)
{
    if (markdown.length == 0)
        return false;
    char first = (char)(markdown.data[0] | 0x20);
    return first >= 'a' && first <= 'z' && marks_find(markdown, 0, &marked) == markdown.length;
}

static struct text trim_end(struct text line)
{
    while (line.length > 0 && line.data[line.length - 1] == ' ')
        line.length--;
    return line;
}

static void append_link(struct buffer *html, struct text words, struct text address)
{
    buffer_append(html, TEXT("<a href=\""));
    buffer_append(html, address);
    buffer_append(html, TEXT("\">"));
    buffer_append(html, words);
    buffer_append(html, TEXT("</a>"));
}

bool markdown_render_plain(struct text markdown, const struct term_linking *linking,
                           struct buffer *html)
{
    if (!is_plain(markdown))
        return false;

    struct text rest = trim_end(markdown);
    struct found_term found;
    buffer_append(html, TEXT("<p>"));
    while (linking != NULL && markdown_find_term(rest, linking, &found)) {
        buffer_append(html, text_slice(rest, 0, found.start));
        append_link(html, text_slice(rest, found.start, found.length),
                    linking->address(linking, found.term));
        rest = text_slice(rest, found.start + found.length, rest.length);
    }
    buffer_append(html, rest);
    buffer_append(html, TEXT("</p>\n"));
    return true;
}
