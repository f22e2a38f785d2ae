/* What a reader found: discrepancies.json of an edition. */
#include "load/loader.h"

static const struct text kinds[] = {
    [DISCREPANCY_FIGURES] = TEXT_INITIALISER("figures"),
    [DISCREPANCY_RULE] = TEXT_INITIALISER("rule"),
    [DISCREPANCY_REFERENCE] = TEXT_INITIALISER("reference"),
    [DISCREPANCY_MISSING] = TEXT_INITIALISER("missing"),
    [DISCREPANCY_ROUNDING] = TEXT_INITIALISER("rounding"),
    [DISCREPANCY_WORDING] = TEXT_INITIALISER("wording"),
};

static void read_places(struct plan *plan, struct json_value list,
                        struct discrepancy *discrepancy)
{
    enum { PRINTED, WHERE, FIELDS };
    static const struct field fields[FIELDS] = {
        [PRINTED] = {"text", JSON_TEXT, true},
        [WHERE] = {"where", JSON_TEXT, true},
    };
    struct arena *arena = plan->loader->arena;
    struct json_value found[FIELDS];

    if (!json_present(list))
        return;
    discrepancy->places =
        arena_allocate_array(arena, json_count(list), sizeof *discrepancy->places);
    for (struct json_value item = json_first(list); json_present(item);
         item = json_next(item)) {
        if (!fields_read(item, fields, FIELDS, found))
            continue;
        discrepancy->places[discrepancy->place_count++] = (struct printed_place){
            value_text(found[PRINTED], arena), value_text(found[WHERE], arena)};
    }
    if (json_count(list) == 0)
        value_error(list, _("say at least one place of the document"));
}

/* Two figures for one thing must be two. */
static void check_differs(struct json_value item, const struct discrepancy *discrepancy)
{
    bool differs = discrepancy->expected.length > 0 &&
                   !text_equal(discrepancy->expected, discrepancy->places[0].text);

    for (size_t i = 1; i < discrepancy->place_count; i++)
        differs =
            differs || !text_equal(discrepancy->places[i].text, discrepancy->places[0].text);
    if (differs || discrepancy->kind != DISCREPANCY_FIGURES)
        return;
    value_error(item, _("nothing differs here: all places print the same"));
    value_hint(item, "%s", _("say what is printed in another place, or what was \"expected\""));
}

static size_t find_page(struct plan *plan, struct json_value text)
{
    const struct edition *edition = plan->edition;

    if (!json_present(text))
        return NONE;
    size_t page = model_find_page(edition, json_text(text));
    if (page != NONE)
        return page;
    struct text excerpt = json_excerpt(text.document, json_text(text));
    struct text *names = value_candidates(text, edition->page_count);
    value_error(text, _("there is no page \"%.*s\""), TEXT_PRINT(excerpt));
    if (names == NULL)
        return NONE;
    for (size_t i = 0; i < edition->page_count; i++)
        names[i] = edition->pages[i].id;
    value_suggest(text, json_text(text), names, edition->page_count);
    return NONE;
}

static void read_item(struct plan *plan, struct text file, struct json_value item,
                      struct discrepancy *discrepancy)
{
    enum { KIND, SUBJECT, PLACES, EXPECTED, NOTE, PAGE, FIELDS };
    static const struct field fields[FIELDS] = {
        [KIND] = {"kind", JSON_TEXT, true},          [SUBJECT] = {"subject", JSON_TEXT, true},
        [PLACES] = {"printed", JSON_LIST, true},     [NOTE] = {"note", JSON_TEXT, false},
        [EXPECTED] = {"expected", JSON_TEXT, false}, [PAGE] = {"page", JSON_TEXT, false},
    };
    struct arena *arena = plan->loader->arena;
    struct json_value found[FIELDS];

    if (!fields_read(item, fields, FIELDS, found))
        return;
    *discrepancy = (struct discrepancy){
        .kind = (enum discrepancy_kind)value_choice(found[KIND], kinds,
                                                    sizeof kinds / sizeof *kinds, 0),
        .subject = value_text(found[SUBJECT], arena),
        .expected = value_text(found[EXPECTED], arena),
        .note = value_text(found[NOTE], arena),
        .page = find_page(plan, found[PAGE]),
        .origin = {file, json_line(item)},
    };
    read_places(plan, found[PLACES], discrepancy);
    if (discrepancy->place_count > 0)
        check_differs(item, discrepancy);
}

static void read_items(struct plan *plan, struct text file, struct json_value list)
{
    struct edition *edition = plan->edition;

    if (!json_present(list))
        return;
    edition->discrepancies = arena_allocate_array(plan->loader->arena, json_count(list),
                                                  sizeof *edition->discrepancies);
    for (struct json_value item = json_first(list); json_present(item); item = json_next(item))
        read_item(plan, file, item, &edition->discrepancies[edition->discrepancy_count++]);
}

void discrepancies_read(struct plan *plan)
{
    static const struct field fields[] = {{"discrepancies", JSON_LIST, true}};
    struct loader *loader = plan->loader;
    struct text path = files_join(loader->arena, plan->folder, TEXT("discrepancies.json"));
    struct json_value found[1];
    struct content_file file;

    if (!files_exist(path))
        return;
    if (content_open(loader, path, &file) &&
        fields_read(json_root(&file.document), fields, 1, found))
        read_items(plan, path, found[0]);
    content_close(&file);
}
