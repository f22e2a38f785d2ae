/* What the pages with narrative, tables and acts share. Private to the room. */
#ifndef VETRO_VIEW_NARRATIVE_H
#define VETRO_VIEW_NARRATIVE_H

#include "view/pages.h"

/* ---- table_data.c ---- */

/* A cell as people read it: 1.234,50; 31 dicembre 2025. Empty unless the cell is known. */
struct text cell_words(struct arena *arena, const struct data_cell *cell,
                       enum column_type type);

/* A number of a column of that type. */
struct text number_words(struct arena *arena, struct decimal value, enum column_type type);

/* Sets what the template data_table shows; `anchor` is its place on the page. */
void table_set(struct draft *draft, struct mustache_object *object,
               const struct placement *placement, struct text anchor);

/* The whole of a table. */
struct placement table_whole(struct arena *arena, const struct edition *edition, size_t table);

/* Heading of a column within a placement. */
struct text table_column_title(const struct edition *edition, const struct placement *placement,
                               size_t position);

/* Sets the names that tell a table apart: title, downloads, page. */
void table_set_links(struct draft *draft, struct mustache_object *object, size_t table);

/* Links to all tables of the edition. */
void table_set_list(struct draft *draft);

/* ---- table_chart.c ---- */

/* `with_table`: its figures stand in no table right behind it. */
void chart_set(struct draft *draft, struct mustache_object *object,
               const struct placement *placement, struct text anchor, bool with_table);

/* ---- table_list.c ---- */

void list_set(struct draft *draft, struct mustache_object *object,
              const struct placement *placement);

/* ---- narrative.c ---- */

/* How the blocks of a page are to appear. */
struct narrative_form {
    size_t page;
    bool whole;      /* all pages in one document: anchors begin with the id of the page */
    unsigned deeper; /* added to the level of headings */
};

/* Adds an object for each block to a list, and one for each heading to `contents`. */
void narrative_add_blocks(struct draft *draft, const struct narrative_form *form,
                          struct mustache_list *blocks, struct mustache_list *contents);

/* Sets title, number, office, dates and source of a page. */
void narrative_set_page(struct draft *draft, struct mustache_object *object, size_t number);

/* A date with its ISO form, under two names. */
void narrative_set_date(struct draft *draft, struct mustache_object *object, mustache_name iso,
                        mustache_name written, struct date date);

/* ---- acts.c ---- */

/* What the register can be filtered by. */
enum act_filter { FILTER_ORGAN, FILTER_TYPE, FILTER_MONTH, FILTER_COUNT };

/* Sets `name` to label and address of an act, or to nothing for NONE. */
void act_set_link(struct draft *draft, struct mustache_object *object, mustache_name name,
                  size_t row);

/* The rows that are the first of their filter value: one page each. */
struct references act_filter_rows(struct arena *arena, const struct edition *edition,
                                  enum act_filter filter);

/* ---- provenance.c: source, act, office, first publication, last update ---- */

/* Sets them as an entry of the transparency section tells them. */
void provenance_set(struct draft *draft, struct mustache_object *object,
                    const struct transparency_entry *entry);

/* ---- page_transparency.c ---- */

struct text path_of_section(struct arena *arena, size_t section);

/* ---- paths ---- */

struct text path_of_report(struct arena *arena, const struct edition *edition);
struct text path_of_report_print(struct arena *arena, const struct edition *edition);
struct text path_of_chapter(struct arena *arena, const struct edition *edition, size_t page);
struct text path_of_table(struct arena *arena, const struct edition *edition, size_t table);
struct text path_of_table_file(struct arena *arena, const struct edition *edition, size_t table,
                               const char *extension);
struct text path_of_acts(struct arena *arena, const struct edition *edition);
struct text path_of_act(struct arena *arena, const struct edition *edition, size_t row);
struct text path_of_act_filter(struct arena *arena, const struct edition *edition,
                               enum act_filter filter, size_t row);

#endif
