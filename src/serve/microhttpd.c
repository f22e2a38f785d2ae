/* The functions of libmicrohttpd that a preview uses: the library is loaded by the first of them. */
#include "base/base.h"

#include <errno.h>
#include <microhttpd.h>
#include <stdarg.h>

static struct library microhttpd = LIBRARY(MICROHTTPD_LIBRARY);

/* All begins with this one. NULL with ELIBACC: the library is not there. */
struct MHD_Daemon *MHD_start_daemon(unsigned flags, uint16_t port,
                                    MHD_AcceptPolicyCallback accept, void *accept_caller,
                                    MHD_AccessHandlerCallback handle, void *caller, ...)
{
    struct MHD_Daemon *(*function)(unsigned, uint16_t, MHD_AcceptPolicyCallback, void *,
                                   MHD_AccessHandlerCallback, void *, va_list);
    va_list options;

    *(void **)&function = library_find(&microhttpd, "MHD_start_daemon_va");
    if (function == NULL) {
        errno = ELIBACC;
        return NULL;
    }
    va_start(options, caller);
    struct MHD_Daemon *daemon =
        function(flags, port, accept, accept_caller, handle, caller, options);
    va_end(options);
    return daemon;
}

LIBRARY_PROCEDURE(microhttpd, MHD_stop_daemon, (struct MHD_Daemon * daemon), (daemon))
LIBRARY_FUNCTION(microhttpd, const char *, MHD_lookup_connection_value,
                 (struct MHD_Connection * connection, enum MHD_ValueKind kind, const char *key),
                 (connection, kind, key))
LIBRARY_FUNCTION(microhttpd, enum MHD_Result, MHD_queue_response,
                 (struct MHD_Connection * connection, unsigned status,
                  struct MHD_Response *response),
                 (connection, status, response))
LIBRARY_FUNCTION(microhttpd, enum MHD_Result, MHD_add_response_header,
                 (struct MHD_Response * response, const char *header, const char *content),
                 (response, header, content))
LIBRARY_PROCEDURE(microhttpd, MHD_destroy_response, (struct MHD_Response * response),
                  (response))
LIBRARY_FUNCTION(microhttpd, struct MHD_Response *, MHD_create_response_from_buffer,
                 (size_t size, void *bytes, enum MHD_ResponseMemoryMode mode),
                 (size, bytes, mode))
LIBRARY_FUNCTION(microhttpd, struct MHD_Response *, MHD_create_response_from_fd_at_offset64,
                 (uint64_t size, int descriptor, uint64_t offset), (size, descriptor, offset))
LIBRARY_FUNCTION(microhttpd, struct MHD_Response *, MHD_create_response_from_callback,
                 (uint64_t size, size_t block, MHD_ContentReaderCallback reader, void *caller,
                  MHD_ContentReaderFreeCallback end),
                 (size, block, reader, caller, end))
