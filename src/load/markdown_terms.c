/* Links to the glossary where its words first come up in a text. */
#include "load/markdown.h"

#include <cmark.h>
#include <string.h>

/* Letters and digits; not the punctuation, of which the apostrophe is the most common. */
static bool is_letter(uint32_t character)
{
    if (character < 0x80)
        return (character >= '0' && character <= '9') ||
               ((character | 0x20) >= 'a' && (character | 0x20) <= 'z');
    return character >= 0xC0 && (character < 0x2000 || character >= 0x2C00);
}

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Whether a word could begin or end between two characters, of which `position` is the second. */
static bool is_border(struct text text, size_t position)
{
    size_t before = position;
    size_t behind = position;

    if (position == 0 || position >= text.length)
        return true;
    do
        before--;
    while (before > 0 && is_continuation(text.data[before]));
    return !is_letter(text_decode(text, &before)) || !is_letter(text_decode(text, &behind));
}

static char to_lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
}

/* Whether the words stand at `position`, in small letters or capitals. */
static bool stands_at(struct text text, size_t position, struct text words)
{
    if (words.length == 0 || words.length > text.length - position ||
        !is_border(text, position + words.length))
        return false;
    for (size_t i = 0; i < words.length; i++) {
        if (to_lower(text.data[position + i]) != to_lower(words.data[i]))
            return false;
    }
    return true;
}

/* The term whose longest form stands at `position`; the length of that, or 0. */
static size_t find_term(const struct site *site, struct text text, size_t position,
                        size_t *term)
{
    size_t longest = 0;

    for (size_t i = 0; i < site->term_count; i++) {
        const struct term *candidate = &site->terms[i];
        for (size_t j = 0; j < candidate->form_count; j++) {
            struct text form = candidate->forms[j];
            if (form.length <= longest || !stands_at(text, position, form))
                continue;
            longest = form.length;
            *term = i;
        }
    }
    return longest;
}

bool markdown_find_term(struct text text, const struct term_linking *linking,
                        struct found_term *found)
{
    const struct site *site = linking->use->site;
    bool *linked = linking->use->linked;
    size_t term = 0;

    for (size_t at = 0; at < text.length && site->term_count > 0; at++) {
        if (is_continuation(text.data[at]) || !is_border(text, at))
            continue;
        size_t length = find_term(site, text, at, &term);
        if (length > 0 && !linked[term]) {
            linked[term] = true;
            *found = (struct found_term){term, at, length};
            return true;
        }
        at += length > 0 ? length - 1 : 0;
    }
    return false;
}

static cmark_node *make_text(struct text text)
{
    cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);
    struct buffer terminated = {0};

    buffer_append(&terminated, text);
    buffer_append_byte(&terminated, '\0');
    cmark_node_set_literal(node, terminated.data);
    buffer_free(&terminated);
    return node;
}

/* Puts `words` of the text of a node into a link; the node keeps what comes behind them. */
static void put_link(cmark_node *node, struct text before, struct text words,
                     struct text address)
{
    cmark_node *link = cmark_node_new(CMARK_NODE_LINK);

    cmark_node_set_url(link, address.data);
    cmark_node_append_child(link, make_text(words));
    if (before.length > 0)
        cmark_node_insert_before(node, make_text(before));
    cmark_node_insert_before(node, link);
    cmark_node_set_literal(node, words.data + words.length);
}

static void link_text(cmark_node *node, const struct term_linking *linking)
{
    struct text text = text_from(cmark_node_get_literal(node));
    struct found_term found;

    while (markdown_find_term(text, linking, &found)) {
        put_link(node, text_slice(text, 0, found.start),
                 text_slice(text, found.start, found.length),
                 linking->address(linking, found.term));
        text = text_from(cmark_node_get_literal(node));
    }
}

/* What is put in stands before the node that the iterator is at, so that it is not met again. */
void markdown_link_terms(cmark_node *document, const struct term_linking *linking)
{
    size_t closed = 0; /* headings, links and images that are around */
    cmark_event_type event;

    if (linking->use->site->term_count == 0)
        return;
    cmark_consolidate_text_nodes(document);
    cmark_iter *iterator = cmark_iter_new(document);
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HEADING || type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
            closed += event == CMARK_EVENT_ENTER ? 1 : (size_t)-1;
        else if (type == CMARK_NODE_TEXT && closed == 0)
            link_text(node, linking);
    }
    cmark_iter_free(iterator);
}
