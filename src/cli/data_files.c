#include "cli/data_files.h"

#include "export/export.h"

/* Files of one edition: number 0 is the workbook; the first of each further sort follows. */
struct numbering {
    size_t tables;
    size_t descriptions;
    size_t history;
    size_t count;
};

/* The history, and the tables from before its newest entry. */
static size_t count_history(const struct publications *history)
{
    if (history->entry_count == 0)
        return 0;
    return history->earlier[HISTORY_OBJECTIVES].length > 0 ? 1 + HISTORY_TABLES : 1;
}

static struct numbering number_files(const struct judged *judged, size_t index)
{
    const struct edition *edition = &judged->site.editions[index];
    struct numbering numbering = {.tables = 1};

    numbering.descriptions = numbering.tables + export_count(edition) * EXPORT_FORMAT_COUNT;
    numbering.history = numbering.descriptions + export_description_count;
    numbering.count = numbering.history + count_history(&judged->histories[index]);
    return numbering;
}

size_t data_files_count(const struct judged *judged)
{
    size_t count = export_site_description_count;

    for (size_t i = 0; i < judged->site.edition_count; i++)
        count += number_files(judged, i).count;
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

static void make_history(const struct edition *edition, const struct publications *history,
                         size_t number, struct worker *worker, struct text *path)
{
    static const char *const files[HISTORY_TABLES] = {
        [HISTORY_OBJECTIVES] = "precedente/obiettivi",
        [HISTORY_INDICATORS] = "precedente/indicatori",
    };

    if (number == 0) {
        *path = name_file(&worker->arena, edition, "storia", ".json");
        export_history(edition, history, &worker->output);
        return;
    }
    *path = name_file(&worker->arena, edition, files[number - 1], ".csv");
    buffer_append(&worker->output, history->earlier[number - 1]);
}

static struct export_source find_source(const struct judged *judged, size_t index)
{
    return (struct export_source){
        .site = &judged->site,
        .edition = &judged->site.editions[index],
        .scores = &judged->scores[index],
        .audit = &judged->audits[index],
    };
}

static bool make_file(const struct judged *judged, size_t index, size_t number,
                      struct worker *worker, struct text *path)
{
    const struct edition *edition = &judged->site.editions[index];
    const struct export_source source = find_source(judged, index);
    struct numbering numbering = number_files(judged, index);

    if (number < numbering.tables) {
        *path = name_file(&worker->arena, edition, "performance", ".xlsx");
        return export_workbook(&source, &worker->output, &worker->diagnostics);
    }
    if (number < numbering.descriptions) {
        make_table(&source, number - numbering.tables, worker, path);
        return true;
    }
    if (number < numbering.history) {
        const struct export_description *description =
            &export_descriptions[number - numbering.descriptions];
        *path = name_file(&worker->arena, edition, description->name, "");
        description->write(&source, &worker->output);
        return true;
    }
    make_history(edition, &judged->histories[index], number - numbering.history, worker, path);
    return true;
}

bool data_files_make(const struct judged *judged, size_t number, struct worker *worker,
                     struct text *path)
{
    size_t edition = 0;

    if (number < export_site_description_count) {
        *path = text_from(export_site_descriptions[number].path);
        export_site_descriptions[number].write(&judged->site, &worker->output);
        return true;
    }
    number -= export_site_description_count;
    while (number >= number_files(judged, edition).count) {
        number -= number_files(judged, edition).count;
        edition++;
    }
    return make_file(judged, edition, number, worker, path);
}

void data_files_make_objective(const struct judged *judged, size_t edition, size_t objective,
                               const struct objective_account *account, struct worker *worker,
                               struct text *path)
{
    const struct export_source source = find_source(judged, edition);

    *path = arena_format(&worker->arena, "%.*s/obiettivi/%.*s/index.json",
                         TEXT_PRINT(source.edition->id),
                         TEXT_PRINT(source.edition->objectives[objective].code));
    export_objective(&source, objective, account, &worker->arena, &worker->output);
}
