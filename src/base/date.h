/* Calendar dates (proleptic Gregorian), without time or zone. */
#ifndef VETRO_BASE_DATE_H
#define VETRO_BASE_DATE_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

struct date {
    uint16_t year; /* 1 to 9999; 0: no date */
    uint8_t month; /* 1 to 12 */
    uint8_t day;   /* 1 to 31 */
};

/* Reads 2025-12-31, the whole text. False when it is not a date of the calendar. */
bool date_parse_iso(struct text text, struct date *result);

/* Reads 31/12/2025, 31.12.2025 or 1/1/2025, the whole text. */
bool date_parse_italian(struct text text, struct date *result);

static inline bool date_known(struct date date)
{
    return date.year != 0;
}

/* Less than, equal to or greater than 0. */
/* Days since the first day of year 1: for the distance of two dates. The date is known. */
uint32_t date_day_number(struct date date);

int date_compare(struct date a, struct date b);

enum { DATE_TEXT_SIZE = 32 };

/* 2025-12-31 */
struct text date_format_iso(struct date date, char space[DATE_TEXT_SIZE]);

/* 31 dicembre 2025; the first of a month is 1º. */
struct text date_format_italian(struct date date, char space[DATE_TEXT_SIZE]);

#endif
