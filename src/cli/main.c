#include "cli/cli.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

static const struct command commands[] = {
    {
        .name = "init",
        .summary = N_("begin a new site: a small content to go on from"),
        .usage = "[--content DIR] [--name TEXT] [--type TEXT] [--ipa CODE] [--address TEXT] "
                 "[--url ADDRESS] [--edition ID] [--quiet]",
        .options = "cNkIAueqh",
        .run = command_init,
    },
    {
        .name = "build",
        .summary = N_("check, score, render, write the site; says what changed"),
        .usage = "[--content DIR] [--output DIR] [--since DIR] [--jobs N] [--quiet]",
        .options = "coSjqh",
        .run = command_build,
    },
    {
        .name = "check",
        .summary = N_("report everything that is wrong in the content, in one run"),
        .usage = "[--content DIR] [--json] [--strict] [--links [--time-limit SECONDS]]",
        .options = "cJslLh",
        .run = command_check,
    },
    {
        .name = "diff",
        .summary = N_("what changed between two editions or revisions"),
        .usage = "A B [--content DIR] [--json]",
        .options = "cJh",
        .argument = "A",
        .second = "B",
        .run = command_diff,
    },
    {
        .name = "explain",
        .summary = N_("tell step by step how a figure comes about"),
        .usage = "CODE [--edition ID] [--content DIR] [--json]",
        .options = "ecJh",
        .argument = "CODE",
        .run = command_explain,
    },
    {
        .name = "import",
        .summary = N_("take a spreadsheet export (CSV) into the content"),
        .usage = "FILE.csv --edition ID [--content DIR] [--table NAME] [--title TEXT] "
                 "[--explain] [--dry-run] [--quiet]",
        .options = "cetTnqhx",
        .argument = "FILE.csv",
        .needs_edition = true,
        .run = command_import,
    },
    {
        .name = "export",
        .summary = N_("write the objectives of an edition as the same CSV, on standard output"),
        .usage = "--edition ID [--content DIR]",
        .options = "ceh",
        .needs_edition = true,
        .run = command_export,
    },
    {
        .name = "fetch",
        .summary = N_("take plan data from where sources.json says they live"),
        .usage = "[--edition ID] [--content DIR] [--dry-run] [--insecure] [--quiet]",
        .options = "ecniqh",
        .run = command_fetch,
    },
    {
        .name = "serve",
        .summary = N_("show the site in a browser here, always as the content is now"),
        .usage = "[--content DIR] [--output DIR] [--port N] [--open] [--jobs N] [--quiet]",
        .options = "copOjqh",
        .run = command_serve,
    },
    {
        .name = "publish",
        .summary = N_("send the site to its host: what changed since the last time"),
        .usage = "[--content DIR] [--output DIR] [--to ADDRESS] [--dry-run] [--jobs N] "
                 "[--insecure] [--quiet]",
        .options = "coanjiqh",
        .jobs = 4, /* hosts allow few connections at a time */
        .run = command_publish,
    },
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static void start_messages(void)
{
    struct arena arena = {0};

    setlocale(LC_MESSAGES, "");
    setlocale(LC_CTYPE, "");
    bindtextdomain("vetro", data_locale_folder(&arena).data);
    bind_textdomain_codeset("vetro", "UTF-8");
    textdomain("vetro");
    arena_free(&arena);
}

static void print_help(FILE *stream)
{
    fputs(
        _("Vetro turns a public body's performance plan and results into a static website.\n"),
        stream);
    fputs("\n", stream);
    fputs(_("Usage: vetro COMMAND [OPTION…]\n"), stream);
    fputs("\n", stream);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        fprintf(stream, "  %-8s %s\n", commands[i].name, _(commands[i].summary));
    fputs("\n", stream);
    fputs(_("`vetro COMMAND --help` tells the options of a command, `man vetro` everything.\n"),
          stream);
    fputs(_("Exit status: 0 done, 1 the content has errors, 2 system error, 64 wrong usage.\n"),
          stream);
}

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (text_equal(text_from(commands[i].name), text_from(name)))
            return &commands[i];
    }
    return NULL;
}

static enum exit_status refuse_command(const char *name)
{
    struct text names[COMMAND_COUNT];
    size_t nearest;

    for (size_t i = 0; i < COMMAND_COUNT; i++)
        names[i] = text_from(commands[i].name);
    fprintf(stderr, _("vetro: there is no command \"%s\""), name);
    if (text_nearest(text_from(name), names, COMMAND_COUNT, &nearest, 1) > 0)
        fprintf(stderr, _("; did you mean \"%s\"?"), commands[nearest].name);
    fputs("\n", stderr);
    fputs(_("`vetro --help` lists the commands.\n"), stderr);
    return EXIT_USAGE;
}

static enum exit_status run(int count, char **words)
{
    struct options options;

    if (count < 2) {
        print_help(stderr);
        return EXIT_USAGE;
    }
    struct text first = text_from(words[1]);
    if (text_equal(first, TEXT("--help")) || text_equal(first, TEXT("-h"))) {
        print_help(stdout);
        return EXIT_DONE;
    }
    if (text_equal(first, TEXT("--version"))) {
        puts("vetro " VETRO_VERSION);
        return EXIT_DONE;
    }
    const struct command *command = find_command(words[1]);
    if (command == NULL)
        return refuse_command(words[1]);
    if (!options_read(command, count - 1, words + 1, &options))
        return EXIT_USAGE;
    if (options.help) {
        options_print_help(command);
        return EXIT_DONE;
    }
    return command->run(&options);
}

/* What was printed must have arrived: a full disk is an error, not silence. */
static enum exit_status close_output(enum exit_status status)
{
    bool failed = ferror(stdout) != 0;

    if (fclose(stdout) != 0 || failed) {
        fputs(_("vetro: cannot write to standard output\n"), stderr);
        return EXIT_SYSTEM;
    }
    return status;
}

int main(int count, char **words)
{
    memory_keep_freed();
    start_messages();
    return (int)close_output(run(count, words));
}
