/* Private to the room. */
#ifndef VETRO_LOAD_MARKDOWN_H
#define VETRO_LOAD_MARKDOWN_H

#include "model/model.h"

/* Whether there is raw HTML in it, which load_markdown shows as text. */
bool markdown_has_html(struct text markdown);

struct cmark_node;

/* Turns raw HTML into visible text; returns how many pieces there were. */
size_t markdown_show_html(struct cmark_node *document);

/* How links to the glossary are put into a text. */
struct term_linking {
    const struct term_use *use;
    /* The address of a term, terminated, until the next call. */
    struct text (*address)(const struct term_linking *linking, size_t term);
    void *context; /* of `address` */
};

/* A term where it stands in a text, in bytes. */
struct found_term {
    size_t term;
    size_t start;
    size_t length;
};

/* The first use in a text of a term that is not linked yet; from now on it counts as linked. */
bool markdown_find_term(struct text text, const struct term_linking *linking,
                        struct found_term *found);

/*
 * Makes the first use of each term that is not linked yet a link, and notes it: whole words, not
 * within headings, links and code. Of terms that begin at one place the longest counts.
 */
void markdown_link_terms(struct cmark_node *document, const struct term_linking *linking);

/* As load_markdown, of any text; `linking` may be NULL. */
void markdown_render(struct text markdown, const struct term_linking *linking,
                     struct buffer *html);

/* The same without a parser, where the text is one paragraph without marks; else false. */
bool markdown_render_plain(struct text markdown, const struct term_linking *linking,
                           struct buffer *html);

#endif
