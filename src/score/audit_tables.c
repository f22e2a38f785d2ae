/* What does not hold between the cells of data tables: sums, shares, the same figure twice. */
#include "score/audit_internal.h"

static bool is_twice(const struct data_check *check)
{
    return check->elsewhere.length > 0 || check->same.table != NONE;
}

static void compare(struct audit *audit, size_t number, size_t index, size_t column)
{
    const struct data_table *table = &audit->edition->tables[number];
    const struct data_check *check = &table->checks[index];
    struct data_comparison comparison =
        model_check(audit->edition->tables, table, check, column);

    if (comparison.outcome == CHECK_NOT_CHECKED)
        return;
    audit_count(audit, comparison.outcome == CHECK_AGREES);
    if (comparison.outcome == CHECK_AGREES)
        return;
    struct finding *finding =
        audit_add(audit, is_twice(check) ? AUDIT_TABLE_TWICE : AUDIT_TABLE_SUM);
    finding->table = number;
    finding->row = check->result;
    finding->column = column;
    finding->other = index;
}

void audit_tables(struct audit *audit)
{
    for (size_t i = 0; i < audit->edition->table_count; i++) {
        const struct data_table *table = &audit->edition->tables[i];
        for (size_t j = 0; j < table->check_count; j++) {
            const struct references *columns = &table->checks[j].columns;
            for (size_t k = 0; k < columns->count; k++)
                compare(audit, i, j, columns->items[k]);
        }
    }
}

/* ---- Words ---- */

static struct text number_words(struct arena *arena, struct decimal number)
{
    char space[DECIMAL_TEXT_SIZE];

    return arena_copy(arena, decimal_format_italian(number, space));
}

void describe_table_finding(struct description *description)
{
    const struct finding *finding = description->finding;
    const struct data_table *tables = description->audit->edition->tables;
    const struct data_table *table = &tables[finding->table];
    const struct data_check *check = &table->checks[finding->other];
    struct data_comparison comparison = model_check(tables, table, check, finding->column);
    struct arena *arena = description->arena;
    struct finding_words *words = &description->words;
    struct decimal difference = decimal_from_integer(0);

    decimal_subtract(comparison.cell->value, comparison.expected, &difference);
    words->subject = arena_format(arena, "%.*s: %.*s, %.*s", TEXT_PRINT(table->title),
                                  TEXT_PRINT(model_row_label(table, finding->row)),
                                  TEXT_PRINT(table->columns[finding->column].title));
    words->origin = (struct origin){table->file, table->rows[finding->row].line};
    words->published = number_words(arena, comparison.cell->value);
    words->recomputed = number_words(arena, comparison.expected);
    words->explanation =
        arena_format(arena, "%s%.*s%sDifferenza: %.*s. %.*s",
                     check->where.length > 0 ? "Stampato altrove: " : "",
                     TEXT_PRINT(check->where), check->where.length > 0 ? ". " : "",
                     TEXT_PRINT(number_words(arena, difference)), TEXT_PRINT(check->note));
}
