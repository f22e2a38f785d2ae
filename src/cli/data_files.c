#include "cli/data_files.h"

#include "export/export.h"

/* Files of one edition: number 0 is the workbook; the first of each further sort follows. */
struct numbering {
    size_t tables;
    size_t descriptions;
    size_t objectives;
    size_t count;
};

static struct numbering number_files(const struct edition *edition)
{
    struct numbering numbering = {.tables = 1};

    numbering.descriptions = numbering.tables + export_count(edition) * EXPORT_FORMAT_COUNT;
    numbering.objectives = numbering.descriptions + export_description_count;
    numbering.count = numbering.objectives + edition->objective_count;
    return numbering;
}

size_t data_files_count(const struct site *site)
{
    size_t count = export_site_description_count;

    for (size_t i = 0; i < site->edition_count; i++)
        count += number_files(&site->editions[i]).count;
    return count;
}

static struct text name_file(struct arena *arena, const struct edition *edition,
                             const char *name, const char *extension)
{
    return arena_format(arena, "%.*s/dati/%s%s", TEXT_PRINT(edition->id), name, extension);
}

static void make_table(const struct export_source *source, size_t number, struct worker *worker,
                       struct text *path)
{
    struct export_dataset dataset =
        export_dataset(&worker->arena, source, number / EXPORT_FORMAT_COUNT);
    enum export_format format = (enum export_format)(number % EXPORT_FORMAT_COUNT);

    *path = arena_format(&worker->arena, "%.*s/dati/%.*s.%s", TEXT_PRINT(source->edition->id),
                         TEXT_PRINT(dataset.path), export_extension(format));
    export_write(&dataset, format, &worker->output);
}

static bool make_file(const struct export_source *source, size_t number, struct worker *worker,
                      struct text *path)
{
    const struct edition *edition = source->edition;
    struct numbering numbering = number_files(edition);

    if (number < numbering.tables) {
        *path = name_file(&worker->arena, edition, "performance", ".xlsx");
        return export_workbook(source, &worker->output, &worker->diagnostics);
    }
    if (number < numbering.descriptions) {
        make_table(source, number - numbering.tables, worker, path);
        return true;
    }
    if (number < numbering.objectives) {
        const struct export_description *description =
            &export_descriptions[number - numbering.descriptions];
        *path = name_file(&worker->arena, edition, description->name, "");
        description->write(source, &worker->output);
        return true;
    }
    size_t objective = number - numbering.objectives;
    *path =
        arena_format(&worker->arena, "%.*s/obiettivi/%.*s/index.json", TEXT_PRINT(edition->id),
                     TEXT_PRINT(edition->objectives[objective].code));
    export_objective(source, objective, &worker->output);
    return true;
}

bool data_files_make(const struct judged *judged, size_t number, struct worker *worker,
                     struct text *path)
{
    const struct site *site = &judged->site;
    size_t edition = 0;

    if (number < export_site_description_count) {
        *path = text_from(export_site_descriptions[number].path);
        export_site_descriptions[number].write(site, &worker->output);
        return true;
    }
    number -= export_site_description_count;
    while (number >= number_files(&site->editions[edition]).count) {
        number -= number_files(&site->editions[edition]).count;
        edition++;
    }
    struct export_source source = {
        .site = site,
        .edition = &site->editions[edition],
        .scores = &judged->scores[edition],
        .audit = &judged->audits[edition],
    };
    return make_file(&source, number, worker, path);
}
