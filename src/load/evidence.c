#include "load/loader.h"

#include <stdlib.h>
#include <string.h>

enum {
    ROW_VALUE,
    ROW_OBJECTIVE,
    ROW_POSITION,
    ROW_TITLE,
    ROW_MANAGER,
    ROW_UNIT,
    ROW_INDICATOR,
    ROW_TARGET,
    ROW_ACTUAL,
    ROW_ACHIEVEMENT,
    ROW_ARROW,
    ROW_FIELDS
};

static const struct field row_fields[ROW_FIELDS] = {
    [ROW_VALUE] = {"value", JSON_TEXT, false},
    [ROW_OBJECTIVE] = {"objective", JSON_TEXT, false},
    [ROW_POSITION] = {"position", JSON_NUMBER, false},
    [ROW_TITLE] = {"title", JSON_TEXT, false},
    [ROW_MANAGER] = {"manager", JSON_TEXT, false},
    [ROW_UNIT] = {"unit", JSON_TEXT, false},
    [ROW_INDICATOR] = {"indicator", JSON_TEXT, false},
    [ROW_TARGET] = {"target", JSON_TEXT | JSON_NUMBER, false},
    [ROW_ACTUAL] = {"actual", JSON_TEXT | JSON_NUMBER, false},
    [ROW_ACHIEVEMENT] = {"achievement", JSON_TEXT | JSON_NUMBER, false},
    [ROW_ARROW] = {"arrow", JSON_TEXT, false},
};

static const struct text arrows[] = {
    TEXT_INITIALISER("su"),
    TEXT_INITIALISER("giu"),
    TEXT_INITIALISER("none"),
};

/* A table being read. */
struct table {
    struct plan *plan;
    struct text file;
    struct text name;
    size_t axis;
};

/* False when what the row is about cannot be told. */
static bool read_references(const struct table *table, const struct json_value *found,
                            struct reprint *row)
{
    bool known = true;

    if (json_present(found[ROW_VALUE]) && table->axis != NONE)
        row->value = plan_find_value(table->plan, table->axis, found[ROW_VALUE]);
    if (json_present(found[ROW_OBJECTIVE])) {
        row->objective = plan_find_objective(table->plan, found[ROW_OBJECTIVE]);
        known = row->objective != NONE;
    }
    if (json_present(found[ROW_POSITION])) {
        row->indicator = plan_find_indicator(table->plan, found[ROW_POSITION],
                                             found[ROW_OBJECTIVE], row->objective);
        known = known && row->indicator != NONE;
    }
    return known;
}

static void read_row(const struct table *table, struct json_value item, struct reprint *row)
{
    struct edition *edition = table->plan->edition;
    struct arena *arena = table->plan->loader->arena;
    struct json_value found[ROW_FIELDS];

    *row = (struct reprint){
        .table = table->name,
        .objective = NONE,
        .indicator = NONE,
        .axis = table->axis,
        .value = NONE,
        .origin = {table->file, json_line(item)},
    };
    if (!fields_read(item, row_fields, ROW_FIELDS, found))
        return;
    row->title = value_text(found[ROW_TITLE], arena);
    row->manager = value_text(found[ROW_MANAGER], arena);
    row->unit = value_text(found[ROW_UNIT], arena);
    row->name = value_text(found[ROW_INDICATOR], arena);
    row->target = value_figure(found[ROW_TARGET], arena);
    row->actual = value_figure(found[ROW_ACTUAL], arena);
    row->achievement = value_percentage(found[ROW_ACHIEVEMENT], arena);
    value_choice(found[ROW_ARROW], arrows, sizeof arrows / sizeof *arrows, 0);
    row->arrow = value_text(found[ROW_ARROW], arena);
    if (!read_references(table, found, row) || row->objective == NONE)
        return;

    struct objective *objective = &edition->objectives[row->objective];
    if (row->indicator == NONE && objective->achievement.printed.length == 0)
        objective->achievement = row->achievement;
}

/* Adds the rows of one table behind those of the tables before it. */
static void read_rows(const struct table *table, struct json_value list, size_t *capacity)
{
    struct edition *edition = table->plan->edition;

    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        edition->reprints = memory_grow(edition->reprints, capacity, edition->reprint_count,
                                        sizeof *edition->reprints);
        read_row(table, item, &edition->reprints[edition->reprint_count++]);
    }
}

static void read_table(struct plan *plan, struct text path, size_t *capacity)
{
    enum { TABLE, AXIS, ROWS, FIELDS };
    static const struct field fields[FIELDS] = {
        [TABLE] = {"table", JSON_TEXT, true},
        [AXIS] = {"axis", JSON_TEXT, true},
        [ROWS] = {"rows", JSON_LIST, true},
    };
    struct arena *arena = plan->loader->arena;
    struct json_value found[FIELDS];
    struct content_file file;

    if (content_open(plan->loader, path, &file) &&
        fields_read(json_root(&file.document), fields, FIELDS, found)) {
        struct table table = {plan, arena_copy(arena, path), value_text(found[TABLE], arena),
                              NONE};

        if (json_present(found[AXIS]))
            table.axis = plan_find_axis(plan, found[AXIS]);
        if (json_present(found[ROWS]))
            read_rows(&table, found[ROWS], capacity);
    }
    content_close(&file);
}

void evidence_read(struct plan *plan)
{
    struct loader *loader = plan->loader;
    struct edition *edition = plan->edition;
    struct file_list files =
        content_list(loader, files_join(&loader->scratch, plan->folder, TEXT("evidence")));
    size_t capacity = 0;

    for (size_t i = 0; i < files.count; i++)
        read_table(plan, files.names[i], &capacity);

    struct reprint *rows = edition->reprints;
    edition->reprints =
        arena_allocate_array(loader->arena, edition->reprint_count, sizeof *rows);
    if (edition->reprint_count > 0)
        memcpy(edition->reprints, rows, edition->reprint_count * sizeof *rows);
    free(rows);
}
