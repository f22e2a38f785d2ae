/* Pages about the open data of an edition: all tables, and each of them. */
#include "export/export.h"
#include "view/narrative.h"

/* Rows that the page of a data set shows of it. */
enum { PREVIEW_ROWS = 10 };

static struct export_source find_source(const struct draft *draft)
{
    return (struct export_source){.site = draft->view->site,
                                  .edition = draft->edition,
                                  .scores = draft->scores,
                                  .audit = draft->audit};
}

/* ---- Paths ---- */

struct text path_of_data(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/dati/index.html", TEXT_PRINT(edition->id));
}

static struct text path_of_data_file(struct arena *arena, const struct edition *edition,
                                     struct text path, const char *ending)
{
    return arena_format(arena, "%.*s/dati/%.*s%s", TEXT_PRINT(edition->id), TEXT_PRINT(path),
                        ending);
}

struct text path_of_dataset(struct arena *arena, const struct edition *edition, size_t number)
{
    struct export_source source = {.edition = edition};
    struct export_dataset dataset = export_dataset(arena, &source, number);

    return path_of_data_file(arena, edition, dataset.path, "/index.html");
}

size_t data_count(const struct edition *edition)
{
    return export_count(edition);
}

/* ---- What links to a data set show ---- */

static void set_links(struct arena *arena, const struct export_dataset *dataset,
                      struct mustache_object *object)
{
    const struct edition *edition = dataset->source.edition;

    mustache_set_text(object, NAME_title, dataset->title);
    mustache_set_text(object, NAME_description, dataset->description);
    mustache_set_text(object, NAME_dataset_path,
                      path_of_data_file(arena, edition, dataset->path, "/index.html"));
    mustache_set_text(object, NAME_csv_path,
                      path_of_data_file(arena, edition, dataset->path, ".csv"));
    mustache_set_text(object, NAME_json_path,
                      path_of_data_file(arena, edition, dataset->path, ".json"));
}

void data_add_links(struct arena *arena, const struct edition *edition, bool narrative,
                    struct mustache_list *list)
{
    struct export_source source = {.edition = edition};

    for (size_t i = 0; i < export_count(edition); i++) {
        struct export_dataset dataset = export_dataset(arena, &source, i);
        if ((dataset.source.table != NULL) == narrative)
            set_links(arena, &dataset, mustache_list_add_object(list));
    }
}

/* Office, source and dates, as far as the content tells them; `act` may be NONE. */
static void set_publication(struct draft *draft, size_t act)
{
    const struct publication *publication = &draft->edition->publication;
    struct mustache_object *object = mustache_set_object(draft->data, NAME_publication);

    draft_set_optional(object, NAME_source_words, publication->source);
    draft_set_optional(object, NAME_office, publication->office);
    act_set_link(draft, object, NAME_table_act, act);
    mustache_set_nothing(object, NAME_dates);
    if (!date_known(publication->updated))
        return;
    struct mustache_object *dates = mustache_set_object(object, NAME_dates);
    narrative_set_date(draft, dates, NAME_first_published, NAME_written_published,
                       publication->published);
    narrative_set_date(draft, dates, NAME_last_updated, NAME_written_updated,
                       publication->updated);
}

/* ---- All tables ---- */

void page_data(struct draft *draft)
{
    const struct edition *edition = draft->edition;
    struct arena *arena = draft->arena;

    draft_set_description(
        draft, TEXT("Tutte le tabelle da scaricare, con la spiegazione di ogni colonna"));
    draft_share_list(draft->data, NAME_datasets, draft->cards->datasets);
    data_add_links(arena, edition, true,
                   mustache_set_list(draft->data, NAME_narrative_datasets));
    mustache_set_flag(draft->data, NAME_has_tables, edition->table_count > 0);
    publications_set_last(draft);
    set_publication(draft, NONE);
}

/* ---- One of them ---- */

static void set_columns(struct draft *draft, const struct export_dataset *dataset)
{
    struct mustache_list *list = mustache_set_list(draft->data, NAME_preview_columns);
    size_t count;
    const struct export_column *columns = export_columns(draft->arena, dataset, &count);

    for (size_t i = 0; i < count; i++) {
        struct mustache_object *column = mustache_list_add_object(list);
        mustache_set_text(column, NAME_name, columns[i].name);
        mustache_set_text(column, NAME_description, columns[i].description);
        mustache_set_text(column, NAME_type_words, export_type_words(columns[i].type));
        draft_set_optional(column, NAME_unit, export_unit(&columns[i]));
        mustache_set_flag(column, NAME_is_required, columns[i].required);
    }
    mustache_set_text(draft->data, NAME_column_count, figure_count(draft->arena, count));
}

/* Rows of the preview while they are made. */
struct preview {
    struct arena *arena;
    struct mustache_list *rows;
    struct mustache_list *cells;
};

static void show_cell(void *context, size_t column, struct text text, bool number)
{
    struct preview *preview = context;

    if (column == 0)
        preview->cells =
            mustache_set_list(mustache_list_add_object(preview->rows), NAME_row_cells);
    struct mustache_object *cell = mustache_list_add_object(preview->cells);
    mustache_set_text(cell, NAME_cell_text, arena_copy(preview->arena, text));
    mustache_set_flag(cell, NAME_is_numeric, number);
    mustache_set_flag(cell, NAME_cell_missing, text.length == 0);
    mustache_set_flag(cell, NAME_row_heading, column == 0 && text.length > 0);
    mustache_set_flag(cell, NAME_cell_suppressed, false);
}

static void set_preview(struct draft *draft, const struct export_dataset *dataset)
{
    struct preview preview = {.arena = draft->arena};
    struct export_preview wanted = {show_cell, &preview, PREVIEW_ROWS};
    size_t count = dataset->table->count(&dataset->source);
    size_t shown = count < PREVIEW_ROWS ? count : PREVIEW_ROWS;

    preview.rows = mustache_set_list(draft->data, NAME_preview_rows);
    export_preview(dataset, &wanted);
    derivation_set_preview(draft, dataset->name, shown);
    mustache_set_text(draft->data, NAME_row_count, figure_count(draft->arena, count));
    mustache_set_text(draft->data, NAME_shown_count, figure_count(draft->arena, shown));
    mustache_set_flag(draft->data, NAME_has_entries, count > 0);
    mustache_set_flag(draft->data, NAME_more_rows, count > shown);
}

struct text heading_of_dataset(const struct draft *draft)
{
    struct export_source source = {.edition = draft->edition};
    struct export_dataset dataset = export_dataset(draft->arena, &source, draft->page.item);

    return arena_format(draft->arena, "Dati: %.*s", TEXT_PRINT(dataset.title));
}

void page_dataset(struct draft *draft)
{
    struct export_source source = find_source(draft);
    struct export_dataset dataset = export_dataset(draft->arena, &source, draft->page.item);
    const struct data_table *table = dataset.source.table;

    draft_set_description(draft, dataset.description);
    set_links(draft->arena, &dataset, draft->data);
    set_columns(draft, &dataset);
    set_preview(draft, &dataset);
    mustache_set_nothing(draft->data, NAME_table_path);
    if (table != NULL)
        mustache_set_text(draft->data, NAME_table_path,
                          path_of_table(draft->arena, draft->edition,
                                        (size_t)(table - draft->edition->tables)));
    set_publication(draft, table != NULL ? table->act : NONE);
}
