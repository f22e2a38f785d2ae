/* What others put into the output: files, links, pipes. None of it is lost or followed. */
#include "fixture.h"

static const struct page SITE[] = {
    {"index.html", "home"}, {"a/index.html", "A"}, {"a/b/index.html", "B"}, {NULL, NULL}};

static const struct page OTHER[] = {
    {"index.html", "HOME"}, {"a/index.html", "A!"}, {"a/b/index.html", "B!"}, {NULL, NULL}};

static const struct page NOTHING[] = {{NULL, NULL}};

/* The build must fail, say `words` about `file`, and leave everything as it is. */
static void assert_obstructed(struct fixture *fixture, const struct page *pages,
                              const char *file, const char *words)
{
    char *before = describe(fixture->root, WITH_TIMES);

    assert_false(build(fixture, pages));
    assert_true(told(fixture, SEVERITY_SYSTEM, file, words));
    assert_int_equal(fixture->diagnostics.count, 1);
    char *after = describe(fixture->root, WITH_TIMES);
    assert_string_equal(after, before);
    free(before);
    free(after);
}

static void counts_and_keeps_foreign_files(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, SITE));
    put(at(fixture, "site/notes.txt"), "mine");
    put(at(fixture, "site/a/notes.txt"), "mine");
    make_folder(at(fixture, "site/mine"));
    put(at(fixture, "site/mine/deep.txt"), "mine");
    assert_int_equal(symlink("/nowhere", at(fixture, "site/mine/link")), 0);
    assert_true(build(fixture, SITE));
    assert_summary(fixture, 0, 3, 0, 4);
    assert_true(build(fixture, OTHER));
    assert_summary(fixture, 3, 0, 0, 4);
    assert_true(build(fixture, NOTHING));
    assert_summary(fixture, 0, 0, 3, 4);
    assert_true(is_there(at(fixture, "site/notes.txt")));
    assert_true(is_there(at(fixture, "site/a/notes.txt")));
    assert_true(is_there(at(fixture, "site/mine/deep.txt")));
    assert_false(is_there(at(fixture, "site/a/b")));
}

static void adopts_foreign_files_with_the_same_bytes(void **state)
{
    struct fixture *fixture = *state;

    make_folder(fixture->output);
    make_folder(at(fixture, "site/a"));
    put(at(fixture, "site/index.html"), "home");
    put(at(fixture, "site/a/index.html"), "A");
    assert_true(build(fixture, SITE));
    assert_summary(fixture, 1, 2, 0, 0);
    assert_true(build(fixture, OTHER));
    assert_summary(fixture, 3, 0, 0, 0);
}

static void does_not_overwrite_foreign_files(void **state)
{
    struct fixture *fixture = *state;

    make_folder(fixture->output);
    put(at(fixture, "site/index.html"), "mine");
    assert_obstructed(fixture, SITE, "/site/index.html", "no build wrote");
}

/* Someone puts a file, link or folder into the output after the pages were staged. */
static bool build_while(struct fixture *fixture, void (*interfere)(const char *place),
                        const char *place)
{
    assert_true(disk_remove_tree(AT_FDCWD, fixture->output));
    make_folder(fixture->output);
    diagnostics_free(&fixture->diagnostics);
    struct write_tree *tree = write_open(text_from(fixture->output), &fixture->diagnostics);
    assert_non_null(tree);
    assert_true(add_pages(tree, SITE, &fixture->diagnostics));
    interfere(at(fixture, place));
    bool done = write_commit(tree, &fixture->summary, &fixture->diagnostics);
    write_close(tree);
    return done;
}

static void interfere_with_file(const char *place)
{
    put(place, "mine");
}

static void interfere_with_link(const char *place)
{
    assert_int_equal(symlink("/nowhere", place), 0);
}

static void interfere_with_folder(const char *place)
{
    char path[512];

    make_folder(place);
    snprintf(path, sizeof path, "%s/mine", place);
    put(path, "mine");
}

static void minds_what_came_while_it_built(void **state)
{
    struct fixture *fixture = *state;

    assert_false(build_while(fixture, interfere_with_file, "site/index.html"));
    assert_true(told(fixture, SEVERITY_SYSTEM, "/site/index.html", "no build wrote"));
    assert_tree(fixture->output, "index.html=mine\n");
    assert_false(build_while(fixture, interfere_with_file, "site/a"));
    assert_true(told(fixture, SEVERITY_SYSTEM, "/site/a", "where a folder of the site"));
    assert_tree(fixture->output, "a=mine\n");
    assert_false(build_while(fixture, interfere_with_link, "site/a"));
    assert_true(told(fixture, SEVERITY_SYSTEM, "/site/a", "symbolic link"));
    assert_false(build_while(fixture, interfere_with_folder, "site/index.html"));
    assert_true(told(fixture, SEVERITY_SYSTEM, "/site/index.html", "a folder with files"));
    assert_true(build_while(fixture, interfere_with_folder, "site/a"));
    assert_summary(fixture, 3, 0, 0, 1);
    assert_tree(fixture->output, "a/\na/b/\na/b/index.html=B\na/index.html=A\na/mine=mine\n"
                                 "index.html=home\n");
}

static void does_not_overwrite_a_foreign_file_where_a_folder_belongs(void **state)
{
    struct fixture *fixture = *state;

    make_folder(fixture->output);
    put(at(fixture, "site/a"), "mine");
    assert_obstructed(fixture, SITE, "/site/a", "where a folder of the site belongs");
}

static void does_not_remove_a_foreign_folder_where_a_file_belongs(void **state)
{
    static const struct page FILE_IN_PLACE[] = {{"a", "file"}, {NULL, NULL}};
    struct fixture *fixture = *state;

    assert_true(build(fixture, SITE));
    put(at(fixture, "site/a/b/mine.txt"), "mine");
    assert_obstructed(fixture, FILE_IN_PLACE, "/site/a", "a folder with files");
    assert_int_equal(unlink(at(fixture, "site/a/b/mine.txt")), 0);
    make_folder(at(fixture, "site/a/empty"));
    assert_true(build(fixture, FILE_IN_PLACE));
    assert_summary(fixture, 1, 0, 3, 0);
    assert_tree(fixture->output, "a=file\n");
}

static void tells_many_obstructions_briefly(void **state)
{
    static char names[30][16];
    struct page pages[31] = {{NULL, NULL}};
    struct fixture *fixture = *state;

    make_folder(fixture->output);
    for (unsigned i = 0; i < 30; i++) {
        char path[32];
        snprintf(names[i], sizeof names[i], "p%02u", 29 - i);
        snprintf(path, sizeof path, "site/p%02u", 29 - i);
        put(at(fixture, path), "mine");
        pages[i] = (struct page){names[i], "page"};
    }
    assert_false(build(fixture, pages));
    assert_int_equal(fixture->diagnostics.count, 21);
    assert_true(text_ends_with(fixture->diagnostics.items[0].place.file, TEXT("/site/p00")));
    assert_true(told(fixture, SEVERITY_SYSTEM, "/site", "10 more"));
}

static void follows_no_link_in_the_place_of_a_file(void **state)
{
    struct fixture *fixture = *state;

    put(at(fixture, "victim"), "home");
    assert_true(build(fixture, SITE));
    assert_int_equal(unlink(at(fixture, "site/index.html")), 0);
    assert_int_equal(symlink("../victim", at(fixture, "site/index.html")), 0);
    assert_obstructed(fixture, SITE, "/site/index.html", "symbolic link");
    assert_obstructed(fixture, OTHER, "/site/index.html", "symbolic link");
}

static void follows_no_link_in_the_place_of_a_folder(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, SITE));
    assert_int_equal(rename(at(fixture, "site/a"), at(fixture, "moved")), 0);
    assert_int_equal(symlink("../moved", at(fixture, "site/a")), 0);
    assert_obstructed(fixture, SITE, "/site/a", "symbolic link");
    assert_obstructed(fixture, OTHER, "/site/a", "symbolic link");
}

static void removes_no_stale_file_through_a_link(void **state)
{
    static const struct page ROOT_ONLY[] = {{"index.html", "home"}, {NULL, NULL}};
    struct fixture *fixture = *state;

    assert_true(build(fixture, SITE));
    assert_int_equal(rename(at(fixture, "site/a"), at(fixture, "moved")), 0);
    assert_int_equal(symlink("../moved", at(fixture, "site/a")), 0);
    assert_true(build(fixture, ROOT_ONLY));
    assert_summary(fixture, 0, 1, 0, 1);
    assert_tree(at(fixture, "moved"), "b/\nb/index.html=B\nindex.html=A\n");
    assert_true(is_there(at(fixture, "site/a")));
}

static void leaves_alone_what_took_the_place_of_a_stale_file(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, SITE));
    assert_int_equal(unlink(at(fixture, "site/index.html")), 0);
    assert_int_equal(symlink("/nowhere", at(fixture, "site/index.html")), 0);
    assert_true(build(fixture, NOTHING));
    assert_summary(fixture, 0, 0, 2, 1);
    assert_true(is_there(at(fixture, "site/index.html")));
}

static void never_waits_for_a_pipe(void **state)
{
    struct fixture *fixture = *state;

    make_folder(fixture->output);
    assert_int_equal(mkfifo(at(fixture, "site/index.html"), 0644), 0);
    assert_false(build(fixture, SITE));
    assert_true(told(fixture, SEVERITY_SYSTEM, "/site/index.html", "neither file nor folder"));
    assert_int_equal(unlink(at(fixture, "site/index.html")), 0);
    assert_int_equal(mkfifo(at(fixture, "site/a"), 0644), 0);
    assert_false(build(fixture, SITE));
    assert_true(told(fixture, SEVERITY_SYSTEM, "/site/a", "neither file nor folder"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OWN_FOLDER(counts_and_keeps_foreign_files),
        IN_OWN_FOLDER(adopts_foreign_files_with_the_same_bytes),
        IN_OWN_FOLDER(does_not_overwrite_foreign_files),
        IN_OWN_FOLDER(minds_what_came_while_it_built),
        IN_OWN_FOLDER(does_not_overwrite_a_foreign_file_where_a_folder_belongs),
        IN_OWN_FOLDER(does_not_remove_a_foreign_folder_where_a_file_belongs),
        IN_OWN_FOLDER(tells_many_obstructions_briefly),
        IN_OWN_FOLDER(follows_no_link_in_the_place_of_a_file),
        IN_OWN_FOLDER(follows_no_link_in_the_place_of_a_folder),
        IN_OWN_FOLDER(removes_no_stale_file_through_a_link),
        IN_OWN_FOLDER(leaves_alone_what_took_the_place_of_a_stale_file),
        IN_OWN_FOLDER(never_waits_for_a_pipe),
    };

    return cmocka_run_group_tests_name("write foreign", tests, NULL, NULL);
}
