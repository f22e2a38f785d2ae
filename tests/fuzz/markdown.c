/*
 * Any bytes as Markdown: what comes out has no element that runs a script, and a text that needs
 * no parser is what the parser makes of it.
 */
#include "fuzz.h"

#include "load/load.h"
#include "load/markdown.h"

/* Raw HTML never gets through, so these can only be written by the program itself. */
static void refuse(const struct buffer *html, const char *forbidden)
{
    if (html->length > 0 &&
        memmem(html->data, html->length, forbidden, strlen(forbidden)) != NULL)
        abort();
}

static void compare_with_parser(struct text markdown, const struct buffer *html)
{
    struct buffer parsed = {0};

    markdown_render(markdown, NULL, &parsed);
    if (!text_equal(buffer_text(&parsed), buffer_text(html)))
        abort();
    buffer_free(&parsed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buffer html = {0};
    struct text markdown = {(const char *)data, size};

    /* The loader lets nothing else through. */
    if (text_find_invalid_utf8(markdown) == size && text_find(markdown, '\0') == size) {
        load_markdown(markdown, NULL, &html);
        compare_with_parser(markdown, &html);
    }
    refuse(&html, "<script");
    refuse(&html, "href=\"javascript:");
    buffer_free(&html);
    return 0;
}
