#include "cli/build.h"

#include "cli/workers.h"
#include "export/export.h"
#include "load/load.h"
#include "score/score.h"
#include "view/view.h"

#include <stdlib.h>

/* Everything that jobs of a build read. */
struct build {
    const struct options *options;
    const struct site *site;
    const struct scores *scores; /* [edition] */
    const struct view *view;
    struct write_tree *tree;
    struct text static_folder;
    struct file_list static_files;
};

static bool write_page(const struct build *build, size_t index, struct worker *worker)
{
    struct text path;

    return view_render(build->view, view_page_at(build->view, index), &worker->arena, &path,
                       &worker->output, &worker->diagnostics) &&
           write_file(build->tree, path, buffer_text(&worker->output), &worker->diagnostics);
}

static bool write_table(const struct build *build, size_t index, struct worker *worker)
{
    const struct edition *edition = &build->site->editions[index / export_table_count];
    const struct scores *scores = &build->scores[index / export_table_count];
    const struct export_table *table = &export_tables[index % export_table_count];
    struct text path =
        arena_format(&worker->arena, "%.*s/dati/%s", TEXT_PRINT(edition->id), table->name);

    table->write(&build->site->entity, edition, scores, &worker->output);
    return write_file(build->tree, path, buffer_text(&worker->output), &worker->diagnostics);
}

static bool copy_static(const struct build *build, size_t index, struct worker *worker)
{
    struct text name = build->static_files.names[index];
    struct text source = files_join(&worker->arena, build->static_folder, name);
    struct text path = files_join(&worker->arena, TEXT("assets"), name);

    return files_read(source, &worker->output, &worker->diagnostics) &&
           write_file(build->tree, path, buffer_text(&worker->output), &worker->diagnostics);
}

/* One file of the site; jobs are numbered: pages, then tables, then static files. */
static bool write_one(const void *shared, size_t job, struct worker *worker)
{
    const struct build *build = shared;
    size_t pages = view_page_count(build->view);
    size_t tables = build->site->edition_count * export_table_count;

    if (job < pages)
        return write_page(build, job, worker);
    if (job < pages + tables)
        return write_table(build, job - pages, worker);
    return copy_static(build, job - pages - tables, worker);
}

static bool write_all(struct build *build, struct progress *progress,
                      struct write_summary *summary, struct diagnostics *diagnostics)
{
    size_t jobs = view_page_count(build->view) +
                  build->site->edition_count * export_table_count + build->static_files.count;

    build->tree = write_open(build->options->output, diagnostics);
    if (build->tree == NULL)
        return false;
    struct workers workers = {
        .count = build->options->jobs,
        .jobs = jobs,
        .run = write_one,
        .shared = build,
        .progress = progress,
    };
    bool done =
        workers_run(&workers, diagnostics) && write_commit(build->tree, summary, diagnostics);
    write_close(build->tree);
    return done;
}

static bool build_loaded(const struct options *options, const struct site *site,
                         struct progress *progress, struct write_summary *summary,
                         struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct scores *scores = memory_allocate_zeroed(site->edition_count, sizeof *scores);
    struct build build = {
        .options = options,
        .site = site,
        .scores = scores,
        .static_folder = data_folder(&arena, "static"),
    };

    for (size_t i = 0; i < site->edition_count; i++)
        score_edition(&site->editions[i], &scores[i]);
    struct view *view =
        view_create(site, scores, data_folder(&arena, "templates"), diagnostics);
    build.view = view;
    bool done = view != NULL &&
                files_list(&arena, build.static_folder, TEXT(""), false, &build.static_files,
                           diagnostics) &&
                write_all(&build, progress, summary, diagnostics);

    view_free(view);
    for (size_t i = 0; i < site->edition_count; i++)
        score_free(&scores[i]);
    free(scores);
    arena_free(&arena);
    return done;
}

bool build_site(const struct options *options, struct progress *progress,
                struct write_summary *summary, struct diagnostics *diagnostics)
{
    struct site site;
    bool done = load_site(options->content, &site, diagnostics) &&
                build_loaded(options, &site, progress, summary, diagnostics);

    model_free(&site);
    return done;
}
