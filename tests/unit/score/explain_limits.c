/* How far the search for explanations goes. */
#include "fixture.h"

#include "score/audit_explain.h"

static const struct explanation *get_explanation(const struct fixture *fixture)
{
    return &fixture->audit.explanations[0];
}

static char *make_achievement(struct fixture *fixture, size_t number)
{
    return (char *)arena_format(&fixture->arena, "%zu,%03zu", number % 50, number).data;
}

static void a_thousand_cells_stop_at_the_limit(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    for (size_t i = 0; i < 1000; i++)
        fixture_simple(&fixture, "1", "1", make_achievement(&fixture, i));
    fixture_publish(&fixture, "99,99");
    fixture_audit(&fixture);
    const struct explanation *explanation = get_explanation(&fixture);
    assert_true(explanation->stopped);
    assert_int_equal(explanation->candidates, 1000);
    assert_int_equal(explanation->tried, AUDIT_MAX_COMBINATIONS + 1000);
    assert_int_equal(explanation->found, 0);
    assert_text(&fixture, describe_finding(&fixture, AUDIT_AGGREGATE_DIFFERS).explanation,
                "Le celle con un altro valore noto sono 1000, troppe per provarne tutti gli "
                "insiemi: la ricerca si è fermata dopo 101000 tentativi, senza trovare una "
                "spiegazione.");
    fixture_end(&fixture);
}

/* The last of a thousand cells explains the mean by itself: single cells are always tried. */
static void a_single_cell_is_found_among_a_thousand(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    for (size_t i = 0; i < 999; i++)
        fixture_simple(&fixture, "10000", "9999", "99");
    fixture_simple(&fixture, "1", "1", "0");
    fixture_publish(&fixture, "99,001");
    fixture_audit(&fixture);
    const struct explanation *explanation = get_explanation(&fixture);
    assert_int_equal(explanation->candidates, 1000);
    assert_int_equal(explanation->found, 1);
    assert_int_equal(explanation->size, 1);
    assert_int_equal(explanation->cells[0].objective, 999);
    fixture_end(&fixture);
}

/* One objective with far more other values than anyone has seen. */
static void alternatives_of_an_objective_are_limited(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    fixture_simple(&fixture, "100", "0", "0");
    for (size_t i = 0; i < FIXTURE_ROWS; i++)
        fixture_reprint(&fixture, 0, 0, make_achievement(&fixture, i + 1));
    fixture_publish(&fixture, "99");
    fixture_audit(&fixture);
    assert_int_equal(get_explanation(&fixture)->candidates, AUDIT_MAX_ALTERNATIVES);
    assert_true(get_explanation(&fixture)->stopped);
    fixture_end(&fixture);
}

/* Many means that differ share the effort evenly, whatever their order. */
static void effort_is_shared(void **state)
{
    enum { VALUES = 40, CELLS = 200 };
    struct axis_value values[VALUES];
    struct aggregate aggregates[VALUES];
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    for (size_t i = 0; i < CELLS; i++)
        fixture_simple(&fixture, "1", "1", make_achievement(&fixture, i));
    for (size_t i = 0; i < VALUES; i++) {
        values[i] = fixture.value;
        aggregates[i] = (struct aggregate){.value = i, .achievement = make_figure("99,99")};
    }
    fixture.axis.values = values;
    fixture.axis.value_count = VALUES;
    fixture.edition.aggregates = aggregates;
    fixture.edition.aggregate_count = VALUES;
    fixture_audit(&fixture);
    for (size_t i = 0; i < VALUES; i++) {
        const struct explanation *explanation = &fixture.audit.explanations[i];
        assert_true(explanation->stopped);
        assert_int_equal(explanation->tried, AUDIT_MAX_COMBINATIONS_ALL / VALUES + CELLS);
    }
    fixture_end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thousand_cells_stop_at_the_limit),
        cmocka_unit_test(a_single_cell_is_found_among_a_thousand),
        cmocka_unit_test(alternatives_of_an_objective_are_limited),
        cmocka_unit_test(effort_is_shared),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
