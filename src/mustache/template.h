/*
 * Inside the room: what a template is once it is compiled.
 *
 * The instructions stand in one flat array in the order of the source. Text between tags is
 * one run of bytes in a pool. A run knows the lines that begin in it, so that a template that
 * is included with indentation is written line by line without looking for line ends, and any
 * other in one copy.
 */
#ifndef VETRO_MUSTACHE_TEMPLATE_H
#define VETRO_MUSTACHE_TEMPLATE_H

#include "mustache/mustache.h"

enum operation {
    OPERATION_TEXT,
    OPERATION_ESCAPED,  /* {{name}} */
    OPERATION_RAW,      /* {{{name}}}, {{&name}} */
    OPERATION_SECTION,  /* {{#name}} */
    OPERATION_INVERTED, /* {{^name}} */
    OPERATION_PARTIAL,  /* {{>name}} */
    OPERATION_PARENT,   /* {{<name}}: its arguments follow, and are jumped over */
    OPERATION_ARGUMENT, /* {{$name}} inside a parent: found through overrides, never reached */
    OPERATION_BLOCK,    /* {{$name}} elsewhere: its default content follows */
};

/* A slice of a template's source. */
struct span {
    uint32_t start;
    uint32_t length;
};

/* A run of text in the pool. */
struct instruction_text {
    uint32_t start;
    uint32_t length;
    uint32_t lines; /* the first line that begins in it, in `lines` of the template */
    uint32_t line_count;
};

/* A value by its dotted name; `part_count` is 0 for {{.}}. */
struct instruction_value {
    uint32_t parts; /* the first part, in `parts` of the template */
    uint32_t part_count;
    uint32_t end;     /* sections: the instruction behind the section */
    struct span name; /* as written, for findings */
};

/* Something that brings in other content: partials, parents, arguments and blocks. */
struct instruction_call {
    uint32_t target; /* in `references` of the template; arguments and blocks: their number */
    uint32_t end;    /* the instruction behind the content of the tag */
    struct span indentation; /* goes in front of each line of what is brought in */
    bool begins_line;        /* what is brought in stands at the beginning of a line */
};

struct instruction {
    enum operation operation;
    uint32_t source; /* of the tag, in bytes */
    union {
        struct instruction_text text;
        struct instruction_value value;
        struct instruction_call call;
    };
};

/* Content that a parent tag gives to a block: instructions of the template with that tag. */
struct override {
    uint32_t block;
    uint32_t first;
    uint32_t end;
};

/* A partial or parent tag. */
struct reference {
    struct text name;
    const struct mustache_template *template; /* set by linking; NULL: there is none */
    uint32_t source;
    uint32_t overrides; /* the first one, in `overrides` of the template; sorted by block */
    uint32_t override_count;
};

struct mustache_template {
    const struct mustache_library *library;
    size_t number; /* position in the library */
    struct text name;
    struct text file;
    struct text source;
    struct instruction *instructions;
    size_t instruction_count;
    size_t instruction_capacity;
    struct buffer pool;
    uint32_t *lines; /* positions in the pool, ascending */
    size_t line_count;
    size_t line_capacity;
    mustache_name *parts;
    size_t part_count;
    size_t part_capacity;
    struct reference *references;
    size_t reference_count;
    size_t reference_capacity;
    struct override *overrides;
    size_t override_count;
    size_t override_capacity;
};

struct mustache_library {
    struct mustache_names *names; /* not owned */
    enum mustache_mode mode;
    struct arena arena; /* templates and their texts */
    struct mustache_template **templates;
    size_t template_count;
    size_t template_capacity;
    struct map template_numbers;
    struct map block_numbers;
};

/* Line and column of a byte of the source. */
struct place mustache_template_place(const struct mustache_template *template, size_t source);

#endif
