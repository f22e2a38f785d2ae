/* Where a page comes from: source or act, office, first publication, last update. */
#include "view/narrative.h"

void provenance_set(struct draft *draft, struct mustache_object *object,
                    const struct transparency_entry *entry)
{
    struct draft about = *draft; /* a page of no edition may show it, too */

    about.edition = &draft->view->site->editions[entry->edition];
    act_set_link(&about, object, NAME_table_act, entry->act);
    draft_set_optional(object, NAME_source_words, entry->source);
    mustache_set_text(object, NAME_office, entry->office);
    narrative_set_date(draft, object, NAME_first_published, NAME_written_published,
                       entry->published);
    narrative_set_date(draft, object, NAME_last_updated, NAME_written_updated, entry->updated);
}

/* How an entry calls pages of a kind; TARGET_ADDRESS for those that none is about. */
static const enum transparency_target targets[VIEW_PAGE_KINDS] = {
    [VIEW_OBJECTIVES] = TARGET_OBJECTIVES,
    [VIEW_VERIFICATION] = TARGET_VERIFICATION,
    [VIEW_REPORT] = TARGET_REPORT,
    [VIEW_TABLE] = TARGET_TABLE,
    [VIEW_ACTS] = TARGET_ACTS,
    [VIEW_ACT_FILTER] = TARGET_ACTS,
};

void provenance_prepare(struct view *view, size_t edition)
{
    const struct transparency_entry *entry =
        model_find_entry(view->site, edition, TARGET_EDITION, 0);
    struct draft draft = {
        .view = view, .edition = &view->site->editions[edition], .arena = &view->arena};

    if (entry == NULL)
        return;
    view->editions[edition].provenance = mustache_object_create(&view->arena);
    provenance_set(&draft, view->editions[edition].provenance, entry);
}

void provenance_set_page(struct draft *draft)
{
    const struct view_page *page = &draft->page;
    enum transparency_target target = targets[page->kind];
    size_t item = target == TARGET_TABLE ? page->item : 0;
    const struct transparency_entry *entry = NULL;

    if (target != TARGET_ADDRESS)
        entry = model_find_entry(draft->view->site, page->edition, target, item);
    if (entry != NULL)
        provenance_set(draft, mustache_set_object(draft->data, NAME_provenance), entry);
    else if (draft->cards->provenance != NULL)
        draft_share_object(draft->data, NAME_provenance, draft->cards->provenance);
    else
        mustache_set_nothing(draft->data, NAME_provenance);
}
