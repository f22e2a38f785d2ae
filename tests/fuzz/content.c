/* Any bytes as the objectives of an edition: JSON, fields, references, figures. */
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

static void prepare(void)
{
    if (fuzz_folder[0] != '\0')
        return;
    fuzz_make_folder();
    if (mkdir(fuzz_path("2025").data, 0755) != 0 ||
        mkdir(fuzz_path("2025/objectives").data, 0755) != 0)
        abort();
    fuzz_put("site.json", SITE, sizeof SITE - 1);
    fuzz_put("entity.json", ENTITY, sizeof ENTITY - 1);
    fuzz_put("2025/edition.json", EDITION, sizeof EDITION - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diagnostics diagnostics = {0};
    struct site site;

    prepare();
    fuzz_put("2025/objectives/a.json", data, size);
    if (!load_site(text_from(fuzz_folder), &site, &diagnostics) && diagnostics.errors == 0)
        abort(); /* refused without a word */
    model_free(&site);
    diagnostics_free(&diagnostics);
    return 0;
}
