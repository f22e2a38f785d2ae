#include "load/fields.h"

#include <stdio.h>
#include <string.h>

/* ---- Texts ---- */

struct text value_text(struct json_value value, struct arena *arena)
{
    if (!json_present(value))
        return (struct text){0};
    return arena_copy(arena, json_text(value));
}

struct text *value_texts(struct json_value value, struct arena *arena, size_t *count)
{
    *count = 0;
    if (!json_present(value))
        return NULL;

    struct text *items = arena_allocate_array(arena, json_count(value), sizeof *items);
    for (struct json_value item = json_first(value); json_present(item);
         item = json_next(item)) {
        if (!value_expect(item, JSON_TEXT))
            continue;
        if (text_trim(json_text(item)).length == 0)
            value_error(item, _("an empty text in a list"));
        else
            items[(*count)++] = value_text(item, arena);
    }
    return items;
}

size_t value_choice(struct json_value value, const struct text *choices, size_t count,
                    size_t otherwise)
{
    if (!json_present(value))
        return otherwise;

    struct text found = json_text(value);
    for (size_t i = 0; i < count; i++) {
        if (text_equal(found, choices[i]))
            return i;
    }
    if (text_trim(found).length > 0) {
        struct text excerpt = json_excerpt(value.document, found);
        value_error(value, _("unknown word \"%.*s\""), TEXT_PRINT(excerpt));
        value_suggest(value, found, choices, count);
    }
    return otherwise;
}

/* ---- Names ---- */

static bool is_lower(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool identifier_is_valid(struct text text)
{
    if (text.length == 0 || text.length > IDENTIFIER_MAX)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        bool hyphen = byte == '-' && i > 0 && i + 1 < text.length && text.data[i - 1] != '-';

        if (!is_lower(byte) && !is_digit(byte) && !hyphen)
            return false;
    }
    return true;
}

struct text value_identifier(struct json_value value, struct arena *arena)
{
    struct text text = value_text(value, arena);

    if (text.length == 0 || identifier_is_valid(text))
        return text;

    struct json_document *document = value.document;
    struct text excerpt = json_excerpt(document, text);
    value_error(value,
                _("\"%.*s\" is not an identifier: expected lower-case letters a to z, digits "
                  "and single hyphens, at most %d"),
                TEXT_PRINT(excerpt), IDENTIFIER_MAX);
    struct text slug = text_slug(&document->arena, text);
    if (identifier_is_valid(slug))
        value_hint(value, _("\"%.*s\" would do"), TEXT_PRINT(slug));
    return text;
}

/* index.html is the page beside the folders that are named after the codes. */
bool code_is_valid(struct text text)
{
    if (text.length == 0 || text.length > IDENTIFIER_MAX ||
        text_equal(text, TEXT("index.html")))
        return false;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        bool mark = byte == '_' || (i > 0 && (byte == '.' || byte == '-'));

        if (!is_lower((char)(byte | 0x20)) && !is_digit(byte) && !mark)
            return false;
    }
    return true;
}

struct text value_code(struct json_value value, struct arena *arena)
{
    struct text text = value_text(value, arena);

    if (text.length == 0 || code_is_valid(text))
        return text;

    struct text excerpt = json_excerpt(value.document, text);
    value_error(value, _("\"%.*s\" cannot be the code of an objective"), TEXT_PRINT(excerpt));
    value_hint(value,
               _("a code is also an address: letters a to z, digits, points, underscores and "
                 "hyphens, not a point or hyphen first, at most %d"),
               IDENTIFIER_MAX);
    return text;
}

/* ---- Dates ---- */

struct date value_date(struct json_value value)
{
    struct date date = {0};

    if (!json_present(value) || json_text(value).length == 0)
        return date;

    struct text found = json_text(value);
    if (date_parse_iso(found, &date))
        return date;

    struct text excerpt = json_excerpt(value.document, found);
    value_error(value, _("\"%.*s\" is not a date, expected one like 2025-12-31"),
                TEXT_PRINT(excerpt));
    if (date_parse_italian(found, &date)) {
        char space[DATE_TEXT_SIZE];
        struct text iso = date_format_iso(date, space);
        value_hint(value, _("write %.*s"), TEXT_PRINT(iso));
    }
    return (struct date){0};
}

/* A date in either form; not known when it is none. */
static struct date read_printed_date(struct text printed)
{
    struct date date = {0};

    if (!date_parse_iso(printed, &date) && !date_parse_italian(printed, &date))
        return (struct date){0};
    return date;
}

/* 15/02/24: plans abbreviate years of this century. */
static struct date read_short_date(struct text printed)
{
    char space[sizeof "31/12/2025"];
    size_t day_and_month = printed.length > 2 ? printed.length - 2 : 0;

    if (printed.length + sizeof "20" > sizeof space)
        return (struct date){0};
    snprintf(space, sizeof space, "%.*s20%.*s", (int)day_and_month, printed.data,
             (int)(printed.length - day_and_month), printed.data + day_and_month);
    return read_printed_date((struct text){space, printed.length + 2});
}

struct moment value_moment(struct json_value value, struct arena *arena)
{
    struct moment moment = {0};

    if (!json_present(value))
        return moment;
    moment.printed = arena_copy(arena, text_trim(json_text(value)));
    moment.date = read_printed_date(moment.printed);
    if (!date_known(moment.date))
        moment.date = read_short_date(moment.printed);
    return moment;
}

/* ---- Addresses ---- */

/* Printable ASCII without blanks, quotes and brackets: nothing an attribute could trip over. */
static bool is_address_byte(char byte)
{
    return byte > ' ' && byte < 0x7F && strchr("\"'<>\\^`{|}", byte) == NULL;
}

/* scheme, then a host of the usual letters, then whatever an address may hold. */
static bool is_web_address(struct text text, struct text scheme)
{
    if (!text_starts_with(text, scheme))
        return false;

    size_t host = 0;
    struct text rest = text_slice(text, scheme.length, text.length);
    while (host < rest.length &&
           (is_lower((char)(rest.data[host] | 0x20)) || is_digit(rest.data[host]) ||
            (host > 0 && strchr(".-:", rest.data[host]) != NULL)))
        host++;
    if (host == 0 || (host < rest.length && strchr("/?#", rest.data[host]) == NULL))
        return false;
    for (size_t i = host; i < rest.length; i++) {
        if (!is_address_byte(rest.data[i]))
            return false;
    }
    return true;
}

static bool is_mail_address(struct text text)
{
    struct text scheme = TEXT("mailto:");

    if (!text_starts_with(text, scheme) || text_find(text, '@') == text.length)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        if (!is_address_byte(text.data[i]))
            return false;
    }
    return true;
}

static bool address_is_valid(struct text text, enum address_kind kind)
{
    bool secure = is_web_address(text, TEXT("https://"));
    bool page = secure || is_web_address(text, TEXT("http://"));

    switch (kind) {
    case ADDRESS_SITE:
        return secure && text_find(text, '?') == text.length &&
               text_find(text, '#') == text.length;
    case ADDRESS_PAGE:
        return page;
    case ADDRESS_LINK:
        return page || is_mail_address(text);
    }
    return false;
}

struct text value_address(struct json_value value, struct arena *arena, enum address_kind kind)
{
    struct text text = value_text(value, arena);

    if (text.length == 0 || address_is_valid(text, kind))
        return text;

    struct text excerpt = json_excerpt(value.document, text);
    value_error(value, _("\"%.*s\" is not an address that can be used here"),
                TEXT_PRINT(excerpt));
    switch (kind) {
    case ADDRESS_SITE:
        value_hint(value, "%s",
                   _("write https:// and the host, perhaps a folder; nothing behind ? or #"));
        break;
    case ADDRESS_PAGE:
        value_hint(value, "%s", _("write it in full, from https:// or http:// on"));
        break;
    case ADDRESS_LINK:
        value_hint(value, "%s", _("write it in full, from https://, http:// or mailto: on"));
        break;
    }
    return text;
}

/* ---- Figures ---- */

unsigned value_year(struct json_value value)
{
    enum { YEAR_MAX = 9999 };
    struct decimal year;

    if (decimal_parse_plain(json_number(value), &year) && year.scale == 0 && year.units >= 1 &&
        year.units <= YEAR_MAX)
        return (unsigned)year.units;
    value_error(value, _("expected a year, as in 2025"));
    return 0;
}

struct figure value_figure(struct json_value value, struct arena *arena)
{
    struct figure figure = {0};

    if (!json_present(value))
        return figure;
    if (json_kind(value) == JSON_NUMBER) {
        /* From the source, so that no digit is lost or invented on the way through a double. */
        struct text digits = json_number(value);
        char *printed = arena_allocate(arena, digits.length + 1);

        for (size_t i = 0; i < digits.length; i++)
            printed[i] = digits.data[i] == '.' ? ',' : digits.data[i];
        figure.printed = (struct text){printed, digits.length};
    } else {
        figure.printed = arena_copy(arena, text_trim(json_text(value)));
    }
    figure.known = decimal_parse_italian(figure.printed, &figure.value);
    if (!figure.known)
        figure.date = read_printed_date(figure.printed);
    return figure;
}

struct figure value_yes_or_no(struct json_value value, struct arena *arena)
{
    static const struct text words[] = {TEXT_INITIALISER("no"), TEXT_INITIALISER("si")};
    struct figure figure = value_figure(value, arena);
    struct arena scratch = {0};
    struct text folded = text_fold(&scratch, figure.printed);

    for (size_t i = 0; !figure.known && i < 2; i++) {
        if (!text_equal(folded, words[i]))
            continue;
        figure.known = true;
        figure.value = decimal_from_integer((int64_t)i);
    }
    arena_free(&scratch);
    return figure;
}

/* Reports a figure that is there but is no number, or below 0; and takes it out. */
static void report_figure(struct json_value value, struct figure *figure, const char *expected)
{
    struct text excerpt = json_excerpt(value.document, figure->printed);

    value_error(value, _("found \"%.*s\", expected %s"), TEXT_PRINT(excerpt), expected);
    value_hint(value, "%s",
               _("write the figure as printed, without percent sign, as in \"83,30\"; leave "
                 "the key out when none is published"));
    *figure = (struct figure){0};
}

static bool is_negative(struct figure figure)
{
    return decimal_compare(figure.value, decimal_from_integer(0)) < 0;
}

struct figure value_weight(struct json_value value, struct arena *arena)
{
    struct figure figure = value_figure(value, arena);

    if (figure.printed.length > 0 && (!figure.known || is_negative(figure)))
        report_figure(value, &figure, _("a number of at least 0"));
    return figure;
}

struct figure value_percentage(struct json_value value, struct arena *arena)
{
    struct figure figure = value_figure(value, arena);

    if (figure.printed.length > 0 &&
        (!figure.known || is_negative(figure) ||
         decimal_compare(figure.value, decimal_from_integer(100)) > 0))
        report_figure(value, &figure, _("a number from 0 to 100"));
    return figure;
}
