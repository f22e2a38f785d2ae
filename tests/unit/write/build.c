/* What builds do to an output that nobody else touches. */
#include "fixture.h"

static const struct page FIRST[] = {
    {"index.html", "home"},
    {"2025/index.html", "dashboard"},
    {"2025/obiettivi/A/index.html", "A"},
    {"2025/obiettivi/B/index.html", "B"},
    {"assets/style.css", "body {}"},
    {"empty.txt", ""},
    {NULL, NULL},
};

#define FIRST_TREE                                                                             \
    "2025/\n"                                                                                  \
    "2025/index.html=dashboard\n"                                                              \
    "2025/obiettivi/\n"                                                                        \
    "2025/obiettivi/A/\n"                                                                      \
    "2025/obiettivi/A/index.html=A\n"                                                          \
    "2025/obiettivi/B/\n"                                                                      \
    "2025/obiettivi/B/index.html=B\n"                                                          \
    "assets/\n"                                                                                \
    "assets/style.css=body {}\n"                                                               \
    "empty.txt=\n"                                                                             \
    "index.html=home\n"

static const struct page SECOND[] = {
    {"index.html", "home"},
    {"2025/index.html", "DASHBOARD"},
    {"2025/obiettivi/A/index.html", "A"},
    {"assets/style.css", "body {}"},
    {"empty.txt", ""},
    {"2025/dati/new.csv", "a,b"},
    {NULL, NULL},
};

static void makes_a_site(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, FIRST));
    assert_summary(fixture, 6, 0, 0, 0);
    assert_int_equal(fixture->summary.bytes, 22);
    assert_int_equal(fixture->diagnostics.count, 0);
    assert_tree(fixture->output, FIRST_TREE);
}

static void makes_folders_above_the_output(void **state)
{
    struct fixture *fixture = *state;

    snprintf(fixture->output, sizeof fixture->output, "%s", at(fixture, "deep/er/site/"));
    assert_true(build(fixture, FIRST));
    assert_tree(fixture->output, FIRST_TREE);
}

static void gives_files_and_folders_their_modes(void **state)
{
    struct fixture *fixture = *state;
    struct stat status;
    mode_t mask = umask(027);

    assert_true(build(fixture, FIRST));
    umask(mask);
    assert_int_equal(stat(at(fixture, "site/2025/index.html"), &status), 0);
    assert_int_equal(status.st_mode & 07777, 0640);
    assert_int_equal(stat(at(fixture, "site/2025"), &status), 0);
    assert_int_equal(status.st_mode & 07777, 0750);
}

static void leaves_only_its_own_notes(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, FIRST));
    assert_true(is_there(at(fixture, "site/.vetro/manifest")));
    assert_false(is_there(at(fixture, "site/.vetro/pending")));
    assert_false(is_there(at(fixture, "site/.vetro/stage")));
    assert_false(is_there(at(fixture, "site/.vetro/manifest.new")));
    assert_false(is_there(at(fixture, "site/.vetro/pending.new")));
}

static void writes_nothing_when_nothing_changed(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, FIRST));
    char *before = describe(fixture->output, WITH_TIMES | WITH_PRIVATE);
    for (int i = 0; i < 2; i++) {
        assert_true(build(fixture, FIRST));
        assert_summary(fixture, 0, 6, 0, 0);
        assert_int_equal(fixture->summary.bytes, 22);
        char *after = describe(fixture->output, WITH_TIMES | WITH_PRIVATE);
        assert_string_equal(after, before);
        free(after);
    }
    free(before);
}

static void touches_only_what_changed(void **state)
{
    struct fixture *fixture = *state;
    struct stat before;
    struct stat after;

    assert_true(build(fixture, FIRST));
    assert_int_equal(stat(at(fixture, "site/index.html"), &before), 0);
    assert_true(build(fixture, SECOND));
    assert_summary(fixture, 2, 4, 1, 0);
    assert_int_equal(stat(at(fixture, "site/index.html"), &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_memory_equal(&before.st_mtim, &after.st_mtim, sizeof before.st_mtim);
    assert_tree(fixture->output, "2025/\n"
                                 "2025/dati/\n"
                                 "2025/dati/new.csv=a,b\n"
                                 "2025/index.html=DASHBOARD\n"
                                 "2025/obiettivi/\n"
                                 "2025/obiettivi/A/\n"
                                 "2025/obiettivi/A/index.html=A\n"
                                 "assets/\n"
                                 "assets/style.css=body {}\n"
                                 "empty.txt=\n"
                                 "index.html=home\n");
}

static void gives_the_same_bytes_as_a_full_build(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, FIRST));
    assert_true(build(fixture, SECOND));
    char *updated = describe(fixture->output, 0);
    assert_int_equal(rename(fixture->output, at(fixture, "updated")), 0);
    assert_true(build(fixture, SECOND));
    assert_tree(fixture->output, updated);
    free(updated);
}

static void removes_a_whole_site(void **state)
{
    static const struct page NOTHING[] = {{NULL, NULL}};
    struct fixture *fixture = *state;

    assert_true(build(fixture, FIRST));
    assert_true(build(fixture, NOTHING));
    assert_summary(fixture, 0, 0, 6, 0);
    assert_tree(fixture->output, "");
    assert_true(build(fixture, NOTHING));
    assert_summary(fixture, 0, 0, 0, 0);
}

static void keeps_an_emptied_folder_that_holds_something_of_the_user(void **state)
{
    static const struct page ROOT_ONLY[] = {{"index.html", "home"}, {NULL, NULL}};
    struct fixture *fixture = *state;

    assert_true(build(fixture, FIRST));
    put(at(fixture, "site/2025/obiettivi/note.txt"), "mine");
    make_folder(at(fixture, "site/mine"));
    assert_true(build(fixture, ROOT_ONLY));
    assert_summary(fixture, 0, 1, 5, 1);
    assert_tree(fixture->output, "2025/\n"
                                 "2025/obiettivi/\n"
                                 "2025/obiettivi/note.txt=mine\n"
                                 "index.html=home\n"
                                 "mine/\n");
}

static void turns_a_file_into_a_folder_and_back(void **state)
{
    static const struct page AS_FILE[] = {{"a", "file"}, {"z", "z"}, {NULL, NULL}};
    static const struct page AS_FOLDER[] = {{"a/b/c", "deep"}, {"z", "z"}, {NULL, NULL}};
    struct fixture *fixture = *state;

    assert_true(build(fixture, AS_FILE));
    assert_true(build(fixture, AS_FOLDER));
    assert_summary(fixture, 1, 1, 1, 0);
    assert_tree(fixture->output, "a/\na/b/\na/b/c=deep\nz=z\n");
    assert_true(build(fixture, AS_FILE));
    assert_summary(fixture, 1, 1, 1, 0);
    assert_tree(fixture->output, "a=file\nz=z\n");
}

static void tells_folders_apart_that_begin_alike(void **state)
{
    static const struct page EARLIER[] = {
        {"a/b/x", "1"}, {"a/bc/x", "1"}, {"ab/x", "1"}, {"a.b/x", "1"}, {NULL, NULL}};
    static const struct page LATER[] = {
        {"a/b/x", "2"}, {"a/bc/x", "2"}, {"ab/x", "2"}, {"a.b/x", "2"}, {NULL, NULL}};
    struct fixture *fixture = *state;

    assert_true(build(fixture, EARLIER));
    assert_true(build(fixture, LATER));
    assert_summary(fixture, 4, 0, 0, 0);
    assert_tree(fixture->output, "a/\na/b/\na/b/x=2\na/bc/\na/bc/x=2\na.b/\na.b/x=2\n"
                                 "ab/\nab/x=2\n");
}

static void leaves_no_trace_without_a_commit(void **state)
{
    struct fixture *fixture = *state;
    struct diagnostics diagnostics = {0};

    for (int built = 0; built < 2; built++) {
        char *before = describe(fixture->root, WITH_TIMES | WITH_PRIVATE);
        struct write_tree *tree = write_open(text_from(fixture->output), &diagnostics);
        assert_non_null(tree);
        assert_true(add_pages(tree, SECOND, &diagnostics));
        write_close(tree);
        char *after = describe(fixture->root, WITH_TIMES | WITH_PRIVATE);
        assert_string_equal(after, before);
        free(before);
        free(after);
        assert_true(build(fixture, FIRST));
    }
    assert_int_equal(diagnostics.count, 0);
    write_close(NULL);
}

static void follows_the_output_itself(void **state)
{
    struct fixture *fixture = *state;

    make_folder(at(fixture, "elsewhere"));
    assert_int_equal(symlink("elsewhere", fixture->output), 0);
    assert_true(build(fixture, FIRST));
    assert_tree(at(fixture, "elsewhere"), FIRST_TREE);
    assert_true(build(fixture, FIRST));
    assert_summary(fixture, 0, 6, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OWN_FOLDER(makes_a_site),
        IN_OWN_FOLDER(makes_folders_above_the_output),
        IN_OWN_FOLDER(gives_files_and_folders_their_modes),
        IN_OWN_FOLDER(leaves_only_its_own_notes),
        IN_OWN_FOLDER(writes_nothing_when_nothing_changed),
        IN_OWN_FOLDER(touches_only_what_changed),
        IN_OWN_FOLDER(gives_the_same_bytes_as_a_full_build),
        IN_OWN_FOLDER(removes_a_whole_site),
        IN_OWN_FOLDER(keeps_an_emptied_folder_that_holds_something_of_the_user),
        IN_OWN_FOLDER(turns_a_file_into_a_folder_and_back),
        IN_OWN_FOLDER(tells_folders_apart_that_begin_alike),
        IN_OWN_FOLDER(leaves_no_trace_without_a_commit),
        IN_OWN_FOLDER(follows_the_output_itself),
    };

    return cmocka_run_group_tests_name("write build", tests, NULL, NULL);
}
