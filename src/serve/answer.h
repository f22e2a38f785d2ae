/* What a browser gets for a request. Private to `serve`. */
#ifndef VETRO_SERVE_ANSWER_H
#define VETRO_SERVE_ANSWER_H

#include "serve/server.h"

#include <microhttpd.h>

/* Answers one request; `url` is its decoded path. */
enum MHD_Result answer_request(struct server *server, struct MHD_Connection *connection,
                               const char *url, const char *method);

#endif
