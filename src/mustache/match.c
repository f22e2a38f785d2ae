#include "mustache/compile.h"

/* ---- Pairs of tags ---- */

struct open_tags {
    uint32_t tokens[MUSTACHE_MAX_NESTING];
    size_t count;
};

static bool opens(enum token_kind kind)
{
    return kind == TOKEN_SECTION || kind == TOKEN_INVERTED || kind == TOKEN_PARENT ||
           kind == TOKEN_BLOCK;
}

static bool open_tag(struct compilation *compilation, struct open_tags *open, size_t position)
{
    if (open->count == MUSTACHE_MAX_NESTING) {
        diagnose(compilation->diagnostics, SEVERITY_ERROR,
                 mustache_fault(compilation, compilation->tokens[position].start),
                 _("sections, blocks and parents are nested deeper than %d"),
                 MUSTACHE_MAX_NESTING);
        return false;
    }
    open->tokens[open->count++] = (uint32_t)position;
    return true;
}

/* How many tags stay open when one of this name is closed; `count` when none has it. */
static size_t find_open(const struct compilation *compilation, const struct open_tags *open,
                        struct text name)
{
    for (size_t i = open->count; i > 0; i--) {
        if (text_equal(compilation->tokens[open->tokens[i - 1]].content, name))
            return i - 1;
    }
    return open->count;
}

/* A closing tag that does not fit closes down to the one it fits, if any. */
static void close_tag(struct compilation *compilation, struct open_tags *open, size_t position)
{
    struct token *token = &compilation->tokens[position];
    size_t left = find_open(compilation, open, token->content);

    if (open->count == 0) {
        diagnose(compilation->diagnostics, SEVERITY_ERROR,
                 mustache_fault(compilation, token->start),
                 _("\"%.*s\" is closed, but nothing is open"), TEXT_PRINT(token->content));
        return;
    }
    struct token *expected = &compilation->tokens[open->tokens[open->count - 1]];
    if (left + 1 == open->count) {
        expected->partner = (uint32_t)position;
        token->partner = open->tokens[left];
    } else {
        struct place opened = mustache_template_place(compilation->template, expected->start);
        diagnose(compilation->diagnostics, SEVERITY_ERROR,
                 mustache_fault(compilation, token->start),
                 _("\"%.*s\" is closed, but \"%.*s\" was opened last, in line %zu"),
                 TEXT_PRINT(token->content), TEXT_PRINT(expected->content), opened.line);
    }
    open->count = left;
}

static bool in_parent(const struct compilation *compilation, const struct open_tags *open)
{
    return open->count > 0 &&
           compilation->tokens[open->tokens[open->count - 1]].kind == TOKEN_PARENT;
}

/* Inside a parent only blocks count. In strict mode other tags are taken for a mistake. */
static void check_in_parent(struct compilation *compilation, struct token *token)
{
    switch (token->kind) {
    case TOKEN_BLOCK:
        token->argument = true;
        break;
    case TOKEN_TEXT:
    case TOKEN_COMMENT:
    case TOKEN_DELIMITERS:
    case TOKEN_CLOSE:
        break;
    case TOKEN_ESCAPED:
    case TOKEN_RAW:
    case TOKEN_SECTION:
    case TOKEN_INVERTED:
    case TOKEN_PARTIAL:
    case TOKEN_PARENT:
        if (compilation->library->mode != MUSTACHE_STRICT)
            break;
        diagnose(compilation->diagnostics, SEVERITY_ERROR,
                 mustache_fault(compilation, token->start),
                 _("the tag \"%.*s\" stands inside a parent, where it shows nothing"),
                 TEXT_PRINT(token->content));
        diagnose_hint(compilation->diagnostics,
                      _("put it inside a block: {{$name}}…{{/name}}"));
        break;
    }
}

static void pair_tags(struct compilation *compilation)
{
    struct open_tags open = {.count = 0};

    for (size_t i = 0; i < compilation->token_count; i++) {
        struct token *token = &compilation->tokens[i];
        if (compilation->faults >= MUSTACHE_MAX_FINDINGS)
            return;
        if (in_parent(compilation, &open))
            check_in_parent(compilation, token);
        if (token->kind == TOKEN_CLOSE)
            close_tag(compilation, &open, i);
        else if (opens(token->kind) && !open_tag(compilation, &open, i))
            return;
    }
    for (size_t i = 0; i < open.count && !compilation->cut_short; i++) {
        struct token *token = &compilation->tokens[open.tokens[i]];
        diagnose(compilation->diagnostics, SEVERITY_ERROR,
                 mustache_fault(compilation, token->start), _("\"%.*s\" is never closed"),
                 TEXT_PRINT(token->content));
        diagnose_hint(compilation->diagnostics, _("add {{/%.*s}}"), TEXT_PRINT(token->content));
    }
}

/* ---- Lines that vanish ---- */

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

size_t mustache_blanks_before(struct text source, size_t position)
{
    while (position > 0 && is_blank(source.data[position - 1]))
        position--;
    return position;
}

size_t mustache_blanks_behind(struct text source, size_t position)
{
    while (position < source.length && is_blank(source.data[position]))
        position++;
    return position;
}

/* The end of a line that holds only blanks from `position` on; 0 when it holds more. */
static size_t line_end(struct text source, size_t position)
{
    position = mustache_blanks_behind(source, position);

    struct text rest = text_slice(source, position, source.length);
    if (text_starts_with(rest, TEXT("\r\n")))
        return position + 2;
    if (text_starts_with(rest, TEXT("\n")))
        return position + 1;
    return rest.length == 0 ? position : 0;
}

static void look_around(const struct compilation *compilation, struct token *token)
{
    struct text source = compilation->template->source;
    size_t blanks = mustache_blanks_before(source, token->start);

    token->begins_line = blanks == 0 || source.data[blanks - 1] == '\n';
    token->ends_line = line_end(source, token->end) > 0;
}

/* Blanks beside a tag belong to the text token beside it. */
static void cut_before(struct compilation *compilation, size_t position)
{
    if (position > 0 && compilation->tokens[position - 1].kind == TOKEN_TEXT)
        compilation->tokens[position - 1].end = (uint32_t)mustache_blanks_before(
            compilation->template->source, compilation->tokens[position].start);
}

static void cut_behind(struct compilation *compilation, size_t position)
{
    if (position + 1 < compilation->token_count &&
        compilation->tokens[position + 1].kind == TOKEN_TEXT)
        compilation->tokens[position + 1].start = (uint32_t)line_end(
            compilation->template->source, compilation->tokens[position].end);
}

/* A tag that stands alone takes its whole line with it. */
static void cut_line(struct compilation *compilation, size_t position)
{
    struct token *token = &compilation->tokens[position];

    token->alone = token->begins_line && token->ends_line;
    if (token->alone) {
        cut_before(compilation, position);
        cut_behind(compilation, position);
    }
}

/* The tags of a parent or block need not stand alone each: only blanks may be around both. */
static void cut_pair(struct compilation *compilation, size_t position)
{
    struct token *token = &compilation->tokens[position];

    token->alone_paired = token->begins_line && compilation->tokens[token->partner].ends_line;
    if (token->alone_paired)
        cut_before(compilation, position);
}

/*
 * Of an argument only the content counts: it begins on the next line when the tag ends its
 * line, and ends before the line of the closing tag. Of any other block on one line, the
 * blanks before it go with it, and the line end stays.
 */
static void cut_block(struct compilation *compilation, size_t position)
{
    struct token *token = &compilation->tokens[position];

    if (!token->argument) {
        cut_pair(compilation, position);
        cut_line(compilation, position);
    } else if (token->ends_line) {
        cut_behind(compilation, position);
    }
}

static void cut_close(struct compilation *compilation, size_t position)
{
    struct token *token = &compilation->tokens[position];
    const struct token *opening = &compilation->tokens[token->partner];

    if (opening->argument) {
        if (token->begins_line)
            cut_before(compilation, position);
    } else if (opening->kind == TOKEN_PARENT) {
        token->alone = opening->alone_paired;
        if (token->alone)
            cut_behind(compilation, position);
    } else {
        cut_line(compilation, position);
    }
}

static void cut_lines(struct compilation *compilation)
{
    for (size_t i = 0; i < compilation->token_count; i++) {
        if (compilation->tokens[i].kind != TOKEN_TEXT)
            look_around(compilation, &compilation->tokens[i]);
    }
    for (size_t i = 0; i < compilation->token_count; i++) {
        struct token *token = &compilation->tokens[i];
        switch (token->kind) {
        case TOKEN_TEXT:
        case TOKEN_ESCAPED:
        case TOKEN_RAW:
            break;
        case TOKEN_SECTION:
        case TOKEN_INVERTED:
        case TOKEN_PARTIAL:
        case TOKEN_COMMENT:
        case TOKEN_DELIMITERS:
            cut_line(compilation, i);
            break;
        case TOKEN_PARENT:
            cut_pair(compilation, i);
            break;
        case TOKEN_BLOCK:
            cut_block(compilation, i);
            break;
        case TOKEN_CLOSE:
            cut_close(compilation, i);
            break;
        }
    }
}

void mustache_match(struct compilation *compilation)
{
    pair_tags(compilation);
    if (compilation->faults == 0)
        cut_lines(compilation);
}
