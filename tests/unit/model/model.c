#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/model.h"

static void test_find(void **state)
{
    struct axis_value values[] = {{.id = TEXT_INITIALISER("cura")},
                                  {.id = TEXT_INITIALISER("crescita")}};
    struct axis axes[] = {{.id = TEXT_INITIALISER("linea"), .values = values, .value_count = 2},
                          {.id = TEXT_INITIALISER("settore")}};
    struct edition edition = {.axes = axes, .axis_count = 2};

    (void)state;
    assert_int_equal(model_find_axis(&edition, TEXT("settore")), 1);
    assert_int_equal(model_find_axis(&edition, TEXT("sett")), NONE);
    assert_int_equal(model_find_value(&axes[0], TEXT("crescita")), 1);
    assert_int_equal(model_find_value(&axes[0], TEXT("")), NONE);
    assert_int_equal(model_find_value(&axes[1], TEXT("cura")), NONE);
}

static void test_freeing(void **state)
{
    struct site site = {0};

    (void)state;
    model_free(&site);
    site.editions = arena_allocate_array(&site.arena, 1, sizeof *site.editions);
    site.edition_count = 1;
    map_add(&site.editions[0].objective_by_code, TEXT("a"), 0);
    model_free(&site);
    assert_int_equal(site.edition_count, 0);
    model_free(&site);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_freeing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
