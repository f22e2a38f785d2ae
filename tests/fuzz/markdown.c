/* Any bytes as Markdown: what comes out has no element that runs a script. */
#include "fuzz.h"

#include "load/load.h"

/* Raw HTML never gets through, so these can only be written by the program itself. */
static void refuse(const struct buffer *html, const char *forbidden)
{
    if (html->length > 0 &&
        memmem(html->data, html->length, forbidden, strlen(forbidden)) != NULL)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buffer html = {0};
    struct text markdown = {(const char *)data, size};

    /* The loader lets nothing else through. */
    if (text_find_invalid_utf8(markdown) == size && text_find(markdown, '\0') == size)
        load_markdown(markdown, NULL, &html);
    refuse(&html, "<script");
    refuse(&html, "href=\"javascript:");
    buffer_free(&html);
    return 0;
}
