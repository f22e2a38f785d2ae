#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void finds_what_a_library_has(void **state)
{
    static struct library libc = LIBRARY("libc.so.6");
    size_t (*length)(const char *text);

    (void)state;
    *(void **)&length = library_find(&libc, "strlen");
    assert_non_null(length);
    assert_int_equal(length("abc"), 3);
    assert_null(library_find(&libc, "there is no such function"));
}

static void finds_nothing_in_what_is_not_there(void **state)
{
    static struct library none = LIBRARY("libnowhere.so.1");

    (void)state;
    assert_null(library_find(&none, "strlen"));
    assert_null(library_find(&none, "strlen"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_a_library_has),
        cmocka_unit_test(finds_nothing_in_what_is_not_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
