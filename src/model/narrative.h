/*
 * Narrative pages of an edition: Markdown whose figures come from data tables, taken apart
 * into blocks. Part of the public header model.h.
 */
#ifndef VETRO_MODEL_NARRATIVE_H
#define VETRO_MODEL_NARRATIVE_H

enum reference_kind {
    REFERENCE_OBJECTIVE,
    REFERENCE_VALUE, /* of an axis */
    REFERENCE_ACT,   /* row of the register of acts */
    REFERENCE_TERM,  /* of the glossary */
    REFERENCE_TABLE,
    REFERENCE_PAGE, /* with an anchor, perhaps */
};

/* What a link of a page leads to. */
struct page_reference {
    enum reference_kind kind;
    size_t axis; /* of REFERENCE_VALUE */
    size_t item; /* index of the objective, value, row, table or page */
    struct text anchor;
};

enum block_kind {
    BLOCK_TEXT,
    BLOCK_HEADING,
    BLOCK_TABLE,
    BLOCK_CHART,
    BLOCK_LIST, /* rows of a table as a list, grouped perhaps */
};

enum chart_form { CHART_BARS, CHART_SERIES, CHART_SHARES };

/* Which part of a table a block shows, and how. */
struct placement {
    size_t table;
    struct references columns;
    struct text *titles;      /* per column: the heading; the column's own where empty */
    struct references rows;   /* in table order */
    struct references totals; /* columns whose sum is added as a last row */
    struct text caption;      /* the table's title where empty */
    struct text note;         /* the table's note where empty */
    size_t group;             /* column that a list is grouped by, or NONE */
    size_t label;             /* column that names the rows of a chart or list */
    enum chart_form form;
    bool has_most; /* a bar as long as can be stands for `most`, not for the longest one */
    struct decimal most;
};

struct page_block {
    enum block_kind kind;
    struct text markup; /* of a text, or of what stands in a heading; links are vetro:NUMBER */
    struct text anchor; /* of a heading; unique in the page */
    unsigned level;     /* of a heading: 2 to 6 */
    struct placement placement;
    struct origin origin;
};

struct narrative_page {
    struct text id; /* name of the file without .md: also its address */
    struct text title;
    struct text number; /* as printed: 2.1 */
    struct text summary;
    size_t act;         /* row of the register of acts that it comes from, or NONE */
    struct text source; /* what it comes from, in words, where that is no act; may be empty */
    struct text office;
    struct date published; /* first publication */
    struct date updated;   /* last update */
    struct page_block *blocks;
    size_t block_count;
    struct page_reference *references; /* by the NUMBER of vetro:NUMBER */
    size_t reference_count;
    struct origin origin;
};

/* The markup of a link of a page to something within the site begins so. */
#define PAGE_REFERENCE_SCHEME "vetro:"

#endif
