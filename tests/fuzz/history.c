/* Any bytes as dati/storia.json of a site that was published before. */
#include "fuzz.h"

#include "load/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diagnostics diagnostics = {0};
    struct publications history;
    struct arena arena = {0};

    fuzz_make_folder();
    fuzz_put("storia.json", data, size);
    if (!load_history(fuzz_path("storia.json"), &arena, &history, &diagnostics) &&
        diagnostics.errors == 0)
        abort(); /* refused without a word */
    arena_free(&arena);
    diagnostics_free(&diagnostics);
    return 0;
}
