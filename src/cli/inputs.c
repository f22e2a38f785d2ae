/* dl_iterate_phdr is not in POSIX. */
#define _GNU_SOURCE

#include "cli/inputs.h"

#include <link.h>
#include <stdlib.h>

/* The program itself has no name here; what the kernel brings along is no file. */
static int add_binary(struct dl_phdr_info *binary, size_t size, void *inputs)
{
    (void)size;
    if (binary->dlpi_name[0] == '\0')
        write_inputs_add_status(inputs, "/proc/self/exe");
    else if (binary->dlpi_name[0] == '/')
        write_inputs_add_status(inputs, binary->dlpi_name);
    return 0;
}

/*
 * The data published there, edition by edition. Without the option what is published is the
 * output itself: as long as nobody touched it, a build from the same content finds it to be what
 * it would write, and its history stays as it is.
 */
static void add_published(struct write_inputs *inputs, struct text folder)
{
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    struct file_list editions;

    write_inputs_add_value(inputs, "since", folder);
    if (!files_list(&arena, folder, TEXT(""), false, &editions, &diagnostics))
        editions.count = 0;
    for (size_t i = 0; i < editions.count; i++) {
        struct text data = arena_format(&arena, "%.*s/%.*s/dati", TEXT_PRINT(folder),
                                        TEXT_PRINT(editions.names[i]));
        if (files_exist(files_join(&arena, data, TEXT("storia.json"))))
            write_inputs_add_folder(inputs, data.data, data);
    }
    diagnostics_free(&diagnostics);
    arena_free(&arena);
}

void inputs_gather(const struct options *options, struct write_inputs *inputs)
{
    struct arena arena = {0};

    write_inputs_add_value(inputs, "version", TEXT(VETRO_VERSION));
    dl_iterate_phdr(add_binary, inputs);
    write_inputs_add_value(inputs, "date", text_from(getenv("SOURCE_DATE_EPOCH")));
    write_inputs_add_folder(inputs, "templates", data_folder(&arena, "templates"));
    write_inputs_add_folder(inputs, "assets", data_folder(&arena, "assets"));
    write_inputs_add_folder(inputs, "content", options->content);
    if (options->since.length > 0)
        add_published(inputs, options->since);
    arena_free(&arena);
}
