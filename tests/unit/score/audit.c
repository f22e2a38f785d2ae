#include "fixture.h"

#include <string.h>

static void every_rule_is_documented(void **state)
{
    (void)state;
    for (size_t i = 0; i < AUDIT_RULE_COUNT; i++) {
        enum audit_rule rule = (enum audit_rule)i;
        const struct audit_rule_description *description = audit_rule_describe(rule);
        size_t length = strlen(description->documentation);
        assert_int_equal(audit_rule_find(text_from(description->id)), rule);
        assert_true(strlen(description->title) > 0);
        assert_int_equal(description->documentation[length - 1], '.');
        assert_true(strlen(audit_severity_words(description->severity)) > 0);
    }
    assert_int_equal(audit_rule_find(TEXT("aggregato")), AUDIT_RULE_COUNT);
}

/*
 * Something of many kinds: an achievement and a deviation that are wrong, a figure printed
 * twice with two values, a mean that differs and one indicator that is not measured.
 */
static void make_mixed(struct fixture *fixture)
{
    const struct row wrong = {"80", "68", "57", "100", "12", INDICATOR_AT_LEAST};
    const struct row right = {"80", "68", "85", "100", "-12", INDICATOR_AT_LEAST};

    fixture_begin(fixture);
    for (size_t i = 0; i < 3; i++) {
        fixture_objective(fixture);
        fixture_indicator(fixture, i == 1 ? &right : &wrong);
    }
    fixture_simple(fixture, "10", NULL, NULL);
    fixture_reprint(fixture, 1, 0, "84");
    fixture_reprint(fixture, 0, 0, "57")->title = TEXT("Altro titolo");
    fixture_publish(fixture, "99,00");
}

static void findings_are_sorted_by_rule_and_plan(void **state)
{
    static const struct {
        enum audit_rule rule;
        size_t objective;
    } expected[] = {
        {AUDIT_INDICATOR_ACHIEVEMENT, 0},  {AUDIT_INDICATOR_ACHIEVEMENT, 2},
        {AUDIT_INDICATOR_DEVIATION, 0},    {AUDIT_INDICATOR_DEVIATION, 2},
        {AUDIT_INDICATOR_NOT_MEASURED, 3}, {AUDIT_OBJECTIVE_NOT_MEASURED, 3},
        {AUDIT_AGGREGATE_DIFFERS, NONE},   {AUDIT_AGGREGATE_FROM_TARGET, NONE},
        {AUDIT_REPRINT_DIFFERS, 1},        {AUDIT_REPRINT_TEXT, 0},
    };
    struct fixture fixture;

    (void)state;
    make_mixed(&fixture);
    fixture_audit(&fixture);
    assert_int_equal(fixture.audit.count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < fixture.audit.count; i++) {
        assert_int_equal(fixture.audit.findings[i].rule, expected[i].rule);
        assert_int_equal(fixture.audit.findings[i].objective, expected[i].objective);
    }
    fixture_end(&fixture);
}

static void figures_are_counted(void **state)
{
    struct fixture fixture;

    (void)state;
    make_mixed(&fixture);
    fixture_audit(&fixture);
    /* three achievements, three deviations, one mean, two reprints */
    assert_int_equal(fixture.audit.checked, 9);
    /* one achievement, one deviation, one reprint */
    assert_int_equal(fixture.audit.agreed, 3);
    assert_int_equal(fixture.audit.open[AUDIT_ERROR], 4);
    assert_int_equal(fixture.audit.open[AUDIT_WARNING], 5);
    assert_int_equal(fixture.audit.open[AUDIT_NOTE], 1);
    fixture_end(&fixture);
}

static void add_acknowledgement(struct fixture *fixture, const char *rule,
                                const size_t about[4], const char *note)
{
    fixture->acknowledgements[fixture->edition.acknowledgement_count++] =
        (struct acknowledgement){
            .rule = text_from(rule),
            .axis = about[0],
            .value = about[1],
            .objective = about[2],
            .indicator = about[3],
            .note = text_from(note),
        };
}

static void what_the_office_knows_does_not_count(void **state)
{
    struct fixture fixture;

    (void)state;
    make_mixed(&fixture);
    add_acknowledgement(&fixture, "indicatore-raggiungimento", (size_t[]){NONE, NONE, 2, 0},
                        "terzo");
    add_acknowledgement(&fixture, "aggregato-discordanza", (size_t[]){0, 0, NONE, NONE},
                        "media");
    add_acknowledgement(&fixture, "indicatore-raggiungimento", (size_t[]){NONE, NONE, 2, 0},
                        "ripetuto");
    /* these are about nothing that was found */
    add_acknowledgement(&fixture, "indicatore-raggiungimento", (size_t[]){NONE, NONE, 1, 0},
                        "giusto");
    add_acknowledgement(&fixture, "indicatore-raggiungimento", (size_t[]){NONE, NONE, 0, NONE},
                        "senza indicatore");
    add_acknowledgement(&fixture, "mai-sentita", (size_t[]){NONE, NONE, 0, 0}, "regola");
    fixture_audit(&fixture);

    size_t acknowledged = 0;
    for (size_t i = 0; i < fixture.audit.count; i++)
        acknowledged += fixture.audit.findings[i].acknowledgement != NULL;
    assert_int_equal(acknowledged, 2);
    assert_null(fixture.audit.findings[0].acknowledgement);
    assert_text(&fixture, fixture.audit.findings[1].acknowledgement->note, "terzo");
    assert_text(&fixture,
                find_finding(&fixture, AUDIT_AGGREGATE_DIFFERS)->acknowledgement->note,
                "media");
    assert_int_equal(fixture.audit.open[AUDIT_ERROR], 2);
    assert_int_equal(fixture.audit.open[AUDIT_WARNING], 5);
    assert_int_equal(fixture.audit.open[AUDIT_NOTE], 1);
    assert_int_equal(fixture.audit.count, 10);
    fixture_end(&fixture);
}

/* Twice the same edition, twice the same words. */
static void auditing_is_deterministic(void **state)
{
    struct fixture first;
    struct fixture second;

    (void)state;
    make_mixed(&first);
    make_mixed(&second);
    fixture_audit(&first);
    fixture_audit(&second);
    assert_int_equal(first.audit.count, second.audit.count);
    for (size_t i = 0; i < first.audit.count; i++) {
        struct finding_words a =
            audit_describe(&first.arena, &first.audit, &first.audit.findings[i]);
        struct finding_words b =
            audit_describe(&second.arena, &second.audit, &second.audit.findings[i]);
        assert_true(a.explanation.length > 0);
        assert_true(text_equal(a.explanation, b.explanation));
        assert_true(text_equal(a.published, b.published));
        assert_true(text_equal(a.recomputed, b.recomputed));
        assert_int_equal(a.origin.line, b.origin.line);
    }
    fixture_end(&first);
    fixture_end(&second);
}

static void an_empty_edition_is_sound(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture_audit(&fixture);
    assert_int_equal(fixture.audit.count, 0);
    assert_int_equal(fixture.audit.checked, 0);
    fixture_end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_is_documented),
        cmocka_unit_test(findings_are_sorted_by_rule_and_plan),
        cmocka_unit_test(figures_are_counted),
        cmocka_unit_test(what_the_office_knows_does_not_count),
        cmocka_unit_test(auditing_is_deterministic),
        cmocka_unit_test(an_empty_edition_is_sound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
