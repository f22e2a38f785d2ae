/* What the form of an objective says beside its summary: codes and weights, fields. */
#include "view/pages.h"

static struct text join(struct arena *arena, const struct text *items, size_t count)
{
    struct text joined = TEXT("");

    for (size_t i = 0; i < count; i++)
        joined = arena_format(arena, "%.*s%s%.*s", TEXT_PRINT(joined), i > 0 ? ", " : "",
                              TEXT_PRINT(items[i]));
    return joined;
}

static void add_entry(struct mustache_list *list, const char *label, struct text text)
{
    if (text.length == 0)
        return;
    struct mustache_object *entry = mustache_list_add_object(list);
    mustache_set_text(entry, NAME_label, text_from(label));
    mustache_set_text(entry, NAME_text, text);
}

/* The codes, and for each the office that it stands for and its weight there. */
static void set_shares(struct draft *draft, const struct objective *objective)
{
    const struct edition *edition = draft->edition;
    struct mustache_list *list = mustache_set_list(draft->data, NAME_shares);

    mustache_set_flag(draft->data, NAME_has_shares, objective->share_count > 1);
    mustache_set_text(draft->data, NAME_axis_label, edition->axes[edition->unit_axis].label);
    mustache_set_nothing(draft->data, NAME_share_weight);
    if (objective->share_count == 1)
        draft_set_optional(draft->data, NAME_share_weight, objective->shares[0].weight.printed);
    for (size_t i = 0; objective->share_count > 1 && i < objective->share_count; i++) {
        const struct share *share = &objective->shares[i];
        struct mustache_object *row = mustache_list_add_object(list);
        mustache_set_text(row, NAME_code, share->code);
        draft_set_optional(row, NAME_weight, share->weight.printed);
        mustache_set_nothing(row, NAME_value);
        if (share->value != NONE)
            draft_share_object(row, NAME_value,
                               draft->cards->values[edition->unit_axis][share->value]);
    }
}

void form_set(struct draft *draft, const struct objective *objective)
{
    const struct form *form = objective->form;
    struct arena *arena = draft->arena;

    set_shares(draft, objective);
    mustache_set_nothing(draft->data, NAME_form);
    if (form == NULL)
        return;
    struct mustache_object *object = mustache_set_object(draft->data, NAME_form);
    struct mustache_list *entries = mustache_set_list(object, NAME_rows);
    draft_set_prose(draft, object, NAME_initial_state, form->initial_state);
    add_entry(entries, "Valore pubblico", form->public_value);
    add_entry(entries, "Destinatari", form->recipients);
    add_entry(entries, "Tipologie", join(arena, form->typologies, form->typology_count));
    add_entry(entries, "Misura del PNRR", form->pnrr);
    add_entry(entries, "CUP", join(arena, form->cups, form->cup_count));
}
