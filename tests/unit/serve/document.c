/* Ranges as RFC 9110 has them, media types, and what is below the folder of the site. */
#include "serve/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static const struct {
    const char *header;
    uint64_t size;
    enum document_range range;
    uint64_t first;
    uint64_t length;
} ranges[] = {
    {"", 10, RANGE_WHOLE, 0, 0},
    {"bytes=0-0", 10, RANGE_PART, 0, 1},
    {"bytes=9-", 10, RANGE_PART, 9, 1},
    {"bytes=3-5", 10, RANGE_PART, 3, 3},
    {"bytes=3-99", 10, RANGE_PART, 3, 7},
    {"bytes=-3", 10, RANGE_PART, 7, 3},
    {"bytes=-99", 10, RANGE_PART, 0, 10},
    {"bytes=10-", 10, RANGE_IMPOSSIBLE, 0, 0},
    {"bytes=-0", 10, RANGE_IMPOSSIBLE, 0, 0},
    {"bytes=0-", 0, RANGE_IMPOSSIBLE, 0, 0},
    {"bytes=-1", 0, RANGE_IMPOSSIBLE, 0, 0},
    {"bytes=5-3", 10, RANGE_WHOLE, 0, 0},
    {"bytes=0-1,3-4", 10, RANGE_WHOLE, 0, 0},
    {"bytes=-", 10, RANGE_WHOLE, 0, 0},
    {"bytes=--1", 10, RANGE_WHOLE, 0, 0},
    {"bytes=1", 10, RANGE_WHOLE, 0, 0},
    {"bytes= 1-2 ", 10, RANGE_PART, 1, 2},
    {"bytes=1-2x", 10, RANGE_WHOLE, 0, 0},
    {"bytes=0-18446744073709551616", 10, RANGE_WHOLE, 0, 0},
    {"bytes=999999999999999999-", 10, RANGE_IMPOSSIBLE, 0, 0},
    {"pages=1-2", 10, RANGE_WHOLE, 0, 0},
};

static void reads_ranges(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        uint64_t first = 0;
        uint64_t length = 0;
        enum document_range range =
            document_range(text_from(ranges[i].header), ranges[i].size, &first, &length);
        if (range != ranges[i].range)
            fail_msg("%s", ranges[i].header);
        assert_int_equal(first, ranges[i].first);
        assert_int_equal(length, ranges[i].length);
    }
}

static void knows_types(void **state)
{
    (void)state;
    assert_string_equal(document_type(TEXT("index.html")), "text/html; charset=utf-8");
    assert_string_equal(document_type(TEXT("a.b.csv")), "text/csv; charset=utf-8");
    assert_string_equal(document_type(TEXT("wasm.it.pagefind")), "application/octet-stream");
    assert_string_equal(document_type(TEXT("")), "application/octet-stream");
}

static const struct {
    const char *path;
    enum document_kind kind;
} paths[] = {
    {"/", DOCUMENT_FILE},           {"/index.html", DOCUMENT_FILE},
    {"/sub", DOCUMENT_FOLDER},      {"/sub/", DOCUMENT_ABSENT},
    {"/sub/a.txt", DOCUMENT_FILE},  {"/sub/a.txt/", DOCUMENT_ABSENT},
    {"//", DOCUMENT_ABSENT},        {"/../outside", DOCUMENT_ABSENT},
    {"/sub/..", DOCUMENT_ABSENT},   {"/./index.html", DOCUMENT_ABSENT},
    {"/link", DOCUMENT_ABSENT},     {"/up/outside", DOCUMENT_ABSENT},
    {"/.vetro/x", DOCUMENT_ABSENT}, {"/.well-known/x", DOCUMENT_FILE},
};

static void write_at(const char *folder, const char *name)
{
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};

    assert_true(files_write(files_join(&arena, text_from(folder), text_from(name)), TEXT("x"),
                            &diagnostics));
    diagnostics_free(&diagnostics);
    arena_free(&arena);
}

static void make_folder(struct arena *arena, const char *folder, const char *name)
{
    struct diagnostics diagnostics = {0};

    assert_true(
        files_make_folder(files_join(arena, text_from(folder), text_from(name)), &diagnostics));
}

static void finds_what_is_below_the_site_only(void **state)
{
    char folder[] = "/tmp/vetro-document-XXXXXX";
    struct arena arena = {0};

    (void)state;
    assert_non_null(mkdtemp(folder));
    make_folder(&arena, folder, "site/sub");
    make_folder(&arena, folder, "site/.vetro");
    make_folder(&arena, folder, "site/.well-known");
    static const char *const files[] = {"outside", "site/index.html", "site/sub/a.txt",
                                        "site/.vetro/x", "site/.well-known/x"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        write_at(folder, files[i]);
    struct text site = files_join(&arena, text_from(folder), TEXT("site"));
    assert_int_equal(symlink("../outside", files_join(&arena, site, TEXT("link")).data), 0);
    assert_int_equal(symlink("..", files_join(&arena, site, TEXT("up")).data), 0);

    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct document document;
        if (document_open(site, text_from(paths[i].path), &document) != paths[i].kind)
            fail_msg("%s", paths[i].path);
        assert_int_equal(document.descriptor >= 0, paths[i].kind == DOCUMENT_FILE);
        if (document.descriptor >= 0)
            close(document.descriptor);
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(files_join(&arena, text_from(folder), text_from(files[i])).data);
    static const char *const rest[] = {"site/link", "site/up"};
    static const char *const folders[] = {"site/sub", "site/.vetro", "site/.well-known", "site",
                                          ""};
    for (size_t i = 0; i < 2; i++)
        unlink(files_join(&arena, text_from(folder), text_from(rest[i])).data);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        assert_int_equal(
            rmdir(files_join(&arena, text_from(folder), text_from(folders[i])).data), 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_ranges),
        cmocka_unit_test(knows_types),
        cmocka_unit_test(finds_what_is_below_the_site_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
