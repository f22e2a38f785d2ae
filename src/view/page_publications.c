/* Che cosa è cambiato: page, block on the page of the edition, and feed. */
#include "view/narrative.h"

/* Objectives told of on the page for one publication, and publications and changes in the feed. */
enum { OBJECTIVES_SHOWN = 300, FEED_ENTRIES = 30, FEED_CHANGES = 20 };

struct text path_of_publications(struct arena *arena, const struct edition *edition)
{
    return arena_format(arena, "%.*s/pubblicazioni/index.html", TEXT_PRINT(edition->id));
}

/* Of an entry that came to nothing, since all was put back on the same day, nothing is told. */
static bool is_told(const struct history_entry *entry)
{
    return entry->first || entry->change_count > 0;
}

/* ---- In words ---- */

struct totals {
    size_t added;
    size_t removed;
    size_t changed;
};

/* Objectives; changes of one stand together. */
static struct totals count(const struct history_entry *entry)
{
    struct totals totals = {0};
    struct text last = {0};

    for (size_t i = 0; i < entry->change_count; i++) {
        const struct history_change *change = &entry->changes[i];
        bool whole = change->indicator.length == 0;
        if (whole && change->kind == HISTORY_ADDED)
            totals.added++;
        else if (whole && change->kind == HISTORY_REMOVED)
            totals.removed++;
        else if (!text_equal(change->code, last))
            totals.changed++;
        last = change->code;
    }
    return totals;
}

static void append_count(struct buffer *words, size_t number, const char *one,
                         const char *several)
{
    if (number == 0)
        return;
    buffer_append(words, words->length > 0 ? TEXT("; ") : TEXT(""));
    if (number == 1)
        buffer_append(words, text_from(one));
    else
        buffer_append_format(words, "%zu %s", number, several);
}

/* 2 obiettivi aggiunti; 1 obiettivo modificato */
static struct text summarise(struct arena *arena, const struct history_entry *entry)
{
    struct totals totals = count(entry);
    struct buffer words = {0};

    if (entry->first)
        return TEXT("Prima pubblicazione di questi dati");
    append_count(&words, totals.added, "1 obiettivo aggiunto", "obiettivi aggiunti");
    append_count(&words, totals.removed, "1 obiettivo eliminato", "obiettivi eliminati");
    append_count(&words, totals.changed, "1 obiettivo modificato", "obiettivi modificati");
    struct text result = arena_copy(arena, buffer_text(&words));
    buffer_free(&words);
    return result;
}

static struct text words_of(struct arena *arena, const struct history_change *change)
{
    if (change->indicator.length == 0)
        return change->words;
    return arena_format(arena, "%.*s – %.*s", TEXT_PRINT(change->indicator),
                        TEXT_PRINT(change->words));
}

/* ---- Page ---- */

/* The changes of one objective from number `first` on; returns the number behind the last. */
static size_t add_objective(struct draft *draft, struct mustache_list *list,
                            const struct history_entry *entry, size_t first)
{
    const struct history_change *change = &entry->changes[first];
    size_t objective = map_find(&draft->edition->objective_by_code, change->code);
    struct mustache_object *item = mustache_list_add_object(list);
    struct mustache_list *lines = mustache_set_list(item, NAME_list_items);
    size_t i = first;

    mustache_set_text(item, NAME_code, change->code);
    mustache_set_text(item, NAME_title, change->title);
    mustache_set_nothing(item, NAME_path);
    mustache_set_nothing(item, NAME_objective);
    if (objective != MAP_NONE) {
        mustache_set_text(item, NAME_path,
                          path_of_objective(draft->arena, draft->edition,
                                            &draft->edition->objectives[objective]));
        draft_share_object(item, NAME_objective, draft->cards->objectives[objective]);
    }
    for (; i < entry->change_count && text_equal(entry->changes[i].code, change->code); i++)
        mustache_set_text(mustache_list_add_object(lines), NAME_text,
                          words_of(draft->arena, &entry->changes[i]));
    return i;
}

/* Whether the objective of a change is still there, with a percentage. */
static bool has_calculation(const struct draft *draft, const struct history_change *change)
{
    size_t objective = map_find(&draft->edition->objective_by_code, change->code);

    return objective != MAP_NONE &&
           figure_of_objective(draft->edition, draft->scores, objective);
}

static void add_entry(struct draft *draft, struct mustache_list *list,
                      const struct history_entry *entry)
{
    struct mustache_object *item = mustache_list_add_object(list);
    struct mustache_list *objectives = mustache_set_list(item, NAME_objectives);
    bool has_calculations = false;
    size_t next = 0;

    narrative_set_date(draft, item, NAME_last_updated, NAME_written_updated, entry->date);
    mustache_set_text(item, NAME_sentence, summarise(draft->arena, entry));
    for (size_t i = 0; i < OBJECTIVES_SHOWN && next < entry->change_count; i++) {
        has_calculations = has_calculations || has_calculation(draft, &entry->changes[next]);
        next = add_objective(draft, objectives, entry, next);
    }
    mustache_set_flag(item, NAME_has_objectives, mustache_list_count(objectives) > 0);
    mustache_set_flag(item, NAME_has_more, next < entry->change_count);
    mustache_set_flag(item, NAME_has_calculations, has_calculations);
}

static const struct publications *history_of(const struct draft *draft)
{
    return &draft->view->histories[draft->edition - draft->view->site->editions];
}

void page_publications(struct draft *draft)
{
    const struct publications *history = history_of(draft);
    struct mustache_list *entries = mustache_set_list(draft->data, NAME_entries);

    draft_set_description(
        draft, TEXT("Le pubblicazioni di questi dati, e che cosa è cambiato ogni volta"));
    for (size_t i = 0; i < history->entry_count; i++) {
        if (is_told(&history->entries[i]))
            add_entry(draft, entries, &history->entries[i]);
    }
    mustache_set_text(
        draft->data, NAME_json_path,
        arena_format(draft->arena, "%.*s/dati/storia.json", TEXT_PRINT(draft->edition->id)));
    mustache_set_flag(draft->data, NAME_has_earlier,
                      history->earlier[HISTORY_OBJECTIVES].length > 0);
}

void publications_set_last(struct draft *draft)
{
    const struct publications *history = history_of(draft);

    mustache_set_nothing(draft->data, NAME_last_change);
    for (size_t i = 0; i < history->entry_count; i++) {
        if (!is_told(&history->entries[i]))
            continue;
        struct mustache_object *last = mustache_set_object(draft->data, NAME_last_change);
        narrative_set_date(draft, last, NAME_last_updated, NAME_written_updated,
                           history->entries[i].date);
        mustache_set_text(last, NAME_sentence, summarise(draft->arena, &history->entries[i]));
        mustache_set_text(last, NAME_publications_path,
                          path_of_publications(draft->arena, draft->edition));
        return;
    }
}

struct date *publications_find_days(struct arena *arena, const struct edition *edition,
                                    const struct publications *history)
{
    struct date *days = arena_allocate_array(arena, edition->objective_count, sizeof *days);

    for (size_t i = 0; history->entry_count > 0 && i < edition->objective_count; i++)
        days[i] = history->entries[history->entry_count - 1].date;
    for (size_t i = history->entry_count; i-- > 0;) {
        const struct history_entry *entry = &history->entries[i];
        for (size_t j = 0; j < entry->change_count; j++) {
            size_t objective = map_find(&edition->objective_by_code, entry->changes[j].code);
            if (objective != MAP_NONE)
                days[objective] = entry->date;
        }
    }
    return days;
}

/* ---- Feed ---- */

/* A publication of one of the editions. */
struct published {
    const struct edition *edition;
    const struct history_entry *entry;
};

/* The latest of all editions, newest first; `entries` has room for FEED_ENTRIES. */
static size_t find_published(const struct view *view, struct published *entries)
{
    size_t total = 0;

    for (size_t i = 0; i < view->site->edition_count; i++) {
        const struct publications *history = &view->histories[i];
        for (size_t j = 0; j < history->entry_count; j++) {
            struct published found = {&view->site->editions[i], &history->entries[j]};
            size_t place = total;
            while (place > 0 &&
                   date_compare(entries[place - 1].entry->date, found.entry->date) < 0)
                place--;
            if (place == FEED_ENTRIES || !is_told(found.entry))
                continue;
            total += total < FEED_ENTRIES;
            memmove(entries + place + 1, entries + place,
                    (total - place - 1) * sizeof *entries);
            entries[place] = found;
        }
    }
    return total;
}

/* In a feed; relative to it where the address of the site is not known. */
static struct text feed_address(const struct draft *draft, struct text path)
{
    if (draft->view->site->base_url.length == 0)
        return path;
    return file_address(draft->view, draft->arena, path);
}

/*
 * What stays the same wherever the site is moved (RFC 4287, 4.2.6): the body, and for an entry
 * what it tells of.
 */
static struct text feed_id(const struct draft *draft, struct text entry)
{
    const struct entity *entity = &draft->view->site->entity;
    struct text body = entity->ipa_code.length > 0 ? entity->ipa_code : entity->name;

    return arena_format(draft->arena, "urn:vetro:%.*s%s%.*s",
                        TEXT_PRINT(text_slug(draft->arena, body)), entry.length > 0 ? ":" : "",
                        TEXT_PRINT(entry));
}

static void add_published(struct draft *draft, struct mustache_list *list,
                          const struct published *published)
{
    const struct history_entry *entry = published->entry;
    struct arena *arena = draft->arena;
    struct mustache_object *item = mustache_list_add_object(list);
    struct mustache_list *lines = mustache_set_list(item, NAME_list_items);

    mustache_set_text(item, NAME_title, published->edition->title);
    char day[DATE_TEXT_SIZE];
    mustache_set_text(
        item, NAME_id,
        feed_id(draft, arena_format(arena, "%.*s:%.*s", TEXT_PRINT(published->edition->id),
                                    TEXT_PRINT(date_format_iso(entry->date, day)))));
    narrative_set_date(draft, item, NAME_last_updated, NAME_written_updated, entry->date);
    mustache_set_text(item, NAME_sentence, summarise(arena, entry));
    mustache_set_text(item, NAME_address,
                      feed_address(draft, path_of_publications(arena, published->edition)));
    for (size_t i = 0; i < entry->change_count && i < FEED_CHANGES; i++) {
        struct mustache_object *line = mustache_list_add_object(lines);
        mustache_set_text(line, NAME_code, entry->changes[i].code);
        mustache_set_text(line, NAME_text, words_of(arena, &entry->changes[i]));
    }
    mustache_set_flag(item, NAME_has_entries, entry->change_count > 0);
    mustache_set_flag(item, NAME_has_more, entry->change_count > FEED_CHANGES);
}

/* The day of the newest entry; without any, the end of the newest edition's period. */
static struct date find_day(const struct view *view, const struct published *entries,
                            size_t total)
{
    if (total > 0)
        return entries[0].entry->date;
    return view->site->edition_count > 0 ? view->site->editions[0].to : (struct date){0};
}

/* Atom (RFC 4287): an entry for each publication. */
void file_feed(struct draft *draft)
{
    const struct view *view = draft->view;
    struct published entries[FEED_ENTRIES + 1];
    size_t total = find_published(view, entries);
    struct mustache_list *list = mustache_set_list(draft->data, NAME_entries);

    mustache_set_text(draft->data, NAME_id, feed_id(draft, TEXT("")));
    mustache_set_text(draft->data, NAME_address, feed_address(draft, TEXT("index.html")));
    mustache_set_text(draft->data, NAME_target_path, feed_address(draft, TEXT("feed.xml")));
    narrative_set_date(draft, draft->data, NAME_last_updated, NAME_written_updated,
                       find_day(view, entries, total));
    for (size_t i = 0; i < total; i++)
        add_published(draft, list, &entries[i]);
}
