/* Files and lists of an earlier build that are not any more as it left them. */
#include "fixture.h"
#include "write/hash.h"

static const struct page SITE[] = {
    {"index.html", "home"}, {"a/index.html", "AAAA"}, {"b/index.html", "BBBB"}, {NULL, NULL}};

#define SITE_TREE "a/\na/index.html=AAAA\nb/\nb/index.html=BBBB\nindex.html=home\n"

static const struct page LESS[] = {{"index.html", "HOME"}, {NULL, NULL}};

/* Sets the time of modification without touching anything else. */
static void set_time(const char *path, struct timespec time)
{
    const struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, time};

    assert_int_equal(utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW), 0);
}

static struct timespec time_of(const char *path)
{
    struct stat status;

    assert_int_equal(stat(path, &status), 0);
    return status.st_mtim;
}

static void repairs_a_tampered_file(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, SITE));
    put(at(fixture, "site/a/index.html"), "XXXX");
    assert_true(build(fixture, SITE));
    assert_summary(fixture, 1, 2, 0, 0);
    put(at(fixture, "site/b/index.html"), "longer than before");
    assert_true(build(fixture, SITE));
    assert_summary(fixture, 1, 2, 0, 0);
    assert_int_equal(unlink(at(fixture, "site/index.html")), 0);
    assert_true(build(fixture, SITE));
    assert_summary(fixture, 1, 2, 0, 0);
    assert_tree(fixture->output, SITE_TREE);
}

/* A file as young as the manifest may have been changed within the same tick of the clock. */
static void does_not_trust_the_time_of_a_file_as_young_as_the_manifest(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, SITE));
    struct timespec time = time_of(at(fixture, "site/a/index.html"));
    put(at(fixture, "site/a/index.html"), "XXXX");
    set_time(at(fixture, "site/a/index.html"), time);
    set_time(at(fixture, "site/.vetro/manifest"), time);
    assert_true(build(fixture, SITE));
    assert_summary(fixture, 1, 2, 0, 0);
    assert_tree(fixture->output, SITE_TREE);
}

static void keeps_a_file_whose_time_alone_changed(void **state)
{
    struct fixture *fixture = *state;
    struct timespec time = {.tv_sec = 1000000000, .tv_nsec = 7};

    assert_true(build(fixture, SITE));
    set_time(at(fixture, "site/a/index.html"), time);
    for (int i = 0; i < 2; i++) {
        assert_true(build(fixture, SITE));
        assert_summary(fixture, 0, 3, 0, 0);
        struct timespec after = time_of(at(fixture, "site/a/index.html"));
        assert_memory_equal(&after, &time, sizeof time);
    }
}

static void takes_times_far_away(void **state)
{
    static const time_t SECONDS[] = {-5, 0, 253402300799};
    struct fixture *fixture = *state;

    assert_true(build(fixture, SITE));
    for (size_t i = 0; i < sizeof SECONDS / sizeof *SECONDS; i++) {
        set_time(at(fixture, "site/index.html"), (struct timespec){.tv_sec = SECONDS[i]});
        assert_true(build(fixture, SITE));
        assert_summary(fixture, 0, 3, 0, 0);
    }
}

/* Writes a list of files with a right checksum, as only the program itself does. */
static void put_list(const char *path, const char *lines)
{
    struct buffer list = {0};

    buffer_append(&list, text_from(lines));
    struct hash hash = hash_bytes(buffer_text(&list));
    buffer_append(&list, TEXT("checksum "));
    hash_append(&list, hash);
    buffer_append(&list, TEXT("\n\0"));
    put(path, list.data);
    buffer_free(&list);
}

/* What is there counts as foreign: the same bytes are adopted, nothing stale is removed. */
static void assert_counts_as_absent(struct fixture *fixture)
{
    assert_true(build(fixture, SITE));
    assert_summary(fixture, 0, 3, 0, 1);
    assert_int_equal(fixture->diagnostics.count, 1);
    assert_true(told(fixture, SEVERITY_WARNING, "/.vetro/manifest", "damaged"));
    assert_true(is_there(at(fixture, "site/stale.html")));
    assert_true(build(fixture, SITE));
    assert_summary(fixture, 0, 3, 0, 1);
    assert_int_equal(fixture->diagnostics.count, 0);
}

static void warns_of_a_damaged_manifest(void **state)
{
    struct fixture *fixture = *state;
    struct buffer good = {0};

    assert_true(build(fixture, SITE));
    put(at(fixture, "site/stale.html"), "stale");
    assert_true(files_read(text_from(at(fixture, "site/.vetro/manifest")), &good,
                           &fixture->diagnostics));
    for (size_t cut = 0; cut < good.length; cut += 11) {
        struct text part = text_slice(buffer_text(&good), 0, cut);
        assert_true(files_write(text_from(at(fixture, "site/.vetro/manifest")), part,
                                &fixture->diagnostics));
        assert_counts_as_absent(fixture);
    }
    for (size_t i = 0; i < good.length; i += 7) {
        good.data[i] ^= 1;
        assert_true(files_write(text_from(at(fixture, "site/.vetro/manifest")),
                                buffer_text(&good), &fixture->diagnostics));
        assert_counts_as_absent(fixture);
        good.data[i] ^= 1;
    }
    buffer_free(&good);
}

#define HASH "00000000000000000000000000000000"

static void warns_of_a_manifest_that_says_impossible_things(void **state)
{
    static const char *const LISTS[] = {
        "",
        "vetro manifest 2\n",
        "vetro manifest 1\nnot a line\n",
        "vetro manifest 1\n" HASH " 5 7 ../stale.html\n",
        "vetro manifest 1\n" HASH " 5 7 /etc/passwd\n",
        "vetro manifest 1\n" HASH " 5 7 .vetro/lock\n",
        "vetro manifest 1\n" HASH " 5 7 \n",
        "vetro manifest 1\n" HASH " 5 7\n",
        "vetro manifest 1\n" HASH " 5x 7 stale.html\n",
        "vetro manifest 1\n" HASH " 5 -7 stale.html\n",
        "vetro manifest 1\n" HASH "  7 stale.html\n",
        "vetro manifest 1\n" HASH " 5 18446744073709551616 stale.html\n",
        "vetro manifest 1\n" HASH "0 5 7 stale.html\n",
        "vetro manifest 1\nG" HASH " 5 7 stale.html\n",
        "vetro manifest 1\n" HASH " 5 7 stale.html\n" HASH " 5 7 stale.html\n",
        "vetro manifest 1\n" HASH " 5 7 stale.html\n" HASH " 5 7 a.html\n",
    };
    struct fixture *fixture = *state;

    assert_true(build(fixture, SITE));
    put(at(fixture, "site/stale.html"), "stale");
    for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++) {
        put_list(at(fixture, "site/.vetro/manifest"), LISTS[i]);
        assert_counts_as_absent(fixture);
    }
}

static void believes_a_manifest_that_is_right(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, SITE));
    put(at(fixture, "site/stale.html"), "stale");
    put_list(at(fixture, "site/.vetro/manifest"),
             "vetro manifest 1\n" HASH " 5 18446744073709551615 stale.html\n");
    assert_true(build(fixture, SITE));
    assert_summary(fixture, 0, 3, 1, 0);
    assert_int_equal(fixture->diagnostics.count, 0);
    assert_tree(fixture->output, SITE_TREE);
}

static void does_not_overwrite_changed_pages_without_a_manifest(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, SITE));
    assert_int_equal(unlink(at(fixture, "site/.vetro/manifest")), 0);
    assert_false(build(fixture, LESS));
    assert_true(told(fixture, SEVERITY_SYSTEM, "/site/index.html", "no build wrote"));
    assert_tree(fixture->output, SITE_TREE);
}

/* As after a kill while SITE was put in place over LESS: one file is, b was half removed. */
static void repairs_from_the_journal(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, LESS));
    put(at(fixture, "site/index.html"), "home");
    make_folder(at(fixture, "site/a"));
    put(at(fixture, "site/a/index.html"), "????");
    make_folder(at(fixture, "site/gone"));
    put(at(fixture, "site/stale.html"), "stale");
    put_list(at(fixture, "site/.vetro/pending"),
             "vetro manifest 1\n" HASH " 1 1 a/index.html\n" HASH " 1 1 b/index.html\n" HASH
             " 1 1 gone/index.html\n" HASH " 1 1 index.html\n" HASH " 1 1 stale.html\n");
    make_folder(at(fixture, "site/.vetro/stage"));
    put(at(fixture, "site/.vetro/stage/index.html"), "left over");
    assert_true(build(fixture, SITE));
    assert_summary(fixture, 2, 1, 1, 0);
    assert_int_equal(fixture->diagnostics.count, 0);
    assert_tree(fixture->output, SITE_TREE);
    assert_false(is_there(at(fixture, "site/.vetro/pending")));
    assert_false(is_there(at(fixture, "site/.vetro/stage")));
}

static void keeps_the_journal_until_a_build_has_repaired(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, LESS));
    put(at(fixture, "site/stale.html"), "stale");
    put_list(at(fixture, "site/.vetro/pending"), "vetro manifest 1\n" HASH " 1 1 stale.html\n");
    struct write_tree *tree = write_open(text_from(fixture->output), &fixture->diagnostics);
    write_close(tree);
    assert_true(is_there(at(fixture, "site/.vetro/pending")));
    assert_true(build(fixture, LESS));
    assert_summary(fixture, 0, 1, 1, 0);
    assert_false(is_there(at(fixture, "site/.vetro/pending")));
}

static void warns_of_a_damaged_journal(void **state)
{
    struct fixture *fixture = *state;

    assert_true(build(fixture, SITE));
    put(at(fixture, "site/.vetro/pending"), "vetro manifest 1\nhalf a li");
    assert_true(build(fixture, SITE));
    assert_summary(fixture, 0, 3, 0, 0);
    assert_true(told(fixture, SEVERITY_WARNING, "/.vetro/pending", "damaged"));
    assert_false(is_there(at(fixture, "site/.vetro/pending")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OWN_FOLDER(repairs_a_tampered_file),
        IN_OWN_FOLDER(does_not_trust_the_time_of_a_file_as_young_as_the_manifest),
        IN_OWN_FOLDER(keeps_a_file_whose_time_alone_changed),
        IN_OWN_FOLDER(takes_times_far_away),
        IN_OWN_FOLDER(warns_of_a_damaged_manifest),
        IN_OWN_FOLDER(warns_of_a_manifest_that_says_impossible_things),
        IN_OWN_FOLDER(believes_a_manifest_that_is_right),
        IN_OWN_FOLDER(does_not_overwrite_changed_pages_without_a_manifest),
        IN_OWN_FOLDER(repairs_from_the_journal),
        IN_OWN_FOLDER(keeps_the_journal_until_a_build_has_repaired),
        IN_OWN_FOLDER(warns_of_a_damaged_journal),
    };

    return cmocka_run_group_tests_name("write damage", tests, NULL, NULL);
}
