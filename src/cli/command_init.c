#include "cli/cli.h"
#include "cli/staging.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* What the files of starter/ say with @name@ and so on. */
struct starter {
    struct arena arena;
    struct text name;
    struct text type;
    struct text ipa;
    struct text address;
    struct text url;
    struct text year; /* of the edition, four digits */
    struct text date; /* today */
};

/* ---- Asking ---- */

/* A line from the terminal without blanks around it; false at its end. */
static bool ask(struct starter *starter, const char *question, struct text *answer)
{
    char *line = NULL;
    size_t size = 0;

    fputs(question, stdout);
    fflush(stdout);
    ssize_t length = getline(&line, &size, stdin);
    if (length >= 0)
        *answer = arena_copy(&starter->arena, text_trim((struct text){line, (size_t)length}));
    else
        puts("");
    free(line);
    return length >= 0;
}

/* Asks for what the options do not say. False: the input has ended. */
static bool ask_rest(struct starter *starter)
{
    const struct {
        struct text *answer;
        const char *question;
    } questions[] = {
        {&starter->name, _("Name of the body (Comune di Cremona): ")},
        {&starter->type, _("What it is (comune, provincia, unione…) [comune]: ")},
        {&starter->ipa, _("IPA code, as on indicepa.gov.it (c_d150) [later]: ")},
        {&starter->address, _("Postal address [later]: ")},
        {&starter->url, _("Address of the new site (https://…) [later]: ")},
    };

    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        if (questions[i].answer->length > 0)
            continue;
        do {
            if (!ask(starter, questions[i].question, questions[i].answer))
                return false;
        } while (starter->name.length == 0);
    }
    return true;
}

static struct text today(struct arena *arena)
{
    time_t now = time(NULL);
    struct tm date;

    localtime_r(&now, &date);
    return arena_format(arena, "%04d-%02d-%02d", date.tm_year + 1900, date.tm_mon + 1,
                        date.tm_mday);
}

static bool is_year(struct text text)
{
    struct decimal year;

    return text.length == 4 && decimal_parse_plain(text, &year) && year.scale == 0 &&
           year.units >= 1000;
}

/* False: wrong usage, told. */
static bool gather(const struct options *options, struct starter *starter)
{
    starter->name = options->name;
    starter->type = options->type;
    starter->ipa = options->ipa;
    starter->address = options->address;
    starter->url = options->url;
    starter->date = today(&starter->arena);
    starter->year =
        options->edition.length > 0 ? options->edition : text_slice(starter->date, 0, 4);
    if (!is_year(starter->year)) {
        fputs(_("vetro: --edition takes a year here, such as 2026\n"), stderr);
        return false;
    }
    if (isatty(STDIN_FILENO) == 1 && !options->quiet) {
        if (!ask_rest(starter))
            return false;
    } else if (starter->name.length == 0) {
        fputs(_("vetro: --name is missing, and there is no terminal to ask at\n"), stderr);
        return false;
    }
    if (starter->type.length == 0)
        starter->type = TEXT("comune");
    return true;
}

/* ---- Writing ---- */

/* As it stands between the quotes of a JSON text. */
static struct text quote(struct arena *arena, struct text value)
{
    struct buffer text = {0};
    struct json_writer json = {.buffer = &text};

    json_writer_open(&json, JSON_WRITER_NO_KEY, '[');
    json_writer_text(&json, JSON_WRITER_NO_KEY, value);
    struct text quoted = text_trim(text_slice(buffer_text(&text), 1, text.length));
    quoted = arena_copy(arena, text_slice(quoted, 1, quoted.length - 2));
    buffer_free(&text);
    return quoted;
}

/* The value that a word such as `name` stands for; NULL when it is none. */
static const struct text *find_value(const struct starter *starter, struct text word)
{
    const struct {
        const char *word;
        const struct text *value;
    } values[] = {
        {"name", &starter->name}, {"type", &starter->type},       {"ipa", &starter->ipa},
        {"url", &starter->url},   {"address", &starter->address}, {"year", &starter->year},
        {"date", &starter->date},
    };

    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        if (text_equal(word, text_from(values[i].word)))
            return values[i].value;
    }
    return NULL;
}

/* `source` with values for its @words@. */
static void fill(struct starter *starter, struct text source, bool is_json,
                 struct buffer *target)
{
    for (size_t i = 0; i < source.length; i++) {
        struct text rest = text_slice(source, i + 1, source.length);
        size_t end = text_find(rest, '@');
        const struct text *value = NULL;
        if (source.data[i] == '@' && end < rest.length)
            value = find_value(starter, text_slice(rest, 0, end));
        if (value == NULL) {
            buffer_append_byte(target, source.data[i]);
            continue;
        }
        buffer_append(target, is_json ? quote(&starter->arena, *value) : *value);
        i += end + 1;
    }
}

/* Writes one file of starter/; the folder `edition` there is that of the year here. */
static bool write_file_of(struct starter *starter, const char *name, struct text folder,
                          struct diagnostics *diagnostics)
{
    static const struct text edition = TEXT_INITIALISER("edition/");
    struct arena *arena = &starter->arena;
    struct text place = text_from(name);
    struct buffer source = {0};
    struct buffer target = {0};
    struct text from = files_join(arena, data_folder(arena, "starter"), place);

    if (text_starts_with(place, edition))
        place =
            arena_format(arena, "%.*s/%s", TEXT_PRINT(starter->year), name + edition.length);
    bool done = files_read(from, &source, diagnostics);
    if (done) {
        fill(starter, buffer_text(&source), text_ends_with(place, TEXT(".json")), &target);
        done = files_write(files_join(arena, folder, place), buffer_text(&target), diagnostics);
    }
    buffer_free(&source);
    buffer_free(&target);
    return done;
}

static const char *const files[] = {
    "LEGGIMI.md",
    "site.json",
    "entity.json",
    "edition/edition.json",
    "edition/objectives/linea-di-esempio.json",
    "edition/pages/introduzione.md",
};

enum { FILE_COUNT = sizeof files / sizeof *files };

static bool write_all(struct starter *starter, struct text folder,
                      struct diagnostics *diagnostics)
{
    static const char *const folders[] = {"objectives", "pages"};
    struct text year = files_join(&starter->arena, folder, starter->year);
    bool done = true;

    for (size_t i = 0; done && i < sizeof folders / sizeof *folders; i++)
        done = files_make_folder(files_join(&starter->arena, year, text_from(folders[i])),
                                 diagnostics);
    for (size_t i = 0; done && i < FILE_COUNT; i++)
        done = write_file_of(starter, files[i], folder, diagnostics);
    return done;
}

/* The folder that `path` is in. */
static struct text find_parent(struct arena *arena, struct text path)
{
    size_t end = path.length;

    while (end > 0 && path.data[end - 1] == '/')
        end--;
    while (end > 0 && path.data[end - 1] != '/')
        end--;
    return end > 0 ? arena_copy(arena, text_slice(path, 0, end)) : TEXT(".");
}

/* Into place with one rename, which the system refuses onto anything but an empty folder. */
static bool put_in_place(struct staging *staging, struct text content,
                         struct diagnostics *diagnostics)
{
    mode_t mask = umask(0);

    umask(mask);
    chmod(staging->folder.data, 0777 & ~mask); /* it was for nobody else while it was made */
    if (rename(staging->folder.data, arena_copy(&staging->arena, content).data) == 0)
        return true;
    if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR) {
        diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){.file = content},
                 _("this is there already, and was left as it is"));
        diagnose_hint(diagnostics, "%s",
                      _("name another folder with --content, or begin in an empty one"));
    } else {
        diagnose_system(diagnostics, content, errno, _("cannot make this folder"));
    }
    return false;
}

static bool write_content(struct starter *starter, struct text content,
                          struct diagnostics *diagnostics)
{
    struct staging staging;
    struct text parent = find_parent(&starter->arena, content);
    bool done =
        files_make_folder(parent, diagnostics) && staging_make(&staging, parent, diagnostics);

    if (!done)
        return false;
    done = write_all(starter, staging.folder, diagnostics) &&
           staging_check(&staging, content, diagnostics) &&
           put_in_place(&staging, content, diagnostics);
    staging_remove(&staging);
    return done;
}

static void print_next(const struct starter *starter, struct text content)
{
    printf(_("%.*s: a site for %.*s was begun, with one example of everything\n"),
           TEXT_PRINT(content), TEXT_PRINT(starter->name));
    for (size_t i = 0; i < FILE_COUNT; i++) {
        struct text name = text_from(files[i]);
        bool is_edition = text_starts_with(name, TEXT("edition/"));
        printf("  %.*s%.*s\n", TEXT_PRINT(is_edition ? starter->year : TEXT("")),
               TEXT_PRINT(is_edition ? text_slice(name, 7, name.length) : name));
    }
    printf(_("Next: read %.*s/LEGGIMI.md, then `vetro serve --open` shows the site while you "
             "write it.\n"),
           TEXT_PRINT(content));
}

enum exit_status command_init(const struct options *options)
{
    struct diagnostics diagnostics = {0};
    struct starter starter = {0};

    if (!gather(options, &starter)) {
        arena_free(&starter.arena);
        return EXIT_USAGE;
    }
    if (write_content(&starter, options->content, &diagnostics) && !options->quiet)
        print_next(&starter, options->content);
    arena_free(&starter.arena);
    return report_finish(&diagnostics);
}
