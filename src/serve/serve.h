/*
 * The local preview: a site is shown to browsers on this machine, built again whenever what it
 * is made from changes, and open pages refresh themselves. Errors of a build are shown over
 * the last good page. Knows nothing of plans; how the site is built is told by the caller.
 *
 * Only 127.0.0.1 is ever listened on, only names of this machine are answered to, and nothing
 * outside the site's folder is shown: symbolic links in it are not followed.
 */
#ifndef VETRO_SERVE_H
#define VETRO_SERVE_H

#include "base/base.h"

enum { SERVE_PORT = 8080, SERVE_PORT_TRIES = 20 };

struct serve_request {
    struct text site;           /* the folder that is shown */
    struct text base;           /* path that the site has on its host, /piano, or empty */
    struct text parts;          /* the folder with what pages get in the preview only */
    const struct text *watched; /* folders whose changes call for a new build */
    size_t watched_count;
    uint16_t port; /* the first one tried, of SERVE_PORT_TRIES */

    /* Builds the site. `changed`: some file of it is another now. False: it is as it was. */
    bool (*build)(void *caller, bool *changed, struct diagnostics *diagnostics);

    /* Called once, when the site can be looked at; `port` is the one found. */
    void (*ready)(void *caller, uint16_t port);

    void *caller;
};

/*
 * Shows the site until SIGINT, SIGTERM or SIGHUP comes. False: it could not be shown, or not
 * any longer; a diagnostic says. Findings of builds go to `build` only.
 */
bool serve_site(const struct serve_request *request, struct diagnostics *diagnostics);

#endif
