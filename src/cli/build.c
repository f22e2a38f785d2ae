#include "cli/build.h"

#include "cli/data_files.h"
#include "cli/history.h"
#include "cli/inputs.h"
#include "cli/judge.h"
#include "cli/workers.h"
#include "load/load.h"
#include "view/view.h"

/* Everything that jobs of a build read; what is about pages is there once it is prepared. */
struct build {
    const struct options *options;
    const struct judged *judged;
    struct write_tree *tree;
    struct arena arena; /* of the calling thread */
    struct view *view;
    struct text static_folder;
    struct file_list static_files;
};

/* The output of the worker, which is then empty again. */
static bool put(const struct build *build, struct text path, struct worker *worker)
{
    bool done =
        write_file(build->tree, path, buffer_text(&worker->output), &worker->diagnostics);

    buffer_clear(&worker->output);
    return done;
}

static bool put_page(const struct build *build, const struct view_request *request,
                     struct worker *worker)
{
    struct text path;

    return view_render(build->view, request, &worker->arena, &path, &worker->output,
                       &worker->diagnostics) &&
           put(build, path, worker);
}

/* Its page and its data, which say the same. */
static bool write_objective(const struct build *build, struct view_page page,
                            struct worker *worker)
{
    struct objective_account account =
        account_of_objective(&worker->arena, &build->judged->site.editions[page.edition],
                             &build->judged->scores[page.edition], page.item);
    struct text path;

    if (!put_page(build, &(struct view_request){page, &account}, worker))
        return false;
    data_files_make_objective(build->judged, page.edition, page.item, &account, worker, &path);
    return put(build, path, worker);
}

static bool write_page(const struct build *build, size_t index, struct worker *worker)
{
    struct view_page page = view_page_at(build->view, index);

    if (page.kind == VIEW_OBJECTIVE)
        return write_objective(build, page, worker);
    return put_page(build, &(struct view_request){.page = page}, worker);
}

static bool write_data_file(const struct build *build, size_t index, struct worker *worker)
{
    struct text path;

    return data_files_make(build->judged, index, worker, &path) && put(build, path, worker);
}

static bool copy_static(const struct build *build, size_t index, struct worker *worker)
{
    struct text name = build->static_files.names[index];
    struct text source = files_join(&worker->arena, build->static_folder, name);
    struct text path = files_join(&worker->arena, TEXT("assets"), name);

    if (files_is_link(source)) {
        diagnose(&worker->diagnostics, SEVERITY_ERROR, (struct place){.file = source},
                 _("a symbolic link among the files of the site is not followed"));
        diagnose_hint(&worker->diagnostics, "%s", _("put a copy of the file in its place"));
        return false;
    }
    return files_read(source, &worker->output, &worker->diagnostics) &&
           put(build, path, worker);
}

/* One file of the site; jobs are numbered: data files, then pages, then static files. */
static bool write_one(const void *shared, size_t job, struct worker *worker)
{
    const struct build *build = shared;
    size_t data_files = data_files_count(build->judged);

    if (job < data_files)
        return write_data_file(build, job, worker);
    size_t pages = view_page_count(build->view);
    if (job < data_files + pages)
        return write_page(build, job - data_files, worker);
    return copy_static(build, job - data_files - pages, worker);
}

/* Without its style sheet a site would be there, and be ugly: better none. */
static bool check_assets(struct text folder, struct arena *arena,
                         struct diagnostics *diagnostics)
{
    if (files_exist(files_join(arena, folder, TEXT("vetro.css"))))
        return true;
    diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){.file = folder},
             _("the style sheet of the site is missing"));
    diagnose_hint(diagnostics, "%s",
                  _("in the sources of vetro run scripts/assets, which needs npm; an installed "
                    "vetro has it: install it again"));
    return false;
}

/* What pages and static files need, and how many jobs there are with them. */
static struct preparation prepare_pages(void *shared, struct diagnostics *diagnostics)
{
    struct build *build = shared;
    struct view_source source = {
        .site = &build->judged->site,
        .scores = build->judged->scores,
        .audits = build->judged->audits,
        .histories = build->judged->histories,
        .templates = data_folder(&build->arena, "templates"),
        .markdown = load_markdown,
    };
    struct preparation preparation = {0};

    build->static_folder = data_folder(&build->arena, "assets");
    build->view = view_create(&source, diagnostics);
    if (build->view == NULL ||
        !check_assets(build->static_folder, &build->arena, diagnostics) ||
        !files_list(&build->arena, build->static_folder, TEXT(""), false, &build->static_files,
                    diagnostics))
        return preparation;
    preparation.done = true;
    preparation.jobs = data_files_count(build->judged) + view_page_count(build->view) +
                       build->static_files.count;
    return preparation;
}

/*
 * Renders and writes everything, also what is there already: write_file sees that. Data files
 * need no view: they are written while it is made.
 */
static bool render(struct build *build, struct progress *progress,
                   struct diagnostics *diagnostics)
{
    struct workers workers = {
        .count = build->options->jobs,
        .jobs = data_files_count(build->judged),
        .run = write_one,
        .prepare = prepare_pages,
        .shared = build,
        .progress = progress,
    };
    bool done = workers_run(&workers, diagnostics);

    view_free(build->view);
    arena_free(&build->arena);
    return done;
}

/* From content to files that wait to be put in place. */
static bool renew(const struct options *options, struct progress *progress,
                  struct write_tree *tree, struct built *built, struct diagnostics *diagnostics)
{
    struct judged judged;
    struct text published = options->since.length > 0 ? options->since : options->output;
    struct arena arena = {0};
    bool done = judge_content(options->content, &judged, diagnostics) &&
                histories_fill(&judged, published, judged.histories, &arena, diagnostics);

    if (done) {
        struct build build = {
            .options = options,
            .judged = &judged,
            .tree = tree,
        };
        done = render(&build, progress, diagnostics);
        built->lacks_address = judged.site.base_url.length == 0;
    }
    judge_free(&judged);
    arena_free(&arena);
    return done;
}

bool build_site(const struct options *options, struct progress *progress, struct built *built,
                struct diagnostics *diagnostics)
{
    struct write_inputs inputs = {0};
    struct write_tree *tree = write_open(options->output, diagnostics);
    bool done = false;

    parallel_limit(options->jobs);
    inputs_gather(options, &inputs); /* before anything is loaded: what changes later is seen */
    if (tree != NULL && write_is_current(tree, &inputs, &built->summary)) {
        done = true;
    } else if (tree != NULL && renew(options, progress, tree, built, diagnostics)) {
        if (diagnostics->count == 0) /* else the next build has to tell it again */
            write_remember(tree, &inputs);
        done = write_commit(tree, &built->summary, diagnostics);
    }
    write_inputs_free(&inputs);
    write_close(tree);
    return done;
}
