/* Content loaded, scored and audited: what build, check and explain begin with. */
#ifndef VETRO_CLI_JUDGE_H
#define VETRO_CLI_JUDGE_H

#include "model/model.h"
#include "score/score.h"

struct judged {
    struct site site;
    struct scores *scores;          /* [edition] */
    struct audit *audits;           /* [edition] */
    struct publications *histories; /* [edition]; empty but for build */
};

/* False: the content has errors, and nothing was scored. Free with judge_free in either case. */
bool judge_content(struct text folder, struct judged *judged, struct diagnostics *diagnostics);
void judge_free(struct judged *judged);

#endif
