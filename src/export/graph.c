#include "export/graph.h"

/* ---- Turtle ---- */

/* Within < >: what may not stand there is written as %XX. */
static void append_address(struct buffer *output, struct text address)
{
    static const char refused[] = "<>\"{}|^`\\";

    buffer_append_byte(output, '<');
    for (size_t i = 0; i < address.length; i++) {
        unsigned char byte = (unsigned char)address.data[i];
        if (byte <= ' ' || strchr(refused, byte) != NULL)
            buffer_append_format(output, "%%%02X", byte);
        else
            buffer_append_byte(output, (char)byte);
    }
    buffer_append_byte(output, '>');
}

static void append_quoted(struct buffer *output, struct text text)
{
    buffer_append_byte(output, '"');
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte == '"' || byte == '\\')
            buffer_append_format(output, "\\%c", byte);
        else if (byte < ' ' || byte == 0x7F)
            buffer_append_format(output, "\\u%04X", byte);
        else
            buffer_append_byte(output, (char)byte);
    }
    buffer_append_byte(output, '"');
}

static void begin_property(struct graph *graph, const char *property)
{
    buffer_append_format(graph->output, " ;\n    %s ", property);
}

/* ---- Both ---- */

static void write_context(struct graph *graph, const struct graph_prefix *prefixes,
                          size_t count)
{
    json_writer_open(&graph->json, TEXT("@context"), '{');
    for (size_t i = 0; i < count; i++)
        json_writer_text(&graph->json, text_from(prefixes[i].name),
                         text_from(prefixes[i].address));
    json_writer_close(&graph->json, '}');
}

void graph_begin(struct graph *graph, const struct graph_prefix *prefixes, size_t count)
{
    graph->json = (struct json_writer){.buffer = graph->output};
    if (graph->format == GRAPH_JSON_LD) {
        json_writer_open(&graph->json, JSON_WRITER_NO_KEY, '{');
        write_context(graph, prefixes, count);
        json_writer_open(&graph->json, TEXT("@graph"), '[');
        return;
    }
    for (size_t i = 0; i < count; i++)
        buffer_append_format(graph->output, "@prefix %s: <%s> .\n", prefixes[i].name,
                             prefixes[i].address);
}

void graph_end(struct graph *graph)
{
    if (graph->format != GRAPH_JSON_LD)
        return;
    json_writer_close(&graph->json, ']');
    json_writer_close(&graph->json, '}');
}

void graph_begin_thing(struct graph *graph, struct text address, const char *class,
                       const char *second_class)
{
    if (graph->format == GRAPH_TURTLE) {
        buffer_append_byte(graph->output, '\n');
        append_address(graph->output, address);
        buffer_append_format(graph->output, " a %s", class);
        if (second_class != NULL)
            buffer_append_format(graph->output, ", %s", second_class);
        return;
    }
    json_writer_open(&graph->json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(&graph->json, TEXT("@id"), address);
    json_writer_open(&graph->json, TEXT("@type"), '[');
    json_writer_text(&graph->json, JSON_WRITER_NO_KEY, text_from(class));
    if (second_class != NULL)
        json_writer_text(&graph->json, JSON_WRITER_NO_KEY, text_from(second_class));
    json_writer_close(&graph->json, ']');
}

void graph_end_thing(struct graph *graph)
{
    if (graph->format == GRAPH_TURTLE)
        buffer_append(graph->output, TEXT(" .\n"));
    else
        json_writer_close(&graph->json, '}');
}

/* A value with what says how to take it: a language, or a type. */
static void write_literal(struct graph *graph, const char *property, struct text text,
                          const char *language, const char *type)
{
    if (text.length == 0)
        return;
    if (graph->format == GRAPH_TURTLE) {
        begin_property(graph, property);
        append_quoted(graph->output, text);
        if (language != NULL)
            buffer_append_format(graph->output, "@%s", language);
        if (type != NULL)
            buffer_append_format(graph->output, "^^%s", type);
        return;
    }
    json_writer_open(&graph->json, text_from(property), '{');
    json_writer_text(&graph->json, TEXT("@value"), text);
    json_writer_optional(&graph->json, TEXT("@language"), text_from(language));
    json_writer_optional(&graph->json, TEXT("@type"), text_from(type));
    json_writer_close(&graph->json, '}');
}

void graph_words(struct graph *graph, const char *property, struct text text)
{
    write_literal(graph, property, text, "it", NULL);
}

void graph_text(struct graph *graph, const char *property, struct text text)
{
    write_literal(graph, property, text, NULL, NULL);
}

void graph_date(struct graph *graph, const char *property, struct date date)
{
    char space[DATE_TEXT_SIZE];

    if (date_known(date))
        write_literal(graph, property, date_format_iso(date, space), NULL, "xsd:date");
}

void graph_links(struct graph *graph, const char *property, const struct text *addresses,
                 size_t count)
{
    bool begun = false;

    for (size_t i = 0; i < count; i++) {
        if (addresses[i].length == 0)
            continue;
        if (graph->format == GRAPH_JSON_LD) {
            if (!begun)
                json_writer_open(&graph->json, text_from(property), '[');
            json_writer_open(&graph->json, JSON_WRITER_NO_KEY, '{');
            json_writer_text(&graph->json, TEXT("@id"), addresses[i]);
            json_writer_close(&graph->json, '}');
        } else {
            if (begun)
                buffer_append(graph->output, TEXT(", "));
            else
                begin_property(graph, property);
            append_address(graph->output, addresses[i]);
        }
        begun = true;
    }
    if (begun && graph->format == GRAPH_JSON_LD)
        json_writer_close(&graph->json, ']');
}

void graph_link(struct graph *graph, const char *property, struct text address)
{
    graph_links(graph, property, &address, 1);
}
