/*
 * Any bytes as the objectives of an edition: JSON, fields, references, figures; behind a separator
 * as its tables.json, and behind another as the rows of the table "prova".
 */
#include "fuzz.h"

#include "load/load.h"

static const char SITE[] = "{\"title\": \"Prova\"}";
static const char ENTITY[] =
    "{\"name\": \"Ente\", \"type\": \"comune\", \"units\": "
    "[{\"id\": \"u\", \"name\": \"Unit\\u00e0\", \"manager\": \"M\"}]}";
static const char EDITION[] =
    "{\"id\": \"2025\", \"title\": \"P\", \"kind\": \"plan\", \"period\": {\"from\": "
    "\"2025-01-01\", \"to\": \"2025-12-31\"}, \"axes\": [{\"id\": \"linea\", \"label\": \"L\", "
    "\"plural\": \"LL\", \"slug\": \"linee\", \"values\": [{\"id\": \"a\", \"name\": \"A\"}]}, "
    "{\"id\": \"settore\", \"label\": \"S\", \"plural\": \"SS\", \"slug\": \"settori\", "
    "\"values_from\": \"units\"}]}";

/* No byte that JSON or a table may hold. */
enum { SEPARATOR = 0x1E };

static const char *const files[] = {"2025/objectives/a.json", "2025/tables/tables.json",
                                    "2025/tables/prova.csv"};

enum { FILES = sizeof files / sizeof *files };

static void prepare(void)
{
    if (fuzz_folder[0] != '\0')
        return;
    fuzz_make_folder();
    if (mkdir(fuzz_path("2025").data, 0755) != 0 ||
        mkdir(fuzz_path("2025/objectives").data, 0755) != 0 ||
        mkdir(fuzz_path("2025/tables").data, 0755) != 0)
        abort();
    fuzz_put("site.json", SITE, sizeof SITE - 1);
    fuzz_put("entity.json", ENTITY, sizeof ENTITY - 1);
    fuzz_put("2025/edition.json", EDITION, sizeof EDITION - 1);
}

/* Each file its part of the bytes; none where there are too few separators. */
static void put_files(const uint8_t *data, size_t size)
{
    for (size_t i = 0; i < FILES; i++) {
        const uint8_t *end = i + 1 < FILES && size > 0 ? memchr(data, SEPARATOR, size) : NULL;
        size_t length = end != NULL ? (size_t)(end - data) : size;
        if (data != NULL)
            fuzz_put(files[i], data, length);
        else
            unlink(fuzz_path(files[i]).data);
        data = end != NULL ? end + 1 : NULL;
        size -= end != NULL ? length + 1 : size;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diagnostics diagnostics = {0};
    struct site site;

    prepare();
    put_files(data, size);
    if (!load_site(text_from(fuzz_folder), &site, &diagnostics) && diagnostics.errors == 0)
        abort(); /* refused without a word */
    model_free(&site);
    diagnostics_free(&diagnostics);
    return 0;
}
