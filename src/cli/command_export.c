#include "cli/cli.h"
#include "import/import.h"

#include <stdio.h>

enum exit_status command_export(const struct options *options)
{
    struct diagnostics diagnostics = {0};
    struct buffer csv = {0};

    if (import_export(options->content, options->edition, &csv, &diagnostics))
        fwrite(csv.data, 1, csv.length, stdout);
    buffer_free(&csv);
    return report_finish(&diagnostics);
}
