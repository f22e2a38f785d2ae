/*
 * The data sets of a site after DCAT-AP_IT 1.0, the Italian profile of the vocabulary for data
 * catalogues (AgID), so that dati.gov.it can take them over.
 */
#include "export/graph.h"
#include "export/tables.h"

#define AUTHORITY "http://publications.europa.eu/resource/authority/"

static const struct graph_prefix prefixes[] = {
    {"dcat", "http://www.w3.org/ns/dcat#"},
    {"dcatapit", "http://dati.gov.it/onto/dcatapit#"},
    {"dct", "http://purl.org/dc/terms/"},
    {"foaf", "http://xmlns.com/foaf/0.1/"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
};

/* The catalogue while it is written. */
struct catalogue {
    struct graph graph;
    struct arena arena;
    const struct site *site;
    struct text root;    /* what addresses within the site begin with */
    struct text agent;   /* address of the body as a thing */
    struct text licence; /* the same of the licence; empty when there is none */
};

/* The national list of licences has this one under an address of its own. */
static struct text find_licence(const struct site *site)
{
    static const char *const by[] = {"https://creativecommons.org/licenses/by/4.0/",
                                     "http://creativecommons.org/licenses/by/4.0/"};

    for (size_t i = 0; i < sizeof by / sizeof *by; i++) {
        if (text_starts_with(site->licence_url, text_from(by[i])))
            return TEXT("https://w3id.org/italia/controlled-vocabulary/licences/A21_CCBY40");
    }
    return site->licence_url;
}

static void write_agent(struct catalogue *catalogue)
{
    const struct entity *entity = &catalogue->site->entity;
    struct graph *graph = &catalogue->graph;

    graph_begin_thing(graph, catalogue->agent, "dcatapit:Agent", "foaf:Agent");
    graph_text(graph, "dct:identifier",
               entity->ipa_code.length > 0 ? entity->ipa_code : entity->fiscal_code);
    graph_words(graph, "foaf:name", entity->name);
    graph_link(graph, "foaf:homepage", entity->website);
    graph_end_thing(graph);
    if (catalogue->licence.length == 0)
        return;
    graph_begin_thing(graph, catalogue->licence, "dcatapit:LicenseDocument",
                      "dct:LicenseDocument");
    if (text_ends_with(catalogue->licence, TEXT("A21_CCBY40")))
        graph_link(graph, "dct:type", TEXT("http://purl.org/adms/licencetype/Attribution"));
    graph_words(graph, "foaf:name", catalogue->site->licence);
    graph_end_thing(graph);
}

/* ---- Distributions ---- */

/* A form in which a data set can be had. */
struct file_form {
    const char *title;
    const char *extension;
    const char *format; /* in the list of file types of the Publications Office */
    const char *media;
};

static const struct file_form table_forms[] = {
    {"CSV", "csv", "CSV", "text/csv"},
    {"JSON", "json", "JSON", "application/json"},
};

static const struct file_form edition_forms[] = {
    {"Cartella di lavoro", "xlsx", "XLSX",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
};

/*
 * A data set about to be written. Things have addresses of their own, within the page or file
 * that tells of them: what is said of a data set is not said of a page.
 */
struct described {
    const struct edition *edition;
    struct text page;  /* address of the page about it */
    struct text start; /* address of its files without extension */
    struct text identifier;
    struct text title;
    struct text description;
    const struct file_form *forms;
    size_t form_count;
};

static struct text form_address(struct catalogue *catalogue, const struct described *set,
                                size_t form)
{
    return arena_format(&catalogue->arena, "%.*s.%s", TEXT_PRINT(set->start),
                        set->forms[form].extension);
}

static struct text thing_of(struct catalogue *catalogue, struct text address)
{
    return arena_format(&catalogue->arena, "%.*s#dati", TEXT_PRINT(address));
}

static void write_distribution(struct catalogue *catalogue, const struct described *set,
                               size_t number)
{
    const struct file_form *form = &set->forms[number];
    struct graph *graph = &catalogue->graph;
    struct text address = form_address(catalogue, set, number);

    graph_begin_thing(graph, thing_of(catalogue, address), "dcatapit:Distribution",
                      "dcat:Distribution");
    graph_words(
        graph, "dct:title",
        arena_format(&catalogue->arena, "%.*s (%s)", TEXT_PRINT(set->title), form->title));
    graph_link(graph, "dcat:accessURL", set->page);
    graph_link(graph, "dcat:downloadURL", address);
    graph_link(graph, "dct:format",
               arena_format(&catalogue->arena, AUTHORITY "file-type/%s", form->format));
    graph_text(graph, "dcat:mediaType", text_from(form->media));
    graph_link(graph, "dct:license", catalogue->licence);
    graph_date(graph, "dct:modified", set->edition->publication.updated);
    graph_end_thing(graph);
}

/* ---- Data sets ---- */

static void write_dataset(struct catalogue *catalogue, const struct described *set)
{
    struct graph *graph = &catalogue->graph;
    struct text forms[sizeof table_forms / sizeof *table_forms];

    for (size_t i = 0; i < set->form_count; i++)
        forms[i] = thing_of(catalogue, form_address(catalogue, set, i));
    graph_begin_thing(graph, thing_of(catalogue, set->page), "dcatapit:Dataset",
                      "dcat:Dataset");
    graph_text(graph, "dct:identifier", set->identifier);
    graph_words(graph, "dct:title",
                arena_format(&catalogue->arena, "%.*s – %.*s – %.*s", TEXT_PRINT(set->title),
                             TEXT_PRINT(set->edition->title),
                             TEXT_PRINT(catalogue->site->entity.name)));
    graph_words(graph, "dct:description", set->description);
    graph_date(graph, "dct:issued", set->edition->publication.published);
    graph_date(graph, "dct:modified", set->edition->publication.updated);
    graph_link(graph, "dcat:theme", TEXT(AUTHORITY "data-theme/GOVE"));
    graph_link(graph, "dct:accrualPeriodicity", TEXT(AUTHORITY "frequency/ANNUAL"));
    graph_link(graph, "dct:language", TEXT(AUTHORITY "language/ITA"));
    graph_link(graph, "dct:rightsHolder", catalogue->agent);
    graph_link(graph, "dct:publisher", catalogue->agent);
    graph_link(graph, "dcat:landingPage", set->page);
    graph_links(graph, "dcat:distribution", forms, set->form_count);
    graph_end_thing(graph);
    for (size_t i = 0; i < set->form_count; i++)
        write_distribution(catalogue, set, i);
}

static struct text make_identifier(struct catalogue *catalogue, const struct edition *edition,
                                   struct text name)
{
    struct text ipa = catalogue->site->entity.ipa_code;

    return arena_format(&catalogue->arena, "%.*s%s%.*s-%.*s", TEXT_PRINT(ipa),
                        ipa.length > 0 ? ":" : "", TEXT_PRINT(edition->id), TEXT_PRINT(name));
}

/* One of the data sets of an edition: a table, or behind them the workbook of all. */
static struct described describe(struct catalogue *catalogue, const struct edition *edition,
                                 size_t index)
{
    struct arena *arena = &catalogue->arena;
    struct text folder = arena_format(arena, "%.*s%.*s/dati/", TEXT_PRINT(catalogue->root),
                                      TEXT_PRINT(edition->id));

    if (index == export_count(edition))
        return (struct described){
            .edition = edition,
            .page = arena_format(arena, "%.*sindex.html", TEXT_PRINT(folder)),
            .start = arena_format(arena, "%.*sperformance", TEXT_PRINT(folder)),
            .identifier = make_identifier(catalogue, edition, TEXT("performance")),
            .title = TEXT("Tutte le tabelle"),
            .description = TEXT("Tutte le tabelle dell’edizione in una cartella di lavoro, un "
                                "foglio ciascuna, con la spiegazione delle colonne."),
            .forms = edition_forms,
            .form_count = sizeof edition_forms / sizeof *edition_forms,
        };
    struct export_source source = {.site = catalogue->site, .edition = edition};
    struct export_dataset dataset = export_dataset(arena, &source, index);
    return (struct described){
        .edition = edition,
        .page = arena_format(arena, "%.*s%.*s/index.html", TEXT_PRINT(folder),
                             TEXT_PRINT(dataset.path)),
        .start = arena_format(arena, "%.*s%.*s", TEXT_PRINT(folder), TEXT_PRINT(dataset.path)),
        .identifier = make_identifier(catalogue, edition, dataset.name),
        .title = dataset.title,
        .description = dataset.description,
        .forms = table_forms,
        .form_count = sizeof table_forms / sizeof *table_forms,
    };
}

static void write_catalogue(struct catalogue *catalogue, const struct text *things,
                            size_t count)
{
    const struct site *site = catalogue->site;
    struct graph *graph = &catalogue->graph;
    struct date issued = {0};
    struct date modified = {0};

    for (size_t i = 0; i < site->edition_count; i++) {
        struct publication publication = site->editions[i].publication;
        if (date_compare(publication.updated, modified) > 0)
            modified = publication.updated;
        if (date_known(publication.published) &&
            (!date_known(issued) || date_compare(publication.published, issued) < 0))
            issued = publication.published;
    }
    graph_begin_thing(graph,
                      arena_format(&catalogue->arena, "%.*sdati/index.html#catalogo",
                                   TEXT_PRINT(catalogue->root)),
                      "dcatapit:Catalog", "dcat:Catalog");
    graph_words(graph, "dct:title", site->title);
    graph_words(graph, "dct:description",
                site->description.length > 0 ? site->description : site->title);
    graph_link(graph, "dct:publisher", catalogue->agent);
    graph_date(graph, "dct:issued", issued);
    graph_date(graph, "dct:modified", modified);
    graph_link(graph, "dct:language", TEXT(AUTHORITY "language/ITA"));
    graph_link(graph, "dcat:themeTaxonomy", TEXT(AUTHORITY "data-theme"));
    graph_link(graph, "dct:license", catalogue->licence);
    graph_link(graph, "foaf:homepage",
               arena_format(&catalogue->arena, "%.*sindex.html", TEXT_PRINT(catalogue->root)));
    graph_links(graph, "dcat:dataset", things, count);
    graph_end_thing(graph);
}

static void write(const struct site *site, enum graph_format format, struct buffer *output)
{
    struct catalogue catalogue = {.graph = {.format = format, .output = output}, .site = site};
    size_t count = 0;
    size_t number = 0;

    for (size_t i = 0; i < site->edition_count; i++)
        count += export_count(&site->editions[i]) + 1;
    struct described *sets = arena_allocate_array(&catalogue.arena, count, sizeof *sets);
    struct text *things = arena_allocate_array(&catalogue.arena, count, sizeof *things);
    catalogue.root = export_root(&catalogue.arena, site);
    catalogue.agent =
        arena_format(&catalogue.arena, "%.*sindex.html#ente", TEXT_PRINT(catalogue.root));
    catalogue.licence = find_licence(site);
    for (size_t i = 0; i < site->edition_count; i++) {
        for (size_t j = 0; j <= export_count(&site->editions[i]); j++) {
            sets[number] = describe(&catalogue, &site->editions[i], j);
            things[number] = thing_of(&catalogue, sets[number].page);
            number++;
        }
    }
    graph_begin(&catalogue.graph, prefixes, sizeof prefixes / sizeof *prefixes);
    write_catalogue(&catalogue, things, count);
    write_agent(&catalogue);
    for (size_t i = 0; i < count; i++)
        write_dataset(&catalogue, &sets[i]);
    graph_end(&catalogue.graph);
    arena_free(&catalogue.arena);
}

void catalogue_write_turtle(const struct site *site, struct buffer *output)
{
    write(site, GRAPH_TURTLE, output);
}

void catalogue_write_json_ld(const struct site *site, struct buffer *output)
{
    write(site, GRAPH_JSON_LD, output);
}
