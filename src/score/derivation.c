#include "score/score.h"

/* Addends that a formula in a list has at most: a longer one would be a paragraph. */
enum { SHORT_ADDENDS = 6 };

/* A number as the derivation writes it: all its digits, in Italian. */
static struct text write_number(struct arena *arena, struct decimal value)
{
    char space[DECIMAL_TEXT_SIZE];

    return arena_copy(arena, decimal_format_italian(decimal_normalise(value), space));
}

struct text score_percent(struct arena *arena, struct decimal value)
{
    struct decimal rounded = value;

    if (value.scale > 2)
        decimal_round(value, 2, &rounded);
    return write_number(arena, rounded);
}

/* "1 obiettivo", "9 obiettivi" */
static struct text count_things(struct arena *arena, size_t count, const char *one,
                                const char *many)
{
    return arena_format(arena, "%.*s %s",
                        TEXT_PRINT(write_number(arena, decimal_from_integer((int64_t)count))),
                        count == 1 ? one : many);
}

/* ---- What does not count ---- */

static const char *const reason_words[] = {
    [REASON_COUNTED] = "",
    [REASON_NOT_MEASURED] = "non misurato",
    [REASON_AWAITED] = "in attesa di consuntivo",
    [REASON_NOT_APPLICABLE] = "non applicabile",
    [REASON_SUSPENDED] = "sospeso",
    [REASON_CONTEXT] = "solo informativo",
    [REASON_WORDS] = "giudicato a parole",
    [REASON_NO_TARGET] = "manca il target",
    [REASON_UNREADABLE_TARGET] = "il target non si può leggere",
    [REASON_UNREADABLE_ACTUAL] = "il consuntivo non si può leggere",
    [REASON_NO_WEIGHT] = "manca il peso",
    [REASON_LATER] = "si giudica dopo la fine del periodo",
    [REASON_BANDS] = "il documento non dice quanto vale ciascuna fascia",
    [REASON_TOO_LARGE] = "i numeri sono troppo grandi per il calcolo",
};

const char *score_reason_words(enum score_reason reason)
{
    return reason_words[reason];
}

static struct text say_left_out(struct arena *arena, enum score_reason reason)
{
    return arena_format(arena, "%s: non conta", reason_words[reason]);
}

static struct text count_left_out(struct arena *arena, const struct mean *mean, const char *one,
                                  const char *many)
{
    /* where nothing counts at all, the method has said so */
    if (mean->left_out == 0 || mean->counted == 0)
        return TEXT("");
    struct text things = count_things(arena, mean->left_out, one, many);
    return arena_format(arena, "%.*s non %s nella media: ciò che manca non vale zero.",
                        TEXT_PRINT(things), mean->left_out == 1 ? "entra" : "entrano");
}

/* ---- The result ---- */

static struct text say_rounding(struct arena *arena, const struct mean *mean)
{
    struct decimal rounded;

    if (!mean->known || !decimal_round(mean->value, 2, &rounded) ||
        decimal_compare(rounded, mean->value) == 0)
        return TEXT("");
    return arena_format(arena, "%.*s si arrotonda a %.*s.",
                        TEXT_PRINT(write_number(arena, mean->value)),
                        TEXT_PRINT(write_number(arena, rounded)));
}

static struct text say_published(struct arena *arena, const struct figure *published,
                                 const struct mean *mean)
{
    struct text recomputed = score_percent(arena, mean->value);

    switch (score_compare(published, mean)) {
    case OUTCOME_NOT_PUBLISHED:
        return TEXT("Il documento non stampa questa percentuale.");
    case OUTCOME_AGREES:
        return arena_format(arena, "Il documento stampa %.*s: coincide.",
                            TEXT_PRINT(published->printed));
    case OUTCOME_ROUNDED:
        return arena_format(arena, "Il documento stampa %.*s: è %.*s arrotondato a meno cifre.",
                            TEXT_PRINT(published->printed), TEXT_PRINT(recomputed));
    case OUTCOME_DIFFERS:
        return arena_format(arena, "Il documento stampa %.*s: non coincide con %.*s.",
                            TEXT_PRINT(published->printed), TEXT_PRINT(recomputed));
    case OUTCOME_NOT_CHECKED:
        return arena_format(arena, "Il documento stampa %.*s: non si può ricalcolare.",
                            TEXT_PRINT(published->printed));
    }
    return TEXT("");
}

/* total ÷ divisor = result */
static struct text write_division(struct arena *arena, struct text dividend,
                                  const struct mean *mean)
{
    return arena_format(arena, "%.*s ÷ %.*s = %.*s", TEXT_PRINT(dividend),
                        TEXT_PRINT(write_number(arena, mean->divisor)),
                        TEXT_PRINT(score_percent(arena, mean->value)));
}

struct text derivation_of_mean(struct arena *arena, const struct mean *mean)
{
    if (!mean->known)
        return TEXT("");
    return write_division(arena, score_percent(arena, mean->total), mean);
}

/* What the document prints, where that is not what was computed. */
static struct text write_line(struct arena *arena, struct text formula,
                              const struct figure *published, const struct mean *mean)
{
    switch (score_compare(published, mean)) {
    case OUTCOME_NOT_PUBLISHED:
    case OUTCOME_AGREES:
        return formula;
    case OUTCOME_NOT_CHECKED:
        return say_published(arena, published, mean);
    case OUTCOME_ROUNDED:
    case OUTCOME_DIFFERS:
        return arena_format(arena, "%.*s. %.*s", TEXT_PRINT(formula),
                            TEXT_PRINT(say_published(arena, published, mean)));
    }
    return formula;
}

/* ---- Objectives ---- */

struct text derivation_formula(struct arena *arena, const struct edition *edition,
                               const struct scores *scores, size_t objective)
{
    const struct objective_score *score = &scores->objectives[objective];
    const struct mean *mean = &score->means[BASIS_CALCULATED];
    struct buffer sum = {0};

    if (!mean->known)
        return TEXT("");
    for (size_t i = 0; i < edition->objectives[objective].indicator_count; i++) {
        const struct addend *addend = &score->indicators[i].addends[BASIS_CALCULATED];
        if (addend->reason != REASON_COUNTED)
            continue;
        buffer_append(&sum, sum.length > 0 ? TEXT(" + ") : TEXT("("));
        buffer_append(&sum, score_percent(arena, addend->value));
        if (mean->weighted) {
            buffer_append(&sum, TEXT(" × "));
            buffer_append(&sum, write_number(arena, addend->weight));
        }
    }
    buffer_append(&sum, TEXT(")"));
    struct text formula = write_division(arena, buffer_text(&sum), mean);
    buffer_free(&sum);
    return formula;
}

struct text derivation_short_formula(struct arena *arena, const struct edition *edition,
                                     const struct scores *scores, size_t objective)
{
    const struct mean *mean = &scores->objectives[objective].means[BASIS_CALCULATED];

    return mean->counted > SHORT_ADDENDS
               ? derivation_of_mean(arena, mean)
               : derivation_formula(arena, edition, scores, objective);
}

struct text derivation_line_of_objective(struct arena *arena, const struct edition *edition,
                                         const struct scores *scores, size_t objective)
{
    return write_line(arena, derivation_short_formula(arena, edition, scores, objective),
                      &edition->objectives[objective].achievement,
                      &scores->objectives[objective].means[BASIS_CALCULATED]);
}

static struct text write_indicator_term(struct arena *arena, const struct indicator *indicator,
                                        const struct addend *addend, bool weighted)
{
    struct text value = score_percent(arena, addend->value);
    const char *origin =
        indicator->achievement.known ? "" : " (ricalcolato da target e consuntivo)";

    if (addend->reason != REASON_COUNTED)
        return say_left_out(arena, addend->reason);
    if (!weighted)
        return arena_format(arena, "%.*s%s", TEXT_PRINT(value), origin);
    return arena_format(arena, "%.*s × %.*s%s", TEXT_PRINT(value),
                        TEXT_PRINT(write_number(arena, addend->weight)), origin);
}

static struct text name_objective_method(const struct mean *mean)
{
    if (mean->overflowed)
        return TEXT("I numeri sono troppo grandi per il calcolo.");
    if (mean->counted + mean->left_out == 0)
        return TEXT("L’obiettivo non ha indicatori: non c’è una percentuale, e non vale zero.");
    if (mean->counted == 0)
        return TEXT("Nessun indicatore è misurato: non c’è una percentuale, e non vale zero.");
    if (!mean->known)
        return TEXT("I pesi degli indicatori misurati sommano a 0: non c’è una percentuale.");
    if (mean->weighted)
        return TEXT(
            "Media degli indicatori: il raggiungimento di ciascuno si moltiplica per il "
            "suo peso, si somma, e si divide per la somma dei pesi.");
    return TEXT("Media semplice degli indicatori: la somma si divide per il loro numero.");
}

/* Of a plan without results there is nothing to compute. */
static struct derivation await_results(void)
{
    return (struct derivation){
        .method = TEXT("In attesa di consuntivo: è un piano, e non ha ancora percentuali."),
    };
}

struct derivation derivation_of_objective(struct arena *arena, const struct edition *edition,
                                          const struct scores *scores, size_t objective)
{
    const struct objective *source = &edition->objectives[objective];
    const struct objective_score *score = &scores->objectives[objective];
    const struct mean *mean = &score->means[BASIS_CALCULATED];

    if (edition->awaits_results)
        return await_results();
    struct derivation derivation = {
        .method = name_objective_method(mean),
        .terms = arena_allocate_array(arena, source->indicator_count, sizeof *derivation.terms),
        .term_count = source->indicator_count,
        .formula = derivation_formula(arena, edition, scores, objective),
        .rounding = say_rounding(arena, mean),
        .left_out = count_left_out(arena, mean, "indicatore", "indicatori"),
        .published = say_published(arena, &source->achievement, mean),
    };

    for (size_t i = 0; i < source->indicator_count; i++) {
        const struct addend *addend = &score->indicators[i].addends[BASIS_CALCULATED];
        derivation.terms[i] = (struct derivation_term){
            .label = source->indicators[i].name,
            .text = write_indicator_term(arena, &source->indicators[i], addend, mean->weighted),
            .counted = addend->reason == REASON_COUNTED,
            .objective = NONE,
            .axis = NONE,
            .value = NONE,
        };
    }
    return derivation;
}

/* ---- Groups of objectives ---- */

static struct text name_group_method(const struct mean *mean)
{
    if (mean->overflowed)
        return TEXT("I numeri sono troppo grandi per il calcolo.");
    if (mean->counted + mean->left_out == 0)
        return TEXT("Non ci sono obiettivi: non c’è una percentuale, e non vale zero.");
    if (!mean->known)
        return TEXT("Nessun obiettivo è misurato: non c’è una percentuale, e non vale zero.");
    if (mean->weighted)
        return TEXT("Media degli obiettivi: il raggiungimento di ciascuno si moltiplica per il "
                    "suo peso, si somma, e si divide per la somma dei pesi.");
    return TEXT(
        "Media semplice degli obiettivi: la somma dei loro raggiungimenti si divide per "
        "il loro numero.");
}

static struct derivation describe_group(struct arena *arena, const struct group_score *score)
{
    const struct mean *mean = &score->means[BASIS_CALCULATED];

    return (struct derivation){
        .method = name_group_method(mean),
        .formula = derivation_of_mean(arena, mean),
        .rounding = say_rounding(arena, mean),
        .left_out = count_left_out(arena, mean, "obiettivo", "obiettivi"),
        .published = say_published(arena, score->published, mean),
    };
}

struct text derivation_line_of_group(struct arena *arena, const struct group_score *score)
{
    const struct mean *mean = &score->means[BASIS_CALCULATED];

    return write_line(arena, derivation_of_mean(arena, mean), score->published, mean);
}

/* Why something has no mean: where results may still come, it waits for them. */
static enum score_reason why_unknown(const struct edition *edition, const struct mean *mean)
{
    if (mean->overflowed)
        return REASON_TOO_LARGE;
    return edition->kind == EDITION_RESULTS ? REASON_NOT_MEASURED : REASON_AWAITED;
}

/* "84"; in a weighted mean "84 × 40"; or why it does not count. */
static struct text write_objective_term(struct arena *arena, const struct edition *edition,
                                        const struct mean *mean, const struct figure *weight)
{
    if (!mean->known)
        return say_left_out(arena, why_unknown(edition, mean));
    if (!edition->method.means_are_weighted)
        return score_percent(arena, mean->value);
    if (!weight->known)
        return say_left_out(arena, REASON_NO_WEIGHT);
    return arena_format(arena, "%.*s × %.*s", TEXT_PRINT(score_percent(arena, mean->value)),
                        TEXT_PRINT(write_number(arena, weight->value)));
}

static struct derivation_term describe_objective(struct arena *arena,
                                                 const struct edition *edition,
                                                 const struct scores *scores,
                                                 const struct derivation_part *part,
                                                 size_t objective)
{
    const struct mean *mean = &scores->objectives[objective].means[BASIS_CALCULATED];
    const struct objective *source = &edition->objectives[objective];
    struct figure weight = model_weight(edition, source, part->axis, part->value);

    return (struct derivation_term){
        .label = source->title,
        .text = write_objective_term(arena, edition, mean, &weight),
        .counted = mean->known && (weight.known || !edition->method.means_are_weighted),
        .objective = objective,
        .axis = NONE,
        .value = NONE,
    };
}

struct derivation derivation_of_value(struct arena *arena, const struct edition *edition,
                                      const struct scores *scores, struct derivation_part part)
{
    const struct references *objectives =
        &edition->axes[part.axis].values[part.value].objectives;

    if (edition->awaits_results)
        return await_results();
    struct derivation derivation = describe_group(arena, &scores->axes[part.axis][part.value]);
    size_t rest = part.first < objectives->count ? objectives->count - part.first : 0;

    derivation.term_count = rest < part.most ? rest : part.most;
    derivation.terms =
        arena_allocate_array(arena, derivation.term_count, sizeof *derivation.terms);
    for (size_t i = 0; i < derivation.term_count; i++)
        derivation.terms[i] = describe_objective(arena, edition, scores, &part,
                                                 objectives->items[part.first + i]);
    return derivation;
}

struct derivation derivation_of_weight(struct arena *arena, const struct edition *edition,
                                       const struct scores *scores, struct derivation_part part)
{
    const struct references *objectives =
        &edition->axes[part.axis].values[part.value].objectives;
    const struct mean *mean = &scores->axes[part.axis][part.value].weight;
    size_t rest = part.first < objectives->count ? objectives->count - part.first : 0;
    struct derivation derivation = {
        .method = TEXT("Media semplice dei pesi: la somma si divide per il loro numero."),
        .term_count = rest < part.most ? rest : part.most,
        .formula = derivation_of_mean(arena, mean),
        .rounding = say_rounding(arena, mean),
        .left_out = count_left_out(arena, mean, "obiettivo", "obiettivi"),
    };

    derivation.terms =
        arena_allocate_array(arena, derivation.term_count, sizeof *derivation.terms);
    for (size_t i = 0; i < derivation.term_count; i++) {
        size_t number = objectives->items[part.first + i];
        const struct objective *objective = &edition->objectives[number];
        struct figure weight = model_weight(edition, objective, part.axis, part.value);
        derivation.terms[i] = (struct derivation_term){
            .label = objective->title,
            .text = weight.known ? weight.printed : say_left_out(arena, REASON_NO_WEIGHT),
            .counted = weight.known,
            .objective = number,
            .axis = NONE,
            .value = NONE,
        };
    }
    return derivation;
}

/* "9 obiettivi, somma 750"; in a weighted mean "9 obiettivi, somma 4.000, pesi 82,55" */
static struct text write_value_term(struct arena *arena, const struct mean *mean)
{
    struct text things = count_things(arena, mean->counted, "obiettivo", "obiettivi");
    struct text text = arena_format(arena, "%.*s, somma %.*s", TEXT_PRINT(things),
                                    TEXT_PRINT(score_percent(arena, mean->total)));

    if (!mean->weighted)
        return text;
    return arena_format(arena, "%.*s, pesi %.*s", TEXT_PRINT(text),
                        TEXT_PRINT(write_number(arena, mean->divisor)));
}

static struct derivation_term describe_value(struct arena *arena, const struct edition *edition,
                                             const struct scores *scores, size_t value)
{
    const struct mean *mean = &scores->axes[edition->main_axis][value].means[BASIS_CALCULATED];

    return (struct derivation_term){
        .label = edition->axes[edition->main_axis].values[value].name,
        .text = mean->known ? write_value_term(arena, mean)
                            : say_left_out(arena, why_unknown(edition, mean)),
        .counted = mean->known,
        .objective = NONE,
        .axis = edition->main_axis,
        .value = value,
    };
}

/* Where values share objectives, their sums are more than that of the edition. */
static struct text say_shared(struct arena *arena, struct text method,
                              const struct edition *edition, const struct scores *scores)
{
    const struct mean *mean = &scores->entity.means[BASIS_CALCULATED];
    size_t counted = 0;

    for (size_t i = 0; i < edition->axes[edition->main_axis].value_count; i++)
        counted += scores->axes[edition->main_axis][i].means[BASIS_CALCULATED].counted;
    if (counted <= mean->counted)
        return method;
    return arena_format(arena, "%.*s Un obiettivo di più voci conta una volta sola%s.",
                        TEXT_PRINT(method),
                        mean->weighted ? ", con il peso del suo primo codice" : "");
}

struct derivation derivation_of_edition(struct arena *arena, const struct edition *edition,
                                        const struct scores *scores)
{
    const struct axis *axis = &edition->axes[edition->main_axis];

    if (edition->awaits_results)
        return await_results();
    struct derivation derivation = describe_group(arena, &scores->entity);

    derivation.method = say_shared(arena, derivation.method, edition, scores);
    derivation.term_count = axis->value_count;
    derivation.terms = arena_allocate_array(arena, axis->value_count, sizeof *derivation.terms);
    for (size_t i = 0; i < axis->value_count; i++)
        derivation.terms[i] = describe_value(arena, edition, scores, i);
    return derivation;
}
