/*
 * Runs suites in the JSON format of the Mustache specification:
 *
 *     spec_mustache_runner FOLDER [VARIABLE]
 *
 * runs every *.json in FOLDER, or in the folder that the environment variable names. Exit
 * status 0: all cases pass; 1: one fails, or there is none; 77: there is no folder that
 * VARIABLE could have named, so that nothing was run.
 */
#include "mustache/mustache.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_PASSED = 0, EXIT_FAILED = 1, EXIT_NOT_RUN = 77 };

/* Not a name that a partial tag can have. */
#define MAIN_TEMPLATE TEXT("the template of the case")

struct tally {
    size_t run;
    size_t failed;
};

/* One case while it runs. */
struct trial {
    struct arena arena;
    struct diagnostics diagnostics;
    struct mustache_names *names;
    struct mustache_library *library;
    struct buffer output;
};

static struct text string_of(const cJSON *json)
{
    return text_from(cJSON_GetStringValue(json));
}

/* Numbers are shown as they are written: 85, 1.21. */
static struct text number_text(struct arena *arena, const cJSON *json)
{
    char *printed = cJSON_PrintUnformatted(json);
    struct text text = arena_copy(arena, text_from(printed));

    cJSON_free(printed);
    return text;
}

/* The depth is bounded by what cJSON parses. */
static struct mustache_value value_of(struct trial *trial, const cJSON *json)
{
    struct mustache_value value = {.kind = MUSTACHE_NOTHING};
    const cJSON *child;

    if (cJSON_IsTrue(json)) {
        value.kind = MUSTACHE_TRUE;
    } else if (cJSON_IsString(json)) {
        value.kind = MUSTACHE_TEXT;
        value.text = string_of(json);
    } else if (cJSON_IsNumber(json)) {
        value.kind = MUSTACHE_TEXT;
        value.text = number_text(&trial->arena, json);
    } else if (cJSON_IsArray(json)) {
        value.kind = MUSTACHE_LIST;
        value.list = mustache_list_create(&trial->arena);
        cJSON_ArrayForEach(child, json)
        {
            mustache_list_add(value.list, value_of(trial, child));
        }
    } else if (cJSON_IsObject(json)) {
        value.kind = MUSTACHE_OBJECT;
        value.object = mustache_object_create(&trial->arena);
        cJSON_ArrayForEach(child, json)
        {
            mustache_set(value.object,
                         mustache_names_add(trial->names, text_from(child->string)),
                         value_of(trial, child));
        }
    }
    return value;
}

static bool render(struct trial *trial, const cJSON *test)
{
    const cJSON *partial;
    bool added = mustache_library_add(
        trial->library, MAIN_TEMPLATE, TEXT("template"),
        string_of(cJSON_GetObjectItemCaseSensitive(test, "template")), &trial->diagnostics);

    cJSON_ArrayForEach(partial, cJSON_GetObjectItemCaseSensitive(test, "partials"))
    {
        struct text name = text_from(partial->string);
        if (!mustache_library_add(trial->library, name, name, string_of(partial),
                                  &trial->diagnostics))
            added = false;
    }
    if (!added || !mustache_library_link(trial->library, &trial->diagnostics))
        return false;
    return mustache_render(mustache_library_find(trial->library, MAIN_TEMPLATE),
                           value_of(trial, cJSON_GetObjectItemCaseSensitive(test, "data")),
                           &trial->output, &trial->diagnostics);
}

static void print_failure(const struct trial *trial, const char *file, const cJSON *test)
{
    printf("FAILED  %s: %s\n", file,
           cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(test, "name")));
    for (size_t i = 0; i < trial->diagnostics.count; i++) {
        const struct diagnostic *item = &trial->diagnostics.items[i];
        printf("%.*s:%zu:%zu: %.*s\n", TEXT_PRINT(item->place.file), item->place.line,
               item->place.column, TEXT_PRINT(item->message));
    }
    printf("---- expected\n%s\n---- got\n%.*s\n----\n",
           cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(test, "expected")),
           TEXT_PRINT(buffer_text(&trial->output)));
}

static void run_case(const char *file, const cJSON *test, struct tally *tally)
{
    const cJSON *expected = cJSON_GetObjectItemCaseSensitive(test, "expected");
    struct trial trial = {.names = mustache_names_create(NULL, 0)};

    trial.library = mustache_library_create(trial.names, MUSTACHE_LENIENT);
    tally->run++;
    if (!render(&trial, test) || !cJSON_IsString(expected) ||
        !text_equal(buffer_text(&trial.output), string_of(expected))) {
        tally->failed++;
        print_failure(&trial, file, test);
    }
    buffer_free(&trial.output);
    mustache_library_free(trial.library);
    mustache_names_free(trial.names);
    diagnostics_free(&trial.diagnostics);
    arena_free(&trial.arena);
}

static void run_file(struct text path, struct tally *tally)
{
    struct diagnostics diagnostics = {0};
    struct buffer content = {0};
    cJSON *suite = NULL;

    if (files_read(path, &content, &diagnostics))
        suite = cJSON_ParseWithLength(content.data, content.length);
    const cJSON *tests = cJSON_GetObjectItemCaseSensitive(suite, "tests");
    const cJSON *test;
    if (!cJSON_IsArray(tests)) {
        printf("FAILED  %s: not a suite of cases\n", path.data);
        tally->failed++;
    }
    cJSON_ArrayForEach(test, tests)
    {
        run_case(path.data, test, tally);
    }
    cJSON_Delete(suite);
    buffer_free(&content);
    diagnostics_free(&diagnostics);
}

/* Files of optional modules begin with ~; inheritance is the one that is implemented. */
static bool is_implemented(struct text name)
{
    return !text_starts_with(name, TEXT("~")) || text_equal(name, TEXT("~inheritance.json"));
}

static int run_folder(struct text folder)
{
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    struct file_list list = {0};
    struct tally tally = {0};

    files_list(&arena, folder, TEXT(".json"), false, &list, &diagnostics);
    for (size_t i = 0; i < list.count; i++) {
        if (is_implemented(list.names[i]))
            run_file(files_join(&arena, folder, list.names[i]), &tally);
        else
            printf("NOT RUN: the optional module %s\n", list.names[i].data);
    }
    printf("%s: %zu files, %zu cases, %zu failed\n", folder.data, list.count, tally.run,
           tally.failed);
    diagnostics_free(&diagnostics);
    arena_free(&arena);
    return tally.run > 0 && tally.failed == 0 ? EXIT_PASSED : EXIT_FAILED;
}

int main(int count, char **arguments)
{
    if (count < 2 || count > 3) {
        fprintf(stderr, "usage: %s FOLDER [VARIABLE]\n", arguments[0]);
        return EXIT_FAILED;
    }
    const char *named = count == 3 ? getenv(arguments[2]) : NULL;
    const char *folder = named != NULL ? named : arguments[1];
    if (count == 3 && !files_is_folder(text_from(folder))) {
        printf("NOT RUN: the official suite of the Mustache specification\n"
               "There is no folder %s: set %s to the folder with its JSON files.\n",
               folder, arguments[2]);
        return EXIT_NOT_RUN;
    }
    return run_folder(text_from(folder));
}
