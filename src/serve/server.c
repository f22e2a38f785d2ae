#include "serve/server.h"

#include "serve/answer.h"

#include <arpa/inet.h>
#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    CONNECTIONS_MAX = 200,
    IDLE_SECONDS = 60, /* after which a connection that asks for nothing is closed */
    BACKLOG = 64,
};

/* A socket that listens on 127.0.0.1; -1, with errno. */
static int listen_on(uint16_t port)
{
    struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons(port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    int yes = 1;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (listener < 0)
        return -1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) == 0 &&
        listen(listener, BACKLOG) == 0)
        return listener;
    int error_number = errno;
    close(listener);
    errno = error_number;
    return -1;
}

bool server_listen(struct server *server, const struct serve_request *request,
                   struct diagnostics *diagnostics)
{
    *server = (struct server){.request = request, .listener = -1};
    for (int i = 0; i < SERVE_PORT_TRIES && request->port + i <= UINT16_MAX; i++) {
        server->port = (uint16_t)(request->port + i);
        server->listener = listen_on(server->port);
        if (server->listener >= 0)
            return true;
        if (errno != EADDRINUSE) {
            diagnose_system(diagnostics, TEXT(""), errno, _("the port %u cannot be used"),
                            (unsigned)server->port);
            diagnose_hint(diagnostics, "%s", _("name another one, above 1023, with --port"));
            return false;
        }
    }
    diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){0},
             _("the ports %u to %u are all in use"), (unsigned)request->port,
             (unsigned)server->port);
    diagnose_hint(diagnostics, "%s", _("name another one, above 1023, with --port"));
    return false;
}

/*
 * libmicrohttpd calls this when the head of a request has come, and again for its body. The
 * parameters are its own.
 */
/* NOLINTNEXTLINE(readability-function-size) */
static enum MHD_Result handle(void *caller, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **state)
{
    (void)version;
    (void)upload;
    if (*state == NULL) { /* the answer must wait for the second call */
        *state = caller;
        return MHD_YES;
    }
    if (*upload_size > 0) { /* a body that nobody wants */
        *upload_size = 0;
        return MHD_YES;
    }
    return answer_request(caller, connection, url, method);
}

bool server_start(struct server *server, struct preview *preview,
                  struct diagnostics *diagnostics)
{
    server->preview = preview;
    server->daemon = MHD_start_daemon(
        MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL, 0, NULL,
        NULL, handle, server, MHD_OPTION_LISTEN_SOCKET, server->listener,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)IDLE_SECONDS, MHD_OPTION_END);
    if (server->daemon != NULL) {
        server->listener = -1;
        return true;
    }
    diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){0},
             _("the library for the preview (libmicrohttpd) cannot be started"));
    diagnose_hint(diagnostics, _("perhaps it is not installed: Debian calls it %s"),
                  "libmicrohttpd12");
    return false;
}

void server_stop(struct server *server)
{
    if (server->daemon != NULL)
        MHD_stop_daemon(server->daemon);
    if (server->listener >= 0)
        close(server->listener);
}
