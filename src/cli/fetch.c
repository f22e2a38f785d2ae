#include "cli/fetch.h"

#include "cli/staging.h"
#include "import/import.h"

#include <stdlib.h>

/* ---- Trying ---- */

/* Where a table waits to be imported, in the folder in the making: hidden, so no content. */
static struct text find_csv(struct arena *arena, struct text folder, const struct fetch *fetch,
                            const struct fetch_item *item)
{
    struct text name = item->source->url;
    size_t slash = name.length;

    while (slash > 0 && name.data[slash - 1] != '/')
        slash--;
    name = text_slice(name, slash, name.length);
    name = text_slice(name, 0, text_find(name, '?'));
    return arena_format(arena, "%.*s/.fetched/%zu/%.*s", TEXT_PRINT(folder),
                        (size_t)(item - fetch->items),
                        TEXT_PRINT(name.length > 0 ? name : TEXT("dati.csv")));
}

/* The file that findings about a source name, with `folder` for the content. */
static struct text find_file(struct arena *arena, struct text folder, const struct fetch *fetch,
                             const struct fetch_item *item)
{
    if (item->source->type == SOURCE_CSV)
        return find_csv(arena, folder, fetch, item);
    return files_join(arena, files_join(arena, folder, item->source->edition),
                      item->source->file);
}

static struct text folder_of(struct text path)
{
    return text_slice(path, 0, path.length - path_name(path).length);
}

static bool apply(const struct fetch *fetch, const struct fetch_item *item,
                  struct staging *staging, struct diagnostics *diagnostics)
{
    struct text path = find_file(&staging->arena, staging->folder, fetch, item);
    struct import_report report = {0};
    struct import_options import = {
        .content = staging->folder,
        .edition = item->source->edition,
        .file = path,
        .table = item->source->table,
        .title = item->source->title,
    };

    return files_make_folder(arena_copy(&staging->arena, folder_of(path)), diagnostics) &&
           files_write(path, buffer_text(&item->bytes), diagnostics) &&
           (item->source->type == SOURCE_CONTENT || import_file(&import, &report, diagnostics));
}

/* Findings about what was fetched name the address: that is where it must be mended. */
static void name_sources(const struct fetch *fetch, struct diagnostics *diagnostics)
{
    struct arena arena = {0};

    for (size_t i = 0; i < fetch->sources.count; i++) {
        const struct fetch_item *item = &fetch->items[i];
        struct text path = find_file(&arena, fetch->content, fetch, item);
        for (size_t j = 0; item->bytes.length > 0 && j < diagnostics->count; j++) {
            struct text *file = &diagnostics->items[j].place.file;
            if (text_equal(*file, path))
                *file = arena_copy(&diagnostics->arena, item->source->url);
        }
    }
    arena_free(&arena);
}

enum { TRY_ALL = -1, TRY_NONE = -2 };

/* The content with all that was taken, and of what is new the item `which`, or all, or none. */
static bool try_with(const struct fetch *fetch, long which, struct staging *staging,
                     struct diagnostics *diagnostics)
{
    const char *parent = getenv("TMPDIR");
    struct diagnostics found = {0};
    bool valid = staging_make(staging, text_from(parent != NULL ? parent : "/tmp"), &found) &&
                 staging_copy(staging, fetch->content, &found);

    for (size_t i = 0; valid && i < fetch->sources.count; i++) {
        const struct fetch_item *item = &fetch->items[i];
        if (item->state == FETCH_TAKEN ||
            (item->state == FETCH_NEW && (which == TRY_ALL || which == (long)i)))
            valid = apply(fetch, item, staging, &found);
    }
    valid = valid && staging_check(staging, fetch->content, &found);
    staging_name_places(staging, fetch->content, &found);
    name_sources(fetch, &found);
    diagnostics_merge(diagnostics, &found);
    diagnostics_free(&found);
    return valid;
}

static size_t count_new(const struct fetch *fetch)
{
    size_t count = 0;

    for (size_t i = 0; i < fetch->sources.count; i++)
        count += fetch->items[i].state == FETCH_NEW;
    return count;
}

/* Each new source for itself; leaves in `staging` the content with those that are valid. */
static void choose_single(const struct fetch *fetch, struct staging *staging,
                          struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < fetch->sources.count; i++) {
        struct diagnostics found = {0};
        if (fetch->items[i].state != FETCH_NEW)
            continue;
        staging_remove(staging);
        if (try_with(fetch, (long)i, staging, &found)) {
            fetch->items[i].state = FETCH_TAKEN;
        } else {
            report_drop(&found, SEVERITY_NOTE); /* of those taken before: told below */
            diagnostics_merge(diagnostics, &found);
        }
        diagnostics_free(&found);
    }
    staging_remove(staging);
    try_with(fetch, TRY_NONE, staging, diagnostics);
}

/* Data that belong together may be valid only together: so that is tried first. */
static void choose(const struct fetch *fetch, struct staging *staging,
                   struct diagnostics *diagnostics)
{
    struct diagnostics found = {0};

    if (try_with(fetch, TRY_ALL, staging, &found)) {
        for (size_t i = 0; i < fetch->sources.count; i++) {
            if (fetch->items[i].state == FETCH_NEW)
                fetch->items[i].state = FETCH_TAKEN;
        }
        diagnostics_merge(diagnostics, &found);
    } else if (count_new(fetch) == 1) {
        diagnostics_merge(diagnostics, &found);
    } else {
        choose_single(fetch, staging, diagnostics);
    }
    diagnostics_free(&found);
}

/* ---- Taking over ---- */

static bool is_same(struct text a, struct text b)
{
    struct diagnostics ignored = {0};
    struct buffer first = {0};
    struct buffer second = {0};
    bool same = files_exist(a) && files_exist(b) && files_read(a, &first, &ignored) &&
                files_read(b, &second, &ignored) &&
                text_equal(buffer_text(&first), buffer_text(&second));

    buffer_free(&first);
    buffer_free(&second);
    diagnostics_free(&ignored);
    return same;
}

static bool take_file(struct fetch *fetch, struct text from, struct text to,
                      struct buffer *written, struct diagnostics *diagnostics)
{
    struct buffer bytes = {0};
    struct text name = arena_copy(&fetch->arena, to);
    bool done = true;

    if (is_same(from, to))
        return true;
    if (!fetch->dry_run)
        done = files_read(from, &bytes, diagnostics) &&
               files_make_folder(arena_copy(&fetch->arena, folder_of(name)), diagnostics) &&
               files_write(to, buffer_text(&bytes), diagnostics);
    buffer_append(written, (struct text){(const char *)&name, sizeof name});
    buffer_free(&bytes);
    return done;
}

/* What differs, in the folders of an edition, at any depth. */
static bool take_folder(struct fetch *fetch, struct text from, struct text to,
                        struct buffer *written, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct file_list list;
    bool done = files_list(&arena, from, TEXT(""), false, &list, diagnostics);

    for (size_t i = 0; done && i < list.count; i++) {
        struct text source = files_join(&arena, from, list.names[i]);
        struct text target = files_join(&arena, to, list.names[i]);
        done = files_is_folder(source)
                   ? take_folder(fetch, source, target, written, diagnostics)
                   : take_file(fetch, source, target, written, diagnostics);
    }
    arena_free(&arena);
    return done;
}

static bool take_over(struct fetch *fetch, const struct staging *staging,
                      struct diagnostics *diagnostics)
{
    struct buffer written = {0};
    bool done = take_folder(fetch, staging->folder, fetch->content, &written, diagnostics);

    fetch->written_count = written.length / sizeof *fetch->written;
    fetch->written =
        arena_allocate_array(&fetch->arena, fetch->written_count, sizeof *fetch->written);
    if (written.data != NULL)
        memcpy(fetch->written, written.data, written.length);
    buffer_free(&written);
    return done;
}

/* What was not taken is not remembered: the next run asks for it again. */
static void remember(const struct fetch *fetch, struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < fetch->sources.count;) {
        struct text edition = fetch->items[i].source->edition;
        struct buffer list = {0};
        for (; i < fetch->sources.count && text_equal(fetch->items[i].source->edition, edition);
             i++) {
            const struct fetch_item *item = &fetch->items[i];
            if (item->state != FETCH_NEW && item->now.url.length > 0)
                buffer_append(&list, (struct text){(const char *)&item->now, sizeof item->now});
        }
        struct fetched_list known = {(struct fetched *)(void *)list.data,
                                     list.length / sizeof(struct fetched)};
        fetched_write(fetch->content, edition, &known, diagnostics);
        buffer_free(&list);
    }
}

void fetch_run(struct fetch *fetch, struct diagnostics *diagnostics)
{
    struct staging staging = {0};
    bool done = true;

    fetch->items =
        arena_allocate_array(&fetch->arena, fetch->sources.count, sizeof *fetch->items);
    for (size_t i = 0; i < fetch->sources.count; i++)
        fetch->items[i].source = &fetch->sources.items[i];
    fetch_download(fetch, diagnostics);
    size_t fresh = count_new(fetch);
    if (fresh > 0) {
        choose(fetch, &staging, diagnostics);
        if (count_new(fetch) < fresh)
            done = take_over(fetch, &staging, diagnostics);
        staging_remove(&staging);
    }
    if (done && !fetch->dry_run)
        remember(fetch, diagnostics);
}

void fetch_free(struct fetch *fetch)
{
    for (size_t i = 0; fetch->items != NULL && i < fetch->sources.count; i++)
        buffer_free(&fetch->items[i].bytes);
    arena_free(&fetch->arena);
}
