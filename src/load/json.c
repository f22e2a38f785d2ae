#include "load/json.h"

#include <cjson/cJSON.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/*
 * The nodes of a document are in its arena, and go with it: a million of them are neither asked
 * for nor given back one by one. cJSON asks without saying for whom, so the thread keeps that.
 */
static _Thread_local struct arena *node_arena;

static void *allocate_node(size_t size)
{
    return arena_allocate(node_arena, size);
}

static void keep_node(void *node)
{
    (void)node;
}

static void set_hooks(void)
{
    cJSON_InitHooks(&(cJSON_Hooks){.malloc_fn = allocate_node, .free_fn = keep_node});
}

static cJSON *parse_nodes(struct text source, struct arena *arena)
{
    static pthread_once_t hooks = PTHREAD_ONCE_INIT;

    pthread_once(&hooks, set_hooks);
    node_arena = arena;
    cJSON *root = cJSON_ParseWithLength(source.data, source.length);
    node_arena = NULL;
    return root;
}

bool json_parse(struct json_document *document, struct text file, struct text source,
                struct diagnostics *diagnostics)
{
    *document = (struct json_document){0};
    return json_parse_again(document, file, source, diagnostics);
}

/* A document of the next source, without anything but its memory. */
static void reset(struct json_document *document, struct text file, struct text source)
{
    free(document->marks);
    arena_reset(&document->arena);
    *document = (struct json_document){
        .file = file,
        .source = source,
        .arena = document->arena,
        .entries = document->entries,
        .entry_capacity = document->entry_capacity,
    };
}

bool json_parse_again(struct json_document *document, struct text file, struct text source,
                      struct diagnostics *diagnostics)
{
    size_t errors = diagnostics->errors;

    reset(document, file, source);
    document->diagnostics = diagnostics;
    if (!json_scan(document))
        return false;
    document->root = parse_nodes(source, &document->arena);
    /* Anything cJSON rejects was found by the scanner; this is for what neither foresaw. */
    if (document->root == NULL && diagnostics->errors == errors)
        diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = file},
                 _("the file cannot be read as JSON"));
    return document->root != NULL;
}

void json_free(struct json_document *document)
{
    free(document->entries);
    free(document->marks);
    arena_free(&document->arena);
    *document = (struct json_document){0};
}

struct json_value json_root(struct json_document *document)
{
    return (struct json_value){document, document->root, 0};
}

enum json_kind json_kind(struct json_value value)
{
    switch (value.node->type & 0xFF) {
    case cJSON_String:
        return JSON_TEXT;
    case cJSON_Number:
        return JSON_NUMBER;
    case cJSON_Array:
        return JSON_LIST;
    case cJSON_Object:
        return JSON_OBJECT;
    case cJSON_NULL:
        return JSON_NULL;
    default:
        return JSON_BOOLEAN;
    }
}

struct json_value json_first(struct json_value value)
{
    return (struct json_value){value.document, value.node->child, value.number + 1};
}

struct json_value json_next(struct json_value value)
{
    return (struct json_value){value.document, value.node->next,
                               value.document->entries[value.number].next};
}

struct json_value json_member(struct json_value value, const char *key)
{
    if (json_kind(value) != JSON_OBJECT)
        return (struct json_value){0};

    struct json_value item = json_first(value);
    while (json_present(item) && strcmp(item.node->string, key) != 0)
        item = json_next(item);
    return item;
}

size_t json_count(struct json_value value)
{
    size_t count = 0;

    for (const cJSON *node = value.node->child; node != NULL; node = node->next)
        count++;
    return count;
}

struct text json_key(struct json_value value)
{
    return text_from(value.node->string);
}

struct text json_text(struct json_value value)
{
    return text_from(value.node->valuestring);
}

struct text json_number(struct json_value value)
{
    struct text source = value.document->source;
    size_t start = value.document->entries[value.number].offset;
    size_t end = start;

    while (end < source.length && (source.data[end] == '-' || source.data[end] == '.' ||
                                   (source.data[end] >= '0' && source.data[end] <= '9')))
        end++;
    return text_slice(source, start, end - start);
}

bool json_true(struct json_value value)
{
    return json_present(value) && cJSON_IsTrue(value.node);
}

size_t json_line(struct json_value value)
{
    return value.document->entries[value.number].line;
}
