/*
 * JSON text: two spaces for each level, UTF-8 as it is. Keys are written as they are: those with
 * anything to be escaped have to go through json_writer_escape.
 */
#ifndef VETRO_BASE_JSON_WRITER_H
#define VETRO_BASE_JSON_WRITER_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

/* For the items of a list, and for the root. */
#define JSON_WRITER_NO_KEY ((struct text){0})

/* Zero but for the buffer to create. */
struct json_writer {
    struct buffer *buffer;
    size_t depth;
    bool filled; /* the list or object being written has an item */
    bool flat;   /* set by the caller: no line breaks, until it is cleared */
};

/* `bracket` is `{` or `[`, and `}` or `]`. */
void json_writer_open(struct json_writer *writer, struct text key, char bracket);
void json_writer_close(struct json_writer *writer, char bracket);

void json_writer_text(struct json_writer *writer, struct text key, struct text text);

/* As json_writer_text; an empty text is left out. */
void json_writer_optional(struct json_writer *writer, struct text key, struct text text);

/* The same of a text in two pieces. */
void json_writer_joined(struct json_writer *writer, struct text key, struct text first,
                        struct text second);

/* As it stands: a number, true, false. */
void json_writer_plain(struct json_writer *writer, struct text key, struct text text);

/* A whole number. */
void json_writer_count(struct json_writer *writer, struct text key, size_t count);

/* A list of texts on one line; an empty one is left out. */
void json_writer_texts(struct json_writer *writer, struct text key, const struct text *texts,
                       size_t count);

/* Appends a text as it stands between its quotes. */
void json_writer_escape(struct buffer *buffer, struct text text);

#endif
