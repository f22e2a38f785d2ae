/* Findings in whole folders; tests/reject holds the exact words of most of them. */
#include "testing.h"

#include <sys/stat.h>

static const char site_json[] = "{\"title\": \"Prova\"}";
static const char entity_json[] = "{\"name\": \"Prova\", \"type\": \"comune\", \"units\": "
                                  "[{\"id\": \"u\", \"name\": \"U\"}]}";
static const char edition_json[] =
    "{\"id\": \"2025\", \"title\": \"T\", \"kind\": \"plan\","
    " \"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"},"
    " \"axes\": [{\"id\": \"linea\", \"label\": \"L\", \"plural\": \"L\", \"slug\": \"linee\","
    "  \"values\": [{\"id\": \"a\", \"name\": \"A\"}]},"
    "  {\"id\": \"settore\", \"label\": \"S\", \"plural\": \"S\", \"slug\": \"settori\","
    "  \"values_from\": \"units\"}]}";
static const char objectives_json[] = "{\"objectives\": [\n"
                                      " {\"code\": \"A1\", \"title\": \"T\","
                                      " \"axes\": {\"linea\": \"a\", \"settore\": \"u\"}}]}";
static const char evidence_json[] =
    "{\"table\": \"C\", \"axis\": \"linea\", \"rows\": [{\"objective\": \"A1\"}]}";

static void make_plan(struct folder *folder)
{
    folder_make(folder);
    folder_write(folder, "site.json", site_json);
    folder_write(folder, "entity.json", entity_json);
    folder_write(folder, "2025/edition.json", edition_json);
    folder_write(folder, "2025/objectives/a.json", objectives_json);
    folder_write(folder, "2025/evidence/c.json", evidence_json);
}

/* What stands in a file that cannot be read is not reported as unknown elsewhere. */
static void test_no_cascades(void **state)
{
    static const char *const files[] = {"entity.json", "2025/edition.json",
                                        "2025/objectives/a.json"};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct folder folder;

        make_plan(&folder);
        folder_write(&folder, files[i], "{");
        assert_false(folder_load(&folder));
        assert_int_equal(folder.diagnostics.count, 1);
        find_finding(&folder.diagnostics, "ends too early");
        folder_free(&folder);
    }
}

static void test_place_of_a_finding(void **state)
{
    struct folder folder;

    (void)state;
    make_plan(&folder);
    folder_write(&folder, "2025/objectives/a.json",
                 "{\"objectives\": [\n {\"code\": \"A1\", \"title\": \"T\","
                 " \"axes\": {\"linea\": \"àb\",\n  \"settore\": \"v\"}}]}");
    assert_false(folder_load(&folder));
    const struct diagnostic *finding = find_finding(&folder.diagnostics, "unknown unit \"v\"");
    assert_int_equal(finding->place.line, 3);
    assert_int_equal(finding->place.column, 14);
    assert_text(finding->place.pointer, "/objectives/0/axes/settore");
    assert_text(finding->place.code, "A1");
    assert_true(text_ends_with(finding->place.file, TEXT("2025/objectives/a.json")));
    assert_int_equal(find_finding(&folder.diagnostics, "\"àb\"")->place.line, 2);
    folder_free(&folder);
}

static void link_into(struct folder *folder, const char *target, const char *name)
{
    char path[200];

    snprintf(path, sizeof path, "%s/%s", folder->path, name);
    assert_int_equal(symlink(target, path), 0);
}

static void test_links(void **state)
{
    struct folder folder;
    struct folder other;

    (void)state;
    make_plan(&folder);
    make_plan(&other);
    folder_write(&folder, "2025/parts/b.json", "{\"objectives\": []}");
    link_into(&folder, "../parts/b.json", "2025/objectives/b.json");
    assert_true(folder_load(&folder));
    model_free(&folder.site);

    char target[100];
    snprintf(target, sizeof target, "%s/2025", other.path);
    link_into(&folder, target, "2026");
    link_into(&folder, "loop.json", "2025/objectives/loop.json");
    assert_false(folder_load(&folder));
    const struct diagnostic *out =
        find_finding(&folder.diagnostics, "leads out of the content");
    assert_true(text_ends_with(out->place.file, TEXT("2026/edition.json")));
    find_finding(&folder.diagnostics, "leads nowhere");
    folder_free(&other);
    folder_free(&folder);
}

/* A folder whose own name is a link is fine, and so is one named with a slash at the end. */
static void test_folder_names(void **state)
{
    struct folder folder;
    struct folder other;
    char path[100];

    (void)state;
    make_plan(&folder);
    folder_make(&other);
    link_into(&other, folder.path, "content");
    snprintf(path, sizeof path, "%s/content/", other.path);
    assert_true(load_site(text_from(path), &other.site, &other.diagnostics));
    assert_int_equal(other.site.edition_count, 1);
    folder_free(&other);

    struct site site;
    assert_false(load_site(TEXT("/nowhere/at/all"), &site, &folder.diagnostics));
    find_finding(&folder.diagnostics, "there is no such folder");
    snprintf(path, sizeof path, "%s/site.json", folder.path);
    assert_false(load_site(text_from(path), &site, &folder.diagnostics));
    folder_free(&folder);
}

static void test_odd_files(void **state)
{
    struct folder folder;
    char path[100];

    (void)state;
    make_plan(&folder);
    folder_write(&folder, "2025/objectives/citt\xE0.json", objectives_json);
    folder_write(&folder, "2025/objectives/notes.txt", "");
    snprintf(path, sizeof path, "%s/2025/evidence/pipe.json", folder.path);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(folder_load(&folder));
    assert_int_equal(folder.diagnostics.count, 3);
    find_finding(&folder.diagnostics, "the name of the file \"citt?.json\" is not UTF-8");
    find_finding(&folder.diagnostics, "not a regular file");
    assert_int_equal(find_finding(&folder.diagnostics, "does not end with .json")->severity,
                     SEVERITY_WARNING);
    folder_free(&folder);
}

static void test_html_is_a_warning(void **state)
{
    struct folder folder;

    (void)state;
    make_plan(&folder);
    folder_write(&folder, "2025/objectives/a.json",
                 "{\"objectives\": [{\"code\": \"A1\", \"title\": \"T\","
                 " \"summary\": \"Il <b>primo</b>\", \"axes\": {\"linea\": \"a\"}}]}");
    assert_true(folder_load(&folder));
    const struct diagnostic *finding = find_finding(&folder.diagnostics, "HTML in the text");
    assert_int_equal(finding->severity, SEVERITY_WARNING);
    assert_text(finding->place.pointer, "/objectives/0/summary");
    folder_free(&folder);
}

/* Suggestions stop after a while; the findings do not. */
static void test_many_findings(void **state)
{
    struct folder folder;
    struct buffer json = {0};

    (void)state;
    make_plan(&folder);
    buffer_append(&json, TEXT("{\"objectives\": ["));
    for (size_t i = 0; i < 5000; i++)
        buffer_append_format(&json, "%s{\"code\": \"B%zu\", \"titolo\": 1}", i > 0 ? "," : "",
                             i);
    buffer_append(&json, TEXT("]}"));
    buffer_append_byte(&json, '\0');
    folder_write(&folder, "2025/objectives/b.json", json.data);
    assert_false(folder_load(&folder));
    assert_int_equal(folder.diagnostics.errors, 15000);
    const struct diagnostic *last = &folder.diagnostics.items[folder.diagnostics.count - 1];
    assert_text(last->place.code, "B4999");
    assert_text(last->place.pointer, "/objectives/4999/titolo");
    assert_text(last->hint, "");
    buffer_free(&json);
    folder_free(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_cascades),   cmocka_unit_test(test_place_of_a_finding),
        cmocka_unit_test(test_links),         cmocka_unit_test(test_folder_names),
        cmocka_unit_test(test_odd_files),     cmocka_unit_test(test_html_is_a_warning),
        cmocka_unit_test(test_many_findings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
