/*
 * Findings for people, collected and reported all in one run. Rooms add them; only `cli`
 * prints. A diagnostic says where, what was found, what was expected and how to mend it.
 */
#ifndef VETRO_BASE_DIAGNOSTICS_H
#define VETRO_BASE_DIAGNOSTICS_H

#include "base/arena.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

enum severity {
    SEVERITY_ERROR,   /* content that cannot be used as it is: exit status 1 */
    SEVERITY_SYSTEM,  /* disk, network, permissions: exit status 2 */
    SEVERITY_WARNING, /* content that can be used, but someone should look */
    SEVERITY_NOTE,    /* what was done */
};

/* Where a finding is. Fields that do not apply are zero. */
struct place {
    struct text file;    /* as the user would type it */
    size_t line;         /* from 1 */
    size_t column;       /* from 1, in characters */
    struct text pointer; /* JSON pointer (RFC 6901), or the heading of a CSV column */
    struct text code;    /* code of the objective concerned */
};

struct diagnostic {
    enum severity severity;
    struct place place;
    struct text message; /* what was found and what was expected */
    struct text hint;    /* how to mend it; may be empty */
    struct text rule;    /* of the audit, for findings that are its; else empty */
};

/* Zero-initialise to create. Texts are copied into the arena inside. */
struct diagnostics {
    struct arena arena;
    struct diagnostic *items;
    size_t count;
    size_t capacity;
    size_t errors; /* SEVERITY_ERROR and SEVERITY_SYSTEM among them */
    size_t system; /* SEVERITY_SYSTEM among them */
};

/* Adds a finding. */
__attribute__((format(printf, 4, 5))) void diagnose(struct diagnostics *diagnostics,
                                                    enum severity severity, struct place place,
                                                    const char *format, ...);

/* Gives the newest finding a hint. */
__attribute__((format(printf, 2, 3))) void diagnose_hint(struct diagnostics *diagnostics,
                                                         const char *format, ...);

/* Says which rule of the audit the newest finding comes from. */
void diagnose_rule(struct diagnostics *diagnostics, struct text rule);

/* Adds a SEVERITY_SYSTEM finding that ends with the words for the error number. */
__attribute__((format(printf, 4, 5))) void diagnose_system(struct diagnostics *diagnostics,
                                                           struct text file, int error_number,
                                                           const char *format, ...);

/* Moves all findings of `from` behind those of `to`; `from` is empty afterwards. */
void diagnostics_merge(struct diagnostics *to, struct diagnostics *from);

/* By file, line and column; equal places stay in the order found. */
void diagnostics_sort(struct diagnostics *diagnostics);

void diagnostics_free(struct diagnostics *diagnostics);

#endif
