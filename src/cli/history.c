#include "cli/history.h"

#include "export/export.h"
#include "load/load.h"

static const char *const table_files[HISTORY_TABLES] = {
    [HISTORY_OBJECTIVES] = "obiettivi",
    [HISTORY_INDICATORS] = "indicatori",
};

/* An edition and what is published of it. */
struct comparison {
    const struct judged *judged;
    size_t edition;
    struct text folder; /* PUBLISHED/ID/dati */
    struct publications *history;
    struct text present[HISTORY_TABLES]; /* CSV */
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static const struct edition *edition_of(const struct comparison *comparison)
{
    return &comparison->judged->site.editions[comparison->edition];
}

/* ---- The tables as bytes ---- */

static struct text render(const struct comparison *comparison, enum history_table table)
{
    struct export_source source = {
        .site = &comparison->judged->site,
        .edition = edition_of(comparison),
        .scores = &comparison->judged->scores[comparison->edition],
        .audit = &comparison->judged->audits[comparison->edition],
    };
    struct buffer bytes = {0};

    for (size_t i = 0; i < export_count(source.edition); i++) {
        struct export_dataset dataset = export_dataset(comparison->arena, &source, i);
        if (text_equal(dataset.name, text_from(table_files[table])))
            export_write(&dataset, EXPORT_CSV, &bytes);
    }
    struct text result = arena_copy(comparison->arena, buffer_text(&bytes));
    buffer_free(&bytes);
    return result;
}

/* Empty where there is no such file. */
static bool read_table(const struct comparison *comparison, const char *subfolder,
                       enum history_table table, struct text *result)
{
    struct text path =
        arena_format(comparison->arena, "%.*s/%s%s.csv", TEXT_PRINT(comparison->folder),
                     subfolder, table_files[table]);
    struct buffer bytes = {0};
    bool read = true;

    if (files_exist(path))
        read = files_read(path, &bytes, comparison->diagnostics);
    *result = arena_copy(comparison->arena, buffer_text(&bytes));
    buffer_free(&bytes);
    return read;
}

static bool read_tables(const struct comparison *comparison, const char *subfolder,
                        struct text results[HISTORY_TABLES])
{
    bool read = true;

    for (enum history_table i = 0; i < HISTORY_TABLES; i++)
        read = read_table(comparison, subfolder, i, &results[i]) && read;
    return read;
}

/* ---- The tables as snapshots ---- */

/* Columns that are no fields: what an item is called, and what follows from others. */
static bool is_field(struct text column)
{
    static const struct text others[] = {
        TEXT_INITIALISER("codice"),     TEXT_INITIALISER("titolo"),
        TEXT_INITIALISER("indicatori"), TEXT_INITIALISER("codice_obiettivo"),
        TEXT_INITIALISER("indicatore"),
    };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (text_equal(column, others[i]))
            return false;
    }
    return true;
}

static void set_fields(struct snapshot *snapshot, struct snapshot_item *item,
                       const struct csv_row *heading, const struct csv_row *row)
{
    for (size_t i = 0; i < heading->count && i < row->count; i++) {
        if (is_field(heading->cells[i]))
            snapshot_set_plain(snapshot, item, heading->cells[i], row->cells[i]);
    }
}

/* Both tables begin with the code and the title or name. */
enum { COLUMN_CODE, COLUMN_NAME, COLUMNS_LEAST };

static bool read_csv(const struct comparison *comparison, enum history_table table,
                     struct text bytes, struct csv_file *file)
{
    struct text path = arena_format(comparison->arena, "%.*s/%s.csv",
                                    TEXT_PRINT(comparison->folder), table_files[table]);

    if (!csv_file_read(comparison->arena, path, bytes, file, comparison->diagnostics))
        return false;
    if (file->row_count > 0 && file->rows[0].count < COLUMNS_LEAST)
        file->row_count = 0; /* none of ours: nothing can be told from it */
    return true;
}

static bool take_snapshot(const struct comparison *comparison,
                          const struct text tables[HISTORY_TABLES], struct snapshot *snapshot)
{
    const struct edition *edition = edition_of(comparison);
    struct csv_file files[HISTORY_TABLES] = {0};
    struct map codes = {0};

    snapshot_begin(snapshot, comparison->arena, edition->id, edition->title);
    for (size_t i = 0; i < edition->axis_count; i++)
        snapshot_name_field(snapshot, edition->axes[i].id, edition->axes[i].label);
    for (enum history_table i = 0; i < HISTORY_TABLES; i++) {
        if (!read_csv(comparison, i, tables[i], &files[i]))
            return false;
    }
    const struct csv_row *rows = files[HISTORY_OBJECTIVES].rows;
    for (size_t i = 1; i < files[HISTORY_OBJECTIVES].row_count; i++) {
        map_add(&codes, rows[i].cells[COLUMN_CODE], i - 1);
        set_fields(snapshot,
                   snapshot_add_objective(snapshot, rows[i].cells[COLUMN_CODE],
                                          rows[i].cells[COLUMN_NAME]),
                   &rows[0], &rows[i]);
    }
    rows = files[HISTORY_INDICATORS].rows;
    for (size_t i = 1; i < files[HISTORY_INDICATORS].row_count; i++) {
        size_t objective = map_find(&codes, rows[i].cells[COLUMN_CODE]);
        if (objective == MAP_NONE)
            continue;
        set_fields(snapshot,
                   snapshot_add_indicator(snapshot, &snapshot->objectives[objective], TEXT(""),
                                          rows[i].cells[COLUMN_NAME]),
                   &rows[0], &rows[i]);
    }
    map_free(&codes);
    return true;
}

/* ---- Entries ---- */

static struct history_change tell(const struct comparison *comparison,
                                  const struct changes *changes, const struct change *change)
{
    static const enum history_kind kinds[] = {
        [CHANGE_ADDED] = HISTORY_ADDED,
        [CHANGE_REMOVED] = HISTORY_REMOVED,
        [CHANGE_FIELD] = HISTORY_CHANGED,
    };
    const struct snapshot_item *objective = changes_find_objective(changes, change);
    const struct snapshot_item *indicator = changes_find_indicator(changes, change);

    return (struct history_change){
        .kind = kinds[change->kind],
        .code = objective->code,
        .title = objective->title,
        .indicator = indicator != NULL ? indicator->title : TEXT(""),
        .field = change->field,
        .before = change->values[0],
        .after = change->values[1],
        .words = changes_describe(comparison->arena, changes, change),
    };
}

/* What changed from `before` to the present data; snapshots live as long as the arena. */
static bool find_changes(const struct comparison *comparison,
                         const struct text before[HISTORY_TABLES], struct history_entry *entry)
{
    struct arena *arena = comparison->arena;
    struct snapshot earlier;
    struct snapshot later;
    struct changes changes;

    if (!take_snapshot(comparison, before, &earlier) ||
        !take_snapshot(comparison, comparison->present, &later))
        return false;
    changes_find(&changes, arena, &earlier, &later);
    entry->changes = arena_allocate_array(arena, changes.count, sizeof *entry->changes);
    entry->change_count = changes.count;
    for (size_t i = 0; i < changes.count; i++)
        entry->changes[i] = tell(comparison, &changes, &changes.items[i]);
    return true;
}

static void warn_of_date(const struct comparison *comparison, struct date published)
{
    const struct edition *edition = edition_of(comparison);
    char present[DATE_TEXT_SIZE];
    char there[DATE_TEXT_SIZE];
    struct text today = date_format_iso(edition->publication.updated, present);
    struct text before = date_format_iso(published, there);

    diagnose(comparison->diagnostics, SEVERITY_WARNING,
             (struct place){.file = edition->origin.file},
             _("\"updated\" is %.*s, but what is published is of %.*s"), TEXT_PRINT(today),
             TEXT_PRINT(before));
    diagnose_hint(comparison->diagnostics, "%s",
                  _("set it to the day of this publication: the changes are told under the "
                    "later day until then"));
}

/* Other data of the day of the newest entry: told anew from the data before that day. */
static bool renew_entry(const struct comparison *comparison)
{
    struct publications *history = comparison->history;

    if (date_compare(edition_of(comparison)->publication.updated, history->entries[0].date) < 0)
        warn_of_date(comparison, history->entries[0].date);
    if (history->entries[0].first || history->earlier[HISTORY_OBJECTIVES].length == 0)
        return true;
    return find_changes(comparison, history->earlier, &history->entries[0]);
}

/* Other data of a later day; nothing is told of what readers of the tables do not see. */
static bool add_entry(const struct comparison *comparison,
                      const struct text published[HISTORY_TABLES])
{
    struct publications *history = comparison->history;
    struct history_entry entry = {.date = edition_of(comparison)->publication.updated};

    if (!find_changes(comparison, published, &entry))
        return false;
    if (entry.change_count == 0)
        return true;
    memmove(history->entries + 1, history->entries,
            history->entry_count * sizeof *history->entries);
    history->entries[0] = entry;
    history->entry_count++;
    for (enum history_table i = 0; i < HISTORY_TABLES; i++)
        history->earlier[i] = published[i];
    return true;
}

static bool begin_history(const struct comparison *comparison)
{
    struct publications *history = comparison->history;

    history->entries = arena_allocate(comparison->arena, sizeof *history->entries);
    history->entries[0] = (struct history_entry){
        .date = edition_of(comparison)->publication.updated, .first = true};
    history->entry_count = 1;
    return true;
}

static bool fill(struct comparison *comparison)
{
    struct publications *history = comparison->history;
    struct text file = files_join(comparison->arena, comparison->folder, TEXT("storia.json"));
    struct text published[HISTORY_TABLES];
    bool same = true;

    *history = (struct publications){0};
    if (!date_known(edition_of(comparison)->publication.updated))
        return true;
    if (!files_exist(file))
        return begin_history(comparison);
    if (!load_history(file, comparison->arena, history, comparison->diagnostics) ||
        !read_tables(comparison, "", published) ||
        !read_tables(comparison, "precedente/", history->earlier))
        return false;
    if (history->entry_count == 0)
        return begin_history(comparison);
    for (enum history_table i = 0; i < HISTORY_TABLES; i++) {
        comparison->present[i] = render(comparison, i);
        same = same && text_equal(comparison->present[i], published[i]);
    }
    if (same || published[HISTORY_OBJECTIVES].length == 0)
        return true;
    if (date_compare(edition_of(comparison)->publication.updated, history->entries[0].date) > 0)
        return add_entry(comparison, published);
    return renew_entry(comparison);
}

bool histories_fill(const struct judged *judged, struct text published,
                    struct publications *histories, struct arena *arena,
                    struct diagnostics *diagnostics)
{
    bool filled = true;

    for (size_t i = 0; i < judged->site.edition_count; i++) {
        struct comparison comparison = {
            .judged = judged,
            .edition = i,
            .folder = arena_format(arena, "%.*s/%.*s/dati", TEXT_PRINT(published),
                                   TEXT_PRINT(judged->site.editions[i].id)),
            .history = &histories[i],
            .arena = arena,
            .diagnostics = diagnostics,
        };
        filled = fill(&comparison) && filled;
    }
    return filled;
}
