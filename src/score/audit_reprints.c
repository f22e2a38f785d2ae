#include "score/audit_internal.h"

static struct finding *add_finding(struct audit *audit, enum audit_rule rule, size_t number,
                                   enum audit_part part)
{
    const struct reprint *reprint = &audit->edition->reprints[number];
    struct finding *finding = audit_add(audit, rule);

    finding->part = part;
    finding->reprint = number;
    finding->objective = reprint->objective;
    finding->indicator = reprint->indicator;
    if (reprint->objective == NONE && reprint->value != NONE) {
        finding->axis = reprint->axis;
        finding->value = reprint->value;
    }
    return finding;
}

static bool same_figure(const struct figure *a, const struct figure *b)
{
    if (a->known && b->known)
        return decimal_compare(a->value, b->value) == 0;
    if (date_known(a->date) && date_known(b->date))
        return date_compare(a->date, b->date) == 0;
    return text_equal(a->printed, b->printed);
}

/* A cell left empty in the other table is not another value. */
static void check_figure(struct audit *audit, size_t number, const struct figure *plan,
                         const struct figure *other, enum audit_part part)
{
    if (other->printed.length == 0)
        return;
    bool agrees = same_figure(plan, other) ||
                  (part == AUDIT_PART_ACHIEVEMENT && audit_same_percentage(plan, other));
    audit_count(audit, agrees);
    if (!agrees)
        add_finding(audit, AUDIT_REPRINT_DIFFERS, number, part);
}

static void check_text(struct audit *audit, size_t number, struct text plan, struct text other,
                       enum audit_part part)
{
    if (other.length > 0 && !text_equal(plan, other))
        add_finding(audit, AUDIT_REPRINT_TEXT, number, part);
}

/* The figure that an arrow stands beside: of its own row, or of the plan. */
static const struct figure *find_arrow_figure(const struct edition *edition,
                                              const struct reprint *reprint)
{
    const struct objective *objective = &edition->objectives[reprint->objective];

    if (reprint->achievement.known)
        return &reprint->achievement;
    if (reprint->indicator == NONE)
        return &objective->achievement;
    return &objective->indicators[reprint->indicator].achievement;
}

/* An arrow says whether the target was reached. */
static void check_arrow(struct audit *audit, size_t number)
{
    const struct reprint *reprint = &audit->edition->reprints[number];
    const struct figure *achievement = find_arrow_figure(audit->edition, reprint);
    bool up = text_equal(reprint->arrow, TEXT("su"));
    bool down = text_equal(reprint->arrow, TEXT("giu"));

    if ((!up && !down) || !achievement->known)
        return;
    if (up != (decimal_compare(achievement->value, decimal_from_integer(100)) >= 0))
        add_finding(audit, AUDIT_REPRINT_ARROW, number, AUDIT_PART_ACHIEVEMENT);
}

/* The figure printed for an objective as a whole against the mean of its indicators. */
static void check_objective(struct audit *audit, size_t number)
{
    const struct reprint *reprint = &audit->edition->reprints[number];
    const struct objective *objective = &audit->edition->objectives[reprint->objective];
    const struct mean *mean =
        &audit->scores->objectives[reprint->objective].means[BASIS_CALCULATED];

    switch (score_compare(&reprint->achievement, mean)) {
    case OUTCOME_NOT_PUBLISHED:
        return;
    case OUTCOME_AGREES:
    case OUTCOME_ROUNDED:
        audit_count(audit, true);
        return;
    case OUTCOME_DIFFERS:
        audit_count(audit, false);
        add_finding(audit, AUDIT_OBJECTIVE_ACHIEVEMENT, number, AUDIT_PART_ACHIEVEMENT);
        return;
    case OUTCOME_NOT_CHECKED: /* listed by audit_objectives; rows can still contradict */
        check_figure(audit, number, &objective->achievement, &reprint->achievement,
                     AUDIT_PART_ACHIEVEMENT);
        return;
    }
}

static void check_indicator(struct audit *audit, size_t number)
{
    const struct reprint *reprint = &audit->edition->reprints[number];
    const struct indicator *plan =
        &audit->edition->objectives[reprint->objective].indicators[reprint->indicator];

    check_figure(audit, number, &plan->target, &reprint->target, AUDIT_PART_TARGET);
    check_figure(audit, number, &plan->actual, &reprint->actual, AUDIT_PART_ACTUAL);
    check_figure(audit, number, &plan->achievement, &reprint->achievement,
                 AUDIT_PART_ACHIEVEMENT);
    check_text(audit, number, plan->name, reprint->name, AUDIT_PART_NAME);
}

void audit_reprints(struct audit *audit)
{
    for (size_t i = 0; i < audit->edition->reprint_count; i++) {
        const struct reprint *reprint = &audit->edition->reprints[i];
        if (reprint->objective == NONE) {
            add_finding(audit, AUDIT_REPRINT_UNMATCHED, i, AUDIT_PART_ACHIEVEMENT);
            continue;
        }
        if (reprint->indicator == NONE)
            check_objective(audit, i);
        else
            check_indicator(audit, i);
        check_arrow(audit, i);
        check_text(audit, i, audit->edition->objectives[reprint->objective].title,
                   reprint->title, AUDIT_PART_TITLE);
    }
}

/* ---- Words ---- */

static void describe_objective(struct description *description, const struct reprint *reprint)
{
    const struct audit *audit = description->audit;
    const struct mean *mean =
        &audit->scores->objectives[reprint->objective].means[BASIS_CALCULATED];
    struct text formula = derivation_formula(description->arena, audit->edition, audit->scores,
                                             reprint->objective);

    description->words.published = reprint->achievement.printed;
    description->words.recomputed = score_percent(description->arena, mean->value);
    description->words.explanation = arena_format(
        description->arena, "In «%.*s» si legge %.*s; dagli indicatori viene %.*s.",
        TEXT_PRINT(reprint->table), TEXT_PRINT(reprint->achievement.printed),
        TEXT_PRINT(formula));
}

/* A cell that is printed twice, in words: what it is, and its two values. */
struct pair {
    const char *name;
    struct text plan;
    struct text other;
};

static struct pair find_pair(const struct edition *edition, const struct reprint *reprint,
                             enum audit_part part)
{
    static const struct indicator none;
    const struct objective *objective = &edition->objectives[reprint->objective];
    const struct indicator *indicator =
        reprint->indicator != NONE ? &objective->indicators[reprint->indicator] : &none;

    switch (part) {
    case AUDIT_PART_TARGET:
        return (struct pair){"Target", indicator->target.printed, reprint->target.printed};
    case AUDIT_PART_ACTUAL:
        return (struct pair){"Consuntivo", indicator->actual.printed, reprint->actual.printed};
    case AUDIT_PART_NAME:
        return (struct pair){"Nome dell’indicatore", indicator->name, reprint->name};
    case AUDIT_PART_TITLE:
        return (struct pair){"Titolo dell’obiettivo", objective->title, reprint->title};
    case AUDIT_PART_ACHIEVEMENT:
    case AUDIT_PART_DEVIATION:
    case AUDIT_PART_START:
    case AUDIT_PART_END:
        break;
    }
    return (struct pair){"Raggiungimento",
                         reprint->indicator != NONE ? indicator->achievement.printed
                                                    : objective->achievement.printed,
                         reprint->achievement.printed};
}

static void describe_pair(struct description *description, const struct reprint *reprint)
{
    struct finding_words *words = &description->words;
    const struct pair pair =
        find_pair(description->audit->edition, reprint, description->finding->part);

    words->published = pair.plan;
    words->recomputed = pair.other;
    if (description->finding->rule == AUDIT_REPRINT_TEXT)
        words->explanation =
            arena_format(description->arena, "%s: in «%.*s» si legge «%.*s».", pair.name,
                         TEXT_PRINT(reprint->table), TEXT_PRINT(pair.other));
    else
        words->explanation =
            arena_format(description->arena, "%s: %.*s %s, %.*s in «%.*s».", pair.name,
                         TEXT_PRINT(pair.plan.length > 0 ? pair.plan : TEXT("niente")),
                         reprint->indicator != NONE ? "nel piano" : "in un altro punto",
                         TEXT_PRINT(pair.other), TEXT_PRINT(reprint->table));
}

static void describe_arrow(struct description *description, const struct reprint *reprint)
{
    const struct figure *achievement = find_arrow_figure(description->audit->edition, reprint);
    bool up = text_equal(reprint->arrow, TEXT("su"));

    description->words.published = achievement->printed;
    description->words.recomputed = reprint->arrow;
    description->words.explanation =
        arena_format(description->arena,
                     "In «%.*s» la freccia è in %s, ma la percentuale %.*s dice che il "
                     "target %s raggiunto.",
                     TEXT_PRINT(reprint->table), up ? "su" : "giù",
                     TEXT_PRINT(achievement->printed), up ? "non è stato" : "è stato");
}

static void describe_unmatched(struct description *description, const struct reprint *reprint)
{
    struct text row = reprint->title.length > 0 ? reprint->title : reprint->name;
    bool named = reprint->manager.length > 0;

    description->words.subject = row;
    description->words.published = reprint->achievement.printed;
    description->words.explanation = arena_format(
        description->arena, "In «%.*s» la riga «%.*s»%s%.*s%s non corrisponde a un obiettivo.",
        TEXT_PRINT(reprint->table), TEXT_PRINT(row), named ? " (" : "",
        TEXT_PRINT(reprint->manager), named ? ")" : "");
}

void describe_reprint_finding(struct description *description)
{
    const struct reprint *reprint =
        &description->audit->edition->reprints[description->finding->reprint];

    if (description->finding->rule == AUDIT_OBJECTIVE_ACHIEVEMENT)
        describe_objective(description, reprint);
    else if (description->finding->rule == AUDIT_REPRINT_ARROW)
        describe_arrow(description, reprint);
    else if (description->finding->rule == AUDIT_REPRINT_UNMATCHED)
        describe_unmatched(description, reprint);
    else
        describe_pair(description, reprint);
}
