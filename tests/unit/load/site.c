#include "testing.h"

static const char site_json[] =
    "{\"title\": \"Performance\", \"description\": \"Tutto\","
    " \"base_url\": \"https://a.it/performance/\","
    " \"licence\": {\"name\": \"CC BY 4.0\", \"url\": \"https://creativecommons.org/\"},"
    " \"footer_links\": [{\"label\": \"URP\", \"address\": \"mailto:urp@a.it\"}]}";

static const char entity_json[] =
    "{\"name\": \"Comune di Prova\", \"type\": \"comune\", \"ipa_code\": \"c_p\",\n"
    " \"units\": [\n"
    "  {\"id\": \"cultura\", \"name\": \"Settore Cultura\", \"manager\": \"Rossi Ada\"},\n"
    "  {\"id\": \"finanze\", \"name\": \"Settore Finanze\","
    "   \"aliases\": [\"settore finanze\", \"Ragioneria\"], \"cost_centre\": \"968\"}]}";

static const char edition_json[] =
    "{\"id\": \"2025\", \"title\": \"Piano\", \"kind\": \"results\",\n"
    " \"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"},\n"
    " \"method\": {\"weights\": \"relevance\", \"beyond_maximum\": \"proportional\"},\n"
    " \"axes\": [\n"
    "  {\"id\": \"settore\", \"label\": \"Settore\", \"plural\": \"Settori\","
    "   \"slug\": \"settori\", \"values_from\": \"units\"},\n"
    "  {\"id\": \"linea\", \"label\": \"Linea\", \"plural\": \"Linee\", \"slug\": \"linee\","
    "   \"main\": true, \"aliases\": [\"Linea strategica\"], \"values\": ["
    "   {\"id\": \"cura\", \"name\": \"Cura\", \"printed\": \"CURA\"},"
    "   {\"id\": \"crescita\", \"name\": \"Crescita\"},"
    "   {\"id\": \"vuota\", \"name\": \"Vuota\"}]}],\n"
    " \"scale\": [{\"label\": \"Basso\", \"from\": 0, \"to\": \"49,5\"},"
    "            {\"label\": \"Alto\", \"from\": 50, \"to\": 100}],\n"
    " \"aggregates\": [\n"
    "  {\"axis\": \"linea\", \"value\": \"crescita\", \"achievement\": \"83,30\","
    "   \"where\": \"pagina 3\"},\n"
    "  {\"axis\": \"linea\", \"value\": \"cura\"}],\n"
    " \"acknowledged\": [\n"
    "  {\"rule\": \"media\", \"axis\": \"linea\", \"value\": \"crescita\","
    "   \"note\": \"Arrotondata\", \"date\": \"2026-05-04\"},\n"
    "  {\"rule\": \"dato\", \"objective\": \"G1\", \"position\": 2,"
    "   \"note\": \"Manca\", \"date\": \"2026-05-04\"}]}";

/* Named so that file order and order of the main axis differ. */
static const char growth_json[] =
    "{\"objectives\": [\n"
    " {\"code\": \"G1\", \"title\": \"Digital Twin\", \"summary\": \"Una *copia*\",\n"
    "  \"axes\": {\"linea\": \"crescita\", \"settore\": [\"finanze\", \"cultura\"]},\n"
    "  \"printed\": {\"settore\": \"Sett. Finanze\"},\n"
    "  \"indicators\": [\n"
    "   {\"name\": \"Uno\", \"target\": \"200.500\", \"actual\": 226.5, \"weight\": 100},\n"
    "   {\"name\": \"Due\", \"kind\": \"context\"},\n"
    "   {\"name\": \"Tre\", \"kind\": \"at_most\", \"state\": \"suspended\"},\n"
    "   {\"name\": \"Quattro\", \"kind\": \"by_date\", \"target\": \"30/06/2025\","
    "    \"actual\": \"2025-05-31\"}],\n"
    "  \"phases\": [\n"
    "   {\"name\": \"Avvio\", \"unit\": \"Cultura\", \"start\": \"01/02/2025\","
    "    \"end\": \"31/06/2025\"}]},\n"
    " {\"code\": \"G2\", \"title\": \"Altro\", \"axes\": {\"linea\": \"crescita\"}}]}";

static const char care_json[] =
    "{\"objectives\": [\n"
    " {\"code\": \"C1\", \"title\": \"Mostre\", \"axes\": {\"linea\": [\"cura\"]}},\n"
    " {\"code\": \"C2\", \"title\": \"digital  twin\",\n"
    "  \"axes\": {\"linea\": \"cura\", \"settore\": \"cultura\"}}]}";

static const char evidence_json[] =
    "{\"table\": \"Cruscotto\", \"axis\": \"linea\", \"rows\": [\n"
    " {\"value\": \"crescita\", \"objective\": \"G1\", \"position\": 2, \"achievement\": 3},\n"
    " {\"value\": \"crescita\", \"objective\": \"G1\"},\n"
    " {\"value\": \"crescita\", \"objective\": \"G1\", \"achievement\": \"89,4\","
    "  \"arrow\": \"su\"},\n"
    " {\"objective\": \"G1\", \"achievement\": \"12\"},\n"
    " {\"title\": \"Ignoto\", \"manager\": \"Rossi Ada\", \"unit\": \"Cultura\","
    "  \"indicator\": \"Uno\", \"target\": \"1\", \"actual\": \"n.d.\"}]}";

static void make_plan(struct folder *folder)
{
    folder_make(folder);
    folder_write(folder, "site.json", site_json);
    folder_write(folder, "entity.json", entity_json);
    folder_write(folder, "2025/edition.json", edition_json);
    folder_write(folder, "2025/objectives/a-crescita.json", growth_json);
    folder_write(folder, "2025/objectives/b-cura.json", care_json);
    folder_write(folder, "2025/evidence/cruscotto.json", evidence_json);
}

static int set_up(void **state)
{
    struct folder *folder = memory_allocate(sizeof *folder);

    make_plan(folder);
    if (!folder_load(folder) || folder->diagnostics.count > 0)
        return -1;
    *state = folder;
    return 0;
}

static int tear_down(void **state)
{
    folder_free(*state);
    free(*state);
    return 0;
}

static const struct edition *the_edition(void **state)
{
    struct folder *folder = *state;

    return &folder->site.editions[0];
}

static void test_site(void **state)
{
    const struct site *site = &((struct folder *)*state)->site;

    assert_text(site->title, "Performance");
    assert_text(site->description, "Tutto");
    assert_text(site->base_url, "https://a.it/performance");
    assert_text(site->licence, "CC BY 4.0");
    assert_text(site->licence_url, "https://creativecommons.org/");
    assert_int_equal(site->footer_link_count, 1);
    assert_text(site->footer_links[0].label, "URP");
    assert_text(site->footer_links[0].address, "mailto:urp@a.it");
}

static void test_entity(void **state)
{
    const struct entity *entity = &((struct folder *)*state)->site.entity;

    assert_text(entity->name, "Comune di Prova");
    assert_text(entity->type, "comune");
    assert_text(entity->ipa_code, "c_p");
    assert_text(entity->pec, "");
    assert_int_equal(entity->unit_count, 2);
    assert_text(entity->units[0].manager, "Rossi Ada");
    assert_int_equal(entity->units[1].alias_count, 2);
    assert_text(entity->units[1].aliases[1], "Ragioneria");
    assert_text(entity->units[1].cost_centre, "968");
}

static void test_edition(void **state)
{
    const struct edition *edition = the_edition(state);
    const struct axis *units = &edition->axes[0];
    const struct axis *line = &edition->axes[1];

    assert_text(edition->id, "2025");
    assert_int_equal(edition->kind, EDITION_RESULTS);
    assert_int_equal(edition->to.month, 12);
    assert_false(edition->method.weights_are_shares);
    assert_true(edition->method.at_most_is_proportional);
    assert_int_equal(edition->main_axis, 1);
    assert_true(units->from_units);
    assert_int_equal(units->value_count, 2);
    assert_text(units->values[1].id, "finanze");
    assert_text(units->values[1].printed, "Settore Finanze");
    assert_int_equal(units->values[1].unit, 1);
    assert_text(line->slug, "linee");
    assert_text(line->aliases[0], "Linea strategica");
    assert_text(line->values[0].printed, "CURA");
    assert_text(line->values[1].printed, "Crescita");
    assert_int_equal(line->values[0].unit, NONE);
    assert_int_equal(edition->scale_count, 2);
    assert_int_equal(edition->scale[0].to.units, 495);
    assert_int_equal(edition->aggregate_count, 2);
    assert_int_equal(edition->aggregates[0].value, 1);
    assert_text(edition->aggregates[0].achievement.printed, "83,30");
    assert_int_equal(edition->aggregates[0].origin.line, 9);
    assert_text(edition->aggregates[1].achievement.printed, "");
}

static void test_order(void **state)
{
    const struct edition *edition = the_edition(state);
    static const char *const codes[] = {"C1", "C2", "G1", "G2"};

    assert_int_equal(edition->objective_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_text(edition->objectives[i].code, codes[i]);
        assert_int_equal(map_find(&edition->objective_by_code, text_from(codes[i])), i);
    }
    const struct axis *line = &edition->axes[1];
    assert_int_equal(line->values[0].objectives.count, 2);
    assert_int_equal(line->values[1].objectives.items[0], 2);
    assert_int_equal(line->values[2].objectives.count, 0);
    const struct axis *units = &edition->axes[0];
    assert_int_equal(units->values[0].objectives.count, 2);
    assert_int_equal(units->values[0].objectives.items[0], 1);
    assert_int_equal(units->values[0].objectives.items[1], 2);
    assert_int_equal(units->values[1].objectives.count, 1);
}

static void test_objective(void **state)
{
    const struct edition *edition = the_edition(state);
    const struct objective *objective = &edition->objectives[2];

    assert_text(objective->summary, "Una *copia*");
    assert_true(text_ends_with(objective->origin.file, TEXT("objectives/a-crescita.json")));
    assert_int_equal(objective->origin.line, 2);
    assert_int_equal(objective->values[0].count, 2);
    assert_int_equal(objective->values[0].items[0], 1);
    assert_int_equal(objective->values[1].items[0], 1);
    assert_text(objective->printed[0], "Sett. Finanze");
    assert_text(objective->printed[1], "");
    assert_int_equal(objective->units.count, 2);
    assert_int_equal(objective->units.items[0], 1);
    assert_text(objective->achievement.printed, "89,4");
    assert_text(edition->objectives[0].achievement.printed, "");

    assert_int_equal(objective->indicator_count, 4);
    const struct indicator *indicators = objective->indicators;
    assert_int_equal(indicators[0].kind, INDICATOR_AT_LEAST);
    assert_int_equal(indicators[0].declared, STATE_MEASURED);
    assert_int_equal(indicators[0].target.value.units, 200500);
    assert_text(indicators[0].actual.printed, "226,5");
    assert_int_equal(indicators[0].weight.value.units, 100);
    assert_int_equal(indicators[0].origin.line, 6);
    assert_int_equal(indicators[1].declared, STATE_CONTEXT);
    assert_int_equal(indicators[2].kind, INDICATOR_AT_MOST);
    assert_int_equal(indicators[2].declared, STATE_SUSPENDED);
    assert_int_equal(indicators[3].kind, INDICATOR_BY_DATE);
    assert_int_equal(indicators[3].target.date.day, 30);
    assert_int_equal(indicators[3].actual.date.month, 5);
    assert_false(indicators[3].actual.known);
    assert_false(date_known(indicators[0].target.date));
}

static void test_phases(void **state)
{
    const struct objective *objective = &the_edition(state)->objectives[2];

    assert_int_equal(objective->phase_count, 1);
    assert_text(objective->phases[0].name, "Avvio");
    assert_text(objective->phases[0].unit, "Cultura");
    assert_int_equal(objective->phases[0].start.date.month, 2);
    assert_text(objective->phases[0].end.printed, "31/06/2025");
    assert_false(date_known(objective->phases[0].end.date));
    assert_int_equal(objective->phases[0].origin.line, 11);
}

static void test_acknowledgements(void **state)
{
    const struct edition *edition = the_edition(state);
    const struct acknowledgement *entries = edition->acknowledgements;

    assert_int_equal(edition->acknowledgement_count, 2);
    assert_text(entries[0].rule, "media");
    assert_int_equal(entries[0].axis, 1);
    assert_int_equal(entries[0].value, 1);
    assert_int_equal(entries[0].objective, NONE);
    assert_int_equal(entries[0].date.year, 2026);
    assert_int_equal(entries[1].axis, NONE);
    assert_int_equal(entries[1].objective, 2);
    assert_int_equal(entries[1].indicator, 1);
    assert_text(entries[1].note, "Manca");
}

static void test_sisters(void **state)
{
    const struct edition *edition = the_edition(state);

    assert_int_equal(edition->objectives[0].sisters.count, 0);
    assert_int_equal(edition->objectives[1].sisters.count, 1);
    assert_int_equal(edition->objectives[1].sisters.items[0], 2);
    assert_int_equal(edition->objectives[2].sisters.items[0], 1);
}

static void test_evidence(void **state)
{
    const struct edition *edition = the_edition(state);
    const struct reprint *rows = edition->reprints;

    assert_int_equal(edition->reprint_count, 5);
    assert_text(rows[0].table, "Cruscotto");
    assert_int_equal(rows[0].objective, 2);
    assert_int_equal(rows[0].indicator, 1);
    assert_int_equal(rows[0].axis, 1);
    assert_int_equal(rows[0].value, 1);
    assert_int_equal(rows[0].origin.line, 2);
    assert_int_equal(rows[2].indicator, NONE);
    assert_text(rows[2].arrow, "su");
    assert_int_equal(rows[3].value, NONE);
    assert_int_equal(rows[4].objective, NONE);
    assert_text(rows[4].name, "Uno");
    assert_text(rows[4].unit, "Cultura");
    assert_false(rows[4].actual.known);
}

static void test_order_of_editions(void **state)
{
    static const char format[] =
        "{\"id\": \"%s\", \"title\": \"T\", \"kind\": \"plan\","
        " \"period\": {\"from\": \"%s-01-01\", \"to\": \"%s-12-31\"},"
        " \"axes\": [{\"id\": \"x\", \"label\": \"X\", \"plural\": \"X\", \"slug\": \"x\","
        " \"values\": [{\"id\": \"a\", \"name\": \"A\"}]}]}";
    static const char *const editions[][2] = {
        {"a-2019", "2019"}, {"b-2025", "2025"}, {"a-2025", "2025"}};
    struct folder folder;
    char text[500];
    char name[50];

    (void)state;
    make_plan(&folder);
    for (size_t i = 0; i < 3; i++) {
        snprintf(text, sizeof text, format, editions[i][0], editions[i][1], editions[i][1]);
        snprintf(name, sizeof name, "%s/edition.json", editions[i][0]);
        folder_write(&folder, name, text);
    }
    folder_write(&folder, "imports-of-others/notes.txt", "nothing to read");
    assert_true(folder_load(&folder));
    assert_int_equal(folder.site.edition_count, 4);
    assert_text(folder.site.editions[0].id, "2025");
    assert_text(folder.site.editions[1].id, "a-2025");
    assert_text(folder.site.editions[2].id, "b-2025");
    assert_text(folder.site.editions[3].id, "a-2019");
    assert_int_equal(folder.site.editions[3].objective_count, 0);
    find_finding(&folder.diagnostics, "the edition has no objectives");
    folder_free(&folder);
}

static void test_parts(void **state)
{
    struct folder folder;
    struct text path;

    (void)state;
    make_plan(&folder);
    folder_write(&folder, "site.json", "");
    folder_write(&folder, "2025/objectives/c.json", "");
    path = text_from(folder.path);
    assert_true(load_entity(path, &folder.site, &folder.diagnostics));
    assert_int_equal(folder.site.entity.unit_count, 2);
    assert_int_equal(folder.site.edition_count, 0);
    model_free(&folder.site);

    assert_true(load_outline(path, TEXT("2025"), &folder.site, &folder.diagnostics));
    assert_int_equal(folder.site.edition_count, 1);
    assert_int_equal(folder.site.editions[0].axis_count, 2);
    assert_int_equal(folder.site.editions[0].objective_count, 0);
    model_free(&folder.site);

    assert_false(load_edition(path, TEXT("2025"), &folder.site, &folder.diagnostics));
    assert_int_equal(folder.diagnostics.count, 1);
    assert_int_equal(folder.site.editions[0].objective_count, 4);
    assert_int_equal(folder.site.editions[0].reprint_count, 5);
    model_free(&folder.site);

    assert_false(load_outline(path, TEXT("2026"), &folder.site, &folder.diagnostics));
    find_finding(&folder.diagnostics, "this file is missing");
    folder_free(&folder);
}

/* Two thousand objectives of one title: each lists the first fifty of the others. */
static void test_many_sisters(void **state)
{
    struct folder folder;
    struct buffer json = {0};

    (void)state;
    make_plan(&folder);
    buffer_append(&json, TEXT("{\"objectives\": ["));
    for (size_t i = 0; i < 2000; i++)
        buffer_append_format(&json,
                             "%s{\"code\": \"S%zu\", \"title\": \"Uguale\","
                             " \"axes\": {\"linea\": \"vuota\"}}",
                             i > 0 ? "," : "", i);
    buffer_append(&json, TEXT("]}"));
    buffer_append_byte(&json, '\0');
    folder_write(&folder, "2025/objectives/c.json", json.data);
    assert_true(folder_load(&folder));
    const struct objective *last = &folder.site.editions[0].objectives[2003];
    assert_text(last->code, "S1999");
    assert_int_equal(last->sisters.count, 50);
    assert_int_equal(last->sisters.items[0], 4);
    assert_int_equal(folder.site.editions[0].objectives[4].sisters.items[0], 5);
    buffer_free(&json);
    folder_free(&folder);
}

/*
 * So many files that they are read ahead: all are there, and those that cannot be read, here
 * every seventh, are told in their order.
 */
static void test_many_files(void **state)
{
    enum { FILES = 40, OTHERS = 4 };
    struct folder folder;
    char name[128];
    char json[128];

    (void)state;
    make_plan(&folder);
    for (int i = 0; i < FILES; i++) {
        snprintf(name, sizeof name, "2025/objectives/z%02d.json", i);
        snprintf(json, sizeof json,
                 "{\"objectives\": [{\"code\": \"Z%02d\", \"title\": \"Titolo %d\","
                 " \"axes\": {\"linea\": \"vuota\"}}]}",
                 i, i);
        folder_write(&folder, name, json);
    }
    assert_true(folder_load(&folder));
    assert_int_equal(folder.site.editions[0].objective_count, OTHERS + FILES);
    for (int i = 0; i < FILES; i++) {
        snprintf(name, sizeof name, "Z%02d", i);
        assert_text(folder.site.editions[0].objectives[OTHERS + i].code, name);
    }
    for (int i = 0; i < FILES; i += 7) {
        snprintf(name, sizeof name, "2025/objectives/z%02d.json", i);
        folder_write(&folder, name, "{\"objectives\": [}");
    }
    model_free(&folder.site);
    assert_false(folder_load(&folder));
    assert_int_equal(folder.diagnostics.count, (FILES + 6) / 7);
    for (int i = 0; i < FILES; i += 7) {
        snprintf(name, sizeof name, "%s/2025/objectives/z%02d.json", folder.path, i);
        assert_text(folder.diagnostics.items[i / 7].place.file, name);
        assert_int_equal(folder.diagnostics.items[i / 7].place.line, 1);
    }
    folder_free(&folder);
}

int main(void)
{
    const struct CMUnitTest plan[] = {
        cmocka_unit_test(test_site),
        cmocka_unit_test(test_entity),
        cmocka_unit_test(test_edition),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_objective),
        cmocka_unit_test(test_phases),
        cmocka_unit_test(test_acknowledgements),
        cmocka_unit_test(test_sisters),
        cmocka_unit_test(test_evidence),
    };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(test_order_of_editions),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_many_sisters),
        cmocka_unit_test(test_many_files),
    };

    return cmocka_run_group_tests(plan, set_up, tear_down) +
           cmocka_run_group_tests(others, NULL, NULL);
}
