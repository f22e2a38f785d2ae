#include "score/audit_internal.h"

#include <string.h>

static const struct indicator *get_indicator(const struct audit *audit, size_t objective,
                                             size_t index)
{
    return &audit->edition->objectives[objective].indicators[index];
}

/* The achievement that follows from target and actual, or why none does. */
static const struct addend *get_recomputed(const struct audit *audit, size_t objective,
                                           size_t index)
{
    const struct indicator_score *scores = audit->scores->objectives[objective].indicators;

    return &scores[index].addends[BASIS_FROM_TARGET];
}

static void add_part(struct audit *audit, enum audit_rule rule, size_t objective, size_t index,
                     enum audit_part part)
{
    audit_add_indicator(audit, rule, objective, index)->part = part;
}

/* The published achievement against the one that follows from target and actual. */
static void check_achievement(struct audit *audit, size_t objective, size_t index)
{
    const struct figure *published = &get_indicator(audit, objective, index)->achievement;
    const struct addend *addend = get_recomputed(audit, objective, index);
    bool recomputed = addend->reason == REASON_COUNTED || addend->reason == REASON_NO_WEIGHT;
    const struct mean mean = {.known = recomputed, .value = addend->value};

    switch (score_compare(published, &mean)) {
    case OUTCOME_NOT_PUBLISHED:
        return;
    case OUTCOME_AGREES:
    case OUTCOME_ROUNDED:
        audit_count(audit, true);
        return;
    case OUTCOME_DIFFERS:
        audit_count(audit, false);
        audit_add_indicator(audit, AUDIT_INDICATOR_ACHIEVEMENT, objective, index);
        return;
    case OUTCOME_NOT_CHECKED:
        audit_add_indicator(audit, AUDIT_INDICATOR_NOT_CHECKED, objective, index);
        return;
    }
}

/* Actual minus target; false where these are not two numbers. */
static bool find_deviation(const struct indicator *indicator, struct decimal *deviation)
{
    return indicator->actual.known && indicator->target.known &&
           decimal_subtract(indicator->actual.value, indicator->target.value, deviation);
}

static void check_deviation(struct audit *audit, size_t objective, size_t index)
{
    const struct indicator *indicator = get_indicator(audit, objective, index);
    struct decimal deviation;

    if (indicator->deviation.printed.length == 0)
        return;
    if (!indicator->deviation.known) {
        add_part(audit, AUDIT_INDICATOR_UNREADABLE, objective, index, AUDIT_PART_DEVIATION);
        return;
    }
    if (!find_deviation(indicator, &deviation)) {
        add_part(audit, AUDIT_INDICATOR_NOT_CHECKED, objective, index, AUDIT_PART_DEVIATION);
        return;
    }
    bool agrees = decimal_compare(deviation, indicator->deviation.value) == 0;
    audit_count(audit, agrees);
    if (!agrees)
        add_part(audit, AUDIT_INDICATOR_DEVIATION, objective, index, AUDIT_PART_DEVIATION);
}

/* The reason tells of a target only when the actual is there: here also when it is not. */
static bool has_unreadable_target(const struct indicator *indicator, enum score_reason reason)
{
    if (reason == REASON_UNREADABLE_TARGET)
        return true;
    if ((reason != REASON_NOT_MEASURED && reason != REASON_UNREADABLE_ACTUAL) ||
        indicator->target.printed.length == 0)
        return false;
    switch (indicator->kind) {
    case INDICATOR_AT_LEAST:
    case INDICATOR_AT_MOST:
    case INDICATOR_EQUAL:
    case INDICATOR_K_OF_N:
        return !indicator->target.known;
    case INDICATOR_RANGE:
        return !indicator->target.known || indicator->reading == NULL ||
               !indicator->reading->limit.known;
    case INDICATOR_INCREASE:
        return !indicator->target.known &&
               (indicator->reading == NULL || !indicator->reading->baseline.known);
    case INDICATOR_CUMULATIVE:
        return indicator->reading == NULL || indicator->reading->year_count == 0;
    case INDICATOR_BANDS:
        return indicator->reading == NULL || indicator->reading->band_count == 0;
    case INDICATOR_BY_DATE:
        return !date_known(indicator->target.date);
    case INDICATOR_BOOLEAN:
    case INDICATOR_BOOLEAN_NEGATIVE:
    case INDICATOR_SCHEDULE:
    case INDICATOR_TEXT:
    case INDICATOR_CONTEXT:
        return false;
    }
    return false;
}

static void check_readable(struct audit *audit, size_t objective, size_t index)
{
    enum score_reason reason = get_recomputed(audit, objective, index)->reason;

    if (has_unreadable_target(get_indicator(audit, objective, index), reason))
        add_part(audit, AUDIT_INDICATOR_UNREADABLE, objective, index, AUDIT_PART_TARGET);
    if (reason == REASON_UNREADABLE_ACTUAL)
        add_part(audit, AUDIT_INDICATOR_UNREADABLE, objective, index, AUDIT_PART_ACTUAL);
    if (reason == REASON_NOT_MEASURED && audit->edition->kind == EDITION_RESULTS)
        add_part(audit, AUDIT_INDICATOR_NOT_MEASURED, objective, index, AUDIT_PART_ACTUAL);
}

/* ---- The same indicator twice in one objective: the same name, formula and competence ---- */

/* Up to so many are compared each with each: cheaper than a table. */
enum { FEW_INDICATORS = 16 };

static size_t find_first_of_few(const struct objective *objective, size_t index)
{
    const struct indicator *indicator = &objective->indicators[index];
    size_t first = 0;

    while (!text_equal(objective->indicators[first].name, indicator->name) ||
           !text_equal(objective->indicators[first].formula, indicator->formula) ||
           !text_equal(objective->indicators[first].competence, indicator->competence))
        first++;
    return first;
}

/* All three in one, each with a byte behind it that no text has, for a table. */
static struct text make_key(struct arena *arena, const struct indicator *indicator)
{
    const struct text parts[] = {indicator->name, indicator->formula, indicator->competence};
    struct text key = {NULL, 0};
    char *space =
        arena_allocate(arena, parts[0].length + parts[1].length + parts[2].length + 3);

    for (size_t i = 0; i < 3; i++) {
        if (parts[i].length > 0)
            memcpy(space + key.length, parts[i].data, parts[i].length);
        key.length += parts[i].length;
        space[key.length++] = '\0';
    }
    key.data = space;
    return key;
}

static void check_twice(struct audit *audit, size_t number)
{
    const struct objective *objective = &audit->edition->objectives[number];
    bool few = objective->indicator_count <= FEW_INDICATORS;
    struct arena arena = {0};
    struct map seen = {0};

    for (size_t i = 0; i < objective->indicator_count; i++) {
        size_t first = few ? find_first_of_few(objective, i)
                           : map_add(&seen, make_key(&arena, &objective->indicators[i]), i);
        if (first != i)
            audit_add_indicator(audit, AUDIT_INDICATOR_TWICE, number, i)->other = first;
    }
    map_free(&seen);
    arena_free(&arena);
}

/* The code of an indicator stands in one objective only: in which it came first. */
static void check_code(struct audit *audit, size_t objective, size_t index, struct map *seen)
{
    struct text code = get_indicator(audit, objective, index)->code;
    size_t first = code.length > 0 ? map_add(seen, code, objective) : objective;

    if (first != objective)
        audit_add_indicator(audit, AUDIT_INDICATOR_CODE, objective, index)->other = first;
}

void audit_indicators(struct audit *audit)
{
    struct map codes = {0};

    for (size_t i = 0; i < audit->edition->objective_count; i++) {
        for (size_t j = 0; j < audit->edition->objectives[i].indicator_count; j++) {
            check_code(audit, i, j, &codes);
            check_achievement(audit, i, j);
            check_deviation(audit, i, j);
            check_readable(audit, i, j);
        }
        check_twice(audit, i);
    }
    map_free(&codes);
}

/* ---- Words ---- */

/* Where less is better, some documents print target minus actual: said, not counted wrong. */
static void describe_deviation(struct description *description,
                               const struct indicator *indicator)
{
    struct decimal deviation = {0};
    struct decimal sum;
    char space[DECIMAL_TEXT_SIZE];

    find_deviation(indicator, &deviation);
    description->words.recomputed =
        arena_copy(description->arena, decimal_format_italian(deviation, space));
    bool reversed = decimal_add(indicator->deviation.value, deviation, &sum) && sum.units == 0;
    description->words.explanation =
        reversed ? TEXT("È stampato target meno consuntivo, con il segno contrario.")
                 : arena_format(description->arena,
                                "Lo scostamento è consuntivo meno target: %.*s − %.*s = %.*s.",
                                TEXT_PRINT(indicator->actual.printed),
                                TEXT_PRINT(indicator->target.printed),
                                TEXT_PRINT(description->words.recomputed));
}

static struct text get_printed(const struct indicator *indicator, enum audit_part part)
{
    switch (part) {
    case AUDIT_PART_ACHIEVEMENT:
        return indicator->achievement.printed;
    case AUDIT_PART_DEVIATION:
        return indicator->deviation.printed;
    case AUDIT_PART_TARGET:
        return indicator->target.printed;
    case AUDIT_PART_ACTUAL:
        return indicator->actual.printed;
    case AUDIT_PART_NAME:
    case AUDIT_PART_TITLE:
    case AUDIT_PART_START:
    case AUDIT_PART_END:
        break;
    }
    return TEXT("");
}

static void describe_unreadable(struct description *description,
                                const struct indicator *indicator, enum audit_part part)
{
    bool by_date = indicator->kind == INDICATOR_BY_DATE;
    bool boolean =
        indicator->kind == INDICATOR_BOOLEAN || indicator->kind == INDICATOR_BOOLEAN_NEGATIVE;
    const char *what = part == AUDIT_PART_TARGET   ? "Il target"
                       : part == AUDIT_PART_ACTUAL ? "Il consuntivo"
                                                   : "Lo scostamento";
    const char *wanted = "un numero";

    if (part != AUDIT_PART_DEVIATION && by_date)
        wanted = "una data";
    if (part == AUDIT_PART_ACTUAL && boolean)
        wanted = "né 1 (sì) né 0 (no)";
    description->words.explanation =
        arena_format(description->arena, "%s «%.*s» non è %s.", what,
                     TEXT_PRINT(description->words.published), wanted);
}

void describe_indicator_finding(struct description *description)
{
    const struct audit *audit = description->audit;
    const struct finding *finding = description->finding;
    struct finding_words *words = &description->words;
    const struct indicator *indicator =
        get_indicator(audit, finding->objective, finding->indicator);

    words->published = get_printed(indicator, finding->part);
    if (finding->rule == AUDIT_INDICATOR_TWICE) {
        words->published = indicator->name;
        words->explanation = arena_format(description->arena, "È uguale all’indicatore n. %zu.",
                                          finding->other + 1);
    } else if (finding->rule == AUDIT_INDICATOR_CODE) {
        const struct objective *first = &audit->edition->objectives[finding->other];
        words->published = indicator->code;
        words->explanation =
            arena_format(description->arena, "Il codice sta già in %.*s «%.*s».",
                         TEXT_PRINT(first->code), TEXT_PRINT(first->title));
    } else if (finding->rule == AUDIT_INDICATOR_NOT_MEASURED) {
        words->explanation = TEXT("Il documento non stampa il consuntivo.");
    } else if (finding->rule == AUDIT_INDICATOR_UNREADABLE) {
        describe_unreadable(description, indicator, finding->part);
    } else if (finding->rule == AUDIT_INDICATOR_DEVIATION) {
        describe_deviation(description, indicator);
    } else if (finding->part == AUDIT_PART_DEVIATION) {
        words->explanation = TEXT("Lo scostamento non si può ricalcolare: servono due numeri, "
                                  "il target e il consuntivo.");
    } else {
        if (finding->rule == AUDIT_INDICATOR_ACHIEVEMENT)
            words->recomputed = score_percent(
                description->arena,
                get_recomputed(audit, finding->objective, finding->indicator)->value);
        words->explanation =
            derivation_of_indicator(description->arena, audit->edition, audit->scores,
                                    finding->objective, finding->indicator);
    }
}
