/*
 * Mustache templates, after the Mustache specification 1.4 with the optional module
 * ~inheritance (parents and blocks). Templates are compiled once; rendering only reads them,
 * so that many threads can render at the same time. Knows nothing of plans.
 */
#ifndef VETRO_MUSTACHE_H
#define VETRO_MUSTACHE_H

#include "base/base.h"

/* Named limits: what goes beyond is a diagnostic. */
enum {
    MUSTACHE_MAX_NESTING = 64,       /* sections, blocks and parents open in one template */
    MUSTACHE_MAX_DEPTH = 64,         /* sections, partials and parents open while rendering */
    MUSTACHE_MAX_DELIMITER = 16,     /* bytes of a delimiter that a template sets */
    MUSTACHE_MAX_TEMPLATE = 1 << 20, /* bytes of one template */
    MUSTACHE_MAX_OUTPUT = 256 << 20, /* bytes of one rendering */
    MUSTACHE_MAX_STEPS = 1 << 26,    /* pieces of text and tags passed in one rendering */
    MUSTACHE_MAX_FINDINGS = 256,     /* errors added for one template or one rendering */
    MUSTACHE_MAX_NAMES = 65535       /* different names in templates and data */
};

/* ---- Names: what templates and data call things, as small numbers ---- */

struct mustache_names;
typedef uint16_t mustache_name;

/* The first `count` names get the numbers 0 to count - 1: a caller's enum can name them. */
struct mustache_names *mustache_names_create(const char *const *known, size_t count);

/* What mustache_names_add gives once there are MUSTACHE_MAX_NAMES: setting it sets nothing. */
enum { MUSTACHE_NO_NAME = MUSTACHE_MAX_NAMES };

/* The number of a name, new or known. The text is copied. Only one thread at a time. */
mustache_name mustache_names_add(struct mustache_names *names, struct text name);

struct text mustache_names_text(const struct mustache_names *names, mustache_name name);
void mustache_names_free(struct mustache_names *names);

/* ---- Values: the data that templates show ---- */

enum mustache_kind {
    MUSTACHE_NOTHING, /* false, null: shows nothing, hides sections and outer values */
    MUSTACHE_TRUE,    /* shows sections once, without a context of its own; is not shown */
    MUSTACHE_TEXT,    /* escaped when shown; false in sections when empty */
    MUSTACHE_HTML,    /* trusted markup: never escaped; only view may make it */
    MUSTACHE_LIST,
    MUSTACHE_OBJECT,
};

struct mustache_value {
    enum mustache_kind kind;
    union {
        struct text text; /* TEXT and HTML; the bytes are not copied */
        struct mustache_list *list;
        struct mustache_object *object;
    };
};

/* Objects and lists live in the arena they were made in. */
struct mustache_object *mustache_object_create(struct arena *arena);

/* With room for dozens of names at once, as the data of a page have. */
struct mustache_object *mustache_object_create_large(struct arena *arena);
struct mustache_list *mustache_list_create(struct arena *arena);

/* Setting a name twice replaces the value. */
void mustache_set(struct mustache_object *object, mustache_name name,
                  struct mustache_value value);
void mustache_set_text(struct mustache_object *object, mustache_name name, struct text text);
void mustache_set_html(struct mustache_object *object, mustache_name name, struct text html);

/* As mustache_set_text, for what is shown many times: it is escaped here, once. */
void mustache_set_escaped(struct mustache_object *object, mustache_name name, struct text text);
void mustache_set_flag(struct mustache_object *object, mustache_name name, bool flag);
void mustache_set_nothing(struct mustache_object *object, mustache_name name);

/* Sets `name` to a new object or list in the same arena, and returns it. */
struct mustache_object *mustache_set_object(struct mustache_object *object, mustache_name name);
struct mustache_list *mustache_set_list(struct mustache_object *object, mustache_name name);

/* Lists can hold any value; objects are the usual case. */
void mustache_list_add(struct mustache_list *list, struct mustache_value value);
struct mustache_object *mustache_list_add_object(struct mustache_list *list);
size_t mustache_list_count(const struct mustache_list *list);

/* ---- Templates ---- */

enum mustache_mode {
    /* Per the specification: unknown names and partials show nothing, {{{ }}} takes any text. */
    MUSTACHE_LENIENT,
    /*
     * For the site: a name that no data can have (not among the names when compiling), a name
     * that is not there when rendering, an unknown partial, a cycle of partials, unescaped
     * output of a value that is not MUSTACHE_HTML, showing a list, an object or a flag, a tag
     * inside a parent that is not a block: each is an error with file, line and column.
     * What is inside MUSTACHE_NOTHING is nothing, and no error.
     */
    MUSTACHE_STRICT,
};

struct mustache_library;

/* `names` must outlive the library. */
struct mustache_library *mustache_library_create(struct mustache_names *names,
                                                 enum mustache_mode mode);

/*
 * Compiles a template: UTF-8 without NUL bytes. `name` is what partial tags call it, and must
 * be new; `file` is for diagnostics. The texts are copied. False when it has errors; all of
 * them are added to the diagnostics.
 */
bool mustache_library_add(struct mustache_library *library, struct text name, struct text file,
                          struct text source, struct diagnostics *diagnostics);

/*
 * Resolves partials and parents once all templates are added. Must come before rendering.
 * False: errors were added (in strict mode only).
 */
bool mustache_library_link(struct mustache_library *library, struct diagnostics *diagnostics);

struct mustache_template;

/* NULL when there is none of that name. */
const struct mustache_template *mustache_library_find(const struct mustache_library *library,
                                                      struct text name);

/*
 * Renders `data` and appends to `output`. Reads the library only. False: errors were added,
 * each place of a template once, and what was appended is not to be used.
 */
bool mustache_render(const struct mustache_template *page, struct mustache_value data,
                     struct buffer *output, struct diagnostics *diagnostics);

void mustache_library_free(struct mustache_library *library);

/* Appends `text` with & < > " ' written as entities: good for text and quoted attributes. */
void mustache_escape(struct buffer *output, struct text text);

/* The same in the arena; the text itself where nothing is to be escaped. */
struct text mustache_escaped(struct arena *arena, struct text text);

#endif
