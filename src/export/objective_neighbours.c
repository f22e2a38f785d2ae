/* What stands around an objective, for its JSON file: other objectives, and its provenance. */
#include "export/objective.h"

struct text shown_tell(struct arena *arena, const struct export_source *source, size_t index)
{
    struct shown shown =
        score_shown(&source->edition->objectives[index].achievement,
                    &source->scores->objectives[index].means[BASIS_CALCULATED]);

    return shown.known ? score_shown_percent(arena, shown) : words_for_no_mean(source->edition);
}

static void write_sisters(struct json_writer *json, struct arena *arena,
                          const struct export_source *source, const struct objective *objective)
{
    json_writer_open(json, TEXT("stesso_titolo"), '[');
    for (size_t i = 0; i < objective->sisters.count; i++) {
        size_t number = objective->sisters.items[i];
        const struct objective *sister = &source->edition->objectives[number];
        const struct mean *calculated =
            &source->scores->objectives[number].means[BASIS_CALCULATED];
        json_writer_open(json, JSON_WRITER_NO_KEY, '{');
        json_writer_text(json, TEXT("codice"), sister->code);
        json_writer_text(json, TEXT("titolo"), sister->title);
        if (sister->units.count > 0)
            json_writer_text(json, TEXT("ufficio"),
                             source->site->entity.units[sister->units.items[0]].name);
        json_writer_text(json, TEXT("raggiungimento_mostrato"),
                         shown_tell(arena, source, number));
        percent_write(json, TEXT("raggiungimento_calcolato"), calculated->known,
                      calculated->value);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

static void write_related(struct json_writer *json, const struct edition *edition,
                          const struct objective *objective)
{
    json_writer_open(json, TEXT("correlati"), '[');
    for (size_t i = 0; i < objective->related_count; i++) {
        const struct relation *relation = &objective->related[i];
        const struct objective *other = &edition->objectives[relation->objective];
        json_writer_open(json, JSON_WRITER_NO_KEY, '{');
        json_writer_text(json, TEXT("codice"), other->code);
        json_writer_text(json, TEXT("titolo"), other->title);
        json_writer_optional(json, TEXT("motivo"), relation->reason);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

static void write_counterparts(struct json_writer *json, struct arena *arena,
                               const struct export_source *source, size_t index)
{
    const struct site *site = source->site;
    struct counterpart *others =
        arena_allocate_array(arena, site->edition_count, sizeof *others);
    size_t count = model_find_counterparts(site, source->edition, index, others);

    json_writer_open(json, TEXT("altre_edizioni"), '[');
    for (size_t i = 0; i < count; i++) {
        const struct objective *other = &others[i].edition->objectives[others[i].objective];
        json_writer_open(json, JSON_WRITER_NO_KEY, '{');
        json_writer_text(json, TEXT("edizione"), others[i].edition->id);
        json_writer_text(json, TEXT("titolo_edizione"), others[i].edition->title);
        json_writer_text(json, TEXT("codice"), other->code);
        json_writer_text(json, TEXT("titolo"), other->title);
        json_writer_close(json, '}');
    }
    json_writer_close(json, ']');
}

void neighbours_write(struct json_writer *json, struct arena *arena,
                      const struct export_source *source, size_t index)
{
    const struct objective *objective = &source->edition->objectives[index];

    write_sisters(json, arena, source, objective);
    write_related(json, source->edition, objective);
    write_counterparts(json, arena, source, index);
}

void provenance_write(struct json_writer *json, struct arena *arena,
                      const struct export_source *source)
{
    const struct edition *edition = source->edition;
    size_t number = (size_t)(edition - source->site->editions);
    const struct transparency_entry *entry =
        model_find_entry(source->site, number, TARGET_EDITION, 0);
    char space[DATE_TEXT_SIZE];

    if (entry == NULL)
        return;
    json_writer_open(json, TEXT("provenienza"), '{');
    json_writer_optional(json, TEXT("fonte"), entry->source);
    if (entry->act != NONE)
        json_writer_text(json, TEXT("atto"), model_act_words(arena, edition, entry->act));
    json_writer_text(json, TEXT("ufficio"), entry->office);
    json_writer_text(json, TEXT("prima_pubblicazione"),
                     date_format_iso(entry->published, space));
    json_writer_text(json, TEXT("ultimo_aggiornamento"),
                     date_format_iso(entry->updated, space));
    json_writer_close(json, '}');
}
