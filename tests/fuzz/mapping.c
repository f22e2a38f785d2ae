/* Any bytes as the import.json of an edition, when a spreadsheet export is taken into it. */
#include "fuzz.h"

#include "import/import.h"

static const char SHEET[] =
    "Codice;Titolo;Linea;Chi;Indicatore;Atteso;Fatto;Peso;Fase;Inizio;Fine\n"
    "O.1;Uno;A;Ufficio;Quanti;10;12;50;Prima;01/02/2025;31/12/2025\n"
    "O.1;;;;Quali;S\xC3\xAC;No;50%;Seconda;2025-03-01;\n"
    "O.2;Due;A;Ufficio;;;;;;;\n";

static void prepare(void)
{
    char command[600];

    if (fuzz_folder[0] != '\0')
        return;
    fuzz_make_folder();
    snprintf(command, sizeof command, "cp -r '%s' '%s/content'", FUZZ_CONTENT, fuzz_folder);
    if (system(command) != 0)
        abort();
    fuzz_put("table.csv", SHEET, sizeof SHEET - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char content[300];
    char sheet[300];
    struct diagnostics diagnostics = {0};
    struct import_report report;

    prepare();
    fuzz_put("content/2024/import.json", data, size);
    snprintf(content, sizeof content, "%s/content", fuzz_folder);
    snprintf(sheet, sizeof sheet, "%s/table.csv", fuzz_folder);
    struct import_options options = {
        .content = text_from(content),
        .edition = TEXT("2024"),
        .file = text_from(sheet),
        .dry_run = true,
    };
    if (!import_file(&options, &report, &diagnostics) && diagnostics.errors == 0)
        abort(); /* refused without a word */
    diagnostics_free(&diagnostics);
    return 0;
}
