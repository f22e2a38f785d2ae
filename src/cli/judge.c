#include "cli/judge.h"

#include "load/load.h"

#include <stdlib.h>

bool judge_content(struct text folder, struct judged *judged, struct diagnostics *diagnostics)
{
    *judged = (struct judged){0};
    if (!load_site(folder, &judged->site, diagnostics))
        return false;
    size_t count = judged->site.edition_count;
    judged->scores = memory_allocate_zeroed(count, sizeof *judged->scores);
    judged->audits = memory_allocate_zeroed(count, sizeof *judged->audits);
    judged->histories = memory_allocate_zeroed(count, sizeof *judged->histories);
    for (size_t i = 0; i < count; i++) {
        const struct edition *edition = &judged->site.editions[i];
        score_edition(edition, &judged->scores[i]);
        audit_edition(&judged->site.entity, edition, &judged->scores[i], &judged->audits[i]);
    }
    return true;
}

void judge_free(struct judged *judged)
{
    for (size_t i = 0; judged->scores != NULL && i < judged->site.edition_count; i++) {
        audit_free(&judged->audits[i]);
        score_free(&judged->scores[i]);
    }
    free(judged->histories);
    free(judged->audits);
    free(judged->scores);
    model_free(&judged->site);
}
