/*
 * The command line: the only room that prints. Options, one file per command, exit codes.
 * Private to the program; there is no library behind it.
 */
#ifndef VETRO_CLI_H
#define VETRO_CLI_H

#include "base/base.h"

enum exit_status {
    EXIT_DONE = 0,
    EXIT_CONTENT = 1, /* the content has errors */
    EXIT_SYSTEM = 2,  /* disk, network, permissions */
    EXIT_USAGE = 64,  /* the command line is wrong */
};

/* What the command line asks for; every command takes a part of them. */
struct options {
    struct text content;
    struct text output;
    struct text since; /* the published site to compare with; the output where empty */
    struct text edition;
    struct text table;
    struct text title;
    struct text to;   /* address to publish to */
    struct text name; /* of the body; this and the next four for a new site */
    struct text type;
    struct text ipa;
    struct text address;
    struct text url;
    struct text argument; /* what is neither an option nor the command */
    struct text second;   /* the word behind it */
    size_t jobs;
    size_t port;
    bool open; /* a browser, too */
    bool quiet;
    bool json;
    bool strict;
    bool links;        /* try them, too */
    size_t time_limit; /* seconds, for that */
    bool dry_run;
    bool explain;
    bool insecure;
    bool help;
};

struct command {
    const char *name;
    const char *summary;  /* one line, for the list of commands */
    const char *usage;    /* what follows the name */
    const char *options;  /* letters of the options it takes, see options.c */
    const char *argument; /* name of the argument it needs, or NULL */
    const char *second;   /* of the one behind it, or NULL */
    bool needs_edition;   /* --edition must be given */
    size_t jobs;          /* without --jobs; 0: as many as there are processors */
    enum exit_status (*run)(const struct options *options);
};

/* ---- options.c ---- */

/* Reads the words behind the command's name. False: wrong usage, told on standard error. */
bool options_read(const struct command *command, int count, char **words,
                  struct options *options);

/* The help of one command, on standard output. */
void options_print_help(const struct command *command);

/* ---- report.c ---- */

/* Prints all findings, sorted, on standard error; the last line counts them. */
void report_print(struct diagnostics *diagnostics);

/* Prints all findings, sorted, as JSON on standard output. */
void report_print_json(struct diagnostics *diagnostics);

/* Forgets the findings of a severity that does not count as an error. */
void report_drop(struct diagnostics *diagnostics, enum severity severity);

/* How many findings are warnings. */
size_t report_count_warnings(const struct diagnostics *diagnostics);

/* The exit status that follows from findings. */
enum exit_status report_status(const struct diagnostics *diagnostics);

/* Prints findings, frees them and returns their exit status. */
enum exit_status report_finish(struct diagnostics *diagnostics);

/* ---- data.c ---- */

/* The folder `name` (templates, assets) of the program's own data, installed or not. */
struct text data_folder(struct arena *arena, const char *name);

/* Where message catalogues are, in the form that bindtextdomain takes. */
struct text data_locale_folder(struct arena *arena);

/* ---- progress.c: a line on the terminal while a long step runs ---- */

struct progress {
    bool shown; /* standard error is a terminal and nobody asked for quiet */
    double started;
    double last;
    size_t width; /* of what is on the line */
};

void progress_start(struct progress *progress, bool quiet);

/* Says how far things are; seldom, and only after a second. */
void progress_tell(struct progress *progress, size_t done, size_t total);

/* As progress_tell, for files on their way to a host: with rate and time left. */
struct transfer_progress {
    size_t files;
    size_t files_total;
    uint64_t bytes;
    uint64_t bytes_total;
};
void progress_tell_transfer(struct progress *progress,
                            const struct transfer_progress *transfer);

/* Clears the line; returns the seconds since the start. */
double progress_stop(struct progress *progress);

/* ---- one function a command ---- */

enum exit_status command_build(const struct options *options);
enum exit_status command_check(const struct options *options);
enum exit_status command_import(const struct options *options);
enum exit_status command_export(const struct options *options);
enum exit_status command_diff(const struct options *options);
enum exit_status command_explain(const struct options *options);
enum exit_status command_init(const struct options *options);
enum exit_status command_fetch(const struct options *options);
enum exit_status command_serve(const struct options *options);
enum exit_status command_publish(const struct options *options);

#endif
