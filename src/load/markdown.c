#include "load/markdown.h"

#include "load/load.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

static cmark_node *parse(struct text markdown)
{
    return cmark_parse_document(markdown.length > 0 ? markdown.data : "", markdown.length,
                                CMARK_OPT_DEFAULT);
}

static bool is_html(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    return type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_HTML_BLOCK;
}

/* Puts the literal of a node of HTML in its place as text. */
static void show_as_text(cmark_node *html)
{
    cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node *replacement = text;

    cmark_node_set_literal(text, cmark_node_get_literal(html));
    if (cmark_node_get_type(html) == CMARK_NODE_HTML_BLOCK) {
        replacement = cmark_node_new(CMARK_NODE_PARAGRAPH);
        cmark_node_append_child(replacement, text);
    }
    cmark_node_replace(html, replacement);
    cmark_node_free(html);
}

/* The nodes of HTML are leaves: those may be replaced while the iterator is beyond them. */
size_t markdown_show_html(cmark_node *document)
{
    cmark_iter *iterator = cmark_iter_new(document);
    size_t count = 0;

    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (!is_html(node))
            continue;
        show_as_text(node);
        count++;
    }
    cmark_iter_free(iterator);
    return count;
}

bool markdown_has_html(struct text markdown)
{
    if (text_find(markdown, '<') == markdown.length)
        return false;

    cmark_node *document = parse(markdown);
    bool found = markdown_show_html(document) > 0;
    cmark_node_free(document);
    return found;
}

/* From the page that the text stands on. The context is a buffer. */
static struct text find_address(const struct term_linking *linking, size_t term)
{
    struct buffer *address = linking->context;

    buffer_clear(address);
    buffer_append(address, linking->use->address);
    buffer_append(address, linking->use->site->terms[term].id);
    buffer_append_byte(address, '\0');
    return text_slice(buffer_text(address), 0, address->length - 1);
}

void markdown_render(struct text markdown, const struct term_linking *linking,
                     struct buffer *html)
{
    cmark_node *document = parse(markdown);

    markdown_show_html(document);
    if (linking != NULL)
        markdown_link_terms(document, linking);
    char *rendered = cmark_render_html(document, CMARK_OPT_SAFE);
    buffer_append(html, text_from(rendered));
    free(rendered);
    cmark_node_free(document);
}

void load_markdown(struct text markdown, const struct term_use *terms, struct buffer *html)
{
    struct buffer address = {0};
    const struct term_linking linking = {terms, find_address, &address};
    const struct term_linking *wanted = terms != NULL ? &linking : NULL;

    if (!markdown_render_plain(markdown, wanted, html))
        markdown_render(markdown, wanted, html);
    buffer_free(&address);
}
