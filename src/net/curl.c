/*
 * The functions of libcurl that transfers use: the library is loaded by the first of them. The
 * parameters are its own.
 */
#include "base/base.h"

#include <curl/curl.h>
#include <stdarg.h>

/* Macros that check what is passed to a function of the same name. */
#undef curl_easy_getinfo
#undef curl_easy_setopt

static struct library libcurl = LIBRARY(CURL_LIBRARY);

/* All begins with this one, which says that the library is not there. */
CURLcode curl_global_init(long flags)
{
    CURLcode (*function)(long flags);

    *(void **)&function = library_find(&libcurl, "curl_global_init");
    return function != NULL ? function(flags) : CURLE_FAILED_INIT;
}

/* Options are pointers, functions, longs or curl_off_t: of one size, or an option says which. */
CURLcode curl_easy_setopt(CURL *curl, CURLoption option, ...)
{
    CURLcode (*function)(CURL * handle, CURLoption option, ...);
    CURLcode code;
    va_list arguments;

    *(void **)&function = library_find(&libcurl, "curl_easy_setopt");
    va_start(arguments, option);
    if (option >= CURLOPTTYPE_OFF_T && option < CURLOPTTYPE_BLOB)
        /* NOLINTNEXTLINE(bugprone-branch-clone): as for longs, but on 64 bits only */
        code = function(curl, option, va_arg(arguments, curl_off_t));
    else if (option < CURLOPTTYPE_OBJECTPOINT)
        code = function(curl, option, va_arg(arguments, long));
    else
        code = function(curl, option, va_arg(arguments, void *));
    va_end(arguments);
    return code;
}

/* What is asked for goes to where a pointer leads. */
CURLcode curl_easy_getinfo(CURL *curl, CURLINFO info, ...)
{
    CURLcode (*function)(CURL * handle, CURLINFO info, ...);
    va_list arguments;

    *(void **)&function = library_find(&libcurl, "curl_easy_getinfo");
    va_start(arguments, info);
    CURLcode code = function(curl, info, va_arg(arguments, void *));
    va_end(arguments);
    return code;
}

LIBRARY_PROCEDURE(libcurl, curl_global_cleanup, (void), ())
LIBRARY_FUNCTION(libcurl, CURL *, curl_easy_init, (void), ())
LIBRARY_FUNCTION(libcurl, CURLcode, curl_easy_perform, (CURL * curl), (curl))
LIBRARY_PROCEDURE(libcurl, curl_easy_reset, (CURL * curl), (curl))
LIBRARY_PROCEDURE(libcurl, curl_easy_cleanup, (CURL * curl), (curl))
LIBRARY_FUNCTION(libcurl, const char *, curl_easy_strerror, (CURLcode code), (code))
LIBRARY_FUNCTION(libcurl, CURLHcode, curl_easy_header,
                 (CURL * easy, const char *name, size_t index, unsigned origin, int request,
                  struct curl_header **hout),
                 (easy, name, index, origin, request, hout))
LIBRARY_FUNCTION(libcurl, struct curl_slist *, curl_slist_append,
                 (struct curl_slist * list, const char *data), (list, data))
LIBRARY_PROCEDURE(libcurl, curl_slist_free_all, (struct curl_slist * list), (list))
LIBRARY_FUNCTION(libcurl, CURLM *, curl_multi_init, (void), ())
LIBRARY_FUNCTION(libcurl, CURLMcode, curl_multi_cleanup, (CURLM * multi_handle), (multi_handle))
LIBRARY_FUNCTION(libcurl, CURLMcode, curl_multi_add_handle,
                 (CURLM * multi_handle, CURL *curl_handle), (multi_handle, curl_handle))
LIBRARY_FUNCTION(libcurl, CURLMcode, curl_multi_remove_handle,
                 (CURLM * multi_handle, CURL *curl_handle), (multi_handle, curl_handle))
LIBRARY_FUNCTION(libcurl, CURLMcode, curl_multi_perform,
                 (CURLM * multi_handle, int *running_handles), (multi_handle, running_handles))
LIBRARY_FUNCTION(libcurl, CURLMsg *, curl_multi_info_read,
                 (CURLM * multi_handle, int *msgs_in_queue), (multi_handle, msgs_in_queue))
LIBRARY_FUNCTION(libcurl, CURLMcode, curl_multi_poll,
                 (CURLM * multi_handle, struct curl_waitfd extra_fds[], unsigned extra_nfds,
                  int timeout_ms, int *ret),
                 (multi_handle, extra_fds, extra_nfds, timeout_ms, ret))
