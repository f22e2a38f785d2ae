/* Private to the room. */
#ifndef VETRO_LOAD_MARKDOWN_H
#define VETRO_LOAD_MARKDOWN_H

#include "base/base.h"

/* Whether there is raw HTML in it, which load_markdown shows as text. */
bool markdown_has_html(struct text markdown);

#endif
