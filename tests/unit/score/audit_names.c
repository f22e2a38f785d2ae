#include "fixture.h"

static struct unit units[] = {
    {.name = TEXT_INITIALISER("Settore Partecipazione, Sport"),
     .cost_centre = TEXT_INITIALISER("900")},
    {.name = TEXT_INITIALISER("Settore Cultura e Turismo"),
     .cost_centre = TEXT_INITIALISER("974")},
    {.name = TEXT_INITIALISER("Settore Area Vasta")},
};

/* The one axis is the registry's: three units, all objectives are of the first. */
static void begin_registry(struct fixture *fixture, size_t objectives)
{
    fixture_begin(fixture);
    fixture->entity.units = units;
    fixture->entity.unit_count = sizeof units / sizeof *units;
    fixture->axis.from_units = true;
    fixture->value.name = units[0].name;
    for (size_t i = 0; i < objectives; i++) {
        struct objective *objective = fixture_simple(fixture, "1", "1", "100");
        objective->units = objective->values[0];
    }
}

static void other_spellings_are_told_once(void **state)
{
    struct fixture fixture;

    (void)state;
    begin_registry(&fixture, 4);
    fixture.edition.objectives[1].printed[0] = TEXT("Settore Partecipazione Sport");
    fixture.edition.objectives[2].printed[0] = TEXT("Settore Partecipazione Sport");
    fixture.edition.objectives[3].printed[0] = TEXT("Sett. Partecipazione");
    fixture_audit(&fixture);
    assert_int_equal(fixture.audit.count, 2);
    struct finding_words words = describe_finding(&fixture, AUDIT_UNIT_SPELLING);
    assert_text(&fixture, words.published, "Settore Partecipazione Sport");
    assert_text(&fixture, words.recomputed, "Settore Partecipazione, Sport");
    assert_text(
        &fixture, words.explanation,
        "Il documento scrive anche «Settore Partecipazione Sport», per la prima volta in "
        "900_0002.");
    assert_int_equal(words.origin.line, 20);
    fixture_end(&fixture);
}

static void spellings_on_other_axes_are_not_names_of_units(void **state)
{
    struct fixture fixture;

    (void)state;
    begin_registry(&fixture, 1);
    fixture.axis.from_units = false;
    fixture.edition.objectives[0].printed[0] = TEXT("CREMONA CHE CURA");
    assert_int_equal(fixture_audit(&fixture)->count, 0);
    fixture_end(&fixture);
}

static void codes_begin_with_the_number_of_their_unit(void **state)
{
    static const struct {
        const char *code;
        size_t unit;             /* NONE: of none */
        const char *explanation; /* NULL: nothing is found */
    } cases[] = {
        {"900_0001", 0, NULL},
        {"974_0001", 1, NULL},
        {"25.29.3.1.01_0001", 0, NULL},
        {"_0001", 2, NULL},
        {"974_0001", NONE, NULL},
        {"974_0001", 0,
         "Il numero 974 con cui comincia il codice è quello di «Settore Cultura e Turismo»."},
        {"900_0001", 2,
         "Il numero 900 con cui comincia il codice è quello di «Settore Partecipazione, "
         "Sport»."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        begin_registry(&fixture, 1);
        struct objective *objective = &fixture.edition.objectives[0];
        size_t unit = cases[i].unit;
        objective->code = text_from(cases[i].code);
        objective->units = (struct references){&unit, unit != NONE};
        fixture_audit(&fixture);
        assert_int_equal(fixture.audit.count, cases[i].explanation != NULL);
        if (cases[i].explanation != NULL) {
            struct finding_words words = describe_finding(&fixture, AUDIT_CODE_PREFIX);
            assert_text(&fixture, words.published, cases[i].code);
            assert_text(&fixture, words.explanation, cases[i].explanation);
        }
        fixture_end(&fixture);
    }
}

static void two_units_may_share_a_cost_centre(void **state)
{
    struct unit twins[] = {{.cost_centre = TEXT("900")}, {.cost_centre = TEXT("900")}};
    size_t second = 1;
    struct fixture fixture;

    (void)state;
    begin_registry(&fixture, 1);
    fixture.entity.units = twins;
    fixture.entity.unit_count = 2;
    fixture.edition.objectives[0].units = (struct references){&second, 1};
    assert_int_equal(fixture_audit(&fixture)->count, 0);
    fixture_end(&fixture);
}

/* Of a family of titles those are told that are not written as the first one. */
static void titles_that_nearly_agree_are_told(void **state)
{
    size_t sisters[][2] = {{1, 2}, {0, 2}, {0, 1}};
    struct fixture fixture;

    (void)state;
    begin_registry(&fixture, 3);
    for (size_t i = 0; i < 3; i++) {
        fixture.edition.objectives[i].title = TEXT("Accrual");
        fixture.edition.objectives[i].sisters = (struct references){sisters[i], 2};
    }
    fixture.edition.objectives[1].title = TEXT("ACCRUAL");
    fixture_audit(&fixture);
    assert_int_equal(fixture.audit.count, 1);
    assert_int_equal(find_finding(&fixture, AUDIT_TITLE_SIMILAR)->objective, 1);
    struct finding_words words = describe_finding(&fixture, AUDIT_TITLE_SIMILAR);
    assert_text(&fixture, words.published, "ACCRUAL");
    assert_text(&fixture, words.recomputed, "Accrual");
    assert_text(&fixture, words.explanation, "Il titolo di 900_0001 è «Accrual».");
    fixture_end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_spellings_are_told_once),
        cmocka_unit_test(spellings_on_other_axes_are_not_names_of_units),
        cmocka_unit_test(codes_begin_with_the_number_of_their_unit),
        cmocka_unit_test(two_units_may_share_a_cost_centre),
        cmocka_unit_test(titles_that_nearly_agree_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
