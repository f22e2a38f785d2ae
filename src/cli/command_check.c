#include "cli/cli.h"
#include "cli/judge.h"
#include "cli/links.h"

#include <stdio.h>
#include <stdlib.h>

/* What the audit calls error or warning is something to look at, not to refuse to publish. */
static enum severity weigh(const struct finding *finding)
{
    if (finding->acknowledgement != NULL ||
        audit_rule_describe(finding->rule)->severity == AUDIT_NOTE)
        return SEVERITY_NOTE;
    return SEVERITY_WARNING;
}

/* "printed 94,00, elsewhere or recomputed 84", or as much of it as there is. */
static struct text describe_values(struct arena *arena, const struct finding_words *words)
{
    struct text printed = words->published;
    struct text other = words->recomputed;

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
    else if (!audit_is_declared(finding) &&
             audit_rule_describe(finding->rule)->severity != AUDIT_NOTE)
        diagnose_hint(diagnostics,
                      _("correct it here and in the spreadsheet if it is a slip; if the "
                        "document is like that, add it to \"acknowledged\" in edition.json"));
}

static void report_finding(const struct audit *audit, const struct finding *finding,
                           struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    const struct edition *edition = audit->edition;
    const struct finding_words words = audit_describe(&arena, audit, finding);
    const struct audit_rule_description *rule = audit_rule_describe(finding->rule);
    struct place place = {.file = words.origin.file, .line = words.origin.line};
    struct text values = describe_values(&arena, &words);

    if (finding->objective != NONE)
        place.code = edition->objectives[finding->objective].code;
    else if (finding->axis != NONE)
        place.code = edition->axes[finding->axis].values[finding->value].name;
    else if (words.subject.length > 0)
        place.code = words.subject;
    diagnose(diagnostics, weigh(finding), place, "[%s] %s: %.*s%.*s", rule->id, rule->title,
             TEXT_PRINT(values), TEXT_PRINT(words.explanation));
    diagnose_rule(diagnostics, text_from(rule->id));
    add_hint(finding, diagnostics);
    arena_free(&arena);
}

/* An acknowledgement that is about nothing: a slip, or the finding is mended by now. */
static void report_idle(const struct acknowledgement *entry, struct diagnostics *diagnostics)
{
    struct place place = {.file = entry->origin.file, .line = entry->origin.line};
    struct text rules[AUDIT_RULE_COUNT];
    size_t nearest;

    if (audit_rule_find(entry->rule) != AUDIT_RULE_COUNT) {
        diagnose(diagnostics, SEVERITY_WARNING, place,
                 _("the acknowledgement of \"%.*s\" is about no finding"),
                 TEXT_PRINT(entry->rule));
        diagnose_hint(diagnostics, "%s", _("take it out if the finding is mended by now"));
        return;
    }
    diagnose(diagnostics, SEVERITY_WARNING, place, _("the audit has no rule \"%.*s\""),
             TEXT_PRINT(entry->rule));
    for (size_t i = 0; i < AUDIT_RULE_COUNT; i++)
        rules[i] = text_from(audit_rule_describe((enum audit_rule)i)->id);
    if (text_nearest(entry->rule, rules, AUDIT_RULE_COUNT, &nearest, 1) > 0)
        diagnose_hint(diagnostics, _("the nearest is \"%.*s\""), TEXT_PRINT(rules[nearest]));
}

static void report_acknowledgements(const struct edition *edition, const struct audit *audit,
                                    struct diagnostics *diagnostics)
{
    size_t count = edition->acknowledgement_count;
    bool *used = memory_allocate_zeroed(count, sizeof *used);

    for (size_t i = 0; i < audit->count; i++) {
        const struct acknowledgement *entry = audit->findings[i].acknowledgement;
        if (entry != NULL)
            used[entry - edition->acknowledgements] = true;
    }
    for (size_t i = 0; i < count; i++) {
        if (!used[i])
            report_idle(&edition->acknowledgements[i], diagnostics);
    }
    free(used);
}

static void report_audits(const struct judged *judged, struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < judged->site.edition_count; i++) {
        for (size_t j = 0; j < judged->audits[i].count; j++)
            report_finding(&judged->audits[i], &judged->audits[i].findings[j], diagnostics);
        report_acknowledgements(&judged->site.editions[i], &judged->audits[i], diagnostics);
    }
}

static void print_counts(const struct judged *judged)
{
    for (size_t i = 0; i < judged->site.edition_count; i++) {
        const struct edition *edition = &judged->site.editions[i];
        const struct audit *audit = &judged->audits[i];
        if (edition->awaits_results && audit->checked == 0)
            printf(_("%.*s: awaits its results; no published figure to recompute yet\n"),
                   TEXT_PRINT(edition->id));
        else
            printf(_("%.*s: %zu published figures recomputed, %zu agree\n"),
                   TEXT_PRINT(edition->id), audit->checked, audit->agreed);
    }
}

static void print_link_counts(const struct link_counts *counts)
{
    printf(ngettext("%zu link to other sites: ", "%zu links to other sites: ", counts->links),
           counts->links);
    printf(_("%zu answer, %zu did lately, %zu do not, %zu not tried for lack of time\n"),
           counts->good, counts->cached, counts->broken, counts->untried);
}

static void check_links(const struct options *options, struct link_counts *counts,
                        struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct link_list list;

    if (links_gather(options->content, &arena, &list, diagnostics))
        links_check(&list, options->time_limit, counts, diagnostics);
    arena_free(&arena);
}

enum exit_status command_check(const struct options *options)
{
    struct diagnostics diagnostics = {0};
    struct link_counts counts = {0};
    struct judged judged;
    bool loaded = judge_content(options->content, &judged, &diagnostics);

    if (loaded)
        report_audits(&judged, &diagnostics);
    if (loaded && options->links)
        check_links(options, &counts, &diagnostics);
    enum exit_status status = report_status(&diagnostics);
    if (status == EXIT_DONE && options->strict && report_count_warnings(&diagnostics) > 0)
        status = EXIT_CONTENT;
    if (options->json)
        report_print_json(&diagnostics);
    else
        report_print(&diagnostics);
    if (loaded && !options->json)
        print_counts(&judged);
    if (loaded && options->links && !options->json)
        print_link_counts(&counts);
    judge_free(&judged);
    diagnostics_free(&diagnostics);
    return status;
}
