#include "cli/cli.h"
#include "cli/judge.h"

#include <stdio.h>

/* The edition of that id, or NONE with a report. */
static size_t find_edition(const struct judged *judged, struct text id,
                           struct diagnostics *diagnostics)
{
    const struct site *site = &judged->site;
    struct text names = TEXT("");

    for (size_t i = 0; i < site->edition_count; i++) {
        if (text_equal(site->editions[i].id, id))
            return i;
        names = arena_format(&diagnostics->arena, "%.*s%s%.*s", TEXT_PRINT(names),
                             i > 0 ? ", " : "", TEXT_PRINT(site->editions[i].id));
    }
    diagnose(diagnostics, SEVERITY_ERROR, (struct place){0}, _("there is no edition \"%.*s\""),
             TEXT_PRINT(id));
    diagnose_hint(diagnostics, _("known here: %.*s"), TEXT_PRINT(names));
    return NONE;
}

static void print_subject(const struct changes *changes, const struct change *change)
{
    const struct snapshot_item *objective = changes_find_objective(changes, change);

    printf("%.*s %.*s\n", TEXT_PRINT(objective->code), TEXT_PRINT(objective->title));
}

/* Changes of one objective follow one another: its title stands once above them. */
static void print_changes(struct arena *arena, const struct changes *changes)
{
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->items[i];
        const struct snapshot_item *indicator = changes_find_indicator(changes, change);
        if (i == 0 || changes_find_objective(changes, change) !=
                          changes_find_objective(changes, &changes->items[i - 1]))
            print_subject(changes, change);
        struct text words = changes_describe(arena, changes, change);
        if (indicator != NULL)
            printf("  - «%.*s»: %.*s\n", TEXT_PRINT(indicator->title), TEXT_PRINT(words));
        else
            printf("  - %.*s\n", TEXT_PRINT(words));
    }
    printf(_("%zu objectives added, %zu removed, %zu changed\n"), changes->added,
           changes->removed, changes->changed);
}

static struct text kind_name(enum change_kind kind)
{
    switch (kind) {
    case CHANGE_ADDED:
        return TEXT("added");
    case CHANGE_REMOVED:
        return TEXT("removed");
    case CHANGE_FIELD:
        return TEXT("changed");
    }
    return TEXT("");
}

static void write_change(struct json_writer *json, const struct changes *changes,
                         const struct change *change)
{
    const struct snapshot_item *objective = changes_find_objective(changes, change);
    const struct snapshot_item *indicator = changes_find_indicator(changes, change);

    json_writer_open(json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(json, TEXT("objective"), objective->code);
    if (indicator != NULL) {
        json_writer_text(json, TEXT("indicator"), indicator->title);
        json_writer_optional(json, TEXT("indicator_code"), indicator->code);
    }
    json_writer_text(json, TEXT("change"), kind_name(change->kind));
    if (change->kind == CHANGE_FIELD) {
        json_writer_text(json, TEXT("field"), change->field);
        json_writer_text(json, TEXT("before"), change->values[0]);
        json_writer_text(json, TEXT("after"), change->values[1]);
    } else {
        json_writer_text(json, TEXT("title"),
                         indicator != NULL ? indicator->title : objective->title);
    }
    json_writer_close(json, '}');
}

static void print_changes_json(const struct changes *changes)
{
    struct buffer text = {0};
    struct json_writer json = {.buffer = &text};

    json_writer_open(&json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(&json, TEXT("before"), changes->snapshots[0]->id);
    json_writer_text(&json, TEXT("after"), changes->snapshots[1]->id);
    json_writer_count(&json, TEXT("added"), changes->added);
    json_writer_count(&json, TEXT("removed"), changes->removed);
    json_writer_count(&json, TEXT("changed"), changes->changed);
    json_writer_open(&json, TEXT("changes"), '[');
    for (size_t i = 0; i < changes->count; i++)
        write_change(&json, changes, &changes->items[i]);
    json_writer_close(&json, ']');
    json_writer_close(&json, '}');
    fwrite(text.data, 1, text.length, stdout);
    buffer_free(&text);
}

static void compare(const struct judged *judged, const size_t editions[2], bool as_json)
{
    struct arena arena = {0};
    struct snapshot snapshots[2];
    struct changes changes;

    for (size_t i = 0; i < 2; i++)
        snapshot_from_edition(&snapshots[i], &arena, &judged->site.entity,
                              &judged->site.editions[editions[i]],
                              &judged->scores[editions[i]]);
    changes_find(&changes, &arena, &snapshots[0], &snapshots[1]);
    if (as_json)
        print_changes_json(&changes);
    else
        print_changes(&arena, &changes);
    arena_free(&arena);
}

enum exit_status command_diff(const struct options *options)
{
    struct diagnostics diagnostics = {0};
    struct judged judged;

    if (judge_content(options->content, &judged, &diagnostics)) {
        const size_t editions[] = {find_edition(&judged, options->argument, &diagnostics),
                                   find_edition(&judged, options->second, &diagnostics)};
        if (editions[0] != NONE && editions[1] != NONE)
            compare(&judged, editions, options->json);
    }
    judge_free(&judged);
    return report_finish(&diagnostics);
}
