#include "mustache/template.h"
#include "mustache/value.h"

/*
 * The arguments of one parent tag while its parent is rendered. Outer ones win, and the blocks
 * in an argument can be overridden only from outside the template that holds it.
 */
struct frame {
    const struct frame *outer; /* NULL: none */
    const struct mustache_template *template;
    const struct reference *parent;
};

/* A range of instructions and the arguments in force. */
struct piece {
    const struct mustache_template *template;
    size_t first;
    size_t end;
    const struct frame *frame;
};

struct renderer {
    bool strict;
    struct buffer *output;
    size_t output_start;
    struct diagnostics *diagnostics;
    const struct mustache_value *contexts[MUSTACHE_MAX_DEPTH + 1];
    size_t context_count;
    size_t depth;
    size_t steps;
    struct buffer indentation; /* of all that is being brought in, one behind the other */
    size_t indentation_start;  /* from here on it is that of the template at hand */
    const struct instruction *reported[MUSTACHE_MAX_FINDINGS];
    size_t reported_count;
};

/* ---- Findings ---- */

/*
 * True when a finding for this instruction is to be added: one for each. Rendering goes on
 * after it, so that all are found in one run.
 */
static bool is_new_finding(struct renderer *renderer, const struct instruction *instruction)
{
    for (size_t i = 0; i < renderer->reported_count; i++) {
        if (renderer->reported[i] == instruction)
            return false;
    }
    if (renderer->reported_count == MUSTACHE_MAX_FINDINGS)
        return false;
    renderer->reported[renderer->reported_count++] = instruction;
    return true;
}

static struct text span_text(const struct mustache_template *template, struct span span)
{
    return text_slice(template->source, span.start, span.length);
}

static void report_missing(struct renderer *renderer, const struct mustache_template *template,
                           const struct instruction *instruction)
{
    if (!renderer->strict || !is_new_finding(renderer, instruction))
        return;
    diagnose(renderer->diagnostics, SEVERITY_ERROR,
             mustache_template_place(template, instruction->source),
             _("the data has no \"%.*s\" here"),
             TEXT_PRINT(span_text(template, instruction->value.name)));
    diagnose_hint(renderer->diagnostics,
                  _("move the tag into the section that has it, or correct the name"));
}

static void report_unfit(struct renderer *renderer, const struct mustache_template *template,
                         const struct instruction *instruction)
{
    if (!renderer->strict || !is_new_finding(renderer, instruction))
        return;
    diagnose(renderer->diagnostics, SEVERITY_ERROR,
             mustache_template_place(template, instruction->source),
             _("\"%.*s\" is a list, an object or a flag, which cannot be shown as text"),
             TEXT_PRINT(span_text(template, instruction->value.name)));
    diagnose_hint(renderer->diagnostics, _("use a section: {{#name}}…{{/name}}"));
}

static void report_untrusted(struct renderer *renderer,
                             const struct mustache_template *template,
                             const struct instruction *instruction)
{
    if (!is_new_finding(renderer, instruction))
        return;
    diagnose(renderer->diagnostics, SEVERITY_ERROR,
             mustache_template_place(template, instruction->source),
             _("\"%.*s\" is plain text, which cannot be shown without escaping"),
             TEXT_PRINT(span_text(template, instruction->value.name)));
    diagnose_hint(renderer->diagnostics, _("write {{%.*s}}"),
                  TEXT_PRINT(span_text(template, instruction->value.name)));
}

/* Limits end the rendering: always returns false. */
static bool report_limit(struct renderer *renderer, const struct mustache_template *template,
                         const struct instruction *instruction, const char *message, int limit)
{
    struct place place = mustache_template_place(template, instruction->source);

    diagnose(renderer->diagnostics, SEVERITY_ERROR, place, "%s (%d)", message, limit);
    return false;
}

/* ---- Writing ---- */

static bool is_too_large(const struct renderer *renderer)
{
    return renderer->output->length - renderer->output_start > MUSTACHE_MAX_OUTPUT;
}

/* The text of an instruction. */
static struct text run_of(const struct mustache_template *template,
                          const struct instruction *instruction)
{
    return text_slice(buffer_text(&template->pool), instruction->text.start,
                      instruction->text.length);
}

/* Static text, with the indentation in front of each line that begins in it, to the limit. */
static void write_lines(struct renderer *renderer, const struct mustache_template *template,
                        const struct instruction *instruction)
{
    struct text run = run_of(template, instruction);
    const uint32_t *lines = template->lines + instruction->text.lines;
    struct text indentation =
        text_slice(buffer_text(&renderer->indentation), renderer->indentation_start, SIZE_MAX);
    size_t written = 0;

    for (uint32_t i = 0; i < instruction->text.line_count && !is_too_large(renderer); i++) {
        size_t line = lines[i] - instruction->text.start;
        buffer_append(renderer->output, text_slice(run, written, line - written));
        buffer_append(renderer->output, indentation);
        written = line;
    }
    buffer_append(renderer->output, text_slice(run, written, run.length));
}

static void write_static(struct renderer *renderer, const struct mustache_template *template,
                         const struct instruction *instruction)
{
    if (renderer->indentation.length > renderer->indentation_start)
        write_lines(renderer, template, instruction);
    else
        buffer_append(renderer->output, run_of(template, instruction));
}

/* ---- Values ---- */

static const struct mustache_value *find_on_stack(const struct renderer *renderer,
                                                  mustache_name name)
{
    for (size_t i = renderer->context_count; i > 0; i--) {
        const struct mustache_value *context = renderer->contexts[i - 1];
        if (context->kind != MUSTACHE_OBJECT)
            continue;
        const struct mustache_value *value = mustache_object_find(context->object, name);
        if (value != NULL)
            return value;
    }
    return NULL;
}

/*
 * The first part of a name is looked for from the innermost context outwards, the others
 * strictly inside what was found. NULL: it is not there.
 */
static const struct mustache_value *find_value(const struct renderer *renderer,
                                               const struct mustache_template *template,
                                               const struct instruction *instruction)
{
    if (instruction->value.part_count == 0)
        return renderer->contexts[renderer->context_count - 1];
    const mustache_name *parts = template->parts + instruction->value.parts;
    const struct mustache_value *value = find_on_stack(renderer, parts[0]);
    for (uint32_t i = 1; i < instruction->value.part_count && value != NULL; i++) {
        if (value->kind == MUSTACHE_NOTHING)
            return value;
        value = value->kind == MUSTACHE_OBJECT ? mustache_object_find(value->object, parts[i])
                                               : NULL;
    }
    return value;
}

static void show(struct renderer *renderer, const struct mustache_template *template,
                 const struct instruction *instruction)
{
    const struct mustache_value *value = find_value(renderer, template, instruction);

    if (value == NULL) {
        report_missing(renderer, template, instruction);
        return;
    }
    switch (value->kind) {
    case MUSTACHE_NOTHING:
        break;
    case MUSTACHE_TEXT:
        if (instruction->operation == OPERATION_ESCAPED)
            mustache_escape(renderer->output, value->text);
        else if (!renderer->strict)
            buffer_append(renderer->output, value->text);
        else
            report_untrusted(renderer, template, instruction);
        break;
    case MUSTACHE_HTML:
        buffer_append(renderer->output, value->text);
        break;
    case MUSTACHE_TRUE:
    case MUSTACHE_LIST:
    case MUSTACHE_OBJECT:
        report_unfit(renderer, template, instruction);
        break;
    }
}

static bool is_true(const struct mustache_value *value)
{
    switch (value->kind) {
    case MUSTACHE_NOTHING:
        return false;
    case MUSTACHE_TEXT:
    case MUSTACHE_HTML:
        return value->text.length > 0;
    case MUSTACHE_LIST:
        return value->list->count > 0;
    case MUSTACHE_TRUE:
    case MUSTACHE_OBJECT:
        break;
    }
    return true;
}

/* The value of a section, or NULL when it is false or not there. */
static const struct mustache_value *find_true(struct renderer *renderer,
                                              const struct mustache_template *template,
                                              const struct instruction *instruction)
{
    const struct mustache_value *value = find_value(renderer, template, instruction);

    if (value == NULL)
        report_missing(renderer, template, instruction);
    return value != NULL && is_true(value) ? value : NULL;
}

/* ---- Structure: the depth limit bounds the recursion of these functions ---- */

static bool render_piece(struct renderer *renderer, struct piece piece);

static bool enter(struct renderer *renderer, const struct mustache_template *template,
                  const struct instruction *instruction)
{
    if (renderer->depth == MUSTACHE_MAX_DEPTH)
        return report_limit(renderer, template, instruction,
                            _("sections and partials contain each other deeper than the limit"),
                            MUSTACHE_MAX_DEPTH);
    renderer->depth++;
    return true;
}

static bool render_in_context(struct renderer *renderer, struct piece body,
                              const struct mustache_value *context)
{
    renderer->contexts[renderer->context_count++] = context;
    bool rendered = render_piece(renderer, body);
    renderer->context_count--;
    return rendered;
}

/* The section whose content is `body`, once for each item of a list, once otherwise. */
static bool render_section(struct renderer *renderer, struct piece body,
                           const struct mustache_value *value)
{
    bool rendered = true;

    if (!enter(renderer, body.template, &body.template->instructions[body.first - 1]))
        return false;
    if (value->kind != MUSTACHE_LIST) {
        rendered = render_in_context(renderer, body, value);
    } else {
        renderer->steps += value->list->count;
        for (size_t i = 0; i < value->list->count && rendered; i++)
            rendered = render_in_context(renderer, body, &value->list->items[i]);
    }
    renderer->depth--;
    return rendered;
}

/*
 * Renders what a tag brings in. At the beginning of a line it is indented as the tag is, which
 * adds to the indentation around; in the middle of a line it is not indented at all.
 */
static bool bring_in(struct renderer *renderer, const struct mustache_template *template,
                     const struct instruction *tag, struct piece piece)
{
    size_t outer_length = renderer->indentation.length;
    size_t outer_start = renderer->indentation_start;

    if (!enter(renderer, template, tag))
        return false;
    if (tag->call.begins_line)
        buffer_append(&renderer->indentation, span_text(template, tag->call.indentation));
    else
        renderer->indentation_start = outer_length;
    bool rendered = render_piece(renderer, piece);
    renderer->indentation.length = outer_length;
    renderer->indentation_start = outer_start;
    renderer->depth--;
    return rendered;
}

static bool render_partial(struct renderer *renderer, struct piece caller,
                           const struct instruction *tag)
{
    const struct reference *reference = &caller.template->references[tag->call.target];
    const struct frame frame = {caller.frame, caller.template, reference};
    struct piece piece = {.template = reference->template, .frame = caller.frame};

    if (reference->template == NULL)
        return true;
    piece.end = reference->template->instruction_count;
    if (reference->override_count > 0)
        piece.frame = &frame;
    return bring_in(renderer, caller.template, tag, piece);
}

static const struct override *find_override(const struct frame *frame, uint32_t block)
{
    const struct override *overrides = frame->template->overrides + frame->parent->overrides;
    size_t low = 0;
    size_t high = frame->parent->override_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (overrides[middle].block < block)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == frame->parent->override_count || overrides[low].block != block)
        return NULL;
    return &overrides[low];
}

/* The outermost content given to a block; false when there is none. */
static bool find_content(const struct frame *frame, uint32_t block, struct piece *content)
{
    bool found = false;

    for (; frame != NULL; frame = frame->outer) {
        const struct override *override = find_override(frame, block);
        if (override == NULL)
            continue;
        *content =
            (struct piece){frame->template, override->first, override->end, frame->outer};
        found = true;
    }
    return found;
}

/* One step an instruction; sections, blocks and parents jump behind their content. */
static bool render_piece(struct renderer *renderer, struct piece piece)
{
    const struct mustache_template *template = piece.template;
    const struct mustache_value *value;
    struct piece content;
    bool rendered = true;

    for (size_t i = piece.first; i < piece.end && rendered;) {
        const struct instruction *instruction = &template->instructions[i++];
        if (++renderer->steps > MUSTACHE_MAX_STEPS)
            return report_limit(renderer, template, instruction,
                                _("the page takes more steps than the limit"),
                                MUSTACHE_MAX_STEPS);
        switch (instruction->operation) {
        case OPERATION_TEXT:
            write_static(renderer, template, instruction);
            break;
        case OPERATION_ESCAPED:
        case OPERATION_RAW:
            show(renderer, template, instruction);
            break;
        case OPERATION_SECTION:
            value = find_true(renderer, template, instruction);
            if (value != NULL && value->kind == MUSTACHE_TRUE)
                break; /* no context of its own: its content simply follows */
            content = (struct piece){template, i, instruction->value.end, piece.frame};
            if (value != NULL)
                rendered = render_section(renderer, content, value);
            i = instruction->value.end;
            break;
        case OPERATION_INVERTED:
            if (find_true(renderer, template, instruction) != NULL)
                i = instruction->value.end;
            break;
        case OPERATION_PARTIAL:
        case OPERATION_PARENT:
            rendered = render_partial(renderer, piece, instruction);
            i = instruction->call.end;
            break;
        case OPERATION_ARGUMENT:
            i = instruction->call.end;
            break;
        case OPERATION_BLOCK:
            if (!find_content(piece.frame, instruction->call.target, &content))
                break; /* its default content simply follows */
            rendered = bring_in(renderer, template, instruction, content);
            i = instruction->call.end;
            break;
        }
        if (rendered && is_too_large(renderer))
            return report_limit(renderer, template, instruction,
                                _("the page is larger than the limit in bytes"),
                                MUSTACHE_MAX_OUTPUT);
    }
    return rendered;
}

bool mustache_render(const struct mustache_template *page, struct mustache_value data,
                     struct buffer *output, struct diagnostics *diagnostics)
{
    struct renderer renderer = {
        .strict = page->library->mode == MUSTACHE_STRICT,
        .output = output,
        .output_start = output->length,
        .diagnostics = diagnostics,
        .contexts = {&data},
        .context_count = 1,
    };
    size_t errors = diagnostics->errors;

    render_piece(&renderer, (struct piece){page, 0, page->instruction_count, NULL});
    buffer_free(&renderer.indentation);
    return diagnostics->errors == errors;
}
