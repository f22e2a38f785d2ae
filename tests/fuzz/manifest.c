/*
 * Any bytes as the lists that an earlier build left: the first byte chooses which. A right
 * checksum is put behind them, or mutations would never get past it. Nothing but what the site
 * has may go, and nothing else may come.
 */
#include "fuzz.h"

#include "write/hash.h"
#include "write/write.h"

static const char *const LISTS[] = {"site/.vetro/manifest", "site/.vetro/pending",
                                    "site/.vetro/seal"};

static void build(void)
{
    struct diagnostics diagnostics = {0};
    struct write_summary summary = {0};
    struct write_inputs inputs = {0};
    struct write_tree *tree = write_open(fuzz_path("site"), &diagnostics);

    if (tree == NULL)
        abort();
    write_inputs_add_value(&inputs, "input", TEXT("same"));
    if (!write_is_current(tree, &inputs, &summary)) {
        write_file(tree, TEXT("index.html"), TEXT("home"), &diagnostics);
        write_file(tree, TEXT("2025/index.html"), TEXT("plan"), &diagnostics);
        if (!write_commit(tree, &summary, &diagnostics) && diagnostics.errors == 0)
            abort(); /* refused without a word */
    }
    write_close(tree);
    write_summary_free(&summary);
    write_inputs_free(&inputs);
    diagnostics_free(&diagnostics);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buffer list = {0};

    if (size == 0)
        return 0;
    fuzz_make_folder();
    build();
    fuzz_put("outside", "", 0);
    buffer_append(&list, (struct text){(const char *)data + 1, size - 1});
    hash_append_checksum(&list);
    fuzz_put(LISTS[data[0] % (sizeof LISTS / sizeof *LISTS)], list.data, list.length);
    buffer_free(&list);
    build();
    if (!files_exist(fuzz_path("outside")) || !files_exist(fuzz_path("site/index.html")) ||
        !files_exist(fuzz_path("site/2025/index.html")))
        abort();
    return 0;
}
