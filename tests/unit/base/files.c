#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct folder {
    struct arena arena;
    struct text path;
};

static int make_folder(void **state)
{
    struct folder *folder = memory_allocate_zeroed(1, sizeof *folder);
    char path[] = "files-test-XXXXXX";

    assert_non_null(mkdtemp(path));
    folder->path = arena_copy(&folder->arena, text_from(path));
    *state = folder;
    return 0;
}

static int remove_folder(void **state)
{
    struct folder *folder = *state;
    struct text command = arena_format(&folder->arena, "rm -r '%s'", folder->path.data);
    int status = system(command.data);

    arena_free(&folder->arena);
    free(folder);
    return status;
}

static void writes_and_reads_back(void **state)
{
    struct folder *folder = *state;
    struct diagnostics diagnostics = {0};
    struct buffer content = {0};
    struct text deep = files_join(&folder->arena, folder->path, TEXT("a/b//c"));
    struct text file = files_join(&folder->arena, deep, TEXT("x.json"));

    assert_true(files_make_folder(deep, &diagnostics));
    assert_true(files_make_folder(deep, &diagnostics));
    assert_true(files_write(file, TEXT("one"), &diagnostics));
    assert_true(files_write(file, TEXT("two"), &diagnostics));
    assert_true(files_read(file, &content, &diagnostics));
    assert_true(text_equal(buffer_text(&content), TEXT("two")));

    struct file_list list;
    assert_true(files_list(&folder->arena, deep, TEXT(".json"), false, &list, &diagnostics));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.names[0].data, "x.json");
    assert_int_equal(diagnostics.count, 0);
    buffer_free(&content);
}

static void lists_in_byte_order_without_hidden_files(void **state)
{
    struct folder *folder = *state;
    struct diagnostics diagnostics = {0};
    const char *names[] = {"b.md", ".hidden", "a.md", "B.md", "c.txt"};
    struct file_list list;

    for (size_t i = 0; i < 5; i++) {
        struct text path = files_join(&folder->arena, folder->path, text_from(names[i]));
        assert_true(files_write(path, TEXT(""), &diagnostics));
    }
    assert_true(
        files_list(&folder->arena, folder->path, TEXT(".md"), false, &list, &diagnostics));
    assert_int_equal(list.count, 3);
    assert_string_equal(list.names[0].data, "B.md");
    assert_string_equal(list.names[1].data, "a.md");
    assert_string_equal(list.names[2].data, "b.md");
}

static void says_what_is_wrong(void **state)
{
    struct folder *folder = *state;
    struct diagnostics diagnostics = {0};
    struct buffer content = {0};
    struct text missing = files_join(&folder->arena, folder->path, TEXT("missing"));
    struct text below = files_join(&folder->arena, folder->path, TEXT("file/below"));
    struct text file = files_join(&folder->arena, folder->path, TEXT("file"));
    struct file_list list;

    assert_false(files_read(missing, &content, &diagnostics));
    assert_false(files_read(folder->path, &content, &diagnostics));
    assert_true(files_write(file, TEXT("x"), &diagnostics));
    assert_false(files_make_folder(below, &diagnostics));
    assert_false(files_write(below, TEXT("x"), &diagnostics));
    assert_false(files_list(&folder->arena, missing, TEXT(""), true, &list, &diagnostics));
    assert_int_equal(list.count, 0);
    assert_false(files_list(&folder->arena, missing, TEXT(""), false, &list, &diagnostics));
    assert_int_equal(diagnostics.count, 5);
    assert_string_equal(diagnostics.items[0].message.data,
                        "cannot open the file: No such file or directory");
    assert_string_equal(diagnostics.items[1].message.data, "this is a folder, expected a file");
    assert_string_equal(diagnostics.items[2].message.data,
                        "cannot make the folder: Not a directory");
    diagnostics_free(&diagnostics);
    buffer_free(&content);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(writes_and_reads_back, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(lists_in_byte_order_without_hidden_files, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(says_what_is_wrong, make_folder, remove_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
