#include "view/pages.h"

#include <stdlib.h>

struct entry {
    struct text folded;
    size_t objective;
};

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;
    int order = text_compare(a->folded, b->folded);

    return order != 0 ? order : (a->objective > b->objective) - (a->objective < b->objective);
}

/* The letter that a title is filed under: A to Z, # for those before, ~ for those behind. */
static char find_letter(struct text folded)
{
    char first = folded.length > 0 ? folded.data[0] : '#';

    if (first < 'a' && (first & 0x80) == 0)
        return '#';
    return first >= 'a' && first <= 'z' ? (char)(first - 'a' + 'A') : '~';
}

void index_collect(struct view *view, size_t edition)
{
    const struct edition *source = &view->site->editions[edition];
    struct edition_cards *cards = &view->editions[edition];
    size_t count = source->objective_count;
    struct entry *entries = memory_allocate_zeroed(count, sizeof *entries);
    struct arena scratch = {0};

    for (size_t i = 0; i < count; i++)
        entries[i] = (struct entry){text_fold(&scratch, source->objectives[i].title), i};
    qsort(entries, count, sizeof *entries, compare_entries);
    cards->by_title.items =
        arena_allocate_array(&view->arena, count, sizeof *cards->by_title.items);
    cards->by_title.count = count;
    cards->title_letters = arena_allocate(&view->arena, count);
    for (size_t i = 0; i < count; i++) {
        cards->by_title.items[i] = entries[i].objective;
        cards->title_letters[i] = find_letter(entries[i].folded);
    }
    free(entries);
    arena_free(&scratch);
}

static void set_letter(struct arena *arena, struct mustache_object *group, char letter)
{
    switch (letter) {
    case '#':
        mustache_set_text(group, NAME_label, TEXT("Cifre e segni"));
        mustache_set_text(group, NAME_id, TEXT("cifre"));
        break;
    case '~':
        mustache_set_text(group, NAME_label, TEXT("Altre lettere"));
        mustache_set_text(group, NAME_id, TEXT("altre"));
        break;
    default:
        mustache_set_text(group, NAME_label, arena_format(arena, "%c", letter));
        mustache_set_text(group, NAME_id, arena_format(arena, "lettera-%c", letter));
    }
}

void page_index(struct draft *draft)
{
    const struct references *all = &draft->cards->by_title;
    size_t first = draft->page.part * VIEW_ENTRIES_PER_PAGE;
    struct mustache_list *letters = mustache_set_list(draft->data, NAME_letters);
    struct mustache_list *objectives = NULL;
    char current = '\0';

    draft_set_description(draft, TEXT("Tutti gli obiettivi in ordine alfabetico"));
    for (size_t i = first; i < first + VIEW_ENTRIES_PER_PAGE && i < all->count; i++) {
        size_t number = all->items[i];
        char letter = draft->cards->title_letters[i];
        if (objectives == NULL || letter != current) {
            struct mustache_object *group = mustache_list_add_object(letters);
            set_letter(draft->arena, group, letter);
            objectives = mustache_set_list(group, NAME_objectives);
            current = letter;
        }
        draft_add_object(objectives, draft->cards->objectives[number]);
    }
    draft_set_parts(draft, path_count_parts(all->count));
}
