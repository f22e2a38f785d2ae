/*
 * What fuzz targets share. A target is one function that takes any bytes and must come back:
 * libFuzzer calls it by this name; standalone.c calls it for AFL++ and for the seed corpus.
 */
#ifndef VETRO_TESTS_FUZZ_H
#define VETRO_TESTS_FUZZ_H

#include "base/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A folder of this process, made once; removed when the process ends in order. */
static char fuzz_folder[256];

static inline void fuzz_remove_folder(void)
{
    char command[300];

    snprintf(command, sizeof command, "rm -rf %s", fuzz_folder);
    if (system(command) != 0)
        perror(fuzz_folder);
}

static inline void fuzz_make_folder(void)
{
    const char *base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";

    if (fuzz_folder[0] != '\0')
        return;
    snprintf(fuzz_folder, sizeof fuzz_folder, "%s/vetro-fuzz-XXXXXX", base);
    if (mkdtemp(fuzz_folder) == NULL)
        abort();
    atexit(fuzz_remove_folder);
}

/* A path in that folder; good until the next call. */
static inline struct text fuzz_path(const char *name)
{
    static char path[512];

    snprintf(path, sizeof path, "%s/%s", fuzz_folder, name);
    return text_from(path);
}

static inline void fuzz_put(const char *name, const void *bytes, size_t size)
{
    FILE *file = fopen(fuzz_path(name).data, "wb");

    if (file == NULL || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
        abort();
}

#endif
