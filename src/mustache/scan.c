#include "mustache/compile.h"
#include "mustache/names.h"

#include <string.h>

struct scanner {
    struct compilation *compilation;
    struct text source;
    struct text opening; /* the delimiters now in force */
    struct text closing;
};

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static size_t find_blank(struct text text)
{
    size_t position = 0;

    while (position < text.length && !is_blank(text.data[position]))
        position++;
    return position;
}

/* Position of `wanted` (never empty) from `start` on, or the length of the text. */
static size_t find_text(struct text text, size_t start, struct text wanted)
{
    while (start < text.length) {
        struct text rest = text_slice(text, start, text.length);
        size_t found = text_find(rest, wanted.data[0]);
        start += found;
        if (text_starts_with(text_slice(text, start, text.length), wanted))
            return start;
        start++;
    }
    return text.length;
}

static struct token *add_token(struct scanner *scanner, enum token_kind kind, size_t start,
                               size_t end)
{
    struct compilation *compilation = scanner->compilation;

    compilation->tokens = memory_grow(compilation->tokens, &compilation->token_capacity,
                                      compilation->token_count, sizeof *compilation->tokens);
    struct token *token = &compilation->tokens[compilation->token_count++];
    *token = (struct token){.kind = kind, .start = (uint32_t)start, .end = (uint32_t)end};
    return token;
}

/* What the character behind the opening delimiter says; false when it belongs to a name. */
static bool read_sigil(char sigil, enum token_kind *kind)
{
    static const char sigils[] = "{&#^/><$!=";
    static const enum token_kind kinds[] = {
        TOKEN_RAW,     TOKEN_RAW,    TOKEN_SECTION, TOKEN_INVERTED, TOKEN_CLOSE,
        TOKEN_PARTIAL, TOKEN_PARENT, TOKEN_BLOCK,   TOKEN_COMMENT,  TOKEN_DELIMITERS,
    };
    const char *found = sigil != '\0' ? strchr(sigils, sigil) : NULL;

    *kind = found != NULL ? kinds[found - sigils] : TOKEN_ESCAPED;
    return found != NULL;
}

static bool set_delimiters(struct scanner *scanner, struct text content)
{
    size_t length = find_blank(content);
    struct text opening = text_slice(content, 0, length);
    struct text closing = text_trim(text_slice(content, length, content.length));

    if (opening.length == 0 || opening.length > MUSTACHE_MAX_DELIMITER || closing.length == 0 ||
        closing.length > MUSTACHE_MAX_DELIMITER || find_blank(closing) < closing.length ||
        text_find(content, '=') < content.length)
        return false;
    scanner->opening = opening;
    scanner->closing = closing;
    return true;
}

static void add_part(struct scanner *scanner, const struct token *token, struct text part)
{
    struct mustache_library *library = scanner->compilation->library;
    struct mustache_template *template = scanner->compilation->template;
    struct diagnostics *diagnostics = scanner->compilation->diagnostics;
    bool strict = library->mode == MUSTACHE_STRICT;
    mustache_name name = strict ? mustache_names_find(library->names, part)
                                : mustache_names_add(library->names, part);

    if (name == MUSTACHE_NO_NAME && strict) {
        diagnose(diagnostics, SEVERITY_ERROR,
                 mustache_fault(scanner->compilation, token->start),
                 _("the name \"%.*s\" is not one that the data can have"), TEXT_PRINT(part));
        mustache_names_hint(library->names, part, diagnostics);
    } else if (name == MUSTACHE_NO_NAME) {
        diagnose(diagnostics, SEVERITY_ERROR,
                 mustache_fault(scanner->compilation, token->start),
                 _("there are more than %d different names"), MUSTACHE_MAX_NAMES);
    }
    template->parts = memory_grow(template->parts, &template->part_capacity,
                                  template->part_count, sizeof *template->parts);
    template->parts[template->part_count++] = name;
}

/* Reads a dotted name into its parts. */
static void read_parts(struct scanner *scanner, struct token *token)
{
    struct text rest = token->content;

    token->parts = (uint32_t)scanner->compilation->template->part_count;
    if (text_equal(rest, TEXT(".")))
        return;
    for (;;) {
        size_t dot = text_find(rest, '.');
        if (dot == 0) {
            diagnose(scanner->compilation->diagnostics, SEVERITY_ERROR,
                     mustache_fault(scanner->compilation, token->start),
                     _("the name \"%.*s\" has an empty part"), TEXT_PRINT(token->content));
            return;
        }
        add_part(scanner, token, text_slice(rest, 0, dot));
        token->part_count++;
        if (dot == rest.length)
            return;
        rest = text_slice(rest, dot + 1, rest.length);
    }
}

/* Names are not empty and have no blanks. */
static bool check_name(struct scanner *scanner, const struct token *token)
{
    struct diagnostics *diagnostics = scanner->compilation->diagnostics;
    struct text name = token->content;
    size_t blank = find_blank(name);

    if (name.length == 0) {
        diagnose(diagnostics, SEVERITY_ERROR,
                 mustache_fault(scanner->compilation, token->start), _("the tag has no name"));
        return false;
    }
    if (blank < name.length) {
        diagnose(diagnostics, SEVERITY_ERROR,
                 mustache_fault(scanner->compilation, token->start),
                 _("the name that begins with \"%.*s\" has a blank in it"),
                 TEXT_PRINT(text_slice(name, 0, blank)));
        diagnose_hint(diagnostics, _("is the tag closed with \"%.*s\"?"),
                      TEXT_PRINT(scanner->closing));
        return false;
    }
    return true;
}

static void read_content(struct scanner *scanner, struct token *token)
{
    switch (token->kind) {
    case TOKEN_TEXT:
    case TOKEN_COMMENT:
        break;
    case TOKEN_DELIMITERS:
        if (!set_delimiters(scanner, token->content)) {
            diagnose(scanner->compilation->diagnostics, SEVERITY_ERROR,
                     mustache_fault(scanner->compilation, token->start),
                     _("this tag does not set delimiters"));
            diagnose_hint(scanner->compilation->diagnostics,
                          _("write two delimiters with a blank between them, each of up to %d "
                            "characters without \"=\": {{=<%% %%>=}}"),
                          MUSTACHE_MAX_DELIMITER);
        }
        break;
    case TOKEN_ESCAPED:
    case TOKEN_RAW:
    case TOKEN_SECTION:
    case TOKEN_INVERTED:
        if (check_name(scanner, token))
            read_parts(scanner, token);
        break;
    case TOKEN_CLOSE:
    case TOKEN_PARTIAL:
    case TOKEN_PARENT:
    case TOKEN_BLOCK:
        check_name(scanner, token);
        break;
    }
}

/* Some tags end with a character of their own before the delimiter: {{{name}}}, {{=| |=}}. */
static struct text closing_of(const struct scanner *scanner, char sigil,
                              char space[MUSTACHE_MAX_DELIMITER + 1])
{
    if (sigil != '{' && sigil != '=')
        return scanner->closing;
    space[0] = sigil == '{' ? '}' : '=';
    memcpy(space + 1, scanner->closing.data, scanner->closing.length);
    return (struct text){space, scanner->closing.length + 1};
}

/* Reads the tag at `start`. Returns the position behind it: the end when it is not closed. */
static size_t scan_tag(struct scanner *scanner, size_t start)
{
    struct text source = scanner->source;
    size_t position = start + scanner->opening.length;
    enum token_kind kind = TOKEN_ESCAPED;
    char space[MUSTACHE_MAX_DELIMITER + 1];
    struct text closing = scanner->closing;

    while (position < source.length && is_blank(source.data[position]))
        position++;
    if (position < source.length && read_sigil(source.data[position], &kind)) {
        closing = closing_of(scanner, source.data[position], space);
        position++;
    }
    size_t found = find_text(source, position, closing);
    if (found == source.length) {
        diagnose(scanner->compilation->diagnostics, SEVERITY_ERROR,
                 mustache_fault(scanner->compilation, start), _("the tag is never closed"));
        diagnose_hint(scanner->compilation->diagnostics, _("\"%.*s\" is expected"),
                      TEXT_PRINT(closing));
        scanner->compilation->cut_short = true;
        return source.length;
    }
    struct token *token = add_token(scanner, kind, start, found + closing.length);
    token->content = text_trim(text_slice(source, position, found - position));
    read_content(scanner, token);
    return token->end;
}

void mustache_scan(struct compilation *compilation)
{
    struct text source = compilation->template->source;
    struct scanner scanner = {compilation, source, TEXT("{{"), TEXT("}}")};
    size_t position = 0;

    while (position < source.length && compilation->faults < MUSTACHE_MAX_FINDINGS) {
        size_t start = find_text(source, position, scanner.opening);
        if (start > position)
            add_token(&scanner, TOKEN_TEXT, position, start);
        position = start < source.length ? scan_tag(&scanner, start) : start;
    }
}
