/* The front matter of a page: a YAML mapping of texts. */
#include "load/pages.h"

#include <yaml.h>

enum front_key {
    FRONT_TITLE,
    FRONT_ORDER,
    FRONT_SUMMARY,
    FRONT_OFFICE,
    FRONT_PUBLISHED,
    FRONT_UPDATED,
    FRONT_ACT,
    FRONT_SOURCE,
    FRONT_KEYS
};

static const struct {
    struct text name;
    bool required;
} front_keys[FRONT_KEYS] = {
    [FRONT_TITLE] = {TEXT_INITIALISER("title"), true},
    [FRONT_ORDER] = {TEXT_INITIALISER("order"), true},
    [FRONT_SUMMARY] = {TEXT_INITIALISER("summary"), true},
    [FRONT_OFFICE] = {TEXT_INITIALISER("office"), true},
    [FRONT_PUBLISHED] = {TEXT_INITIALISER("published"), true},
    [FRONT_UPDATED] = {TEXT_INITIALISER("updated"), true},
    [FRONT_ACT] = {TEXT_INITIALISER("act"), false},
    [FRONT_SOURCE] = {TEXT_INITIALISER("source"), false},
};

/* A value of the front matter, copied. */
struct front_value {
    struct text text;
    size_t line; /* of the file; 0: it is not there */
};

/* ---- Between the lines of hyphens ---- */

static bool is_fence(struct text line)
{
    return text_equal(text_trim(line), TEXT("---"));
}

/* Leaves the YAML in `yaml`; it begins at line 2. */
static bool split(struct page_draft *draft, struct text source, struct text *yaml)
{
    struct text rest = source;
    struct text line;
    size_t number = 1;

    if (!text_next(&rest, '\n', &line) || !is_fence(line)) {
        page_error(draft, 1, _("the page does not begin with its front matter"));
        page_hint(draft, "%s",
                  _("begin it with a line of three hyphens, the title and so on, and a second "
                    "such line"));
        return false;
    }
    const char *start = rest.data;
    while (text_next(&rest, '\n', &line)) {
        number++;
        if (!is_fence(line))
            continue;
        *yaml = (struct text){start, (size_t)(line.data - start)};
        draft->body = rest;
        draft->first_line = number + 1;
        return true;
    }
    page_error(draft, 1, _("the front matter never ends"));
    page_hint(draft, "%s", _("end it with a line of three hyphens"));
    return false;
}

/* ---- YAML ---- */

static size_t line_of(yaml_mark_t mark)
{
    return (size_t)mark.line + 2;
}

static struct text scalar_text(const yaml_node_t *node)
{
    return (struct text){(const char *)node->data.scalar.value, node->data.scalar.length};
}

static enum front_key find_key(struct text name)
{
    size_t key = 0;

    while (key < FRONT_KEYS && !text_equal(front_keys[key].name, name))
        key++;
    return (enum front_key)key;
}

static void report_unknown(struct page_draft *draft, size_t line, struct text name)
{
    struct text names[FRONT_KEYS];

    for (size_t i = 0; i < FRONT_KEYS; i++)
        names[i] = front_keys[i].name;
    page_error(draft, line, _("unknown key \"%.*s\""), TEXT_PRINT(page_excerpt(name)));
    page_suggest(draft, name, names, FRONT_KEYS);
}

static void take_pair(struct page_draft *draft, const yaml_node_t *key,
                      const yaml_node_t *value, struct front_value *values)
{
    size_t line = line_of(key->start_mark);

    if (key->type != YAML_SCALAR_NODE || value->type != YAML_SCALAR_NODE) {
        page_error(draft, line, _("the front matter holds texts only"));
        page_hint(draft, "%s", _("put texts with brackets, colons or hyphens in quotes"));
        return;
    }
    struct text name = scalar_text(key);
    enum front_key found = find_key(name);
    if (found == FRONT_KEYS) {
        report_unknown(draft, line, name);
    } else if (values[found].line > 0) {
        page_error(draft, line, _("the key \"%.*s\" is given twice"), TEXT_PRINT(name));
        page_hint(draft, _("the first one is at line %zu"), values[found].line);
    } else {
        values[found] = (struct front_value){
            arena_copy(draft->reading->plan->loader->arena, text_trim(scalar_text(value))),
            line};
    }
}

static bool take_document(struct page_draft *draft, yaml_document_t *document,
                          struct front_value *values)
{
    yaml_node_t *root = yaml_document_get_root_node(document);

    if (root == NULL || root->type != YAML_MAPPING_NODE) {
        page_error(draft, 2, _("the front matter is not a list of keys and values"));
        page_hint(draft, "%s", _("write a line for each: title: Il ciclo della performance"));
        return false;
    }
    for (const yaml_node_pair_t *pair = root->data.mapping.pairs.start;
         pair < root->data.mapping.pairs.top; pair++)
        take_pair(draft, yaml_document_get_node(document, pair->key),
                  yaml_document_get_node(document, pair->value), values);
    return true;
}

static bool parse(struct page_draft *draft, struct text yaml, struct front_value *values)
{
    yaml_parser_t parser;
    yaml_document_t document;

    if (yaml_parser_initialize(&parser) == 0) {
        page_error(draft, 1, _("cannot read the front matter"));
        return false;
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)yaml.data, yaml.length);
    bool done = yaml_parser_load(&parser, &document) != 0;
    if (done) {
        done = take_document(draft, &document, values);
        yaml_document_delete(&document);
    } else {
        page_error(draft, line_of(parser.problem_mark), _("the front matter is broken: %s"),
                   parser.problem != NULL ? parser.problem : "");
        page_hint(draft, "%s", _("put texts with brackets, colons or hyphens in quotes"));
    }
    yaml_parser_delete(&parser);
    return done;
}

/* ---- Values ---- */

static bool is_order(struct text text)
{
    enum { DIGITS_MAX = 3 };
    struct text rest = text;
    struct text part;

    if (text.length == 0 || text.data[text.length - 1] == '.')
        return false;
    while (text_next(&rest, '.', &part)) {
        for (size_t i = 0; i < part.length; i++) {
            if (part.data[i] < '0' || part.data[i] > '9')
                return false;
        }
        if (part.length == 0 || part.length > DIGITS_MAX)
            return false;
    }
    return true;
}

static struct date read_date(struct page_draft *draft, const struct front_value *value)
{
    struct date date = {0};

    if (value->line > 0 && !date_parse_iso(value->text, &date)) {
        page_error(draft, value->line, _("\"%.*s\" is not %s"),
                   TEXT_PRINT(page_excerpt(value->text)), _("a date such as 2025-12-31"));
    }
    return date;
}

static void read_act(struct page_draft *draft, const struct front_value *value)
{
    const struct edition *edition = draft->edition;

    if (value->line == 0)
        return;
    if (edition->acts == NONE)
        page_error(draft, value->line, _("there is no register of acts"));
    else if (!edition->tables[edition->acts].broken)
        draft->page->act =
            page_find_row(draft, value->line, &edition->tables[edition->acts], value->text);
}

static void check_required(struct page_draft *draft, const struct front_value *values)
{
    for (size_t i = 0; i < FRONT_KEYS; i++) {
        if (!front_keys[i].required)
            continue;
        if (values[i].line == 0)
            page_error(draft, 1, _("the key \"%.*s\" is missing"),
                       TEXT_PRINT(front_keys[i].name));
        else if (values[i].text.length == 0)
            page_error(draft, values[i].line, _("\"%.*s\" is empty"),
                       TEXT_PRINT(front_keys[i].name));
    }
}

bool page_read_front(struct page_draft *draft, struct text source)
{
    struct front_value values[FRONT_KEYS] = {0};
    struct narrative_page *page = draft->page;
    struct text yaml;

    if (!split(draft, source, &yaml) || !parse(draft, yaml, values))
        return false;
    check_required(draft, values);
    page->title = values[FRONT_TITLE].text;
    page->number = values[FRONT_ORDER].text;
    page->summary = values[FRONT_SUMMARY].text;
    page->office = values[FRONT_OFFICE].text;
    page->source = values[FRONT_SOURCE].text;
    page->published = read_date(draft, &values[FRONT_PUBLISHED]);
    page->updated = read_date(draft, &values[FRONT_UPDATED]);
    read_act(draft, &values[FRONT_ACT]);
    if (page->number.length > 0 && !is_order(page->number)) {
        page_error(draft, values[FRONT_ORDER].line,
                   _("\"%.*s\" is no number of a chapter, expected one such as 2.1"),
                   TEXT_PRINT(page_excerpt(page->number)));
    }
    if (date_known(page->published) && date_known(page->updated) &&
        date_compare(page->published, page->updated) > 0)
        page_error(draft, values[FRONT_UPDATED].line,
                   _("the last update comes before the first publication"));
    return true;
}
