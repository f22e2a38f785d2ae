/* Which file holds which objective. */
#include "import/objectives.h"

#include "import/writing.h"

#include <stdlib.h>

static size_t find_file(struct objectives *all, struct text path)
{
    size_t file = map_add(&all->file_by_path, path, all->file_count);

    if (file < all->file_count)
        return file;
    all->files =
        memory_grow(all->files, &all->file_capacity, all->file_count, sizeof *all->files);
    all->files[all->file_count++] = (struct objective_file){.path = path};
    return file;
}

static uint64_t extend_digest(uint64_t digest, struct text code)
{
    static const uint64_t multiplier = 0x100000001B3;

    return (digest + 1) * multiplier ^ text_hash(code);
}

size_t objective_main_value(const struct objectives *all, const struct objective *objective)
{
    return objective->values[all->run->edition->main_axis].items[0];
}

/* By custom a file holds the objectives of one value of the main axis, and has its name. */
static struct text file_for_value(struct objectives *all, size_t value)
{
    const struct import_run *run = all->run;
    const struct edition *edition = run->edition;
    struct text id = edition->axes[edition->main_axis].values[value].id;

    if (all->file_of_value[value] != NONE)
        return all->files[all->file_of_value[value]].path;
    struct text folder = files_join(run->arena, run->folder, TEXT("objectives"));
    return files_join(run->arena, folder,
                      arena_format(run->arena, "%.*s.json", TEXT_PRINT(id)));
}

void objective_files_open(struct objectives *all)
{
    const struct edition *edition = all->run->edition;
    size_t value_count = edition->axes[edition->main_axis].value_count;

    all->file_of_value =
        arena_allocate_array(all->run->arena, value_count, sizeof *all->file_of_value);
    for (size_t i = 0; i < value_count; i++)
        all->file_of_value[i] = NONE;
    for (size_t i = 0; i < edition->objective_count; i++) {
        const struct objective *objective = &edition->objectives[i];
        size_t number = find_file(all, objective->origin.file);
        struct objective_file *file = &all->files[number];
        size_t *of_value = &all->file_of_value[objective_main_value(all, objective)];
        file->before = extend_digest(file->before, objective->code);
        if (*of_value == NONE)
            *of_value = number;
    }
}

void objective_files_close(struct objectives *all)
{
    map_free(&all->file_by_path);
    free(all->files);
}

void objective_files_place(struct objectives *all, struct objective *objective)
{
    objective->origin.file = file_for_value(all, objective_main_value(all, objective));
    find_file(all, objective->origin.file);
}

void objective_files_mark(struct objectives *all, const struct objective *objective)
{
    all->files[find_file(all, objective->origin.file)].changed = true;
}

/* Gives every file the objectives that it shall hold. */
static void distribute(struct objectives *all)
{
    for (size_t i = 0; i < all->count; i++)
        all->files[find_file(all, all->objectives[i].origin.file)].count++;
    for (size_t i = 0; i < all->file_count; i++) {
        all->files[i].objectives = arena_allocate_array(all->run->arena, all->files[i].count,
                                                        sizeof(struct objective *));
        all->files[i].count = 0;
    }
    for (size_t i = 0; i < all->count; i++) {
        const struct objective *objective = &all->objectives[i];
        struct objective_file *file = &all->files[find_file(all, objective->origin.file)];
        file->after = extend_digest(file->after, objective->code);
        file->objectives[file->count++] = objective;
    }
}

void objective_files_write(struct objectives *all)
{
    struct buffer buffer = {0};

    distribute(all);
    for (size_t i = 0; i < all->file_count; i++) {
        const struct objective_file *file = &all->files[i];
        if (!file->changed && file->before == file->after)
            continue;
        buffer_clear(&buffer);
        writing_objectives(&buffer, &all->run->site, file->objectives, file->count);
        run_add_output(all->run, file->path, buffer_text(&buffer));
    }
    buffer_free(&buffer);
}
