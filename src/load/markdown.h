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

/*
 * Makes the first use of each term that is not linked yet a link, and notes it: whole words, not
 * within headings, links and code. Of terms that begin at one place the longest counts.
 */
void markdown_link_terms(struct cmark_node *document, const struct term_linking *linking);

#endif
