/* What the tests of this room share: content folders made on the spot, and findings. */
#ifndef VETRO_TESTS_LOAD_TESTING_H
#define VETRO_TESTS_LOAD_TESTING_H

/* For nftw. */
#define _XOPEN_SOURCE 700

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "load/load.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define assert_text(found, expected)                                                           \
    do {                                                                                       \
        struct text actual_ = (found);                                                         \
        assert_int_equal(actual_.length, strlen(expected));                                    \
        assert_memory_equal(actual_.length > 0 ? actual_.data : "", expected, actual_.length); \
    } while (0)

/* A temporary content folder. */
struct folder {
    char path[64];
    struct site site;
    struct diagnostics diagnostics;
};

static inline void folder_make(struct folder *folder)
{
    *folder = (struct folder){.path = "/tmp/vetro-test-XXXXXX"};
    assert_non_null(mkdtemp(folder->path));
}

/* Writes folder/name, with the folders above it. */
static inline void folder_write(struct folder *folder, const char *name, const char *content)
{
    struct arena arena = {0};
    struct text path = files_join(&arena, text_from(folder->path), text_from(name));
    size_t parent = path.length;

    while (path.data[parent - 1] != '/')
        parent--;
    assert_true(files_make_folder(text_slice(path, 0, parent - 1), &folder->diagnostics));
    assert_true(files_write(path, text_from(content), &folder->diagnostics));
    arena_free(&arena);
}

static inline int folder_remove_one(const char *path, const struct stat *status, int kind,
                                    struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

static inline void folder_free(struct folder *folder)
{
    model_free(&folder->site);
    diagnostics_free(&folder->diagnostics);
    assert_int_equal(nftw(folder->path, folder_remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}

static inline bool folder_load(struct folder *folder)
{
    return load_site(text_from(folder->path), &folder->site, &folder->diagnostics);
}

static inline bool text_contains(struct text text, const char *part)
{
    size_t length = strlen(part);

    for (size_t i = 0; i + length <= text.length; i++) {
        if (memcmp(text.data + i, part, length) == 0)
            return true;
    }
    return false;
}

/* The finding whose message contains `part`; fails when there is none. */
static inline const struct diagnostic *find_finding(const struct diagnostics *diagnostics,
                                                    const char *part)
{
    for (size_t i = 0; i < diagnostics->count; i++) {
        if (text_contains(diagnostics->items[i].message, part))
            return &diagnostics->items[i];
    }
    fail_msg("no finding says: %s", part);
    return NULL;
}

#endif
