#include "cli/cli.h"
#include "cli/judge.h"

#include <stdio.h>
#include <stdlib.h>

/* What a code on the command line stands for. */
struct subject {
    size_t edition;
    size_t axis; /* with value, or NONE */
    size_t value;
    size_t objective; /* or NONE: with no axis either, the whole edition */
};

/* ---- Finding the subject ---- */

static bool find_in_edition(const struct edition *edition, struct text code,
                            struct subject *subject)
{
    size_t slash = text_find(code, '/');

    *subject = (struct subject){.axis = NONE, .value = NONE, .objective = NONE};
    if (text_equal(code, edition->id))
        return true;
    subject->objective = map_find(&edition->objective_by_code, code);
    if (subject->objective != MAP_NONE)
        return true;
    subject->objective = NONE;
    subject->axis = model_find_axis(edition, text_slice(code, 0, slash));
    if (slash == code.length || subject->axis == NONE)
        return false;
    subject->value = model_find_value(&edition->axes[subject->axis],
                                      text_slice(code, slash + 1, code.length));
    return subject->value != NONE;
}

/* The newest edition that knows the code; or the one asked for. */
static bool find_subject(const struct site *site, const struct options *options,
                         struct subject *subject)
{
    for (size_t i = 0; i < site->edition_count; i++) {
        const struct edition *edition = &site->editions[i];
        if (options->edition.length > 0 && !text_equal(options->edition, edition->id))
            continue;
        if (find_in_edition(edition, options->argument, subject)) {
            subject->edition = i;
            return true;
        }
    }
    return false;
}

/* Codes that look like the one that is not there. */
static void suggest(const struct site *site, struct text code, struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < site->edition_count; i++) {
        const struct edition *edition = &site->editions[i];
        struct text *codes = memory_allocate_zeroed(edition->objective_count, sizeof *codes);
        size_t nearest;
        for (size_t j = 0; j < edition->objective_count; j++)
            codes[j] = edition->objectives[j].code;
        size_t found = text_nearest(code, codes, edition->objective_count, &nearest, 1);
        if (found > 0)
            diagnose_hint(diagnostics, _("the nearest is \"%.*s\""),
                          TEXT_PRINT(codes[nearest]));
        free(codes);
        if (found > 0)
            return;
    }
    diagnose_hint(diagnostics,
                  _("give the code of an objective, AXIS/VALUE such as linea/cultura, or an "
                    "edition such as 2025"));
}

/* ---- Telling ---- */

/* A derivation with what it is about; details stand beside the terms of an objective. */
struct account {
    struct text title;
    struct derivation derivation;
    struct text *details; /* one a term, or NULL */
};

static struct account make_account(struct arena *arena, const struct judged *judged,
                                   const struct subject *subject)
{
    const struct edition *edition = &judged->site.editions[subject->edition];
    const struct scores *scores = &judged->scores[subject->edition];

    if (subject->objective != NONE) {
        const struct objective *objective = &edition->objectives[subject->objective];
        return (struct account){
            .title = arena_format(arena, "%.*s %.*s", TEXT_PRINT(objective->code),
                                  TEXT_PRINT(objective->title)),
            .derivation = derivation_of_objective(arena, edition, scores, subject->objective),
            .details = derivations_of_indicators(arena, edition, scores, subject->objective),
        };
    }
    if (subject->axis != NONE) {
        const struct axis *axis = &edition->axes[subject->axis];
        struct derivation_part whole = {
            .axis = subject->axis, .value = subject->value, .most = SIZE_MAX};
        return (struct account){
            .title = axis->values[subject->value].name,
            .derivation = derivation_of_value(arena, edition, scores, whole),
        };
    }
    return (struct account){
        .title = edition->title,
        .derivation = derivation_of_edition(arena, edition, scores),
    };
}

static void print_line(struct text line)
{
    if (line.length > 0)
        printf("%.*s\n", TEXT_PRINT(line));
}

static void print_account(const struct account *account)
{
    const struct derivation *derivation = &account->derivation;

    print_line(account->title);
    print_line(derivation->method);
    for (size_t i = 0; i < derivation->term_count; i++) {
        const struct derivation_term *term = &derivation->terms[i];
        printf("- %.*s: %.*s", TEXT_PRINT(term->label), TEXT_PRINT(term->text));
        if (account->details != NULL && account->details[i].length > 0)
            printf(" (%.*s)", TEXT_PRINT(account->details[i]));
        puts("");
    }
    print_line(derivation->formula);
    print_line(derivation->rounding);
    print_line(derivation->left_out);
    print_line(derivation->published);
}

static void print_account_json(const struct account *account)
{
    const struct derivation *derivation = &account->derivation;
    struct buffer text = {0};
    struct json_writer json = {.buffer = &text};

    json_writer_open(&json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(&json, TEXT("title"), account->title);
    json_writer_text(&json, TEXT("method"), derivation->method);
    json_writer_open(&json, TEXT("terms"), '[');
    for (size_t i = 0; i < derivation->term_count; i++) {
        const struct derivation_term *term = &derivation->terms[i];
        json_writer_open(&json, JSON_WRITER_NO_KEY, '{');
        json_writer_text(&json, TEXT("label"), term->label);
        json_writer_text(&json, TEXT("text"), term->text);
        json_writer_plain(&json, TEXT("counted"), term->counted ? TEXT("true") : TEXT("false"));
        if (account->details != NULL)
            json_writer_optional(&json, TEXT("detail"), account->details[i]);
        json_writer_close(&json, '}');
    }
    json_writer_close(&json, ']');
    json_writer_optional(&json, TEXT("formula"), derivation->formula);
    json_writer_optional(&json, TEXT("rounding"), derivation->rounding);
    json_writer_optional(&json, TEXT("left_out"), derivation->left_out);
    json_writer_optional(&json, TEXT("published"), derivation->published);
    json_writer_close(&json, '}');
    fwrite(text.data, 1, text.length, stdout);
    buffer_free(&text);
}

enum exit_status command_explain(const struct options *options)
{
    struct diagnostics diagnostics = {0};
    struct arena arena = {0};
    struct judged judged;
    struct subject subject;

    if (judge_content(options->content, &judged, &diagnostics)) {
        if (find_subject(&judged.site, options, &subject)) {
            struct account account = make_account(&arena, &judged, &subject);
            if (options->json)
                print_account_json(&account);
            else
                print_account(&account);
        } else {
            diagnose(&diagnostics, SEVERITY_ERROR, (struct place){.file = options->content},
                     _("nothing in it has the code \"%.*s\""), TEXT_PRINT(options->argument));
            suggest(&judged.site, options->argument, &diagnostics);
        }
    }
    judge_free(&judged);
    arena_free(&arena);
    return report_finish(&diagnostics);
}
