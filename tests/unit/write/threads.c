/* Several threads that add files at the same time make the same site as one. */
#include "fixture.h"

#include <pthread.h>

enum { FILES = 2000, THREADS = 8, PAGE_SIZE = 3000 };

struct worker {
    struct write_tree *tree;
    size_t first;
    size_t step;
    bool done;
    struct diagnostics diagnostics;
};

/* Folders are shared between threads, and some of them hold one file only. */
static void make_page(size_t number, char *path, char *bytes)
{
    snprintf(path, 64, "%zu/%zu/%s%zu.html", number % 7, number % 200,
             number % 3 == 0 ? "own/deep/" : "p", number);
    memset(bytes, (int)('a' + number % 26), PAGE_SIZE);
    snprintf(bytes, PAGE_SIZE, "page %zu", number);
}

static void *add_share(void *argument)
{
    struct worker *worker = argument;
    char path[64];
    char bytes[PAGE_SIZE];

    worker->done = true;
    for (size_t i = worker->first; i < FILES; i += worker->step) {
        make_page(i, path, bytes);
        worker->done = write_file(worker->tree, text_from(path),
                                  (struct text){bytes, PAGE_SIZE}, &worker->diagnostics) &&
                       worker->done;
    }
    return NULL;
}

static void build_with(struct fixture *fixture, size_t threads)
{
    struct worker workers[THREADS] = {0};
    pthread_t handles[THREADS];
    struct write_tree *tree = write_open(text_from(fixture->output), &fixture->diagnostics);

    assert_non_null(tree);
    for (size_t i = 0; i < threads; i++) {
        workers[i] = (struct worker){.tree = tree, .first = i, .step = threads};
        assert_int_equal(pthread_create(&handles[i], NULL, add_share, &workers[i]), 0);
    }
    for (size_t i = 0; i < threads; i++) {
        assert_int_equal(pthread_join(handles[i], NULL), 0);
        assert_true(workers[i].done);
        assert_int_equal(workers[i].diagnostics.count, 0);
    }
    assert_true(write_commit(tree, &fixture->summary, &fixture->diagnostics));
    write_close(tree);
}

static void make_the_same_site_as_one_thread(void **state)
{
    struct fixture *fixture = *state;

    build_with(fixture, THREADS);
    assert_summary(fixture, FILES, 0, 0, 0);
    build_with(fixture, THREADS);
    assert_summary(fixture, 0, FILES, 0, 0);
    char *many = describe(fixture->output, 0);
    assert_true(disk_remove_tree(AT_FDCWD, fixture->output));
    build_with(fixture, 1);
    assert_tree(fixture->output, many);
    free(many);
    build_with(fixture, THREADS);
    assert_summary(fixture, 0, FILES, 0, 0);
}

/* All threads give the same paths: each is taken once, and refused to all others. */
static void *add_all(void *argument)
{
    struct worker *worker = argument;
    char path[64];
    char bytes[PAGE_SIZE];

    for (size_t i = 0; i < 100; i++) {
        make_page(i, path, bytes);
        write_file(worker->tree, text_from(path), TEXT("same"), &worker->diagnostics);
    }
    return NULL;
}

static void are_told_of_each_path_given_twice(void **state)
{
    struct fixture *fixture = *state;
    struct worker workers[THREADS] = {0};
    pthread_t handles[THREADS];
    size_t refused = 0;
    struct write_tree *tree = write_open(text_from(fixture->output), &fixture->diagnostics);

    assert_non_null(tree);
    for (size_t i = 0; i < THREADS; i++) {
        workers[i].tree = tree;
        assert_int_equal(pthread_create(&handles[i], NULL, add_all, &workers[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(handles[i], NULL), 0);
        refused += workers[i].diagnostics.errors;
        diagnostics_free(&workers[i].diagnostics);
    }
    assert_int_equal(refused, (THREADS - 1) * 100);
    assert_false(write_commit(tree, &fixture->summary, &fixture->diagnostics));
    write_close(tree);
    assert_false(is_there(fixture->output));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OWN_FOLDER(make_the_same_site_as_one_thread),
        IN_OWN_FOLDER(are_told_of_each_path_given_twice),
    };

    return cmocka_run_group_tests_name("write threads", tests, NULL, NULL);
}
