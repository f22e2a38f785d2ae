/*
 * Objects read field by field against a table of the keys they may have, and the forms that
 * values take: texts, identifiers, codes, figures, dates, addresses. Every function reports
 * what is wrong and returns something harmless then; an absent value is never an error here.
 *
 * Other rooms get at them through load.h.
 */
#ifndef VETRO_LOAD_FIELDS_H
#define VETRO_LOAD_FIELDS_H

#include "load/json.h"
#include "model/model.h"

enum {
    IDENTIFIER_MAX = 100, /* bytes of an identifier or code */
    FIELDS_LISTED = 20,   /* names that a hint lists at most */
};

struct field {
    const char *name;
    unsigned kinds; /* bits of enum json_kind */
    bool required;
};

/* Reports an error at `value`, printf fashion; the format is translated already. */
#define value_error(value, ...)                                                                \
    diagnose((value).document->diagnostics, SEVERITY_ERROR, json_place(value), __VA_ARGS__)
#define value_hint(value, ...) diagnose_hint((value).document->diagnostics, __VA_ARGS__)

/*
 * Finds the `count` fields of an object; those that are absent, or of a wrong kind, come out
 * as none. Reports unknown, repeated and missing keys. False when `object` is no object.
 */
bool fields_read(struct json_value object, const struct field *fields, size_t count,
                 struct json_value *found);

/* False, with a report, when the value is of none of these kinds. */
bool value_expect(struct json_value value, unsigned kinds);

/*
 * Room for the names of `count` candidates, to be filled and given to value_suggest. NULL when
 * there are too many, or the file has had enough suggestions.
 */
struct text *value_candidates(struct json_value value, size_t count);

/* Hints at the candidate nearest to `wanted`, or lists them all when they are few. */
void value_suggest(struct json_value value, struct text wanted, const struct text *candidates,
                   size_t count);

/* The value was found at an earlier line already. */
void value_error_repeated(struct json_value value, struct text found, size_t first_line);

/*
 * Remembers `name` as given at `value`, in a map of the same document. False, with a report,
 * when it was there before.
 */
bool value_check_unique(struct map *seen, struct json_value value, struct text name);

/* A copy in the arena; empty when there is none. */
struct text value_text(struct json_value value, struct arena *arena);

/* A list of texts, copied; the result is the array, with its length in `count`. */
struct text *value_texts(struct json_value value, struct arena *arena, size_t *count);

/* Letters a–z, digits and single hyphens. Returned even when its form is wrong. */
bool identifier_is_valid(struct text text);
struct text value_identifier(struct json_value value, struct arena *arena);

/* The code of an objective. Returned even when its form is wrong. */
bool code_is_valid(struct text text);
struct text value_code(struct json_value value, struct arena *arena);

/* The index of the text among `choices`; `otherwise` when there is none or it is unknown. */
size_t value_choice(struct json_value value, const struct text *choices, size_t count,
                    size_t otherwise);

/* An ISO date; not known when there is none. */
struct date value_date(struct json_value value);

/* A date as printed, ISO or Italian; one that is no date is kept as text. */
struct moment value_moment(struct json_value value, struct arena *arena);

/* An address that begins with one of `schemes`; returned even when its form is wrong. */
enum address_kind { ADDRESS_SITE, ADDRESS_PAGE, ADDRESS_LINK };
struct text value_address(struct json_value value, struct arena *arena, enum address_kind kind);

/* A year, from 1 to 9999; 0, with a report, when it is none. */
unsigned value_year(struct json_value value);

/* A figure as printed: text, or a JSON number with its point made a comma. */
struct figure value_figure(struct json_value value, struct arena *arena);

/* The same, where "sì" and "no" stand for 1 and 0. */
struct figure value_yes_or_no(struct json_value value, struct arena *arena);

/* A figure that, where there is one, must be a number of at least 0, or from 0 to 100. */
struct figure value_weight(struct json_value value, struct arena *arena);
struct figure value_percentage(struct json_value value, struct arena *arena);

#endif
