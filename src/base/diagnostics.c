#include "base/diagnostics.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct text format_list(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;

    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        return (struct text){"", 0};
    char *text = arena_allocate(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return (struct text){text, (size_t)length};
}

static void count(struct diagnostics *diagnostics, enum severity severity)
{
    if (severity == SEVERITY_ERROR || severity == SEVERITY_SYSTEM)
        diagnostics->errors++;
    if (severity == SEVERITY_SYSTEM)
        diagnostics->system++;
}

/* Appends a finding whose texts are already in the arena, or static. */
static struct diagnostic *append(struct diagnostics *diagnostics, enum severity severity)
{
    diagnostics->items = memory_grow(diagnostics->items, &diagnostics->capacity,
                                     diagnostics->count, sizeof *diagnostics->items);
    struct diagnostic *item = &diagnostics->items[diagnostics->count++];
    *item = (struct diagnostic){.severity = severity};
    count(diagnostics, severity);
    return item;
}

static struct place copy_place(struct arena *arena, struct place place)
{
    place.file = arena_copy(arena, place.file);
    place.pointer = arena_copy(arena, place.pointer);
    place.code = arena_copy(arena, place.code);
    return place;
}

void diagnose(struct diagnostics *diagnostics, enum severity severity, struct place place,
              const char *format, ...)
{
    struct diagnostic *item = append(diagnostics, severity);
    va_list arguments;

    va_start(arguments, format);
    item->message = format_list(&diagnostics->arena, format, arguments);
    va_end(arguments);
    item->place = copy_place(&diagnostics->arena, place);
}

void diagnose_hint(struct diagnostics *diagnostics, const char *format, ...)
{
    va_list arguments;

    if (diagnostics->count == 0)
        return;
    va_start(arguments, format);
    diagnostics->items[diagnostics->count - 1].hint =
        format_list(&diagnostics->arena, format, arguments);
    va_end(arguments);
}

void diagnose_rule(struct diagnostics *diagnostics, struct text rule)
{
    if (diagnostics->count > 0)
        diagnostics->items[diagnostics->count - 1].rule = arena_copy(&diagnostics->arena, rule);
}

void diagnose_system(struct diagnostics *diagnostics, struct text file, int error_number,
                     const char *format, ...)
{
    struct diagnostic *item = append(diagnostics, SEVERITY_SYSTEM);
    va_list arguments;

    va_start(arguments, format);
    struct text message = format_list(&diagnostics->arena, format, arguments);
    va_end(arguments);
    char reason[256] = "";
    if (strerror_r(error_number, reason, sizeof reason) != 0)
        snprintf(reason, sizeof reason, "%d", error_number);
    item->message = arena_format(&diagnostics->arena, "%.*s: %s", TEXT_PRINT(message), reason);
    item->place = copy_place(&diagnostics->arena, (struct place){.file = file});
}

void diagnostics_merge(struct diagnostics *to, struct diagnostics *from)
{
    for (size_t i = 0; i < from->count; i++) {
        struct diagnostic *item = append(to, from->items[i].severity);
        item->message = arena_copy(&to->arena, from->items[i].message);
        item->hint = arena_copy(&to->arena, from->items[i].hint);
        item->rule = arena_copy(&to->arena, from->items[i].rule);
        item->place = copy_place(&to->arena, from->items[i].place);
    }
    diagnostics_free(from);
}

static int compare_sizes(size_t a, size_t b)
{
    return a < b ? -1 : a > b;
}

static int compare_places(const struct place *a, const struct place *b)
{
    int order = text_compare(a->file, b->file);

    if (order == 0)
        order = compare_sizes(a->line, b->line);
    if (order == 0)
        order = compare_sizes(a->column, b->column);
    return order;
}

struct ranked {
    struct diagnostic diagnostic;
    size_t rank; /* position before sorting, so that equal places keep their order */
};

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left;
    const struct ranked *b = right;
    int order = compare_places(&a->diagnostic.place, &b->diagnostic.place);

    return order != 0 ? order : compare_sizes(a->rank, b->rank);
}

void diagnostics_sort(struct diagnostics *diagnostics)
{
    size_t total = diagnostics->count;
    struct ranked *ranked = memory_allocate(memory_multiply(total, sizeof *ranked));

    for (size_t i = 0; i < total; i++)
        ranked[i] = (struct ranked){diagnostics->items[i], i};
    qsort(ranked, total, sizeof *ranked, compare_ranked);
    for (size_t i = 0; i < total; i++)
        diagnostics->items[i] = ranked[i].diagnostic;
    free(ranked);
}

void diagnostics_free(struct diagnostics *diagnostics)
{
    arena_free(&diagnostics->arena);
    free(diagnostics->items);
    *diagnostics = (struct diagnostics){0};
}
