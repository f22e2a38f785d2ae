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

/* Whether it is time for a line again. */
static bool is_due(struct progress *progress)
{
    static const double first = 1.0; /* seconds before anything is shown */
    static const double step = 0.1;  /* seconds between two lines */

    if (!progress->shown)
        return false;
    double time = now();
    if (time - progress->started < first || time - progress->last < step)
        return false;
    progress->last = time;
    return true;
}

/* What the new line does not cover of the old one is blanked. */
static void end_line(struct progress *progress, int width)
{
    size_t new_width = width > 0 ? (size_t)width : 0;

    if (progress->width > new_width)
        fprintf(stderr, "%*s", (int)(progress->width - new_width), "");
    progress->width = new_width;
}

void progress_tell(struct progress *progress, size_t done, size_t total)
{
    if (!is_due(progress))
        return;
    fputc('\r', stderr);
    int width = fprintf(stderr, _("%zu of %zu pages and files (%zu %%)"), done, total,
                        total > 0 ? done * 100 / total : 100);
    end_line(progress, width);
}

/* The share that is done: of the bytes, or of the files where there are no bytes to move. */
static double share_of(const struct transfer_progress *transfer)
{
    if (transfer->bytes_total > 0)
        return (double)transfer->bytes / (double)transfer->bytes_total;
    return transfer->files_total > 0 ? (double)transfer->files / (double)transfer->files_total
                                     : 1.0;
}

void progress_tell_transfer(struct progress *progress, const struct transfer_progress *transfer)
{
    enum { BAR = 20 };
    static const double mebibyte = 1024.0 * 1024.0;
    static const char full[] = "####################";

    if (!is_due(progress))
        return;
    double seconds = progress->last - progress->started;
    double share = share_of(transfer);
    double left = share > 0 ? seconds / share - seconds : 0;
    int filled = (int)(share * BAR);
    fputc('\r', stderr);
    int width = fprintf(
        stderr, _("[%.*s%*s] %zu of %zu files, %.1f of %.1f MiB, %.2f MiB/s, %.0f s left"),
        filled, full, BAR - filled, "", transfer->files, transfer->files_total,
        (double)transfer->bytes / mebibyte, (double)transfer->bytes_total / mebibyte,
        (double)transfer->bytes / mebibyte / seconds, left);
    end_line(progress, width);
}

double progress_stop(struct progress *progress)
{
    if (progress->width > 0)
        fprintf(stderr, "\r%*s\r", (int)progress->width, "");
    progress->width = 0;
    return now() - progress->started;
}
