/*
 * What the site and its data sets are, in the words of schema.org, for search engines: JSON-LD
 * in a file of its own, since the policy of the pages allows no script within them.
 */
#include "export/tables.h"

/* The file while it is written. */
struct description {
    struct json_writer json;
    struct arena arena;
    const struct site *site;
    struct text root;
};

static void open_thing(struct description *file, const char *type, struct text id)
{
    json_writer_open(&file->json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(&file->json, TEXT("@type"), text_from(type));
    json_writer_optional(&file->json, TEXT("@id"), id);
}

static struct text address(struct description *file, struct text path)
{
    return arena_format(&file->arena, "%.*s%.*s", TEXT_PRINT(file->root), TEXT_PRINT(path));
}

static void write_reference(struct description *file, struct text key, struct text id)
{
    json_writer_open(&file->json, key, '{');
    json_writer_text(&file->json, TEXT("@id"), id);
    json_writer_close(&file->json, '}');
}

static void write_entity(struct description *file)
{
    const struct entity *entity = &file->site->entity;

    open_thing(file, "GovernmentOrganization", address(file, TEXT("index.html#ente")));
    json_writer_text(&file->json, TEXT("name"), entity->name);
    json_writer_optional(&file->json, TEXT("url"), entity->website);
    json_writer_optional(&file->json, TEXT("address"), entity->address);
    json_writer_optional(&file->json, TEXT("email"), entity->pec);
    json_writer_optional(&file->json, TEXT("telephone"), entity->phone);
    json_writer_optional(&file->json, TEXT("taxID"), entity->fiscal_code);
    json_writer_optional(&file->json, TEXT("identifier"), entity->ipa_code);
    json_writer_close(&file->json, '}');
}

static void write_date(struct description *file, struct text key, struct date date)
{
    char space[DATE_TEXT_SIZE];

    if (date_known(date))
        json_writer_text(&file->json, key, date_format_iso(date, space));
}

static void write_download(struct description *file, struct text path, const char *extension,
                           const char *media)
{
    open_thing(file, "DataDownload", (struct text){0});
    json_writer_text(&file->json, TEXT("encodingFormat"), text_from(media));
    json_writer_text(
        &file->json, TEXT("contentUrl"),
        arena_format(&file->arena, "%.*s.%s", TEXT_PRINT(address(file, path)), extension));
    json_writer_close(&file->json, '}');
}

static void write_period(struct description *file, const struct edition *edition)
{
    char from[DATE_TEXT_SIZE];
    char to[DATE_TEXT_SIZE];
    struct text begin = date_format_iso(edition->from, from);
    struct text end = date_format_iso(edition->to, to);

    json_writer_text(
        &file->json, TEXT("temporalCoverage"),
        arena_format(&file->arena, "%.*s/%.*s", TEXT_PRINT(begin), TEXT_PRINT(end)));
}

static void write_dataset(struct description *file, const struct edition *edition,
                          const struct export_dataset *dataset)
{
    struct text path = arena_format(&file->arena, "%.*s/dati/%.*s", TEXT_PRINT(edition->id),
                                    TEXT_PRINT(dataset->path));
    struct text page = arena_format(&file->arena, "%.*s/index.html", TEXT_PRINT(path));
    struct text entity = address(file, TEXT("index.html#ente"));

    open_thing(file, "Dataset",
               address(file, arena_format(&file->arena, "%.*s#dati", TEXT_PRINT(page))));
    json_writer_text(&file->json, TEXT("name"),
                     arena_format(&file->arena, "%.*s – %.*s – %.*s",
                                  TEXT_PRINT(dataset->title), TEXT_PRINT(edition->title),
                                  TEXT_PRINT(file->site->entity.name)));
    json_writer_text(&file->json, TEXT("description"), dataset->description);
    json_writer_text(&file->json, TEXT("url"), address(file, page));
    json_writer_text(&file->json, TEXT("inLanguage"), TEXT("it"));
    json_writer_plain(&file->json, TEXT("isAccessibleForFree"), TEXT("true"));
    json_writer_optional(&file->json, TEXT("license"), file->site->licence_url);
    write_reference(file, TEXT("creator"), entity);
    write_period(file, edition);
    write_date(file, TEXT("datePublished"), edition->publication.published);
    write_date(file, TEXT("dateModified"), edition->publication.updated);
    json_writer_open(&file->json, TEXT("distribution"), '[');
    write_download(file, path, "csv", "text/csv");
    write_download(file, path, "json", "application/json");
    json_writer_close(&file->json, ']');
    json_writer_close(&file->json, '}');
}

/* A step of the way to a page. */
struct crumb {
    struct text name;
    struct text path;
};

static void write_breadcrumbs(struct description *file, const struct crumb *crumbs,
                              size_t count)
{
    struct text page = address(file, crumbs[count - 1].path);

    open_thing(file, "BreadcrumbList",
               arena_format(&file->arena, "%.*s#percorso", TEXT_PRINT(page)));
    json_writer_open(&file->json, TEXT("itemListElement"), '[');
    for (size_t i = 0; i < count; i++) {
        open_thing(file, "ListItem", (struct text){0});
        json_writer_count(&file->json, TEXT("position"), i + 1);
        json_writer_text(&file->json, TEXT("name"), crumbs[i].name);
        json_writer_text(&file->json, TEXT("item"), address(file, crumbs[i].path));
        json_writer_close(&file->json, '}');
    }
    json_writer_close(&file->json, ']');
    json_writer_close(&file->json, '}');
}

/* The ways to the edition, to its data and to each table: as the pages show them. */
static void write_edition(struct description *file, size_t number,
                          const struct export_source *source)
{
    const struct edition *edition = &file->site->editions[number];
    struct arena *arena = &file->arena;
    struct crumb crumbs[] = {
        {file->site->title, TEXT("index.html")},
        {edition->title, arena_format(arena, "%.*s/index.html", TEXT_PRINT(edition->id))},
        {TEXT("Dati aperti"),
         arena_format(arena, "%.*s/dati/index.html", TEXT_PRINT(edition->id))},
        {{0}, {0}},
    };

    write_breadcrumbs(file, crumbs, 2);
    write_breadcrumbs(file, crumbs, 3);
    for (size_t i = 0; i < export_count(edition); i++) {
        struct export_dataset dataset = export_dataset(arena, source, i);
        crumbs[3].name = dataset.title;
        crumbs[3].path = arena_format(arena, "%.*s/dati/%.*s/index.html",
                                      TEXT_PRINT(edition->id), TEXT_PRINT(dataset.path));
        write_dataset(file, edition, &dataset);
        write_breadcrumbs(file, crumbs, 4);
    }
}

void schema_org_write(const struct site *site, struct buffer *output)
{
    struct description file = {.json = {.buffer = output}, .site = site};

    file.root = export_root(&file.arena, site);
    json_writer_open(&file.json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(&file.json, TEXT("@context"), TEXT("https://schema.org"));
    json_writer_open(&file.json, TEXT("@graph"), '[');
    write_entity(&file);
    for (size_t i = 0; i < site->edition_count; i++) {
        struct export_source source = {.site = site, .edition = &site->editions[i]};
        write_edition(&file, i, &source);
    }
    json_writer_close(&file.json, ']');
    json_writer_close(&file.json, '}');
    arena_free(&file.arena);
}
