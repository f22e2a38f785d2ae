/* HTTP on this machine, with libmicrohttpd. Private to `serve`. */
#ifndef VETRO_SERVE_SERVER_H
#define VETRO_SERVE_SERVER_H

#include "serve/preview.h"
#include "serve/serve.h"

struct MHD_Daemon;

struct server {
    const struct serve_request *request;
    struct preview *preview;
    int listener; /* until the daemon has it */
    uint16_t port;
    struct MHD_Daemon *daemon;
};

/* Takes the first free port. False: there is none; a diagnostic says. */
bool server_listen(struct server *server, const struct serve_request *request,
                   struct diagnostics *diagnostics);

/* Begins to answer, in threads of its own. */
bool server_start(struct server *server, struct preview *preview,
                  struct diagnostics *diagnostics);

/* Ends all connections; preview_end must come before. Well also after a failure. */
void server_stop(struct server *server);

#endif
