#include "model/model.h"

struct text model_act_cell(const struct edition *edition, size_t row, enum act_column column)
{
    static const struct text names[ACT_COLUMNS] = {
        [ACT_ORGAN] = TEXT_INITIALISER("organo"),
        [ACT_TYPE] = TEXT_INITIALISER("tipo"),
        [ACT_NUMBER] = TEXT_INITIALISER("numero"),
        [ACT_DATE] = TEXT_INITIALISER("data"),
        [ACT_SUBJECT] = TEXT_INITIALISER("oggetto"),
        [ACT_PROTOCOL] = TEXT_INITIALISER("protocollo"),
    };
    const struct data_table *table = &edition->tables[edition->acts];
    size_t found = model_find_column(table, names[column]);

    return found != NONE ? table->rows[row].cells[found].text : (struct text){"", 0};
}

struct text model_act_words(struct arena *arena, const struct edition *edition, size_t row)
{
    struct text type = model_act_cell(edition, row, ACT_TYPE);
    struct text number = model_act_cell(edition, row, ACT_NUMBER);
    struct text protocol = model_act_cell(edition, row, ACT_PROTOCOL);
    char space[DATE_TEXT_SIZE];
    struct date date;
    const char *written = "";

    if (date_parse_iso(model_act_cell(edition, row, ACT_DATE), &date))
        written = date_format_italian(date, space).data;
    if (number.length > 0)
        return arena_format(arena, "%.*s n. %.*s del %s", TEXT_PRINT(type), TEXT_PRINT(number),
                            written);
    return arena_format(arena, "%.*s%s%.*s del %s", TEXT_PRINT(type),
                        protocol.length > 0 ? ", protocollo " : "", TEXT_PRINT(protocol),
                        written);
}
