#include "view/narrative.h"

#include <stdlib.h>

/*
 * The address of a finding says what it is about, not which number it has: others that come or
 * go do not change it.
 */
static struct text name_anchor(struct arena *arena, const struct edition *edition,
                               const struct finding *finding)
{
    struct text name = text_from(audit_rule_describe(finding->rule)->id);

    if (finding->axis != NONE) {
        const struct axis *axis = &edition->axes[finding->axis];
        name = arena_format(arena, "%.*s-%.*s-%.*s", TEXT_PRINT(name), TEXT_PRINT(axis->id),
                            TEXT_PRINT(axis->values[finding->value].id));
    }
    if (finding->objective != NONE)
        name = arena_format(arena, "%.*s-%.*s", TEXT_PRINT(name),
                            TEXT_PRINT(edition->objectives[finding->objective].code));
    if (finding->table != NONE) {
        const struct data_table *table = &edition->tables[finding->table];
        name = arena_format(arena, "%.*s-%.*s-%.*s-%.*s", TEXT_PRINT(name),
                            TEXT_PRINT(table->id), TEXT_PRINT(table->rows[finding->row].key),
                            TEXT_PRINT(table->columns[finding->column].name));
    }
    if (finding->discrepancy != NONE)
        name = arena_format(
            arena, "%.*s-%.*s", TEXT_PRINT(name),
            TEXT_PRINT(text_slug(arena, edition->discrepancies[finding->discrepancy].subject)));
    if (finding->indicator != NONE)
        name = arena_format(arena, "%.*s-%zu", TEXT_PRINT(name), finding->indicator + 1);
    return name;
}

static void name_anchors(struct view *view, size_t index)
{
    const struct audit *audit = &view->audits[index];
    struct edition_cards *cards = &view->editions[index];
    struct map seen = {0}; /* to how many have that name */
    size_t *times = memory_allocate_zeroed(audit->count, sizeof *times);

    cards->anchors = arena_allocate_array(&view->arena, audit->count, sizeof *cards->anchors);
    for (size_t i = 0; i < audit->count; i++) {
        struct text name =
            name_anchor(&view->arena, &view->site->editions[index], &audit->findings[i]);
        size_t first = map_add(&seen, name, i);
        times[first]++;
        if (times[first] > 1)
            name = arena_format(&view->arena, "%.*s.%zu", TEXT_PRINT(name), times[first]);
        cards->anchors[i] = name;
    }
    free(times);
    map_free(&seen);
}

/* The findings about the value that a finding is about; NULL where it is about none. */
static struct references *find_list(const struct edition_cards *cards,
                                    const struct finding *finding)
{
    if (finding->objective != NONE || finding->axis == NONE)
        return NULL;
    return &cards->by_value[finding->axis][finding->value];
}

static void make_lists(struct view *view, size_t index)
{
    const struct edition *edition = &view->site->editions[index];
    struct edition_cards *cards = &view->editions[index];

    cards->by_value =
        arena_allocate_array(&view->arena, edition->axis_count, sizeof *cards->by_value);
    for (size_t i = 0; i < edition->axis_count; i++)
        cards->by_value[i] = arena_allocate_array(&view->arena, edition->axes[i].value_count,
                                                  sizeof **cards->by_value);
}

void findings_index(struct view *view, size_t index)
{
    const struct audit *audit = &view->audits[index];
    struct edition_cards *cards = &view->editions[index];

    name_anchors(view, index);
    make_lists(view, index);
    for (size_t i = 0; i < audit->count; i++) {
        struct references *list = find_list(cards, &audit->findings[i]);
        if (list != NULL)
            list->count++;
    }
    for (size_t i = 0; i < audit->count; i++) {
        struct references *list = find_list(cards, &audit->findings[i]);
        if (list == NULL)
            continue;
        if (list->items == NULL) {
            list->items = arena_allocate_array(&view->arena, list->count, sizeof *list->items);
            list->count = 0;
        }
        list->items[list->count++] = i;
    }
}

/* What a finding is about, and the page of that. */
static void set_subject(struct draft *draft, struct mustache_object *row,
                        const struct finding *finding, struct text subject)
{
    struct arena *arena = draft->arena;
    const struct edition *edition = draft->edition;

    if (finding->objective != NONE) {
        const struct objective *objective = &edition->objectives[finding->objective];
        mustache_set_text(row, NAME_label,
                          arena_format(arena, "%.*s %.*s", TEXT_PRINT(objective->code),
                                       TEXT_PRINT(objective->title)));
        mustache_set_text(row, NAME_target_path, path_of_objective(arena, edition, objective));
    } else if (finding->axis != NONE) {
        const struct axis *axis = &edition->axes[finding->axis];
        mustache_set_text(row, NAME_label, axis->values[finding->value].name);
        mustache_set_text(row, NAME_target_path,
                          path_of_value(arena, edition, finding->axis, finding->value));
    } else if (finding->table != NONE) {
        mustache_set_text(row, NAME_label, subject);
        mustache_set_text(row, NAME_target_path, path_of_table(arena, edition, finding->table));
    } else if (finding->discrepancy != NONE) {
        size_t page = edition->discrepancies[finding->discrepancy].page;
        mustache_set_text(row, NAME_label, subject);
        draft_set_optional(row, NAME_target_path,
                           page != NONE ? path_of_chapter(arena, edition, page) : TEXT(""));
    } else {
        mustache_set_text(row, NAME_label, subject);
        mustache_set_nothing(row, NAME_target_path);
    }
}

static void set_acknowledgement(struct draft *draft, struct mustache_object *row,
                                const struct acknowledgement *acknowledgement)
{
    char date[DATE_TEXT_SIZE];

    if (acknowledgement == NULL) {
        mustache_set_nothing(row, NAME_acknowledgement);
        return;
    }
    struct mustache_object *object = mustache_set_object(row, NAME_acknowledgement);
    mustache_set_text(object, NAME_note, acknowledgement->note);
    mustache_set_text(
        object, NAME_date,
        arena_copy(draft->arena, date_format_italian(acknowledgement->date, date)));
}

void findings_add(struct draft *draft, struct mustache_list *list, size_t number)
{
    const struct finding *finding = &draft->audit->findings[number];
    const struct audit_rule_description *rule = audit_rule_describe(finding->rule);
    const struct finding_words words = audit_describe(draft->arena, draft->audit, finding);
    struct mustache_object *row = mustache_list_add_object(list);
    struct text page =
        path_of_part(draft->arena, path_of_verification(draft->arena, draft->edition),
                     number / VIEW_ENTRIES_PER_PAGE);

    mustache_set_text(row, NAME_anchor, draft->cards->anchors[number]);
    mustache_set_text(row, NAME_path,
                      arena_format(draft->arena, "%.*s#%.*s", TEXT_PRINT(page),
                                   TEXT_PRINT(draft->cards->anchors[number])));
    mustache_set_text(row, NAME_rule, text_from(rule->title));
    mustache_set_text(row, NAME_severity, text_from(audit_severity_words(rule->severity)));
    set_subject(draft, row, finding, words.subject);
    draft_set_optional(
        row, NAME_indicator,
        finding->indicator != NONE
            ? draft->edition->objectives[finding->objective].indicators[finding->indicator].name
            : TEXT(""));
    draft_set_optional(row, NAME_published, words.published);
    draft_set_optional(row, NAME_recomputed, words.recomputed);
    mustache_set_text(row, NAME_explanation, words.explanation);
    set_acknowledgement(draft, row, finding->acknowledgement);
}

void findings_set_notice(struct draft *draft, struct mustache_object *object,
                         const struct references *findings)
{
    struct mustache_list *list = mustache_set_list(object, NAME_findings);

    for (size_t i = 0; i < findings->count; i++)
        findings_add(draft, list, findings->items[i]);
    mustache_set_flag(object, NAME_has_findings, findings->count > 0);
}
