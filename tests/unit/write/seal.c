/* Whether a build may be spared: only when neither the inputs nor the output were touched. */
#include "fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <utime.h>

static const struct page SITE[] = {{"index.html", "home"},
                                   {"2025/a/index.html", "one"},
                                   {"2025/b/index.html", "two"},
                                   {NULL, NULL}};

static const struct page LESS[] = {{"index.html", "home"}, {NULL, NULL}};

enum { SITE_FILES = 3, SITE_BYTES = 10 };

/* A build that is spared where it may be; true when it was. */
static bool build_from(struct fixture *fixture, const char *input, const struct page *pages)
{
    struct write_inputs inputs = {0};
    struct write_summary *summary = &fixture->summary;

    diagnostics_free(&fixture->diagnostics);
    write_summary_free(summary);
    write_inputs_add_value(&inputs, "input", text_from(input));
    struct write_tree *tree = write_open(text_from(fixture->output), &fixture->diagnostics);
    assert_non_null(tree);
    bool spared = write_is_current(tree, &inputs, summary);
    if (!spared) {
        assert_true(add_pages(tree, pages, &fixture->diagnostics));
        write_remember(tree, &inputs);
        assert_true(write_commit(tree, summary, &fixture->diagnostics));
    }
    write_close(tree);
    write_inputs_free(&inputs);
    return spared;
}

static void assert_spared(struct fixture *fixture)
{
    assert_true(build_from(fixture, "same", SITE));
    assert_int_equal(fixture->summary.written, 0);
    assert_int_equal(fixture->summary.removed, 0);
    assert_int_equal(fixture->summary.unchanged, SITE_FILES);
    assert_int_equal(fixture->summary.bytes, SITE_BYTES);
}

/* The build after something was touched is a whole one, and the one after that is spared. */
static void assert_built_once(struct fixture *fixture, size_t written)
{
    assert_false(build_from(fixture, "same", SITE));
    assert_int_equal(fixture->summary.written, written);
    assert_spared(fixture);
}

static void start(struct fixture *fixture)
{
    assert_false(build_from(fixture, "same", SITE));
    assert_spared(fixture);
}

static void spares_a_build_without_changes(void **state)
{
    struct fixture *fixture = *state;

    start(fixture);
    char *before = describe(fixture->output, WITH_TIMES | WITH_PRIVATE);
    assert_spared(fixture);
    char *after = describe(fixture->output, WITH_TIMES | WITH_PRIVATE);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void builds_when_an_input_changes(void **state)
{
    struct fixture *fixture = *state;

    start(fixture);
    assert_false(build_from(fixture, "other", SITE));
    assert_true(build_from(fixture, "other", SITE));
    assert_false(build_from(fixture, "same", LESS));
    assert_int_equal(fixture->summary.removed, 2);
}

static void builds_when_an_input_is_unknown(void **state)
{
    struct fixture *fixture = *state;
    struct write_inputs inputs = {.unknown = true};

    for (int i = 0; i < 2; i++) {
        struct write_tree *tree = write_open(text_from(fixture->output), &fixture->diagnostics);
        assert_false(write_is_current(tree, &inputs, &fixture->summary));
        assert_true(add_pages(tree, SITE, &fixture->diagnostics));
        write_remember(tree, &inputs);
        assert_true(write_commit(tree, &fixture->summary, &fixture->diagnostics));
        write_close(tree);
        assert_false(is_there(at(fixture, "site/.vetro/seal")));
    }
}

/* Gives a file the times it had before it was touched. */
static void touch_behind_the_back(const char *path, const char *bytes)
{
    struct stat before;

    assert_int_equal(stat(path, &before), 0);
    put(path, bytes);
    const struct timespec times[2] = {before.st_atim, before.st_mtim};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void builds_when_the_output_was_touched(void **state)
{
    struct fixture *fixture = *state;

    start(fixture);
    put(at(fixture, "site/index.html"), "HOME");
    assert_built_once(fixture, 1);
    touch_behind_the_back(at(fixture, "site/index.html"), "longer");
    assert_built_once(fixture, 1);
    assert_int_equal(unlink(at(fixture, "site/2025/a/index.html")), 0);
    assert_built_once(fixture, 1);
    assert_true(disk_remove_tree(AT_FDCWD, at(fixture, "site/2025")));
    assert_built_once(fixture, 2);
    assert_int_equal(utime(at(fixture, "site/index.html"), NULL), 0);
    assert_false(build_from(fixture, "same", SITE));
    assert_int_equal(fixture->summary.written, 0);
}

static void builds_when_a_link_is_in_the_way(void **state)
{
    struct fixture *fixture = *state;

    start(fixture);
    assert_int_equal(rename(at(fixture, "site/2025"), at(fixture, "moved")), 0);
    assert_int_equal(symlink(at(fixture, "moved"), at(fixture, "site/2025")), 0);
    struct write_inputs inputs = {0};
    write_inputs_add_value(&inputs, "input", TEXT("same"));
    struct write_tree *tree = write_open(text_from(fixture->output), &fixture->diagnostics);
    assert_false(write_is_current(tree, &inputs, &fixture->summary));
    write_close(tree);
    write_inputs_free(&inputs);
}

static void builds_after_an_interrupted_build(void **state)
{
    struct fixture *fixture = *state;

    start(fixture);
    put(at(fixture, "site/.vetro/pending"), "");
    assert_built_once(fixture, 0);
    assert_int_equal(unlink(at(fixture, "site/.vetro/manifest")), 0);
    assert_built_once(fixture, 0);
    assert_int_equal(unlink(at(fixture, "site/.vetro/seal")), 0);
    assert_built_once(fixture, 0);
}

static void does_not_believe_a_damaged_seal(void **state)
{
    struct fixture *fixture = *state;
    struct buffer seal = {0};

    start(fixture);
    struct text path = text_from(at(fixture, "site/.vetro/seal"));
    char *name = memory_allocate(path.length + 1);
    memcpy(name, path.data, path.length + 1);
    path.data = name;
    assert_true(files_read(path, &seal, &fixture->diagnostics));
    for (size_t i = 0; i < seal.length; i += 5) {
        seal.data[i] ^= 1;
        assert_true(files_write(path, buffer_text(&seal), &fixture->diagnostics));
        assert_built_once(fixture, 0);
        seal.data[i] ^= 1;
        assert_true(
            files_write(path, text_slice(buffer_text(&seal), 0, i), &fixture->diagnostics));
        assert_built_once(fixture, 0);
    }
    free(name);
    buffer_free(&seal);
}

/* What is added by hand is seen at once, wherever it is, and told as long as it is there. */
static void sees_what_is_added(void **state)
{
    struct fixture *fixture = *state;
    struct write_summary *summary = &fixture->summary;

    start(fixture);
    put(at(fixture, "site/2025/a/mine.txt"), "mine");
    assert_built_once(fixture, 0);
    assert_int_equal(summary->foreign, 1);
    assert_int_equal(summary->named, 1);
    assert_memory_equal(summary->strangers[0].data, "2025/a/mine.txt", 15);
    make_folder(at(fixture, "site/.git"));
    make_folder(at(fixture, "site/.git/objects"));
    assert_built_once(fixture, 0);
    put(at(fixture, "site/.git/objects/x"), "x");
    put(at(fixture, "site/.git/HEAD\n\x1b"), "x");
    assert_built_once(fixture, 0);
    assert_int_equal(summary->foreign, 3);
    assert_int_equal(summary->named, 2);
    assert_int_equal(summary->unnamed, 0);
    assert_memory_equal(summary->strangers[0].data, ".git/", 5);
    assert_true(disk_remove_tree(AT_FDCWD, at(fixture, "site/.git")));
    assert_int_equal(unlink(at(fixture, "site/2025/a/mine.txt")), 0);
    assert_built_once(fixture, 0);
    assert_int_equal(summary->foreign, 0);
}

static void names_strangers_fit_for_a_terminal(void **state)
{
    static const char *const NAMES[] = {"site/a\nb", "site/\x1b[31m", "site/caf\xc3\xa9",
                                        "site/\xff"};
    static const char *const PLAIN[] = {"?[31m", "a?b", "caf\xc3\xa9", "?"};
    struct fixture *fixture = *state;

    assert_true(build(fixture, SITE));
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        put(at(fixture, NAMES[i]), "");
    start(fixture);
    assert_int_equal(fixture->summary.named, 4);
    for (size_t i = 0; i < sizeof PLAIN / sizeof *PLAIN; i++)
        assert_true(text_equal(fixture->summary.strangers[i], text_from(PLAIN[i])));
}

static void names_only_so_many(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, SITE));
    for (int i = 0; i < WRITE_STRANGERS_NAMED + 2; i++) {
        char name[32];
        snprintf(name, sizeof name, "site/%02d", i);
        put(at(fixture, name), "");
        if (i < WRITE_STRANGERS_NAMED - 1)
            continue;
        assert_true(build(fixture, SITE));
        assert_int_equal(fixture->summary.named, WRITE_STRANGERS_NAMED);
        assert_int_equal(fixture->summary.unnamed, i + 1 - WRITE_STRANGERS_NAMED);
    }
    start(fixture);
    assert_int_equal(fixture->summary.unnamed, 2);
    assert_true(text_equal(fixture->summary.strangers[19], TEXT("19")));
}

/* A folder whose name no list can hold: every build is a whole one, and tells of it. */
static void is_never_spared_beside_an_odd_folder(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, SITE));
    make_folder(at(fixture, "site/a\nb"));
    assert_false(build_from(fixture, "same", SITE));
    put(at(fixture, "site/a\nb/mine"), "");
    assert_false(build_from(fixture, "same", SITE));
    assert_int_equal(fixture->summary.foreign, 1);
    assert_true(text_equal(fixture->summary.strangers[0], TEXT("a?b/")));
}

static int fail_seal(enum disk_call call)
{
    static size_t writes;

    /* The list of files is the last file that is written before the seal. */
    return call == DISK_WRITE && ++writes > SITE_FILES + 2 ? ENOSPC : 0;
}

/* The seal only saves time: without room for it the site is in place all the same. */
static void does_without_a_seal_on_a_full_disk(void **state)
{
    struct fixture *fixture = *state;

    disk_set_fault(fail_seal);
    assert_false(build_from(fixture, "same", SITE));
    disk_set_fault(NULL);
    assert_false(is_there(at(fixture, "site/.vetro/seal")));
    assert_false(is_there(at(fixture, "site/.vetro/seal.new")));
    assert_built_once(fixture, 0);
}

/* ---- Folders as inputs ---- */

static bool sums_equal(const struct fixture *fixture, const char *folder, struct text *last)
{
    struct write_inputs inputs = {0};

    write_inputs_add_folder(&inputs, "content", text_from(at(fixture, folder)));
    bool equal = !inputs.unknown && text_equal(buffer_text(&inputs.list), *last);
    free((char *)last->data);
    *last = buffer_text(&inputs.list); /* owned by the caller now */
    return equal;
}

static void sees_every_change_of_a_folder(void **state)
{
    struct fixture *fixture = *state;
    struct text last = {0};

    make_folder(at(fixture, "in"));
    make_folder(at(fixture, "in/2025"));
    put(at(fixture, "in/a.json"), "one");
    put(at(fixture, "in/2025/b.json"), "two");
    assert_false(sums_equal(fixture, "in", &last));
    assert_true(sums_equal(fixture, "in", &last));
    touch_behind_the_back(at(fixture, "in/2025/b.json"), "TWO");
    assert_false(sums_equal(fixture, "in", &last));
    assert_int_equal(rename(at(fixture, "in/a.json"), at(fixture, "in/c.json")), 0);
    assert_false(sums_equal(fixture, "in", &last));
    make_folder(at(fixture, "in/2026"));
    assert_false(sums_equal(fixture, "in", &last));
    assert_int_equal(rename(at(fixture, "in/c.json"), at(fixture, "in/2026/c.json")), 0);
    assert_false(sums_equal(fixture, "in", &last));
    assert_int_equal(utime(at(fixture, "in/2025/b.json"), NULL), 0);
    assert_false(sums_equal(fixture, "in", &last));
    put(at(fixture, "in/.hidden"), "no input");
    assert_true(sums_equal(fixture, "in", &last));
    free((char *)last.data);
}

static bool is_unknown(const struct fixture *fixture, const char *folder)
{
    struct write_inputs inputs = {0};

    write_inputs_add_folder(&inputs, "content", text_from(at(fixture, folder)));
    bool unknown = inputs.unknown;
    write_inputs_free(&inputs);
    return unknown;
}

static void does_not_know_what_it_cannot_follow(void **state)
{
    struct fixture *fixture = *state;

    assert_true(is_unknown(fixture, "missing"));
    make_folder(at(fixture, "in"));
    assert_false(is_unknown(fixture, "in"));
    assert_int_equal(symlink(at(fixture, "in"), at(fixture, "named")), 0);
    assert_false(is_unknown(fixture, "named")); /* the user named the link */
    assert_int_equal(symlink("..", at(fixture, "in/link")), 0);
    assert_true(is_unknown(fixture, "in"));
    assert_int_equal(unlink(at(fixture, "in/link")), 0);
    assert_int_equal(mkfifo(at(fixture, "in/pipe"), 0644), 0);
    assert_true(is_unknown(fixture, "in"));
}

/* Folders within one another, up to the limit and one more. */
static void knows_folders_only_so_deep(void **state)
{
    struct fixture *fixture = *state;
    char path[256] = "in";

    make_folder(at(fixture, path));
    for (int depth = 1; depth < WRITE_MAX_DEPTH; depth++) {
        strcat(path, "/d");
        make_folder(at(fixture, path));
    }
    assert_false(is_unknown(fixture, "in"));
    strcat(path, "/d");
    make_folder(at(fixture, path));
    assert_true(is_unknown(fixture, "in"));
}

static void knows_a_file_by_its_status(void **state)
{
    struct fixture *fixture = *state;
    struct write_inputs inputs = {0};

    put(at(fixture, "program"), "1");
    write_inputs_add_status(&inputs, at(fixture, "program"));
    struct text first = arena_copy(&fixture->summary.arena, buffer_text(&inputs.list));
    put(at(fixture, "program"), "22");
    buffer_clear(&inputs.list);
    write_inputs_add_status(&inputs, at(fixture, "program"));
    assert_false(text_equal(first, buffer_text(&inputs.list)));
    assert_false(inputs.unknown);
    write_inputs_add_status(&inputs, at(fixture, "missing"));
    assert_true(inputs.unknown);
    write_inputs_free(&inputs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OWN_FOLDER(spares_a_build_without_changes),
        IN_OWN_FOLDER(builds_when_an_input_changes),
        IN_OWN_FOLDER(builds_when_an_input_is_unknown),
        IN_OWN_FOLDER(builds_when_the_output_was_touched),
        IN_OWN_FOLDER(builds_when_a_link_is_in_the_way),
        IN_OWN_FOLDER(builds_after_an_interrupted_build),
        IN_OWN_FOLDER(does_not_believe_a_damaged_seal),
        IN_OWN_FOLDER(sees_what_is_added),
        IN_OWN_FOLDER(names_strangers_fit_for_a_terminal),
        IN_OWN_FOLDER(names_only_so_many),
        IN_OWN_FOLDER(is_never_spared_beside_an_odd_folder),
        IN_OWN_FOLDER(does_without_a_seal_on_a_full_disk),
        IN_OWN_FOLDER(sees_every_change_of_a_folder),
        IN_OWN_FOLDER(does_not_know_what_it_cannot_follow),
        IN_OWN_FOLDER(knows_folders_only_so_deep),
        IN_OWN_FOLDER(knows_a_file_by_its_status),
    };

    return cmocka_run_group_tests_name("write seal", tests, NULL, NULL);
}
