#include "fixture.h"

/* Two snapshots and what differs; all in one arena. */
struct pair {
    struct arena arena;
    struct snapshot before;
    struct snapshot after;
    struct changes changes;
};

static void begin(struct pair *pair)
{
    *pair = (struct pair){0};
    snapshot_begin(&pair->before, &pair->arena, TEXT("2019"), TEXT("Piano"));
    snapshot_begin(&pair->after, &pair->arena, TEXT("2019-v3"), TEXT("Variazione"));
}

static void add_indicator(struct snapshot *snapshot, const char *code, const char *name,
                          const char *target)
{
    struct snapshot_item *objective = &snapshot->objectives[snapshot->objective_count - 1];
    struct snapshot_item *indicator =
        snapshot_add_indicator(snapshot, objective, text_from(code), text_from(name));

    snapshot_set(snapshot, indicator, TEXT("target"), text_from(target));
}

/* One line a change: code, indicator, words. */
static void expect(struct pair *pair, const char *expected)
{
    struct buffer lines = {0};

    changes_find(&pair->changes, &pair->arena, &pair->before, &pair->after);
    for (size_t i = 0; i < pair->changes.count; i++) {
        const struct change *change = &pair->changes.items[i];
        const struct snapshot_item *indicator = changes_find_indicator(&pair->changes, change);
        buffer_append(&lines, changes_find_objective(&pair->changes, change)->code);
        buffer_append(&lines, TEXT("/"));
        buffer_append(&lines, indicator != NULL ? indicator->title : TEXT(""));
        buffer_append(&lines, TEXT(" "));
        buffer_append(&lines, changes_describe(&pair->arena, &pair->changes, change));
        buffer_append(&lines, TEXT("\n"));
    }
    assert_string_equal(arena_copy(&pair->arena, buffer_text(&lines)).data, expected);
    buffer_free(&lines);
    arena_free(&pair->arena);
}

static void says_nothing_of_what_is_the_same(void **state)
{
    struct pair pair;

    (void)state;
    begin(&pair);
    for (size_t i = 0; i < 2; i++) {
        struct snapshot *snapshot = i == 0 ? &pair.before : &pair.after;
        snapshot_add_objective(snapshot, TEXT("C1"), TEXT("Uno"));
        add_indicator(snapshot, "", "Visite", "10");
        add_indicator(snapshot, "", "Visite", "20");
    }
    expect(&pair, "");
    assert_int_equal(pair.changes.added + pair.changes.removed + pair.changes.changed, 0);
}

static void tells_objectives_added_and_removed(void **state)
{
    struct pair pair;

    (void)state;
    begin(&pair);
    snapshot_add_objective(&pair.before, TEXT("C1"), TEXT("Uno"));
    snapshot_add_objective(&pair.before, TEXT("C2"), TEXT("Due"));
    snapshot_add_objective(&pair.before, TEXT("C3"), TEXT("Tre"));
    snapshot_add_objective(&pair.after, TEXT("C4"), TEXT("Quattro"));
    snapshot_add_objective(&pair.after, TEXT("C2"), TEXT("Due e mezzo"));
    expect(&pair, "C4/ Obiettivo aggiunto\n"
                  "C2/ Titolo: da «Due» a «Due e mezzo»\n"
                  "C1/ Obiettivo eliminato\n"
                  "C3/ Obiettivo eliminato\n");
    assert_int_equal(pair.changes.added, 1);
    assert_int_equal(pair.changes.removed, 2);
    assert_int_equal(pair.changes.changed, 1);
}

static void follows_a_declared_predecessor(void **state)
{
    struct pair pair;

    (void)state;
    begin(&pair);
    snapshot_add_objective(&pair.before, TEXT("C1"), TEXT("Uno"));
    snapshot_add_objective(&pair.before, TEXT("C2"), TEXT("Due"));
    snapshot_add_objective(&pair.after, TEXT("25.1"), TEXT("Uno"))->predecessor = TEXT("C1");
    /* the code comes first: C2 is C2, though another names it */
    snapshot_add_objective(&pair.after, TEXT("25.2"), TEXT("Due"))->predecessor = TEXT("C2");
    snapshot_add_objective(&pair.after, TEXT("C2"), TEXT("Due"));
    expect(&pair, "25.1/ Codice: da «C1» a «25.1»\n"
                  "25.2/ Obiettivo aggiunto\n");
}

static void compares_only_fields_that_both_have(void **state)
{
    struct pair pair;
    struct snapshot_item *objective;

    (void)state;
    begin(&pair);
    snapshot_name_field(&pair.after, TEXT("linea"), TEXT("Linea strategica"));
    objective = snapshot_add_objective(&pair.before, TEXT("C1"), TEXT("Uno"));
    snapshot_set(&pair.before, objective, TEXT("linea"), TEXT("Cura"));
    snapshot_set(&pair.before, objective, TEXT("responsabile"), TEXT("Rossi Maria"));
    snapshot_set(&pair.before, objective, TEXT("peso"), TEXT("10"));
    objective = snapshot_add_objective(&pair.after, TEXT("C1"), TEXT("Uno"));
    snapshot_set(&pair.after, objective, TEXT("responsabile"), TEXT(""));
    snapshot_set(&pair.after, objective, TEXT("linea"), TEXT("Cresce"));
    snapshot_set(&pair.after, objective, TEXT("tipo"), TEXT("almeno"));
    expect(&pair, "C1/ Responsabile: era «Rossi Maria», ora vuoto\n"
                  "C1/ Linea strategica: da «Cura» a «Cresce»\n");
}

static void matches_indicators_by_code_name_and_what_is_left(void **state)
{
    struct pair pair;

    (void)state;
    begin(&pair);
    snapshot_add_objective(&pair.before, TEXT("C1"), TEXT("Uno"));
    snapshot_add_objective(&pair.after, TEXT("C1"), TEXT("Uno"));
    add_indicator(&pair.before, "881", "Visite", "10");
    add_indicator(&pair.before, "", "Ore", "5");
    add_indicator(&pair.before, "", "Giorni", "30");
    add_indicator(&pair.after, "", "Ore", "6");
    add_indicator(&pair.after, "881", "Visite guidate", "10");
    add_indicator(&pair.after, "", "Giornate", "30");
    expect(&pair, "C1/Ore Target: da «5» a «6»\n"
                  "C1/Visite guidate Indicatore: da «Visite» a «Visite guidate»\n"
                  "C1/Giornate Indicatore: da «Giorni» a «Giornate»\n");
}

static void tells_indicators_added_and_removed(void **state)
{
    struct pair pair;

    (void)state;
    begin(&pair);
    snapshot_add_objective(&pair.before, TEXT("C1"), TEXT("Uno"));
    snapshot_add_objective(&pair.after, TEXT("C1"), TEXT("Uno"));
    add_indicator(&pair.before, "", "Ore", "5");
    add_indicator(&pair.before, "", "Giorni", "30");
    add_indicator(&pair.before, "", "Ore", "9");
    add_indicator(&pair.after, "", "Mesi", "1");
    add_indicator(&pair.after, "", "Ore", "5");
    expect(&pair, "C1/Mesi Indicatore aggiunto\n"
                  "C1/Giorni Indicatore eliminato\n"
                  "C1/Ore Indicatore eliminato\n");
}

static void reads_the_same_from_the_model_and_from_a_table(void **state)
{
    struct fixture fixture;
    struct pair pair;
    const struct row row = {"200.500", "83,30", "41,5", "100", NULL, INDICATOR_AT_LEAST};

    (void)state;
    fixture_begin(&fixture);
    fixture_objective(&fixture);
    fixture_indicator(&fixture, &row);
    fixture_audit(&fixture);
    begin(&pair);
    snapshot_from_edition(&pair.before, &pair.arena, &fixture.entity, &fixture.edition,
                          &fixture.scores);
    struct snapshot_item *objective =
        snapshot_add_objective(&pair.after, TEXT("900_0001"), TEXT("Obiettivo 1"));
    snapshot_set_plain(&pair.after, objective, TEXT("linea"), TEXT("Cremona che cura"));
    snapshot_set_plain(&pair.after, objective, TEXT("raggiungimento_calcolato"), TEXT("41.50"));
    struct snapshot_item *indicator =
        snapshot_add_indicator(&pair.after, objective, TEXT(""), TEXT("Indicatore 1"));
    snapshot_set_plain(&pair.after, indicator, TEXT("target"), TEXT("200500"));
    snapshot_set_plain(&pair.after, indicator, TEXT("consuntivo"), TEXT("83.31"));
    snapshot_set_plain(&pair.after, indicator, TEXT("scostamento"), TEXT("1"));
    expect(&pair, "900_0001/Indicatore 1 Consuntivo: da «83,30» a «83,31»\n"
                  "900_0001/Indicatore 1 Scostamento: prima vuoto, ora «1»\n");
    fixture_end(&fixture);
}

/* A change in each of many: the order is that of the plan, and hashing keeps it quick. */
static void compares_many(void **state)
{
    enum { MANY = 20000 };
    struct pair pair;

    (void)state;
    begin(&pair);
    for (size_t i = 0; i < MANY; i++) {
        struct text code = arena_format(&pair.arena, "C%05zu", i);
        snapshot_add_objective(&pair.before, code, TEXT("Uno"));
    }
    for (size_t i = MANY; i-- > 0;)
        snapshot_add_objective(&pair.after, pair.before.objectives[i].code, TEXT("Due"));
    changes_find(&pair.changes, &pair.arena, &pair.before, &pair.after);
    assert_int_equal(pair.changes.changed, MANY);
    assert_int_equal(pair.changes.count, MANY);
    assert_int_equal(pair.changes.items[0].objectives[0], MANY - 1);
    arena_free(&pair.arena);
}

/* A phase that is on one side only changes from nothing or to it; tables do not tell of phases. */
static void compares_phases(void **state)
{
    (void)state;
    for (int known = 0; known < 2; known++) {
        struct pair pair;
        begin(&pair);
        struct snapshot_item *before =
            snapshot_add_objective(&pair.before, TEXT("C1"), TEXT("Uno"));
        struct snapshot_item *after =
            snapshot_add_objective(&pair.after, TEXT("C1"), TEXT("Uno"));
        pair.before.knows_phases = known == 1;
        pair.after.knows_phases = true;
        snapshot_add_phase(&pair.before, before, TEXT("Fase «Gara»"), TEXT("al 31/03/2025"));
        snapshot_add_phase(&pair.before, before, TEXT("Fase «Lavori»"), TEXT("al 30/06/2025"));
        snapshot_add_phase(&pair.before, before, TEXT("Fase «Stima»"), TEXT("senza date"));
        snapshot_add_phase(&pair.after, after, TEXT("Fase «Lavori»"), TEXT("al 31/07/2025"));
        snapshot_add_phase(&pair.after, after, TEXT("Fase «Stima»"), TEXT("senza date"));
        snapshot_add_phase(&pair.after, after, TEXT("Fase «Collaudo»"), TEXT("sospesa"));
        expect(&pair, known == 0 ? ""
                                 : "C1/ Fase «Lavori»: da «al 30/06/2025» a «al 31/07/2025»\n"
                                   "C1/ Fase «Collaudo»: prima vuoto, ora «sospesa»\n"
                                   "C1/ Fase «Gara»: era «al 31/03/2025», ora vuoto\n");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compares_phases),
        cmocka_unit_test(says_nothing_of_what_is_the_same),
        cmocka_unit_test(tells_objectives_added_and_removed),
        cmocka_unit_test(follows_a_declared_predecessor),
        cmocka_unit_test(compares_only_fields_that_both_have),
        cmocka_unit_test(matches_indicators_by_code_name_and_what_is_left),
        cmocka_unit_test(tells_indicators_added_and_removed),
        cmocka_unit_test(reads_the_same_from_the_model_and_from_a_table),
        cmocka_unit_test(compares_many),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
