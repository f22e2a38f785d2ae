#include "export/tables.h"

static const struct export_reference of_objective[] = {
    {"obiettivi", {"codice_obiettivo"}, {"codice"}},
};

static const struct export_reference of_place[] = {
    {"obiettivi", {"codice_obiettivo"}, {"codice"}},
    {"aggregati", {"asse", "valore"}, {"asse", "valore"}},
};

static const struct export_table tables[] = {
    {
        .name = "obiettivi",
        .title = "Obiettivi",
        .description =
            "Un obiettivo per riga: dove si colloca, chi ne risponde, quanto è stato "
            "raggiunto.",
        .key = "codice",
        .add_columns = objectives_add_columns,
        .write = objectives_write,
        .count = objectives_count,
    },
    {
        .name = "indicatori",
        .title = "Indicatori",
        .description =
            "Un indicatore per riga: che cosa si misura, quanto era atteso, quanto è "
            "stato fatto.",
        .references = of_objective,
        .reference_count = 1,
        .add_columns = indicators_add_columns,
        .write = indicators_write,
        .count = indicators_count,
    },
    {
        .name = "aggregati",
        .title = "Medie",
        .description = "Una media per riga, per ogni valore di ogni asse: pubblicata e "
                       "ricalcolata.",
        .add_columns = aggregates_add_columns,
        .write = aggregates_write,
        .count = aggregates_count,
    },
    {
        .name = "verifica",
        .title = "Verifica",
        .description = "Un rilievo per riga: che cosa non torna, e perché.",
        .references = of_place,
        .reference_count = 2,
        .add_columns = findings_add_columns,
        .write = findings_write,
        .count = findings_count,
    },
    {
        .name = "collocazione",
        .title = "Collocazione",
        .description = "Un obiettivo e un valore di un asse per riga: lega gli obiettivi alle "
                       "medie, anche quando un obiettivo sta sotto più valori.",
        .references = of_place,
        .reference_count = 2,
        .add_columns = places_add_columns,
        .write = places_write,
        .count = places_count,
    },
    {
        .name = "codici",
        .title = "Codici e pesi",
        .description = "Un codice per riga: l’obiettivo a cui porta, l’ufficio che lo ha e con "
                       "quale peso.",
        .key = "codice",
        .references = of_objective,
        .reference_count = 1,
        .add_columns = shares_add_columns,
        .write = shares_write,
        .count = shares_count,
    },
    {
        .name = "fasi",
        .title = "Fasi",
        .description = "Una fase per riga: di quale obiettivo, da quando a quando.",
        .references = of_objective,
        .reference_count = 1,
        .add_columns = phases_add_columns,
        .write = phases_write,
        .count = phases_count,
    },
};

enum {
    TABLE_COUNT = sizeof tables / sizeof *tables,
    TABLE_SHARES = TABLE_COUNT - 2, /* these two only where there is something in them */
    TABLE_PHASES = TABLE_COUNT - 1,
};

/* The tables of an edition, by their numbers; returns how many. */
static size_t list_tables(const struct edition *edition, size_t *numbers)
{
    size_t count = 0;

    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if ((i != TABLE_SHARES || edition->has_shares) &&
            (i != TABLE_PHASES || edition->has_phases))
            numbers[count++] = i;
    }
    return count;
}

size_t export_count(const struct edition *edition)
{
    size_t numbers[TABLE_COUNT];

    return list_tables(edition, numbers) + edition->table_count;
}

struct export_dataset export_dataset(struct arena *arena, const struct export_source *source,
                                     size_t index)
{
    struct export_dataset dataset = {.source = *source};
    size_t numbers[TABLE_COUNT];
    size_t count = list_tables(source->edition, numbers);

    if (index < count) {
        dataset.table = &tables[numbers[index]];
        dataset.name = dataset.path = text_from(dataset.table->name);
        dataset.title = text_from(dataset.table->title);
        dataset.description = text_from(dataset.table->description);
        return dataset;
    }
    const struct data_table *data = &source->edition->tables[index - count];
    dataset.table = &export_data_table;
    dataset.source.table = data;
    dataset.name = arena_format(arena, "tabella-%.*s", TEXT_PRINT(data->id));
    dataset.path = arena_format(arena, "tabelle/%.*s", TEXT_PRINT(data->id));
    dataset.title = data->title;
    dataset.description = data->title;
    if (data->note.length > 0)
        dataset.description =
            arena_format(arena, "%.*s. %.*s", TEXT_PRINT(data->title), TEXT_PRINT(data->note));
    return dataset;
}

struct export_column *export_columns(struct arena *arena, const struct export_dataset *dataset,
                                     size_t *count)
{
    struct row_writer rows = {0};

    dataset->table->add_columns(&dataset->source, &rows);
    struct export_column *columns =
        arena_allocate_array(arena, rows.column_count, sizeof *columns);
    *count = rows.column_count;
    for (size_t i = 0; i < rows.column_count; i++)
        columns[i] = rows.columns[i];
    rows_free(&rows);
    return columns;
}

static void show_cell(struct row_writer *rows, const struct cell *cell)
{
    const struct export_preview *preview = rows->format;

    if (rows->row < preview->most)
        preview->show(preview->context, rows->cell, cell->text, cell->number);
}

void export_preview(const struct export_dataset *dataset, const struct export_preview *preview)
{
    struct export_preview copy = *preview;
    struct row_writer rows = {.write = show_cell, .format = &copy, .most = preview->most};

    dataset->table->add_columns(&dataset->source, &rows);
    dataset->table->write(&dataset->source, &rows);
    rows_free(&rows);
}

struct text export_root(struct arena *arena, const struct site *site)
{
    if (site->base_url.length == 0)
        return TEXT("../");
    return arena_format(arena, "%.*s/", TEXT_PRINT(site->base_url));
}

struct text export_type_words(enum export_type type)
{
    switch (type) {
    case EXPORT_TEXT:
        return TEXT("testo");
    case EXPORT_INTEGER:
        return TEXT("numero intero");
    case EXPORT_NUMBER:
        return TEXT("numero");
    case EXPORT_PERCENT:
        return TEXT("percentuale da 0 a 100");
    case EXPORT_MIXED:
        return TEXT("numero, oppure testo dove il documento stampa un testo");
    case EXPORT_DATE:
        return TEXT("data (AAAA-MM-GG)");
    case EXPORT_YEAR:
        return TEXT("anno");
    }
    return TEXT("");
}

struct text export_unit(const struct export_column *column)
{
    return column->type == EXPORT_PERCENT ? TEXT("%") : column->unit;
}

const struct export_description export_descriptions[] = {
    {"datapackage.json", datapackage_write},
};

const size_t export_description_count =
    sizeof export_descriptions / sizeof *export_descriptions;

const struct export_site_description export_site_descriptions[] = {
    {"dati/catalogo.ttl", catalogue_write_turtle},
    {"dati/catalogo.jsonld", catalogue_write_json_ld},
    {"dati/schema.jsonld", schema_org_write},
};

const size_t export_site_description_count =
    sizeof export_site_descriptions / sizeof *export_site_descriptions;
