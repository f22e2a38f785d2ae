#include "load/load.h"
#include "load/loader.h"

#include <stdlib.h>

/* ---- site.json ---- */

/* Seconds. */
enum { TIMEOUT_DEFAULT = 30, TIMEOUT_MAX = 600 };

enum {
    SITE_TITLE,
    SITE_DESCRIPTION,
    SITE_BASE_URL,
    SITE_LICENCE,
    SITE_MENU,
    SITE_FOOTER_LINKS,
    SITE_SERVICES,
    SITE_FEEDBACK,
    SITE_PUBLISH,
    SITE_SECURITY,
    SITE_FIELDS
};

static const struct field site_fields[SITE_FIELDS] = {
    [SITE_TITLE] = {"title", JSON_TEXT, true},
    [SITE_DESCRIPTION] = {"description", JSON_TEXT, false},
    [SITE_BASE_URL] = {"base_url", JSON_TEXT, false},
    [SITE_LICENCE] = {"licence", JSON_OBJECT, false},
    [SITE_MENU] = {"menu", JSON_LIST, false},
    [SITE_FOOTER_LINKS] = {"footer_links", JSON_LIST, false},
    [SITE_SERVICES] = {"services", JSON_OBJECT, false},
    [SITE_FEEDBACK] = {"feedback", JSON_TEXT, false},
    [SITE_PUBLISH] = {"publish", JSON_OBJECT, false},
    [SITE_SECURITY] = {"security", JSON_OBJECT, false},
};

static void read_licence(struct loader *loader, struct json_value value)
{
    enum { NAME, URL, FIELDS };
    static const struct field fields[FIELDS] = {
        [NAME] = {"name", JSON_TEXT, true},
        [URL] = {"url", JSON_TEXT, true},
    };
    struct json_value found[FIELDS];

    if (!json_present(value) || !fields_read(value, fields, FIELDS, found))
        return;
    loader->site->licence = value_text(found[NAME], loader->arena);
    loader->site->licence_url = value_address(found[URL], loader->arena, ADDRESS_PAGE);
}

static struct link *read_links(struct loader *loader, struct json_value list, size_t *count)
{
    enum { LABEL, ADDRESS, FIELDS };
    static const struct field fields[FIELDS] = {
        [LABEL] = {"label", JSON_TEXT, true},
        [ADDRESS] = {"address", JSON_TEXT, true},
    };

    if (!json_present(list))
        return NULL;
    struct link *links = arena_allocate_array(loader->arena, json_count(list), sizeof *links);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        struct json_value found[FIELDS];

        if (!fields_read(item, fields, FIELDS, found))
            continue;
        links[(*count)++] = (struct link){
            .label = value_text(found[LABEL], loader->arena),
            .address = value_address(found[ADDRESS], loader->arena, ADDRESS_LINK),
        };
    }
    return links;
}

/* The declaration has to be on the agency's own site (L. 4/2004, art. 3-quater). */
static void check_accessibility(struct json_value value, struct text address)
{
    static const struct text agency = TEXT_INITIALISER("https://form.agid.gov.it/");

    if (address.length == 0 || text_starts_with(address, agency))
        return;
    diagnose(value.document->diagnostics, SEVERITY_WARNING, json_place(value),
             _("the accessibility statement is expected at %s, found \"%.*s\""), agency.data,
             TEXT_PRINT(address));
    value_hint(value, "%s", _("fill the statement in there, and give the address it gets"));
}

static void read_services(struct loader *loader, struct json_value object)
{
    static const struct field fields[SERVICE_COUNT] = {
        [SERVICE_FAQ] = {"faq", JSON_TEXT, false},
        [SERVICE_REPORT] = {"report_inefficiency", JSON_TEXT, false},
        [SERVICE_PRIVACY] = {"privacy", JSON_TEXT, false},
        [SERVICE_LEGAL_NOTES] = {"legal_notes", JSON_TEXT, false},
        [SERVICE_ACCESSIBILITY] = {"accessibility", JSON_TEXT, false},
        [SERVICE_CIVIC_ACCESS] = {"civic_access", JSON_TEXT, false},
        [SERVICE_OFFICER] = {"transparency_officer", JSON_TEXT, false},
    };
    struct json_value found[SERVICE_COUNT];
    struct text *services = loader->site->services;

    if (!json_present(object) || !fields_read(object, fields, SERVICE_COUNT, found))
        return;
    for (size_t i = 0; i < SERVICE_COUNT; i++)
        services[i] = value_address(found[i], loader->arena, ADDRESS_LINK);
    check_accessibility(found[SERVICE_ACCESSIBILITY], services[SERVICE_ACCESSIBILITY]);
}

/* Never says the address itself: by mistake there may be a password in it. */
static struct text read_destination(struct loader *loader, struct json_value value)
{
    struct text address = value_text(value, loader->arena);
    struct destination destination;

    if (address.length == 0)
        return address;
    const char *fault = destination_parse(&loader->scratch, address, &destination);
    if (fault != NULL) {
        value_error(value, _("the site cannot be published to this address: %s"), fault);
        value_hint(
            value, "%s",
            _("write https://, sftp://, ftps:// or ftpes://, the host and the folder, or "
              "the path of a local folder; passwords come from the environment"));
    }
    return address;
}

static size_t read_timeout(struct json_value value)
{
    struct decimal seconds;

    if (!json_present(value))
        return TIMEOUT_DEFAULT;
    if (decimal_parse_plain(json_number(value), &seconds) && seconds.scale == 0 &&
        seconds.units >= 1 && seconds.units <= TIMEOUT_MAX)
        return (size_t)seconds.units;
    value_error(value, _("expected whole seconds, from 1 to %d"), TIMEOUT_MAX);
    return TIMEOUT_DEFAULT;
}

static void read_publish(struct loader *loader, struct json_value value)
{
    enum { ADDRESS, TIMEOUT, FIELDS };
    static const struct field fields[FIELDS] = {
        [ADDRESS] = {"address", JSON_TEXT, true},
        [TIMEOUT] = {"timeout", JSON_NUMBER, false},
    };
    struct publishing *publishing = &loader->site->publishing;
    struct json_value found[FIELDS];

    publishing->timeout = TIMEOUT_DEFAULT;
    if (!json_present(value) || !fields_read(value, fields, FIELDS, found))
        return;
    publishing->address = read_destination(loader, found[ADDRESS]);
    publishing->timeout = read_timeout(found[TIMEOUT]);
}

static void read_security(struct loader *loader, struct json_value value)
{
    enum { CONTACT, EXPIRES, POLICY, FIELDS };
    static const struct field fields[FIELDS] = {
        [CONTACT] = {"contact", JSON_TEXT, true},
        [EXPIRES] = {"expires", JSON_TEXT, true},
        [POLICY] = {"policy", JSON_TEXT, false},
    };
    struct security *security = &loader->site->security;
    struct json_value found[FIELDS];

    if (!json_present(value) || !fields_read(value, fields, FIELDS, found))
        return;
    security->contact = value_address(found[CONTACT], loader->arena, ADDRESS_LINK);
    security->expires = value_date(found[EXPIRES]);
    security->policy = value_address(found[POLICY], loader->arena, ADDRESS_PAGE);
    security->origin = (struct origin){arena_copy(loader->arena, value.document->file),
                                       json_line(found[EXPIRES])};
}

void site_read(struct loader *loader)
{
    struct text path = files_join(&loader->scratch, loader->folder, TEXT("site.json"));
    struct site *site = loader->site;
    struct json_value found[SITE_FIELDS];
    struct content_file file;

    if (content_open(loader, path, &file) &&
        fields_read(json_root(&file.document), site_fields, SITE_FIELDS, found)) {
        site->title = value_text(found[SITE_TITLE], loader->arena);
        site->description = value_text(found[SITE_DESCRIPTION], loader->arena);
        site->base_url = value_address(found[SITE_BASE_URL], loader->arena, ADDRESS_SITE);
        while (text_ends_with(site->base_url, TEXT("/")))
            site->base_url.length--;
        read_licence(loader, found[SITE_LICENCE]);
        site->menu = read_links(loader, found[SITE_MENU], &site->menu_count);
        site->footer_links =
            read_links(loader, found[SITE_FOOTER_LINKS], &site->footer_link_count);
        read_services(loader, found[SITE_SERVICES]);
        site->feedback = value_address(found[SITE_FEEDBACK], loader->arena, ADDRESS_LINK);
        read_publish(loader, found[SITE_PUBLISH]);
        read_security(loader, found[SITE_SECURITY]);
    }
    content_close(&file);
}

/* ---- The folder ---- */

/* Newest period first, then by id. */
static int compare_editions(const void *left, const void *right)
{
    const struct edition *a = left;
    const struct edition *b = right;
    int order = date_compare(b->to, a->to);

    if (order == 0)
        order = date_compare(b->from, a->from);
    return order != 0 ? order : text_compare(a->id, b->id);
}

/* Whether `name` is the folder of an edition; one that seems to be meant as one is reported. */
static bool is_edition(struct loader *loader, struct text name)
{
    struct text folder = files_join(&loader->scratch, loader->folder, name);
    struct text file = files_join(&loader->scratch, folder, TEXT("edition.json"));

    if (files_exist(file))
        return content_check_name(loader, loader->folder, name);
    if (!files_is_folder(folder) || !content_check_name(loader, loader->folder, name))
        return false;
    if (files_is_folder(files_join(&loader->scratch, folder, TEXT("objectives")))) {
        diagnose(loader->diagnostics, SEVERITY_ERROR, (struct place){.file = folder},
                 _("a folder with objectives but without edition.json"));
        diagnose_hint(loader->diagnostics, "%s",
                      _("write its edition.json, or move it out of the content folder"));
    }
    return false;
}

/* Most likely the folder has another name than it should. */
static void warn_empty(struct loader *loader, const struct edition *edition)
{
    diagnose(loader->diagnostics, SEVERITY_WARNING,
             (struct place){.file = edition->origin.file}, _("the edition has no objectives"));
    diagnose_hint(loader->diagnostics, "%s",
                  _("they are read from the *.json in the folder objectives beside this file"));
}

static void read_editions(struct loader *loader)
{
    struct site *site = loader->site;
    struct file_list list;

    if (!files_list(&loader->scratch, loader->folder, TEXT(""), false, &list,
                    loader->diagnostics))
        return;
    site->editions = arena_allocate_array(loader->arena, list.count, sizeof *site->editions);
    for (size_t i = 0; i < list.count; i++) {
        struct edition *edition = &site->editions[site->edition_count];
        size_t errors = loader->diagnostics->errors;

        if (!is_edition(loader, list.names[i]))
            continue;
        edition_read(loader, list.names[i], EDITION_WHOLE, edition);
        if (edition->objective_count == 0 && loader->diagnostics->errors == errors)
            warn_empty(loader, edition);
        site->edition_count++;
    }
    if (site->edition_count == 0) {
        diagnose(loader->diagnostics, SEVERITY_ERROR, (struct place){.file = loader->folder},
                 _("there is no edition: no folder here holds an edition.json"));
        diagnose_hint(loader->diagnostics, "%s",
                      _("make a folder named after the year, with an edition.json in it"));
    }
    qsort(site->editions, site->edition_count, sizeof *site->editions, compare_editions);
}

/* What to read of the folder. */
enum extent {
    EXTENT_SETTINGS,
    EXTENT_ENTITY,
    EXTENT_OUTLINE,
    EXTENT_TABLES,
    EXTENT_EDITION,
    EXTENT_SITE
};

static enum edition_extent find_edition_extent(enum extent extent)
{
    if (extent == EXTENT_TABLES)
        return EDITION_TABLES;
    return extent == EXTENT_EDITION ? EDITION_WHOLE : EDITION_OUTLINE;
}

static void read_extent(struct loader *loader, enum extent extent, struct text id)
{
    struct site *site = loader->site;

    if (extent == EXTENT_SITE || extent == EXTENT_SETTINGS)
        site_read(loader);
    if (extent == EXTENT_SITE || extent == EXTENT_EDITION)
        glossary_read(loader);
    if (extent != EXTENT_SETTINGS)
        entity_read(loader);
    if (extent == EXTENT_SITE) {
        read_editions(loader);
        succession_link(loader);
        transparency_read(loader);
        security_check(loader);
    } else if (extent > EXTENT_ENTITY) {
        site->editions = arena_allocate_array(loader->arena, 1, sizeof *site->editions);
        site->edition_count = 1;
        edition_read(loader, id, find_edition_extent(extent), &site->editions[0]);
    }
}

static bool load(struct text folder, enum extent extent, struct text id, struct site *site,
                 struct diagnostics *diagnostics)
{
    struct loader loader;
    size_t errors = diagnostics->errors;

    if (loader_open(&loader, folder, site, diagnostics))
        read_extent(&loader, extent, id);
    loader_close(&loader);
    diagnostics_sort(diagnostics);
    return diagnostics->errors == errors;
}

bool load_site(struct text folder, struct site *site, struct diagnostics *diagnostics)
{
    return load(folder, EXTENT_SITE, (struct text){0}, site, diagnostics);
}

bool load_settings(struct text folder, struct site *site, struct diagnostics *diagnostics)
{
    return load(folder, EXTENT_SETTINGS, (struct text){0}, site, diagnostics);
}

bool load_entity(struct text folder, struct site *site, struct diagnostics *diagnostics)
{
    return load(folder, EXTENT_ENTITY, (struct text){0}, site, diagnostics);
}

bool load_outline(struct text folder, struct text id, struct site *site,
                  struct diagnostics *diagnostics)
{
    return load(folder, EXTENT_OUTLINE, id, site, diagnostics);
}

bool load_edition(struct text folder, struct text id, struct site *site,
                  struct diagnostics *diagnostics)
{
    return load(folder, EXTENT_EDITION, id, site, diagnostics);
}

bool load_table(struct text folder, struct text id, struct table_bytes bytes, struct site *site,
                struct diagnostics *diagnostics)
{
    struct loader loader;
    size_t errors = diagnostics->errors;

    if (loader_open(&loader, folder, site, diagnostics)) {
        loader.table_source = (struct table_source){bytes.table, bytes.csv};
        read_extent(&loader, EXTENT_TABLES, id);
    }
    loader_close(&loader);
    diagnostics_sort(diagnostics);
    return diagnostics->errors == errors;
}
