#include "import/run.h"

#include "import/levels.h"
#include "import/rules.h"
#include "import/unit_cells.h"
#include "import/writing.h"

void run_add_output(struct import_run *run, struct text path, struct text content)
{
    run->outputs = memory_grow(run->outputs, &run->output_capacity, run->output_count,
                               sizeof *run->outputs);
    run->outputs[run->output_count++] = (struct output){path, arena_copy(run->arena, content)};
}

void run_add_edition(struct import_run *run, bool changed)
{
    struct buffer buffer = {0};

    if (!changed && !axes_changed(&run->axes))
        return;
    writing_edition(&buffer, run->edition);
    run_add_output(run, run->edition->origin.file, buffer_text(&buffer));
    buffer_free(&buffer);
}

struct text run_stem(struct text file)
{
    size_t start = 0;
    size_t end = file.length;

    for (size_t i = 0; i < file.length; i++) {
        if (file.data[i] == '/')
            start = i + 1;
    }
    for (size_t i = start + 1; i < file.length; i++) {
        if (file.data[i] == '.')
            end = i;
    }
    return text_slice(file, start, end - start);
}

struct text run_copy_path(struct arena *arena, struct text folder, size_t table,
                          struct text file)
{
    struct text copies = files_join(arena, folder, TEXT("imports"));
    struct text name = arena_format(arena, "%s.csv", import_tables[table].name);

    if (table == TABLE_REPRINTS || table == TABLE_INDICATOR_REPRINTS)
        name = arena_format(arena, "%s-%.*s.csv", import_tables[table].name,
                            TEXT_PRINT(text_slug(arena, run_stem(file))));
    return files_join(arena, copies, name);
}

bool run_read_copy(struct import_run *run, struct text path, struct side *copy)
{
    const struct table_source source = {&copy->sheet, run->edition, &run->mapping};
    struct buffer bytes = {0};
    bool done =
        files_exist(path) && files_read(path, &bytes, run->diagnostics) &&
        sheet_read(run->arena, path, buffer_text(&bytes), &copy->sheet, run->diagnostics);

    if (done)
        table_match(run->arena, &source, run->table, &copy->layout, NULL);
    buffer_free(&bytes);
    return done;
}

void run_translate(struct import_run *run, struct side *side, bool report)
{
    levels_compose(run, side, report);
    rules_apply(run->arena, &run->mapping, side);
    unit_cells_apply(run, side, report);
}
