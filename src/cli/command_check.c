#include "cli/cli.h"
#include "cli/judge.h"

#include <stdio.h>

/* What the audit calls error or warning is something to look at, not to refuse to publish. */
static enum severity weigh(const struct finding *finding)
{
    if (finding->acknowledgement != NULL ||
        audit_rule_describe(finding->rule)->severity == AUDIT_NOTE)
        return SEVERITY_NOTE;
    return SEVERITY_WARNING;
}

/* "printed 94,00, elsewhere or recomputed 84", or as much of it as there is. */
static struct text describe_values(struct arena *arena, const struct finding *finding)
{
    struct text printed = finding->published;
    struct text other = finding->recomputed;

    if (printed.length > 0 && other.length > 0)
        return arena_format(arena, _("printed \"%.*s\", elsewhere or recomputed \"%.*s\". "),
                            TEXT_PRINT(printed), TEXT_PRINT(other));
    if (printed.length > 0)
        return arena_format(arena, _("printed \"%.*s\". "), TEXT_PRINT(printed));
    return TEXT("");
}

static void add_hint(const struct finding *finding, struct diagnostics *diagnostics)
{
    if (finding->acknowledgement != NULL)
        diagnose_hint(diagnostics, _("acknowledged: %.*s"),
                      TEXT_PRINT(finding->acknowledgement->note));
    else if (audit_rule_describe(finding->rule)->severity != AUDIT_NOTE)
        diagnose_hint(diagnostics,
                      _("correct it here and in the spreadsheet if it is a slip; if the "
                        "document is like that, add it to \"acknowledged\" in edition.json"));
}

static void report_finding(const struct edition *edition, const struct finding *finding,
                           struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    const struct audit_rule_description *rule = audit_rule_describe(finding->rule);
    struct place place = {.file = finding->origin.file, .line = finding->origin.line};
    struct text values = describe_values(&arena, finding);

    if (finding->objective != NONE)
        place.code = edition->objectives[finding->objective].code;
    else if (finding->axis != NONE)
        place.code = edition->axes[finding->axis].values[finding->value].name;
    diagnose(diagnostics, weigh(finding), place, "[%s] %s: %.*s%.*s", rule->id, rule->title,
             TEXT_PRINT(values), TEXT_PRINT(finding->explanation));
    diagnose_rule(diagnostics, text_from(rule->id));
    add_hint(finding, diagnostics);
    arena_free(&arena);
}

static void report_audits(const struct judged *judged, struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < judged->site.edition_count; i++) {
        for (size_t j = 0; j < judged->audits[i].count; j++)
            report_finding(&judged->site.editions[i], &judged->audits[i].findings[j],
                           diagnostics);
    }
}

static void print_counts(const struct judged *judged)
{
    for (size_t i = 0; i < judged->site.edition_count; i++)
        printf(_("%.*s: %zu published figures recomputed, %zu agree\n"),
               TEXT_PRINT(judged->site.editions[i].id), judged->audits[i].checked,
               judged->audits[i].agreed);
}

enum exit_status command_check(const struct options *options)
{
    struct diagnostics diagnostics = {0};
    struct judged judged;
    bool loaded = judge_content(options->content, &judged, &diagnostics);

    if (loaded)
        report_audits(&judged, &diagnostics);
    enum exit_status status = report_status(&diagnostics);
    if (status == EXIT_DONE && options->strict && report_count_warnings(&diagnostics) > 0)
        status = EXIT_CONTENT;
    if (options->json)
        report_print_json(&diagnostics);
    else
        report_print(&diagnostics);
    if (loaded && !options->json)
        print_counts(&judged);
    judge_free(&judged);
    diagnostics_free(&diagnostics);
    return status;
}
