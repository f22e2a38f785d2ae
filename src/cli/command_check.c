#include "cli/cli.h"
#include "load/load.h"

#include <stdio.h>

enum exit_status command_check(const struct options *options)
{
    struct diagnostics diagnostics = {0};
    struct site site;
    bool loaded = load_site(options->content, &site, &diagnostics);

    if (loaded && diagnostics.count == 0)
        printf(_("%.*s: nothing to report\n"), TEXT_PRINT(options->content));
    model_free(&site);
    return report_finish(&diagnostics);
}
