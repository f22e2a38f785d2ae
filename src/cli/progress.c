#include "cli/cli.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void progress_start(struct progress *progress, bool quiet)
{
    *progress = (struct progress){
        .shown = !quiet && isatty(STDERR_FILENO) == 1,
        .started = now(),
    };
}

void progress_tell(struct progress *progress, size_t done, size_t total)
{
    static const double first = 1.0; /* seconds before anything is shown */
    static const double step = 0.1;  /* seconds between two lines */

    if (!progress->shown)
        return;
    double time = now();
    if (time - progress->started < first || time - progress->last < step)
        return;
    progress->last = time;
    fputc('\r', stderr);
    int width = fprintf(stderr, _("%zu of %zu files (%zu %%)"), done, total,
                        total > 0 ? done * 100 / total : 100);
    progress->width = width > 0 ? (size_t)width : 0;
}

double progress_stop(struct progress *progress)
{
    if (progress->width > 0)
        fprintf(stderr, "\r%*s\r", (int)progress->width, "");
    progress->width = 0;
    return now() - progress->started;
}
