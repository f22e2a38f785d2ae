/* Riusare i dati: what there is, where it is, and three worked examples that a test runs. */
#include "export/export.h"
#include "view/narrative.h"

/* The letter of a column of the table of objectives in a spreadsheet; it has few columns. */
static struct text find_letter(struct arena *arena, const struct edition *edition,
                               struct text name)
{
    struct export_source source = {.edition = edition};
    struct export_dataset dataset = export_dataset(arena, &source, 0);
    size_t count;
    const struct export_column *columns = export_columns(arena, &dataset, &count);

    for (size_t i = 0; i < count; i++) {
        if (!text_equal(columns[i].name, name))
            continue;
        char last = (char)('A' + i % 26);
        if (i < 26)
            return arena_format(arena, "%c", last);
        return arena_format(arena, "%c%c", (char)('A' + i / 26 - 1), last);
    }
    return TEXT("A");
}

void page_reuse(struct draft *draft)
{
    const struct site *site = draft->view->site;
    struct arena *arena = draft->arena;
    const struct edition *newest = site->edition_count > 0 ? &site->editions[0] : NULL;
    struct mustache_list *editions = mustache_set_list(draft->data, NAME_editions);

    draft_set_description(draft,
                          TEXT("Che cosa si può scaricare, con quale licenza, e tre esempi da "
                               "provare"));
    for (size_t i = 0; i < site->edition_count; i++)
        draft_add_object(editions, draft->view->editions[i].edition);
    mustache_set_nothing(draft->data, NAME_first_objective);
    if (newest == NULL || newest->objective_count == 0)
        return;
    const struct objective *first = &newest->objectives[0];
    struct mustache_object *object = mustache_set_object(draft->data, NAME_first_objective);
    mustache_set_text(object, NAME_code, first->code);
    mustache_set_text(object, NAME_column_label,
                      find_letter(arena, newest, TEXT("raggiungimento_calcolato")));
    mustache_set_text(object, NAME_json_path,
                      arena_format(arena, "%.*s/obiettivi/%.*s/index.json",
                                   TEXT_PRINT(newest->id), TEXT_PRINT(first->code)));
    mustache_set_text(object, NAME_data_root,
                      site->base_url.length > 0 ? site->base_url
                                                : TEXT("https://indirizzo-del-sito"));
    draft_share_object(object, NAME_edition, draft->view->editions[0].edition);
}
