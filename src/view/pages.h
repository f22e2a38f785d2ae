/* What the files of `view` share. Private to the room. */
#ifndef VETRO_VIEW_PAGES_H
#define VETRO_VIEW_PAGES_H

#include "mustache/mustache.h"
#include "view/names.h"
#include "view/view.h"

/* A person who answers for one or more offices. */
struct manager {
    struct text name;
    struct text slug; /* folder of the page; unique */
    struct references units;
    struct references objectives; /* of these offices, in plan order, each once */
};

/* An edition compared with the one before it. */
struct edition_changes {
    bool known;    /* there is one, and some objective is in both */
    size_t before; /* its index */
    struct changes changes;
    size_t *groups; /* [objective concerned]: its first change */
    size_t group_count;
};

/* Something that is due on a day: the end of a phase, or the deadline of an indicator. */
struct due {
    struct date date; /* not known: of a phase whose end is no date */
    size_t objective;
    size_t phase;     /* within the objective, or NONE */
    size_t indicator; /* within the objective, or NONE */
};

/* What lists and printed tables show of an objective, the same in all of them. */
enum row_part {
    ROW_OBJECTIVE,          /* its line */
    ROW_CALCULATION,        /* how its percentage comes about; empty when it has none */
    ROW_PRINTED_OBJECTIVE,  /* cells of the official tables, which have no links */
    ROW_PRINTED_INDICATORS, /* the same: those behind the objective's, to the end of its rows */
    ROW_PARTS,
};

/* As markup, with links for pages as deep as most lists are. */
struct objective_rows {
    struct text parts[ROW_PARTS];
};

/*
 * Data of an edition that many pages show: made once, only read afterwards. A card is an
 * object with what a link or a table row about the thing needs.
 */
struct edition_cards {
    struct mustache_object *edition;
    struct mustache_object **objectives; /* [objective] */
    struct text *objective_paths;        /* [objective] */
    struct objective_rows *rows;         /* [objective] */
    struct mustache_object **axes;       /* [axis] */
    struct mustache_list *axis_list;     /* the same, as columns of a table */
    struct mustache_object ***values;    /* [axis][value] */
    struct mustache_object ***places;    /* [axis][value]: of objectives with it alone */
    struct mustache_object **managers;   /* [manager] */
    struct mustache_object **units;      /* [unit of the registry] */
    struct mustache_list *datasets;      /* tables of the plan */
    struct manager *manager_list;        /* by name */
    size_t manager_count;
    size_t *manager_of_unit; /* [unit of the registry]: manager, or NONE */
    size_t indicator_count;
    struct text *anchors;         /* [finding]: its id on the page of the audit */
    struct references **by_value; /* [axis][value]: findings about it */
    size_t *rating_of;            /* [objective]: step of the scale, or scale_count */
    bool *reached;                /* [objective]: measured, and 100 or more */
    struct references missed;     /* measured and less than 100, the furthest first */
    struct references by_title;   /* all objectives in alphabetical order */
    char *title_letters;          /* [position in by_title]: as page_index files them */
    struct references *by_rating; /* [step, and those without]: objectives */
    struct text *rating_paths;    /* [step, and those without] */
    struct edition_changes compared;
    struct date *changed_on;            /* [objective]: not known without a history */
    struct mustache_object *overview;   /* distribution of all objectives */
    struct mustache_object *provenance; /* of pages without one of their own, or NULL */
    struct due *dues;                   /* by date, those without last; then in plan order */
    size_t due_count;
};

/* Parts of a page that are the same for all pages of an edition at one depth. */
enum frame_part {
    FRAME_HEAD,
    FRAME_TOP,
    FRAME_BOTTOM,
    FRAME_DATA,       /* ways to its tables */
    FRAME_OBJECTIVES, /* headings of lists of objectives */
    FRAME_INDICATORS, /* headings of tables of indicators */
    FRAME_PARTS,
};

/* As markup; without data where there is no such part. */
struct frame {
    struct text parts[FRAME_PARTS];
};

/* Folders above a page at most, and one. */
enum { FRAME_DEPTHS = 5 };

/* The pages above one, from the home page down; none: it stands alone. */
struct trail {
    struct export_step *steps;
    size_t count;
    struct mustache_list *crumbs; /* the same, with texts that are escaped */
};

struct view {
    struct arena arena;
    const struct site *site;
    const struct scores *scores;          /* [edition] */
    const struct audit *audits;           /* [edition] */
    const struct publications *histories; /* [edition] */
    void (*markdown)(struct text markdown, const struct term_use *terms, struct buffer *html);
    struct mustache_names *names;
    struct mustache_library *library;
    struct text template_folder;
    const struct mustache_template *templates[VIEW_PAGE_KINDS];
    const struct mustache_template *frame_templates[FRAME_PARTS];
    const struct mustache_template *row_templates[ROW_PARTS];
    struct edition_cards *editions;    /* [edition] */
    struct mustache_object *site_card; /* what the frame of every page shows */
    struct mustache_object *words;     /* of the templates, with links to the glossary */
    struct frame *frames;              /* [edition, and none][depth] */
    struct trail *trails;              /* [edition, and none][kind of page] */
    struct view_page *pages;
    size_t page_count;
    size_t page_capacity;
    size_t first_file; /* the pages from here on are files of the site: sitemaps and others */
};

/* A page being made. */
struct draft {
    const struct view *view;
    const struct edition *edition;           /* NULL on pages of no edition */
    const struct edition_cards *cards;       /* of the edition */
    const struct scores *scores;             /* of the edition */
    const struct audit *audit;               /* of the edition */
    const struct objective_account *account; /* of the objective, on its page */
    struct diagnostics *diagnostics;
    struct view_page page;
    struct arena *arena;
    struct mustache_object *data;
    struct text path;
    struct term_use terms; /* of its Markdown; without site until it has some */
};

/* ---- view.c ---- */

/* NULL, with a finding, when there is none of that name. */
const struct mustache_template *view_find_template(const struct view *view, const char *name,
                                                   struct diagnostics *diagnostics);

/* Part of a page as markup, in the arena; empty when it has errors. It is made in `space`. */
struct text view_render_part(const struct mustache_template *template,
                             struct mustache_object *data, struct buffer *space,
                             struct arena *arena, struct diagnostics *diagnostics);

/* ---- kinds.c ---- */

/* A kind of page: how it is made, where it is and what it is called. */
struct page_kind {
    const char *template; /* NULL: `write` makes the file */
    void (*fill)(struct draft *draft);
    void (*write)(const struct draft *draft, struct buffer *output);

    /* Where there is one such page in the site, or in an edition: its address. */
    const char *path;
    struct text (*path_of)(struct arena *arena, const struct edition *edition);

    const char *heading; /* or, where pages of the kind differ: */
    struct text (*heading_of)(const struct draft *draft);
    const char *picture;       /* beside a link on social sites; NULL: that of the site */
    enum view_page_kind above; /* VIEW_HOME: the page of the edition, if it is in one */
};

extern const struct page_kind page_kinds[VIEW_PAGE_KINDS];

/* Whether pages of the kind belong to an edition. */
bool view_is_in_edition(enum view_page_kind kind);

/* The address of the page; of a long list that of its first part. */
struct text kind_path(const struct draft *draft);

/* What the page is called: its h1, and its place in the way to the pages below it. */
struct text kind_heading(const struct draft *draft);

/* ---- trail.c: the way to a page ---- */

/* Makes those that pages of a kind share; the pages must be planned. */
void trails_create(struct view *view);

/* Sets `breadcrumbs`, the pages above, and the address of the same as linked data. */
void trail_set(struct draft *draft);

/* The ways to all pages of an edition, or to those of none. */
void file_trails(const struct draft *draft, struct buffer *output);

/* ---- cards.c ---- */

void cards_create(struct view *view, size_t edition);

/* ---- plan.c ---- */

/* Fills view->pages. */
void plan_pages(struct view *view);

/* ---- frame.c ---- */

struct frame_options {
    const struct edition_cards *cards; /* NULL: of no edition */
    struct text root;                  /* prefix of all links, as HTML */
    bool searches;                     /* the policy lets the search run */
};

/* What the site says about itself and its body. */
struct mustache_object *frame_describe_site(struct view *view);

/* Fills view->frame_templates, with a finding for each that is missing. */
void frame_find_templates(struct view *view, struct diagnostics *diagnostics);

/* Renders view->frames; the cards of the editions must be there. */
bool frames_create(struct view *view, struct diagnostics *diagnostics);

/* Renders one that is none of those. */
bool frame_render(const struct view *view, const struct frame_options *options,
                  struct arena *arena, struct frame *frame, struct diagnostics *diagnostics);

/* Gives the parts their names. */
void frame_set(const struct frame *frame, struct mustache_object *data);

/* The frame for pages of an edition (NULL: of none) with links that begin with `root`. */
const struct frame *frame_find(const struct view *view, const struct edition *edition,
                               struct text root);

/* ---- rows.c: objectives in lists and printed tables ---- */

/* Fills view->row_templates, with a finding for each that is missing. */
void rows_find_templates(struct view *view, struct diagnostics *diagnostics);

/* Renders the rows of all objectives of an edition; its cards must be there. */
bool rows_create(struct view *view, size_t edition, struct diagnostics *diagnostics);

/* Sets `objective_rows` and `calculation_rows` to those of some objectives; or the latter only. */
void rows_set(const struct draft *draft, struct mustache_object *data,
              const struct references *objectives);
void rows_set_calculations(const struct draft *draft, struct mustache_object *data,
                           const struct references *objectives);

/* ---- ratings.c: objectives by step of the scale ---- */

/* Steps of the scale, and one more for objectives without; 0 when there is no scale. */
size_t ratings_count(const struct edition *edition);

struct text ratings_label(const struct edition *edition, size_t rating);

/* Fills all that cards know of ratings, but for the overview. */
void ratings_collect(struct view *view, size_t index);

/* ---- charts.c ---- */

/* The class that a step is drawn with: 1 (least) to 5; 0 for none. */
size_t chart_tone(const struct edition *edition, size_t rating);

struct chart_source {
    struct arena *arena;
    const struct edition *edition;
    const struct edition_cards *cards;
    const size_t *counts; /* [step, and those without]: objectives */
};

/* Sets `distribution`: a bar of pieces, a row for each step, the finding in words. */
void chart_set_distribution(const struct chart_source *source, struct mustache_object *object);

/* Sets `bullet` of an indicator whose target and actual are quantities; false: it has none. */
bool chart_set_bullet(struct arena *arena, struct mustache_object *row,
                      const struct indicator *indicator);

/* ---- schedule.c: phases in time ---- */

/* Sets `schedule` of an objective's page: its phases, each with a bar. */
void schedule_set_objective(struct draft *draft, const struct objective *objective);

/* The same of an office's page: this part of its objectives, each with the bars of its phases. */
void schedule_set_unit(struct draft *draft, const struct axis_value *value);

/* ---- form.c: what the form of an objective says ---- */

void form_set(struct draft *draft, const struct objective *objective);

/* ---- page_calendar.c ---- */

/* Fills cards->dues. */
void calendar_collect(struct view *view, size_t index);

/* ---- sentences.c: how it went, in words ---- */

struct text sentence_of_edition(const struct draft *draft);

/* ---- page_index.c, page_matrix.c ---- */

/* Fills cards->by_title. */
void index_collect(struct view *view, size_t edition);

/* Whether two axes make a table that can be read. */
bool matrix_fits(const struct edition *edition, size_t first, size_t second);

/* Settori e linee strategiche */
struct text matrix_title(struct arena *arena, const struct edition *edition, size_t first,
                         size_t second);

/* ---- histories.c ---- */

/* Sets `histories`: the indicators that have numbers of more than one year. */
void histories_set(struct draft *draft, const struct objective *objective);

/* ---- page_print.c ---- */

/* Pages that the printed tables of an edition take. */
size_t print_count_parts(const struct edition *edition);

/* Adds to `data` what the tables show of an objective, whichever value they are of. */
void print_describe(const struct draft *draft, struct mustache_object *data, size_t number);

/* ---- view.c ---- */

/* Whether the glossary has an entry with that id. */
bool term_is_explained(const struct site *site, struct text id);

/* Sets `name` to what the template `term` shows: a link where the glossary explains `id`. */
void term_set(struct view *view, struct mustache_object *object, mustache_name name,
              struct text id);

/* ---- provenance.c ---- */

/* Finds what pages of an edition that no entry of the transparency section names come from. */
void provenance_prepare(struct view *view, size_t edition);

/* Sets `provenance` of a page of an edition, or nothing where it is not known. */
void provenance_set_page(struct draft *draft);

/* ---- page_changes.c ---- */

/* Fills cards->compared. */
void changes_collect(struct view *view, size_t index);

/* ---- history.c: the same thing in other editions ---- */

/* Sets `history` of the page of an objective, or of a value. */
void history_set_objective(struct draft *draft, size_t number);
void history_set_value(struct draft *draft);

/* ---- managers.c ---- */

/* Fills the list of managers of an edition from the registry. */
void managers_collect(struct view *view, const struct edition *edition,
                      struct edition_cards *cards);

/* ---- findings.c ---- */

/* Finds an address for every finding of an edition, and the findings of every page. */
void findings_index(struct view *view, size_t index);

/* Adds an object for a finding to a list: for the notice on a page, or a row of the audit. */
void findings_add(struct draft *draft, struct mustache_list *list, size_t number);

/* The notice on the page that findings are about; no findings, no notice. */
void findings_set_notice(struct draft *draft, struct mustache_object *object,
                         const struct references *findings);

/* ---- derivations.c ---- */

/* Sets `derivation` to how the figure of the page comes about. */
void derivation_set_objective(struct draft *draft);
void derivation_set_value(struct draft *draft);

/* The same for the mean of an edition, on any page. */
void derivation_set_edition(struct draft *draft, struct mustache_object *data, size_t edition);

/* Sets `weights` of the page of a value: how the mean weight comes about. */
void derivation_set_weight(struct draft *draft);

/* Sets `calculations`: how the percentages of the first rows of a table of the plan come about. */
void derivation_set_preview(struct draft *draft, struct text table, size_t rows);

/* ---- figures.c ---- */

/* Dal 1º gennaio 2025 al 31 dicembre 2025 */
struct text figure_period(struct arena *arena, const struct edition *edition);

/* How many: 12.345 */
struct text figure_count(struct arena *arena, size_t count);

/* Without zeros at its end: 69,5 */
struct text figure_decimal(struct arena *arena, struct decimal value);

/* Whether lists show a percentage, and so its `calculation`. */
bool figure_of_objective(const struct edition *edition, const struct scores *scores,
                         size_t objective);
bool figure_of_value(const struct edition *edition, const struct scores *scores, size_t axis,
                     size_t value);

/* What is shown of something with a published figure (may be NULL) and a mean. */
struct mustache_object *figure_make_achievement(const struct edition *edition,
                                                struct arena *arena,
                                                const struct figure *published,
                                                const struct mean *calculated);

/* Sets it as `achievement`. */
void figure_set_achievement(const struct edition *edition, struct arena *arena,
                            struct mustache_object *object, const struct figure *published,
                            const struct mean *calculated);

/* Sets `achievement` of an indicator; `calculated` is what follows from target and actual. */
void figure_set_indicator(const struct edition *edition, struct arena *arena,
                          struct mustache_object *object, const struct indicator *indicator,
                          const struct indicator_score *score);

/* ---- paths.c: addresses within the site, as design §7 lays them down ---- */

struct text path_of_edition(struct arena *arena, const struct edition *edition);
struct text path_of_axis(struct arena *arena, const struct edition *edition, size_t axis);
struct text path_of_value(struct arena *arena, const struct edition *edition, size_t axis,
                          size_t value);
struct text path_of_objectives(struct arena *arena, const struct edition *edition);
struct text path_of_objective(struct arena *arena, const struct edition *edition,
                              const struct objective *objective);
struct text path_of_code(struct arena *arena, const struct edition *edition, struct text code);
struct text path_of_calendar(struct arena *arena, const struct edition *edition);
struct text path_of_managers(struct arena *arena, const struct edition *edition);
struct text path_of_manager(struct arena *arena, const struct edition *edition,
                            const struct manager *manager);
struct text path_of_verification(struct arena *arena, const struct edition *edition);

struct text path_of_ratings(struct arena *arena, const struct edition *edition);
struct text path_of_matrix(struct arena *arena, const struct edition *edition, size_t first,
                           size_t second);
struct text path_of_index(struct arena *arena, const struct edition *edition);
struct text path_of_print(struct arena *arena, const struct edition *edition);
struct text path_of_changes(struct arena *arena, const struct edition *edition);
struct text path_of_guide(struct arena *arena, const struct edition *edition);

/* The path of a further part of a long list: …/index-2.html; part 0 is …/index.html. */
struct text path_of_part(struct arena *arena, struct text path, size_t part);

/* Pages that a list of `count` entries takes: at least one. */
size_t path_count_parts(size_t count);

/* ---- draft.c: what every page has ---- */

/* A page that nothing has been told of yet but where it belongs. */
struct draft draft_begin(const struct view *view, struct view_page page, struct arena *arena);

/* The path of the page within the site, or of the part of a long list that it is. */
struct text draft_path(const struct draft *draft);

/* Sets the heading of the page, and the title that follows from it. */
void draft_set_heading(struct draft *draft, struct text heading);

/* What search engines and social sites show below the title. */
void draft_set_description(struct draft *draft, struct text description);

/* Links to the other parts of a long list. */
void draft_set_parts(struct draft *draft, size_t part_count);

/* The objectives of this part of a list, links to the other parts, and the axes as columns. */
void draft_set_objectives(struct draft *draft, const struct references *objectives);

/* Text as it is, or nothing when empty. */
void draft_set_optional(struct mustache_object *object, mustache_name name, struct text text);

/* CommonMark as markup. */
void draft_set_markdown(const struct draft *draft, struct mustache_object *object,
                        mustache_name name, struct text markdown);

/* The same, where the first use of a term on the page leads to the glossary. */
void draft_set_prose(struct draft *draft, struct mustache_object *object, mustache_name name,
                     struct text markdown);

/* Tells that the template has linked a term before any prose. */
void draft_note_term(struct draft *draft, struct text id);

/* Adds an object to a list, or gives it a name; it may belong to other lists and pages too. */
void draft_add_object(struct mustache_list *list, struct mustache_object *object);
void draft_share_object(struct mustache_object *data, mustache_name name,
                        struct mustache_object *object);
void draft_share_list(struct mustache_object *data, mustache_name name,
                      struct mustache_list *list);

/* As draft_path, of any page. */
struct text view_path(const struct view *view, struct view_page page, struct arena *arena);

/* ---- page_data.c ---- */

struct text path_of_data(struct arena *arena, const struct edition *edition);
struct text path_of_dataset(struct arena *arena, const struct edition *edition, size_t number);

/* Tables of an edition: its own and those of the content. */
size_t data_count(const struct edition *edition);

/* Adds objects with name and addresses: of the tables of the plan, or of the content. */
void data_add_links(struct arena *arena, const struct edition *edition, bool narrative,
                    struct mustache_list *list);

/* ---- page_publications.c ---- */

struct text path_of_publications(struct arena *arena, const struct edition *edition);

/* Sets `last_change` to when and what changed last, or to nothing. */
void publications_set_last(struct draft *draft);

/* [objective]: the day that its data changed last; not known without a history. */
struct date *publications_find_days(struct arena *arena, const struct edition *edition,
                                    const struct publications *history);

/* ---- files.c ---- */

/* The address of a path on the web: within the host where that of the site is not known. */
struct text file_address(const struct view *view, struct arena *arena, struct text path);

/* Sets `canonical`: the address of the page on the web and its picture, where it has one. */
void file_set_addresses(struct draft *draft, struct text path);

/* Whether it is for readers: search engines are told of it. */
bool file_is_page(enum view_page_kind kind);

/* ---- sitemap.c ---- */

struct text path_of_sitemap(struct arena *arena, size_t part);
size_t sitemap_count_parts(const struct view *view);
void file_sitemap(const struct draft *draft, struct buffer *output);

/* ---- headings of the kinds of pages that have various ---- */

struct text heading_of_home(const struct draft *draft);
struct text heading_of_edition(const struct draft *draft);
struct text heading_of_axis(const struct draft *draft);
struct text heading_of_value(const struct draft *draft);
struct text heading_of_objective(const struct draft *draft);
struct text heading_of_manager(const struct draft *draft);
struct text heading_of_rating(const struct draft *draft);
struct text heading_of_matrix(const struct draft *draft);
struct text heading_of_print(const struct draft *draft);
struct text heading_of_chapter(const struct draft *draft);
struct text heading_of_table(const struct draft *draft);
struct text heading_of_act_filter(const struct draft *draft);
struct text heading_of_dataset(const struct draft *draft);
struct text heading_of_section(const struct draft *draft);

/* ---- one function a kind of page: fills the draft's data ---- */

void page_home(struct draft *draft);
void page_not_found(struct draft *draft);
void page_edition(struct draft *draft);
void page_axis(struct draft *draft);
void page_value(struct draft *draft);
void page_objectives(struct draft *draft);
void page_objective(struct draft *draft);
void page_alias(struct draft *draft);
void page_calendar(struct draft *draft);
void page_managers(struct draft *draft);
void page_manager(struct draft *draft);
void page_verification(struct draft *draft);
void page_report(struct draft *draft);
void page_chapter(struct draft *draft);
void page_report_print(struct draft *draft);
void page_table(struct draft *draft);
void page_acts(struct draft *draft);
void page_act_filter(struct draft *draft);
void page_transparency_root(struct draft *draft);
void page_transparency(struct draft *draft);
void page_transparency_section(struct draft *draft);
void page_transparency_archive(struct draft *draft);

/* The editions of the site with kind, act and state (archive.c). */
void archive_set_editions(struct draft *draft);
void page_ratings(struct draft *draft);
void page_rating(struct draft *draft);
void page_matrix(struct draft *draft);
void page_index(struct draft *draft);
void page_changes(struct draft *draft);
void page_guide(struct draft *draft);
void page_glossary(struct draft *draft);
void page_search(struct draft *draft);
void page_print(struct draft *draft);
void page_data(struct draft *draft);
void page_dataset(struct draft *draft);
void page_publications(struct draft *draft);
void page_reuse(struct draft *draft);
void file_feed(struct draft *draft);
void file_robots(struct draft *draft);
void file_security(struct draft *draft);

#endif
