/*
 * A folder for one test, and what the tests of this room do again and again: build a site from
 * a table of pages, and write down a whole tree as text so that two can be compared.
 */
#ifndef VETRO_TESTS_WRITE_FIXTURE_H
#define VETRO_TESTS_WRITE_FIXTURE_H

#include "base/base.h"
#include "write/disk.h"
#include "write/write.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* A test in a folder of its own. */
#define IN_OWN_FOLDER(test)                                                                    \
    cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

struct page {
    const char *path; /* NULL ends a table */
    const char *bytes;
};

struct fixture {
    char root[256];   /* the folder of the test */
    char output[300]; /* where it builds: root/site */
    struct write_summary summary;
    struct diagnostics diagnostics; /* of the last build */
};

static inline int fixture_setup(void **state)
{
    struct fixture *fixture = memory_allocate_zeroed(1, sizeof *fixture);
    const char *folder = getenv("TMPDIR");

    snprintf(fixture->root, sizeof fixture->root, "%s/vetro-write-XXXXXX",
             folder != NULL ? folder : "/tmp");
    assert_non_null(mkdtemp(fixture->root));
    snprintf(fixture->output, sizeof fixture->output, "%s/site", fixture->root);
    *state = fixture;
    return 0;
}

static inline int fixture_teardown(void **state)
{
    struct fixture *fixture = *state;

    disk_set_fault(NULL);
    assert_true(disk_remove_tree(AT_FDCWD, fixture->root));
    diagnostics_free(&fixture->diagnostics);
    write_summary_free(&fixture->summary);
    free(fixture);
    return 0;
}

/* A path within the folder of the test; good until the next four calls. */
static inline const char *at(const struct fixture *fixture, const char *path)
{
    static char space[4][512];
    static size_t turn;

    turn = (turn + 1) % 4;
    snprintf(space[turn], sizeof space[turn], "%s/%s", fixture->root, path);
    return space[turn];
}

static inline void put(const char *path, const char *bytes)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fputs(bytes, file) < 0, 0);
    assert_int_equal(fclose(file), 0);
}

static inline void make_folder(const char *path)
{
    assert_int_equal(mkdir(path, 0755), 0);
}

static inline bool is_there(const char *path)
{
    struct stat status;

    return lstat(path, &status) == 0;
}

/* Adds pages to an open tree; true when all were taken. */
static inline bool add_pages(struct write_tree *tree, const struct page *pages,
                             struct diagnostics *diagnostics)
{
    bool done = true;

    for (; pages->path != NULL; pages++)
        done = write_file(tree, text_from(pages->path), text_from(pages->bytes), diagnostics) &&
               done;
    return done;
}

/* One whole build; its findings and numbers are kept in the fixture. */
static inline bool build(struct fixture *fixture, const struct page *pages)
{
    diagnostics_free(&fixture->diagnostics);
    write_summary_free(&fixture->summary);
    struct write_tree *tree = write_open(text_from(fixture->output), &fixture->diagnostics);
    if (tree == NULL)
        return false;
    bool done = add_pages(tree, pages, &fixture->diagnostics);
    done = write_commit(tree, &fixture->summary, &fixture->diagnostics) && done;
    write_close(tree);
    return done;
}

static inline void assert_summary(const struct fixture *fixture, size_t written,
                                  size_t unchanged, size_t removed, size_t foreign)
{
    assert_int_equal(fixture->summary.written, written);
    assert_int_equal(fixture->summary.unchanged, unchanged);
    assert_int_equal(fixture->summary.removed, removed);
    assert_int_equal(fixture->summary.foreign, foreign);
}

/* Whether a finding of this severity names the file and has the words in its message. */
static inline bool told(const struct fixture *fixture, enum severity severity, const char *file,
                        const char *words)
{
    for (size_t i = 0; i < fixture->diagnostics.count; i++) {
        const struct diagnostic *item = &fixture->diagnostics.items[i];
        if (item->severity == severity && text_ends_with(item->place.file, text_from(file)) &&
            strstr(item->message.data, words) != NULL)
            return true;
    }
    return false;
}

enum { WITH_TIMES = 1, WITH_PRIVATE = 2 };

static inline int keep_entry(const struct dirent *item)
{
    return strcmp(item->d_name, ".") != 0 && strcmp(item->d_name, "..") != 0;
}

static inline void describe_file(const char *path, struct buffer *text)
{
    char bytes[4096];
    FILE *file = fopen(path, "rb");

    assert_non_null(file);
    buffer_append_byte(text, '=');
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buffer_append(text, (struct text){bytes, got});
    fclose(file);
}

/* One line for each file, link and folder below `folder`, sorted; folders end with a slash. */
static inline void describe_folder(const char *folder, const char *prefix, int options,
                                   struct buffer *text)
{
    struct dirent **items;
    int count = scandir(folder, &items, keep_entry, alphasort);

    assert_true(count >= 0);
    for (int i = 0; i < count; i++) {
        char path[1024];
        char name[1024];
        struct stat status;
        assert_in_range(snprintf(path, sizeof path, "%s/%s", folder, items[i]->d_name), 1,
                        sizeof path - 1);
        assert_in_range(snprintf(name, sizeof name, "%s%s", prefix, items[i]->d_name), 1,
                        sizeof name - 1);
        free(items[i]);
        if (strcmp(name, ".vetro") == 0 && (options & WITH_PRIVATE) == 0)
            continue;
        assert_int_equal(lstat(path, &status), 0);
        buffer_append(text, text_from(name));
        if (S_ISDIR(status.st_mode)) {
            buffer_append(text, TEXT("/\n"));
            snprintf(name + strlen(name), sizeof name - strlen(name), "/");
            describe_folder(path, name, options, text);
            continue;
        }
        if (S_ISREG(status.st_mode))
            describe_file(path, text);
        if ((options & WITH_TIMES) != 0)
            buffer_append_format(text, " %lld.%09ld %llu", (long long)status.st_mtim.tv_sec,
                                 status.st_mtim.tv_nsec, (unsigned long long)status.st_ino);
        buffer_append_byte(text, '\n');
    }
    free(items);
}

/* A whole tree as terminated text; to be freed. */
static inline char *describe(const char *folder, int options)
{
    struct buffer text = {0};

    describe_folder(folder, "", options, &text);
    buffer_append_byte(&text, '\0');
    return text.data;
}

static inline void assert_tree(const char *folder, const char *expected)
{
    char *found = describe(folder, 0);

    assert_string_equal(found, expected);
    free(found);
}

#endif
