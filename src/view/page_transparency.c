/*
 * Amministrazione Trasparente, Performance: the five subsections of the law, and their archive
 * (d.lgs. 33/2013, art. 8 and 10; d.lgs. 150/2009).
 */
#include "view/narrative.h"

/* A law in words, and its permanent address; NULL where it has none. */
struct law {
    const char *words;
    const char *address;
};

enum { LAWS_MAX = 2 }; /* of a section */

#define NORMATTIVA "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:"
#define LAW_33(article, words)                                                                 \
    {                                                                                          \
        "d.lgs. 33/2013, art. " #article words,                                                \
            NORMATTIVA "decreto.legislativo:2013-03-14;33~art" #article                        \
    }
#define LAW_150(article)                                                                       \
    {                                                                                          \
        "d.lgs. 150/2009, art. " #article,                                                     \
            NORMATTIVA "decreto.legislativo:2009-10-27;150~art" #article                       \
    }

static const struct {
    const char *title;
    const char *slug;
    struct law laws[LAWS_MAX];
} sections[SECTION_COUNT] = {
    [SECTION_SYSTEM] = {"Sistema di misurazione e valutazione della Performance",
                        "sistema-di-misurazione-e-valutazione",
                        {LAW_150(7), {"delibera CiVIT 104/2010", NULL}}},
    [SECTION_PLAN] = {"Piano della Performance",
                      "piano-della-performance",
                      {LAW_33(10, ", c. 8, lett. b)"),
                       {"d.l. 80/2021, art. 6 (PIAO)",
                        NORMATTIVA "decreto.legge:2021-06-09;80~art6"}}},
    [SECTION_REPORT] = {"Relazione sulla Performance",
                        "relazione-sulla-performance",
                        {LAW_33(10, ", c. 8, lett. b)"), LAW_150(10)}},
    [SECTION_TOTAL] = {"Ammontare complessivo dei premi",
                       "ammontare-complessivo-dei-premi",
                       {LAW_33(20, ", c. 1")}},
    [SECTION_DATA] = {"Dati relativi ai premi",
                      "dati-relativi-ai-premi",
                      {LAW_33(20, ", c. 2")}},
};

struct text path_of_section(struct arena *arena, size_t section)
{
    return arena_format(arena, "trasparenza/performance/%s/index.html", sections[section].slug);
}

static void set_archive_path(struct draft *draft)
{
    mustache_set_text(draft->data, NAME_archive_path,
                      text_from(page_kinds[VIEW_TRANSPARENCY_ARCHIVE].path));
}

static void set_laws(struct mustache_object *object, size_t section)
{
    struct mustache_list *list = mustache_set_list(object, NAME_section_laws);

    for (size_t i = 0; i < LAWS_MAX && sections[section].laws[i].words != NULL; i++) {
        const struct law *law = &sections[section].laws[i];
        struct mustache_object *item = mustache_list_add_object(list);
        mustache_set_flag(item, NAME_first, i == 0);
        mustache_set_text(item, NAME_label, text_from(law->words));
        draft_set_optional(item, NAME_address,
                           law->address != NULL ? text_from(law->address) : TEXT(""));
    }
}

/* ---- Entries ---- */

static struct text find_target(struct draft *draft, const struct transparency_entry *entry)
{
    const struct edition *edition = &draft->view->site->editions[entry->edition];
    struct arena *arena = draft->arena;

    switch (entry->target) {
    case TARGET_ADDRESS:
        return entry->address;
    case TARGET_EDITION:
        return path_of_edition(arena, edition);
    case TARGET_OBJECTIVES:
        return path_of_objectives(arena, edition);
    case TARGET_REPORT:
        return path_of_report(arena, edition);
    case TARGET_PRINT:
        return path_of_report_print(arena, edition);
    case TARGET_ACTS:
        return path_of_acts(arena, edition);
    case TARGET_VERIFICATION:
        return path_of_verification(arena, edition);
    case TARGET_PAGE:
        return path_of_chapter(arena, edition, entry->item);
    case TARGET_TABLE:
        return path_of_table(arena, edition, entry->item);
    }
    return (struct text){"", 0};
}

/*
 * The last day that the law wants it published: five years from the 1st of January after the
 * duty arose (d.lgs. 33/2013, art. 8, c. 3). Nothing is removed on that day; that it is over is
 * told as of the last update of the content, since there is no clock here.
 */
static struct date find_due(const struct transparency_entry *entry)
{
    enum { YEARS = 5 };

    return (struct date){(uint16_t)(entry->published.year + YEARS), 12, 31};
}

static void set_downloads(struct draft *draft, struct mustache_object *object,
                          const struct transparency_entry *entry)
{
    const struct edition *edition = &draft->view->site->editions[entry->edition];

    if (entry->target != TARGET_TABLE) {
        mustache_set_nothing(object, NAME_downloads);
        return;
    }
    struct mustache_object *files = mustache_set_object(object, NAME_downloads);
    mustache_set_text(files, NAME_csv_path,
                      path_of_table_file(draft->arena, edition, entry->item, "csv"));
    mustache_set_text(files, NAME_json_path,
                      path_of_table_file(draft->arena, edition, entry->item, "json"));
}

static void add_entry(struct draft *draft, struct mustache_list *list,
                      const struct transparency_entry *entry)
{
    struct mustache_object *object = mustache_list_add_object(list);
    char space[DATE_TEXT_SIZE];
    bool outside = entry->target == TARGET_ADDRESS;

    mustache_set_text(object, NAME_title, entry->title);
    draft_set_optional(object, NAME_note, entry->note);
    draft_set_optional(object, NAME_address, outside ? entry->address : TEXT(""));
    draft_set_optional(object, NAME_path, outside ? TEXT("") : find_target(draft, entry));
    mustache_set_text(object, NAME_period, draft->view->site->editions[entry->edition].title);
    provenance_set(draft, object, entry);
    set_downloads(draft, object, entry);
    mustache_set_text(object, NAME_due_until,
                      arena_copy(draft->arena, date_format_italian(find_due(entry), space)));
    mustache_set_flag(object, NAME_is_due,
                      date_compare(find_due(entry), model_last_update(draft->view->site)) < 0);
}

/* ---- Pages ---- */

static void set_sections(struct draft *draft)
{
    struct mustache_list *list = mustache_set_list(draft->data, NAME_sections);

    for (size_t i = 0; i < SECTION_COUNT; i++) {
        struct mustache_object *item = mustache_list_add_object(list);
        mustache_set_text(item, NAME_title, text_from(sections[i].title));
        set_laws(item, i);
        mustache_set_text(item, NAME_path, path_of_section(draft->arena, i));
    }
    set_archive_path(draft);
}

void page_transparency_root(struct draft *draft)
{
    draft_set_description(draft, TEXT("Che cosa questo sito pubblica per legge"));
    mustache_set_text(draft->data, NAME_target_path,
                      text_from(page_kinds[VIEW_TRANSPARENCY].path));
}

void page_transparency(struct draft *draft)
{
    draft_set_description(
        draft, TEXT("Le cinque sottosezioni di Amministrazione trasparente sulla performance"));
    set_sections(draft);
}

struct text heading_of_section(const struct draft *draft)
{
    return text_from(sections[draft->page.item].title);
}

void page_transparency_section(struct draft *draft)
{
    const struct site *site = draft->view->site;
    size_t section = draft->page.item;
    struct mustache_list *list = mustache_set_list(draft->data, NAME_entries);

    draft_set_description(draft, heading_of_section(draft));
    set_laws(draft->data, section);
    for (size_t i = 0; i < site->transparency_count; i++) {
        if (site->transparency[i].section == section)
            add_entry(draft, list, &site->transparency[i]);
    }
    struct text reason = site->empty_reasons[section];
    if (reason.length == 0)
        reason = TEXT("L’ente non ha ancora indicato che cosa pubblicare qui.");
    mustache_set_flag(draft->data, NAME_has_entries, mustache_list_count(list) > 0);
    mustache_set_text(draft->data, NAME_empty_reason, reason);
    set_archive_path(draft);
}

/* The editions; years of first publication, the newest first, each with its entries. */
void page_transparency_archive(struct draft *draft)
{
    const struct site *site = draft->view->site;
    struct mustache_list *years = mustache_set_list(draft->data, NAME_years);
    unsigned year = UINT16_MAX;

    draft_set_description(
        draft,
        TEXT("Le edizioni del sito, per anno; ciò che è pubblicato sulla performance, e fino a "
             "quando la legge chiede di tenerlo"));
    archive_set_editions(draft);
    for (;;) {
        unsigned next = 0;
        for (size_t i = 0; i < site->transparency_count; i++) {
            unsigned found = site->transparency[i].published.year;
            next = found < year && found > next ? found : next;
        }
        if (next == 0)
            break;
        year = next;
        struct mustache_object *item = mustache_list_add_object(years);
        struct mustache_list *list = mustache_set_list(item, NAME_entries);
        mustache_set_text(item, NAME_label, arena_format(draft->arena, "%u", year));
        for (size_t i = 0; i < site->transparency_count; i++) {
            if (site->transparency[i].published.year == year)
                add_entry(draft, list, &site->transparency[i]);
        }
    }
    mustache_set_flag(draft->data, NAME_has_archive, mustache_list_count(years) > 0);
}
