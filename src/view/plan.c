#include "view/narrative.h"

static void add_page(struct view *view, struct view_page page)
{
    view->pages =
        memory_grow(view->pages, &view->page_capacity, view->page_count, sizeof *view->pages);
    view->pages[view->page_count++] = page;
}

/* As many pages as a list of `count` entries takes. */
static void add_list(struct view *view, struct view_page page, size_t count)
{
    for (page.part = 0; page.part < path_count_parts(count); page.part++)
        add_page(view, page);
}

static void plan_ratings(struct view *view, size_t index)
{
    const struct edition *edition = &view->site->editions[index];
    struct view_page page = {.kind = VIEW_RATING, .edition = index};

    if (ratings_count(edition) == 0)
        return;
    add_page(view, (struct view_page){.kind = VIEW_RATINGS, .edition = index});
    for (page.item = 0; page.item < ratings_count(edition); page.item++)
        add_list(view, page, view->editions[index].by_rating[page.item].count);
}

static void plan_matrices(struct view *view, size_t index)
{
    const struct edition *edition = &view->site->editions[index];
    struct view_page page = {.kind = VIEW_MATRIX, .edition = index};

    for (page.axis = 0; page.axis < edition->axis_count; page.axis++) {
        for (page.item = page.axis + 1; page.item < edition->axis_count; page.item++) {
            if (matrix_fits(edition, page.axis, page.item))
                add_page(view, page);
        }
    }
}

static void plan_acts(struct view *view, size_t index)
{
    const struct edition *edition = &view->site->editions[index];
    struct view_page page = {.kind = VIEW_ACT_FILTER, .edition = index};

    add_page(view, (struct view_page){.kind = VIEW_ACTS, .edition = index});
    for (page.axis = 0; page.axis < FILTER_COUNT; page.axis++) {
        struct references rows =
            act_filter_rows(&view->arena, edition, (enum act_filter)page.axis);
        for (size_t i = 0; i < rows.count; i++) {
            page.item = rows.items[i];
            add_page(view, page);
        }
    }
}

static void plan_narrative(struct view *view, size_t index)
{
    const struct edition *edition = &view->site->editions[index];
    struct view_page page = {.kind = VIEW_CHAPTER, .edition = index};

    if (edition->page_count + edition->table_count > 0)
        add_page(view, (struct view_page){.kind = VIEW_REPORT, .edition = index});
    for (page.item = 0; page.item < edition->page_count; page.item++)
        add_page(view, page);
    if (edition->page_count > 0)
        add_page(view, (struct view_page){.kind = VIEW_REPORT_PRINT, .edition = index});
    page.kind = VIEW_TABLE;
    for (page.item = 0; page.item < edition->table_count; page.item++)
        add_page(view, page);
    if (edition->acts != NONE)
        plan_acts(view, index);
}

static void plan_aliases(struct view *view, size_t index)
{
    const struct edition *edition = &view->site->editions[index];
    struct view_page page = {.kind = VIEW_ALIAS, .edition = index};

    for (page.item = 0; page.item < edition->objective_count; page.item++) {
        size_t count = edition->objectives[page.item].share_count;
        for (page.axis = 1; page.axis < count; page.axis++)
            add_page(view, page);
    }
}

static void plan_data(struct view *view, size_t index)
{
    struct view_page page = {.kind = VIEW_DATASET, .edition = index};

    add_page(view, (struct view_page){.kind = VIEW_DATA, .edition = index});
    if (view->histories[index].entry_count > 0)
        add_page(view, (struct view_page){.kind = VIEW_PUBLICATIONS, .edition = index});
    for (page.item = 0; page.item < data_count(&view->site->editions[index]); page.item++)
        add_page(view, page);
}

static void plan_edition(struct view *view, size_t index)
{
    const struct edition *edition = &view->site->editions[index];
    const struct edition_cards *cards = &view->editions[index];
    struct view_page page = {.edition = index};

    add_page(view, (struct view_page){.kind = VIEW_TRAILS, .edition = index});
    add_page(view, (struct view_page){.kind = VIEW_EDITION, .edition = index});
    for (page.axis = 0; page.axis < edition->axis_count; page.axis++) {
        const struct axis *axis = &edition->axes[page.axis];
        page.kind = VIEW_AXIS;
        page.item = 0;
        add_page(view, page);
        page.kind = VIEW_VALUE;
        for (page.item = 0; page.item < axis->value_count; page.item++)
            add_list(view, page, axis->values[page.item].objectives.count);
    }
    page = (struct view_page){.kind = VIEW_OBJECTIVES, .edition = index};
    add_list(view, page, edition->objective_count);
    page.kind = VIEW_OBJECTIVE;
    for (page.item = 0; page.item < edition->objective_count; page.item++)
        add_page(view, page);
    plan_aliases(view, index);
    page = (struct view_page){.kind = VIEW_CALENDAR, .edition = index};
    if (cards->due_count > 0)
        add_list(view, page, cards->due_count);
    add_page(view, (struct view_page){.kind = VIEW_MANAGERS, .edition = index});
    page.kind = VIEW_MANAGER;
    for (page.item = 0; page.item < cards->manager_count; page.item++)
        add_list(view, page, cards->manager_list[page.item].objectives.count);
    page = (struct view_page){.kind = VIEW_VERIFICATION, .edition = index};
    add_list(view, page, view->audits[index].count);
    page.kind = VIEW_INDEX;
    add_list(view, page, edition->objective_count);
    page.kind = VIEW_CHANGES;
    if (cards->compared.known)
        add_list(view, page, cards->compared.group_count);
    page = (struct view_page){.kind = VIEW_GUIDE, .edition = index};
    add_page(view, page);
    page.kind = VIEW_PRINT;
    for (page.part = 0; page.part < print_count_parts(edition); page.part++)
        add_page(view, page);
    plan_ratings(view, index);
    plan_matrices(view, index);
    plan_narrative(view, index);
    plan_data(view, index);
}

/* The law wants these pages, whatever there is to show. */
static void plan_transparency(struct view *view)
{
    struct view_page page = {.kind = VIEW_TRANSPARENCY_SECTION};

    add_page(view, (struct view_page){.kind = VIEW_TRANSPARENCY_ROOT});
    add_page(view, (struct view_page){.kind = VIEW_TRANSPARENCY});
    for (page.item = 0; page.item < SECTION_COUNT; page.item++)
        add_page(view, page);
    add_page(view, (struct view_page){.kind = VIEW_TRANSPARENCY_ARCHIVE});
}

/* Last: the sitemap lists all that was planned before it. */
static void plan_files(struct view *view)
{
    struct view_page page = {.kind = VIEW_SITEMAP};
    size_t parts = sitemap_count_parts(view);

    add_page(view, (struct view_page){.kind = VIEW_SITE_TRAILS});
    add_page(view, (struct view_page){.kind = VIEW_FEED});
    add_page(view, (struct view_page){.kind = VIEW_ROBOTS});
    if (view->site->security.contact.length > 0)
        add_page(view, (struct view_page){.kind = VIEW_SECURITY});
    add_page(view, page);
    for (page.part = 1; parts > 1 && page.part <= parts; page.part++)
        add_page(view, page);
}

void plan_pages(struct view *view)
{
    add_page(view, (struct view_page){.kind = VIEW_HOME});
    add_page(view, (struct view_page){.kind = VIEW_NOT_FOUND});
    add_page(view, (struct view_page){.kind = VIEW_SEARCH});
    if (view->site->term_count > 0)
        add_page(view, (struct view_page){.kind = VIEW_GLOSSARY});
    for (size_t i = 0; i < view->site->edition_count; i++)
        plan_edition(view, i);
    plan_transparency(view);
    add_page(view, (struct view_page){.kind = VIEW_REUSE});
    view->first_file = view->page_count;
    plan_files(view);
}
