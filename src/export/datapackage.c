/* The tables described after Frictionless Data: Data Package v1 with table schemas. */
#include "export/tables.h"

static const char *name_type(enum export_type type)
{
    switch (type) {
    case EXPORT_INTEGER:
        return "integer";
    case EXPORT_NUMBER:
    case EXPORT_PERCENT:
        return "number";
    case EXPORT_DATE:
        return "date";
    case EXPORT_YEAR:
        return "year";
    case EXPORT_TEXT:
    case EXPORT_MIXED:
        return "string";
    }
    return "string";
}

static void write_constraints(struct json_writer *json, const struct export_column *column,
                              const char *key)
{
    bool unique = key != NULL && text_equal(column->name, text_from(key));
    bool bounded = column->type == EXPORT_PERCENT;

    if (!column->required && !unique && !bounded)
        return;
    json_writer_open(json, TEXT("constraints"), '{');
    if (column->required)
        json_writer_plain(json, TEXT("required"), TEXT("true"));
    if (unique)
        json_writer_plain(json, TEXT("unique"), TEXT("true"));
    if (bounded) {
        json_writer_plain(json, TEXT("minimum"), TEXT("0"));
        json_writer_plain(json, TEXT("maximum"), TEXT("100"));
    }
    json_writer_close(json, '}');
}

static void write_field(struct json_writer *json, const struct export_column *column,
                        const char *key)
{
    json_writer_open(json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(json, TEXT("name"), column->name);
    json_writer_text(json, TEXT("type"), text_from(name_type(column->type)));
    json_writer_text(json, TEXT("description"), column->description);
    json_writer_optional(json, TEXT("unit"), export_unit(column));
    write_constraints(json, column, key);
    json_writer_close(json, '}');
}

/* One name as a text, two as a list. */
static void write_names(struct json_writer *json, const char *const names[2])
{
    if (names[1] == NULL) {
        json_writer_text(json, TEXT("fields"), text_from(names[0]));
        return;
    }
    json_writer_open(json, TEXT("fields"), '[');
    for (size_t i = 0; i < 2; i++)
        json_writer_text(json, JSON_WRITER_NO_KEY, text_from(names[i]));
    json_writer_close(json, ']');
}

static void write_foreign_keys(struct json_writer *json, const struct export_table *table)
{
    if (table->reference_count == 0)
        return;
    json_writer_open(json, TEXT("foreignKeys"), '[');
    for (size_t i = 0; i < table->reference_count; i++) {
        const struct export_reference *reference = &table->references[i];
        json_writer_open(json, JSON_WRITER_NO_KEY, '{');
        write_names(json, reference->columns);
        json_writer_open(json, TEXT("reference"), '{');
        json_writer_text(json, TEXT("resource"), text_from(reference->table));
        write_names(json, reference->others);
        json_writer_close(json, '}');
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

static void write_schema(struct json_writer *json, struct arena *arena,
                         const struct export_dataset *dataset)
{
    const char *key = dataset->table->key;
    size_t count;
    const struct export_column *columns = export_columns(arena, dataset, &count);

    json_writer_open(json, TEXT("schema"), '{');
    json_writer_open(json, TEXT("fields"), '[');
    for (size_t i = 0; i < count; i++)
        write_field(json, &columns[i], key);
    json_writer_close(json, ']');
    if (key != NULL)
        json_writer_text(json, TEXT("primaryKey"), text_from(key));
    write_foreign_keys(json, dataset->table);
    json_writer_close(json, '}');
}

static void write_resource(struct json_writer *json, const struct export_dataset *dataset)
{
    struct arena arena = {0};

    json_writer_open(json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(json, TEXT("name"), dataset->name);
    json_writer_text(json, TEXT("title"), dataset->title);
    json_writer_text(json, TEXT("description"), dataset->description);
    json_writer_text(json, TEXT("path"),
                     arena_format(&arena, "%.*s.csv", TEXT_PRINT(dataset->path)));
    json_writer_text(json, TEXT("profile"), TEXT("tabular-data-resource"));
    json_writer_text(json, TEXT("format"), TEXT("csv"));
    json_writer_text(json, TEXT("mediatype"), TEXT("text/csv"));
    json_writer_text(json, TEXT("encoding"), TEXT("utf-8"));
    json_writer_open(json, TEXT("dialect"), '{');
    json_writer_text(json, TEXT("delimiter"), TEXT(","));
    json_writer_text(json, TEXT("lineTerminator"), TEXT("\r\n"));
    json_writer_close(json, '}');
    write_schema(json, &arena, dataset);
    json_writer_close(json, '}');
    arena_free(&arena);
}

static void write_licence(struct json_writer *json, const struct site *site)
{
    if (site->licence.length == 0)
        return;
    json_writer_open(json, TEXT("licenses"), '[');
    json_writer_open(json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(json, TEXT("title"), site->licence);
    json_writer_optional(json, TEXT("path"), site->licence_url);
    json_writer_close(json, '}');
    json_writer_close(json, ']');
}

void datapackage_write(const struct export_source *source, struct buffer *output)
{
    const struct edition *edition = source->edition;
    struct json_writer json = {.buffer = output};
    struct arena arena = {0};

    json_writer_open(&json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(&json, TEXT("profile"), TEXT("tabular-data-package"));
    json_writer_text(&json, TEXT("name"),
                     arena_format(&arena, "performance-%.*s", TEXT_PRINT(edition->id)));
    json_writer_text(&json, TEXT("title"),
                     arena_format(&arena, "%.*s – %.*s", TEXT_PRINT(edition->title),
                                  TEXT_PRINT(source->site->entity.name)));
    json_writer_optional(&json, TEXT("description"), edition->description);
    if (source->site->base_url.length > 0)
        json_writer_text(&json, TEXT("homepage"),
                         arena_format(&arena, "%.*s/%.*s/", TEXT_PRINT(source->site->base_url),
                                      TEXT_PRINT(edition->id)));
    write_licence(&json, source->site);
    json_writer_open(&json, TEXT("resources"), '[');
    for (size_t i = 0; i < export_count(edition); i++) {
        struct export_dataset dataset = export_dataset(&arena, source, i);
        write_resource(&json, &dataset);
    }
    json_writer_close(&json, ']');
    json_writer_close(&json, '}');
    arena_free(&arena);
}
