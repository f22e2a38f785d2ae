#include "load/loader.h"

#include <stdlib.h>
#include <time.h>

/* The day of SOURCE_DATE_EPOCH, seconds since 1970 in UTC; not known when that is not set. */
static struct date read_epoch(void)
{
    struct decimal seconds;
    struct tm day;

    if (!decimal_parse_plain(text_from(getenv("SOURCE_DATE_EPOCH")), &seconds) ||
        seconds.scale != 0)
        return (struct date){0};
    time_t moment = (time_t)seconds.units;
    if (gmtime_r(&moment, &day) == NULL || day.tm_year < 0 || day.tm_year > 8099)
        return (struct date){0};
    return (struct date){(uint16_t)(day.tm_year + 1900), (uint8_t)(day.tm_mon + 1),
                         (uint8_t)day.tm_mday};
}

/*
 * A file that has expired must not be used (RFC 9116, 2.5.5). There is no clock here: the same
 * content is the same site on any day, so what is compared is the day of its last update, or
 * that of the build where the environment tells it.
 */
void security_check(struct loader *loader)
{
    const struct security *security = &loader->site->security;
    struct date today = model_last_update(loader->site);
    struct date epoch = read_epoch();
    char expiry[DATE_TEXT_SIZE];
    char day[DATE_TEXT_SIZE];

    if (date_compare(epoch, today) > 0)
        today = epoch;
    if (!date_known(security->expires) || !date_known(today) ||
        date_compare(security->expires, today) >= 0)
        return;
    struct place place = {.file = security->origin.file, .line = security->origin.line};
    struct text expired = date_format_iso(security->expires, expiry);
    struct text now = date_format_iso(today, day);
    diagnose(loader->diagnostics, SEVERITY_WARNING, place,
             _("security.txt expired on %.*s, and the site is of %.*s"), TEXT_PRINT(expired),
             TEXT_PRINT(now));
    diagnose_hint(loader->diagnostics, "%s",
                  _("see whether the contact is still right, and set \"expires\" to a day less "
                    "than a year ahead"));
}
