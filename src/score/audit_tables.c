/* What does not hold between the cells of data tables: sums, shares, the same figure twice. */
#include "score/audit_internal.h"

/* The figure with which the cell disagrees, as documents print it. */
static struct text expected_words(struct arena *arena, const struct data_check *check,
                                  const struct data_comparison *comparison)
{
    char space[DECIMAL_TEXT_SIZE];

    if (check->elsewhere.length > 0)
        return check->elsewhere;
    return arena_copy(arena, decimal_format_italian(comparison->expected, space));
}

static struct text difference_words(struct arena *arena,
                                    const struct data_comparison *comparison)
{
    char space[DECIMAL_TEXT_SIZE];
    struct decimal difference;

    if (!decimal_subtract(comparison->cell->value, comparison->expected, &difference))
        return (struct text){"", 0};
    return arena_copy(arena, decimal_format_italian(difference, space));
}

static struct text explain(struct audit_run *run, const struct data_check *check,
                           const struct data_comparison *comparison)
{
    struct arena *arena = &run->audit->arena;
    struct text difference = difference_words(arena, comparison);

    if (check->elsewhere.length > 0)
        return arena_format(arena, "Stampato altrove: %.*s. Differenza: %.*s. %.*s",
                            TEXT_PRINT(check->where), TEXT_PRINT(difference),
                            TEXT_PRINT(check->note));
    return arena_format(arena, "Differenza: %.*s. %.*s", TEXT_PRINT(difference),
                        TEXT_PRINT(check->note));
}

static void add_finding(struct audit_run *run, size_t number, const struct data_check *check,
                        size_t column, const struct data_comparison *comparison)
{
    const struct data_table *table = &run->edition->tables[number];
    bool twice = check->elsewhere.length > 0 || check->same.table != NONE;
    struct finding *finding = audit_add(run, twice ? AUDIT_TABLE_TWICE : AUDIT_TABLE_SUM);
    char space[DECIMAL_TEXT_SIZE];

    finding->table = number;
    finding->row = check->result;
    finding->column = column;
    finding->origin = (struct origin){table->file, table->rows[check->result].line};
    finding->subject = table->title;
    finding->published =
        arena_copy(&run->audit->arena, decimal_format_italian(comparison->cell->value, space));
    finding->recomputed = expected_words(&run->audit->arena, check, comparison);
    finding->explanation = explain(run, check, comparison);
}

void audit_tables(struct audit_run *run)
{
    const struct edition *edition = run->edition;

    for (size_t i = 0; i < edition->table_count; i++) {
        const struct data_table *table = &edition->tables[i];
        for (size_t j = 0; j < table->check_count; j++) {
            const struct data_check *check = &table->checks[j];
            for (size_t k = 0; k < check->columns.count; k++) {
                size_t column = check->columns.items[k];
                struct data_comparison comparison =
                    model_check(edition->tables, table, check, column);
                if (comparison.outcome == CHECK_NOT_CHECKED)
                    continue;
                audit_count(run, comparison.outcome == CHECK_AGREES);
                if (comparison.outcome == CHECK_DIFFERS)
                    add_finding(run, i, check, column, &comparison);
            }
        }
    }
}
