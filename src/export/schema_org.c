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

static void write_edition(struct description *file, const struct export_source *source)
{
    for (size_t i = 0; i < export_count(source->edition); i++) {
        struct export_dataset dataset = export_dataset(&file->arena, source, i);
        write_dataset(file, source->edition, &dataset);
    }
}

/* Within the file, so that no reader has to ask another site for it. */
static void write_context(struct description *file)
{
    static const char *const links[] = {"url", "contentUrl", "license"};

    json_writer_open(&file->json, TEXT("@context"), '{');
    json_writer_text(&file->json, TEXT("@vocab"), TEXT("https://schema.org/"));
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        json_writer_open(&file->json, text_from(links[i]), '{');
        json_writer_text(&file->json, TEXT("@type"), TEXT("@id"));
        json_writer_close(&file->json, '}');
    }
    json_writer_close(&file->json, '}');
}

void schema_org_write(const struct site *site, struct buffer *output)
{
    struct description file = {.json = {.buffer = output}, .site = site};

    file.root = export_root(&file.arena, site);
    json_writer_open(&file.json, JSON_WRITER_NO_KEY, '{');
    write_context(&file);
    json_writer_open(&file.json, TEXT("@graph"), '[');
    write_entity(&file);
    for (size_t i = 0; i < site->edition_count; i++) {
        struct export_source source = {.site = site, .edition = &site->editions[i]};
        write_edition(&file, &source);
    }
    json_writer_close(&file.json, ']');
    json_writer_close(&file.json, '}');
    arena_free(&file.arena);
}
