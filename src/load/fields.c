#include "load/fields.h"

#include <string.h>

/* ---- Kinds ---- */

static const char *kind_name(enum json_kind kind)
{
    switch (kind) {
    case JSON_TEXT:
        return _("a text");
    case JSON_NUMBER:
        return _("a number");
    case JSON_BOOLEAN:
        return _("true or false");
    case JSON_NULL:
        return _("null");
    case JSON_LIST:
        return _("a list");
    case JSON_OBJECT:
        return _("an object");
    }
    return "";
}

/* What may stand where only these kinds are allowed. */
static const char *kinds_name(unsigned kinds)
{
    if (kinds == (JSON_TEXT | JSON_NUMBER))
        return _("a figure: a text in quotes or a number");
    if (kinds == (JSON_TEXT | JSON_LIST))
        return _("a text or a list of texts");
    return kind_name((enum json_kind)kinds);
}

bool value_expect(struct json_value value, unsigned kinds)
{
    enum json_kind kind = json_kind(value);

    if ((kinds & (unsigned)kind) != 0)
        return true;
    value_error(value, _("found %s, expected %s"), kind_name(kind), kinds_name(kinds));
    if (kind == JSON_NULL)
        value_hint(value, "%s", _("leave the key out when there is no value"));
    else if (kind == JSON_NUMBER && kinds == JSON_TEXT)
        value_hint(value, "%s", _("put it in quotes"));
    return false;
}

/* ---- Hints ---- */

/* a, b, c */
static struct text list_names(struct json_document *document, const struct text *names,
                              size_t count)
{
    struct buffer list = {0};

    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buffer_append(&list, TEXT(", "));
        buffer_append(&list, json_excerpt(document, names[i]));
    }
    struct text result = arena_copy(&document->arena, buffer_text(&list));
    buffer_free(&list);
    return result;
}

struct text *value_candidates(struct json_value value, size_t count)
{
    struct json_document *document = value.document;

    if (count > JSON_SUGGESTION_CANDIDATES || document->suggestions >= JSON_SUGGESTIONS_MAX)
        return NULL;
    return arena_allocate_array(&document->arena, count, sizeof(struct text));
}

void value_suggest(struct json_value value, struct text wanted, const struct text *candidates,
                   size_t count)
{
    struct json_document *document = value.document;
    size_t nearest;

    if (document->suggestions >= JSON_SUGGESTIONS_MAX)
        return;
    document->suggestions++;
    if (wanted.length > IDENTIFIER_MAX)
        return;
    if (text_nearest(wanted, candidates, count, &nearest, 1) > 0) {
        struct text name = json_excerpt(document, candidates[nearest]);
        value_hint(value, _("did you mean \"%.*s\"?"), TEXT_PRINT(name));
    } else if (count > 0 && count <= FIELDS_LISTED) {
        struct text names = list_names(document, candidates, count);
        value_hint(value, _("known here: %.*s"), TEXT_PRINT(names));
    }
}

void value_error_repeated(struct json_value value, struct text found, size_t first_line)
{
    struct text excerpt = json_excerpt(value.document, found);

    value_error(value, _("\"%.*s\" is given twice"), TEXT_PRINT(excerpt));
    value_hint(value, _("the first one is at line %zu"), first_line);
}

bool value_check_unique(struct map *seen, struct json_value value, struct text name)
{
    struct json_value first = value;
    size_t number = map_add(seen, name, value.number);

    if (number == value.number)
        return true;
    first.number = (uint32_t)number;
    value_error_repeated(value, name, json_line(first));
    return false;
}

/* ---- Objects ---- */

/* Most keys come in the order of the fields: the search begins at `first`, and goes round. */
static size_t find_field(const struct field *fields, size_t count, size_t first,
                         struct text key)
{
    for (size_t i = 0; i < count; i++) {
        size_t field = first + i < count ? first + i : first + i - count;
        if (strcmp(fields[field].name, key.data) == 0)
            return field;
    }
    return count;
}

static void report_unknown_key(struct json_value value, const struct field *fields,
                               size_t count)
{
    struct json_document *document = value.document;
    struct text key = json_key(value);
    struct text excerpt = json_excerpt(document, key);
    struct text *names = value_candidates(value, count);

    diagnose(document->diagnostics, SEVERITY_ERROR, json_key_place(value),
             _("unknown key \"%.*s\""), TEXT_PRINT(excerpt));
    if (names == NULL)
        return;
    for (size_t i = 0; i < count; i++)
        names[i] = text_from(fields[i].name);
    value_suggest(value, key, names, count);
}

static void report_repeated_key(struct json_value value, struct json_value first)
{
    struct text excerpt = json_excerpt(value.document, json_key(value));

    diagnose(value.document->diagnostics, SEVERITY_ERROR, json_key_place(value),
             _("the key \"%.*s\" is given twice"), TEXT_PRINT(excerpt));
    value_hint(value, _("the first one is at line %zu"), json_line(first));
}

static void check_required(struct json_value object, const struct field *field,
                           struct json_value found)
{
    if (!json_present(found))
        value_error(object, _("the key \"%s\" is missing"), field->name);
    else if (json_kind(found) == JSON_TEXT && text_trim(json_text(found)).length == 0)
        value_error(found, _("\"%s\" is empty"), field->name);
}

bool fields_read(struct json_value object, const struct field *fields, size_t count,
                 struct json_value *found)
{
    size_t next = 0;

    memset(found, 0, count * sizeof *found);
    if (!value_expect(object, JSON_OBJECT))
        return false;
    for (struct json_value item = json_first(object); json_present(item);
         item = json_next(item)) {
        size_t field = find_field(fields, count, next, json_key(item));

        if (field == count)
            report_unknown_key(item, fields, count);
        else if (json_present(found[field]))
            report_repeated_key(item, found[field]);
        else
            found[field] = item;
        next = field < count ? field + 1 : next;
    }
    for (size_t i = 0; i < count; i++) {
        if (fields[i].required)
            check_required(object, &fields[i], found[i]);
        if (json_present(found[i]) && !value_expect(found[i], fields[i].kinds))
            found[i] = (struct json_value){0};
    }
    return true;
}
