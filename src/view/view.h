/*
 * Pages: model and scores turned into the data that templates show, and rendered. One file for
 * each kind of page. No markup here: that is what `templates/` is for.
 */
#ifndef VETRO_VIEW_H
#define VETRO_VIEW_H

#include "model/model.h"
#include "score/score.h"

/* Entries on one page of a list; longer lists go on over further pages. */
enum { VIEW_ENTRIES_PER_PAGE = 500 };

/* Objectives of an edition whose printed tables stand on one page. */
enum { VIEW_PRINT_OBJECTIVES = 2000 };

/* The largest table of one axis by another that there is a page for. */
enum { VIEW_MATRIX_COLUMNS = 30, VIEW_MATRIX_ROWS = 300 };

enum view_page_kind {
    VIEW_HOME,
    VIEW_NOT_FOUND,
    VIEW_EDITION,    /* dashboard of an edition */
    VIEW_AXIS,       /* all values of an axis */
    VIEW_VALUE,      /* one value of an axis */
    VIEW_OBJECTIVES, /* list of all objectives */
    VIEW_OBJECTIVE,
    VIEW_ALIAS, /* a further code of the objective `item`, number `axis`: leads to its page */
    VIEW_CALENDAR, /* what is due when */
    VIEW_MANAGERS, /* offices and their managers */
    VIEW_MANAGER,
    VIEW_VERIFICATION, /* the audit */
    VIEW_RATINGS,      /* the rating scale */
    VIEW_RATING,       /* objectives of one step of the scale, or of none */
    VIEW_MATRIX,       /* one axis by another: `axis` by `item` */
    VIEW_INDEX,        /* objectives in alphabetical order */
    VIEW_CHANGES,      /* since the edition before */
    VIEW_GUIDE,        /* how to read the data */
    VIEW_GLOSSARY,
    VIEW_SEARCH,
    VIEW_PRINT,  /* the tables of the document, to be printed */
    VIEW_REPORT, /* chapters and tables of the narrative */
    VIEW_CHAPTER,
    VIEW_REPORT_PRINT, /* all chapters as one document */
    VIEW_TABLE,
    VIEW_ACTS,                 /* register of acts */
    VIEW_ACT_FILTER,           /* acts of one organ, type or month: `axis` by the act `item` */
    VIEW_DATA,                 /* open data of an edition */
    VIEW_DATASET,              /* `item`: one of its tables */
    VIEW_PUBLICATIONS,         /* what changed since it was first published */
    VIEW_TRAILS,               /* the ways to the pages of the edition, as linked data */
    VIEW_TRANSPARENCY_ROOT,    /* Amministrazione trasparente */
    VIEW_TRANSPARENCY,         /* its section Performance */
    VIEW_TRANSPARENCY_SECTION, /* `item`: one of the five subsections */
    VIEW_TRANSPARENCY_ARCHIVE,
    VIEW_REUSE,       /* how the data of the site are put to use */
    VIEW_SITE_TRAILS, /* the ways to pages of no edition */
    VIEW_SITEMAP,     /* sitemap.xml, of several parts for a very large site */
    VIEW_FEED,
    VIEW_ROBOTS,
    VIEW_SECURITY,
    VIEW_PAGE_KINDS,
};

/* Which page: indexes that do not apply are 0. */
struct view_page {
    enum view_page_kind kind;
    size_t edition;
    size_t axis;
    size_t item; /* value, objective, manager, rating or second axis */
    size_t part; /* of a long list, from 0 */
};

/* What pages are made from; all of it must outlive the view. */
struct view_source {
    const struct site *site;
    const struct scores *scores;          /* [edition] */
    const struct audit *audits;           /* [edition] */
    const struct publications *histories; /* [edition] */
    struct text templates;                /* folder of *.mustache */

    /* Appends CommonMark as markup that is safe to show; may be called by many threads.
       With `terms` (may be NULL) first uses lead to the glossary. */
    void (*markdown)(struct text markdown, const struct term_use *terms, struct buffer *html);
};

struct view;

/*
 * Compiles the templates and prepares what pages share. NULL: the templates have errors, which
 * were added to the diagnostics.
 */
struct view *view_create(const struct view_source *source, struct diagnostics *diagnostics);

size_t view_page_count(const struct view *view);

/*
 * Pages in a fixed order; `index` is less than view_page_count. Sitemaps, which take longest, come
 * first, so that no processor is left alone with one at the end.
 */
struct view_page view_page_at(const struct view *view, size_t index);

struct view_request {
    struct view_page page;
    const struct objective_account *account; /* of the objective; only its page needs it */
};

/*
 * Renders a page. Appends its bytes to `output`; its path within the site is made in `arena`,
 * as is all that is needed on the way. The view is only read: threads may render at once, each
 * with its own arena, output and diagnostics.
 */
bool view_render(const struct view *view, const struct view_request *request,
                 struct arena *arena, struct text *path, struct buffer *output,
                 struct diagnostics *diagnostics);

void view_free(struct view *view);

#endif
