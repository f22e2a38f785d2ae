#include "mustache/compile.h"

#include <stdlib.h>

/* A section, block, argument or parent whose closing tag is still to come. */
struct element {
    uint32_t instruction;
    struct span outer_margin;
};

struct emitter {
    struct compilation *compilation;
    struct mustache_template *template;
    struct span margin; /* the indentation of the argument around; its lines lose it */
    bool line_begins;   /* the next thing emitted is the first of its line */
    bool joinable;      /* the last instruction is text, and nothing jumps behind it */
    struct element open[MUSTACHE_MAX_NESTING];
    size_t open_count;
};

/* ---- Text and lines ---- */

static struct instruction *add_instruction(struct emitter *emitter, enum operation operation,
                                           size_t source)
{
    struct mustache_template *template = emitter->template;

    template->instructions =
        memory_grow(template->instructions, &template->instruction_capacity,
                    template->instruction_count, sizeof *template->instructions);
    struct instruction *instruction = &template->instructions[template->instruction_count++];
    *instruction = (struct instruction){.operation = operation, .source = (uint32_t)source};
    emitter->joinable = operation == OPERATION_TEXT;
    return instruction;
}

/* The run of text that can be made longer. */
static struct instruction_text *open_text(struct emitter *emitter, size_t source)
{
    struct mustache_template *template = emitter->template;

    if (!emitter->joinable) {
        struct instruction *instruction = add_instruction(emitter, OPERATION_TEXT, source);
        instruction->text.start = (uint32_t) template->pool.length;
        instruction->text.lines = (uint32_t) template->line_count;
    }
    return &template->instructions[template->instruction_count - 1].text;
}

/* Notes that a line begins here, unless that was done. Tags in front of a line need it too. */
static void begin_line(struct emitter *emitter, size_t source)
{
    struct mustache_template *template = emitter->template;

    if (!emitter->line_begins)
        return;
    emitter->line_begins = false;
    open_text(emitter, source)->line_count++;
    template->lines = memory_grow(template->lines, &template->line_capacity,
                                  template->line_count, sizeof *template->lines);
    template->lines[template->line_count++] = (uint32_t) template->pool.length;
}

static struct text span_text(const struct emitter *emitter, struct span span)
{
    return text_slice(emitter->template->source, span.start, span.length);
}

/* What is left of a line, or of its indentation, without the margin of the argument. */
static struct span without_margin(const struct emitter *emitter, struct span line)
{
    if (text_starts_with(span_text(emitter, line), span_text(emitter, emitter->margin))) {
        line.start += emitter->margin.length;
        line.length -= emitter->margin.length;
    }
    return line;
}

static void emit_text(struct emitter *emitter, size_t start, size_t end)
{
    struct text source = emitter->template->source;

    while (start < end) {
        size_t length = text_find(text_slice(source, start, end - start), '\n');
        bool complete = length < end - start;
        struct span line = {(uint32_t)start, (uint32_t)(length + complete)};
        start += line.length;
        if (emitter->line_begins)
            line = without_margin(emitter, line);
        begin_line(emitter, line.start);
        open_text(emitter, line.start)->length += line.length;
        buffer_append(&emitter->template->pool, span_text(emitter, line));
        emitter->line_begins = complete;
    }
}

/* The blanks before a tag that begins its line. */
static struct span blanks_before(const struct emitter *emitter, const struct token *token)
{
    size_t start = mustache_blanks_before(emitter->template->source, token->start);

    return (struct span){(uint32_t)start, token->start - (uint32_t)start};
}

/* The blanks at the beginning of the line behind a tag that ends its line. */
static struct span blanks_behind(const struct emitter *emitter, const struct token *token)
{
    struct text source = emitter->template->source;
    size_t start = token->end;

    start += text_find(text_slice(source, start, source.length), '\n');
    if (start < source.length)
        start++;
    size_t end = mustache_blanks_behind(source, start);
    return (struct span){(uint32_t)start, (uint32_t)(end - start)};
}

/* ---- Opening tags ---- */

static void open_element(struct emitter *emitter)
{
    emitter->open[emitter->open_count++] =
        (struct element){(uint32_t)emitter->template->instruction_count - 1, emitter->margin};
}

static void emit_value(struct emitter *emitter, const struct token *token,
                       enum operation operation)
{
    struct instruction *instruction = add_instruction(emitter, operation, token->start);

    instruction->value.parts = token->parts;
    instruction->value.part_count = token->part_count;
    instruction->value.name.start =
        (uint32_t)(token->content.data - emitter->template->source.data);
    instruction->value.name.length = (uint32_t)token->content.length;
}

/* A partial or parent tag; `alone` when nothing else is on its line. */
static void emit_reference(struct emitter *emitter, const struct token *token,
                           enum operation operation, bool alone)
{
    struct mustache_template *template = emitter->template;

    if (!alone)
        begin_line(emitter, token->start);
    struct instruction *instruction = add_instruction(emitter, operation, token->start);
    instruction->call.begins_line = alone;
    instruction->call.target = (uint32_t) template->reference_count;
    instruction->call.end = (uint32_t) template->instruction_count;
    if (alone)
        instruction->call.indentation = without_margin(emitter, blanks_before(emitter, token));

    template->references = memory_grow(template->references, &template->reference_capacity,
                                       template->reference_count, sizeof *template->references);
    template->references[template->reference_count++] =
        (struct reference){.name = token->content, .source = token->start};
}

static uint32_t block_number(struct emitter *emitter, struct text name)
{
    struct mustache_library *library = emitter->compilation->library;

    if (map_find(&library->block_numbers, name) == MAP_NONE)
        map_add(&library->block_numbers, arena_copy(&library->arena, name),
                library->block_numbers.count);
    return (uint32_t)map_find(&library->block_numbers, name);
}

static void emit_argument(struct emitter *emitter, const struct token *token)
{
    struct instruction *instruction =
        add_instruction(emitter, OPERATION_ARGUMENT, token->start);

    instruction->call.target = block_number(emitter, token->content);
    open_element(emitter);
    emitter->margin = token->ends_line ? blanks_behind(emitter, token) : (struct span){0, 0};
    emitter->line_begins = true;
}

/*
 * A block stands at the beginning of a line in two forms. When its tag is alone on the line,
 * what overrides it is indented as its default content is; when the whole block is on one
 * line, as the block itself is, and those blanks are part of the default content.
 */
static void emit_block(struct emitter *emitter, const struct token *token)
{
    bool on_one_line = token->alone_paired && !token->alone;
    struct span indentation = {token->start, 0};

    if (on_one_line)
        indentation = blanks_before(emitter, token);
    else if (token->alone_paired)
        indentation = blanks_behind(emitter, token);
    else if (!token->alone)
        begin_line(emitter, token->start);

    struct instruction *instruction = add_instruction(emitter, OPERATION_BLOCK, token->start);
    instruction->call.begins_line = token->alone || token->alone_paired;
    instruction->call.target = block_number(emitter, token->content);
    instruction->call.indentation = without_margin(emitter, indentation);
    open_element(emitter);
    bool is_empty = emitter->compilation->tokens[token->partner].start == token->end;
    if (on_one_line && is_empty)
        emitter->line_begins = false;
    else if (on_one_line)
        emit_text(emitter, indentation.start, token->start);
}

/* ---- Closing tags ---- */

static int compare_overrides(const void *left, const void *right)
{
    const struct override *a = left;
    const struct override *b = right;

    if (a->block != b->block)
        return a->block < b->block ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first;
}

/* Two blocks of one name inside a parent: only one could be shown. */
static void check_overrides(struct emitter *emitter, const struct reference *reference)
{
    struct mustache_template *template = emitter->template;
    const struct override *overrides = template->overrides + reference->overrides;

    for (size_t i = 1; i < reference->override_count; i++) {
        if (overrides[i].block != overrides[i - 1].block)
            continue;
        if (emitter->compilation->faults >= MUSTACHE_MAX_FINDINGS)
            return;
        uint32_t source = template->instructions[overrides[i].first - 1].source;
        diagnose(emitter->compilation->diagnostics, SEVERITY_ERROR,
                 mustache_fault(emitter->compilation, source),
                 _("this block is given twice to the parent \"%.*s\""),
                 TEXT_PRINT(reference->name));
    }
}

/* Lists the arguments of the parent whose last instruction has just been emitted. */
static void collect_overrides(struct emitter *emitter, size_t parent)
{
    struct mustache_template *template = emitter->template;
    const struct instruction *instructions = template->instructions;
    struct reference *reference = &template->references[instructions[parent].call.target];
    size_t first = template->override_count;

    for (size_t i = parent + 1; i < template->instruction_count; i = instructions[i].call.end) {
        template->overrides =
            memory_grow(template->overrides, &template->override_capacity,
                        template->override_count, sizeof *template->overrides);
        template->overrides[template->override_count++] = (struct override){
            instructions[i].call.target, (uint32_t)i + 1, instructions[i].call.end};
    }
    reference->overrides = (uint32_t)first;
    reference->override_count = (uint32_t)(template->override_count - first);
    if (reference->override_count == 0)
        return;
    qsort(template->overrides + first, reference->override_count, sizeof *template->overrides,
          compare_overrides);
    check_overrides(emitter, reference);
}

static void emit_close(struct emitter *emitter, const struct token *token)
{
    struct mustache_template *template = emitter->template;

    if (emitter->open_count == 0)
        return; /* never: match.c has paired the tags; it tells the analyser so */
    struct element element = emitter->open[--emitter->open_count];
    enum operation operation = template->instructions[element.instruction].operation;
    bool is_section = operation == OPERATION_SECTION || operation == OPERATION_INVERTED;

    if (!token->alone && (is_section || operation == OPERATION_BLOCK))
        begin_line(emitter, token->start);
    if (is_section)
        template->instructions[element.instruction].value.end =
            (uint32_t) template->instruction_count;
    else
        template->instructions[element.instruction].call.end =
            (uint32_t) template->instruction_count;
    emitter->margin = element.outer_margin;
    emitter->joinable = false;
    if (operation == OPERATION_PARENT) {
        emitter->line_begins = token->alone;
        collect_overrides(emitter, element.instruction);
    }
}

static void emit_token(struct emitter *emitter, const struct token *token)
{
    switch (token->kind) {
    case TOKEN_TEXT:
        emit_text(emitter, token->start, token->end);
        break;
    case TOKEN_ESCAPED:
    case TOKEN_RAW:
        begin_line(emitter, token->start);
        emit_value(emitter, token,
                   token->kind == TOKEN_RAW ? OPERATION_RAW : OPERATION_ESCAPED);
        break;
    case TOKEN_SECTION:
    case TOKEN_INVERTED:
        if (!token->alone)
            begin_line(emitter, token->start);
        emit_value(emitter, token,
                   token->kind == TOKEN_SECTION ? OPERATION_SECTION : OPERATION_INVERTED);
        open_element(emitter);
        break;
    case TOKEN_PARTIAL:
        emit_reference(emitter, token, OPERATION_PARTIAL, token->alone);
        break;
    case TOKEN_PARENT:
        emit_reference(emitter, token, OPERATION_PARENT, token->alone_paired);
        open_element(emitter);
        break;
    case TOKEN_BLOCK:
        emit_block(emitter, token);
        break;
    case TOKEN_COMMENT:
    case TOKEN_DELIMITERS:
        if (!token->alone)
            begin_line(emitter, token->start);
        break;
    case TOKEN_CLOSE:
        emit_close(emitter, token);
        break;
    }
}

/* Right inside a parent only its blocks and its closing tag count. */
static bool in_parent(const struct emitter *emitter)
{
    if (emitter->open_count == 0)
        return false;
    const struct element *element = &emitter->open[emitter->open_count - 1];
    return emitter->template->instructions[element->instruction].operation == OPERATION_PARENT;
}

void mustache_emit(struct compilation *compilation)
{
    struct emitter emitter = {
        .compilation = compilation,
        .template = compilation->template,
        .line_begins = true,
    };

    for (size_t i = 0; i < compilation->token_count; i++) {
        const struct token *token = &compilation->tokens[i];
        if (!in_parent(&emitter) || token->kind == TOKEN_CLOSE)
            emit_token(&emitter, token);
        else if (token->kind == TOKEN_BLOCK)
            emit_argument(&emitter, token);
        else if (token->partner > i)
            i = token->partner; /* what is ignored is ignored whole */
    }
}
