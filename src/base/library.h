/*
 * Shared libraries that few commands need: they and the dozens that they bring along are loaded
 * when the first of their functions is called, not at each start of the program.
 */
#ifndef VETRO_BASE_LIBRARY_H
#define VETRO_BASE_LIBRARY_H

#include <pthread.h>

struct library {
    const char *name; /* with the version of its interface: libcurl.so.4 */
    pthread_mutex_t mutex;
    void *handle; /* NULL: not loaded, or not there */
};

#define LIBRARY(NAME)                                                                          \
    {                                                                                          \
        .name = (NAME), .mutex = PTHREAD_MUTEX_INITIALIZER                                     \
    }

/* Its function of this name; NULL when there is none, or the library is not installed. */
void *library_find(struct library *library, const char *function);

/*
 * Defines a function that calls the one of the same name in a library, which must be there:
 *
 *     LIBRARY_FUNCTION(curl, CURLcode, curl_easy_perform, (CURL *handle), (handle))
 *
 * LIBRARY_PROCEDURE is for those that return nothing.
 */
/* NOLINTBEGIN(bugprone-macro-parentheses): lists in parentheses stand as they come */
#define LIBRARY_FUNCTION(library, result, name, parameters, arguments)                         \
    result name parameters                                                                     \
    {                                                                                          \
        result(*function) parameters;                                                          \
        *(void **)&function = library_find(&(library), #name);                                 \
        return function arguments;                                                             \
    }
#define LIBRARY_PROCEDURE(library, name, parameters, arguments)                                \
    void name parameters                                                                       \
    {                                                                                          \
        void(*function) parameters;                                                            \
        *(void **)&function = library_find(&(library), #name);                                 \
        function arguments;                                                                    \
    }
/* NOLINTEND(bugprone-macro-parentheses) */

#endif
