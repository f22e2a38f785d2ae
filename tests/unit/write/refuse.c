/* Paths that cannot be part of a site, and sites that cannot be. */
#include "fixture.h"

#define HUNDRED                                                                                \
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567" \
    "890123456789"

static const struct page BEFORE[] = {{"index.html", "old"}, {"a/b.html", "b"}, {NULL, NULL}};

/* A failed write_file spoils the whole site: nothing of the old one may change. */
static void assert_refused(struct fixture *fixture, const struct page *pages, const char *words)
{
    assert_true(build(fixture, BEFORE));
    char *before = describe(fixture->root, WITH_TIMES | WITH_PRIVATE);
    assert_false(build(fixture, pages));
    assert_true(told(fixture, SEVERITY_ERROR, "", words));
    assert_true(told(fixture, SEVERITY_ERROR, "", "left as it was"));
    char *after = describe(fixture->root, WITH_TIMES | WITH_PRIVATE);
    assert_string_equal(after, before);
    free(before);
    free(after);
}

static void refuses_bad_paths(void **state)
{
    static const struct page CASES[] = {
        {"", "empty"},
        {"/", "empty part"},
        {"/etc/passwd", "empty part"},
        {"a//b", "empty part"},
        {"a/", "empty part"},
        {".", ". or .."},
        {"..", ". or .."},
        {"../a", ". or .."},
        {"a/../b", ". or .."},
        {"a/./b", ". or .."},
        {"a/..", ". or .."},
        {".vetro", ".vetro"},
        {".vetro/manifest", ".vetro"},
        {"a/.vetro-x", ".vetro"},
        {"a\\b", "backslash"},
        {"a\nb", "control character"},
        {"a\x7f", "control character"},
        {"a\tb/c", "control character"},
        {"a\xff", "UTF-8"},
        {"\xed\xa0\x80", "UTF-8"},
        {"a/" HUNDRED HUNDRED "x", "part of it is too long"},
        {"1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21/22/23/24/25/26/27/28/29/30/31/"
         "32/33",
         "too many parts"},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const struct page pages[] = {
            {"index.html", "new"}, {CASES[i].path, "bytes"}, {"z.html", "z"}, {NULL, NULL}};
        assert_refused(fixture, pages, CASES[i].bytes);
    }
}

static void refuses_a_long_path(void **state)
{
    static char path[WRITE_MAX_PATH + 2];
    struct fixture *fixture = *state;
    const struct page pages[] = {{path, "bytes"}, {NULL, NULL}};

    for (size_t i = 0; i < WRITE_MAX_PATH + 1; i++)
        path[i] = i % 100 == 99 ? '/' : 'a';
    assert_refused(fixture, pages, "too long");
}

static void refuses_an_embedded_nul(void **state)
{
    struct fixture *fixture = *state;
    struct write_tree *tree = write_open(text_from(fixture->output), &fixture->diagnostics);

    assert_non_null(tree);
    assert_false(write_file(tree, TEXT("a\0b"), TEXT("x"), &fixture->diagnostics));
    assert_true(told(fixture, SEVERITY_ERROR, "", "control character"));
    write_close(tree);
}

static void takes_paths_at_the_limits(void **state)
{
    static const struct page PAGES[] = {
        {HUNDRED HUNDRED "/" HUNDRED HUNDRED, "wide"},
        {"1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21/22/23/24/25/26/27/28/29/30/31/"
         "32",
         "deep"},
        {".well-known/security.txt", "hidden"},
        {"..a/...", "dots"},
        {"citt\xc3\xa0 e %s paesi/\xe2\x80\x99.html", "UTF-8"},
        {NULL, NULL},
    };
    struct fixture *fixture = *state;

    assert_true(build(fixture, PAGES));
    assert_summary(fixture, 5, 0, 0, 0);
    assert_true(build(fixture, PAGES));
    assert_summary(fixture, 0, 5, 0, 0);
    assert_true(build(fixture, BEFORE));
    assert_summary(fixture, 2, 0, 5, 0);
    assert_tree(fixture->output, "a/\na/b.html=b\nindex.html=old\n");
}

static void refuses_a_path_given_twice(void **state)
{
    static const struct page PAGES[] = {{"x/y", "1"}, {"x/y", "1"}, {NULL, NULL}};

    assert_refused(*state, PAGES, "another file of this name");
}

static void refuses_a_file_that_is_also_a_folder(void **state)
{
    static const struct page FILE_FIRST[] = {{"x/y", "1"}, {"x/y/z/q", "2"}, {NULL, NULL}};
    static const struct page FOLDER_FIRST[] = {{"x/y/z/q", "2"}, {"x/y", "1"}, {NULL, NULL}};

    assert_refused(*state, FILE_FIRST, "has a file x/y");
    assert_refused(*state, FOLDER_FIRST, "has a file x/y");
}

static void refuses_an_output_that_is_a_file(void **state)
{
    struct fixture *fixture = *state;

    put(fixture->output, "a file");
    assert_false(build(fixture, BEFORE));
    assert_true(told(fixture, SEVERITY_SYSTEM, "/site", "output folder"));
    assert_tree(fixture->root, "site=a file\n");
}

static void refuses_an_output_below_a_file(void **state)
{
    struct fixture *fixture = *state;

    put(at(fixture, "file"), "a file");
    snprintf(fixture->output, sizeof fixture->output, "%s", at(fixture, "file/site"));
    assert_false(build(fixture, BEFORE));
    assert_int_equal(fixture->diagnostics.system, 1);
    assert_tree(fixture->root, "file=a file\n");
}

static void refuses_notes_that_are_no_notes(void **state)
{
    static const char *const PLACES[] = {"site/.vetro", "site/.vetro/lock",
                                         "site/.vetro/manifest", "site/.vetro/pending"};
    struct fixture *fixture = *state;

    make_folder(at(fixture, "elsewhere"));
    put(at(fixture, "victim"), "victim");
    make_folder(fixture->output);
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        if (i == 1)
            make_folder(at(fixture, "site/.vetro"));
        assert_int_equal(
            symlink(i == 0 ? "../elsewhere" : "../../victim", at(fixture, PLACES[i])), 0);
        assert_false(build(fixture, BEFORE));
        assert_true(told(fixture, SEVERITY_SYSTEM, PLACES[i], "cannot"));
        assert_int_equal(unlink(at(fixture, PLACES[i])), 0);
    }
    assert_tree(fixture->root, "elsewhere/\nsite/\nsite/.vetro/\nsite/.vetro/lock=\n"
                               "victim=victim\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OWN_FOLDER(refuses_bad_paths),
        IN_OWN_FOLDER(refuses_a_long_path),
        IN_OWN_FOLDER(refuses_an_embedded_nul),
        IN_OWN_FOLDER(takes_paths_at_the_limits),
        IN_OWN_FOLDER(refuses_a_path_given_twice),
        IN_OWN_FOLDER(refuses_a_file_that_is_also_a_folder),
        IN_OWN_FOLDER(refuses_an_output_that_is_a_file),
        IN_OWN_FOLDER(refuses_an_output_below_a_file),
        IN_OWN_FOLDER(refuses_notes_that_are_no_notes),
    };

    return cmocka_run_group_tests_name("write refuse", tests, NULL, NULL);
}
