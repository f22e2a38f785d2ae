/* What each kind of page is: how it is made, where it is and what it is called. */
#include "view/narrative.h"

#define TRAILS_PATH "dati/percorsi.jsonld"

static struct text path_of_trails(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/" TRAILS_PATH, TEXT_PRINT(edition->id));
}

const struct page_kind page_kinds[VIEW_PAGE_KINDS] = {
    [VIEW_HOME] = {.template = "home",
                   .fill = page_home,
                   .path = "index.html",
                   .heading_of = heading_of_home},
    [VIEW_NOT_FOUND] = {.template = "not_found",
                        .fill = page_not_found,
                        .path = "404.html",
                        .heading = "Pagina non trovata"},
    [VIEW_EDITION] = {.picture = "edizione",
                      .template = "edition",
                      .fill = page_edition,
                      .path_of = path_of_edition,
                      .heading_of = heading_of_edition},
    [VIEW_AXIS] = {.picture = "gruppo",
                   .template = "axis",
                   .fill = page_axis,
                   .heading_of = heading_of_axis},
    [VIEW_VALUE] = {.picture = "gruppo",
                    .template = "axis_value",
                    .fill = page_value,
                    .heading_of = heading_of_value,
                    .above = VIEW_AXIS},
    [VIEW_OBJECTIVES] = {.picture = "obiettivo",
                         .template = "objectives",
                         .fill = page_objectives,
                         .path_of = path_of_objectives,
                         .heading = "Obiettivi"},
    [VIEW_OBJECTIVE] = {.picture = "obiettivo",
                        .template = "objective",
                        .fill = page_objective,
                        .heading_of = heading_of_objective,
                        .above = VIEW_OBJECTIVES},
    [VIEW_ALIAS] = {.template = "alias",
                    .fill = page_alias,
                    .heading_of = heading_of_objective},
    [VIEW_CALENDAR] = {.picture = "calendario",
                       .template = "calendar",
                       .fill = page_calendar,
                       .path_of = path_of_calendar,
                       .heading = "Calendario"},
    [VIEW_MANAGERS] = {.picture = "uffici",
                       .template = "managers",
                       .fill = page_managers,
                       .path_of = path_of_managers,
                       .heading = "Uffici e responsabili"},
    [VIEW_MANAGER] = {.picture = "uffici",
                      .template = "manager",
                      .fill = page_manager,
                      .heading_of = heading_of_manager,
                      .above = VIEW_MANAGERS},
    [VIEW_VERIFICATION] = {.picture = "verifica",
                           .template = "verification",
                           .fill = page_verification,
                           .path_of = path_of_verification,
                           .heading = "Verifica"},
    [VIEW_RATINGS] = {.picture = "edizione",
                      .template = "ratings",
                      .fill = page_ratings,
                      .path_of = path_of_ratings,
                      .heading = "Valutazioni"},
    [VIEW_RATING] = {.picture = "edizione",
                     .template = "rating",
                     .fill = page_rating,
                     .heading_of = heading_of_rating,
                     .above = VIEW_RATINGS},
    [VIEW_MATRIX] = {.picture = "gruppo",
                     .template = "matrix",
                     .fill = page_matrix,
                     .heading_of = heading_of_matrix},
    [VIEW_INDEX] = {.picture = "obiettivo",
                    .template = "index",
                    .fill = page_index,
                    .path_of = path_of_index,
                    .heading = "Indice"},
    [VIEW_CHANGES] = {.picture = "cambiamenti",
                      .template = "changes",
                      .fill = page_changes,
                      .path_of = path_of_changes,
                      .heading = "Che cosa è cambiato"},
    [VIEW_GUIDE] = {.template = "guide",
                    .fill = page_guide,
                    .path_of = path_of_guide,
                    .heading = "Come leggere questi dati"},
    [VIEW_GLOSSARY] = {.template = "glossary",
                       .fill = page_glossary,
                       .path = "glossario/index.html",
                       .heading = "Glossario"},
    [VIEW_SEARCH] = {.template = "search",
                     .fill = page_search,
                     .path = "cerca/index.html",
                     .heading = "Cerca"},
    [VIEW_PRINT] = {.picture = "obiettivo",
                    .template = "print",
                    .fill = page_print,
                    .path_of = path_of_print,
                    .heading_of = heading_of_print},
    [VIEW_REPORT] = {.picture = "relazione",
                     .template = "report",
                     .fill = page_report,
                     .path_of = path_of_report,
                     .heading = "Relazione"},
    [VIEW_CHAPTER] = {.picture = "relazione",
                      .template = "chapter",
                      .fill = page_chapter,
                      .heading_of = heading_of_chapter,
                      .above = VIEW_REPORT},
    [VIEW_REPORT_PRINT] = {.picture = "relazione",
                           .template = "report_print",
                           .fill = page_report_print,
                           .path_of = path_of_report_print,
                           .heading = "Relazione sulla performance",
                           .above = VIEW_REPORT},
    [VIEW_TABLE] = {.picture = "relazione",
                    .template = "table",
                    .fill = page_table,
                    .heading_of = heading_of_table,
                    .above = VIEW_REPORT},
    [VIEW_ACTS] = {.picture = "atti",
                   .template = "acts",
                   .fill = page_acts,
                   .path_of = path_of_acts,
                   .heading = "Registro degli atti"},
    [VIEW_ACT_FILTER] = {.picture = "atti",
                         .template = "acts",
                         .fill = page_act_filter,
                         .heading_of = heading_of_act_filter,
                         .above = VIEW_ACTS},
    [VIEW_DATA] = {.picture = "dati",
                   .template = "data",
                   .fill = page_data,
                   .path_of = path_of_data,
                   .heading = "Dati aperti"},
    [VIEW_DATASET] = {.picture = "dati",
                      .template = "dataset",
                      .fill = page_dataset,
                      .heading_of = heading_of_dataset,
                      .above = VIEW_DATA},
    [VIEW_REUSE] = {.picture = "dati",
                    .template = "reuse",
                    .fill = page_reuse,
                    .path = "dati/index.html",
                    .heading = "Riusare i dati"},
    [VIEW_PUBLICATIONS] = {.picture = "cambiamenti",
                           .template = "publications",
                           .fill = page_publications,
                           .path_of = path_of_publications,
                           .heading = "Che cosa è cambiato"},
    [VIEW_TRAILS] = {.write = file_trails, .path_of = path_of_trails},
    [VIEW_FEED] = {.template = "feed", .fill = file_feed, .path = "feed.xml"},
    [VIEW_SITE_TRAILS] = {.write = file_trails, .path = TRAILS_PATH},
    [VIEW_SITEMAP] = {.write = file_sitemap},
    [VIEW_ROBOTS] = {.template = "robots", .fill = file_robots, .path = "robots.txt"},
    [VIEW_SECURITY] = {.template = "security",
                       .fill = file_security,
                       .path = ".well-known/security.txt"},
    [VIEW_TRANSPARENCY_ROOT] = {.picture = "trasparenza",
                                .template = "transparency_root",
                                .fill = page_transparency_root,
                                .path = "trasparenza/index.html",
                                .heading = "Amministrazione trasparente"},
    [VIEW_TRANSPARENCY] = {.picture = "trasparenza",
                           .template = "transparency",
                           .fill = page_transparency,
                           .path = "trasparenza/performance/index.html",
                           .heading = "Performance",
                           .above = VIEW_TRANSPARENCY_ROOT},
    [VIEW_TRANSPARENCY_SECTION] = {.picture = "trasparenza",
                                   .template = "transparency_section",
                                   .fill = page_transparency_section,
                                   .heading_of = heading_of_section,
                                   .above = VIEW_TRANSPARENCY},
    [VIEW_TRANSPARENCY_ARCHIVE] = {.picture = "trasparenza",
                                   .template = "transparency_archive",
                                   .fill = page_transparency_archive,
                                   .path = "trasparenza/performance/archivio/index.html",
                                   .heading = "Archivio",
                                   .above = VIEW_TRANSPARENCY},
};

bool view_is_in_edition(enum view_page_kind kind)
{
    return kind != VIEW_HOME && kind != VIEW_NOT_FOUND && kind != VIEW_GLOSSARY &&
           kind != VIEW_SEARCH && kind < VIEW_TRANSPARENCY_ROOT;
}

struct text kind_path(const struct draft *draft)
{
    const struct view_page *page = &draft->page;

    if (page_kinds[page->kind].path != NULL)
        return text_from(page_kinds[page->kind].path);
    if (page_kinds[page->kind].path_of != NULL)
        return page_kinds[page->kind].path_of(draft->arena, draft->edition);
    switch (page->kind) {
    case VIEW_AXIS:
        return path_of_axis(draft->arena, draft->edition, page->axis);
    case VIEW_VALUE:
        return path_of_value(draft->arena, draft->edition, page->axis, page->item);
    case VIEW_OBJECTIVE:
        return draft->cards->objective_paths[page->item];
    case VIEW_ALIAS:
        return path_of_code(draft->arena, draft->edition,
                            draft->edition->objectives[page->item].shares[page->axis].code);
    case VIEW_MANAGER:
        return path_of_manager(draft->arena, draft->edition,
                               &draft->cards->manager_list[page->item]);
    case VIEW_RATING:
        return draft->cards->rating_paths[page->item];
    case VIEW_MATRIX:
        return path_of_matrix(draft->arena, draft->edition, page->axis, page->item);
    case VIEW_CHAPTER:
        return path_of_chapter(draft->arena, draft->edition, page->item);
    case VIEW_TABLE:
        return path_of_table(draft->arena, draft->edition, page->item);
    case VIEW_ACT_FILTER:
        return path_of_act_filter(draft->arena, draft->edition, (enum act_filter)page->axis,
                                  page->item);
    case VIEW_DATASET:
        return path_of_dataset(draft->arena, draft->edition, page->item);
    case VIEW_SITEMAP:
        return path_of_sitemap(draft->arena, page->part);
    case VIEW_TRANSPARENCY_SECTION:
        return path_of_section(draft->arena, page->item);
    case VIEW_TRANSPARENCY_ROOT:
    case VIEW_TRANSPARENCY:
    case VIEW_TRANSPARENCY_ARCHIVE:
    case VIEW_TRAILS:
    case VIEW_SITE_TRAILS:
    case VIEW_HOME:
    case VIEW_NOT_FOUND:
    case VIEW_GLOSSARY:
    case VIEW_SEARCH:
    case VIEW_REUSE:
    case VIEW_FEED:
    case VIEW_ROBOTS:
    case VIEW_SECURITY:
    case VIEW_EDITION:
    case VIEW_OBJECTIVES:
    case VIEW_CALENDAR:
    case VIEW_MANAGERS:
    case VIEW_VERIFICATION:
    case VIEW_RATINGS:
    case VIEW_INDEX:
    case VIEW_CHANGES:
    case VIEW_GUIDE:
    case VIEW_PRINT:
    case VIEW_REPORT:
    case VIEW_REPORT_PRINT:
    case VIEW_ACTS:
    case VIEW_DATA:
    case VIEW_PUBLICATIONS:
    case VIEW_PAGE_KINDS:
        break;
    }
    return (struct text){"", 0};
}

struct text kind_heading(const struct draft *draft)
{
    const struct page_kind *kind = &page_kinds[draft->page.kind];

    if (kind->heading_of != NULL)
        return kind->heading_of(draft);
    return text_from(kind->heading);
}
