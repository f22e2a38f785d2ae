#include "base/date.h"

#include <stdio.h>

static bool is_leap(unsigned year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static unsigned days_in_month(unsigned year, unsigned month)
{
    static const unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static bool make(unsigned year, unsigned month, unsigned day, struct date *result)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month))
        return false;
    *result = (struct date){(uint16_t)year, (uint8_t)month, (uint8_t)day};
    return true;
}

/* Reads from `least` to `most` digits off the front of `*rest`. */
static bool take_digits(struct text *rest, size_t least, size_t most, unsigned *number)
{
    size_t count = 0;

    *number = 0;
    while (count < rest->length && count < most && rest->data[count] >= '0' &&
           rest->data[count] <= '9') {
        *number = *number * 10 + (unsigned)(rest->data[count] - '0');
        count++;
    }
    *rest = text_slice(*rest, count, rest->length);
    return count >= least;
}

static bool take_byte(struct text *rest, char byte)
{
    if (rest->length == 0 || rest->data[0] != byte)
        return false;
    *rest = text_slice(*rest, 1, rest->length);
    return true;
}

bool date_parse_iso(struct text text, struct date *result)
{
    unsigned year, month, day;

    return take_digits(&text, 4, 4, &year) && take_byte(&text, '-') &&
           take_digits(&text, 2, 2, &month) && take_byte(&text, '-') &&
           take_digits(&text, 2, 2, &day) && text.length == 0 && make(year, month, day, result);
}

bool date_parse_italian(struct text text, struct date *result)
{
    unsigned day, month, year;

    if (!take_digits(&text, 1, 2, &day) || text.length == 0)
        return false;
    char separator = text.data[0];
    if (separator != '/' && separator != '.')
        return false;
    return take_byte(&text, separator) && take_digits(&text, 1, 2, &month) &&
           take_byte(&text, separator) && take_digits(&text, 4, 4, &year) && text.length == 0 &&
           make(year, month, day, result);
}

uint32_t date_day_number(struct date date)
{
    uint32_t years = date.year - 1U;
    uint32_t days = years * 365 + years / 4 - years / 100 + years / 400;

    for (unsigned month = 1; month < date.month; month++)
        days += days_in_month(date.year, month);
    return days + date.day - 1U;
}

int date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    if (a.day != b.day)
        return a.day < b.day ? -1 : 1;
    return 0;
}

struct text date_format_iso(struct date date, char space[DATE_TEXT_SIZE])
{
    int length =
        snprintf(space, DATE_TEXT_SIZE, "%04u-%02u-%02u", date.year, date.month, date.day);

    return (struct text){space, (size_t)length};
}

struct text date_format_italian(struct date date, char space[DATE_TEXT_SIZE])
{
    static const char *const months[] = {
        "gennaio", "febbraio", "marzo",     "aprile",  "maggio",   "giugno",
        "luglio",  "agosto",   "settembre", "ottobre", "novembre", "dicembre",
    };

    if (!date_known(date))
        return (struct text){"", 0};
    int length = snprintf(space, DATE_TEXT_SIZE, "%u%s %s %u", date.day,
                          date.day == 1 ? "º" : "", months[date.month - 1], date.year);
    return (struct text){space, (size_t)length};
}
