/* Disks that fail, processes that are killed, two builds at once. */
#include "fixture.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

static const struct page OLD[] = {
    {"index.html", "old home"},
    {"2025/index.html", "old"},
    {"2025/a/index.html", "same"},
    {"2025/gone/index.html", "gone"},
    {"swap", "file"},
    {"back/x", "folder"},
    {NULL, NULL},
};

static const struct page NEW[] = {
    {"index.html", "new home"},
    {"2025/index.html", "new"},
    {"2025/a/index.html", "same"},
    {"2026/b/index.html", "fresh"},
    {"swap/x", "folder"},
    {"back", "file"},
    {NULL, NULL},
};

#define OLD_TREE                                                                               \
    "2025/\n2025/a/\n2025/a/index.html=same\n2025/gone/\n2025/gone/index.html=gone\n"          \
    "2025/index.html=old\nback/\nback/x=folder\nindex.html=old home\nswap=file\n"

#define NEW_TREE                                                                               \
    "2025/\n2025/a/\n2025/a/index.html=same\n2025/index.html=new\n2026/\n2026/b/\n"            \
    "2026/b/index.html=fresh\nback=file\nindex.html=new home\nswap/\nswap/x=folder\n"

/* Which of the calls that change the disk go wrong: from 1. */
static struct {
    size_t calls;
    size_t first;
    size_t last;
    int error_number; /* 0: the process kills itself instead */
} fault;

static int fail_planned(enum disk_call call)
{
    (void)call;
    fault.calls++;
    if (fault.calls < fault.first || fault.calls > fault.last)
        return 0;
    if (fault.error_number == 0)
        raise(SIGKILL);
    return fault.error_number;
}

static void plan_fault(size_t first, size_t last, int error_number)
{
    fault.calls = 0;
    fault.first = first;
    fault.last = last;
    fault.error_number = error_number;
    disk_set_fault(fail_planned);
}

/* An output that holds the old site, or nothing. */
static void start_again(struct fixture *fixture, bool with_old)
{
    assert_true(disk_remove_tree(AT_FDCWD, fixture->output));
    if (with_old)
        assert_true(build(fixture, OLD));
}

/* Builds after a fault; nothing may be taken for foreign, nothing may be left behind. */
static void assert_repaired(struct fixture *fixture, const struct page *pages, const char *tree)
{
    assert_true(build(fixture, pages));
    assert_int_equal(fixture->diagnostics.count, 0);
    assert_int_equal(fixture->summary.foreign, 0);
    assert_tree(fixture->output, tree);
    assert_false(is_there(at(fixture, "site/.vetro/pending")));
    assert_false(is_there(at(fixture, "site/.vetro/stage")));
}

/* The old site is whole until there is a journal; then the next build knows what to do. */
static void assert_failed_well(struct fixture *fixture, const char *old_tree)
{
    assert_true(fixture->diagnostics.system > 0);
    if (!is_there(at(fixture, "site/.vetro/pending")) && is_there(fixture->output))
        assert_tree(fixture->output, old_tree);
}

/* Lets each call fail in turn, alone or with all that follow, until a build needs no more. */
static void fail_at_each_call(struct fixture *fixture, bool with_old, bool for_good)
{
    size_t first = 0;

    do {
        first++;
        start_again(fixture, with_old);
        plan_fault(first, for_good ? SIZE_MAX : first, first % 2 == 0 ? ENOSPC : EIO);
        bool done = build(fixture, NEW);
        disk_set_fault(NULL);
        if (done)
            assert_tree(fixture->output, NEW_TREE);
        else
            assert_failed_well(fixture, with_old ? OLD_TREE : "");
        if (first % 3 == 0)
            assert_repaired(fixture, OLD, OLD_TREE);
        assert_repaired(fixture, NEW, NEW_TREE);
    } while (fault.calls >= first);
    assert_true(first > 20);
}

static void survives_a_failure_of_each_call(void **state)
{
    fail_at_each_call(*state, true, false);
    fail_at_each_call(*state, false, false);
}

static void survives_a_disk_that_stays_full(void **state)
{
    fail_at_each_call(*state, true, true);
    fail_at_each_call(*state, false, true);
}

/*
 * Whether a child came to its end without saying 1. Not "said 0": under valgrind a child that
 * inherits the memory of its parent ends with valgrind's own status.
 */
static bool ended_well(int status)
{
    return WIFEXITED(status) && WEXITSTATUS(status) != 1;
}

/* Builds in another process that is killed at a call. False when it came to its end. */
static bool build_and_be_killed(struct fixture *fixture, const struct page *pages, size_t call)
{
    int status;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        plan_fault(call, call, 0);
        _exit(build(fixture, pages) ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) || ended_well(status));
    return WIFSIGNALED(status);
}

/* Every file that is there has all the bytes of its old or its new page. */
static void assert_files_are_whole(const struct fixture *fixture)
{
    char *tree = describe(fixture->output, 0);
    struct text rest = text_from(tree);
    struct text line;

    while (text_next(&rest, '\n', &line)) {
        char *terminated = memory_allocate(line.length + 2);
        snprintf(terminated, line.length + 2, "%.*s\n", TEXT_PRINT(line));
        assert_true(strstr(OLD_TREE NEW_TREE, terminated) != NULL);
        free(terminated);
    }
    free(tree);
}

static void repairs_after_a_kill_at_each_call(void **state)
{
    struct fixture *fixture = *state;
    bool killed = true;

    for (size_t call = 1; killed; call++) {
        start_again(fixture, call % 4 != 0);
        killed = build_and_be_killed(fixture, NEW, call);
        if (is_there(fixture->output))
            assert_files_are_whole(fixture);
        if (call % 3 == 0)
            assert_repaired(fixture, OLD, OLD_TREE);
        assert_repaired(fixture, NEW, NEW_TREE);
    }
}

static void repairs_after_a_second_kill_while_repairing(void **state)
{
    struct fixture *fixture = *state;
    bool killed = true;

    for (size_t call = 1; killed; call += 2) {
        bool killed_again = true;
        for (size_t again = 1; killed_again; again += 5) {
            start_again(fixture, true);
            killed = build_and_be_killed(fixture, NEW, call);
            killed_again = build_and_be_killed(fixture, OLD, again);
            assert_files_are_whole(fixture);
            assert_repaired(fixture, NEW, NEW_TREE);
        }
    }
}

/* A limit on the size of files cuts a write short first, then refuses it. */
static void notices_a_write_cut_short(void **state)
{
    static char big[200000];
    struct fixture *fixture = *state;
    const struct page pages[] = {{"index.html", "new"}, {"big", big}, {NULL, NULL}};
    struct rlimit before;

    memset(big, 'x', sizeof big - 1);
    start_again(fixture, true);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit small = {.rlim_cur = 100000, .rlim_max = before.rlim_max};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool done = build(fixture, pages);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);
    assert_false(done);
    assert_true(told(fixture, SEVERITY_SYSTEM, "/site/big", "cannot write the file"));
    assert_tree(fixture->output, OLD_TREE);
}

static void refuses_a_second_build_at_once(void **state)
{
    struct fixture *fixture = *state;
    struct diagnostics diagnostics = {0};
    int status;

    struct write_tree *first = write_open(text_from(fixture->output), &diagnostics);
    assert_non_null(first);
    assert_true(add_pages(first, OLD, &diagnostics));
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        bool refused = !build(fixture, NEW) && fixture->diagnostics.count == 1 &&
                       told(fixture, SEVERITY_SYSTEM, "/site", "another build");
        _exit(refused ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(ended_well(status));
    assert_true(write_commit(first, &fixture->summary, &diagnostics));
    write_close(first);
    diagnostics_free(&diagnostics);
    assert_repaired(fixture, OLD, OLD_TREE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OWN_FOLDER(survives_a_failure_of_each_call),
        IN_OWN_FOLDER(survives_a_disk_that_stays_full),
        IN_OWN_FOLDER(repairs_after_a_kill_at_each_call),
        IN_OWN_FOLDER(repairs_after_a_second_kill_while_repairing),
        IN_OWN_FOLDER(notices_a_write_cut_short),
        IN_OWN_FOLDER(refuses_a_second_build_at_once),
    };

    return cmocka_run_group_tests_name("write faults", tests, NULL, NULL);
}
