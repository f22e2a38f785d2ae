#include "cli/cli.h"

#include <getopt.h>
#include <stdio.h>

/* A letter stands for an option in the lists of commands; people write the long names. */
static const struct option_description {
    const char *name;
    int letter;
    int has_argument;
    const char *argument; /* what its value is called; NULL when it takes none */
    const char *help;
} descriptions[] = {
    {"content", 'c', required_argument, "DIR", N_("the content folder (default: content)")},
    {"output", 'o', required_argument, "DIR", N_("where the site is written (default: site)")},
    {"since", 'S', required_argument, "DIR",
     N_("tell what changed since the site published there (default: the output)")},
    {"edition", 'e', required_argument, "ID", N_("the edition, such as 2025")},
    {"table", 't', required_argument, "NAME", N_("what the file holds, if not seen by itself")},
    {"title", 'T', required_argument, "TEXT", N_("what the source calls the table")},
    {"jobs", 'j', required_argument, "N",
     N_("work on N files at a time (default: processors)")},
    {"name", 'N', required_argument, "TEXT", N_("the name of the body")},
    {"type", 'k', required_argument, "TEXT", N_("what it is: comune, provincia, unione…")},
    {"ipa", 'I', required_argument, "CODE", N_("its IPA code")},
    {"address", 'A', required_argument, "TEXT", N_("its postal address")},
    {"url", 'u', required_argument, "ADDRESS", N_("where the site will be, https://…")},
    {"port", 'p', required_argument, "N",
     N_("the port of the preview (default: 8080, or the next free one)")},
    {"open", 'O', no_argument, NULL, N_("open the preview in the browser")},
    {"to", 'a', required_argument, "ADDRESS",
     N_("publish there, instead of as site.json says")},
    {"insecure", 'i', no_argument, NULL,
     N_("allow http:// and ftp://, which are not encrypted")},
    {"explain", 'x', no_argument, NULL,
     N_("say how each column was understood, and do nothing")},
    {"dry-run", 'n', no_argument, NULL, N_("say what would be done, and do nothing")},
    {"quiet", 'q', no_argument, NULL, N_("print errors only")},
    {"json", 'J', no_argument, NULL, N_("print for machines")},
    {"strict", 's', no_argument, NULL, N_("warnings count as errors")},
    {"links", 'l', no_argument, NULL, N_("try the links that lead to other sites, too")},
    {"time-limit", 'L', required_argument, "SECONDS",
     N_("try links for so long at most (default: 300)")},
    {"help", 'h', no_argument, NULL, N_("print this help")},
};

enum { DESCRIPTION_COUNT = sizeof descriptions / sizeof *descriptions };

static bool takes(const struct command *command, int letter)
{
    struct text letters = text_from(command->options);

    return text_find(letters, (char)letter) < letters.length;
}

static bool read_number(const char *name, const char *value, size_t most, size_t *number)
{
    struct decimal read;

    if (!decimal_parse_plain(text_from(value), &read) || read.scale > 0 || read.units < 1 ||
        (size_t)read.units > most) {
        fprintf(stderr, _("vetro: --%s takes a number from 1 to %zu, not \"%s\"\n"), name, most,
                value);
        return false;
    }
    *number = (size_t)read.units;
    return true;
}

static bool set_option(struct options *options, int letter, const char *value)
{
    switch (letter) {
    case 'c':
        options->content = text_from(value);
        return true;
    case 'o':
        options->output = text_from(value);
        return true;
    case 'S':
        options->since = text_from(value);
        return true;
    case 'e':
        options->edition = text_from(value);
        return true;
    case 't':
        options->table = text_from(value);
        return true;
    case 'T':
        options->title = text_from(value);
        return true;
    case 'j':
        return read_number("jobs", value, 256, &options->jobs);
    case 'p':
        return read_number("port", value, UINT16_MAX, &options->port);
    case 'N':
        options->name = text_from(value);
        return true;
    case 'k':
        options->type = text_from(value);
        return true;
    case 'I':
        options->ipa = text_from(value);
        return true;
    case 'A':
        options->address = text_from(value);
        return true;
    case 'u':
        options->url = text_from(value);
        return true;
    case 'l':
        options->links = true;
        return true;
    case 'L':
        return read_number("time-limit", value, 86400, &options->time_limit);
    case 'O':
        options->open = true;
        return true;
    case 'n':
        options->dry_run = true;
        return true;
    case 'x':
        options->explain = true;
        return true;
    case 'a':
        options->to = text_from(value);
        return true;
    case 'i':
        options->insecure = true;
        return true;
    case 'q':
        options->quiet = true;
        return true;
    case 'J':
        options->json = true;
        return true;
    case 's':
        options->strict = true;
        return true;
    case 'h':
        options->help = true;
        return true;
    default:
        return false;
    }
}

static void tell_usage(const struct command *command)
{
    fprintf(stderr, _("Usage: vetro %s %s\n"), command->name, command->usage);
    fprintf(stderr, _("`vetro %s --help` tells more.\n"), command->name);
}

/* The arguments that a command may need, and the options it cannot do without. */
static bool check_needs(const struct command *command, int rest, char **words,
                        struct options *options)
{
    const int wanted = (command->argument != NULL) + (command->second != NULL);

    if (rest > 0 && wanted > 0)
        options->argument = text_from(words[0]);
    if (rest > 1 && wanted > 1)
        options->second = text_from(words[1]);
    if (rest > wanted) {
        fprintf(stderr, _("vetro: \"%s\" is one word too many\n"), words[wanted]);
        return false;
    }
    if (rest < wanted) {
        fprintf(stderr, _("vetro: %s is missing\n"),
                rest == 0 ? command->argument : command->second);
        return false;
    }
    if (command->needs_edition && options->edition.length == 0) {
        fputs(_("vetro: --edition is missing\n"), stderr);
        return false;
    }
    return true;
}

bool options_read(const struct command *command, int count, char **words,
                  struct options *options)
{
    static char program[] = "vetro";
    struct option known[DESCRIPTION_COUNT + 1] = {0};
    size_t known_count = 0;

    *options = (struct options){
        .content = TEXT("content"),
        .output = TEXT("site"),
        .port = 8080,
        .time_limit = 300,
        .jobs = parallel_threads(),
    };
    if (command->jobs > 0)
        options->jobs = command->jobs;
    for (size_t i = 0; i < DESCRIPTION_COUNT; i++) {
        if (takes(command, descriptions[i].letter))
            known[known_count++] =
                (struct option){descriptions[i].name, descriptions[i].has_argument, NULL,
                                descriptions[i].letter};
    }
    words[0] = program; /* getopt begins its messages with it */
    int letter;
    while ((letter = getopt_long(count, words, "h", known, NULL)) != -1) {
        if (!set_option(options, letter, optarg)) {
            tell_usage(command);
            return false;
        }
    }
    if (options->help)
        return true;
    if (!check_needs(command, count - optind, words + optind, options)) {
        tell_usage(command);
        return false;
    }
    return true;
}

void options_print_help(const struct command *command)
{
    printf("vetro %s: %s\n\n", command->name, _(command->summary));
    printf(_("Usage: vetro %s %s\n"), command->name, command->usage);
    puts("");
    for (size_t i = 0; i < DESCRIPTION_COUNT; i++) {
        if (!takes(command, descriptions[i].letter))
            continue;
        const char *argument = descriptions[i].argument;
        int width = printf("  --%s%s%s", descriptions[i].name, argument != NULL ? " " : "",
                           argument != NULL ? argument : "");
        printf("%*s%s\n", width < 20 ? 20 - width : 1, "", _(descriptions[i].help));
    }
}
