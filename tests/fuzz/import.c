/* Any bytes as a spreadsheet export that is taken into an edition. Nothing is written. */
#include "fuzz.h"

#include "import/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diagnostics diagnostics = {0};
    struct import_report report;

    fuzz_make_folder();
    fuzz_put("table.csv", data, size);
    struct import_options options = {
        .content = TEXT(FUZZ_CONTENT),
        .edition = TEXT("2024"),
        .file = fuzz_path("table.csv"),
        .dry_run = true,
    };
    if (!import_file(&options, &report, &diagnostics) && diagnostics.errors == 0)
        abort(); /* refused without a word */
    diagnostics_free(&diagnostics);
    return 0;
}
