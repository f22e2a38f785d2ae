/* Names, objects and lists, seen through the templates that show them. */
#include "fixture.h"

#include <stdio.h>

static void test_names(void **state)
{
    struct mustache_names *names = mustache_names_create(known_names, KNOWN_NAME_COUNT);

    (void)state;
    assert_int_equal(mustache_names_add(names, TEXT("title")), TITLE);
    assert_int_equal(mustache_names_add(names, TEXT("flag")), FLAG);
    mustache_name added = mustache_names_add(names, TEXT("nuovo"));
    assert_int_equal(added, KNOWN_NAME_COUNT);
    assert_int_equal(mustache_names_add(names, TEXT("nuovo")), added);
    assert_text(mustache_names_text(names, BODY), "body");
    assert_text(mustache_names_text(names, added), "nuovo");
    assert_text(mustache_names_text(names, MUSTACHE_NO_NAME), "");
    mustache_names_free(names);
}

static void test_names_are_copied(void **state)
{
    struct mustache_names *names = mustache_names_create(NULL, 0);
    char name[] = "abc";

    (void)state;
    mustache_name number = mustache_names_add(names, text_from(name));
    name[0] = 'x';
    assert_text(mustache_names_text(names, number), "abc");
    assert_int_not_equal(mustache_names_add(names, text_from(name)), number);
    mustache_names_free(names);
}

/* One name fewer than the limit, the limit, and one more. */
static void test_names_limit(void **state)
{
    struct mustache_names *names = mustache_names_create(NULL, 0);
    char name[16];

    (void)state;
    for (int i = 0; i < MUSTACHE_MAX_NAMES; i++) {
        int length = snprintf(name, sizeof name, "n%d", i);
        assert_int_equal(mustache_names_add(names, (struct text){name, (size_t)length}), i);
    }
    assert_int_equal(mustache_names_add(names, TEXT("one more")), MUSTACHE_NO_NAME);
    assert_int_equal(mustache_names_add(names, TEXT("n65534")), MUSTACHE_MAX_NAMES - 1);

    struct mustache_library *library = mustache_library_create(names, MUSTACHE_LENIENT);
    struct diagnostics diagnostics = {0};
    assert_true(mustache_library_add(library, TEXT("a"), TEXT("a"), TEXT("{{n1}}{{n65534}}"),
                                     &diagnostics));
    assert_false(
        mustache_library_add(library, TEXT("b"), TEXT("b"), TEXT("{{n1}}{{m}}"), &diagnostics));
    assert_int_equal(diagnostics.items[0].place.column, 7);
    diagnostics_free(&diagnostics);
    mustache_library_free(library);
    mustache_names_free(names);
}

/* Objects of every size around the places where they grow and get a table. */
static void test_objects(void **state)
{
    static const size_t sizes[] = {2, 7, 8, 9, 16, 17, 100, 5000, MUSTACHE_MAX_NAMES};

    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct fixture fixture = fixture_create(MUSTACHE_LENIENT);
        struct mustache_object *data = fixture_data(&fixture);
        for (size_t name = sizes[i]; name > 0; name--)
            mustache_set_text(data, (mustache_name)(name - 1), TEXT("other"));
        mustache_set_text(data, TITLE, TEXT("first"));
        assert_true(fixture_add(&fixture, "page", "{{title}} {{body}}"));
        assert_true(fixture_render(&fixture));
        assert_text(buffer_text(&fixture.output), "first other");
        fixture_free(&fixture);
    }
}

static void test_no_name_sets_nothing(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_LENIENT);
    struct mustache_object *data = fixture_data(&fixture);

    (void)state;
    mustache_set_text(data, MUSTACHE_NO_NAME, TEXT("x"));
    mustache_set_text(data, TITLE, TEXT("y"));
    assert_true(fixture_add(&fixture, "page", "{{title}}"));
    assert_true(fixture_render(&fixture));
    assert_text(buffer_text(&fixture.output), "y");
    fixture_free(&fixture);
}

static void test_lists(void **state)
{
    static const size_t sizes[] = {0, 1, 8, 9, 1000};

    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct fixture fixture = fixture_create(MUSTACHE_STRICT);
        struct mustache_list *list = mustache_set_list(fixture_data(&fixture), ITEMS);
        for (size_t item = 0; item < sizes[i]; item++)
            mustache_set_text(mustache_list_add_object(list), ITEM, TEXT("x"));
        assert_int_equal(mustache_list_count(list), sizes[i]);
        assert_true(fixture_add(&fixture, "page", "{{#items}}{{item}}{{/items}}"));
        assert_true(fixture_render(&fixture));
        assert_int_equal(fixture.output.length, sizes[i]);
        fixture_free(&fixture);
    }
}

/* Setting a name again replaces its value, also by one of another kind. */
static void test_replacing(void **state)
{
    struct fixture fixture = fixture_create(MUSTACHE_STRICT);
    struct mustache_object *data = fixture_data(&fixture);

    (void)state;
    mustache_set_list(data, TITLE);
    mustache_set_nothing(data, TITLE);
    mustache_set_text(mustache_set_object(data, TITLE), ITEM, TEXT("old"));
    mustache_set_text(mustache_set_object(data, TITLE), ITEM, TEXT("new"));
    assert_true(fixture_add(&fixture, "page", "{{title.item}}"));
    assert_true(fixture_render(&fixture));
    assert_text(buffer_text(&fixture.output), "new");
    fixture_free(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_names_are_copied),
        cmocka_unit_test(test_names_limit),
        cmocka_unit_test(test_objects),
        cmocka_unit_test(test_no_name_sets_nothing),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_replacing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
