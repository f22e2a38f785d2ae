/* The functions of libcurl that transfers use: the library is loaded by the first of them. */
#include "base/base.h"

#include <curl/curl.h>
#include <stdarg.h>

/* Macros that check what is passed to a function of the same name. */
#undef curl_easy_getinfo
#undef curl_easy_setopt

static struct library curl = LIBRARY(CURL_LIBRARY);

/* All begins with this one, which says that the library is not there. */
CURLcode curl_global_init(long flags)
{
    CURLcode (*function)(long flags);

    *(void **)&function = library_find(&curl, "curl_global_init");
    return function != NULL ? function(flags) : CURLE_FAILED_INIT;
}

/* Options are pointers, functions, longs or curl_off_t: of one size, or an option says which. */
CURLcode curl_easy_setopt(CURL *handle, CURLoption option, ...)
{
    CURLcode (*function)(CURL * handle, CURLoption option, ...);
    CURLcode code;
    va_list arguments;

    *(void **)&function = library_find(&curl, "curl_easy_setopt");
    va_start(arguments, option);
    if (option >= CURLOPTTYPE_OFF_T && option < CURLOPTTYPE_BLOB)
        code = function(handle, option, va_arg(arguments, curl_off_t));
    else if (option < CURLOPTTYPE_OBJECTPOINT)
        code = function(handle, option, va_arg(arguments, long));
    else
        code = function(handle, option, va_arg(arguments, void *));
    va_end(arguments);
    return code;
}

/* What is asked for goes to where a pointer leads. */
CURLcode curl_easy_getinfo(CURL *handle, CURLINFO info, ...)
{
    CURLcode (*function)(CURL * handle, CURLINFO info, ...);
    va_list arguments;

    *(void **)&function = library_find(&curl, "curl_easy_getinfo");
    va_start(arguments, info);
    CURLcode code = function(handle, info, va_arg(arguments, void *));
    va_end(arguments);
    return code;
}

LIBRARY_PROCEDURE(curl, curl_global_cleanup, (void), ())
LIBRARY_FUNCTION(curl, CURL *, curl_easy_init, (void), ())
LIBRARY_FUNCTION(curl, CURLcode, curl_easy_perform, (CURL * handle), (handle))
LIBRARY_PROCEDURE(curl, curl_easy_reset, (CURL * handle), (handle))
LIBRARY_PROCEDURE(curl, curl_easy_cleanup, (CURL * handle), (handle))
LIBRARY_FUNCTION(curl, const char *, curl_easy_strerror, (CURLcode code), (code))
LIBRARY_FUNCTION(curl, CURLHcode, curl_easy_header,
                 (CURL * handle, const char *name, size_t index, unsigned origin, int request,
                  struct curl_header **header),
                 (handle, name, index, origin, request, header))
LIBRARY_FUNCTION(curl, struct curl_slist *, curl_slist_append,
                 (struct curl_slist * list, const char *text), (list, text))
LIBRARY_PROCEDURE(curl, curl_slist_free_all, (struct curl_slist * list), (list))
LIBRARY_FUNCTION(curl, CURLM *, curl_multi_init, (void), ())
LIBRARY_FUNCTION(curl, CURLMcode, curl_multi_cleanup, (CURLM * multi), (multi))
LIBRARY_FUNCTION(curl, CURLMcode, curl_multi_add_handle, (CURLM * multi, CURL *handle),
                 (multi, handle))
LIBRARY_FUNCTION(curl, CURLMcode, curl_multi_remove_handle, (CURLM * multi, CURL *handle),
                 (multi, handle))
LIBRARY_FUNCTION(curl, CURLMcode, curl_multi_perform, (CURLM * multi, int *running),
                 (multi, running))
LIBRARY_FUNCTION(curl, CURLMsg *, curl_multi_info_read, (CURLM * multi, int *waiting),
                 (multi, waiting))
LIBRARY_FUNCTION(curl, CURLMcode, curl_multi_poll,
                 (CURLM * multi, struct curl_waitfd *more, unsigned count, int timeout,
                  int *ready),
                 (multi, more, count, timeout, ready))
