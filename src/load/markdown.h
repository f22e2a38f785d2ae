/* Private to the room. */
#ifndef VETRO_LOAD_MARKDOWN_H
#define VETRO_LOAD_MARKDOWN_H

#include "base/base.h"

/* Whether there is raw HTML in it, which load_markdown shows as text. */
bool markdown_has_html(struct text markdown);

struct cmark_node;

/* Turns raw HTML into visible text; returns how many pieces there were. */
size_t markdown_show_html(struct cmark_node *document);

#endif
