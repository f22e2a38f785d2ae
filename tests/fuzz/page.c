/* Any bytes as a chapter: front matter, Markdown, placed figures and tables, links. */
#include "fuzz.h"

#include "load/load.h"

static const char SITE[] = "{\"title\": \"Prova\"}";
static const char ENTITY[] = "{\"name\": \"Ente\", \"type\": \"comune\", \"units\": []}";
static const char EDITION[] =
    "{\"id\": \"2025\", \"title\": \"R\", \"kind\": \"results\", \"period\": {\"from\": "
    "\"2025-01-01\", \"to\": \"2025-12-31\"}, \"axes\": [{\"id\": \"linea\", \"label\": \"L\", "
    "\"plural\": \"LL\", \"slug\": \"linee\", \"values\": [{\"id\": \"a\", \"name\": "
    "\"A\"}]}]}";
static const char OBJECTIVES[] =
    "{\"objectives\": [{\"code\": \"O.1\", \"title\": \"Uno\", \"axes\": {\"linea\": \"a\"}, "
    "\"indicators\": []}]}";
static const char TABLES[] =
    "{\"tables\": [{\"id\": \"conti\", \"key\": [\"voce\"], \"title\": \"Conti\", \"footing\": "
    "[\"totale\"], \"columns\": [{\"name\": \"voce\", \"title\": \"Voce\", \"type\": "
    "\"text\"}, "
    "{\"name\": \"prima\", \"title\": \"Prima\", \"type\": \"integer\"}, {\"name\": \"poi\", "
    "\"title\": \"Poi\", \"type\": \"percent\"}]}]}";
static const char ROWS[] = "voce,prima,poi\na,10,20.5\nb,,*\ntotale,10,100\n";

static void prepare(void)
{
    static const char *const folders[] = {"2025", "2025/objectives", "2025/tables",
                                          "2025/pages"};

    if (fuzz_folder[0] != '\0')
        return;
    fuzz_make_folder();
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        if (mkdir(fuzz_path(folders[i]).data, 0755) != 0)
            abort();
    }
    fuzz_put("site.json", SITE, sizeof SITE - 1);
    fuzz_put("entity.json", ENTITY, sizeof ENTITY - 1);
    fuzz_put("2025/edition.json", EDITION, sizeof EDITION - 1);
    fuzz_put("2025/objectives/a.json", OBJECTIVES, sizeof OBJECTIVES - 1);
    fuzz_put("2025/tables/tables.json", TABLES, sizeof TABLES - 1);
    fuzz_put("2025/tables/conti.csv", ROWS, sizeof ROWS - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diagnostics diagnostics = {0};
    struct site site;

    prepare();
    fuzz_put("2025/pages/prova.md", data, size);
    if (!load_site(text_from(fuzz_folder), &site, &diagnostics) && diagnostics.errors == 0)
        abort(); /* refused without a word */
    model_free(&site);
    diagnostics_free(&diagnostics);
    return 0;
}
