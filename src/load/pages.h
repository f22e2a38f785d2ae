/* Reading of narrative pages. Private to the room. */
#ifndef VETRO_LOAD_PAGES_H
#define VETRO_LOAD_PAGES_H

#include "load/loader.h"

enum {
    PAGE_SIZE_MAX = 1024 * 1024,    /* bytes of a page */
    PAGE_PARAGRAPH_MAX = 64 * 1024, /* bytes between two blank lines */
    PAGE_HEADING_LEVEL_FIRST = 2,   /* the title of the page is level 1 */
    PAGE_EXCERPT_MAX = 60,          /* bytes of the content that a message shows */
};

/* A link to another page, or to a heading, checked when all pages are known. */
struct pending_link {
    struct text page; /* id of the one that it stands on: pages are sorted in between */
    size_t reference;
    struct text target; /* id of the one that it leads to */
    struct origin origin;
};

/* All pages of an edition while they are read. */
struct page_reading {
    struct plan *plan;
    struct pending_link *links; /* on the heap */
    size_t link_count;
    size_t link_capacity;
};

/* One page while it is read. */
struct page_draft {
    struct page_reading *reading;
    const struct edition *edition;
    struct narrative_page *page;
    struct text body;  /* the Markdown behind the front matter; later with values in place */
    size_t first_line; /* of the file: where the body begins */
    struct map anchors;
    size_t block_capacity;
    size_t reference_capacity;
    unsigned heading_level; /* of the newest heading */
};

/* Reports an error at a line of the file, printf fashion; the format is translated already. */
#define page_error(draft, line, ...)                                                           \
    diagnose((draft)->reading->plan->loader->diagnostics, SEVERITY_ERROR,                      \
             page_place((draft), (line)), __VA_ARGS__)
#define page_hint(draft, ...)                                                                  \
    diagnose_hint((draft)->reading->plan->loader->diagnostics, __VA_ARGS__)

struct place page_place(const struct page_draft *draft, size_t line);

/* Hints at the candidate nearest to `wanted`. */
void page_suggest(struct page_draft *draft, struct text wanted, const struct text *candidates,
                  size_t count);

/* The start of a text, for messages. */
struct text page_excerpt(struct text text);

/* ---- page_front.c ---- */

/*
 * Reads what stands between the two lines of hyphens at the beginning of `source` into the
 * page, and leaves the rest in draft->body. False when there is nothing to be read there.
 */
bool page_read_front(struct page_draft *draft, struct text source);

/* ---- page_values.c ---- */

/* Puts the figures that {valore …} and the like ask for into the text; lines stay lines. */
void page_place_values(struct page_draft *draft, struct buffer *result);

/*
 * The table, column or row of that name; NONE with a report, or without one where the rows of the
 * table could not be read.
 */
size_t page_find_table(struct page_draft *draft, size_t line, struct text id);
size_t page_find_column(struct page_draft *draft, size_t line, const struct data_table *table,
                        struct text name);
size_t page_find_row(struct page_draft *draft, size_t line, const struct data_table *table,
                     struct text key);

/* ---- page_placement.c ---- */

/* Reads a fenced block: its words (`tabella NAME`) and its options. False: reported. */
bool page_read_placement(struct page_draft *draft, size_t line, struct text words,
                         struct text options, struct page_block *block);

/* ---- page_links.c ---- */

/* Reads the address of a link; false when it leads out of the site, or was reported. */
bool page_read_link(struct page_draft *draft, size_t line, struct text address,
                    size_t *reference);

/* Adds what a link leads to; its number stands in the markup. */
size_t page_add_reference(struct page_draft *draft, struct page_reference reference);

/* Checks the links that had to wait for all pages. */
void page_check_links(struct page_reading *reading);

/* ---- page_blocks.c ---- */

/* Takes the Markdown apart into blocks. */
void page_read_blocks(struct page_draft *draft, struct text markdown);

#endif
