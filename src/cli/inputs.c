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

void inputs_gather(const struct options *options, struct write_inputs *inputs)
{
    struct arena arena = {0};

    write_inputs_add_value(inputs, "version", TEXT(VETRO_VERSION));
    dl_iterate_phdr(add_binary, inputs);
    write_inputs_add_value(inputs, "date", text_from(getenv("SOURCE_DATE_EPOCH")));
    write_inputs_add_folder(inputs, "templates", data_folder(&arena, "templates"));
    write_inputs_add_folder(inputs, "assets", data_folder(&arena, "assets"));
    write_inputs_add_folder(inputs, "content", options->content);
    arena_free(&arena);
}
