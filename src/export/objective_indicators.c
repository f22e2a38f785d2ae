/* The indicators of an objective, for its JSON file. */
#include "export/objective.h"

void figure_write(struct json_writer *json, struct text key, const struct figure *figure)
{
    char space[DECIMAL_TEXT_SIZE];

    if (figure->printed.length == 0) {
        json_writer_plain(json, key, TEXT("null"));
        return;
    }
    json_writer_open(json, key, '{');
    json_writer_text(json, TEXT("stampato"), figure->printed);
    if (figure->known)
        json_writer_plain(json, TEXT("valore"), decimal_format_plain(figure->value, space));
    json_writer_close(json, '}');
}

void percent_write(struct json_writer *json, struct text key, bool known, struct decimal value)
{
    char space[DECIMAL_TEXT_SIZE];
    struct decimal rounded = value;

    known = known && decimal_round(value, 2, &rounded);
    json_writer_plain(json, key, known ? decimal_format_plain(rounded, space) : TEXT("null"));
}

struct text rating_find(const struct edition *edition, const struct figure *published,
                        const struct mean *calculated)
{
    struct shown shown = score_shown(published, calculated);
    const struct rating *rating = shown.known ? score_rate(edition, shown.value) : NULL;

    return rating != NULL ? rating->label : TEXT("");
}

/* What it was in other years; nothing where none is told. */
static void write_series(struct json_writer *json, struct arena *arena,
                         const struct edition *edition, const struct indicator *indicator)
{
    struct series series = series_of_indicator(arena, edition, indicator);

    if (indicator->series_count == 0)
        return;
    json_writer_open(json, TEXT("serie"), '[');
    for (size_t i = 0; i < indicator->series_count; i++) {
        json_writer_open(json, JSON_WRITER_NO_KEY, '{');
        json_writer_count(json, TEXT("anno"), indicator->series[i].year);
        figure_write(json, TEXT("valore"), &indicator->series[i].value);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
    if (series.shows)
        json_writer_text(json, TEXT("andamento"), series_words(arena, &series));
}

/* The percentage, or why there is none. */
static struct text tell_shown(struct arena *arena, const struct indicator *indicator,
                              const struct indicator_score *score)
{
    struct shown shown = score_shown_indicator(indicator, score);

    return shown.known ? score_shown_percent(arena, shown) : words_for_no_figure(score);
}

void indicator_write(struct json_writer *json, struct arena *arena,
                     const struct export_source *source, size_t objective, size_t index,
                     struct text derivation)
{
    const struct indicator *indicator =
        &source->edition->objectives[objective].indicators[index];
    const struct indicator_score *score =
        &source->scores->objectives[objective].indicators[index];
    const struct mean recomputed = score_recomputed(score);

    json_writer_open(json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(json, TEXT("nome"), indicator->name);
    json_writer_optional(json, TEXT("formula"), indicator->formula);
    json_writer_optional(json, TEXT("finalita"), indicator->purpose);
    json_writer_optional(json, TEXT("unita_di_misura"), indicator->measure);
    json_writer_optional(json, TEXT("fonte"), indicator->source);
    json_writer_optional(json, TEXT("a_cura_di"), indicator->competence);
    json_writer_text(json, TEXT("tipo"), words_for_kind(indicator->kind));
    json_writer_text(json, TEXT("stato"), words_for_state(score->state));
    figure_write(json, TEXT("target"), &indicator->target);
    if (indicator->reading != NULL)
        json_writer_optional(json, TEXT("target_letto"), target_words(arena, indicator));
    figure_write(json, TEXT("consuntivo"), &indicator->actual);
    figure_write(json, TEXT("scostamento"), &indicator->deviation);
    figure_write(json, TEXT("peso"), &indicator->weight);
    figure_write(json, TEXT("raggiungimento_pubblicato"), &indicator->achievement);
    percent_write(json, TEXT("raggiungimento_da_target"), recomputed.known, recomputed.value);
    json_writer_text(json, TEXT("raggiungimento_mostrato"),
                     tell_shown(arena, indicator, score));
    json_writer_optional(json, TEXT("valutazione"),
                         rating_find(source->edition, &indicator->achievement, &recomputed));
    write_series(json, arena, source->edition, indicator);
    json_writer_text(json, TEXT("derivazione"), derivation);
    json_writer_close(json, '}');
}
