/*
 * Statements about things (RDF), told once and written as Turtle or as JSON-LD. A thing is
 * begun, its properties are told one after the other, and it is ended. Private to `export`.
 */
#ifndef VETRO_EXPORT_GRAPH_H
#define VETRO_EXPORT_GRAPH_H

#include "base/base.h"

enum graph_format { GRAPH_TURTLE, GRAPH_JSON_LD };

/* A short name for the start of addresses: {"dcat", "http://www.w3.org/ns/dcat#"}. */
struct graph_prefix {
    const char *name;
    const char *address;
};

/* Zero but for the format and the buffer to create. */
struct graph {
    enum graph_format format;
    struct buffer *output;
    struct json_writer json;
};

void graph_begin(struct graph *graph, const struct graph_prefix *prefixes, size_t count);
void graph_end(struct graph *graph);

/* `address` of the thing, and its classes as prefixed names; the second may be NULL. */
void graph_begin_thing(struct graph *graph, struct text address, const char *class,
                       const char *second_class);
void graph_end_thing(struct graph *graph);

/* A text in Italian; an empty one is left out. */
void graph_words(struct graph *graph, const char *property, struct text text);

/* A text in no language: an identifier. An empty one is left out. */
void graph_text(struct graph *graph, const char *property, struct text text);

/* A day; one that is not known is left out. */
void graph_date(struct graph *graph, const char *property, struct date date);

/* Other things, by address; those that are empty are left out. */
void graph_links(struct graph *graph, const char *property, const struct text *addresses,
                 size_t count);
void graph_link(struct graph *graph, const char *property, struct text address);

#endif
