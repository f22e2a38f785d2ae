#include "score/audit_internal.h"

static bool same_figure(const struct figure *a, const struct figure *b)
{
    if (a->known && b->known)
        return decimal_compare(a->value, b->value) == 0;
    return text_equal(a->printed, b->printed);
}

static struct finding *add_finding(struct audit_run *run, enum audit_rule rule,
                                   const struct reprint *reprint)
{
    struct finding *finding = audit_add(run, rule);

    finding->objective = reprint->objective;
    finding->indicator = reprint->indicator;
    if (reprint->objective == NONE && reprint->value != NONE) {
        finding->axis = reprint->axis;
        finding->value = reprint->value;
    }
    finding->origin = reprint->origin;
    return finding;
}

/* A cell left empty in the other table is not another value. */
static bool check_figure(struct audit_run *run, const struct reprint *reprint,
                         const struct figure *plan, const struct figure *other,
                         const char *what)
{
    if (other->printed.length == 0)
        return true;
    bool agrees = same_figure(plan, other);
    audit_count(run, agrees);
    if (agrees)
        return true;
    struct finding *finding = add_finding(run, AUDIT_REPRINT_DIFFERS, reprint);
    finding->published = plan->printed;
    finding->recomputed = other->printed;
    finding->explanation =
        arena_format(&run->audit->arena, "%s: %.*s nel piano, %.*s in «%.*s».", what,
                     TEXT_PRINT(plan->printed.length > 0 ? plan->printed : TEXT("niente")),
                     TEXT_PRINT(other->printed), TEXT_PRINT(reprint->table));
    return false;
}

/* An arrow says whether the target was reached. */
static void check_arrow(struct audit_run *run, const struct reprint *reprint,
                        const struct figure *achievement)
{
    bool up = text_equal(reprint->arrow, TEXT("su"));
    bool down = text_equal(reprint->arrow, TEXT("giu"));

    if ((!up && !down) || !achievement->known)
        return;
    bool reached = decimal_compare(achievement->value, decimal_from_integer(100)) >= 0;
    if (up == reached)
        return;
    struct finding *finding = add_finding(run, AUDIT_REPRINT_ARROW, reprint);
    finding->published = achievement->printed;
    finding->recomputed = reprint->arrow;
    finding->explanation = arena_format(&run->audit->arena, "La freccia in «%.*s» è in %s.",
                                        TEXT_PRINT(reprint->table), up ? "su" : "giù");
}

static void check_text(struct audit_run *run, const struct reprint *reprint, struct text plan,
                       struct text other, const char *what)
{
    if (other.length == 0 || text_equal(plan, other))
        return;
    struct finding *finding = add_finding(run, AUDIT_REPRINT_TEXT, reprint);
    finding->published = plan;
    finding->recomputed = other;
    finding->explanation = arena_format(&run->audit->arena, "%s: in «%.*s» si legge «%.*s».",
                                        what, TEXT_PRINT(reprint->table), TEXT_PRINT(other));
}

static void check_indicator(struct audit_run *run, const struct reprint *reprint)
{
    const struct indicator *plan =
        &run->edition->objectives[reprint->objective].indicators[reprint->indicator];

    check_figure(run, reprint, &plan->target, &reprint->target, "Target");
    check_figure(run, reprint, &plan->actual, &reprint->actual, "Consuntivo");
    if (check_figure(run, reprint, &plan->achievement, &reprint->achievement, "Raggiungimento"))
        check_arrow(run, reprint, &plan->achievement);
    check_text(run, reprint, plan->name, reprint->name, "Nome dell’indicatore");
}

static void report_unmatched(struct audit_run *run, const struct reprint *reprint)
{
    struct finding *finding = add_finding(run, AUDIT_REPRINT_UNMATCHED, reprint);

    finding->subject = reprint->title;
    finding->published = reprint->achievement.printed;
    finding->explanation = arena_format(
        &run->audit->arena, "In «%.*s» la riga «%.*s»%s%.*s non corrisponde a un obiettivo.",
        TEXT_PRINT(reprint->table), TEXT_PRINT(reprint->title),
        reprint->manager.length > 0 ? ", di " : "", TEXT_PRINT(reprint->manager));
}

void audit_reprints(struct audit_run *run)
{
    for (size_t i = 0; i < run->edition->reprint_count; i++) {
        const struct reprint *reprint = &run->edition->reprints[i];
        if (reprint->objective == NONE) {
            report_unmatched(run, reprint);
            continue;
        }
        if (reprint->indicator != NONE)
            check_indicator(run, reprint);
        check_text(run, reprint, run->edition->objectives[reprint->objective].title,
                   reprint->title, "Titolo dell’obiettivo");
    }
}
